"""Yardsticks of a party: each is put for every party of the conflict in the same words."""

from collections.abc import Iterable, Iterator
from typing import Any

from peaceledger.assess.clauses import Clause, Judged, outcome_of, passages
from peaceledger.assess.matter import DONE, Matter, day_of, months_of, sides_in
from peaceledger.records import Act, Exchange, Mention, OfferTerm, Outcome, Statement

DATED = frozenset({"stated", "relative", "inferred"})
"""Bases of a date that a text gives; a noun without one ("a withdrawal") may stand in a list of wishes."""


def surrender_demands(matter: Matter) -> Iterator[Judged]:
    """Y06: a party no longer asks the other side for land, arms or alliances, and names international law as the basis."""
    for party in matter.parties:
        issues = set(matter.words("yielding"))
        terms = [
            t
            for offer in matter.proposals
            if party in offer.sides
            for t in matter.stated(offer)
            if t.issue in issues and any(_yields(matter, t, side) for side in sides_in(t.obligor) if side != party)
        ]
        law = [s for s in _said_by(matter, party) if matter.holds("law", s.quote) and _own_undertaking(s)]
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


def _yields(matter: Matter, term: OfferTerm, side: str) -> bool:
    """Whether a term asks a party for what is its own: of land, that the text names it or calls it so."""
    if side not in matter.parties or term.issue != "territory":
        return side in matter.parties
    words = f"{term.place or ''} {term.quote}"
    return matter.holds("own_land", words) or any(name in words for name in matter.land_of(side))


def _own_undertaking(s: Statement) -> bool:
    """Whether the words are the party's own: "must agree to ..." puts them into its mouth."""
    return s.stance not in ("accuse", "deny", "reject") and not (s.quote.startswith("to ") and not (s.cue or "").endswith("ed"))


def costs(matter: Matter) -> Iterator[Judged]:
    """Y07: what is reported of a party's costs, by month; how much would be enough cannot be read from texts."""
    for party in matter.parties:
        sanctions = [a for a in matter.deeds if a.plover == "SANCTION" and a.target_side == party]
        struck = [a for a in matter.deeds if a.plover == "ASSAULT" and a.target_side == party]
        found = [a for a in (*sanctions, *struck) if a.mention_id not in matter.contested]
        words = f"{len(sanctions)} act(s) of sanction and {len(struck)} of force against it; by month: {_by_month(found)}"
        if len(found) < len(sanctions) + len(struck):
            words += f"; {len(sanctions) + len(struck) - len(found)} of them contested and not counted"
        reported = Clause(
            name="costs reported",
            holds=True if found else None,
            words=words if sanctions or struck else "the texts report none",
            listed=passages(found),
        )
        enough = Clause(name="costs high enough", holds=None, words="a trend is shown; where enough begins no text can tell")
        yield _of(matter, party, (reported, enough), missing="the leaders' own reckoning; series of losses from other sources")


def attacks_cease(matter: Matter) -> Iterator[Judged]:
    """Y22: no attack by a party is reported any more, and its end is: silence of reports is no end of attacks.

    An attack that is denied as well as asserted, or that the other side alone tells of, decides nothing.
    """
    for party in matter.parties:
        every = [a for a in matter.deeds if a.plover == "ASSAULT" and a.source_side == party and a.target_side != party]
        attacks = [a for a in every if a.mention_id not in matter.contested and not _told_by_others(matter, party, a)]
        dated = sorted((day, a.act_id) for a in attacks if (day := day_of(a)))
        last = dated[-1][0] if dated else None
        truces = [e for e in matter.happenings if e.type == "ceasefire" and e.status in DONE]
        after = [e for e in truces if (day := day_of(e, 31)) and last and day > last]
        words = f"{len(attacks)} attack(s), the last dated one on {last or 'no stated day'}; by month: {_by_month(attacks)}"
        if not attacks:
            words = "no attack of its is reported beyond dispute, which is not the same as none"
        elif after:
            words += f"; a ceasefire is reported on {day_of(after[0], 31)}, and no dated attack after it"
        if len(attacks) < len(every):
            words += f"; {len(every) - len(attacks)} more are contested or told by the other side alone"
        open_ = [a for a in every if a not in attacks]
        holds = None if not attacks or after else False
        clause = Clause(
            name="attacks ceased",
            holds=holds,
            words=words,
            contra=passages(attacks),
            listed=passages([*matter.reports(after), *open_]),
        )
        yield _of(
            matter, party, (clause,), missing=None if holds is False else "reports that tell silence from an end of attacks"
        )


def _told_by_others(matter: Matter, party: str, act: Act) -> bool:
    """Whether a passage speaks in the voice of another party."""
    voices = set(sides_in(matter.voice(act)))
    return bool(voices & (set(matter.parties) - {party})) and party not in voices


def verified_withdrawals(matter: Matter) -> Iterator[Judged]:
    """Y23: a withdrawal of a party's forces is reported as done, with a date, and a verifier is named in the passage."""
    for party in matter.parties:
        told = [m for m in _withdrawals(matter) if _alone(matter, party, m)]
        done = [m for m in told if m.status in DONE and m.date_basis in DATED]
        not_done = [m for m in told if m.status in ("negated", "failed", "denied")]
        other = [m for m in told if m not in done and m not in not_done]
        checked = [m for m in done if matter.holds("verification", m.quote)]
        reported = Clause(
            name="withdrawal reported",
            holds=True if done else False if not_done else None,
            words=f"{len(done)} dated and done, {len(not_done)} not done, {len(other)} undated, asked for or agreed",
            pro=passages(done),
            contra=passages(not_done),
            listed=passages(other),
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
    """Passages on withdrawals that are neither disputed nor part of what an offer asks for."""
    asked = [(t.capture_id, t.start, t.end) for t in matter.offer_terms]
    for m in matter.mentions:
        told = m.type == "withdrawal" and m.article_id in matter.relevant and m.mention_id not in matter.contested
        if told and not any(c == m.capture_id and s < m.end and m.start < e for c, s, e in asked):
            yield m


def _alone(matter: Matter, party: str, mention: Mention) -> bool:
    """Whether the passage names this party and no other: of two it does not tell who would leave."""
    return [p for p in matter.parties if matter.takes_part(p, mention.participants)] == [party]


def sovereignty(matter: Matter) -> Iterator[Judged]:
    """Y24: a party's statements recognise, or contest, another state's sovereignty; what it truly respects is not to be read."""
    for party in matter.parties:
        others = [matter.lexicon.actors[p] for p in matter.parties if p != party and p in matter.lexicon.actors]
        names = {word for o in others for word in (o.name, *o.adjectives)} | {
            n for p in matter.parties if p != party for n in _seats(matter, p)
        }
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


def _seats(matter: Matter, party: str) -> Iterator[str]:
    return (name for p in matter.lexicon.places.values() if p.government_of == party for name in p.names)


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
    kind = x.kind if x.living else "bodies"
    return f"{'total, ' if x.kind == 'cumulative' else ''}{'undated' if when == 'None' else when}: {number} ({kind})"


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
