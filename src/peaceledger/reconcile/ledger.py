"""From the findings of all articles to the ledger: the order in which reconciliation looks at them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from peaceledger.packs import Lexicon
from peaceledger.reconcile.about import about_events, by_event
from peaceledger.reconcile.activity import activity_of
from peaceledger.reconcile.barred import constraints, join_red_lines
from peaceledger.reconcile.bench import Bench, open_bench
from peaceledger.reconcile.chains import Chain, chains_of
from peaceledger.reconcile.clash import settle
from peaceledger.reconcile.clash_told import Told
from peaceledger.reconcile.clashes import clashes
from peaceledger.reconcile.cluster import cluster
from peaceledger.reconcile.companions import Companions
from peaceledger.reconcile.coverage import coverage_of
from peaceledger.reconcile.dating import date_mentions, redated
from peaceledger.reconcile.events import Group, event_of, group_of, titled
from peaceledger.reconcile.exchanges import exchanges_of
from peaceledger.reconcile.freed import freed_names, freed_nationals
from peaceledger.reconcile.inferred import dated_by_talks
from peaceledger.reconcile.material import Material, gather
from peaceledger.reconcile.offers import book_of
from peaceledger.reconcile.origins import Origins, articles_of, find_origins, origin_links
from peaceledger.reconcile.places import Places
from peaceledger.reconcile.rest import collector_at_rest
from peaceledger.reconcile.said_when import SaidWhen
from peaceledger.reconcile.sources import sources_of
from peaceledger.reconcile.stances import join_positions
from peaceledger.reconcile.totals import Total, find_totals, only_total, tells_several, totals_left
from peaceledger.reconcile.utterances import utterances_of, with_utterances
from peaceledger.reconcile.weights import Verdict
from peaceledger.reconcile.wholes import as_whole, was_put_off
from peaceledger.reconcile.work_out import book_of_rows, work_out
from peaceledger.records import (
    Act,
    Activity,
    Article,
    Comparison,
    Concord,
    Count,
    Coverage,
    Deal,
    DealDeed,
    Disagreement,
    Event,
    Exchange,
    Findings,
    LegalConstraint,
    Link,
    MarketReaction,
    Mention,
    Offer,
    OfferResponse,
    OfferTelling,
    OfferTerm,
    OriginLink,
    PartyPosition,
    Position,
    ProgressClaim,
    Reckoning,
    RedLine,
    Source,
    Statement,
    TalksOutcome,
    Usage,
    Utterance,
    record_id,
)
from peaceledger.records.agreement import AgreementTelling, Compliance
from peaceledger.records.judgement import JudgedRecord, Judgement, JudgementRow
from peaceledger.records.mention import LEDGER_STATUSES

R = TypeVar("R")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciled:
    """What all articles say together; every table in id order.

    Attributes:
        articles: With ``origin_id``.
        statements: With ``about_event_id`` and ``utterance_id``.
        utterances: The same words of one speaker, with where they were reported first.
        mentions: With ``event_id`` where their status reaches the ledger.
        counts: With the ``event_id`` of the event, or of the running total, they belong to.
        acts: Who did what to whom, as each article says.
        vocabulary: Loaded, plain and euphemistic words of each article.
        comparisons: "The first in five months", as each article says.
        events: Events, and running totals as ``statement_of_record``.
        exchanges: Rows of the exchange ledger.
        links: Pairs of mentions held to be one event, with reasons.
        disagreements: Differences between passages.
        positions: Their passages.
        offers: What is proposed or agreed, each once.
        offer_tellings: The passages that speak of them.
        offer_terms: Their terms, passage by passage.
        offer_responses: Who answers them how.
        party_positions: What each party holds on each issue, with changes over time.
        red_lines: What a party rules out for good, with the law that binds it.
        legal_constraints: Rules of law of the packs.
        progress_claims: How far talks are said to have come.
        market_reactions: How markets took it.
        concords: Values on which voices of opposed parties agree.
        arithmetic: Numbers and orders that texts print, worked out again.
        deals: Announced exchanges, with what is still open.
        deal_deeds: Which exchange carries out which of them.
        sources: Outlets.
        judgements: What people decided, and what became of it.
        judged_records: The passages that these decisions rest on.
        origin_links: Why articles are not independent of each other.
        coverage: What was read of each outlet in each week.
        activity: Events of each type beside what was read, week by week and month by month.
        agreement_tellings: Passages that name agreements of the packs.
        compliance: Who is said to keep or break an agreement; ``account`` finds which.
        outcomes: What is said to have come of talks; ``account`` finds their events.
    """

    articles: tuple[Article, ...]
    statements: tuple[Statement, ...]
    utterances: tuple[Utterance, ...]
    mentions: tuple[Mention, ...]
    counts: tuple[Count, ...]
    acts: tuple[Act, ...]
    vocabulary: tuple[Usage, ...]
    comparisons: tuple[Comparison, ...]
    events: tuple[Event, ...]
    exchanges: tuple[Exchange, ...]
    links: tuple[Link, ...]
    disagreements: tuple[Disagreement, ...]
    positions: tuple[Position, ...]
    offers: tuple[Offer, ...]
    offer_tellings: tuple[OfferTelling, ...]
    offer_terms: tuple[OfferTerm, ...]
    offer_responses: tuple[OfferResponse, ...]
    party_positions: tuple[PartyPosition, ...]
    red_lines: tuple[RedLine, ...]
    legal_constraints: tuple[LegalConstraint, ...]
    progress_claims: tuple[ProgressClaim, ...]
    market_reactions: tuple[MarketReaction, ...]
    concords: tuple[Concord, ...]
    arithmetic: tuple[Reckoning, ...]
    deals: tuple[Deal, ...]
    deal_deeds: tuple[DealDeed, ...]
    sources: tuple[Source, ...]
    origin_links: tuple[OriginLink, ...]
    coverage: tuple[Coverage, ...]
    activity: tuple[Activity, ...]
    agreement_tellings: tuple[AgreementTelling, ...]
    compliance: tuple[Compliance, ...]
    outcomes: tuple[TalksOutcome, ...]
    judgements: tuple[JudgementRow, ...] = ()
    judged_records: tuple[JudgedRecord, ...] = ()


@collector_at_rest
def reconcile(
    findings: Sequence[Findings], captures: Mapping[str, str], lexicon: Lexicon, judgements: Sequence[Judgement] = ()
) -> Reconciled:
    """Join what the articles report into events, exchanges and disagreements.

    Args:
        findings: What extraction found, one per article, in any order.
        captures: Decoded text by capture_id.
        lexicon: What the packs in use know.
        judgements: What people decided; it comes before what the rules find.
    """
    bench = open_bench(judgements, findings, captures, lexicon)
    findings, material, groups, links, totals = _joined(bench, captures, lexicon)
    held = date_mentions(material.mentions, groups, links, material)
    groups, material = redated(groups, held), replace(material, mentions=held)
    reported = {g.event_id: g.mentions for g in groups} | {t.event_id: t.mentions for t in totals}
    origins = find_origins(material, [m for mentions in reported.values() for m in mentions])
    owner = _owners([*totals, *groups])
    statements = with_utterances(about_events(material, owner), material)
    material = replace(material, about=by_event(statements))
    events = _events(groups, totals, origins, material)
    events = {k: _as_judged(events[k], e, material) for k, e in bench.events(events).items()}
    claims = _claims(findings, material)
    disagreements, positions = settle(clashes(_told(groups, claims.values(), findings, material), totals, statements))
    said = SaidWhen(material, material.mentions)
    exchanges = bench.exchanges(exchanges_of(groups, totals, events, material))
    worked = work_out(groups, totals, claims.values(), book_of_rows(groups, events, exchanges, material))
    book = book_of(findings, material.articles, owner, lexicon)
    total_of_count = {c.count_id: t.event_id for t in totals for c in t.counts}
    articles = articles_of(material, origins)
    story = Reconciled(
        articles=articles,
        statements=statements,
        utterances=utterances_of(statements, material, origins),
        mentions=tuple(replace(m, event_id=owner.get(m.mention_id)) for m in material.mentions.values()),
        counts=tuple(
            replace(c, event_id=total_of_count.get(c.count_id) or owner.get(c.mention_id)) for c in material.counts.values()
        ),
        acts=_by_id((a for f in findings for a in f.acts), "act_id"),
        vocabulary=_by_id((u for f in findings for u in f.vocabulary), "usage_id"),
        comparisons=tuple(claims[key] for key in sorted(claims)),
        events=tuple(events[key] for key in sorted(events)),
        exchanges=exchanges,
        links=links,
        disagreements=disagreements,
        positions=positions,
        offers=book.offers,
        offer_tellings=book.tellings,
        offer_terms=book.terms,
        offer_responses=book.responses,
        party_positions=join_positions(
            (said.dated(p) for f in findings for p in f.party_positions), {s.statement_id: s for s in statements}
        ),
        red_lines=join_red_lines((said.dated(r) for f in findings for r in f.red_lines), lexicon),
        legal_constraints=constraints(lexicon),
        progress_claims=_by_id((said.dated(c) for f in findings for c in f.progress_claims), "claim_id"),
        market_reactions=_by_id((r for f in findings for r in f.market_reactions), "reaction_id"),
        concords=worked.concords,
        arithmetic=worked.arithmetic,
        deals=worked.deals,
        deal_deeds=worked.deal_deeds,
        sources=sources_of(material),
        origin_links=origin_links(reported, material, origins),
        coverage=coverage_of(articles),
        activity=activity_of(events.values(), articles),
        agreement_tellings=_by_id((t for f in findings for t in f.agreement_tellings), "telling_id"),
        compliance=_by_id((c for f in findings for c in f.compliance), "compliance_id"),
        outcomes=_by_id((o for f in findings for o in f.outcomes), "outcome_id"),
    )
    return replace(bench.story(story), judgements=bench.rows(), judged_records=bench.judged())


def _joined(
    bench: Bench, captures: Mapping[str, str], lexicon: Lexicon
) -> tuple[Sequence[Findings], Material, list[Group], tuple[Link, ...], list[Total]]:
    """Findings as people left them, and their events and totals: from here on nobody reads what the rules found."""
    findings = bench.findings()
    material = replace(gather(findings, captures, lexicon), apart=bench.bonds.apart)
    groups, links, totals = bench.groups(*link(_reports(material), material), find_totals(material))
    if bench.gone:
        findings = bench.rest(findings)
        material = replace(gather(findings, captures, lexicon), apart=bench.bonds.apart)
        totals = totals_left(totals, material)
    return findings, material, groups, links, totals


def _told(groups: list[Group], claims: Iterable[Comparison], findings: Sequence[Findings], material: Material) -> Told:
    """What the checks between articles look at."""
    figures = _by_id((g for f in findings for g in f.figures), "figure_id")
    return Told(groups=groups, comparisons=tuple(claims), companions=Companions(groups), material=material, figures=figures)


def _reports(material: Material) -> list[Mention]:
    """Mentions that report an event; a whole that is told in part is the deal."""
    return [
        as_whole(m, material)
        for m in material.mentions.values()
        if m.status in LEDGER_STATUSES
        and not only_total(m, material.counts_of.get(m.mention_id, ()))
        and not tells_several(m, material)
        and not was_put_off(m, material)
    ]


def _events(groups: Sequence[Group], totals: Sequence[Total], origins: Origins, material: Material) -> dict[str, Event]:
    records = [Group(event_id=t.event_id, mentions=t.mentions) for t in totals]
    events = dated_by_talks({g.event_id: event_of(g, material, origins) for g in groups}, groups, material)
    return events | {r.event_id: event_of(r, material, origins, "statement_of_record") for r in records}


def _as_judged(before: Event, event: Event, material: Material) -> Event:
    return titled(event, material) if event != before and event.title == before.title else event


def _by_id(records: Iterable[R], key: str) -> tuple[R, ...]:
    """Each record once, in the order of ids."""
    found = {getattr(r, key): r for r in records}
    return tuple(found[name] for name in sorted(found))


def _claims(findings: Iterable[Findings], material: Material) -> dict[str, Comparison]:
    """Claims of events that are known, and sums of none."""
    made = (c for f in findings for c in f.comparisons)
    return {c.comparison_id: c for c in made if c.mention_id is None or c.mention_id in material.mentions}


def _owners(groups: Iterable[Group | Total]) -> dict[str, str]:
    """Event by mention_id; a mention of an event that also gives a running total belongs to the event, which comes last."""
    return {m.mention_id: g.event_id for g in groups for m in g.mentions}


def link(reports: Sequence[Mention], material: Material) -> tuple[list[Group], tuple[Link, ...]]:
    """Events as groups of mentions, and the reasons: first inside each article, then across articles."""
    places = Places(material.lexicon.places)
    material = replace(material, freed=freed_names(reports, material), nationals=freed_nationals(reports, material))
    chains, joined = chains_of(reports, material, places)
    made = cluster([c.profile for c in chains], places)
    groups = [group_of(m for i in members for m in chains[i].members) for members in made.members.values()]
    owner = {m.mention_id: g.event_id for g in groups for m in g.mentions}
    links = [_link(j.left, j.right, owner, j.verdict) for j in joined]
    links += [_link(_speaks(chains[i]), _speaks(chains[j]), owner, verdict) for i, j, verdict in made.merges]
    return sorted(groups, key=lambda g: g.event_id), tuple(sorted(links, key=lambda x: x.link_id))


def _speaks(chain: Chain) -> str:
    """The mention that stands for a chain in a link: the first in the text."""
    return chain.members[0].mention_id


def _link(a: str, b: str, owner: Mapping[str, str], verdict: Verdict) -> Link:
    left, right = sorted((a, b))
    return Link(
        link_id=record_id("k", left, right),
        left_mention_id=left,
        right_mention_id=right,
        event_id=owner[left],
        weight=round(verdict.weight, 3),
        reasons=verdict.words(),
    )


__all__ = ["Reconciled", "link", "reconcile"]
