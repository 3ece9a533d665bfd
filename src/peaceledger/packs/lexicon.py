"""The compiled knowledge of the packs in use: what the machine runs, as against the files an author writes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office a person holds between two dates; open ends are None."""

    office_id: str  # head_of_state, head_of_government, foreign_minister, defence_minister, spokesperson, aide, envoy, ...
    of: str  # ISO 3166 alpha-3 code, pack id or organisation id
    title: str  # as shown: "president of Utopia"
    start: date | None
    end: date | None

    def held_on(self, on: date | None) -> bool:
        """Whether the office is held on that day; an open end is taken as reaching that far, and so is an unknown day."""
        return on is None or ((self.start is None or self.start <= on) and (self.end is None or on <= self.end))


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeType:
    """An office as every state has it.

    Attributes:
        office_id: As in ``Office``.
        titles: Groups of words for it; within a group all mean the same ("prime minister", "premier", "PM").
        descriptors: Phrases with ``{adj}`` for the adjective of the state: "{adj} head of state".
        single: True where a state has one holder at a time.
    """

    office_id: str
    titles: tuple[tuple[str, ...], ...]
    descriptors: tuple[str, ...]
    single: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorEntry:
    """A person, state, organisation or force that a pack knows."""

    actor_id: str
    name: str
    kind: str
    side: str | None
    names: tuple[str, ...]  # every spelling, any script, the canonical one included
    adjectives: tuple[str, ...] = ()  # "Utopian"
    descriptors: tuple[str, ...] = ()  # role nouns that mean this actor alone
    offices: tuple[Office, ...] = ()
    people: tuple[str, ...] = ()  # "Utopians"
    weak_names: tuple[str, ...] = ()  # "Johnson": this actor only where a full name or an office stands with it
    leader_office: str | None = None  # states: the office whose holder is called "the leader"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceEntry:
    """A place with its neutral canonical name and coordinates (WGS 84 degrees)."""

    place_id: str
    name: str
    names: tuple[str, ...]
    country: str | None  # ISO 3166 alpha-3
    lat: float | None
    lon: float | None
    where_prec: int  # UCDP where_prec 1-7
    government_of: str | None = None  # a capital or seat: the actor it may stand for
    event_names: tuple[str, ...] = ()  # "Oslo accords": texts or processes named after the place


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletEntry:
    """A publisher."""

    outlet_id: str
    name: str
    names: tuple[str, ...]  # names, domains
    owner: str | None
    side: str | None
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementEntry:
    """A text that sides have signed, drafted or announced; ``status`` is signed, unsigned or draft."""

    agreement_id: str
    name: str
    names: tuple[str, ...]
    date: date
    status: str
    parties: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalEntry:
    """A rule of law that binds what a party can accept (None: every party).

    ``bars``: topics of terms it stands against; ``words``: of which such a term holds one, any where there are none.
    """

    legal_id: str
    party: str | None
    source: str
    articles: tuple[str, ...]
    rule: str
    since: date | None
    until: date | None
    bars: tuple[str, ...]
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TermEntry:
    """A loaded word or a euphemism, the neutral word, and the side whose usage the loaded one is (None: anybody's)."""

    loaded: tuple[str, ...]
    neutral: str
    used_by: str | None
    kind: str
    stands_for: tuple[str, ...]
    plain: tuple[str, ...] = ()  # words of texts that do not judge


@dataclass(frozen=True, slots=True, kw_only=True)
class YardstickEntry:
    """A criterion for judging a peace process: whose it is, what it says, and the rule that applies it (None: shown only)."""

    yardstick_id: str
    name: str
    whose: str
    clause: str
    group: str
    kind: str
    rule: str | None
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Everything the packs in use know.

    Attributes:
        pack_ids: In the order given, ``base`` first.
        digest: sha256 over all pack files, for ``run.json``.
        parties: The conflict's parties in the pack's order (side_a first); empty with the base pack alone.
        actors: By actor_id.
        places: By place_id.
        outlets: By outlet_id.
        vocab: Word lists by file name then key, as in ``packs/base/vocab/*.toml``; packs may extend a list.
        frames: Event frames as they stand in ``frames/*.toml``: one mapping for each ``[[frame]]``.
        subevents: Sub-event types likewise, from ``subevents/*.toml``.
        acts: Acts of one actor towards another likewise, from ``acts/*.toml``.
        topic_terms: Words that make an article be about the conflict.
        extra: ``agreements`` (tuple of ``AgreementEntry``), ``legal`` (of ``LegalEntry``), ``terms`` (of ``TermEntry``),
            ``yardsticks`` (of ``YardstickEntry``), ``notes`` (text of each pack's ``notes.md`` by pack id).
        people_of: Party whose people those of a state count as, by the state's id, for parties that are no state.
        starts: Days on which the conflict is said to have begun.
        pack_names: What each pack is about, in words, in the order of ``pack_ids``.
        office_types: By office_id.
        names: Actor ids by lower-cased name; more than one where a pack could not tell them apart.
        weak_names: Likewise, for names that need a full name or an office beside them.
        place_names: Place ids by lower-cased name.
        outlet_names: Outlet ids by lower-cased name or domain.
        tenures: Who held what: (actor_id, office) by (lower-cased title or office id, id of the state or body).
        opponents: Where no pack names parties: sides that the texts themselves tell to stand against each other.
    """

    pack_ids: tuple[str, ...]
    digest: str
    parties: tuple[str, ...]
    actors: Mapping[str, ActorEntry]
    places: Mapping[str, PlaceEntry]
    outlets: Mapping[str, OutletEntry]
    vocab: Mapping[str, Mapping[str, Any]]
    frames: tuple[Any, ...] = ()
    subevents: tuple[Any, ...] = ()
    acts: tuple[Any, ...] = ()
    topic_terms: tuple[str, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)
    people_of: Mapping[str, str] = field(default_factory=dict)
    starts: tuple[date, ...] = ()
    pack_names: tuple[str, ...] = ()
    office_types: Mapping[str, OfficeType] = field(default_factory=dict)
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    weak_names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    place_names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    outlet_names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    tenures: Mapping[tuple[str, str], tuple[tuple[str, Office], ...]] = field(default_factory=dict)
    opponents: tuple[tuple[str, str], ...] = ()

    def holders(self, title: str, of: str, on: date | None) -> tuple[str, ...]:
        """Actor ids of those who held an office on a day; nobody for an office that several hold at one time.

        Args:
            title: A title in any case ("Prime Minister"), an office id, or ``leader``.
            of: Id of the state or body.
            on: The day; with None all who ever held it, so that one answer alone is safe to use.
        """
        found = self.tenures.get((title.lower(), of), ())
        return tuple(dict.fromkeys(actor for actor, office in found if office.held_on(on)))
