"""Files to captures: one reader per kind of file, and whatever cannot be read becomes a row that says why."""

import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

from peaceledger.readers.decode import MAX_ARTICLE, TOO_LONG, UnreadableError, checked, opened, read_text
from peaceledger.readers.files import SUFFIXES, InputFile, media_type
from peaceledger.readers.html import read_page
from peaceledger.readers.linedates import date_in_url, read_date
from peaceledger.readers.lines import lines_of
from peaceledger.readers.split import article_starts
from peaceledger.readers.tables import Row, csv_rows, json_rows
from peaceledger.records import Capture, Rejected, record_id

Read = Capture | Rejected
_HALF = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A kind of file: its suffixes, and the function that reads it."""

    suffixes: tuple[str, ...]
    read: Callable[[InputFile], Iterator[Read]]


def read(file: InputFile) -> Iterator[Read]:
    """Yield what a file holds: captures, and a ``Rejected`` for each part that cannot be read. Bad content never raises."""
    kind = media_type(file.shown)
    if kind is None:
        yield Rejected(path=file.shown, record_id=None, reason=f"no reader for this kind of file. Give one of {_allowed()}.")
        return
    suffix = Path(file.shown.lower().removesuffix(".gz")).suffix
    reader = next(r for r in READERS if suffix in r.suffixes)
    try:
        yield from reader.read(file)
    except UnreadableError as fault:
        yield _rejected(file, None, fault)


def _allowed() -> str:
    return ", ".join(SUFFIXES) + ", plain or with .gz"


def _rejected(file: InputFile, record: str | None, fault: UnreadableError) -> Rejected:
    subject = "the file" if record is None else f"record {record}"
    return Rejected(path=file.shown, record_id=record, reason=f"{subject} {fault}")


def _text(file: InputFile) -> Iterator[Read]:
    text = read_text(file.path)
    if len(text) > MAX_ARTICLE:
        starts = (*article_starts(text, lines_of(text)), len(text))
        _fits(max(end - start for start, end in pairwise(starts)))
    yield _capture(file, None, text)


def _fits(length: int) -> None:
    if length > MAX_ARTICLE:
        raise UnreadableError(TOO_LONG)


def _html(file: InputFile) -> Iterator[Read]:
    page = read_page(read_text(file.path))
    _fits(len(page.text))
    given = {
        "title": page.title,
        "byline": page.author,
        "date": page.date,
        "source": page.sitename,
        "url": page.url,
        "language": page.language,
    }
    yield _capture(file, None, page.text, given)


def _records(rows: Callable[[io.BufferedReader], Iterator[Row]]) -> Callable[[InputFile], Iterator[Read]]:
    def read_records(file: InputFile) -> Iterator[Read]:
        seen: dict[str, int] = {}
        number = 0
        with opened(file.path) as stream:
            for number, row in rows(stream):
                yield _record(file, number, row, seen)
        if not number:
            raise UnreadableError("holds no record. Nothing to read; delete it or fill it.")

    return read_records


def _record(file: InputFile, number: int, row: Mapping[str, Any] | UnreadableError, seen: dict[str, int]) -> Read:
    name = str(number)
    try:
        if isinstance(row, UnreadableError):
            raise row
        stated = _word(row.get("id"))
        if stated and seen.setdefault(stated, number) != number:
            name = stated
            raise UnreadableError(
                f"on line {number} repeats the id of line {seen[stated]}. Give each record an id of its own, or none."
            )
        name = stated or name
        text = _record_text(row)
        _fits(len(text))
        return _capture(file, name, text, row)
    except UnreadableError as fault:
        return _rejected(file, name, fault)


def _record_text(row: Mapping[str, Any]) -> str:
    """The title over the text; an item of a feed that has a title alone is read for that one line."""
    text, given = row.get("text"), row.get("title")
    title = _whole(given) if isinstance(given, str) and given.strip() else ""
    if title and "text" in row and (text is None or (isinstance(text, str) and not text.strip())):
        return checked(title)
    if not isinstance(text, str):
        raise UnreadableError("has no text. Give it a field text that holds a string.")
    text = checked(_whole(text))
    return f"{title}\n{text}" if title else text


def _whole(text: str) -> str:
    """Half characters, which JSON escapes can spell, cannot be stored; each becomes the replacement mark."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if _HALF.search(text) else text


def _capture(file: InputFile, record: str | None, text: str, given: Mapping[str, Any] | None = None) -> Capture:
    given = given or {}
    url = _word(given.get("url"))
    published, published_from = _published(given.get("date"), url)
    digest = sha256(text.encode()).hexdigest()
    return Capture(
        capture_id=record_id("c", file.shown, record or "", digest),
        path=file.shown,
        record_id=record,
        source_name=_word(given.get("source")),
        url=url,
        retrieved_at=_moment(given.get("retrieved_at")),
        media_type=media_type(file.shown) or "text/plain",
        sha256=digest,
        text=text,
        title=_word(given.get("title")),
        published=published,
        published_from=published_from,
        language=_word(given.get("language")),
        byline=_word(given.get("byline") or given.get("author")),
    )


def _published(stated: Any, url: str | None) -> tuple[str | None, str | None]:
    """A date that cannot be read counts as none: the address may still hold one."""
    word = _word(stated)
    if word and read_date(word):
        return word, "metadata"
    day = date_in_url(url or "")
    return (day.isoformat(), "url") if day else (None, None)


def _word(value: Any) -> str | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return _whole(str(value)).strip() or None


def _moment(value: Any) -> datetime | None:
    try:
        return datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


READERS: tuple[Reader, ...] = (
    Reader(suffixes=(".txt", ".md"), read=_text),
    Reader(suffixes=(".html", ".htm"), read=_html),
    Reader(suffixes=(".jsonl",), read=_records(json_rows)),
    Reader(suffixes=(".csv",), read=_records(csv_rows)),
)
"""Every kind of file that can be read."""
