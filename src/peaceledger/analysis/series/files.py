"""Reads a user's own series: UCDP, ACLED and VIINA files as they are, any other CSV by a map. Nothing of it is shipped."""

import csv
import gzip
import io
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import IO

from peaceledger.analysis.series.maps import SeriesMap, known_map, read_map
from peaceledger.analysis.series.observations import Observation, Observed
from peaceledger.errors import UsageError

FORMATS = ("%Y-%m-%d", "%Y-%m-%d %H:%M:%S.%f", "%Y-%m-%d %H:%M:%S", "%d %B %Y", "%d-%B-%Y", "%Y%m%d", "%d.%m.%Y")
"""Ways of writing a day that cannot be mistaken for another; 03/04/2022 can, and needs ``date_format``."""
MOST_FAULTS = 3
CEILING = 2_000_000_000
"""Characters read of one file at most, however small it was packed."""


def read_series(name: str, path: Path, by: Path | None = None) -> Observed:
    """Read a series from a user's file.

    Args:
        name: What studies call it.
        path: .csv, .csv.gz, or .zip with one .csv in it.
        by: The map, where the columns are none of a known format.

    Raises:
        UsageError: If the file or its map cannot be used; says why and what to do.
    """
    given = read_map(by) if by else None
    with _opened(path) as lines:
        reader = csv.DictReader(lines)
        columns = _columns(path, reader)
        form, chosen = _map_for(path, columns, given)
        _check_columns(path, columns, chosen)
        rows = _kept(path, reader, chosen)
    if not rows:
        raise UsageError(f"{path} has no row that can be used{_by(chosen)}. Check the map's [where], or the file.")
    observations, notes = _observations(rows, chosen)
    return Observed(
        name=name,
        unit=chosen.unit,
        source=f"{path.name} ({form})",
        rows=tuple(observations),
        gaps="none" if chosen.rows == "events" or chosen.missing == "none" else "unknown",
        kind="level" if chosen.reckon == "level" else "count",
        notes=(*([chosen.note] if chosen.note else []), *notes),
        digest=sha256(path.read_bytes()).hexdigest(),
        side=chosen.side,
        claimed_by=chosen.claimed_by,
    )


def given_series(arguments: Sequence[str]) -> dict[str, Observed]:
    """Read the series of the command line, each written as NAME=FILE or NAME=FILE:MAP.toml.

    Raises:
        UsageError: If one is written in another way, stands there twice, or cannot be read.
    """
    found: dict[str, Observed] = {}
    for argument in arguments:
        name, sign, place = argument.partition("=")
        if not sign or not name.isidentifier() or not place:
            raise UsageError(f"--series {argument!r} is not understood. Write NAME=FILE.csv or NAME=FILE.csv:MAP.toml.")
        if name in found:
            raise UsageError(f"--series {name} stands there twice. Give each series once.")
        file, colon, by = place.rpartition(":")
        mapped = bool(colon) and by.endswith(".toml")
        found[name] = read_series(name, Path(file if mapped else place), Path(by) if mapped else None)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """What one line says."""

    first: date
    last: date
    low: float | None
    best: float | None
    high: float | None


@contextmanager
def _opened(path: Path) -> Iterator[Iterable[str]]:
    """Lines of a plain or packed file; what is not UTF-8 is refused in words."""
    try:
        with path.open("rb") as raw, _unpacked(path, raw) as plain, io.TextIOWrapper(plain, "utf-8-sig", newline="") as text:
            yield _bounded(path, text)
    except OSError as fault:
        raise UsageError(f"{path} cannot be read: {fault.strerror or fault}. Check the path and the file.") from fault
    except (UnicodeDecodeError, csv.Error, zipfile.BadZipFile, EOFError) as fault:
        raise UsageError(f"{path} is no CSV in UTF-8: {fault}. Save it as CSV, UTF-8, and try again.") from fault


@contextmanager
def _unpacked(path: Path, raw: IO[bytes]) -> Iterator[IO[bytes]]:
    if path.suffix == ".gz":
        with gzip.open(raw) as plain:
            yield plain  # type: ignore[misc]
    elif path.suffix == ".zip":
        with zipfile.ZipFile(raw) as packed:
            inside = [n for n in packed.namelist() if n.lower().endswith(".csv") and not n.startswith("__MACOSX")]
            if len(inside) != 1:
                raise UsageError(f"{path} holds {len(inside)} CSV files; one is needed. Unpack it and name the file.")
            with packed.open(inside[0]) as plain:
                yield plain
    else:
        yield raw


def _bounded(path: Path, lines: Iterable[str]) -> Iterator[str]:
    read = 0
    for line in lines:
        read += len(line)
        if read > CEILING:
            raise UsageError(f"{path} is longer than {CEILING:,} characters. Cut it to the country and years you need.")
        yield line


def _columns(path: Path, reader: "csv.DictReader[str]") -> tuple[str, ...]:
    names = tuple(n.strip() for n in reader.fieldnames or ())
    twice = [name for name, number in Counter(names).items() if number > 1]
    if len(names) < 2 or twice:
        reason = f"the column {twice[0]!r} stands there twice" if twice else "its first line names fewer than two columns"
        raise UsageError(f"{path} cannot be used: {reason}. A series is a CSV, parted by commas, with column names in line 1.")
    reader.fieldnames = list(names)
    return names


def _map_for(path: Path, columns: Sequence[str], given: SeriesMap | None) -> tuple[str, SeriesMap]:
    found = known_map(frozenset(columns))
    if given is not None:
        return (f"{found[0]}, by a map" if found else "by a map"), given
    if found is None:
        raise UsageError(
            f"{path} is none of the formats known by their columns (UCDP, ACLED, VIINA): it has {', '.join(columns[:12])}. "
            "Say which column holds the day and which the number in a small map, and give FILE.csv:MAP.toml. "
            'The least map is: date = "DAY COLUMN", value = "NUMBER COLUMN". See docs/how-to/studies.md.'
        )
    return found


def _check_columns(path: Path, columns: Sequence[str], chosen: SeriesMap) -> None:
    named = (chosen.date, chosen.end, chosen.precision, chosen.value, chosen.low, chosen.high, *chosen.where)
    missing = [name for name in named if name and name not in columns]
    if missing:
        raise UsageError(f"{path} has no column {', '.join(map(repr, missing))}. Its columns are {', '.join(columns[:40])}.")


def _kept(path: Path, reader: "csv.DictReader[str]", chosen: SeriesMap) -> list[_Row]:
    """The lines asked for, read; the first faults are told together with their lines."""
    kept: list[_Row] = []
    faults: list[str] = []
    for row in reader:
        if any((row[column] or "").strip() not in values for column, values in chosen.where.items()):
            continue
        try:
            kept.append(_read(row, chosen))
        except ValueError as fault:
            faults.append(f"line {reader.line_num}: {fault}")
            if len(faults) == MOST_FAULTS:
                break
    if faults:
        raise UsageError(f"{path} cannot be used as it stands: {'; '.join(faults)}. Mend these lines, or the map.")
    return kept


def _read(row: Mapping[str, str], chosen: SeriesMap) -> _Row:
    first = read_day(row[chosen.date], chosen.date_format)
    last = read_day(row[chosen.end], chosen.date_format) if chosen.end else first
    if last < first:
        raise ValueError(f"it ends on {last}, before it begins on {first}")
    first, last = _widened(first, last, row, chosen)
    best = _number(row[chosen.value]) if chosen.value else 1.0
    low = _number(row[chosen.low]) if chosen.low else best
    high = _number(row[chosen.high]) if chosen.high else best
    return _Row(first=first, last=last, low=low, best=best, high=high)


def _widened(first: date, last: date, row: Mapping[str, str], chosen: SeriesMap) -> tuple[date, date]:
    """A day that the file itself calls exact to a week or a month only is widened to that."""
    said = (row[chosen.precision] or "").strip() if chosen.precision else ""
    if not said or said in chosen.day_precisions:
        return first, last
    if said in chosen.week_precisions:
        return first - timedelta(days=3), last + timedelta(days=3)
    return first - timedelta(days=15), last + timedelta(days=15)


def read_day(text: str | None, form: str | None = None) -> date:
    """Read a day.

    Raises:
        ValueError: If it is empty, or written in a way that could mean two days.
    """
    said = (text or "").strip()
    for pattern in (form,) if form else FORMATS:
        try:
            return datetime.strptime(said, pattern).date()  # noqa: DTZ007 - a day of the file's own calendar
        except ValueError:
            continue
    raise ValueError(
        f"{said!r} is no day as {form!r}" if form else f"{said!r} is no day, or could be two: give date_format in the map"
    )


def _number(text: str | None) -> float | None:
    """A number, None where the cell is empty or says that it is unknown."""
    said = (text or "").strip()
    if said.lower() in ("", "na", "n/a", "nan", "null", "none", "?", "-"):
        return None
    try:
        found = float(said.replace("\u00a0", "").replace(" ", ""))
    except ValueError:
        raise ValueError(f"{said!r} is no number") from None
    if found in (float("inf"), float("-inf")):
        raise ValueError(f"{said!r} is no number of anything")
    return found


def _observations(rows: Sequence[_Row], chosen: SeriesMap) -> tuple[list[Observation], list[str]]:
    if chosen.rows == "events":
        unknown = sum(r.best is None for r in rows)
        return [_whole(r) for r in rows], [f"{unknown} rows give no number: their days are unknown"] if unknown else []
    twice = [day for day, number in Counter(r.first for r in rows).items() if number > 1]
    if twice:
        raise UsageError(
            f"{len(twice)} days stand there twice, {min(twice)} first. With rows = 'days' each day has one row; for a list use "
            "rows = 'events'."
        )
    ordered = sorted(rows, key=lambda r: r.first)
    found, notes = _RECKONED[chosen.reckon](ordered)
    return found, [*notes, *_holes(ordered, chosen)]


def _whole(row: _Row) -> Observation:
    return Observation(first=row.first, last=row.last, low=row.low, best=row.best, high=row.high)


def _as_given(rows: Sequence[_Row]) -> tuple[list[Observation], list[str]]:
    return [_whole(r) for r in rows], []


def _differences(rows: Sequence[_Row], *, falls: bool) -> tuple[list[Observation], list[str]]:
    """What came each day. Over a hole, or where a total falls, it is unknown on which day how much came."""
    found: list[Observation] = []
    fell = 0
    for before, now in pairwise(rows):
        step = _step(before, now)
        if step is not None and step < 0 and not falls:
            fell, step = fell + 1, None
        found.append(Observation(first=now.first, last=now.first, low=step, best=step, high=step))
    notes = ["differences from one day to the next; the first day has none"]
    if fell:
        notes.append(f"the total falls on {fell} days: somebody corrected it, and what came on that day is unknown")
    return found, notes


def _step(before: _Row, now: _Row) -> float | None:
    if now.first - before.first != timedelta(days=1) or before.best is None or now.best is None:
        return None
    return now.best - before.best


def _holes(rows: Sequence[_Row], chosen: SeriesMap) -> list[str]:
    length = (rows[-1].first - rows[0].first).days + 1
    missing = length - len(rows)
    if not missing:
        return []
    taken = "they are unknown, not zero" if chosen.missing == "unknown" else "they count as none, since the map says so"
    return [f"{missing} of {length} days have no row: {taken}"]


_RECKONED: Mapping[str, Callable[[Sequence[_Row]], tuple[list[Observation], list[str]]]] = {
    "value": _as_given,
    "running_total": lambda rows: _differences(rows, falls=False),
    "level": lambda rows: _differences(rows, falls=True),
}


def _by(chosen: SeriesMap) -> str:
    asked = ", ".join(f"{column} is {' or '.join(values)}" for column, values in chosen.where.items())
    return f" (where {asked})" if asked else ""


__all__ = ["given_series", "read_day", "read_series"]
