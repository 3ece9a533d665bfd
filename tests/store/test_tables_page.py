"""The reference of tables says what the schema says."""

from pathlib import Path

from peaceledger.store.describe import tables_in_words
from peaceledger.store.schema import TABLES

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "tables.md"


def test_every_table_and_column_is_documented() -> None:
    text = PAGE.read_text("utf-8")
    for table in TABLES:
        section = text.partition(f"\n## {table.name}\n")[2].partition("\n## ")[0]
        assert [c.name for c in table.columns if f"| `{c.name}` | {c.type} |" not in section] == [], table.name


def test_the_page_is_made_from_the_schema() -> None:
    made = "python -c 'from peaceledger.store.describe import tables_in_words; print(tables_in_words(), end=\"\")'"
    assert PAGE.read_text("utf-8") == tables_in_words(), f"write docs/reference/tables.md anew with: {made}"
