"""What each page of a ledger lists, screen by screen: its heads, what belongs to them, and how they can be narrowed.

Keys are those of the dossier's pages. Conditions speak of the head as ``h``.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from peaceledger.analysis.slices import THESE, Filter, Head, Listing, Part, Tables, closed, fetched

TALKS: Final = ("negotiation_round", "meeting_or_call", "mediation_offer", "agreement", "proposal", "ceasefire")
NAMES: Final = {"sources": "SELECT * FROM sources", "actors": "SELECT * FROM actors"}
"""Names of outlets and sides: small, and every page may need any of them."""
ON_TOPIC: Final = "h.relevance = 'on_topic'"
IN_TIME: Final = "coalesce(h.date_earliest, h.date_latest) NULLS LAST"


def _choice(key: str, head: str, value: str, where: str = "TRUE", *, listed: bool = False) -> Filter:
    """A filter by the values of a column or of a list column of one head."""
    each = f"unnest({value})" if listed else value
    condition = f"list_contains({value}, $" + key + ")" if listed else f"{value} = ${key}"
    return Filter(
        key=key,
        where=condition,
        heads=(head,),
        options=(
            f'SELECT value, count(*) AS n FROM (SELECT {each} AS value FROM "{head}" h WHERE {where}) '
            "WHERE value IS NOT NULL AND value <> '' GROUP BY value ORDER BY n DESC, value"
        ),
    )


LATEST: Final = "coalesce(h.date_latest, h.date_earliest)"
EARLIEST: Final = "coalesce(h.date_earliest, h.date_latest)"


def _days(head: str, first: str = EARLIEST, last: str = LATEST) -> tuple[Filter, Filter]:
    return (
        Filter(key="since", where=f"{last} >= try_cast($since AS DATE)", heads=(head,), kind="day"),
        Filter(key="until", where=f"{first} <= try_cast($until AS DATE)", heads=(head,), kind="day"),
    )


def _words(head: str, *columns: str) -> Filter:
    return Filter(
        key="words",
        where=" OR ".join(f"contains(lower(h.{c}), lower($words))" for c in columns),
        heads=(head,),
        kind="words",
    )


TOLD_BY: Final = Filter(
    key="source",
    where=(
        "h.event_id IN (SELECT m.event_id FROM mentions m JOIN articles a USING (article_id) JOIN sources s USING (source_id) "
        "WHERE s.name = $source)"
    ),
    heads=("events",),
    options="SELECT name AS value, n_articles AS n FROM sources ORDER BY n DESC, value",
)
LAYER: Final = Filter(
    key="layer",
    where="h.event_id IN (SELECT event_id FROM memory.main.layers WHERE layer = $layer)",
    heads=("events",),
    options=(
        "SELECT layer AS value, count(*) AS n FROM memory.main.layers JOIN events h USING (event_id) "
        f"WHERE {ON_TOPIC} GROUP BY layer ORDER BY n DESC, value"
    ),
)
REPORTS: Final = (
    Part(table="mentions", column="event_id", of="events.event_id"),
    Part(table="disagreements", column="subject_id", of="events.event_id"),
)


def _by_event(where: str) -> tuple[Filter, ...]:
    return (
        _choice("type", "events", "h.type", where),
        _choice("status", "events", "h.status", where),
        LAYER,
        _choice("party", "events", "h.participants", where, listed=True),
        _choice("place", "events", "h.place", where),
        TOLD_BY,
        *_days("events"),
        _words("events", "title"),
    )


def _events(where: str) -> Listing:
    return Listing(
        heads=(Head(table="events", where=where, order=IN_TIME, size=30),),
        parts=REPORTS,
        whole=NAMES,
        filters=_by_event(where),
    )


SAID_ON_TOPIC: Final = f"h.article_id IN (SELECT article_id FROM articles h WHERE {ON_TOPIC})"
OUTLET: Final = (
    "SELECT a.article_id, a.published, coalesce(s.name, c.source_name, c.path) AS outlet "
    "FROM articles a LEFT JOIN sources s USING (source_id) JOIN captures c USING (capture_id)"
)
STATEMENTS: Final = Listing(
    heads=(
        Head(
            table="statements",
            where=SAID_ON_TOPIC,
            order="(SELECT a.published FROM articles a WHERE a.article_id = h.article_id) NULLS LAST, h.capture_id, h.start",
        ),
    ),
    whole=NAMES | {"utterances": "SELECT * FROM utterances LIMIT 0", "disagreements": "SELECT * FROM disagreements LIMIT 0"},
    filters=(
        Filter(
            key="speaker",
            where="h.speaker = $speaker OR list_contains(string_split(h.speaker, '; '), $speaker)",
            heads=("statements",),
            options=(
                "SELECT value, count(*) AS n FROM (SELECT unnest(string_split(h.speaker, '; ')) AS value FROM statements h "
                f"WHERE {SAID_ON_TOPIC}) GROUP BY value ORDER BY n DESC, value"
            ),
        ),
        Filter(
            key="side",
            where="list_contains(string_split(h.side, '; '), $side) OR (h.side IS NULL AND $side = 'none')",
            heads=("statements",),
            options=(
                "SELECT value, count(*) AS n FROM (SELECT unnest(string_split(coalesce(h.side, 'none'), '; ')) AS value "
                f"FROM statements h WHERE {SAID_ON_TOPIC}) GROUP BY value ORDER BY n DESC, value"
            ),
        ),
        _choice("topic", "statements", "h.topics", SAID_ON_TOPIC, listed=True),
        _choice("stance", "statements", "h.stances", SAID_ON_TOPIC, listed=True),
        Filter(
            key="outlet",
            where=f"h.article_id IN (SELECT article_id FROM ({OUTLET}) WHERE outlet = $outlet)",
            heads=("statements",),
            options=f"SELECT outlet AS value, count(*) AS n FROM ({OUTLET}) GROUP BY outlet ORDER BY n DESC, value",
        ),
        _words("statements", "quote"),
    ),
)
OFFERS: Final = Listing(
    heads=(Head(table="offers", where=ON_TOPIC, order=f"{IN_TIME}, lower(h.name)", size=30),),
    parts=(
        Part(table="offer_tellings", column="offer_id", of="offers.offer_id"),
        Part(table="offer_terms", column="offer_id", of="offers.offer_id"),
        Part(table="offer_responses", column="offer_id", of="offers.offer_id"),
    ),
    whole=NAMES,
    filters=(
        _choice("kind", "offers", "h.kind", ON_TOPIC),
        _choice("proposer", "offers", "h.proposers", ON_TOPIC, listed=True),
        *_days("offers"),
        _words("offers", "name"),
    ),
)
POSITIONS: Final = Listing(
    heads=(
        Head(table="party_positions", order="h.party, h.issue, h.date_earliest NULLS LAST"),
        Head(table="red_lines", order="h.party", size=25),
    ),
    whole=NAMES | {"legal_constraints": "SELECT * FROM legal_constraints"},
    filters=(
        _choice("party", "party_positions", "h.party"),
        _choice("issue", "party_positions", "h.issue"),
        _choice("stance", "party_positions", "h.stance"),
        _choice("authority", "party_positions", "h.authority"),
        *_days("party_positions"),
        _words("party_positions", "held"),
    ),
)
DISAGREEMENTS: Final = Listing(
    heads=(
        Head(
            table="disagreements",
            order="CASE h.strength WHEN 'contradiction' THEN 0 WHEN 'divergence' THEN 1 ELSE 2 END, h.kind",
            size=30,
        ),
    ),
    parts=(
        Part(table="positions", column="disagreement_id", of="disagreements.disagreement_id"),
        Part(table="events", column="event_id", of="disagreements.subject_id"),
        Part(table="utterances", column="utterance_id", of="disagreements.subject_id"),
        Part(table="statements", column="statement_id", of="disagreements.subject_id"),
        Part(table="articles", column="article_id", of="disagreements.subject_id"),
    ),
    whole=NAMES,
    filters=(
        _choice("strength", "disagreements", "h.strength"),
        _choice("kind", "disagreements", "h.kind"),
        _choice("field", "disagreements", "h.field"),
        _words("disagreements", "note"),
    ),
)
AGREEMENTS: Final = Listing(
    heads=(
        Head(table="agreements", order=f"{IN_TIME}, h.name", size=30),
        Head(table="obligations", order="h.agreement_id", size=30),
        Head(table="compliance", where="h.report IS NOT NULL", order=IN_TIME, size=30),
    ),
    whole=NAMES,
    filters=(_choice("state", "agreements", "h.state"), _words("agreements", "name")),
)
MEDIATORS: Final = Listing(
    heads=(
        Head(table="mediation", order=f"h.mediator, {IN_TIME}"),
        Head(table="channels", order="h.month, h.channel"),
    ),
    whole=NAMES,
    filters=(
        _choice("mediator", "mediation", "h.mediator"),
        _choice("role", "mediation", "h.role"),
        _choice("type", "mediation", "h.event_type"),
        _choice("status", "mediation", "h.status"),
        *_days("mediation"),
    ),
    follows={"events": "h.event_id IN (SELECT event_id FROM mediation)"},
)
PROGRESS: Final = Listing(
    heads=(
        Head(table="progress_claims", order=IN_TIME),
        Head(table="market_reactions", order=IN_TIME),
    ),
    whole=NAMES,
    filters=(
        _choice("speaker", "progress_claims", "h.speaker"),
        _choice("direction", "progress_claims", "h.direction"),
        *_days("progress_claims"),
    ),
)
YARDSTICKS: Final = Listing(
    heads=(Head(table="assessments", order='h."group", h.yardstick, h.subject'),),
    parts=(Part(table="assessment_evidence", column="assessment_id", of="assessments.assessment_id"),),
    whole=NAMES,
    filters=(
        _choice("group", "assessments", 'h."group"'),
        _choice("yardstick", "assessments", "h.yardstick"),
        _choice("party", "assessments", "h.party"),
        _choice("outcome", "assessments", "h.outcome"),
        _words("assessments", "subject"),
    ),
)
SUMS: Final = Listing(
    heads=(
        Head(table="arithmetic", order="CASE h.outcome WHEN 'fails' THEN 0 WHEN 'holds' THEN 1 ELSE 2 END, h.rule", size=40),
        Head(table="deals", size=20),
        Head(table="concords", by="concord_id", size=30),
    ),
    parts=(
        Part(table="events", column="event_id", of="arithmetic.subject_id"),
        Part(table="events", column="event_id", of="deals.event_id"),
        Part(table="events", column="event_id", of="concords.subject_id"),
    ),
    whole=NAMES,
    filters=(_choice("rule", "arithmetic", "h.rule"), _choice("outcome", "arithmetic", "h.outcome")),
)
USED: Final = "SELECT h.* FROM vocabulary h JOIN articles a USING (article_id) WHERE a.relevance = 'on_topic'"
VOCABULARY: Final = Listing(
    heads=(
        Head(
            table="vocabulary",
            by="thing",
            where=f"{SAID_ON_TOPIC} AND h.thing IN (SELECT thing FROM ({USED}) WHERE kind <> 'plain')",
            order="sum(h.n) FILTER (h.kind <> 'plain') DESC",
            size=20,
            rows=(
                # one row for all uses of a word by one mouth: the first passage, with their number
                "SELECT * EXCLUDE (total, nth) REPLACE (total AS n) FROM (SELECT u.*, sum(n) OVER w AS total, row_number() OVER "
                f"(w ORDER BY usage_id) AS nth FROM ({USED}) u WHERE thing IN (SELECT unnest($ids)) WINDOW w AS "
                "(PARTITION BY thing, word, kind, voice, source_id, coalesce(speaker, ''), statement_id IS NULL)) WHERE nth = 1"
            ),
        ),
    ),
    whole=NAMES,
    filters=(_choice("thing", "vocabulary", "h.thing"), _choice("kind", "vocabulary", "h.kind")),
)
SOURCES: Final = Listing(
    heads=(
        Head(
            table="articles",
            columns="h.*, (SELECT count(*) FROM articles o WHERE o.origin_id = h.origin_id) AS n_of_origin",
            order="h.published DESC NULLS LAST",
        ),
    ),
    parts=(
        Part(table="statements", column="article_id", of="articles.article_id", columns="statement_id, article_id"),
        Part(table="mentions", column="article_id", of="articles.article_id", columns="mention_id, article_id"),
    ),
    whole=NAMES | {"activity": "SELECT * FROM activity WHERE type = 'all' AND period = 'month'"},
    filters=(
        Filter(
            key="outlet",
            where=f"h.article_id IN (SELECT article_id FROM ({OUTLET}) WHERE outlet = $outlet)",
            heads=("articles",),
            options=f"SELECT outlet AS value, count(*) AS n FROM ({OUTLET}) GROUP BY outlet ORDER BY n DESC, value",
        ),
        _choice("kind", "articles", "h.kind"),
        _choice("relevance", "articles", "h.relevance"),
        *_days("articles", "h.published", "h.published"),
        _words("articles", "headline"),
    ),
    follows={
        "articles": "TRUE",
        "origin_links": "h.left_article_id IN {articles} OR h.right_article_id IN {articles}",
    },
)
EXCHANGES: Final = Listing(
    heads=(
        Head(
            table="exchanges",
            where=f"h.event_id IN (SELECT h.event_id FROM events h WHERE {ON_TOPIC})",
            order="h.date_earliest NULLS LAST",
            size=25,
        ),
    ),
    parts=(
        Part(table="events", column="event_id", of="exchanges.event_id"),
        Part(table="counts", column="event_id", of="exchanges.event_id"),
        *REPORTS,
    ),
    whole=NAMES,
    filters=(
        _choice("kind", "exchanges", "h.kind"),
        _choice("place", "exchanges", "h.place"),
        _choice("mediator", "exchanges", "h.mediators", listed=True),
        *_days("exchanges"),
    ),
    marked=frozenset({"exchanges"}),
    follows={
        "events": "h.event_id IN (SELECT event_id FROM exchanges)",
        "arithmetic": "h.outcome <> 'holds' AND h.subject_id IN (SELECT event_id FROM exchanges)",
        "activity": "h.type = 'all' AND h.period = 'week' AND h.n_articles > 0",
    },
)
PLACED: Final = f"{ON_TOPIC} AND h.place_id IS NOT NULL"
MAP: Final = Listing(
    drawn=(Head(table="events", where=PLACED),),
    filters=_by_event(PLACED),
    follows={"mentions": "h.event_id IN {events}"},
)
METHOD: Final = Listing(
    whole=NAMES
    | {
        "rejected": "SELECT * FROM rejected ORDER BY path, record_id LIMIT 500",
        "judgements": "SELECT * FROM judgements",
        "judged_records": "SELECT * EXCLUDE (exact, prefix, suffix, quote) FROM judged_records WHERE place = 1",
        "mentions": "SELECT event_id, date_basis FROM mentions",
        "statements": "SELECT speaker FROM statements",
        "articles": "SELECT article_id, capture_id, source_id, published, language, relevance FROM articles",
        "captures": "SELECT capture_id, source_name, path, '' AS text FROM captures",
    }
)
MOST_EVENTS: Final = 8
"""Events of each layer on the first page, those that the dossier's overview puts first; the timeline has all of them."""
FIRST: Final = (*TALKS, "prisoner_exchange", "prisoner_release")
ONE_OF_EACH_SIDE: Final = (
    "SELECT * EXCLUDE (nth) FROM (SELECT m.*, row_number() OVER (PARTITION BY m.event_id, s.side ORDER BY m.capture_id, m.start) "
    "AS nth FROM mentions m JOIN articles a USING (article_id) LEFT JOIN sources s USING (source_id) "
    f"WHERE m.event_id IN {THESE}) WHERE nth = 1"
)
"""First reports of events by outlets of each side: enough to name a passage, and to tell the layer."""
ASSESSING: Final = ("assess", "praise", "accuse", "accept", "reject", "deny")
"""Stances of statements that say how talks went, as on the page of talks."""


def _talks() -> Listing:
    """Events with what is told to have come of them, and passages on talks that are no event."""
    listing = _events(f"{ON_TOPIC} AND h.type IN {TALKS}")
    off = Head(table="outcomes", where=f"h.event_id IS NULL AND {SAID_ON_TOPIC}", order="h.capture_id, h.start", size=30)
    said = f"SELECT * FROM statements WHERE about_event_id IN {THESE} AND stance IN {ASSESSING} AND speaker IS NOT NULL"
    parts = (
        *listing.parts,
        Part(table="outcomes", column="event_id", of="events.event_id"),
        Part(table="statements", column="about_event_id", of="events.event_id", rows=said),
    )
    return replace(listing, heads=(*listing.heads, off), parts=parts)


OVERVIEW: Final = Listing(
    heads=(
        Head(
            table="events",
            where=(
                "h.event_id IN (SELECT event_id FROM (SELECT event_id, row_number() OVER (PARTITION BY layer ORDER BY "
                f"h.type NOT IN {FIRST}, h.n_outlets DESC, h.n_articles DESC, event_id) AS nth "
                f"FROM memory.main.layers JOIN events h USING (event_id) WHERE {ON_TOPIC}) WHERE nth <= {MOST_EVENTS})"
            ),
            size=3 * MOST_EVENTS,
        ),
    ),
    parts=(
        Part(table="mentions", column="event_id", of="events.event_id", rows=ONE_OF_EACH_SIDE),
        Part(table="disagreements", column="subject_id", of="events.event_id"),
    ),
    whole=NAMES | {"judgements": "SELECT * FROM judgements LIMIT 0", "runs": "SELECT * FROM runs LIMIT 0"},
)
LISTINGS: Final = {
    "overview": OVERVIEW,
    "timeline": _events(ON_TOPIC),
    "talks": _talks(),
    "exchanges": EXCHANGES,
    "offers": OFFERS,
    "positions": POSITIONS,
    "statements": STATEMENTS,
    "disagreements": DISAGREEMENTS,
    "agreements": AGREEMENTS,
    "mediators": MEDIATORS,
    "progress": PROGRESS,
    "yardsticks": YARDSTICKS,
    "sums": SUMS,
    "vocabulary": VOCABULARY,
    "sources": SOURCES,
    "map": MAP,
    "method": METHOD,
}
"""By key of the page; a page that is not here is shown from whole tables."""


def _columns(table: str, *names: str, where: str = "TRUE") -> str:
    return f'SELECT {", ".join(names)} FROM "{table}" h WHERE {where}'


UNREAD: Final = ("captures", "articles", "mentions", "disagreements", "counts")
NONE: Final = {name: f'SELECT * FROM "{name}" LIMIT 0' for name in UNREAD}
FIGURES: Final = {
    "exchanges": Listing(whole=NAMES | NONE | {"events": "SELECT * FROM events", "exchanges": "SELECT * FROM exchanges"}),
    "statements": Listing(
        whole=NAMES
        | {
            "statements": _columns("statements", "speaker", "side", "article_id", where=SAID_ON_TOPIC),
            "articles": _columns("articles", "article_id", "capture_id", "source_id", "published", "relevance", where=ON_TOPIC),
            "captures": _columns("captures", "capture_id", "source_name", "path", "'' AS text"),
        }
    ),
    "positions": Listing(
        whole=NAMES
        | {
            "party_positions": (
                "SELECT * EXCLUDE (nth, rank) FROM (SELECT *, count(*) OVER (PARTITION BY party, issue, stance) AS n_like, "
                "row_number() OVER (PARTITION BY party, issue, stance ORDER BY date_latest DESC NULLS LAST, position_id) AS nth, "
                "party IN (SELECT party FROM party_positions GROUP BY party ORDER BY count(*) DESC, party LIMIT 40) AS rank "
                "FROM party_positions) WHERE nth = 1 AND rank"
            )
        }
    ),
}
"""What the charts and sums of a page are made from, which are about the whole ledger: few columns of many rows."""


def named(db: Any) -> Tables:
    """The tables of ``NAMES``."""
    return {name: fetched(db, sql) for name, sql in NAMES.items()}


def touched(db: Any, captures: Iterable[str]) -> Tables:
    """Events on the topic that some captures tell of, whoever else does, and everything decided since."""
    ids = {"ids": sorted(captures)}
    tables = named(db)
    tables |= {name: fetched(db, f'SELECT * FROM "{name}"') for name in ("judgements", "runs")}
    told = f"SELECT event_id FROM mentions WHERE capture_id IN {THESE}"
    tables["events"] = fetched(db, f"SELECT h.* FROM events h WHERE {ON_TOPIC} AND h.event_id IN ({told})", ids)
    tables["articles"] = fetched(db, f"SELECT * FROM articles WHERE capture_id IN {THESE}", ids)
    return closed(db, tables, REPORTS)
