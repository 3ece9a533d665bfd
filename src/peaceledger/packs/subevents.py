"""Sub-event types: the file an author writes (``subevents/*.toml``), checked, and the frozen object the machine runs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from peaceledger.errors import PackError
from peaceledger.packs.frames import Words, spell_out


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class CueModel(_Model):
    """``[[subevent.cue]]``: words that must stand together in one sentence.

    A word is a lemma, a phrase of lemmas, ``word/v`` or ``word/n`` (only as a verb, only as a noun), ``@class`` of
    ``vocab/subevent_words.toml``, or ``#`` and what an actor is: its kind (``#state``, ``#armed_group``), and for a state and its
    forces ``#home`` or ``#foreign`` to the place of the event, ``#unplaced`` where that is not known.
    """

    act: list[str] = Field(min_length=1)
    who: list[str] = []
    but: list[str] = []
    whom: list[str] = []
    near: list[list[str]] = []
    never: list[str] = []
    weight: float = Field(gt=0)


class SubEventModel(_Model):
    """``[[subevent]]``: one sub-event type."""

    id: str
    event: str
    name: str
    in_acled: bool = True
    types: list[str] = []
    covers: list[str] = []
    outranks: list[str] = []
    cue: list[CueModel] = Field(min_length=1)
    example: list[str] = []


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Words that speak for a sub-event where they stand together.

    Attributes:
        act: Words of which one must stand there: the deed.
        who: Words of which one must do it; empty where anybody may.
        but: Words of which none may do it.
        whom: Words of which one must suffer it; empty likewise.
        near: Groups of words of which each must have one in the sentence.
        never: Words that must not stand in the sentence.
        weight: How much it says.
    """

    act: frozenset[str]
    who: frozenset[str]
    but: frozenset[str]
    whom: frozenset[str]
    near: tuple[frozenset[str], ...]
    never: frozenset[str]
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SubEventType:
    """One sub-event type with its cues.

    Attributes:
        id: Name of the type in this pack.
        event: ACLED's event type, or the sort of event where ACLED has none.
        name: ACLED's sub-event type.
        in_acled: False where ACLED has no such type: it competes, so that a flood is no attack, but names no sub-event.
        types: Types of mention that it may refine.
        covers: Types of mention that are this sub-event whatever their words.
        outranks: Ids that give way where both have their cues.
        cues: In the order of the file.
        examples: Sentences that must come out as this type.
    """

    id: str
    event: str
    name: str
    in_acled: bool
    types: frozenset[str]
    covers: frozenset[str]
    outranks: frozenset[str]
    cues: tuple[Cue, ...]
    examples: tuple[str, ...]


def compile_subevents(tables: Iterable[Mapping[str, Any]], classes: Words) -> tuple[SubEventType, ...]:
    """Check sub-event tables and turn them into frozen objects.

    Raises:
        PackError: If a table does not keep to the schema, or names an unknown class or sub-event.
    """
    found = tuple(_subevent(_checked(table), classes) for table in tables)
    known = {one.id for one in found}
    for one in found:
        if strangers := one.outranks - known:
            raise PackError(f"Sub-event {one.id!r} outranks {', '.join(sorted(strangers))}, which no pack has.")
    return found


def _checked(table: Mapping[str, Any]) -> SubEventModel:
    name = table.get("id", "?")
    try:
        return SubEventModel.model_validate(dict(table))
    except ValidationError as fault:
        first = fault.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise PackError(f"Sub-event {name!r}: {where}: {first['msg']}. See docs/reference for its fields.") from fault


def _subevent(model: SubEventModel, classes: Words) -> SubEventType:
    return SubEventType(
        id=model.id,
        event=model.event,
        name=model.name,
        in_acled=model.in_acled,
        types=frozenset(model.types),
        covers=frozenset(model.covers),
        outranks=frozenset(model.outranks),
        cues=tuple(_cue(cue, classes, model.id) for cue in model.cue),
        examples=tuple(model.example),
    )


def _cue(model: CueModel, classes: Words, name: str) -> Cue:
    return Cue(
        act=_spell_out(model.act, classes, name),
        who=_spell_out(model.who, classes, name),
        but=_spell_out(model.but, classes, name),
        whom=_spell_out(model.whom, classes, name),
        near=tuple(_spell_out(group, classes, name) for group in model.near),
        never=_spell_out(model.never, classes, name),
        weight=model.weight,
    )


def _spell_out(words: Iterable[str], classes: Words, name: str) -> frozenset[str]:
    return frozenset(word.replace("-", " ") for word in spell_out(words, classes, f"Sub-event {name!r}"))
