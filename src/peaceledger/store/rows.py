"""Record to row and back. A row is a mapping that JSON can hold; which fields are columns is the schema's to say."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import UTC, date, datetime
from functools import cache
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

R = TypeVar("R")


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(f.name for f in fields(kind))


def to_row(record: Any) -> dict[str, Any]:
    """Return every field of a record by name, ready for ``json.dumps(..., default=plain)``."""
    kind: Any = type(record)
    return {name: getattr(record, name) for name in _names(kind)}


def plain(value: object) -> str:
    """Return a day or a moment as JSON holds it; moments in UTC.

    Raises:
        TypeError: For any other type that JSON does not know.
    """
    if isinstance(value, datetime):
        return (value.astimezone(UTC).replace(tzinfo=None) if value.tzinfo else value).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} cannot be stored")


def from_row(kind: type[R], row: Mapping[str, Any]) -> R:
    """Return the record a row holds; fields that the row lacks take their default."""
    cached: Any = kind
    back = _converters(cached)
    return kind(**{name: back[name](row[name]) for name in _names(cached) if name in row})


@cache
def _converters(kind: Any) -> dict[str, Callable[[Any], Any]]:
    return {name: _converter(hint) for name, hint in get_type_hints(kind).items()}


def _converter(hint: Any) -> Callable[[Any], Any]:
    parts = (hint, *get_args(hint))
    if datetime in parts:
        return _moment
    if date in parts:
        return _day
    if get_origin(hint) is tuple:
        return tuple
    return _same


def _same(value: Any) -> Any:
    return value


def _day(value: str | date | None) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _moment(value: str | datetime | None) -> datetime | None:
    found = datetime.fromisoformat(value) if isinstance(value, str) else value
    return found.replace(tzinfo=UTC) if found and found.tzinfo is None else found
