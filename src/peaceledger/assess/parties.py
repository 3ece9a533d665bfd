"""Yardsticks of a party: each is put for every party of the conflict in the same words."""

from collections.abc import Iterable, Iterator
from typing import Any

from peaceledger.assess.clauses import Clause, Judged, outcome_of, passages
from peaceledger.assess.matter import DONE, Matter, day_of, months_of, sides_in
from peaceledger.records import Exchange, Mention, Outcome, Statement


def surrender_demands(matter: Matter) -> Iterator[Judged]:
    """Y06: a party no longer asks the other side for land, arms or alliances, and names international law as the basis."""
    for party in matter.parties:
        issues = set(matter.words("yielding"))
        terms = [
            t
            for offer in matter.proposals
            if party in offer.sides
            for t in matter.stated(offer)
            if t.issue in issues and set(sides_in(t.obligor)) & (set(matter.parties) - {party})
        ]
        law = [
            s for s in _said_by(matter, party) if matter.holds("law", s.quote) and s.stance not in ("accuse", "deny", "reject")
        ]
        standing = Clause(
            name="demands for land, arms or alliances withdrawn",
            holds=False if terms else None,
            words=f"{len(terms)} such term(s) in its offers, none reported as withdrawn" if terms else "no such term is stated",
            contra=passages(terms),
        )
        basis = Clause(
            name="international law named as basis",
            holds=True if law else None,
            words=f"{len(law)} statement(s) name it" if law else "no statement of its own names it",
            pro=passages(law),
        )
        yield _of(matter, party, (standing, basis), "not_met" if terms and not law else None)


def costs(matter: Matter) -> Iterator[Judged]:
    """Y07: what is reported of a party's costs, by month; how much would be enough cannot be read from texts."""
    for party in matter.parties:
        sanctions = [a for a in matter.deeds if a.plover == "SANCTION" and a.target_side == party]
        struck = [a for a in matter.deeds if a.plover == "ASSAULT" and a.target_side == party]
        found = [*sanctions, *struck]
        words = f"{len(sanctions)} act(s) of sanction and {len(struck)} of force against it; by month: {_by_month(found)}"
        reported = Clause(
            name="costs reported",
            holds=True if found else None,
            words=words if found else "the texts report none",
            listed=passages(found),
        )
        enough = Clause(
            name="costs high enough", holds=None, words="a trend is shown; where enough begins cannot be seen in texts"
        )
        yield _of(
            matter, party, (reported, enough), missing="the leaders' own reckoning; series of losses from outside the texts"
        )


def attacks_cease(matter: Matter) -> Iterator[Judged]:
    """Y22: no attack by a party is reported any more, and its end is: silence of reports is no end of attacks."""
    for party in matter.parties:
        attacks = [a for a in matter.deeds if a.plover == "ASSAULT" and a.source_side == party and a.target_side != party]
        dated = sorted((day, a.act_id) for a in attacks if (day := day_of(a)))
        last = dated[-1][0] if dated else None
        truces = [e for e in matter.happenings if e.type == "ceasefire" and e.status in DONE]
        after = [e for e in truces if (day := day_of(e, 31)) and last and day > last]
        words = (
            f"{len(attacks)} attack(s) reported, the last dated one on {last or 'no stated day'}; by month: {_by_month(attacks)}"
        )
        if not attacks:
            words = "no attack of its is reported in these texts, which is not the same as none"
        elif after:
            words += f"; a ceasefire is reported on {day_of(after[0], 31)}, and no dated attack after it"
        holds = None if not attacks or after else False
        clause = Clause(
            name="attacks ceased", holds=holds, words=words, contra=passages(attacks), listed=passages(matter.reports(after))
        )
        yield _of(
            matter, party, (clause,), missing="reports that would tell silence from an end of attacks" if holds is None else None
        )


def verified_withdrawals(matter: Matter) -> Iterator[Judged]:
    """Y23: a withdrawal of a party's forces is reported as done, and a verifier is named in the passage."""
    for party in matter.parties:
        told = [m for m in _withdrawals(matter) if matter.takes_part(party, m.participants)]
        done = [m for m in told if m.status in DONE]
        not_done = [m for m in told if m.status in ("negated", "failed", "denied")]
        ahead = [m for m in told if m.status in ("agreed", "planned", "proposed", "demanded")]
        checked = [m for m in done if matter.holds("verification", m.quote)]
        reported = Clause(
            name="withdrawal reported",
            holds=True if done else False if not_done else None,
            words=f"{len(done)} reported as done, {len(not_done)} as not done, {len(ahead)} demanded, proposed or agreed",
            pro=passages(done),
            contra=passages(not_done),
            listed=passages(ahead),
        )
        verifier = Clause(
            name="verifier named",
            holds=bool(checked) if done else None,
            words=f"{len(checked)} of {len(done)} name one" if done else "there is nothing to verify in these texts",
            pro=passages(checked),
            contra=passages([m for m in done if m not in checked]),
        )
        yield _of(matter, party, (reported, verifier))


def _withdrawals(matter: Matter) -> Iterator[Mention]:
    return (m for m in matter.mentions if m.type == "withdrawal" and m.article_id in matter.relevant)


def sovereignty(matter: Matter) -> Iterator[Judged]:
    """Y24: a party's statements recognise, or contest, another state's sovereignty; what it truly respects is not to be read."""
    for party in matter.parties:
        others = [matter.lexicon.actors[p] for p in matter.parties if p != party and p in matter.lexicon.actors]
        names = {word for o in others for word in (o.name, *o.adjectives)}
        own = [s for s in _said_by(matter, party) if any(n in s.quote for n in names)]
        pro = [
            s
            for s in own
            if matter.holds("sovereignty", s.quote) and matter.holds("respect", s.quote) and s.stance in ("accept", "commit")
        ]
        contra = [s for s in own if s not in pro and matter.holds("not_sovereign", s.quote)]
        words = f"{len(pro)} statement(s) that recognise, {len(contra)} that contest; a proxy"
        holds = None if bool(pro) == bool(contra) else bool(pro)
        clause = Clause(
            name="sovereignty recognised in words", holds=holds, words=words, pro=passages(pro), contra=passages(contra)
        )
        yield _of(matter, party, (clause,), "mixed" if pro and contra else None, missing="what respect beyond words would be")


def narratives(matter: Matter) -> Iterator[Judged]:
    """Y25: a party's statements deny, or go on using, the loaded words the packs list as its own."""
    for party in matter.parties:
        listed = [t for t in matter.lexicon.extra.get("terms", ()) if t.used_by == party]
        own = [
            (s, t) for s in _said_by(matter, party) for t in listed if any(w.casefold() in s.quote.casefold() for w in t.loaded)
        ]
        pro = [s for s, _ in own if s.stance in ("deny", "reject")]
        contra = [s for s, _ in own if s not in pro]
        used = sorted({t.loaded[0] for _, t in own})
        words = (
            f"{len(contra)} statement(s) use them ({'; '.join(used)}), {len(pro)} deny them"
            if own
            else "no statement of its uses or denies one"
        )
        holds = None if bool(pro) == bool(contra) else bool(pro)
        if not listed:
            words = "the packs list no loaded words for it"
        clause = Clause(name="loaded words denied", holds=holds, words=words, pro=passages(pro), contra=passages(contra))
        yield _of(
            matter, party, (clause,), "mixed" if pro and contra else None, missing="who would have to deny them is not said"
        )


def people_returned(matter: Matter) -> Iterator[Judged]:
    """Y16: people returned to a party, row by row with unit and hedge; rows are not added up, totals stay totals."""
    known = {e.event_id for e in matter.happenings}
    rows = [x for x in matter.exchanges if x.event_id in known]
    for party in matter.parties:
        own = [(x, *_people(x, party)) for x in rows]
        told = [(x, low, high) for x, low, high in own if low is not None or high is not None]
        counts = [
            c
            for c in matter.counts
            if c.returned_to == party and c.event_id in {x.event_id for x, _, _ in told} and c.role in ("returned", "total")
        ]
        words = "; ".join(
            _row(x, low, high) for x, low, high in sorted(told, key=lambda t: (str(t[0].date_earliest), t[0].event_id))
        )
        clause = Clause(
            name="people returned",
            holds=True if told else None,
            words=words or "the texts report none with a number and this side",
            pro=passages(counts) or passages(m for x, _, _ in told for m in matter.reports_of.get(x.event_id, ())),
        )
        yield _of(matter, party, (clause,))


def _people(x: Exchange, party: str) -> tuple[int | None, int | None]:
    if party == x.side_a:
        return x.a_low, x.a_high
    return (x.b_low, x.b_high) if party == x.side_b else (None, None)


def _row(x: Exchange, low: int | None, high: int | None) -> str:
    number = (
        f"{low}"
        if low == high
        else f"at least {low}"
        if high is None
        else f"at most {high}"
        if low is None
        else f"{low} to {high}"
    )
    when = f"{x.date_earliest}" if x.date_earliest == x.date_latest else f"{x.date_earliest or '?'} to {x.date_latest or '?'}"
    return f"{'total, ' if x.kind == 'cumulative' else ''}{'undated' if when == 'None' else when}: {number} ({x.kind})"


def _said_by(matter: Matter, party: str) -> list[Statement]:
    return [s for s in matter.said if party in sides_in(s.side)]


def _by_month(records: Iterable[Any]) -> str:
    months = months_of(records)
    return ", ".join(f"{month} {number}" for month, number in months.items()) or "none dated to a month"


def _of(
    matter: Matter, party: str, clauses: tuple[Clause, ...], outcome: Outcome | None = None, missing: str | None = None
) -> Judged:
    return Judged(
        subject_id=party,
        subject=matter.name(party),
        party=party,
        clauses=clauses,
        outcome=outcome or outcome_of(clauses),
        missing=missing,
    )


__all__ = [
    "attacks_cease",
    "costs",
    "narratives",
    "people_returned",
    "sovereignty",
    "surrender_demands",
    "verified_withdrawals",
]
