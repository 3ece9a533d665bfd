"""The reference of tables, written from the schema."""

from peaceledger.store.schema import TABLES, Table

HEAD = """# Tables

Every table lies in `ledger.duckdb` and, with the same rows, in `tables/<name>.parquet`. Rows are sorted by key. This page is made
from the schema; a test holds the two together.

- An empty value (NULL) means unknown or not stated, never zero.
- Offsets count Unicode code points in the capture's decoded text, the end not included: `text[start:end] == quote`.
- Lists are LIST columns (`VARCHAR[]`). Days are DATE. Moments are TIMESTAMP in UTC.
- An arrow (→) names the column in which the value must be found; several ids are joined by `; `.
- `end` is a reserved word in SQL: write `"end"`.
- In a `--where` condition any function of DuckDB may be used, such as `list_contains(topics, 'prisoners')`.
"""


def tables_in_words() -> str:
    """Return ``docs/reference/tables.md``."""
    return HEAD + "".join(_section(table) for table in TABLES)


def _section(table: Table) -> str:
    lines = [f"\n## {table.name}\n", f"{table.about} Key: {', '.join(f'`{k}`' for k in table.key)}.\n"]
    lines.append("| Column | Type | Empty | Meaning |\n|---|---|---|---|")
    for column in table.columns:
        arrow = f" → `{column.ref}`" if column.ref else ""
        lines.append(f"| `{column.name}` | {column.type} | {'never' if column.needed else 'may be'} | {column.meaning}{arrow} |")
    return "\n".join(lines) + "\n"
