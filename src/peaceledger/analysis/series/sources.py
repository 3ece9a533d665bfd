"""What can be counted in a ledger: one query for each kind of record, all with the same first columns, each counted by origin."""

from collections.abc import Mapping
from dataclasses import dataclass

READ = """
    SELECT published AS day, coalesce(source_id, '') AS source, count(*) AS n FROM articles
    WHERE published IS NOT NULL GROUP BY ALL ORDER BY ALL
"""
"""Articles of each outlet on each day, whatever they are about."""

PARTIES = """
    SELECT DISTINCT a.party, coalesce(mode(x.first), 9) AS place FROM assessments a
    LEFT JOIN (SELECT side_a AS party, 0 AS first FROM exchanges UNION ALL SELECT side_b, 1 FROM exchanges) x USING (party)
    WHERE a.party IS NOT NULL AND a.subject_id = a.party GROUP BY a.party ORDER BY place, a.party
"""
"""The parties of the packs: those that yardsticks are put for as parties; the order of the exchange ledger."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A kind of record.

    Attributes:
        words: What one of them is, in words.
        sql: A query with the columns first, last, record, party, toward, topics (lists), and those of ``columns``.
        columns: Columns by which a study may choose, beside topics.
        note: What a reader must know of its days or its counting.
    """

    words: str
    sql: str
    columns: tuple[str, ...]
    note: str = ""


_NOBODY = "[]::VARCHAR[] AS"
_KNOWN = "list_filter({0}, lambda x: x IS NOT NULL) AS"
_SIDES = "list_distinct(list_filter(string_split(coalesce({0}, ''), '; '), lambda x: x <> '')) AS"

_PEOPLE = """sides AS (
        SELECT p.event_id, list_distinct(list(a.side)) AS sides
        FROM (SELECT event_id, unnest(participants) AS name FROM events) p
        JOIN actors a ON a.name = p.name AND a.side IS NOT NULL GROUP BY 1
    )"""

EVENTS = f"""
    WITH {_PEOPLE}
    SELECT e.date_earliest AS first, e.date_latest AS last, e.event_id AS record, coalesce(s.sides, []) AS party,
           {_NOBODY} toward, {_NOBODY} topics, e.type, e.status, CASE WHEN e.opinion_only THEN 'opinion' ELSE 'news' END AS told
    FROM events e LEFT JOIN sides s USING (event_id) WHERE e.relevance = 'on_topic' ORDER BY e.event_id
"""
EXCHANGES = f"""
    WITH {_PEOPLE}, between_them AS (
        SELECT x.event_id, {_KNOWN.format("[side_a, side_b]")} two, coalesce(s.sides, []) AS named
        FROM exchanges x LEFT JOIN sides s USING (event_id)
    ), who AS (
        SELECT event_id, CASE WHEN len(list_intersect(named, two)) < 2 AND len(named) > len(list_intersect(named, two))
               THEN named ELSE two END AS party FROM between_them
    )
    SELECT x.date_earliest AS first, x.date_latest AS last, x.event_id AS record, w.party, w.party AS toward,
           {_NOBODY} topics, x.kind, e.status, side_a, a_low, a_best, a_high, side_b, b_low, b_best, b_high
    FROM exchanges x JOIN events e USING (event_id) JOIN who w USING (event_id)
    WHERE e.relevance = 'on_topic' AND x.kind <> 'cumulative' AND x.what <> 'body' ORDER BY x.event_id
"""
STATEMENTS = f"""
    SELECT u.first_published AS first, u.first_published AS last, u.utterance_id AS record, {_SIDES.format("u.side")} party,
           {_NOBODY} toward, s.topics, s.stances AS stance, s.kind
    FROM utterances u JOIN statements s USING (statement_id) JOIN articles a USING (article_id)
    WHERE a.relevance = 'on_topic' ORDER BY u.utterance_id
"""
ACTS = f"""
    WITH told AS (
        SELECT a.*, m.event_id, e.date_earliest AS day_one, e.date_latest AS day_last,
               coalesce(m.event_id, concat_ws('|', r.origin_id, a.plover, a.date_earliest, a.date_latest)) AS what
        FROM acts a JOIN articles r USING (article_id) LEFT JOIN mentions m ON m.mention_id = a.mention_id
        LEFT JOIN events e ON e.event_id = m.event_id WHERE r.relevance = 'on_topic'
    )
    SELECT min(CASE WHEN event_id IS NULL THEN date_earliest ELSE day_one END) AS first,
           min(CASE WHEN event_id IS NULL THEN date_latest ELSE day_last END) AS last,
           coalesce(min(event_id), min(act_id)) AS record, [source_side] AS party, [target_side] AS toward, {_NOBODY} topics,
           plover, list_distinct(list(status)) AS status
    FROM told WHERE source_side <> target_side GROUP BY what, plover, source_side, target_side ORDER BY record, party, toward
"""
OFFERS = f"""
    SELECT o.date_earliest AS first, o.date_latest AS last, o.offer_id AS record, o.sides AS party, {_NOBODY} toward,
           coalesce(t.issues, []) AS topics, o.kind
    FROM offers o LEFT JOIN (SELECT offer_id, list_distinct(list(issue)) AS issues FROM offer_terms WHERE stated GROUP BY 1) t
    USING (offer_id) WHERE o.relevance = 'on_topic' AND o.kind <> 'argument' ORDER BY o.offer_id
"""
ANSWERS = """
    WITH issues AS (SELECT offer_id, list_distinct(list(issue)) AS issues FROM offer_terms WHERE stated GROUP BY 1)
    SELECT r.date_earliest AS first, r.date_latest AS last, r.response_id AS record,
           list_filter([r.side], lambda x: x IS NOT NULL) AS party,
           o.sides AS toward, CASE WHEN t.issue IS NULL THEN coalesce(i.issues, []) ELSE [t.issue] END AS topics,
           r.stance, o.offer_id AS grouped
    FROM offer_responses r JOIN offers o USING (offer_id) LEFT JOIN offer_terms t ON t.term_id = r.term_id
    LEFT JOIN issues i ON i.offer_id = r.offer_id
    WHERE o.relevance = 'on_topic' AND o.kind <> 'argument' AND r.stance <> 'silent' ORDER BY r.response_id
"""
POSITIONS = f"""
    SELECT p.date_earliest AS first, p.date_latest AS last, p.position_id AS record, [p.party] AS party, {_NOBODY} toward,
           [p.issue] AS topics, p.stance, p.authority, coalesce(p.change, 'none') AS change, p.article_id AS grouped
    FROM party_positions p JOIN articles a USING (article_id) WHERE a.relevance = 'on_topic' ORDER BY p.position_id
"""
AGREEMENTS = f"""
    SELECT date_earliest AS first, date_latest AS last, agreement_id AS record, parties AS party,
           {_NOBODY} toward, {_NOBODY} topics, state
    FROM agreements ORDER BY agreement_id
"""
COMPLIANCE = """
    SELECT date_earliest AS first, date_latest AS last, min(compliance_id) AS record,
           list_filter([party], lambda x: x IS NOT NULL) AS party,
           []::VARCHAR[] AS toward, [coalesce(agreement_id, agreement_as_written, 'not said')] AS topics, report
    FROM compliance WHERE report IS NOT NULL
    GROUP BY date_earliest, date_latest, party, agreement_id, agreement_as_written, report ORDER BY record
"""
CLAIMS = f"""
    SELECT c.date_earliest AS first, c.date_latest AS last, min(c.claim_id) AS record, {_SIDES.format("c.side")} party,
           {_NOBODY} toward, {_NOBODY} topics, c.direction, c.counted
    FROM progress_claims c JOIN articles a USING (article_id) WHERE a.relevance = 'on_topic'
    GROUP BY c.date_earliest, c.date_latest, c.side, c.speaker, c.direction, c.counted ORDER BY record
"""
COSTS = f"""
    SELECT i.date_earliest AS first, i.date_latest AS last, min(i.indicator_id) AS record,
           list_filter([i.party], lambda x: x IS NOT NULL) AS party, {_NOBODY} toward, {_NOBODY} topics, i.kind
    FROM indicators i LEFT JOIN mentions m ON m.mention_id = i.derives_from
    GROUP BY i.date_earliest, i.date_latest, i.party, i.kind, coalesce(m.event_id, '') ORDER BY record
"""

SOURCES: Mapping[str, Source] = {
    "events": Source(words="events", sql=EVENTS, columns=("type", "status", "told")),
    "exchanges": Source(
        words="exchanges of prisoners",
        sql=EXCHANGES,
        columns=("kind", "status"),
        note="an exchange in which only one of the two sides and a third are named is that of these two",
    ),
    "statements": Source(
        words="utterances",
        sql=STATEMENTS,
        columns=("stance", "kind"),
        note="an utterance counts once however often it is reported, on the day it was first reported",
    ),
    "acts": Source(
        words="acts of one party towards another",
        sql=ACTS,
        columns=("plover", "status"),
        note="an act counts once for each event; one that belongs to no event once for each independent text",
    ),
    "offers": Source(words="offers", sql=OFFERS, columns=("kind",)),
    "answers": Source(words="answers to offers", sql=ANSWERS, columns=("stance",)),
    "positions": Source(words="positions held", sql=POSITIONS, columns=("stance", "authority", "change")),
    "agreements": Source(words="agreements", sql=AGREEMENTS, columns=("state",)),
    "compliance": Source(words="reports of keeping or breaking an agreement", sql=COMPLIANCE, columns=("report",)),
    "claims": Source(words="claims of progress", sql=CLAIMS, columns=("direction", "counted")),
    "costs": Source(words="signs of what the war costs", sql=COSTS, columns=("kind",)),
}

__all__ = ["PARTIES", "READ", "SOURCES", "Source"]
