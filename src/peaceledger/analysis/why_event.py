"""Gathers what stands behind an event, numbers its passages in the order they were published, and has it told."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from peaceledger.analysis.account import Facts, account, position_key
from peaceledger.analysis.cited import Numbered, Told, numbered, published
from peaceledger.analysis.phrases import CODE, Row

if TYPE_CHECKING:
    from peaceledger.analysis.why import Query

NEAR = 120
"""Characters from a passage within which a number is seen in the context printed with it."""


def numbers_of(passages: Sequence[Numbered]) -> dict[str, int]:
    """The number of each record's passage."""
    return {e.record_id: p.number for p in passages for e in (p.evidence, *p.copies)}


def told(query: "Query", row: Row, judgements: Sequence[Row]) -> Told:
    """An account of an event, and its passages."""
    key = row["event_id"]
    counts = query.of("counts", "event_id", key)
    mentions = reported_by(query, key, counts)
    disagreements = query.of("disagreements", "subject_id", key)
    query.load("positions", "disagreement_id", [d["disagreement_id"] for d in disagreements])
    positions = [p for d in disagreements for p in query.of("positions", "disagreement_id", d["disagreement_id"])]
    query.load_passages([*mentions, *positions])
    query.load("articles", "article_id", [m["article_id"] for m in mentions])
    query.load("statements", "statement_id", [m["statement_id"] for m in mentions])
    shown = [query.passage(m, f"{m['type']}, {m['status']}", m["mention_id"]) for m in mentions]
    beside = {position_key(p): _seen_with(p, mentions) for p in positions}
    apart = {position_key(p): p for p in positions if beside[position_key(p)] is None}
    shown += [query.passage(p, p["value"], key) for key, p in apart.items()]
    passages = numbered(sorted(shown, key=published))
    numbers = numbers_of(passages)
    numbers |= {key: numbers[mention] for key, mention in beside.items() if mention is not None}
    exchange = next(iter(query.of("exchanges", "event_id", key)), None)
    links = query.of("links", "event_id", key)
    facts = Facts(
        event=row,
        exchange=exchange,
        mentions=mentions,
        counts=counts,
        links=links,
        disagreements=disagreements,
        positions=positions,
        articles={a: _article(query, a) for a in sorted({m["article_id"] for m in mentions})},
        statements=_statements(query, mentions),
        names=_names(query, exchange, mentions, links) | _more_names(query, row, positions),
        numbers=numbers,
        judgements=judgements,
        checks=query.of("arithmetic", "subject_id", key),
        deals=query.of("deals", "event_id", key),
        deeds=[*query.of("deal_deeds", "agreement_event_id", key), *query.of("deal_deeds", "exchange_event_id", key)],
        concords=query.of("concords", "subject_id", key),
    )
    return Told(title=row["title"], account=tuple(account(facts)), passages=passages)


def _seen_with(position: Row, mentions: Iterable[Row]) -> str | None:
    """The mention with which a position is printed: it stands in that passage, or near it."""
    near = [
        (max(m["start"] - position["start"], position["end"] - m["end"], 0), m["mention_id"])
        for m in mentions
        if m["capture_id"] == position["capture_id"]
    ]
    gap, mention = min(near, default=(NEAR + 1, None))
    return mention if gap <= NEAR else None


def reported_by(query: "Query", key: str, counts: Iterable[Row]) -> list[Row]:
    """The mentions of an event, and those that carry a running total."""
    mentions = query.of("mentions", "event_id", key)
    carriers = {c["mention_id"] for c in counts} - {m["mention_id"] for m in mentions}
    query.load("mentions", "mention_id", carriers)
    return mentions + [m for carrier in sorted(carriers) for m in query.of("mentions", "mention_id", carrier)]


def _article(query: "Query", article_id: str) -> Row:
    row = query.of("articles", "article_id", article_id)[0]
    source = next(iter(query.of("sources", "source_id", row["source_id"])), None)
    return row | {"outlet_side": source["side"] if source else None}


def _statements(query: "Query", mentions: Iterable[Row]) -> Mapping[str, Row]:
    keys = sorted({m["statement_id"] for m in mentions if m["statement_id"]})
    return {k: query.of("statements", "statement_id", k)[0] for k in keys}


def _names(query: "Query", exchange: Row | None, mentions: Iterable[Row], links: Iterable[Row]) -> dict[str, str]:
    """Names of sides, and the title of an agreement."""
    names: dict[str, str] = {}
    sides = {exchange[f"side_{p}"] for p in "ab"} if exchange else set()
    sides |= {code for link in links for reason in link["reasons"] for code in CODE.findall(reason)}
    for m in mentions:
        source = query.of("articles", "article_id", m["article_id"])[0]["source_id"]
        sides |= {s["side"] for s in query.of("sources", "source_id", source)}
    for side in sorted(s for s in sides if s):
        names.update((side, a["name"]) for a in query.of("actors", "actor_id", side))
    if exchange and exchange["agreement_event_id"]:
        names |= {e["event_id"]: e["title"] for e in query.of("events", "event_id", exchange["agreement_event_id"])}
    return names


def _more_names(query: "Query", event: Row, positions: Iterable[Row]) -> dict[str, str]:
    """Names of sides that take positions or tell the event, and titles of deals and deeds tied to it."""
    key = event["event_id"]
    sides = {one for p in positions for one in (p["side"] or "").split("; ")} | set(event["sides"] or ())
    sides |= {c["side"] for c in query.of("concords", "subject_id", key)}
    names = {s: a["name"] for s in sorted(s for s in sides if s) for a in query.of("actors", "actor_id", s)}
    tied = {t["exchange_event_id"] for t in query.of("deal_deeds", "agreement_event_id", key)}
    tied |= {t["agreement_event_id"] for t in query.of("deal_deeds", "exchange_event_id", key)}
    return names | {i: f"{e['title']} ({i})" for i in sorted(tied) for e in query.of("events", "event_id", i)}


__all__ = ["reported_by", "told"]
