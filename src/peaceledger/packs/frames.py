"""Event frames: the file an author writes (``frames/*.toml``), checked, and the frozen object the machine runs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from peaceledger.errors import PackError
from peaceledger.records.mention import EVENT_TYPES, Status

Evidence = Literal["party", "body", "pair", "sides", "known", "date", "setting", "across"]
Words = Mapping[str, list[str]]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class TriggerModel(_Model):
    """``[[frame.trigger]]``: words that name the event, and what must and must not stand in the places around them.

    A place is ``subject``, ``object``, ``modifier``, ``governor``, ``under`` (the preposition above), ``particle``, ``clause``
    (an infinitive or clause that completes the word), ``doer`` (the subject, also that of the verb "after calling" hangs on),
    ``aim`` (the infinitive that says what for), ``count`` (the numbers of
    its subject and object), ``near`` (any word of the clause), ``left`` and ``right`` (the next words, for a parse gone
    wrong), ``way`` (where a verb of motion leads), ``sentence``, ``context`` (with the one before), ``nearby`` (three before, two
    after), ``text`` (any lemma of the article), ``agent`` (a subject that is no object: of "two killed" nothing) or a
    preposition, also ``in/exchange/for``. ``on|at`` holds where one of its places does.
    A word is a lemma, ``@class`` of ``vocab/event_words.toml``, ``#actor`` (an actor that takes part in politics), ``#party``
    (an actor or a noun for one), ``#body`` (an actor that is no person), ``#people`` (a person or a country's people),
    ``#place``, ``#number``, ``#several`` (a plural) or ``*`` (any word). Words of ``@leader`` hold of a name they stand before.
    """

    on: list[str] = Field(min_length=1)
    pos: Literal["verb", "noun", "participle", "any"]
    need: dict[str, list[str]] = {}
    bar: dict[str, list[str]] = {}
    never: list[str] = []
    ask: list[Evidence] = []
    plural: bool | None = None
    status: Status | None = None
    yields: bool = False
    absorbs: bool = False
    persons_make: str | None = None
    follows: str | None = None


class ExampleModel(_Model):
    """``[[frame.example]]``: a sentence that must (``status``), or must not (no status), give a mention of the type."""

    text: str
    status: Status | None = None
    mediators: list[str] = []


class FrameModel(_Model):
    """``[[frame]]``: one type of event."""

    type: str
    title: str
    family: str | None = None
    contested: bool = False
    plover: str | None = None
    cameo: str | None = None
    ucdp: str | None = None
    acled: str | None = None
    trigger: list[TriggerModel] = Field(min_length=1)
    example: list[ExampleModel] = []


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A trigger as the machine reads it.

    Attributes:
        words: The words in a row, hyphens left out; the last one is the head.
        pos: ``verb``, ``noun``, ``participle`` (before its noun: "freed captives") or ``any``.
        need: Places of which each must hold one of its words.
        bar: Places of which none may hold one of its words.
        never: Phrases around the trigger that make it something else.
        ask: Kinds of evidence of which one must be there; empty where the words say enough.
        plural: Whether the noun must be plural (True) or singular (False).
        status: Status the words themselves give.
        yields: True where the word only reports another event that stands in its complement.
        absorbs: True where the event in its complement is part of this one ("broke the truce").
        persons_make: Type instead of the frame's where all who take part are persons.
        follows: Family of which the article must have told before ("violations", after a truce); None where it stands alone.
    """

    words: tuple[str, ...]
    pos: str
    need: tuple[tuple[str, frozenset[str]], ...]
    bar: tuple[tuple[str, frozenset[str]], ...]
    never: tuple[str, ...]
    ask: frozenset[str]
    plural: bool | None
    status: Status | None
    yields: bool
    absorbs: bool
    persons_make: str | None
    follows: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFrame:
    """One event type with all its triggers.

    Attributes:
        type: One of ``EVENT_TYPES``.
        title: What it is, in words.
        family: Types of one family name one event when they stand in one clause.
        contested: True where a report by one party is that party's claim.
        plover: PLOVER event and mode, ``EVENT/mode``.
        cameo: CAMEO code.
        ucdp: UCDP's name, None where there is none.
        acled: ACLED's sub-event type, None where there is none.
        triggers: In the order of the file; the first that fits and has its evidence counts.
        examples: Sentence, status (None: not this type) and mediators.
    """

    type: str
    title: str
    family: str
    contested: bool
    plover: str | None
    cameo: str | None
    ucdp: str | None
    acled: str | None
    triggers: tuple[Trigger, ...]
    examples: tuple[tuple[str, Status | None, tuple[str, ...]], ...]


def compile_frames(tables: Iterable[Mapping[str, Any]], classes: Words) -> tuple[EventFrame, ...]:
    """Check frame tables and turn them into frozen objects.

    Args:
        tables: One mapping for each ``[[frame]]``.
        classes: Word classes by name, for ``@class``.

    Raises:
        PackError: If a table does not keep to the schema, names an unknown type or an unknown class.
    """
    return tuple(_frame(_checked(table), classes) for table in tables)


def _checked(table: Mapping[str, Any]) -> FrameModel:
    name = table.get("type", "?")
    try:
        frame = FrameModel.model_validate(dict(table))
    except ValidationError as fault:
        first = fault.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise PackError(f"Frame {name!r}: {where}: {first['msg']}. See docs/reference for the fields of a frame.") from fault
    for event_type in (frame.type, *(t.persons_make for t in frame.trigger if t.persons_make)):
        if event_type not in EVENT_TYPES:
            raise PackError(f"Frame {name!r}: unknown event type {event_type!r}. Allowed: {', '.join(EVENT_TYPES)}.")
    return frame


def _frame(model: FrameModel, classes: Words) -> EventFrame:
    return EventFrame(
        type=model.type,
        title=model.title,
        family=model.family or model.type,
        contested=model.contested,
        plover=model.plover,
        cameo=model.cameo,
        ucdp=model.ucdp,
        acled=model.acled,
        triggers=tuple(t for m in model.trigger for t in compile_triggers(m, classes, model.type)),
        examples=tuple((e.text, e.status, tuple(e.mediators)) for e in model.example),
    )


def compile_triggers(model: TriggerModel, classes: Words, name: str) -> Iterable[Trigger]:
    """One trigger for each of the model's phrases.

    Args:
        model: As the author wrote it.
        classes: Word classes by name, for ``@class``.
        name: What the trigger belongs to, for the text of a fault.

    Raises:
        PackError: If it names an unknown class.
    """
    for phrase in spell_out(model.on, classes, f"Frame {name!r}"):
        yield Trigger(
            words=tuple(phrase.replace("-", " ").split()),
            pos=model.pos,
            need=_places(model.need, classes, name),
            bar=_places(model.bar, classes, name),
            never=tuple(model.never),
            ask=frozenset(model.ask),
            plural=model.plural,
            status=model.status,
            yields=model.yields,
            absorbs=model.absorbs,
            persons_make=model.persons_make,
            follows=model.follows,
        )


def _places(places: Words, classes: Words, name: str) -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((place, spell_out(words, classes, f"Frame {name!r}")) for place, words in places.items())


def spell_out(words: Iterable[str], classes: Words, owner: str) -> frozenset[str]:
    """Words with each ``@class`` replaced by its words; ``owner`` is what the text of a fault names.

    Raises:
        PackError: If a class is unknown.
    """
    out: set[str] = set()
    for word in words:
        if not word.startswith("@"):
            out.add(word)
        elif word[1:] in classes:
            out |= spell_out(classes[word[1:]], classes, owner)
        else:
            raise PackError(f"{owner}: unknown word class {word!r}. Classes in use: {', '.join(sorted(classes))}.")
    return frozenset(out)
