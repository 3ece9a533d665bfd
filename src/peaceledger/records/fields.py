"""Values of a record's fields as people write them, and as the record holds them."""

from dataclasses import fields
from datetime import date
from functools import cache
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from peaceledger.records.mention import EVENT_TYPES

JOINT = ";"
ALLOWED = {"type": EVENT_TYPES, "date_basis": ("stated", "relative", "inferred", "publication_date", "unknown")}
"""Values of fields whose type does not name them."""
WANTED = {date: "a day such as 2031-05-02 is wanted", int: "a whole number is wanted", float: "a number is wanted"}
FIXED = frozenset(
    {
        "start",
        "end",
        "quote",
        "trigger",
        "extractor",
        "date_from",
        "date_relation",
        "date_open",
        "acled_cues",
        "known_as",
        "weight",
        "reasons",
        "names",
    }
)
"""Fields that a person cannot set: the passage is what it is, and how a record was made is no matter of opinion."""


def as_value(kind: type, name: str, value: object) -> Any:
    """Return a value as a field of this kind of record holds it.

    Args:
        kind: A record's class.
        name: Field.
        value: Text, number, truth value, list or None; text is read as the field's type, a list from text parted by ``;``.

    Raises:
        ValueError: In words, if there is no such field or the value cannot be one.
    """
    hints = _hints(kind)
    if name not in hints:
        raise ValueError(f"there is no field {name!r}")
    choices = _choices(hints[name])
    if value is None or value == "":
        if NoneType in choices:
            return None
        if not any(get_origin(c) is tuple for c in choices):
            raise ValueError(f"{name} cannot be empty")
    for choice in choices:
        if choice is not NoneType:
            return _read(choice, name, value)
    raise ValueError(f"{name} cannot be set")


def choices_of(kind: type, name: str) -> tuple[str, ...]:
    """The values that a field of this kind of record can have, where they are a fixed list; empty where they are not."""
    literals = [c for c in _choices(_hints(kind).get(name, str)) if get_origin(c) is Literal]
    return tuple(map(str, get_args(literals[0]))) if literals else ALLOWED.get(name, ())


def can_be_empty(kind: type, name: str) -> bool:
    """Whether a field of this kind of record may be None."""
    return NoneType in _choices(_hints(kind)[name])


def as_words(value: object) -> str | None:
    """Return a field's value in words; None stays None."""
    if value is None:
        return None
    if isinstance(value, list | tuple):
        return f"{JOINT} ".join(str(v) for v in value)
    if isinstance(value, dict):
        return f"{JOINT} ".join(f"{name} {as_words(v) or 'empty'}" for name, v in value.items())
    if isinstance(value, float):
        return f"{value:g}"
    return str(value)


@cache
def _hints(kind: Any) -> dict[str, Any]:
    names = {f.name for f in fields(kind)}
    return {name: hint for name, hint in get_type_hints(kind).items() if name in names}


def _choices(hint: Any) -> tuple[Any, ...]:
    return (hint,) if get_origin(hint) in (Literal, tuple, None) else get_args(hint)


def _read(kind: Any, name: str, value: object) -> Any:
    origin = get_origin(kind)
    if origin is Literal:
        if value not in get_args(kind):
            raise ValueError(f"{name} is one of {', '.join(map(str, get_args(kind)))}, not {value!r}")
        return value
    if value not in ALLOWED.get(name, (value,)):
        raise ValueError(f"{name} is one of {', '.join(ALLOWED[name])}, not {value!r}")
    if origin is tuple:
        parts = value if isinstance(value, list | tuple) else str(value or "").split(JOINT)
        return tuple(word for part in parts if (word := str(part).strip()))
    try:
        return _simple(kind, value)
    except (ValueError, TypeError) as fault:
        raise ValueError(f"{name} cannot be {value!r}: {WANTED.get(kind, 'a value of another type is wanted')}") from fault


def _simple(kind: Any, value: object) -> Any:
    if kind is date:
        return value if isinstance(value, date) else date.fromisoformat(str(value))
    if kind is bool:
        return {"true": True, "false": False}[str(value).casefold()] if not isinstance(value, bool) else value
    if kind is int:
        number = float(str(value))
        if number != int(number):
            raise ValueError
        return int(number)
    return float(str(value)) if kind is float else str(value)


def correctable(kind: type) -> tuple[str, ...]:
    """Fields of a record that a person may correct: no id, passage, offset or number of records."""
    names = (f.name for f in fields(kind))
    return tuple(n for n in names if n not in FIXED and not n.startswith("n_") and not n.endswith(("_id", "_start", "_end")))
