"""What ``verify`` re-checks, one named rule each. A rule yields the records that break it, in words."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any

from peaceledger.records.mention import EVENT_TYPES, LEDGER_STATUSES
from peaceledger.store.folder import Folder
from peaceledger.store.judgements import read as read_judgements
from peaceledger.store.read import columns_of
from peaceledger.store.run import read_run
from peaceledger.store.schema import BY_NAME, TABLES, Column, Span, Table, references

Faults = Iterator[str]


@dataclass(frozen=True)
class Ledger:
    """A ledger under examination."""

    folder: Folder
    db: Any

    @cached_property
    def digests(self) -> dict[str, str]:
        """The sha256 of each capture's text."""
        return dict(self.db.execute("SELECT capture_id, sha256 FROM captures").fetchall())

    def source(self, capture: str) -> str:
        """The stored text itself, not the copy in the table; empty where it is gone."""
        path = self.folder.sources / f"{self.digests.get(capture)}.txt"
        return path.read_bytes().decode("utf-8", "replace") if path.is_file() else ""

    def faulty(self, sql: str) -> Faults:
        """Yield the first column of each row, as text."""
        return (str(row[0]) for row in self.db.execute(sql).fetchall())


@dataclass(frozen=True, slots=True)
class Check:
    """A rule: its name, what must hold, and what breaks it."""

    name: str
    holds: str
    find: Callable[[Ledger], Faults]


def _quote(name: str) -> str:
    return f'"{name}"'


def _parquet(ledger: Ledger, table: Table) -> str:
    path = str(ledger.folder.tables / f"{table.name}.parquet").replace("'", "''")
    return f"read_parquet('{path}')"


def _files(ledger: Ledger) -> Faults:
    wanted = [ledger.folder.run, ledger.folder.judgements, ledger.folder.sources]
    wanted += [ledger.folder.tables / f"{table.name}.parquet" for table in TABLES]
    return (f"{path.relative_to(ledger.folder.root)} is missing" for path in wanted if not path.exists())


def _columns(ledger: Ledger) -> Faults:
    found = columns_of(ledger.db)
    for table in TABLES:
        have = found[table.name]
        if have != [(c.name, c.type) for c in table.columns]:
            yield f"{table.name} has the columns {', '.join(f'{n} {t}' for n, t in have) or 'none'}"


def _twins(ledger: Ledger) -> Faults:
    for table in TABLES:
        if not (ledger.folder.tables / f"{table.name}.parquet").exists():
            continue
        here, there = f"SELECT * FROM {_quote(table.name)}", f"SELECT * FROM {_parquet(ledger, table)}"
        both = f"(({here}) EXCEPT ALL ({there})) UNION ALL (({there}) EXCEPT ALL ({here}))"
        differing = ledger.db.execute(f"SELECT count(*) FROM ({both})").fetchone()[0]
        if differing:
            yield f"{table.name}: {differing} rows differ between ledger.duckdb and tables/{table.name}.parquet"


def _unique(ledger: Ledger) -> Faults:
    for table in TABLES:
        key = ", ".join(map(_quote, table.key))
        words = "concat_ws(' ', " + key + ")"
        yield from ledger.faulty(
            f"SELECT '{table.name} ' || {words} FROM {_quote(table.name)} GROUP BY {key} HAVING count(*) > 1"
        )


def _needed(ledger: Ledger) -> Faults:
    for table in TABLES:
        for column in (c for c in table.columns if c.needed):
            missing = f"FROM {_quote(table.name)} WHERE {_quote(column.name)} IS NULL"
            yield from ledger.faulty(f"SELECT {_name_of(table)} || ' has no {column.name}' {missing}")


def _name_of(table: Table) -> str:
    key = ", ".join(f"coalesce(CAST({_quote(k)} AS VARCHAR), '')" for k in table.key)
    return f"('{table.name} ' || concat_ws(' ', {key}))"


def _keys(ledger: Ledger) -> Faults:
    for table, column, target, name in references():
        yield from _dangling(ledger, table, column, target, name)


def _dangling(ledger: Ledger, table: Table, column: Column, target: Table, name: str) -> Faults:
    return ledger.faulty(
        f"SELECT who || ' points to ' || part || ', which is not in {target.name}' FROM "
        f"(SELECT {_name_of(table)} AS who, unnest(string_split({_quote(column.name)}, '; ')) AS part FROM {_quote(table.name)}) "
        f"WHERE part NOT IN (SELECT {_quote(name)} FROM {_quote(target.name)})"
    )


def _texts(ledger: Ledger) -> Faults:
    for capture_id, digest, text in ledger.db.execute("SELECT capture_id, sha256, text FROM captures").fetchall():
        path = ledger.folder.sources / f"{digest}.txt"
        if not path.is_file():
            yield f"captures {capture_id}: sources/{path.name} is missing"
            continue
        data = path.read_bytes()
        if sha256(data).hexdigest() != digest:
            yield f"captures {capture_id}: sources/{path.name} has another sha256"
        elif data != text.encode():
            yield f"captures {capture_id}: its text is not that of sources/{path.name}"


def _passages(ledger: Ledger) -> Faults:
    for table in TABLES:
        for span in table.spans:
            yield from _misplaced(ledger, table, span)


def _misplaced(ledger: Ledger, table: Table, span: Span) -> Faults:
    names = ", ".join(map(_quote, (span.start, span.end, span.quote)))
    capture_id = _quote(span.capture)
    cursor = ledger.db.execute(f"SELECT {_name_of(table)}, {capture_id}, {names} FROM {_quote(table.name)} ORDER BY {capture_id}")
    held, text = None, ""
    for who, capture, start, end, quote in cursor.fetchall():
        if capture != held:
            held, text = capture, ledger.source(capture)
        if start is None and end is None:
            continue
        if start is None or end is None or not 0 <= start < end <= len(text) or text[start:end] != quote:
            yield f"{who}: {span.quote} does not stand at {start}-{end} of capture {capture}"


def _articles(ledger: Ledger) -> Faults:
    for article, capture, start, end in ledger.db.execute('SELECT article_id, capture_id, start, "end" FROM articles').fetchall():
        text = ledger.source(capture)
        if not 0 <= start < end <= len(text):
            yield f"articles {article}: {start}-{end} does not lie in capture {capture}"
        elif text[end - 1].isspace():
            yield f"articles {article}: ends in white space"


def _inside(ledger: Ledger) -> Faults:
    for name in ("statements", "mentions"):
        yield from ledger.faulty(
            f"SELECT {_name_of(BY_NAME[name]).replace(_quote(BY_NAME[name].key[0]), 't.' + BY_NAME[name].key[0])} || "
            f"' does not lie in its article ' || t.article_id FROM {name} t JOIN articles a USING (article_id) "
            'WHERE t.capture_id <> a.capture_id OR t.start < a.start OR t."end" > a."end"'
        )


def _bounds(ledger: Ledger) -> Faults:
    for side in "ab":
        yield from ledger.faulty(
            f"SELECT 'exchanges ' || event_id || ': {side}_low, {side}_best, {side}_high are out of order' FROM exchanges "
            f"WHERE {side}_low > {side}_best OR {side}_best > {side}_high OR {side}_low > {side}_high OR {side}_low < 0"
        )
    yield from ledger.faulty("SELECT 'counts ' || count_id || ': low is above high' FROM counts WHERE low > high")


def _days(ledger: Ledger) -> Faults:
    for table in TABLES:
        if {"date_earliest", "date_latest"} <= set(table.names):
            yield from ledger.faulty(
                f"SELECT {_name_of(table)} || ': date_earliest is after date_latest' FROM {_quote(table.name)} "
                "WHERE date_earliest > date_latest"
            )


def _real(ledger: Ledger) -> Faults:
    allowed = ", ".join(f"'{s}'" for s in sorted(LEDGER_STATUSES))
    yield from ledger.faulty(
        "SELECT 'mentions ' || mention_id || ': status ' || status || ' must not make an event' FROM mentions "
        f"WHERE event_id IS NOT NULL AND status NOT IN ({allowed})"
    )
    yield from ledger.faulty(
        "SELECT 'mentions ' || mention_id || ': type ' || m.type || ' in an event of type ' || e.type FROM mentions m "
        f"JOIN events e USING (event_id) WHERE e.type NOT IN {EVENT_TYPES} OR m.type NOT IN {EVENT_TYPES}"
    )


def _subjects(ledger: Ledger) -> Faults:
    ids = " UNION ALL ".join(f"SELECT {t.key[0]} FROM {_quote(t.name)}" for t in TABLES if len(t.key) == 1)
    return ledger.faulty(
        "SELECT 'disagreements ' || disagreement_id || ': nothing has the id ' || subject_id FROM disagreements "
        f"WHERE subject_id NOT IN ({ids})"
    )


def _written_down(ledger: Ledger) -> Faults:
    stated = read_run(ledger.folder).get("counts", {})
    for table in TABLES:
        found = ledger.db.execute(f"SELECT count(*) FROM {_quote(table.name)}").fetchone()[0]
        if stated.get(table.name) != found:
            yield f"{table.name}: run.json says {stated.get(table.name)} rows, ledger.duckdb has {found}"


def _query(sql: str) -> Callable[[Ledger], Faults]:
    """A rule that one query tells: it selects the faults, in words."""
    return lambda ledger: ledger.faulty(sql)


_overlapping = _query("""
    SELECT 'articles ' || l.article_id || ' and ' || r.article_id || ' share text'
    FROM articles l JOIN articles r
    ON l.capture_id = r.capture_id AND l.article_id < r.article_id AND l.start < r."end" AND r.start < l."end"
""")
REPORTS = """
    WITH reports AS (
        SELECT event_id, mention_id, article_id FROM mentions
        UNION SELECT c.event_id, mention_id, article_id FROM counts c JOIN mentions m USING (mention_id)
    )
"""
"""Which mention reports which event: a running total is reported by the mentions that carry its counts."""
_witnessed = _query(f"""{REPORTS}
    SELECT 'events ' || event_id || ': no passage reports it' FROM events
    WHERE event_id NOT IN (SELECT event_id FROM reports WHERE event_id IS NOT NULL)
""")
_sums = _query(f"""{REPORTS}, found AS (
        SELECT event_id, count(*) AS mentions, count(DISTINCT article_id) AS articles FROM reports GROUP BY event_id
    )
    SELECT concat('events ', e.event_id, ': ', n_mentions, ' mentions in ', n_articles, ' articles stated, ',
        coalesce(mentions, 0), ' in ', coalesce(articles, 0), ' found')
    FROM events e LEFT JOIN found USING (event_id)
    WHERE n_mentions <> coalesce(mentions, 0) OR n_articles <> coalesce(articles, 0)
""")
_independence = _query("""
    SELECT concat('events ', event_id, ': ', n_mentions, ' mentions, ', n_articles, ' articles, ', n_outlets, ' outlets, ',
        n_origins, ' origins')
    FROM events
    WHERE NOT (n_mentions >= n_articles AND n_articles >= n_outlets AND n_outlets >= n_origins AND n_origins >= 1)
""")
_copies = _query(f"""{REPORTS}, found AS (
        SELECT r.event_id, count(DISTINCT coalesce(a.origin_id, a.article_id)) AS origins
        FROM reports r JOIN articles a USING (article_id) GROUP BY r.event_id
    )
    SELECT concat('events ', e.event_id, ': ', n_origins, ' origins stated, its articles have ', origins)
    FROM events e JOIN found USING (event_id) WHERE n_origins > origins
""")
_counted = _query("""
    SELECT concat('counts ', count_id, ': not of the event and capture of its mention ', mention_id)
    FROM counts c JOIN mentions m USING (mention_id)
    WHERE c.capture_id IS DISTINCT FROM m.capture_id OR c.event_id IS DISTINCT FROM m.event_id
    AND coalesce(c.event_id, '') NOT IN (SELECT event_id FROM events WHERE type = 'statement_of_record')
""")
_derived = _query("""
    SELECT concat('mentions ', mention_id, ': dated from ', source, ', which is not there or not dated')
    FROM (SELECT mention_id, date_basis, unnest(date_from) AS source FROM mentions) m
    WHERE source NOT IN (SELECT mention_id FROM mentions) OR source = mention_id
    OR (date_basis = 'inferred' AND source IN (SELECT mention_id FROM mentions WHERE date_basis = 'unknown'))
    UNION ALL
    SELECT concat('mentions ', mention_id, ': date_relation without date_from, or without an inferred date')
    FROM mentions
    WHERE (date_relation IS NULL) <> (len(date_from) = 0) OR (len(date_from) > 0 AND date_basis NOT IN ('inferred', 'unknown'))
""")
_linked = _query("""
    SELECT concat('links ', link_id, ': its mentions are not both of its event, or in the wrong order')
    FROM links k JOIN mentions l ON l.mention_id = left_mention_id JOIN mentions r ON r.mention_id = right_mention_id
    WHERE l.event_id IS DISTINCT FROM k.event_id OR r.event_id IS DISTINCT FROM k.event_id OR left_mention_id >= right_mention_id
""")
_acted = _query("""
    SELECT concat('acts ', act_id, ': its mention or statement is not of its article, or one does it to itself')
    FROM acts a LEFT JOIN mentions m USING (mention_id) LEFT JOIN statements s ON s.statement_id = a.statement_id
    WHERE m.article_id <> a.article_id OR s.article_id <> a.article_id
    OR (source_side = target_side AND source_role IS NOT DISTINCT FROM target_role)
""")
_offered = _query("""
    SELECT concat('offers ', offer_id, ': ', CASE WHEN named_without_terms THEN 'said to have no term, and has one'
        ELSE 'no passage speaks of it' END)
    FROM offers WHERE offer_id NOT IN (SELECT offer_id FROM offer_tellings)
    OR (named_without_terms AND offer_id IN (SELECT offer_id FROM offer_terms WHERE stated))
    UNION ALL
    SELECT concat('offer_responses ', response_id, ': ', stance, ' with a passage where none can be, or without one')
    FROM offer_responses WHERE (stance = 'silent') <> (capture_id IS NULL) OR (capture_id IS NULL) <> (start IS NULL)
    UNION ALL
    SELECT concat('offer_responses ', response_id, ': answers a term of another offer')
    FROM offer_responses r JOIN offer_terms t USING (term_id) WHERE r.offer_id <> t.offer_id
""")
_judged = _query("""
    SELECT concat('assessments ', assessment_id, ': ', outcome, ' without a passage') FROM assessments
    WHERE outcome IN ('met', 'not_met', 'mixed') AND assessment_id NOT IN (SELECT assessment_id FROM assessment_evidence)
    UNION ALL
    SELECT concat('assessment_evidence ', assessment_id, ': no clause ', clause) FROM assessment_evidence e
    JOIN assessments a USING (assessment_id) WHERE len(list_filter(clauses, lambda c: starts_with(c, clause || ': '))) = 0
""")
_held = _query("""
    SELECT concat('party_positions ', position_id, ': ', part, ' is not among the statements')
    FROM (SELECT position_id, unnest(statement_ids) AS part FROM party_positions) p
    WHERE part NOT IN (SELECT statement_id FROM statements)
    UNION ALL
    SELECT concat('party_positions ', a.position_id, ': agrees with ', b, ', of its own party or another issue, or not in return')
    FROM (SELECT *, unnest(agrees_with) AS b FROM party_positions) a LEFT JOIN party_positions o ON o.position_id = a.b
    WHERE o.position_id IS NULL OR o.party = a.party OR o.issue <> a.issue OR NOT list_contains(o.agrees_with, a.position_id)
    UNION ALL
    SELECT concat('party_positions ', n.position_id, ': changes what another party holds, or what is held later')
    FROM party_positions n JOIN party_positions o ON o.position_id = n.change_from
    WHERE o.party <> n.party OR o.issue <> n.issue OR o.date_latest >= n.date_earliest
    UNION ALL
    SELECT concat('progress_claims ', claim_id, ': a number of what has none, or below 0')
    FROM progress_claims WHERE (low IS NOT NULL OR high IS NOT NULL) AND (counted NOT IN ('share', 'readiness') OR low < 0)
""")
_accounted = _query("""
    SELECT concat('channels ', channel_id, ': ', n_events, ' events stated, ', len(event_ids), ' named')
    FROM channels WHERE n_events <> len(event_ids)
    UNION ALL
    SELECT concat('channels ', channel_id, ': counts ', part, ', which is no event that took place')
    FROM (SELECT channel_id, unnest(event_ids) AS part FROM channels) c
    WHERE part NOT IN (SELECT event_id FROM events WHERE status IN ('occurred', 'ongoing'))
    UNION ALL
    SELECT concat('compliance ', compliance_id, ': ', outcome, ' where ', coalesce(report, 'nothing'), ' is reported')
    FROM compliance
    WHERE (outcome <> 'cannot_tell' AND report IS NULL) OR (outcome = 'breached') <> (coalesce(report, '') = 'broken')
    UNION ALL
    SELECT concat('outcomes ', outcome_id, ': its talks are of another event or article')
    FROM outcomes o JOIN mentions m USING (mention_id)
    WHERE o.event_id IS DISTINCT FROM m.event_id OR o.article_id <> m.article_id
    UNION ALL
    SELECT concat('outcomes ', outcome_id, ': talks that follow themselves')
    FROM outcomes WHERE kind = 'next' AND event_id = result_event_id
    UNION ALL
    SELECT concat('indicators ', indicator_id, ': derives from ', derives_from, ', which is not there')
    FROM indicators WHERE derives_from NOT IN (
        SELECT count_id FROM counts UNION SELECT act_id FROM acts
        UNION SELECT mention_id FROM mentions UNION SELECT offer_id FROM offers)
""")
_two_sided = _query("""
    SELECT concat('disagreements ', d.disagreement_id, ': ', count(p.value), ' positions')
    FROM disagreements d LEFT JOIN positions p USING (disagreement_id)
    GROUP BY d.disagreement_id HAVING count(p.value) < 2
""")
_said = _query("""
    WITH found AS (
        SELECT utterance_id, count(*) AS statements, count(DISTINCT article_id) AS articles, min(published) AS published,
            count(DISTINCT coalesce(a.origin_id, article_id)) AS origins
        FROM statements JOIN articles a USING (article_id) GROUP BY utterance_id
    )
    SELECT concat('utterances ', u.utterance_id, ': ', n_statements, ' statements in ', n_articles, ' articles stated, ',
        coalesce(statements, 0), ' in ', coalesce(articles, 0), ' found, first published ', f.published)
    FROM utterances u LEFT JOIN found f USING (utterance_id)
    WHERE n_statements <> coalesce(statements, 0) OR n_articles <> coalesce(articles, 0) OR n_outlets > n_articles
    OR NOT n_origins BETWEEN 1 AND least(n_outlets, origins) OR u.first_published IS DISTINCT FROM f.published
""")
_first = _query("""
    SELECT concat('utterances ', utterance_id, ': ', part, ' does not report it')
    FROM (SELECT utterance_id, unnest([statement_id, first_statement_id]) AS part FROM utterances) u
    WHERE part NOT IN (SELECT statement_id FROM statements s WHERE s.utterance_id = u.utterance_id)
""")
_not_independent = _query("""
    SELECT concat('origin_links ', origin_link_id, ': ', fault) FROM (
        SELECT origin_link_id, CASE
            WHEN l.capture_id <> k.capture_id OR k.start < l.start OR k."end" > l."end"
                THEN 'its passage is not in its left article'
            WHEN r.capture_id <> k.right_capture_id OR k.right_start < r.start OR k.right_end > r."end"
                THEN 'its passage is not in its right article'
            WHEN k.kind = 'cites' AND (cited IS NULL OR right_capture_id IS NOT NULL) THEN 'it names no outlet'
            WHEN k.kind <> 'cites' AND (r.article_id IS NULL OR right_capture_id IS NULL OR event_id IS NOT NULL)
                THEN 'text in common stands in two articles'
            WHEN k.kind = 'copy' AND l.origin_id IS DISTINCT FROM r.origin_id THEN 'copies have one origin'
        END AS fault
        FROM origin_links k
        JOIN articles l ON l.article_id = left_article_id LEFT JOIN articles r ON r.article_id = right_article_id
    ) WHERE fault IS NOT NULL
""")
_voiced = _query("SELECT concat('events ', event_id, ': ', n_sides, ' sides stated') FROM events WHERE n_sides <> len(sides)")
_read = _query("""
    WITH found AS (
        SELECT source_id, CAST(date_trunc('week', published) AS DATE) AS week, count(*) AS articles,
            count(*) FILTER (relevance = 'on_topic') AS on_topic, count(DISTINCT coalesce(origin_id, article_id)) AS origins
        FROM articles GROUP BY ALL
    )
    SELECT concat('coverage ', coalesce(c.source_id, f.source_id), ' ', coalesce(c.week, f.week), ': ', n_articles, ' articles, ',
        n_on_topic, ' on topic, ', n_origins, ' origins stated, ', articles, ', ', on_topic, ', ', origins, ' found')
    FROM coverage c FULL JOIN found f ON c.source_id IS NOT DISTINCT FROM f.source_id AND c.week IS NOT DISTINCT FROM f.week
    WHERE n_articles IS DISTINCT FROM articles OR n_on_topic IS DISTINCT FROM on_topic OR n_origins IS DISTINCT FROM origins
""")
_outlets = _query("""
    WITH found AS (SELECT source_id, count(*) AS n FROM articles GROUP BY source_id)
    SELECT concat('sources ', s.source_id, ': ', n_articles, ' articles stated, ', coalesce(n, 0), ' found')
    FROM sources s LEFT JOIN found USING (source_id) WHERE n_articles <> coalesce(n, 0)
""")

_decided = _query("""
    WITH pairs AS (
        SELECT j.judgement_id, j.action, count(DISTINCT m.event_id) AS events, count(m.event_id) AS reports
        FROM judgements j JOIN judged_records r USING (judgement_id) JOIN mentions m ON m.mention_id = r.found_id
        WHERE j.status = 'in_force' AND j.action IN ('same', 'different') AND record_table = 'mentions'
        GROUP BY j.judgement_id, j.action
    )
    SELECT concat('judgements ', judgement_id, ': in force, yet its two mentions are in ', events, ' events')
    FROM pairs WHERE reports = 2 AND events <> if(action = 'same', 1, 2)
""")


def _kept(ledger: Ledger) -> Faults:
    made = {j.judgement_id for j in read_judgements(ledger.folder.judgements)[0]}
    for key in ledger.faulty("SELECT judgement_id FROM judgements WHERE status <> 'unreadable'"):
        if key not in made:
            yield f"judgements {key}: not in {ledger.folder.judgements.name}"


_settled = _query("""
    SELECT concat('judgements ', judgement_id, ': settles ', answer, ', which is no answer of a coder')
    FROM (SELECT judgement_id, unnest(settles) AS answer FROM judgements)
    WHERE answer NOT IN (SELECT judgement_id FROM judgements WHERE purpose = 'coding')
""")
_compared = _query("""
    SELECT concat('comparisons ', comparison_id, ': its mention or statement is not of its article')
    FROM comparisons c JOIN mentions m USING (mention_id) LEFT JOIN statements s ON s.statement_id = c.statement_id
    WHERE m.article_id <> c.article_id OR s.article_id <> c.article_id OR low > high OR since_earliest > since_latest
""")
_apart = _query("""
    SELECT DISTINCT concat('exchanges ', x.event_id, ': counts ', x.what, ', and a passage counts people')
    FROM exchanges x LEFT JOIN mentions m USING (event_id) LEFT JOIN counts c ON c.mention_id = m.mention_id
    WHERE x.what NOT IN ('people', 'body') OR (x.what = 'body' AND c.role = 'returned'
    AND c.what IN ('pow', 'civilian', 'mixed', 'prisoner', 'person', 'child'))
""")
_balanced = _query("""
    WITH done AS (
        SELECT d.agreement_event_id AS event_id, count(*) FILTER (basis = 'said') AS said,
            count(*) FILTER (basis <> 'said') AS likely, sum(a_best) FILTER (basis = 'said' AND what <> 'body') AS a,
            sum(b_best) FILTER (basis = 'said' AND what <> 'body') AS b
        FROM deal_deeds d JOIN exchanges x ON x.event_id = d.exchange_event_id GROUP BY d.agreement_event_id
    )
    SELECT concat('deals ', d.event_id, ': ', n_deeds, ' deeds return ', returned_a, ' and ', returned_b, ' as stated, ',
        coalesce(said, 0), ' return ', a, ' and ', b, ' as found')
    FROM deals d LEFT JOIN done USING (event_id)
    WHERE n_deeds <> coalesce(said, 0) OR n_likely <> coalesce(likely, 0) OR returned_a IS DISTINCT FROM a
    OR returned_b IS DISTINCT FROM b OR open_a IS DISTINCT FROM agreed_a - a OR open_b IS DISTINCT FROM agreed_b - b
""")
_tied = _query("""
    SELECT concat('deal_deeds ', d.agreement_event_id, ' ', exchange_event_id, ': tied by words without passage, or no exchange')
    FROM deal_deeds d LEFT JOIN exchanges x ON x.event_id = d.exchange_event_id
    WHERE (basis = 'said') <> (quote IS NOT NULL) OR x.event_id IS NULL OR x.kind IN ('announced', 'cumulative')
""")
_two_parties = _query("""
    SELECT concat('concords ', concord_id, ': ', count(DISTINCT side), ' sides, ', count(DISTINCT value), ' values')
    FROM concords GROUP BY concord_id HAVING count(DISTINCT side) < 2 OR count(DISTINCT (subject_id, field, value)) > 1
""")


def _sources(ledger: Ledger) -> Faults:
    ids = " UNION ALL ".join(f"SELECT {t.key[0]} FROM {_quote(t.name)}" for t in TABLES if len(t.key) == 1)
    return ledger.faulty(
        "SELECT 'arithmetic ' || check_id || ': reckoned from ' || source || ', which is not there' "
        f"FROM (SELECT check_id, unnest(sources) AS source FROM arithmetic) WHERE source NOT IN ({ids})"
    )


CHECKS: tuple[Check, ...] = (
    Check("files", "every file of the ledger folder is there", _files),
    Check("columns", "every table has the columns and types of the reference", _columns),
    Check("parquet", "tables/*.parquet and ledger.duckdb hold the same rows", _twins),
    Check("run", "run.json states the right number of rows", _written_down),
    Check("unique", "no two rows have one key", _unique),
    Check("needed", "columns that must have a value have one", _needed),
    Check("keys", "every id points to a row that is there", _keys),
    Check("sources", "every stored text has the sha256 it is named by, and is the capture's text", _texts),
    Check("passages", "every passage stands at its offsets in the stored text", _passages),
    Check("articles", "every article lies in its capture and ends in no white space", _articles),
    Check("overlap", "no two articles of a capture share text", _overlapping),
    Check("inside", "every statement and mention lies in its article", _inside),
    Check("witnessed", "no event stands without a passage", _witnessed),
    Check("status", "only passages of ledger statuses and known types make events", _real),
    Check("sums", "mentions and articles of each event add up", _sums),
    Check("copies", "an event has no more origins than the articles that report it", _copies),
    Check("independence", "mentions >= articles >= outlets >= origins >= 1", _independence),
    Check("not independent", "every reason for one origin stands in the articles it names", _not_independent),
    Check("sides", "the sides of each event add up", _voiced),
    Check("coverage", "articles of each outlet and week add up", _read),
    Check("the dead", "no row that counts the dead counts people", _apart),
    Check("bounds", "low <= best <= high", _bounds),
    Check("dates", "no first day lies after the last day", _days),
    Check("derived", "every date taken from other mentions names them", _derived),
    Check("counts", "every count belongs to the capture and event of its mention, or to a running total", _counted),
    Check("acts", "every act is one actor's towards another, in the article of its mention and statement", _acted),
    Check("offers", "every offer is told, has terms unless none is stated, and is answered in passages", _offered),
    Check("assessments", "every outcome that is decided has a passage, and every passage a clause", _judged),
    Check("accounts", "channels count events, outcomes rest on reports, and signs of cost on records that are there", _accounted),
    Check("held", "positions name statements that are there, agree in return, and change what was held earlier", _held),
    Check("links", "both mentions of a link belong to its event", _linked),
    Check("positions", "every disagreement has at least two positions", _two_sided),
    Check("subjects", "every disagreement is about a record that is there", _subjects),
    Check("compared", "every comparison is made of a mention of its article", _compared),
    Check("deals", "what is returned and open of each deal is the sum of the deeds that texts tie to it", _balanced),
    Check("deeds", "a deed that a text ties to its deal has the passage, and is an exchange", _tied),
    Check("concords", "every concord is one value in the voices of two parties", _two_parties),
    Check("reckoned", "every check names records that are there", _sources),
    Check("reports", "statements and articles of each utterance add up, and its day is that of the first", _said),
    Check("fullest", "the first and the fullest report of an utterance are among its reports", _first),
    Check("judgements", "every judgement of the tables is in judgements.jsonl", _kept),
    Check("settled", "what a decision settles are answers of coders", _settled),
    Check("decided", "mentions that a person holds to be the same, or not, are in one event, or in two", _decided),
    Check("outlets", "articles of each source add up", _outlets),
)
"""Every rule, in the order they are reported."""
