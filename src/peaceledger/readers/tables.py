"""Tables of records: one article per line of a .jsonl file or row of a .csv file, read as a stream."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

from peaceledger.readers.decode import MAX_ARTICLE, SNIFFED, TOO_LONG, UnreadableError, encoding_of

LONGEST_LINE = 8 * MAX_ARTICLE
"""Characters of one line or row: the longest article with every character escaped, and room for other fields."""
DELIMITERS = ",;\t|"

Row = tuple[int, Mapping[str, Any] | UnreadableError]
"""Line number and the record's fields, or why there are none."""


def json_rows(stream: io.BufferedReader) -> Iterator[Row]:
    """Yield every line that is not blank."""
    number = 0
    with _text_of(stream, newline="\n") as text:
        while line := text.readline(LONGEST_LINE):
            number += 1
            if len(line) == LONGEST_LINE and not line.endswith("\n"):
                _skip_line(text)
                yield number, UnreadableError(TOO_LONG)
            elif line.strip("\ufeff \t\r\n"):
                yield number, _json_row(line)


def _json_row(line: str) -> Mapping[str, Any] | UnreadableError:
    try:
        row = json.loads(line.strip("\ufeff \t\r\n"))
    except (ValueError, RecursionError) as fault:
        return UnreadableError(f"is not valid JSON ({str(fault)[:80]}). Write one JSON object per line.")
    if not isinstance(row, dict):
        return UnreadableError("is not a JSON object. Write one object per line, with a field text.")
    return {str(key).casefold(): value for key, value in row.items()}


def csv_rows(stream: io.BufferedReader) -> Iterator[Row]:
    """Yield every row under the header.

    Raises:
        UnreadableError: If there is no column ``text``, or a row does not end within the limit.
    """
    with _text_of(stream, newline="") as text:
        lines = _Lines(text)
        header, delimiter = _header(next(lines, ""))
        rows = csv.reader(lines, delimiter=delimiter)
        while True:
            number, lines.held = lines.number + 1, 0
            row = _next_row(rows)
            if row is None:
                return
            if isinstance(row, UnreadableError):
                yield number, row
            elif any(cell.strip() for cell in row):
                yield number, _csv_row(header, row)


def _csv_row(header: list[str], row: list[str]) -> Mapping[str, Any] | UnreadableError:
    if len(row) > len(header):
        return UnreadableError(f"has {len(row)} cells under {len(header)} columns. Put texts in quotation marks.")
    return {name: cell or None for name, cell in zip(header, row, strict=False) if name}


def _header(line: str) -> tuple[list[str], str]:
    for delimiter in DELIMITERS:
        names = [name.strip().casefold() for name in next(csv.reader([line], delimiter=delimiter), [])]
        if "text" in names:
            return names, delimiter
    raise UnreadableError(
        f"has no column named text; its first line is {line.strip()[:80]!r}. Name the column with the articles text."
    )


def _next_row(rows: Iterator[list[str]]) -> list[str] | UnreadableError | None:
    """The next row, None at the end; the limit on fields belongs to the whole process, so it is put back after each row."""
    kept = csv.field_size_limit(LONGEST_LINE)
    try:
        return next(rows, None)
    except csv.Error as fault:
        return UnreadableError(f"is a broken row ({fault}). Mend or delete it.")
    finally:
        csv.field_size_limit(kept)


class _Lines(Iterator[str]):
    """Lines of a table, counted; ``held`` is what the row in hand has taken so far."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text = text
        self.number = 0
        self.held = 0

    def __next__(self) -> str:
        line = self._text.readline(LONGEST_LINE)
        if not line:
            raise StopIteration
        self.number += 1
        self.held += len(line)
        if self.held >= LONGEST_LINE:
            raise UnreadableError(
                f"has a row before line {self.number} that is too long or whose quotation mark never closes; the rest was not "
                "read. Mend that row."
            )
        return line


def _text_of(stream: io.BufferedReader, newline: str) -> io.TextIOWrapper:
    head = stream.peek(SNIFFED)
    if not head.strip():
        raise UnreadableError("is empty. Nothing to read; delete it or fill it.")
    return io.TextIOWrapper(stream, encoding_of(head), errors="replace", newline=newline)


def _skip_line(text: io.TextIOWrapper) -> None:
    while (piece := text.readline(LONGEST_LINE)) and not piece.endswith("\n"):
        pass
