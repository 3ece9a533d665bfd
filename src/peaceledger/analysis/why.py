"""Why a record says what it says: its passages in context, what it was derived from, and what people decided about it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from peaceledger.analysis import why_dispute, why_event, why_offer, why_sums, why_yardsticks
from peaceledger.analysis.account import judgement_words
from peaceledger.analysis.cited import Numbered, Told, numbered
from peaceledger.analysis.judging import listed_in
from peaceledger.analysis.why_event import reported_by
from peaceledger.errors import UsageError
from peaceledger.store import BY_NAME, TABLES, Folder, Table, open_ledger, rows
from peaceledger.store.judgements import read as read_judgements
from peaceledger.store.read import Row
from peaceledger.store.schema import references

CONTEXT = 120  # characters either side: about a sentence
SHORT = 90  # characters of what an id stands for
MOST_PARTS = 40  # rows of one table that are shown as parts of a record
WHOLES = frozenset({"judged_records"})
"""Tables that point to a record and are no part of it."""
UNNAMED = frozenset({"runs", "schema_migrations"})
"""Tables whose rows are no records with an id."""
RELATIONS = {"on": "the same time", "after": "not before it", "before": "not after it", "counted": "counted from its day"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A passage in its context.

    Attributes:
        record_id: Record the passage belongs to.
        note: What this passage says, in short.
        outlet: Who published it, as the ledger knows.
        day: When it was published, None if unknown.
        path: File it stands in, as shown to the user.
        line: Line of that text, from 1.
        before: Characters before it.
        quote: The passage.
        after: Characters after it.
        capture_id: Its text.
        start: Where it begins there, in code points.
        end: Where it ends.
    """

    record_id: str
    note: str
    outlet: str | None
    day: date | None
    path: str
    line: int
    before: str
    quote: str
    after: str
    capture_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """All that stands behind one record.

    Attributes:
        table: Table of the record.
        record: Its row.
        labels: What the ids in it stand for, by column.
        title: What the account is of, in a few words; empty where there is none.
        account: The record told in sentences; empty for a record whose columns say all.
        passages: The passages, numbered as the account names them.
        evidence: Its passages, and those of the records it was made from.
        derivation: How it came about, one line per step.
        judgements: What people decided about it.
    """

    table: str
    record: Row
    labels: dict[str, str]
    title: str
    account: tuple[str, ...]
    passages: tuple[Numbered, ...]
    evidence: tuple[Evidence, ...]
    derivation: tuple[str, ...]
    judgements: tuple[Row, ...]


def explain(path: Path, record_id: str) -> Explanation:
    """Return what stands behind a record of any table.

    Raises:
        UsageError: If the ledger has no such record.
        LedgerError: If the ledger cannot be read.
    """
    with open_ledger(path) as db:
        return explain_in(db, path, record_id)


def explain_in(db: Any, path: Path, record_id: str) -> Explanation:
    """Return the same by a cursor of a ledger that is open.

    Raises:
        UsageError: If the ledger has no such record.
    """
    table, record = _find(db, record_id)
    query = Query(db, table)
    evidence, derivation = STORIES.get(table.name, _plainly)(query, record)
    judgements = tuple(
        _judgements(path, db, {record_id, *(e.record_id for e in evidence)} if table.name == "events" else {record_id})
    )
    account = TOLD[table.name](query, record, judgements) if table.name in TOLD else _untold(evidence)
    return Explanation(
        table=table.name,
        record=record | {"text": None} if table.name == "captures" else record,
        labels=_labels(query, record),
        title=account.title,
        account=account.account,
        passages=account.passages,
        evidence=tuple(evidence),
        derivation=tuple(derivation),
        judgements=judgements,
    )


class Query:
    """Rows and passages of one ledger, for the record in question."""

    def __init__(self, db: Any, table: Table) -> None:
        self._db = db
        self.table = table
        self._held: dict[tuple[str, str], dict[object, list[Row]]] = {}

    def of(self, table: str, column: str, value: object) -> list[Row]:
        """Rows of a table with this value, in the order they stand in the texts where they have a place."""
        held = self._held.get((table, column), {})
        if value not in held:
            self.load(table, column, [value])
            held = self._held[table, column]
        return held[value]

    def load(self, table: str, column: str, values: Iterable[object]) -> None:
        """Fetch the rows of many values at once: an event of hundreds of reports would ask a thousand times."""
        held = self._held.setdefault((table, column), {})
        asked = {v for v in values if v not in held}
        held.update((v, []) for v in asked)
        wanted = sorted(str(v) for v in asked if v is not None)
        if wanted:
            names = BY_NAME[table].names
            order = "capture_id, start" if {"capture_id", "start"} <= set(names) else BY_NAME[table].key[0]
            sql = f'SELECT * FROM "{table}" WHERE "{column}" IN (SELECT unnest(?::VARCHAR[])) ORDER BY {order}'
            for row in rows(self._db, sql, [wanted]):
                held[row[column]].append(row)

    def load_passages(self, found: Iterable[Row]) -> None:
        """Fetch what ``passage`` asks for these rows."""
        captures = {row["capture_id"] for row in found}
        self.load("captures", "capture_id", captures)
        self.load("articles", "capture_id", captures)
        self.load("sources", "source_id", {a["source_id"] for c in captures for a in self.of("articles", "capture_id", c)})

    def passage(self, row: Row, note: str, key: str, columns: tuple[str, str] = ("start", "end")) -> Evidence:
        """A row's passage in its context."""
        source = self.of("captures", "capture_id", row["capture_id"])[0]
        start, end, text = row[columns[0]], row[columns[1]], source["text"]
        outlet, day = self._published(source, start)
        return Evidence(
            record_id=key,
            note=note,
            outlet=outlet,
            day=day,
            path=source["path"] + (f" record {source['record_id']}" if source["record_id"] else ""),
            line=text.count("\n", 0, start) + 1,
            before=text[max(0, start - CONTEXT) : start],
            quote=text[start:end],
            after=text[end : end + CONTEXT],
            capture_id=row["capture_id"],
            start=start,
            end=end,
        )

    def _published(self, capture: Row, start: int) -> tuple[str | None, date | None]:
        """Outlet and day of the article at a place."""
        around = self.of("articles", "capture_id", capture["capture_id"])
        article = next((a for a in around if a["start"] <= start < a["end"]), None)
        source = next(iter(self.of("sources", "source_id", article["source_id"] if article else None)), None)
        return (source["name"] if source else capture["source_name"]), (article["published"] if article else None)


Story = tuple[list[Evidence], list[str]]


def _find(db: Any, record_id: str) -> tuple[Table, Row]:
    single = [t for t in TABLES if not t[t.key[0]].ref and t.name not in UNNAMED]
    held = (f'SELECT {n} AS n FROM "{t.name}" WHERE "{t.key[0]}" = $id' for n, t in enumerate(single))
    first = db.execute(f"SELECT min(n) FROM ({' UNION ALL '.join(held)})", {"id": record_id}).fetchone()[0]
    if first is not None:
        table = single[first]
        return table, rows(db, f'SELECT * FROM "{table.name}" WHERE "{table.key[0]}" = ?', [record_id])[0]
    raise UsageError(
        f"No record has the id {record_id!r}. Copy an id from a first column: 'peaceledger show events LEDGER' lists events."
    )


def _judgements(path: Path, db: Any, ids: set[str]) -> Iterator[Row]:
    """Decisions about these records, with what became of them; lines that nobody can read, too."""
    made, _ = read_judgements(Folder(path).judgements)
    named = {j.judgement_id: {r for t in j.targets for r in (t.record_id, *(a.record_id for a in t.anchors))} for j in made}
    for row in rows(db, "SELECT judgement_id, found_id, passage_found_id FROM judged_records"):
        named.setdefault(row["judgement_id"], set()).update(k for k in (row["found_id"], row["passage_found_id"]) if k)
    about = {key for key, records in named.items() if records & ids}
    yield from (
        r for r in listed_in(db, path) if r["judgement_id"] in about or r.get("undoes") in about or r["status"] == "unreadable"
    )


def _labels(query: Query, row: Row) -> dict[str, str]:
    """What the ids of a row stand for: the title, name or words of the record they point to."""
    found = {}
    for column in query.table.columns:
        value = row[column.name]
        if column.ref and value and column.name != query.table.key[0]:
            table, name = column.ref.split(".")
            for other in query.of(table, name, value)[:1]:
                label = next((other[k] for k in ("title", "name", "headline", "quote") if other.get(k)), None)
                if label and label != value:
                    found[column.name] = label if len(label) <= SHORT else f"{label[:SHORT]}..."
    return found


def _plainly(query: Query, row: Row) -> Story:
    """A record of any table: its own passage, and the rows of other tables that are parts of it."""
    key = row[query.table.key[0]]
    own = [query.passage(row, query.table.about.split(".")[0], key)] if query.table.spans and row.get("start") is not None else []
    parts = [(t, c.name) for t, c, target, _ in references() if target.name == query.table.name and t.name not in WHOLES]
    steps = [query.table.about]
    for table, column in parts:
        held = query.of(table.name, column, key)
        standing = _standing(table, held)
        query.load_passages(standing)
        own += [query.passage(r, f"{table.name}: {_summary(table, r)}", r[table.key[0]]) for r in standing]
        steps += [f"{table.name} {r[table.key[0]]}: {_summary(table, r)}" for r in held[:MOST_PARTS]]
        if len(held) > MOST_PARTS:
            steps.append(f"{table.name}: {len(held) - MOST_PARTS} more")
    if not own:
        steps.append("It has no passage of its own.")
    return own, steps + _disputes(query, key)


def _standing(table: Table, held: list[Row]) -> list[Row]:
    return [r for r in held[:MOST_PARTS] if table.spans and table.spans[0].start == "start" and r["start"] is not None]


def _summary(table: Table, row: Row) -> str:
    """What a row says, without ids and offsets."""
    skipped = {"start", "end", "quote", *(n for s in table.spans for n in (s.start, s.end))}
    told_ = ((n, row[n]) for n in table.names if n not in skipped and not n.endswith("_id"))
    shown = (f"{n.replace('_', ' ')} {', '.join(v) if isinstance(v, list) else v}" for n, v in told_ if v not in (None, "", []))
    return "; ".join(shown)


def _capture(query: Query, row: Row) -> Story:
    articles = query.of("articles", "capture_id", row["capture_id"])
    note = f"{len(row['text'])} characters, stored as sources/{row['sha256']}.txt"
    return [query.passage(a, f"article: {a['headline'] or 'no headline'}", a["article_id"]) for a in _heads(articles)], [note]


def _heads(articles: list[Row]) -> list[Row]:
    """Articles as short passages: their first characters stand for them."""
    return [a | {"end": min(a["end"], a["start"] + CONTEXT)} for a in articles]


def _article(query: Query, row: Row) -> Story:
    key = row["article_id"]
    same = [a["article_id"] for a in query.of("articles", "origin_id", row["origin_id"]) if a["article_id"] != key]
    steps = [f"{len(query.of(t, 'article_id', key))} {t}" for t in ("statements", "mentions")]
    steps.append(f"published: {row['published'] or 'unknown'} ({row['published_basis']})")
    if row["date_flag"]:
        steps.append(f"date: {row['date_flag']}")
    steps.append(f"same origin as {', '.join(same)}" if same else "no copy of it in this ledger")
    return [query.passage(a, "begins", key) for a in _heads([row])], steps + _disputes(query, key)


def _statement(query: Query, row: Row) -> Story:
    key = row["statement_id"]
    said = [query.passage(row, f"content, {row['kind']}", key)]
    if row["speaker_start"] is not None:
        said.insert(0, query.passage(row, "speaker", key, ("speaker_start", "speaker_end")))
    steps = [
        f"speaker {row['speaker'] or 'not named'}, written {row['speaker_as_written'] or '-'}, cue {row['cue'] or 'none'}",
        f"chain {' > '.join(row['chain']) or 'none'}; stance {row['stance']}; topics {', '.join(row['topics'])}",
    ]
    held = query.of("mentions", "statement_id", key)
    query.load_passages(held)
    said += [query.passage(m, f"reports {m['type']}, {m['status']}", m["mention_id"]) for m in held]
    return said, steps + _disputes(query, key)


def _utterance(query: Query, row: Row) -> Story:
    key = row["utterance_id"]
    reports = query.of("statements", "utterance_id", key)
    query.load_passages(reports)
    query.load("articles", "article_id", [s["article_id"] for s in reports])
    days = {s["statement_id"]: query.of("articles", "article_id", s["article_id"])[0]["published"] for s in reports}
    reports.sort(key=lambda s: (days[s["statement_id"]] is None, str(days[s["statement_id"]]), s["statement_id"]))
    notes = (f"{s['kind']}, published {days[s['statement_id']] or 'on an unknown day'}" for s in reports)
    shown = [query.passage(s, note, s["statement_id"]) for s, note in zip(reports, notes, strict=True)]
    steps = [
        f"{row['n_statements']} statements in {row['n_articles']} articles of {row['n_outlets']} outlets, "
        f"{row['n_origins']} independent",
        f"first report: {_first_report(row)}",
    ]
    return shown, steps + _disputes(query, key)


def _first_report(row: Row) -> str:
    if row["first_published"] is None:
        return "unknown, no report is dated"
    if row["n_first"] > 1:
        return f"{row['n_first']} articles on {row['first_published']}, a tie"
    return f"{row['first_statement_id']} on {row['first_published']}"


def _mention(query: Query, row: Row) -> Story:
    key = row["mention_id"]
    shown = [_as_evidence(query, row), query.passage(row, "trigger", key, ("trigger_start", "trigger_end"))]
    shown += [_count_evidence(query, c) for c in query.of("counts", "mention_id", key)]
    if row["statement_id"]:
        said = query.of("statements", "statement_id", row["statement_id"])[0]
        shown.append(
            query.passage(said, f"stands in a statement of {said['speaker'] or 'somebody not named'}", said["statement_id"])
        )
    sources = [query.of("mentions", "mention_id", source)[0] for source in row["date_from"]]
    shown += [query.passage(m, f"dates it: {RELATIONS[row['date_relation']]}, {_days(m)}", m["mention_id"]) for m in sources]
    steps = [f"found by {row['extractor']} at {row['trigger']!r}", f"dates: {row['date_basis']}, {_days(row)}"]
    if row["acled"]:
        steps.append(f"in ACLED's terms {row['acled']}, by {', '.join(row['acled_cues'])}")
    steps.append(f"event {row['event_id']}" if row["event_id"] else f"no event: status {row['status']} stays a mention")
    return shown, steps + [line for link in _links_of(query, key) for line in _link_lines(link)] + _disputes(query, key)


def _days(mention: Row) -> str:
    """The date of a passage in words."""
    first, last = mention["date_earliest"], mention["date_latest"]
    if first is None and last is None:
        return mention["date_open"] or "no day known"
    if first == last:
        return str(first)
    return " ".join(part for part in (f"from {first}" if first else "", f"until {last}" if last else "") if part)


def _count(query: Query, row: Row) -> Story:
    mention = query.of("mentions", "mention_id", row["mention_id"])[0]
    steps = [f"{row['quote']!r} read as {_figures(row)}", f"counts for mention {mention['mention_id']}"]
    return [_count_evidence(query, row), _as_evidence(query, mention)], steps + _disputes(query, row["count_id"])


def _act(query: Query, row: Row) -> Story:
    key, (source, target) = row["act_id"], (_coded(row, "source"), _coded(row, "target"))
    shown = [query.passage(row, f"{source} to {target}: {row['plover']}, {row['status']}", key)]
    shown.append(query.passage(row, "trigger", key, ("trigger_start", "trigger_end")))
    shown += [_as_evidence(query, m) for m in query.of("mentions", "mention_id", row["mention_id"])]
    return shown, [
        f"found by {row['extractor']} at {row['trigger']!r}",
        f"dates: {row['date_basis']}",
        f"coded PLOVER {row['plover']}{'/' + row['mode'] if row['mode'] else ''}, CAMEO {row['cameo'] or 'none'}",
    ]


def _coded(act: Row, part: str) -> str:
    return f"{act[part]} ({act[f'{part}_side']}{' ' + act[f'{part}_role'] if act[f'{part}_role'] else ''})"


def _event(query: Query, row: Row) -> Story:
    key = row["event_id"]
    counts = query.of("counts", "event_id", key)
    mentions = reported_by(query, key, counts)
    query.load_passages([*mentions, *counts])
    shown = [_as_evidence(query, m) for m in mentions] + [_count_evidence(query, c) for c in counts]
    steps = [
        f"{row['n_mentions']} mentions in {row['n_articles']} articles of {row['n_outlets']} outlets, "
        f"{row['n_origins']} independent",
        f"status {row['status']} from {', '.join(sorted({m['status'] for m in mentions}))}",
    ]
    for exchange in query.of("exchanges", "event_id", key):
        steps += [f"to {exchange[f'side_{s}']}: {_range(exchange, s)}" for s in "ab" if exchange[f"side_{s}"]]
        steps.append(f"best values: {exchange['best_rule'] or 'none, since no text gives a number'}")
    steps += _reckoned(query, key)
    steps += [line for link in query.of("links", "event_id", key) for line in _link_lines(link)]
    return shown, steps + _disputes(query, key)


def _reckoned(query: Query, key: str) -> list[str]:
    """What was worked out about an event: checks, deal or deed, agreement of opposed sides."""
    lines = [f"{d['state']}: {d['explanation']}" for d in query.of("deals", "event_id", key)]
    lines += [
        f"carried out by {t['exchange_event_id']} ({t['basis']})" for t in query.of("deal_deeds", "agreement_event_id", key)
    ]
    lines += [f"carries out {t['agreement_event_id']} ({t['basis']})" for t in query.of("deal_deeds", "exchange_event_id", key)]
    lines += [f"{c['rule']} {c['outcome']}: {c['claim']}; {c['explanation']}" for c in query.of("arithmetic", "subject_id", key)]
    agreed: dict[str, set[str]] = {}
    for row in query.of("concords", "subject_id", key):
        agreed.setdefault(row["value"], set()).add(row["side"])
    return lines + [f"{' and '.join(sorted(sides))} agree: {value}" for value, sides in sorted(agreed.items())]


def _reckoning(query: Query, row: Row) -> Story:
    shown = [query.passage(row, row["claim"], row["check_id"])]
    shown += [_count_evidence(query, c) for source in row["sources"] for c in query.of("counts", "count_id", source)]
    return shown, [f"{row['rule']} of {row['subject_id']}: {row['outcome']}", row["explanation"]]


def _comparison(query: Query, row: Row) -> Story:
    mention = query.of("mentions", "mention_id", row["mention_id"])[0]
    shown = [query.passage(row, row["kind"], row["comparison_id"]), _as_evidence(query, mention)]
    checks = [c for c in query.of("arithmetic", "subject_id", mention["event_id"]) if c["start"] == row["start"]]
    return shown, [f"made of mention {mention['mention_id']}", *(f"{c['outcome']}: {c['explanation']}" for c in checks)]


def _link(query: Query, row: Row) -> Story:
    both = [query.of("mentions", "mention_id", row[f"{side}_mention_id"])[0] for side in ("left", "right")]
    return [_as_evidence(query, m) for m in both], _link_lines(row)


def _disagreement(query: Query, row: Row) -> Story:
    positions = query.of("positions", "disagreement_id", row["disagreement_id"])
    query.load_passages(positions)
    shown = [
        query.passage(p, f"{p['value']}" + (f" ({p['side']})" if p["side"] else ""), row["disagreement_id"]) for p in positions
    ]
    return shown, [f"{row['strength']} about {row['field']} of {row['subject_id']}: {row['kind']}", row["note"]]


def _as_evidence(query: Query, mention: Row) -> Evidence:
    return query.passage(mention, f"{mention['type']}, {mention['status']}", mention["mention_id"])


def _count_evidence(query: Query, count: Row) -> Evidence:
    return query.passage(count, _figures(count), count["count_id"])


def _figures(count: Row) -> str:
    low, high = ("open" if count[k] is None else f"{count[k]:g}" for k in ("low", "high"))
    number = low if low == high else f"{low} to {high}"
    to = f", returned to {count['returned_to']}" if count["returned_to"] else ""
    return f"{number} {count['what']} ({count['hedge']}, {count['role']}, {count['scope']}{to})"


def _range(exchange: Row, side: str) -> str:
    best, low, high = (
        "unknown" if exchange[f"{side}_{k}"] is None else str(exchange[f"{side}_{k}"]) for k in ("best", "low", "high")
    )
    return f"best {best}, low {low}, high {high}"


def _links_of(query: Query, mention: str) -> list[Row]:
    return query.of("links", "left_mention_id", mention) + query.of("links", "right_mention_id", mention)


def _link_lines(link: Row) -> list[str]:
    head = (
        f"{link['left_mention_id']} and {link['right_mention_id']} are one event (weight {link['weight']:g}, {link['link_id']})"
    )
    return [head, *(f"  {reason}" for reason in link["reasons"])]


def _disputes(query: Query, key: str) -> list[str]:
    return [f"{d['strength']} {d['disagreement_id']}: {d['note']}" for d in query.of("disagreements", "subject_id", key)]


def _untold(evidence: Iterable[Evidence]) -> Told:
    return Told(title="", account=(), passages=numbered(evidence))


def _with_judgements(tell: Callable[[Query, Row], Told]) -> Callable[[Query, Row, Sequence[Row]], Told]:
    """What people decided, as the last paragraph."""

    def told(query: Query, row: Row, judgements: Sequence[Row]) -> Told:
        found = tell(query, row)
        decided = " ".join(judgement_words(j) for j in judgements)
        return replace(found, account=(*found.account, decided)) if decided else found

    return told


TOLD: dict[str, Callable[[Query, Row, Sequence[Row]], Told]] = {
    "events": why_event.told,
    "disagreements": _with_judgements(why_dispute.told),
    "offers": _with_judgements(why_offer.told),
    "arithmetic": _with_judgements(why_sums.arithmetic),
    "concords": _with_judgements(why_sums.concord),
}
"""How records are told in sentences; of others columns and passages are shown."""
STORIES: dict[str, Callable[[Query, Row], Story]] = {
    "captures": _capture,
    "articles": _article,
    "statements": _statement,
    "utterances": _utterance,
    "mentions": _mention,
    "counts": _count,
    "acts": _act,
    "comparisons": _comparison,
    "events": _event,
    "arithmetic": _reckoning,
    "links": _link,
    "disagreements": _disagreement,
    "assessments": why_yardsticks.assessment,
    "yardsticks": why_yardsticks.yardstick,
}
"""How each table's records are explained; any other is shown as it is."""
