"""What was read: events beside articles, and whose text stands in whose articles."""

from calendar import monthrange
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from peaceledger.analysis.tables import Row
from peaceledger.dossier.charts import Chart, Coverage, Network
from peaceledger.dossier.charts.coverage import Period
from peaceledger.dossier.charts.network import Node, Tie
from peaceledger.dossier.words import Words

TABLES = {
    "activity": ("type", "period", "start", "n_events", "n_articles", "n_sources", "verdict", "note"),
    "origin_links": ("kind", "left_article_id", "right_article_id", "cited"),
    "articles": ("article_id", "source_id", "published"),
    "sources": ("source_id", "name"),
}
KINDS = ("copy", "edited_copy", "teaser", "shared_paragraph", "cites")


def source_charts(tables: Mapping[str, list[Row]], say: Words) -> tuple[Chart, ...]:
    """Coverage of all events together, and the ties between outlets."""
    rows = [r for r in tables["activity"] if r["type"] == "all"]
    coverage = Coverage(
        weeks=tuple(_period(r, 7) for r in rows if r["period"] == "week"),
        months=tuple(_period(r, monthrange(r["start"].year, r["start"].month)[1]) for r in rows if r["period"] == "month"),
    )
    return coverage, _copies(tables, say)


def _period(row: Row, days: int) -> Period:
    names = ("start", "n_events", "n_articles", "n_sources", "verdict", "note")
    return Period(days=days, **{name: row[name] for name in names})


@dataclass(frozen=True, slots=True, order=True)
class _Tie:
    first: str
    then: str
    known: bool
    kind: str


def _copies(tables: Mapping[str, list[Row]], say: Words) -> Network:
    ties = _ties(tables, say)
    between = {tie: n for tie, n in ties.items() if tie.first != tie.then}
    inside = sum(n for tie, n in ties.items() if tie.first == tie.then)
    ordered = sorted(ties, key=lambda t: (-ties[t], t))
    order = {True: say("charts.copies.column.known"), False: say("charts.copies.column.unknown")}
    return Network(
        key="copies",
        heads=(say("charts.copies.first"), say("charts.copies.then")),
        nodes=tuple(
            Node(key=f"{column} {name}", column=column, name=name)
            for column, names in enumerate(({t.first for t in between}, {t.then for t in between}))
            for name in sorted(names)
        ),
        ties=_drawn(between, say),
        columns=tuple(say(f"charts.copies.column.{c}") for c in ("first", "then", "kind", "articles", "order")),
        rows=tuple((t.first, t.then, say(f"charts.copies.{t.kind}"), ties[t], order[t.known]) for t in ordered),
        records=(None,) * len(ordered),
        notes=(say("charts.copies.itself", n=inside),) if inside else (),
    )


def _ties(tables: Mapping[str, list[Row]], say: Words) -> Counter[_Tie]:
    """How many pairs of articles tie two outlets; an article tied by several passages counts once."""
    articles = {a["article_id"]: a for a in tables["articles"]}
    outlets = {s["source_id"]: s["name"] for s in tables["sources"]}

    def outlet(article: Row | None) -> str:
        return (
            outlets.get(article["source_id"] or "", say("charts.copies.nameless")) if article else say("charts.copies.nameless")
        )

    pairs = set()
    for link in tables["origin_links"]:
        left, right = articles.get(link["left_article_id"]), articles.get(link["right_article_id"] or "")
        if left is None or link["kind"] not in KINDS:
            continue
        if link["kind"] == "cites":
            named = outlets.get(link["cited"] or "", link["cited"]) or outlet(right)
            pairs.add((_Tie(named, outlet(left), True, "cites"), link["left_article_id"]))
        else:
            tie = _Tie(outlet(left), outlet(right), _one_was_first(left, right), link["kind"])
            pairs.add((tie, (link["left_article_id"], link["right_article_id"])))
    return Counter(tie for tie, _ in pairs)


def _one_was_first(left: Row, right: Row | None) -> bool:
    return right is not None and bool(left["published"] and right["published"]) and left["published"] != right["published"]


def _drawn(between: Mapping[_Tie, int], say: Words) -> tuple[Tie, ...]:
    kinds: dict[tuple[str, str, bool], list[tuple[str, int]]] = {}
    for tie, n in sorted(between.items()):
        kinds.setdefault((tie.first, tie.then, tie.known), []).append((tie.kind, n))
    return tuple(
        Tie(
            start=f"0 {first}",
            end=f"1 {then}",
            weight=_sum(found),
            firm=known,
            words=", ".join(f"{n} {say(f'charts.copies.{kind}')}" for kind, n in found),
        )
        for (first, then, known), found in kinds.items()
    )


def _sum(found: Sequence[tuple[str, int]]) -> int:
    return sum(n for _, n in found)
