"""One event, one mention: candidates of a sentence are settled against each other."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from peaceledger.extract.events.clauses import IN_TURN, above, is_verb, lemma
from peaceledger.extract.events.evidence import points_back
from peaceledger.extract.events.frames import Hit
from peaceledger.extract.spans import PlaceSpan
from peaceledger.records import DateInterval, Mention
from peaceledger.records.mention import LEDGER_STATUSES, Status
from peaceledger.records.values import DateRelation

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """The mention that a date comes from, and how it lies to it."""

    source: Mention
    relation: DateRelation

    @property
    def when(self) -> DateInterval:
        """The date this gives, ``unknown`` where the source has none yet."""
        return self.source.when.as_seen(self.relation)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A hit with everything read about it.

    ``earlier`` is set where it rests on an earlier mention alone ("the meeting"), ``name`` is the first token of what the text
    calls it, ``recalled`` tells that a known agreement is spoken of, not made.
    """

    hit: Hit
    clause: "Token"
    passage: tuple[int, int]
    type: str
    status: Status
    when: DateInterval
    place: PlaceSpan | None
    participants: tuple[str, ...]
    mediators: tuple[str, ...]
    earlier: Mention | None
    date_open: str | None = None
    tie: Tie | None = None
    name: int | None = None
    recalled: bool = False

    @property
    def real(self) -> bool:
        """Whether it says that something happened or will."""
        return self.status in LEDGER_STATUSES


def settle(found: list[Candidate]) -> list[Candidate]:
    """Leave one candidate for each event of a sentence.

    Candidates of one family in one clause, or in a participle clause beside it, are one event; a word that only reports
    ("called for", "proposed") gives way to the event in its complement; a short reference gives way to any other event that is an
    argument of its clause.
    """
    kept: list[Candidate] = []
    for one in sorted(found, key=lambda c: (c.earlier is not None, not c.real)):
        others = [c for c in found if c is not one]
        if one.hit.trigger.yields and any(
            _complement_of(c.hit.token, one.hit.token)
            for c in others
            if c.earlier is None and c.status not in {"hypothetical", "negated"}
        ):
            continue
        if any(c.hit.trigger.absorbs and _complement_of(one.hit.token, c.hit.token) for c in others):
            continue
        if any(c.hit.first <= one.hit.token.i <= c.hit.last and c.hit.first < c.hit.last and c.earlier is None for c in others):
            continue
        if one.earlier is not None and any(c.real and c.clause.i == one.clause.i and above(c.hit.token) is None for c in kept):
            continue
        if not any(k.hit.token.i == one.hit.token.i or (k.hit.family == one.hit.family and _one_event(k, one)) for k in kept):
            kept.append(_as_open_as(one, others))
    return sorted(kept, key=lambda c: c.hit.token.i)


def _as_open_as(one: Candidate, others: list[Candidate]) -> Candidate:
    """A definite noun below a clause that tells of none is as open: "no swap will come if they print details of the exchange"."""
    if not one.real or is_verb(one.hit.token) or not points_back(one.hit.token):
        return one
    for other in others:
        open_yet = other.status in {"hypothetical", "negated"} and other.hit.family == one.hit.family
        if open_yet and other.hit.token.i < one.hit.token.i and _under(one.clause, other.clause):
            return replace(one, status=other.status, when=DateInterval(), tie=None, date_open=None)
    return one


def _under(clause: "Token", main: "Token") -> bool:
    """Whether a clause stands below another as its condition, time or reason."""
    while clause.i != main.i and clause.dep_ not in {"conj", "ROOT"}:
        if clause.dep_ == "advcl" and clause.head.i == main.i:
            return True
        clause = clause.head
    return False


def _complement_of(inner: "Token", outer: "Token") -> bool:
    if not (outer.is_ancestor(inner) and inner.i > outer.i):
        return False
    while inner.i != outer.i:
        if inner.dep_ in {"advcl", "relcl", "conj"}:
            return False
        inner = inner.head
    return True


def _joined(first: "Token", second: "Token") -> bool:
    """Whether two words are coordinated: a summit and a call are two."""
    return bool(second.dep_ == "conj" and second.head.i == first.i)


def _one_event(a: Candidate, b: Candidate) -> bool:
    one, two = a.clause, b.clause
    if is_verb(a.hit.token) and lemma(a.hit.token) == lemma(b.hit.token) and (one.is_ancestor(two) or two.is_ancestor(one)):
        return True
    if one.i == two.i:
        return not (_joined(a.hit.token, b.hit.token) or _joined(b.hit.token, a.hit.token))
    inner, outer = (two, one) if one.is_ancestor(two) else (one, two)
    heads = {outer.i, a.hit.token.i, b.hit.token.i}
    if inner.dep_ == "pcomp":
        return inner.head.head.i in heads and inner.head.lower_ not in IN_TURN  # "phoned X after calling Y"
    if inner.dep_ == "advcl" and any(c.lower_ in IN_TURN for c in inner.children):
        return False
    of_doer = inner.dep_ == "acl" and inner.head.dep_ == "nsubj"  # "troops storming X killed two"
    near = inner.head.i in heads or (of_doer and inner.head.head.i == outer.i)
    return near and inner.dep_ in {"advcl", "acl"} and inner.tag_ in {"VBG", "VBN"}
