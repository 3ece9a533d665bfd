"""Hypotheses: what the ledger holds for a test of each, and what is missing. A rule never decides one: that takes a study."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from peaceledger.assess.clauses import Clause, Judged, passages
from peaceledger.assess.matter import DONE, TOLD, Matter, day_of, sides_in
from peaceledger.assess.talks import LEDGER
from peaceledger.records import Event, OfferResponse, OfferTerm

Listing = tuple[str, Sequence[Any]]


def peace_talk_and_pressure(matter: Matter) -> Iterator[Judged]:
    """Y11: dated offers and statements of a party against its setbacks and pressure on it."""
    for party in matter.parties:
        offers = [o for o in matter.proposals if party in o.sides]
        pressure = [a for a in matter.deeds if a.plover in ("SANCTION", "ASSAULT") and a.target_side == party]
        yield _listing(
            matter, party, ("its offers", offers), ("acts against it", pressure), missing="setbacks and aid debates with dates"
        )


def exchange_barometer(matter: Matter) -> Iterator[Judged]:
    """Y12: dated exchanges against each party's answers."""
    rows = _events(matter, "prisoner_exchange", "prisoner_release")
    for party in matter.parties:
        answers = _answers(matter, party)
        yield _listing(matter, party, ("exchanges and releases", rows), ("its answers to offers", answers))


def cheap_concessions(matter: Matter) -> Iterator[Judged]:
    """Y13: what each party accepted and refused, by issue."""
    for party in matter.parties:
        answers = _answers(matter, party)
        accepted, refused = ([r for r in answers if r.stance == stance] for stance in ("accept", "reject"))
        issues = {
            name: ", ".join(_issues(matter, group)) or "none" for name, group in (("accepted", accepted), ("refused", refused))
        }
        words = f"issues accepted: {issues['accepted']}; issues refused: {issues['refused']}"
        yield _listing(
            matter, party, ("accepted", accepted), ("refused", refused), missing="what each issue would cost", words=words
        )


def demand_reject_accuse(matter: Matter) -> Iterator[Judged]:
    """Y15: sequences of an offer of one party, its refusal by another, and an accusation of that other by the first."""
    for party in matter.parties:
        refused = [(o, r) for o in matter.proposals if party in o.sides for r in _refusals(matter, o.offer_id, party)]
        blamed = [a for a in matter.deeds if a.plover == "ACCUSE" and a.source_side == party and a.target_side in matter.parties]
        rows = [(o, r, a) for o, r in refused for a in blamed if a.target_side == r.side and _in_turn(o, r, a)]
        words = f"{len(rows)} sequence(s) dated in this order"
        listings = (("refusals of its offers", [r for _, r in refused]), ("its accusations", blamed))
        yield _listing(matter, party, *listings, words=words, missing="motives, which no text shows")


def _refusals(matter: Matter, offer_id: str, party: str) -> Iterator[OfferResponse]:
    answers = matter.answers_to.get(offer_id, ())
    return (r for r in answers if r.stance == "reject" and r.side in matter.parties and r.side != party)


def _in_turn(*records: Any) -> bool:
    days = [day_of(r, 31) for r in records]
    return None not in days and days == sorted(days)  # type: ignore[type-var]


def compliance_while_it_pays(matter: Matter) -> Iterator[Judged]:
    """Y20: agreements with reports of keeping and breaking."""
    agreed = _events(matter, "agreement", "ceasefire")
    broken = _events(matter, "ceasefire_violation")
    yield _listing(
        matter, None, ("agreements and truces", agreed), ("violations", broken), missing="keeping and breaking over time, by whom"
    )


def lulls(matter: Matter) -> Iterator[Judged]:
    """Y21: dated lulls and what came after; "every" needs a full list."""
    truces = _events(matter, "ceasefire", "agreement")
    raids = _events(matter, "attack", "mobilisation")
    yield _listing(
        matter, None, ("truces and agreements", truces), ("attacks and mobilisations", raids), missing="a full list of lulls"
    )


def releases_and_demands(matter: Matter) -> Iterator[Judged]:
    """Y27: dated releases against each party's demands."""
    rows = _events(matter, "prisoner_exchange", "prisoner_release")
    for party in matter.parties:
        demands = [s for s in matter.said if s.stance == "demand" and party in sides_in(s.side)]
        yield _listing(matter, party, ("exchanges and releases", rows), ("its demands", demands), missing="days of the demands")


def markets(matter: Matter) -> Iterator[Judged]:
    """Y33: moves of markets with the statement that the text names."""
    moves = [r for r in matter.market_reactions if r.article_id in matter.relevant] or _events(matter, "market_reaction")
    yield _listing(matter, None, ("market reactions", moves), missing="a price series of your own")


def recurring_script(matter: Matter) -> Iterator[Judged]:
    """Y36: dated offers with each party's dated answers."""
    for party in matter.parties:
        offers = [o for o in matter.proposals if party not in o.sides]
        yield _listing(matter, party, ("offers of others", offers), ("its answers", _answers(matter, party)))


def main_obstacle(matter: Matter) -> Iterator[Judged]:
    """Y37: refused terms on guarantees and on territory, by party."""
    for party in matter.parties:
        refused = [r for r in _answers(matter, party) if r.stance == "reject"]
        terms = {
            issue: [t for t in matter.offer_terms if t.stated and t.issue == issue]
            for issue in ("security_guarantees", "territory")
        }
        listings = [(f"terms on {issue.replace('_', ' ')}", held) for issue, held in terms.items()]
        yield _listing(matter, party, *listings, ("its refusals", refused), missing="which refusal was decisive")


def battlefield_leverage(matter: Matter) -> Iterator[Judged]:
    """Y38: dated changes of territory against each party's demands."""
    changes = _events(matter, "territorial_change")
    for party in matter.parties:
        demands = [s for s in matter.said if s.stance == "demand" and party in sides_in(s.side)]
        yield _listing(matter, party, ("changes of territory", changes), ("its demands", demands), missing="days of the demands")


def season(matter: Matter) -> Iterator[Judged]:
    """Y40: agreements and attacks by month of the year."""
    agreed = [*_events(matter, "agreement"), *(e for e in matter.happenings if e.status == "agreed")]
    yield _listing(matter, None, ("agreements", agreed), ("attacks", _events(matter, "attack")), missing="several years")


def _events(matter: Matter, *types: str) -> list[Event]:
    return [e for e in matter.happenings if e.type in types and e.status in TOLD | DONE]


def _answers(matter: Matter, party: str) -> list[OfferResponse]:
    known = {o.offer_id for o in matter.proposals}
    return [r for r in matter.offer_responses if r.side == party and r.offer_id in known and r.stance != "silent"]


def _issues(matter: Matter, answers: Iterable[OfferResponse]) -> list[str]:
    def terms(r: OfferResponse) -> Iterable[OfferTerm]:
        held = [t for t in matter.terms_of.get(r.offer_id, ()) if t.stated]
        return [t for t in held if t.term_id == r.term_id] or held

    return sorted({t.issue for r in answers for t in terms(r)})


def _listing(matter: Matter, party: str | None, *listings: Listing, missing: str = "", words: str = "") -> Judged:
    """What is at hand for a test, dated and undated, with the passages, and why nothing is decided."""
    clauses = tuple(_at_hand(matter, name, records) for name, records in listings)
    if words:
        clauses = (*clauses, Clause(name="at hand", holds=None, words=words, counts=True))
    needed = "dated rows on both sides of the comparison, controls and a least number of cases"
    return Judged(
        subject_id=party or LEDGER,
        subject=matter.name(party) if party else "all that is dated",
        party=party,
        clauses=clauses,
        outcome="not_applicable",
        missing=f"{missing}; {needed}" if missing else needed,
    )


def _at_hand(matter: Matter, name: str, records: Sequence[Any]) -> Clause:
    dated = [r for r in records if day_of(r, 31)] if records and hasattr(records[0], "date_earliest") else []
    told = [m for r in records for m in (matter.reports([r]) if isinstance(r, Event) else (r,))]
    return Clause(
        name=name, holds=None, words=f"{len(records)}, {len(dated)} dated to a month", listed=passages(told), counts=True
    )


RULES: dict[str, Callable[[Matter], Iterator[Judged]]] = {
    rule.__name__: rule
    for rule in (
        peace_talk_and_pressure,
        exchange_barometer,
        cheap_concessions,
        demand_reject_accuse,
        compliance_while_it_pays,
        lulls,
        releases_and_demands,
        markets,
        recurring_script,
        main_obstacle,
        battlefield_leverage,
        season,
    )
}

__all__ = ["RULES"]
