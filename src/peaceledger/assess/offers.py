"""Yardsticks of an offer: one judgement for each, whoever made it.

Each rule reads only what texts report. "No" of a clause about terms means that no text states it, which the words say.
"""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from peaceledger.assess.clauses import Clause, Judged, all_of, outcome_of, outcome_of_all, passages, share
from peaceledger.assess.matter import TOLD, Matter, day_of, sides_in
from peaceledger.packs import LegalEntry
from peaceledger.records import Event, Offer, OfferResponse, OfferTerm, Outcome, Passage

WEEKS = 4
"""Before and after an offer: a month on each side, as wide as monthly counts of events are read."""
VAGUE = frozenset({"negotiation_format", "other"})
"""Issues on which a red line ("no compromises") names no thing that a term could ask."""
LEAST_ARTICLES = 5
"""Dated articles on each side without which fewer reports say nothing of fewer attacks."""


def specific_terms(matter: Matter) -> Iterator[Judged]:
    """Y01: each stated term says who must act, what, where or how much, and by when; who verifies is another yardstick."""
    for offer in matter.proposals:
        terms = matter.stated(offer)
        parts = {
            "who must act": [t for t in terms if t.obligor],
            "what": [t for t in terms if t.action],
            "where or how much": [t for t in terms if t.place or t.quantity],
            "by when": [t for t in terms if t.deadline],
        }
        whole = [t for t in terms if all(t in having for having in parts.values())]
        clauses = (
            Clause(
                name="terms stated",
                holds=True if terms else None,
                words=_stated_in_words(offer, terms),
                pro=passages(terms),
                listed=() if terms else passages([offer]),
            ),
            *(all_of(name, having, terms) for name, having in parts.items()),
        )
        yield _judged(offer, clauses if terms else clauses[:1], outcome=outcome_of_all(len(whole), len(terms)))


def _stated_in_words(offer: Offer, terms: tuple[OfferTerm, ...]) -> str:
    said = f"; it is called a list of {offer.points_said} points" if offer.points_said else ""
    if not terms:
        return f"the texts name it and state no term{said}"
    return f"{len(terms)} stated in these texts{said}"


def possible_demands(matter: Matter) -> Iterator[Judged]:
    """Y02: no term asks of another side what a law that binds that side bars, or what it has ruled out."""
    for offer in matter.proposals:
        asked = [t for t in matter.stated(offer) for side in sides_in(t.obligor) if side not in offer.sides]
        terms = tuple(dict.fromkeys(asked))
        if not terms:
            stated = bool(matter.stated(offer))
            words = "no stated term asks anything of another side" if stated else "no term is stated"
            clause = Clause(name="no law bars it", holds=None, words=words, listed=passages([offer]))
            yield _judged(offer, (clause,), outcome="not_applicable" if stated else "not_stated")
            continue
        clauses = (_lawful(matter, offer, terms), _not_ruled_out(matter, offer, terms))
        yield _judged(offer, clauses, "not_met" if any(c.holds is False for c in clauses) else None)


def _lawful(matter: Matter, offer: Offer, terms: tuple[OfferTerm, ...]) -> Clause:
    others = {side for t in terms for side in sides_in(t.obligor) if side not in offer.sides}
    laws = [law for law in matter.lexicon.extra.get("legal", ()) if law.party in others]
    when = day_of(offer, 366)
    known = [law for law in laws if when is None or ((law.since or when) <= when <= (law.until or when))]
    hits = [(t, law) for t in terms for law in known if law.party in sides_in(t.obligor) and _stands_against(matter, law, t)]
    barred = {t.term_id for t, _ in hits}
    cited = sorted({f"{' '.join([law.source, ', '.join(law.articles)]).strip()} ({law.rule})" for _, law in hits})
    holds = False if hits else True if {law.party for law in known} == others else None
    against = share([t for t in terms if t.term_id in barred], terms, "term")
    words = f"against {against} stands a rule of the side asked: {'; '.join(cited)}"
    if not hits:
        names = ", ".join(sorted(matter.name(side) for side in others))
        words = f"the packs list {'no rule' if holds is None else 'rules, and none'} that bars a term for {names}"
    return Clause(
        name="no law bars it",
        holds=holds,
        words=words,
        pro=passages([t for t in terms if t.term_id not in barred]) if holds else (),
        contra=passages([t for t in terms if t.term_id in barred]),
    )


def _stands_against(matter: Matter, law: LegalEntry, term: OfferTerm) -> bool:
    words = " ".join(part for part in (term.action, term.place, term.quote) if part)
    return term.issue in law.bars and (not law.words or matter.holds_any(law.words, words))


def _not_ruled_out(matter: Matter, offer: Offer, terms: tuple[OfferTerm, ...]) -> Clause:
    lines = [
        line
        for line in matter.red_lines
        for t in terms
        if line.party in sides_in(t.obligor) and line.party not in offer.sides and t.issue in set(line.issues) - VAGUE
    ]
    lines = list(dict.fromkeys(lines))
    others = {side for t in terms for side in sides_in(t.obligor) if side not in offer.sides}
    known = others <= {line.party for line in matter.red_lines}
    words = "none of its red lines on record is on the issue" if known else "no red line of the side asked is on record"
    if lines:
        words = f"{len(lines)} red line{'s' if len(lines) != 1 else ''} of the side asked on the same issue"
    return Clause(name="not a red line", holds=False if lines else True if known else None, words=words, contra=passages(lines))


def less_fighting(matter: Matter) -> Iterator[Judged]:
    """Y03: fewer hostile events are reported in the weeks after than before, in number and for each article read."""
    for offer in matter.proposals:
        yield _judged(offer, (_fewer(matter, offer),), missing="dated reports before and after" if not day_of(offer) else None)


def _fewer(matter: Matter, offer: Offer) -> Clause:
    day = day_of(offer)
    name = "fewer hostile events after than before"
    if day is None:
        return Clause(name=name, holds=None, words="the texts do not date the offer", listed=passages([offer]))
    span = timedelta(weeks=WEEKS)
    hostile = [e for e in matter.happenings if e.type in matter.words("hostile") and e.status in TOLD]
    before = [e for e in hostile if (d := day_of(e)) and day - span <= d < day]
    after = [e for e in hostile if (d := day_of(e)) and day < d <= day + span]
    read = [a.published for a in matter.articles if a.article_id in matter.relevant and a.published]
    covered = (sum(day - span <= d < day for d in read), sum(day < d <= day + span for d in read))
    words = (
        f"{WEEKS} weeks before {day}: {len(before)} hostile events in {covered[0]} dated articles; "
        f"{WEEKS} weeks after: {len(after)} in {covered[1]}"
    )
    if min(covered) < LEAST_ARTICLES:
        words += "; too few dated articles to tell fewer attacks from fewer reports"
        return Clause(name=name, holds=None, words=words, listed=_told(matter, (*before, *after)))
    fewer = (len(after) < len(before), len(after) * covered[0] < len(before) * covered[1])
    holds = fewer[0] if fewer[0] == fewer[1] else None
    told = _told(matter, after)
    return Clause(
        name=name, holds=holds, words=words, pro=() if not holds else _told(matter, before), contra=() if holds else told
    )


def _told(matter: Matter, events: Iterable[Event]) -> tuple[Passage, ...]:
    return passages(matter.reports(events))


def verification(matter: Matter) -> Iterator[Judged]:
    """Y04: a term provides for verification; or its proposers are on record for or against it."""
    for offer in matter.proposals:
        terms = matter.terms_of.get(offer.offer_id, ())
        given = [t for t in terms if t.stated and (t.verification or matter.holds("verification", t.quote))]
        given = [t for t in given if not matter.holds("no_verification", t.quote)]
        absent = [t for t in terms if not t.stated and matter.holds("verification", t.quote)]
        here = {offer.article_id, *(t.article_id for t in terms)}
        sides = set(offer.sides)
        own = [s for s in matter.said if s.article_id in here and s.side and set(sides_in(s.side)) <= sides]
        own = [s for s in own if matter.holds("verification", s.quote)]
        refused = [s for s in own if s.stance in ("reject", "deny")]
        agreed = [s for s in own if s.stance in ("accept", "commit", "offer", "demand")]
        pro, contra = passages([*given, *agreed]), passages([*absent, *refused])
        holds = None if bool(pro) == bool(contra) else bool(pro)
        found = (
            f"{len(given)} term(s) and {len(agreed)} statement(s) of its proposers for it, {len(absent) + len(refused)} against"
        )
        words = found if pro or contra else "the texts are silent on verification"
        clause = Clause(name="verification accepted", holds=holds, words=words, pro=pro, contra=contra, listed=passages([offer]))
        yield _judged(offer, (clause,), outcome="mixed" if pro and contra else None)


def guarantees(matter: Matter) -> Iterator[Judged]:
    """Y08: guarantor, legal form, decision rule, duration and trigger of each guarantee."""
    for offer in matter.proposals:
        terms = [t for t in matter.stated(offer) if t.issue == "security_guarantees"]
        if not terms:
            clause = Clause(
                name="guarantee stated", holds=None, words="no term on guarantees is stated", listed=passages([offer])
            )
            yield _judged(offer, (clause,))
            continue
        form = {t.term_id: f"{t.legal_form or ''} {t.quote}" for t in terms}
        loose = [t for t in terms if matter.holds("not_binding", form[t.term_id])]
        bound = [t for t in terms if t not in loose and matter.holds("binding", form[t.term_id])]
        vetoed = [t for t in terms if matter.holds("veto", t.decision_rule)]
        ruled = [t for t in terms if t.decision_rule and t not in vetoed]
        yield _judged(
            offer,
            (
                all_of("guarantors named", [t for t in terms if t.guarantors], terms),
                _said("binding form", bound, loose),
                _said("no veto over action", ruled, vetoed),
                _said("duration stated", [t for t in terms if t.duration], []),
                _said("trigger stated", [t for t in terms if t.condition], []),
            ),
        )


def _said(name: str, pro: list[OfferTerm], contra: list[OfferTerm]) -> Clause:
    """A clause on which the terms may be silent."""
    holds = None if bool(pro) == bool(contra) else bool(pro)
    words = f"{len(pro)} term(s) for, {len(contra)} against" if pro or contra else "the terms are silent"
    return Clause(name=name, holds=holds, words=words, pro=passages(pro), contra=passages(contra))


def justice(matter: Matter) -> Iterator[Judged]:
    """Y17: a term on justice is stated, or said to be missing."""
    for offer in matter.proposals:
        terms = [t for t in matter.terms_of.get(offer.offer_id, ()) if t.issue == "justice"]
        pro, contra = [t for t in terms if t.stated], [t for t in terms if not t.stated]
        holds = True if pro else False if contra else None
        words = f"{len(pro)} term(s) stated, {len(contra)} said to be missing" if terms else "the texts state no term on justice"
        clause = Clause(
            name="term on justice",
            holds=holds,
            words=words,
            pro=passages(pro),
            contra=passages(contra),
            listed=() if terms else passages([offer]),
        )
        yield _judged(offer, (clause,))


def accepted_by_all(matter: Matter) -> Iterator[Judged]:
    """Y34: each party has accepted, and none refused; who proposes an offer stands behind it."""
    for offer in matter.proposals:
        bound = {side for t in matter.stated(offer) for side in sides_in(t.obligor) if side in matter.lexicon.actors}
        sides = sorted({*matter.parties, *bound})
        clauses = tuple(_acceptance(matter, offer, side) for side in sides)
        if not clauses:
            clauses = (Clause(name="parties", holds=None, words="the packs name no parties", listed=passages([offer])),)
        refused = any(c.holds is False for c in clauses)
        mixed = any("both" in c.words for c in clauses)
        yield _judged(offer, clauses, outcome="not_met" if refused else "mixed" if mixed else None)


def _acceptance(matter: Matter, offer: Offer, side: str) -> Clause:
    answers: list[OfferResponse] = [r for r in matter.answers_to.get(offer.offer_id, ()) if r.side == side]
    pro = [r for r in answers if r.stance == "accept"]
    contra = [r for r in answers if r.stance == "reject"]
    open_ = [r for r in answers if r.stance in ("conditional", "defer")]
    proposes = side in offer.sides
    holds = None if bool(contra) == bool(pro or proposes) else not contra
    words = f"{len(pro)} accept, {len(contra)} reject, {len(open_)} conditional or put off"
    if pro and contra:
        words += "; it has said both"
    elif proposes:
        words += "; it proposes the offer" + (" and is reported to refuse it, both" if contra else "")
    elif not answers or all(r.stance == "silent" for r in answers):
        words = "no answer on record"
    return Clause(
        name=f"accepted by {matter.name(side)}",
        holds=holds,
        words=words,
        pro=passages([*pro, *([offer] if proposes else [])]),
        contra=passages(contra),
        listed=passages(open_),
    )


def at_the_table(matter: Matter) -> Iterator[Judged]:
    """Y35: each side that a term binds and that does not propose it took part in the talks from which it comes."""
    for offer in matter.proposals:
        terms = matter.stated(offer)
        bound = sorted({side for t in terms for side in sides_in(t.obligor) if side in matter.lexicon.actors})
        event = next((e for e in matter.events if e.event_id == offer.event_id), None)
        others = [side for side in bound if side not in offer.sides]
        clauses = tuple(_seat(matter, offer, event, side, terms) for side in others)
        if not clauses:
            words = "the terms bind none but their proposers" if bound else "no stated term names who must act"
            clauses = (Clause(name="whom it binds", holds=None, words=words, listed=passages([offer])),)
        joint = bool(bound) and not others and len(offer.sides) > 1
        yield _judged(offer, clauses, "met" if joint else "not_applicable" if bound and not others else None)


def _seat(matter: Matter, offer: Offer, event: Event | None, side: str, terms: tuple[OfferTerm, ...]) -> Clause:
    joint = event is not None and event.type in matter.words("talks")
    there = event is not None and joint and matter.takes_part(side, event.participants)
    holds = True if there else False if offer.sides and offer.kind == "offer" else None
    words = "it took part in the talks" if there else "another side proposes the terms that bind it"
    if holds is None:
        words = "the texts do not say who was at the table"
    binding = passages([t for t in terms if side in sides_in(t.obligor)])
    return Clause(
        name=f"{matter.name(side)} at the table",
        holds=holds,
        words=words,
        pro=passages([offer, *matter.reports([event] if event and there else [])]) if holds else (),
        contra=binding if holds is False else (),
        listed=binding if holds is None else (),
    )


def _by(offer: Offer) -> str:
    """Whose it is: two plans may bear one name."""
    return f"of {'; '.join(offer.proposers)}" if offer.proposers else "nobody named"


def _judged(offer: Offer, clauses: tuple[Clause, ...], outcome: Outcome | None = None, missing: str | None = None) -> Judged:
    return Judged(
        subject_id=offer.offer_id,
        subject=f"{offer.name}, {_by(offer)}",
        party="; ".join(offer.sides) or None,
        clauses=clauses,
        outcome=outcome or outcome_of(clauses),
        missing=missing,
    )
