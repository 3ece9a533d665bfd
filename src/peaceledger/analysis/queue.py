"""What to review next: what matters most and is least certain comes first, each with its reasons in words.

The order is that of a telephone book, with no score: what a person decided and does not hold any more; then what passages say
against each other; then what is one event or two; then what stands on little; what is off the topic comes last. In each of these
come rows of the exchange ledger with a number, then events of peace-making, then all others; then the kinds of doubt in the order
of ``KINDS``, and what more articles report; of what stands on little, what carries more comes before the kind. One record with
several doubts stands once, at its first. What a person has judged is left out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from peaceledger.analysis.history import WHOLE, History
from peaceledger.reconcile.weights import ENOUGH, MARGIN
from peaceledger.records.judgement import CONFLICTS
from peaceledger.records.mention import PEACE_TYPES
from peaceledger.store import rows

KINDS = {
    "conflict": "Decisions that do not hold as they were made",
    "contradicted": "Passages contradict each other",
    "unsettled": "Numbers are reported that lie apart",
    "divergent": "Passages give different values",
    "link": "Held together by little",
    "pair": "Two events that may be one",
    "one_voice": "On one speaker's word alone",
    "undated": "No date of its own",
    "rests": "Much rests on one article alone",
}
"""Kinds of doubt, the most pressing first."""
WIDE = 0.1
"""Share of the highest report from which on low and high lie apart."""
PILLAR = 5
"""Events from which on an article is looked at because they rest on it alone."""
TABLES = {"link": "links", "rests": "articles", "conflict": "judgements"}
"""Table of the record by kind; events else."""
PEACE = ", ".join(f"'{t}'" for t in sorted(PEACE_TYPES))


class Doubt(NamedTuple):
    """One reason to look at a record.

    Attributes:
        kind: One of ``KINDS``.
        key: The record.
        ids: What is compared, for pairs and links.
        field: Column in doubt; None for the whole record.
        title: What it is, in words.
        reason: The doubt, in words.
        consequence: 0 rows of the exchange ledger with a number, 1 peace-making, 2 others, 3 off the topic.
        size: Articles that report it.
    """

    kind: str
    key: str
    ids: tuple[str, ...]
    field: str | None
    title: str
    reason: str
    consequence: int
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One record of the queue.

    Attributes:
        kind: Its most pressing kind of doubt.
        table: Its table; ``pairs`` for two events.
        key: Its id; of a pair both, joined by ``+``.
        ids: What is compared, for pairs and links.
        title: What it is, in words.
        reasons: Every doubt, in words.
        size: Articles that report it.
    """

    kind: str
    table: str
    key: str
    ids: tuple[str, ...]
    title: str
    reasons: tuple[str, ...]
    size: int


def doubts(db: Any) -> list[Doubt]:
    """Every doubt of a ledger, whatever people decided, in order.

    Args:
        db: A cursor on it.
    """
    found = [Doubt(**{**row, "ids": tuple(row["ids"] or ())}) for sql in QUERIES for row in rows(db, sql)]
    return in_order(found)


def in_order(found: Iterable[Doubt]) -> list[Doubt]:
    """Doubts in the order in which they are looked at."""
    return sorted(found, key=_rank)


def _rank(d: Doubt) -> tuple[bool, int, int, int, int, str, str]:
    grade, rank = GRADES[d.kind], RANKS[d.kind]
    return (
        d.consequence == OFF_TOPIC,
        grade,
        d.consequence,
        *((-d.size, rank) if grade == LITTLE else (rank, -d.size)),
        d.key,
        d.reason,
    )


def queue(found: Iterable[Doubt], history: History, kind: str | None = None) -> list[Item]:
    """What is still to be looked at, in order.

    Args:
        found: As ``doubts`` gives them.
        history: What people decided.
        kind: Only records with this kind of doubt.
    """
    items: dict[tuple[str, str], list[Doubt]] = {}
    for d in found:
        if not _settled(d, history):
            items.setdefault((_table(d.kind), d.key), []).append(d)
    return [_item(table, ds) for (table, _), ds in items.items() if kind is None or any(d.kind == kind for d in ds)]


def _item(table: str, found: list[Doubt]) -> Item:
    first = found[0]
    reasons = tuple(dict.fromkeys(d.reason for d in found))
    return Item(kind=first.kind, table=table, key=first.key, ids=first.ids, title=first.title, reasons=reasons, size=first.size)


def _table(kind: str) -> str:
    return "pairs" if kind == "pair" else TABLES.get(kind, "events")


def _settled(d: Doubt, history: History) -> bool:
    """Whether a person has looked at it: at the pair, at the column, or at the whole record."""
    if d.kind == "conflict":
        return d.key in {j.undoes for j in history.waiting} or any(
            set(d.ids) & history.ids_of(j) for j in history.waiting if j.purpose == "decision"
        )
    if len(d.ids) == 2:
        return frozenset(d.ids) in history.pairs
    names = history.decided.get(d.key, frozenset())
    return WHOLE in names or (d.field is not None and d.field in names)


def tally(items: Iterable[Item]) -> Iterator[tuple[str, int]]:
    """How many records each kind of doubt leads, in the order of kinds; kinds without any are left out."""
    counts = dict.fromkeys(KINDS, 0)
    for item in items:
        counts[item.kind] += 1
    return ((kind, n) for kind, n in counts.items() if n)


OFF_TOPIC, LITTLE = 3, 3
"""The consequence of what is off the topic; the grade of what stands on little."""
GRADES = {"conflict": 0, "contradicted": 1, "unsettled": 1, "divergent": 1, "link": 2, "pair": 2} | dict.fromkeys(
    ("one_voice", "undated", "rests"), LITTLE
)
RANKS = {kind: rank for rank, kind in enumerate(KINDS)}
OF_EVENT = f"""CASE WHEN e.relevance <> 'on_topic' THEN {OFF_TOPIC}
    WHEN e.event_id IN (SELECT event_id FROM exchanges WHERE kind <> 'cumulative'
        AND coalesce(a_best, a_low, a_high, b_best, b_low, b_high) IS NOT NULL) THEN 0
    WHEN e.type IN ({PEACE}) THEN 1 ELSE 2 END AS consequence"""
NOTHING = "CAST([] AS VARCHAR[]) AS ids"
WORDS = "if(length({0}.quote) > 80, concat({0}.quote[:80], '…'), {0}.quote)"
"""The beginning of a passage, in SQL."""
QUERIES = (
    f"""
    SELECT 'conflict' AS kind, j.judgement_id AS key, list_distinct(list(coalesce(r.found_id, r.record_id))) AS ids,
        NULL AS field, concat_ws(' ', j.coder, j.action, j.field) AS title,
        concat(replace(j.status, '_', ' '), ': ', j.note) AS reason, 0 AS consequence, 0 AS size
    FROM judgements j LEFT JOIN judged_records r USING (judgement_id)
    WHERE j.status IN ({", ".join(f"'{s}'" for s in sorted(CONFLICTS))}) GROUP BY ALL
    """,
    f"""
    SELECT if(d.strength = 'contradiction', 'contradicted', 'divergent') AS kind, e.event_id AS key, {NOTHING}, d.field,
        e.title, concat(d.field, ': ', d.note) AS reason, {OF_EVENT}, e.n_articles AS size
    FROM disagreements d JOIN events e ON e.event_id = d.subject_id
    WHERE d.strength = 'contradiction' OR (d.strength = 'divergence' AND d.kind <> 'attribution')
    """,
    *(
        f"""
        SELECT 'unsettled' AS kind, e.event_id AS key, {NOTHING}, '{part}_best' AS field, e.title,
            concat('people returned to ', coalesce(x.side_{part}, 'side {part}'), ': ', {part}_low, ' to ', {part}_high,
                ', best ', coalesce(CAST({part}_best AS VARCHAR), 'open')) AS reason, 0 AS consequence, e.n_articles AS size
        FROM exchanges x JOIN events e USING (event_id)
        WHERE x.kind <> 'cumulative' AND {part}_high - {part}_low > {WIDE} * {part}_high
        """
        for part in "ab"
    ),
    f"""
    SELECT 'link' AS kind, l.link_id AS key, [l.left_mention_id, l.right_mention_id] AS ids, NULL AS field, e.title,
        concat('joined by a weight of ', l.weight, ', {ENOUGH} is the least: “', {WORDS.format("a")},
            '” and “', {WORDS.format("b")}, '”') AS reason, {OF_EVENT}, e.n_articles AS size
    FROM links l JOIN events e USING (event_id) JOIN mentions a ON a.mention_id = l.left_mention_id
        JOIN mentions b ON b.mention_id = l.right_mention_id WHERE l.weight < {ENOUGH + MARGIN}
    """,
    f"""
    SELECT 'pair' AS kind, concat(e.event_id, '+', f.event_id) AS key, [e.event_id, f.event_id] AS ids, NULL AS field, e.title,
        concat('two events of one kind on ', e.date_earliest, ' with ',
            array_to_string(list_intersect(e.participants, f.participants), ', '),
            '; the weights hold them to be two') AS reason, {OF_EVENT}, e.n_articles + f.n_articles AS size
    FROM events e JOIN events f ON e.type = f.type AND e.date_earliest = f.date_earliest AND e.event_id < f.event_id
    WHERE e.type IN ({PEACE}) AND e.date_earliest = e.date_latest AND f.date_earliest = f.date_latest
        AND list_has_any(e.participants, f.participants) AND (e.place = f.place OR e.place IS NULL OR f.place IS NULL)
        AND e.status = f.status
    """,
    f"""
    SELECT 'one_voice' AS kind, e.event_id AS key, {NOTHING}, NULL AS field, e.title,
        concat(if(e.n_mentions = 1, 'its one passage rests', concat('all ', e.n_mentions, ' passages rest')), ' on the word of ',
            e.one_voice) AS reason, {OF_EVENT}, e.n_articles AS size
    FROM events e WHERE e.one_voice IS NOT NULL AND e.type IN ({PEACE}) AND e.relevance = 'on_topic'
    """,
    f"""
    SELECT 'undated' AS kind, e.event_id AS key, {NOTHING}, 'date' AS field, e.title,
        if(e.date_basis = 'unknown', 'no report gives its date', 'its date is only that of publication') AS reason,
        {OF_EVENT}, e.n_articles AS size
    FROM events e WHERE e.date_basis IN ('unknown', 'publication_date') AND e.type IN ({PEACE}) AND e.relevance = 'on_topic'
        AND e.status IN ('occurred', 'ongoing', 'agreed')
    """,
    f"""
    SELECT 'rests' AS kind, a.article_id AS key, {NOTHING}, NULL AS field,
        coalesce(a.headline, any_value(replace(c.text[a.start + 1 : a.start + 80], chr(10), ' '))) AS title,
        concat(count(DISTINCT e.event_id), ' events of peace-making rest on this article alone') AS reason, 1 AS consequence,
        count(DISTINCT e.event_id) AS size
    FROM articles a JOIN captures c USING (capture_id) JOIN mentions m USING (article_id) JOIN events e USING (event_id)
    WHERE e.n_articles = 1 AND e.type IN ({PEACE}) GROUP BY a.article_id, a.headline, a.start
    HAVING count(DISTINCT e.event_id) >= {PILLAR}
    """,
)

__all__ = ["KINDS", "Doubt", "Item", "doubts", "in_order", "queue", "tally"]
