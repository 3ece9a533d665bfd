"""The files an author writes, as checked models: strict types, no unknown field.

Every field is described in docs/reference/packs.md.

A field that may be left out has a default; ``name`` may be left out only where an entry adds to one of an earlier pack with the
same id.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Names = list[Annotated[str, Field(min_length=1)]]
Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$")]
ActorKind = Literal[
    "person",
    "state",
    "government",
    "organisation",
    "armed_force",
    "armed_group",
    "media",
    "group",
]
YardstickKind = Literal["test", "condition", "measure", "hypothesis", "verdict", "warning", "prediction", "question"]
OutletKind = Literal["wire", "state", "party", "independent", "think_tank", "unknown"]


class Model(BaseModel):
    """What every table of a pack shares: frozen, strict, no unknown field."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class PackTable(Model):
    """``pack.toml``: what the pack is about."""

    id: Id
    name: str
    note: str = ""
    parties: list[Id] = []
    people_of: dict[str, Id] = {}
    starts: list[date] = []
    topic_terms: Names = []


class CapitalTable(Model):
    """The capital of a state, inside ``[[state]]``."""

    name: str
    names: Names = []
    lat: float
    lon: float
    speaks: bool = True


class StateTable(Model):
    """``[[state]]``: a state or territory of ISO 3166, by its alpha-3 code."""

    id: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    name: str | None = None
    names: Names = []
    adjectives: Names = []
    people: Names = []
    leader: Literal["head_of_state", "head_of_government"] = "head_of_state"
    capital: CapitalTable | None = None


class OfficeTable(Model):
    """One term of office, inside ``[[actor]]``."""

    id: Id
    of: Id
    title: str
    start: date | None = None
    end: date | None = None


class ActorTable(Model):
    """``[[actor]]``: a person, organisation, force or seat of government."""

    id: Id
    name: str | None = None
    kind: ActorKind | None = None
    side: Id | None = None
    given: Names = []
    family: Names = []
    family_alone: bool = True
    names: Names = []
    weak_names: Names = []
    adjectives: Names = []
    descriptors: Names = []
    offices: list[OfficeTable] = []


class OfficeTypeTable(Model):
    """``[[office]]``: an office as every state has it, with the words for it."""

    id: Id
    titles: list[Names]
    descriptors: Names = []
    single: bool = False


class BodyTable(Model):
    """``[[body]]``: a body that every state has, named after the state."""

    id: Id
    kind: ActorKind
    name: str
    descriptors: Names = []


class PlaceTable(Model):
    """``[[place]]``: a settlement, region, building or sea."""

    id: Id
    name: str | None = None
    names: Names = []
    country: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] | None = None
    lat: float | None = None
    lon: float | None = None
    where_prec: Annotated[int, Field(ge=1, le=7)] | None = None
    government_of: Id | None = None
    event_names: Names = []


class OutletTable(Model):
    """``[[outlet]]``: a publisher."""

    id: Id
    name: str | None = None
    names: Names = []
    domains: Names = []
    owner: str | None = None
    side: Id | None = None
    kind: OutletKind | None = None


class AgreementTable(Model):
    """``[[agreement]]``: a text that sides have signed, drafted or announced."""

    id: Id
    name: str
    names: Names = []
    date: date
    status: Literal["signed", "unsigned", "draft"]
    parties: list[Id]
    note: str = ""


class LegalTable(Model):
    """``[[legal]]``: a rule of law that binds what a party can accept."""

    id: Id
    party: Id | None = None
    source: str
    articles: Names = []
    rule: str
    since: date | None = None
    until: date | None = None
    bars: Names = []
    words: Names = []


class TermTable(Model):
    """``[[term]]``: a loaded word, the neutral one, and whose usage the loaded one is."""

    loaded: Names
    neutral: str
    used_by: Id | None = None
    kind: Literal["loaded", "euphemism"] = "loaded"
    stands_for: Names = []
    plain: Names = []


class YardstickTable(Model):
    """``[[yardstick]]``: a criterion, whose it is, and the rule that applies it."""

    id: Id
    name: str | None = None
    whose: str | None = None
    clause: str | None = None
    group: str | None = None
    kind: YardstickKind | None = None
    rule: str | None = None
    needs: Names = []


class ExampleTable(Model):
    """``[[example]]``: words that must lead to one actor or place; run by ``check_pack`` and by the tests."""

    text: str
    on: date | None = None
    actor: Id | None = None
    place: Id | None = None
