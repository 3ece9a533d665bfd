"""Events in time, and who mediates in them."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from peaceledger.analysis.tables import Row
from peaceledger.dossier.charts import Chart, Network, Timeline
from peaceledger.dossier.charts.network import NODES, Node, Tie
from peaceledger.dossier.charts.timeline import Mark
from peaceledger.dossier.titles import TITLED, title_of
from peaceledger.dossier.words import Words, listing, undated_last

DATED = ("event_id", "relevance", *TITLED)
TIMELINE = {"events": (*DATED, "status")}
MEDIATORS = {
    "mediation": (
        "mediation_id",
        "mediator",
        "role",
        "parties",
        "event_type",
        "status",
        "date_earliest",
        "date_latest",
        "event_id",
    ),
    "events": DATED,
    "actors": ("actor_id", "name"),
}


def when(event: Row) -> tuple[bool, date, str]:
    """Key that puts events in order of time, undated ones last."""
    day = event["date_earliest"] or event["date_latest"]
    return day is None, day or date.min, event["event_id"]


def timeline_charts(tables: Mapping[str, list[Row]], say: Words) -> tuple[Chart, ...]:
    """Dated events on the topic, numbered as they stand in the page's list."""
    rows = sorted((e for e in tables["events"] if e["relevance"] == "on_topic"), key=when)
    dated = [e for e in rows if e["date_earliest"] or e["date_latest"]]
    return (Timeline(marks=tuple(_mark(e, i, say) for i, e in enumerate(dated))),)


def _mark(event: Row, number: int, say: Words) -> Mark:
    return Mark(
        record=event["event_id"],
        title=title_of(event, say),
        lane=say.label(event["type"]),
        status=say.label(event["status"]),
        parties=tuple(event["participants"]),
        first=event["date_earliest"],
        last=event["date_latest"],
        when=say.dates(event["date_earliest"], event["date_latest"]) or "",
        number=number,
    )


def mediator_charts(tables: Mapping[str, list[Row]], say: Words) -> tuple[Chart, ...]:
    """Mediators, the events they mediate in, and the sides between which they do."""
    events = {e["event_id"]: e for e in tables["events"]}
    names = {a["actor_id"]: a["name"] for a in tables["actors"]}
    rows = sorted(
        (m for m in tables["mediation"] if events[m["event_id"]]["relevance"] == "on_topic"),
        key=lambda m: (m["mediator"], undated_last(m), m["mediation_id"]),
    )
    nodes, ties = _network(rows, events, names, say)
    columns = say.columns("mediator", "role", "event", "when", "between", "status")
    return (
        Network(
            key="mediators",
            heads=tuple(say(f"charts.mediators.{name}") for name in ("mediators", "events", "sides")),
            nodes=nodes,
            ties=ties,
            columns=columns,
            rows=tuple(_row(m, events, names, say) for m in rows),
            records=tuple(m["event_id"] for m in rows),
        ),
    )


def _row(mediation: Row, events: Mapping[str, Row], names: Mapping[str, str], say: Words) -> tuple[str | None, ...]:
    return (
        mediation["mediator"],
        say.label(mediation["role"]),
        title_of(events[mediation["event_id"]], say),
        say.dates(mediation["date_earliest"], mediation["date_latest"]),
        listing(names.get(p, p) for p in mediation["parties"]),
        say.label(mediation["status"]),
    )


def _network(
    rows: Sequence[Row], events: Mapping[str, Row], names: Mapping[str, str], say: Words
) -> tuple[tuple[Node, ...], tuple[Tie, ...]]:
    """Each event is a node where all nodes fit into a picture; else events of one type are one node."""
    sides = {p for m in rows for p in m["parties"]}
    fit = len({m["mediator"] for m in rows}) + len({m["event_id"] for m in rows}) + len(sides) <= NODES
    key = {m["event_id"]: m["event_id"] if fit else f"type {m['event_type']}" for m in rows}
    many: dict[str, set[str]] = defaultdict(set)
    for m in rows:
        many[key[m["event_id"]]].add(m["event_id"])
    nodes = {f"mediator {m['mediator']}": Node(key=f"mediator {m['mediator']}", column=0, name=m["mediator"]) for m in rows}
    nodes |= {f"side {p}": Node(key=f"side {p}", column=2, name=names.get(p, p)) for p in sides}
    meant: set[tuple[str, str, bool, str, str]] = set()
    for m in rows:
        middle = key[m["event_id"]]
        nodes[middle] = _event_node(middle, m, events[m["event_id"]], len(many[middle]), say)
        firm = m["role"] == "acted"
        role = m["role"] if m["role"] in {"acted", "offered", "planned"} else "planned"
        meant.add((f"mediator {m['mediator']}", middle, firm, say(f"charts.mediators.{role}"), m["event_id"]))
        meant |= {(middle, f"side {party}", firm, say("charts.mediators.between"), m["event_id"]) for party in m["parties"]}
    weights = Counter((start, end, firm, words) for start, end, firm, words, _ in meant)
    ties = tuple(
        Tie(start=start, end=end, weight=n, firm=firm, words=f"{words} ({n})" if n > 1 else words)
        for (start, end, firm, words), n in sorted(weights.items())
    )
    return tuple(nodes[k] for k in sorted(nodes)), ties


def _event_node(key: str, mediation: Row, event: Row, n: int, say: Words) -> Node:
    kind = say.label(mediation["event_type"])
    if n > 1:
        return Node(key=key, column=1, name=say("charts.mediators.several", type=kind, n=n))
    days = [d for d in (event["date_earliest"], event["date_latest"]) if d]
    return Node(key=key, column=1, name=f"{kind}, {say.months(days[0], days[-1])}" if days else kind, record=event["event_id"])
