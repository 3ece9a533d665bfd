"""Yardsticks of talks: rounds, claims of progress, mediators and channels. Exchanges feed none of them."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from peaceledger.assess.clauses import Clause, Judged, outcome_of, passages
from peaceledger.assess.matter import DONE, TOLD, Matter, day_of, months_of, sides_in
from peaceledger.records import Event, Mention, Offer

LEDGER = "ledger"
WEEK = 7
NEAR = 2000
"""Characters around a passage that still speak of the same round: four or five paragraphs."""
UNSETTLED = frozenset({"proposed", "demanded", "negated", "failed", "denied"})
TOPIC_OF = {
    "prisoner_exchange": "prisoners",
    "prisoner_release": "prisoners",
    "ceasefire": "ceasefire",
    "withdrawal": "territory",
}
"""The issue that an event settles once it is agreed."""


def exchanges_apart(matter: Matter) -> Iterator[Judged]:
    """Y26: a rule for this tool, which keeps it: no yardstick of progress reads the exchanges."""
    known = {e.event_id for e in matter.happenings}
    rows = [x for x in matter.exchanges if x.event_id in known]
    told = matter.reports(e for e in matter.happenings if e.event_id in {x.event_id for x in rows})
    words = f"{len(rows)} row(s) stand on a track of their own, and no yardstick of progress reads them"
    clause = Clause(name="exchanges kept apart", holds=None, words=words, listed=passages(told), counts=True)
    yield Judged(subject_id=LEDGER, subject="all exchanges", party=None, clauses=(clause,), outcome="not_applicable")


def breadth(matter: Matter) -> Iterator[Judged]:
    """Y31: of the issues discussed in a round, those agreed, by articles that tell of it; is a next date set."""
    told_in: dict[str, list[Mention]] = defaultdict(list)
    for mention in matter.mentions:
        told_in[mention.capture_id].append(mention)
    for event in matter.happenings:
        if event.type != "negotiation_round" or event.status not in DONE:
            continue
        reports = matter.reports([event])
        beside = (m for key in dict.fromkeys(r.capture_id for r in reports) for m in told_in[key])
        around = [m for m in beside if _near(m, reports)]
        agreed = [m for m in around if m.status == "agreed" and m.type in TOPIC_OF]
        issues = {TOPIC_OF[m.type] for m in agreed}
        said = [s for s in matter.said if s.about_event_id == event.event_id]
        open_ = [m for m in around if m.status in UNSETTLED and m.type in TOPIC_OF]
        of_round = {o.offer_id for o in matter.proposals if _of_the_round(o, event)}
        terms = [t for t in matter.offer_terms if t.stated and t.offer_id in of_round and _near(t, reports)]
        discussed = {t for s in said for t in s.topics} | {TOPIC_OF[m.type] for m in open_} | {t.issue for t in terms}
        discussed = discussed - {"other", "negotiation_format"} | issues
        every = Clause(
            name="all that was discussed was agreed",
            holds=issues == discussed if discussed else None,
            words=f"agreed: {_listed(issues)}; discussed: {_listed(discussed)}",
            pro=passages(agreed),
            contra=passages([s for s in said if not set(s.topics) & issues and set(s.topics) & discussed])
            + passages([*(m for m in open_ if TOPIC_OF[m.type] not in issues), *(t for t in terms if t.issue not in issues)]),
            listed=passages(reports),
        )
        yield Judged(
            subject_id=event.event_id,
            subject=event.title,
            party=None,
            clauses=(every, _next_date(matter, event, around)),
            outcome=outcome_of((every,)),
        )


def _near(record: Any, reports: Sequence[Mention]) -> bool:
    """Whether a passage stands near one that tells of the round: a long text tells of many."""
    return any(record.capture_id == m.capture_id and abs(record.start - m.start) <= NEAR for m in reports)


def _of_the_round(offer: Offer, event: Event) -> bool:
    """Whether an offer was made at a round, or within a week of it."""
    days = day_of(offer), day_of(event)
    return offer.event_id == event.event_id or (None not in days and abs((days[0] - days[1]).days) <= WEEK)  # type: ignore[operator]


def _listed(issues: set[str]) -> str:
    return ", ".join(sorted(issues)) or "none is said"


def _next_date(matter: Matter, event: Event, around: Sequence[Mention]) -> Clause:
    ahead = [
        m
        for m in around
        if m.type in matter.words("talks") and m.status in ("planned", "agreed") and m.event_id != event.event_id
    ]
    dated = [m for m in ahead if m.date_earliest]
    none = [m for m in around if m.type in matter.words("talks") and matter.holds("no_next_date", m.quote)]
    holds = True if dated else False if none else None
    words = "a next meeting is dated" if dated else "said to have no date" if none else "the texts do not say"
    return Clause(name="next date set", holds=holds, words=words, pro=passages(dated), contra=passages(none))


def percent_resolved(matter: Matter) -> Iterator[Judged]:
    """Y32: who claims it, when, of what; and whether a list of issues stands behind the number."""
    for claim in matter.progress_claims:
        if (claim.low is None and claim.high is None) or claim.article_id not in matter.relevant:
            continue
        here = passages([claim])
        parts = {
            "speaker named": (claim.speaker, claim.speaker or "nobody is named"),
            "dated": (claim.date_earliest or claim.date_latest, f"{claim.date_earliest or '?'} to {claim.date_latest or '?'}"),
            "what is counted": (claim.counted_as_written, claim.counted_as_written or "not said"),
        }
        clauses = [
            Clause(name=name, holds=bool(value), words=words, pro=here if value else (), contra=() if value else here)
            for name, (value, words) in parts.items()
        ]
        clauses.append(Clause(name="list of issues behind it", holds=False, words="no text gives the list", contra=here))
        yield Judged(
            subject_id=claim.claim_id,
            subject=f"{claim.cue} ({claim.low:g} per cent)" if claim.low is not None else claim.cue,
            party=claim.side,
            clauses=tuple(clauses),
            missing="the list of issues that the number counts",
        )


def one_mediation(matter: Matter) -> Iterator[Judged]:
    """Y19: one mediator has more than half of the mediated events, and each party is on record as recognising it."""
    mediated = [e for e in matter.happenings if e.mediators and e.status in TOLD]
    often = Counter(name for e in mediated for name in e.mediators if matter.side_of(name) not in matter.parties)
    most = max(often.values(), default=0)
    first = sorted(name for name, number in often.items() if number == most)
    lead = first[0] if len(first) == 1 and 2 * most > len(mediated) else None
    listed = ", ".join(f"{name} {number}" for name, number in sorted(often.items(), key=lambda item: (-item[1], item[0])))
    clauses = [
        Clause(
            name="one mediator leads",
            holds=bool(lead) if len(mediated) > 1 else None,
            words=f"of {len(mediated)} mediated event(s): {listed}" if often else "no mediator is reported",
            pro=passages(matter.reports(e for e in mediated if lead and lead in e.mediators)),
            contra=passages(matter.reports(e for e in mediated if not lead or lead not in e.mediators)),
        )
    ]
    for party in matter.parties:
        own = [s for s in matter.said if party in sides_in(s.side) and any(name in s.quote for name in often)]
        thanks = [s for s in own if s.stance in ("praise", "accept") or matter.holds("thanks", s.quote)]
        clauses.append(
            Clause(
                name=f"a mediator recognised by {matter.name(party)}",
                holds=True if thanks else None,
                words=f"{len(thanks)} statement(s) of its" if thanks else "no statement of its says so",
                pro=passages(thanks),
            )
        )
    yield Judged(subject_id=LEDGER, subject="all mediated events", party=None, clauses=tuple(clauses))


def open_channels(matter: Matter) -> Iterator[Judged]:
    """Y41: channels by month: mediators of reported events, and the parties' own meetings and rounds."""
    mediated = [e for e in matter.happenings if e.mediators and e.status in TOLD]
    direct = [
        e
        for e in matter.happenings
        if e.type in matter.words("talks")
        and e.status in TOLD
        and all(matter.takes_part(p, e.participants) for p in matter.parties)
    ]
    names = sorted({name for e in mediated for name in e.mediators})
    months = months_of([*mediated, *(e for e in direct if e not in mediated)])
    words = (
        f"{len(names)} mediator(s): {', '.join(names) or 'none'}; {len(direct)} direct meeting(s) or round(s); by month: "
        f"{', '.join(f'{month} {number}' for month, number in months.items()) or 'none dated to a month'}"
    )
    found = passages(matter.reports([*mediated, *direct]))
    clause = Clause(name="channels reported", holds=True if found else None, words=words, pro=found)
    yield Judged(subject_id=LEDGER, subject="all channels", party=None, clauses=(clause,))


__all__ = ["LEDGER", "breadth", "exchanges_apart", "one_mediation", "open_channels", "percent_resolved"]
