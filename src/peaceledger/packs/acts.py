"""Acts of one actor towards another: the files an author writes (``acts/*.toml``), checked, and the objects the machine runs.

A file holds ``[[act]]`` tables; a later one may repeat a PLOVER event with other triggers::

    [[act]]
    plover = "SUPPORT"            # one of PLOVER_EVENTS
    mode = "diplomatic"           # optional, PLOVER's mode or context
    cameo = "054"                 # CAMEO root or code
    contested = false             # true: a party's report of it is that party's claim (ASSAULT, COERCE, ...)

    [[act.trigger]]               # every field of a frame's trigger (packs/frames.py), and:
    on = ["restore", "resume"]    # lemmas; "break off" only if the words stand in a row, else need = { particle = ["off"] }
    pos = "verb"
    need = { object = ["tie", "relation"] }
    source = ["subject"]          # optional: places in the order in which they are tried
    target = ["object", "with"]   # optional
    reciprocal = true             # optional: "A and B renewed ties", "ties between A and B": each does it to the other
    mutual = false                # optional: in both directions also for "A met B", "A held talks with B"
    gloss = "restore ties"        # optional, for readers of the file

    [[act.example]]               # tests: with the invented states of packs/example
    text = "Arden restored ties with Morland."
    source = "Arden"           # canonical name of an actor; no source: this text gives no act of this event
    target = "Morland"
    status = "occurred"           # optional

Places are those of ``need``: ``subject`` (the agent of a passive, and the one inherited by control, included), ``object`` (the
subject of a passive included), a preposition (``with``, ``to``, ``against`` ...), and for nouns ``possessor`` ("Arden's",
"Ardenian", "Arden" before it), ``subject`` and ``object`` of the verb that carries it ("launched an attack on").
A place that holds no actor is searched one step on: "welcomed a resumption of ties with X", "urged the release of X's men",
"refused to talk to X" all find X from ``object`` or ``clause``.

Left out, a verb's source is ``subject`` and its target ``object``, then ``VERB_TARGETS``; a noun's source is ``possessor``, then
``by``, ``from``, ``of``, then the subject of the verb that carries it, and its target ``NOUN_TARGETS``.
What governs the trigger is read by the program and needs no trigger of its own: "agreed to send", "plans to attack", "refused to
meet", "denied", "did not". Do write triggers for what the words themselves do: promise, refuse, urge, accuse, threaten, welcome.
Word classes for ``@class`` are those of ``vocab/event_words.toml`` and ``vocab/act_words.toml``. The role nouns that add a code
to a side ("soldiers": MIL) stand in ``vocab/agents.toml``, a list for each code.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from peaceledger.errors import PackError
from peaceledger.packs.frames import EventFrame, Trigger, TriggerModel, Words, compile_triggers
from peaceledger.records.mention import Status

PloverEvent = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
PLOVER_EVENTS: frozenset[str] = frozenset(get_args(PloverEvent))
VERB_SOURCES = ("subject",)
VERB_TARGETS = (
    *("object", "with", "against", "to", "on", "at", "into", "from", "for", "toward", "towards", "upon", "over"),
    "clause",
)
WITH_TARGETS = ("object", "with", "to", "between")
NOUN_SOURCES = ("possessor", "by", "from", "carrier")
NOUN_TARGETS = ("against", "on", "with", "to", "into", "at", "toward", "towards", "of")


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class ActTriggerModel(TriggerModel):
    """``[[act.trigger]]``: a frame's trigger, and the places that hold who does it and to whom."""

    source: list[str] = Field(default=[])
    target: list[str] = Field(default=[])
    reciprocal: bool = False
    mutual: bool = False
    gloss: str = ""


class ActExampleModel(_Model):
    """``[[act.example]]``: a sentence that must, or without a source must not, give an act of the event."""

    text: str
    source: str | None = None
    target: str | None = None
    status: Status | None = None


class ActModel(_Model):
    """``[[act]]``: a PLOVER event with the words for it."""

    plover: PloverEvent
    mode: str | None = None
    cameo: str = Field(pattern=r"^\d{2,4}$")
    contested: bool = False
    trigger: list[ActTriggerModel] = Field(min_length=1)
    example: list[ActExampleModel] = []


@dataclass(frozen=True, slots=True, kw_only=True)
class ActTrigger(Trigger):
    """A trigger that says where who and whom stand; empty places mean those of its part of speech."""

    source: tuple[str, ...]
    target: tuple[str, ...]
    reciprocal: bool
    mutual: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ActExample:
    """A sentence with what it must give; ``source`` None: no act of this event."""

    plover: str
    text: str
    source: str | None
    target: str | None
    status: Status | None


def compile_acts(tables: Iterable[Mapping[str, Any]], classes: Words) -> tuple[EventFrame, ...]:
    """Check act tables and turn them into frames whose triggers are ``ActTrigger``.

    Args:
        tables: One mapping for each ``[[act]]``.
        classes: Word classes by name, for ``@class``.

    Raises:
        PackError: If a table does not keep to the schema or names an unknown class.
    """
    return tuple(_frame(model, classes) for model in map(_checked, tables))


def act_examples(tables: Iterable[Mapping[str, Any]]) -> tuple[ActExample, ...]:
    """Every example of the act tables.

    Raises:
        PackError: If a table does not keep to the schema.
    """
    return tuple(
        ActExample(plover=act.plover, text=e.text, source=e.source, target=e.target, status=e.status)
        for act in map(_checked, tables)
        for e in act.example
    )


def _checked(table: Mapping[str, Any]) -> ActModel:
    try:
        return ActModel.model_validate(dict(table))
    except ValidationError as fault:
        name = f"{table.get('plover', '?')} {table.get('cameo', '?')}"
        raise PackError(f"Act {name!r}: {_in_words(fault)}") from fault


def _in_words(fault: ValidationError) -> str:
    first = fault.errors()[0]
    where = ".".join(str(part) for part in first["loc"])
    return f"{where}: {first['msg']}. See docs/reference for the fields of an act."


def _frame(act: ActModel, classes: Words) -> EventFrame:
    return EventFrame(
        type=act.plover,
        title=act.plover.capitalize(),
        family=act.plover,
        contested=act.contested,
        plover=f"{act.plover}/{act.mode}" if act.mode else act.plover,
        cameo=act.cameo,
        ucdp=None,
        acled=None,
        triggers=tuple(t for model in act.trigger for t in _triggers(model, classes, act.plover)),
        examples=(),
    )


def _triggers(model: ActTriggerModel, classes: Words, name: str) -> Iterable[ActTrigger]:
    for plain in compile_triggers(model, classes, name):
        fields = {field: getattr(plain, field) for field in Trigger.__slots__}
        yield ActTrigger(
            **fields,
            source=tuple(model.source),
            target=tuple(model.target),
            reciprocal=model.reciprocal or model.mutual,
            mutual=model.mutual,
        )
