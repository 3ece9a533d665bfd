"""Bytes to text, within bounds: no file makes the reader hold more than one document in memory."""

import codecs
import gzip
import io
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

MAX_DOCUMENT = 5_000_000
"""Greatest size of one file of text or HTML, in bytes: some 800,000 words, or a thousand articles glued together."""
MAX_ARTICLE = 500_000
"""Greatest size of one article, in characters: some 80,000 words, a novel. A parser needs about a gigabyte for as much."""
TOO_LONG = f"holds an article of more than {MAX_ARTICLE:,} characters, the limit. Split it into smaller files or records."
MAX_INFLATION = 200
"""A gzip file that grows more than this is refused: text packs 3 to 20 times, a made-up bomb a thousand times."""
INFLATION_FREE = 50_000_000
"""Unpacked bytes below which the rate of growth does not matter."""
SNIFFED = 1 << 16
"""Bytes of a table looked at to find its encoding."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x89PNG", "a picture"),
    (b"GIF8", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
)
_CYRILLIC_RUN = re.compile(rb"[\xa8\xaa\xaf\xb2-\xb4\xb8\xba\xbf-\xff]{3,}")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


class UnreadableError(Exception):
    """What stops a document from being read, in words, with the next step."""


@contextmanager
def opened(path: Path) -> Iterator[io.BufferedReader]:
    """Open a plain or gzip file for reading bytes, unpacked and bounded.

    Raises:
        UnreadableError: If it cannot be opened, is no regular file, or turns out broken or oversized while it is read.
    """
    try:
        if not path.is_file():
            raise UnreadableError(_not_a_file(path))
        with path.open("rb") as raw:
            inner = _Unpacked(raw) if path.name.lower().endswith(".gz") else raw
            yield io.BufferedReader(inner, SNIFFED)
    except PermissionError:
        raise UnreadableError("may not be opened: permission denied. Change the file's rights.") from None
    except (EOFError, gzip.BadGzipFile, zlib.error):
        raise UnreadableError("is a broken or cut-off gzip file. Copy or download it again.") from None
    except OSError as fault:
        raise UnreadableError(f"could not be read ({fault.strerror or fault}). Check the file and its disk.") from None


def _not_a_file(path: Path) -> str:
    if path.is_dir():
        return "is a folder with the name of a file. Rename it; files in it are read on their own."
    return "is not a regular file, or its link leads nowhere. Give the file itself."


class _Unpacked(io.RawIOBase):
    """A gzip stream that stops when it grows beyond what text can."""

    def __init__(self, raw: BinaryIO) -> None:
        self._raw = raw
        self._gzip = gzip.GzipFile(fileobj=raw)
        self._total = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
        data = self._gzip.read1(len(buffer))
        buffer[: len(data)] = data
        self._total += len(data)
        if self._total > INFLATION_FREE and self._total > MAX_INFLATION * self._raw.tell():
            raise UnreadableError(f"unpacks to more than {MAX_INFLATION} times its size. Unpack it and look what it is.")
        return len(data)


def read_text(path: Path) -> str:
    """Return a whole file, decoded; only a byte order mark is dropped.

    Raises:
        UnreadableError: If it is no text, too large, empty or broken.
    """
    with opened(path) as stream:
        data = stream.read(MAX_DOCUMENT + 1)
    if len(data) > MAX_DOCUMENT:
        limit = MAX_DOCUMENT // 1_000_000
        raise UnreadableError(f"is larger than {limit} MB, the limit for one file. Split it into smaller files.")
    return checked(data.decode(encoding_of(data), errors="replace"))


def checked(text: str) -> str:
    """Return a document's text if it can be read as text.

    Raises:
        UnreadableError: If it is empty, binary or damaged.
    """
    if not text.strip():
        raise UnreadableError("is empty. Nothing to read; delete it or fill it.")
    sample = text[:1_000_000]
    if len(_CONTROL.findall(sample)) * 200 > len(sample) or "\x00" in sample:
        raise UnreadableError("is not text: it holds binary data. Export it as plain text or HTML.")
    if sample.count("\ufffd") > max(3, len(sample) / 50):
        raise UnreadableError("cannot be decoded. Save it as UTF-8.")
    return text


def encoding_of(data: bytes) -> str:
    """Return the codec that decodes the data.

    Args:
        data: A whole document, or the first ``SNIFFED`` bytes of a table.

    Raises:
        UnreadableError: If the data are no text.
    """
    for mark, what in _MAGIC:
        if data.startswith(mark):
            raise UnreadableError(f"is {what}, not text. Export it as plain text or HTML.")
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return codec
    if b"\x00" in data:
        return _wide(data)
    return "utf-8" if _is_utf8(data) else _single_byte(data)


def _wide(data: bytes) -> str:
    """UTF-16 without its mark: every other byte of plain letters is zero."""
    half = len(data) // 2
    if half and data[1::2].count(0) > 0.3 * half and not data[0::2].count(0):
        return "utf-16-le"
    if half and data[0::2].count(0) > 0.3 * half and not data[1::2].count(0):
        return "utf-16-be"
    raise UnreadableError("is not text: it holds binary data. Export it as plain text or HTML.")


def _is_utf8(data: bytes) -> bool:
    """True for UTF-8, also with a few broken characters: better a mark in one place than every quotation mark garbled."""
    text = codecs.getincrementaldecoder("utf-8")(errors="replace").decode(data)
    wide = sum(1 for c in text if c > "\x7f")
    broken = text.count("\ufffd")
    return broken * 10 <= wide - broken


def _single_byte(data: bytes) -> str:
    """Cyrillic pages have words of high bytes, Latin ones single high bytes among plain letters."""
    runs = b"".join(_CYRILLIC_RUN.findall(data))
    if len(runs) * 2 > sum(1 for b in data if b >= 0x80):
        lower = sum(1 for b in runs if b >= 0xE0)
        return "cp1251" if lower * 2 > len(runs) else "koi8-r"
    import charset_normalizer

    best = charset_normalizer.from_bytes(data[:SNIFFED], cp_isolation=["cp1252", "latin_1"]).best()
    if best is None:
        raise UnreadableError("is in an encoding that is not recognised. Save it as UTF-8.")
    return str(best.encoding)
