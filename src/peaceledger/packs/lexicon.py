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
    title: str  # as shown: "president of Ukraine"
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorEntry:
    """A person, state, organisation or force that a pack knows."""

    actor_id: str
    name: str
    kind: str
    side: str | None
    names: tuple[str, ...]  # every spelling, any script, the canonical one included
    adjectives: tuple[str, ...] = ()  # "Russian"
    descriptors: tuple[str, ...] = ()  # role nouns that mean this actor alone
    offices: tuple[Office, ...] = ()


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
    event_names: tuple[str, ...] = ()  # "Minsk agreements": texts or processes named after the place


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
        frames: Event frames as checked in ``packs/base/frames/*.toml``.
        topic_terms: Words that make an article be about the conflict.
    """

    pack_ids: tuple[str, ...]
    digest: str
    parties: tuple[str, ...]
    actors: Mapping[str, ActorEntry]
    places: Mapping[str, PlaceEntry]
    outlets: Mapping[str, OutletEntry]
    vocab: Mapping[str, Mapping[str, Any]]
    frames: tuple[Any, ...] = ()
    topic_terms: tuple[str, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)  # agreements, legal, terms: by file name
