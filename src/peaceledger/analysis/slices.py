"""A slice of a ledger: the rows that one screen shows, with the rows they rest on and no others, fetched by SQL.

A slice is a ledger in small: what is made from whole tables can be made from it unchanged. ``listings`` says what each page
lists.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from peaceledger.store import BY_NAME
from peaceledger.store.read import Row, rows

CLIMBED: Final = ("articles", "captures")
"""Tables that are filled with whatever the rows of a slice refer to in them."""
THESE: Final = "(SELECT unnest($ids::VARCHAR[]))"
Tables = dict[str, list[Row]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """A way to narrow a list.

    Attributes:
        key: Name in the address.
        where: Condition over the head ``h``; ``$key`` is the value.
        heads: Tables of heads that it narrows.
        options: SQL for ``value`` and ``n``, most frequent first; empty where the value is free.
        kind: ``choice``, ``words`` or ``day``.
    """

    key: str
    where: str
    heads: tuple[str, ...]
    options: str = ""
    kind: str = "choice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Rows that a page goes through screen by screen.

    Attributes:
        table: Their table, ``h`` in conditions.
        order: SQL that puts them in one and the same order each time; ties are broken by ``by``.
        where: Condition for all of them.
        by: Column whose values are counted; all rows with one value stand on one screen. Empty: the key.
        size: How many of them a screen shows.
        rows: Where ``by`` is given, SQL for the rows with the values in ``$ids``; empty: the whole rows.
        columns: What is fetched of a row.
    """

    table: str
    order: str = ""
    where: str = "TRUE"
    by: str = ""
    size: int = 50
    rows: str = ""
    columns: str = "h.*"

    @property
    def key(self) -> str:
        """The column that is paged through."""
        return self.by or BY_NAME[self.table].key[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Rows of another table that belong to those already in the slice.

    Attributes:
        table: Their table.
        column: The column that holds a value of ``of``.
        of: ``table.column`` of rows already there.
        columns: What is fetched of a row.
        rows: SQL for the rows, with those values in ``$ids``, where not all of them are wanted.
    """

    table: str
    column: str
    of: str
    columns: str = "*"
    rows: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What a page lists.

    Attributes:
        heads: Its lists; several are paged through together.
        parts: What belongs to them, in this order.
        filters: How they can be narrowed.
        whole: SQL of small tables that are taken as they are, by name.
        drawn: Heads of a page that lists none: its charts are made from them.
        follows: By table of its charts the condition under which a row follows the heads that filters leave, where it is not
            narrowed itself; ``{table}`` stands for the keys of these heads.
        marked: Tables of which charts need the rows that filters leave out, too: ``chosen`` tells them apart.
    """

    heads: tuple[Head, ...] = ()
    parts: tuple[Part, ...] = ()
    filters: tuple[Filter, ...] = ()
    whole: Mapping[str, str] = field(default_factory=dict)
    drawn: tuple[Head, ...] = ()
    follows: Mapping[str, str] = field(default_factory=dict)
    marked: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """Rows of one screen.

    Attributes:
        tables: By name.
        totals: How many heads there are in all, by table.
        page: The screen, from 1.
        pages: How many screens there are, at least 1.
    """

    tables: Tables
    totals: Mapping[str, int]
    page: int
    pages: int


def slice_of(db: Any, listing: Listing, chosen: Mapping[str, str], page: int) -> Slice:
    """Return a screen of a page's rows; beyond the last screen the last one.

    Args:
        db: Cursor of a ledger.
        listing: What the page lists.
        chosen: Values by key of the filters; other keys mean nothing.
        page: Which screen, from 1.
    """
    totals = {head.table: count(db, head, listing, chosen) for head in listing.heads}
    pages = max([1, *(-(-totals[head.table] // head.size) for head in listing.heads)])
    page = min(max(page, 1), pages)
    tables: Tables = {name: rows(db, sql) for name, sql in listing.whole.items()}
    for head in listing.heads:
        tables[head.table] = _heads(db, head, _narrowed(head, listing, chosen), page)
    return Slice(tables=closed(db, tables, listing.parts), totals=totals, page=page, pages=pages)


def closed(db: Any, tables: Tables, parts: Sequence[Part] = ()) -> Tables:
    """Return the tables with the parts of their rows, and with the articles and texts that any of them refers to."""
    for part in parts:
        table, column = part.of.split(".")
        values = {v for row in tables.get(table, ()) if (v := row[column]) is not None}
        sql = part.rows or f'SELECT {part.columns} FROM "{part.table}" WHERE "{part.column}" IN {THESE}'
        found = _with(db, sql, values)
        tables[part.table] = _merged(part.table, tables.get(part.table, []), found)
    for name in CLIMBED:
        _climb(db, tables, name)
    return tables


def count(db: Any, head: Head, listing: Listing, chosen: Mapping[str, str]) -> int:
    """How many heads the filters leave."""
    where, values = _narrowed(head, listing, chosen)
    counted = "count(*)" if not head.by else f'count(DISTINCT h."{head.by}")'
    return int(db.execute(f'SELECT {counted} FROM "{head.table}" h WHERE {where}', values).fetchone()[0])


def every(head: Head, listing: Listing, chosen: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """SQL and values for all heads that the filters leave, in the order of the screens where these list single rows."""
    where, values = _narrowed(head, listing, chosen)
    order = f'h."{head.key}"' if head.by else ", ".join(filter(None, (head.order, f'h."{head.key}"')))
    return f'SELECT h.* FROM "{head.table}" h WHERE {where} ORDER BY {order}', values


def charted(db: Any, listing: Listing, chosen: Mapping[str, str], columns: Mapping[str, Sequence[str]]) -> Tables:
    """Rows that the charts of a page are made from: of heads those that the filters leave, of other tables all.

    Args:
        db: Cursor of a ledger.
        listing: What the page lists.
        chosen: Values by key of the filters.
        columns: What is fetched of which table.
    """
    return {table: _drawn(db, listing, chosen, table, names) for table, names in columns.items()}


def _drawn(db: Any, listing: Listing, chosen: Mapping[str, str], table: str, names: Sequence[str]) -> list[Row]:
    # rows without their key that are alike tell nothing twice
    alike = "" if set(BY_NAME[table].key) <= set(names) else "DISTINCT "
    told = alike + ", ".join(f'h."{name}"' for name in names)
    where, values = followed(listing, chosen, table)
    if table in listing.marked:
        return fetched(db, f'SELECT {told}, coalesce({where}, FALSE) AS chosen FROM "{table}" h', values)
    return fetched(db, f'SELECT {told} FROM "{table}" h WHERE {where}', values)


def narrowed(listing: Listing, chosen: Mapping[str, str]) -> Head | None:
    """The head that the chosen filters narrow; None where none of them does."""
    return next((head for head in (*listing.heads, *listing.drawn) if _used(head.table, listing, chosen)), None)


def followed(listing: Listing, chosen: Mapping[str, str], table: str) -> tuple[str, dict[str, str]]:
    """Condition and values for the rows of a chart's table that go with the heads that filters leave."""
    head = narrowed(listing, chosen)
    if head is None:
        return "TRUE", {}
    where, values = _narrowed(head, listing, chosen)
    if table == head.table and table not in listing.follows:
        return f"({where})", values
    condition = listing.follows.get(table, "TRUE")
    left = f'(SELECT h."{head.key}" FROM "{head.table}" h WHERE {where})'
    return f"({condition.replace(f'{{{head.table}}}', left)})", values if f"{{{head.table}}}" in condition else {}


def _used(table: str, listing: Listing, chosen: Mapping[str, str]) -> list[Filter]:
    return [f for f in listing.filters if table in f.heads and chosen.get(f.key)]


def _narrowed(head: Head, listing: Listing, chosen: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    used = _used(head.table, listing, chosen)
    return " AND ".join(f"({w})" for w in (head.where, *(f.where for f in used))), {f.key: chosen[f.key] for f in used}


def _heads(db: Any, head: Head, narrowed: tuple[str, dict[str, str]], page: int) -> list[Row]:
    where, values = narrowed
    at = f"LIMIT {head.size} OFFSET {(page - 1) * head.size}"
    if not head.by:
        order = ", ".join(filter(None, (head.order, f'h."{head.key}"')))
        # keys alone are sorted: whole rows of two hundred thousand statements take four times as long
        keys = fetched(db, f'SELECT h."{head.key}" AS key FROM "{head.table}" h WHERE {where} ORDER BY {order} {at}', values)
        place = {row["key"]: number for number, row in enumerate(keys)}
        found = _with(db, f'SELECT {head.columns} FROM "{head.table}" h WHERE h."{head.key}" IN {THESE}', place)
        return sorted(found, key=lambda row: place[row[head.key]])
    order = ", ".join(filter(None, (head.order, "chosen")))
    group = f'SELECT h."{head.by}" AS chosen FROM "{head.table}" h WHERE {where} GROUP BY h."{head.by}"'
    ids = [row["chosen"] for row in fetched(db, f"{group} ORDER BY {order} {at}", values)]
    sql = head.rows or f'SELECT * FROM "{head.table}" WHERE "{head.by}" IN {THESE}'
    return fetched(db, sql, {"ids": ids})


def _climb(db: Any, tables: Tables, target: str) -> None:
    """Fill one table with the rows that others refer to."""
    key = BY_NAME[target].key[0]
    held = {row.get(key) for row in tables.get(target, ())}
    asked: set[str] = set()
    for name, found in tables.items():
        columns = [c.name for c in BY_NAME[name].columns if c.ref == f"{target}.{key}"]
        asked |= {v for row in found for c in columns if (v := row.get(c)) is not None}
    tables[target] = tables.get(target, []) + _with(db, f'SELECT * FROM "{target}" WHERE "{key}" IN {THESE}', asked - held)


def _with(db: Any, sql: str, values: Iterable[object]) -> list[Row]:
    ids = sorted(map(str, values))
    return fetched(db, sql, {"ids": ids}) if ids else []


def _merged(table: str, held: list[Row], found: list[Row]) -> list[Row]:
    if not held:
        return found
    key = BY_NAME[table].key
    known = {tuple(row[c] for c in key) for row in held}
    return held + [row for row in found if tuple(row[c] for c in key) not in known]


def fetched(db: Any, sql: str, values: Mapping[str, object] | None = None) -> list[Row]:
    """Rows of a query with named values."""
    result = db.execute(sql, dict(values or {}))
    names = [c[0] for c in result.description]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]
