"""Which words for one thing stand in which outlet's own voice, in speakers' mouths, or in quotation marks."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from peaceledger.analysis.tables import Row
from peaceledger.dossier.contexts import Cell, Sheet, SheetTable
from peaceledger.dossier.refs import Texts
from peaceledger.dossier.words import listing

VOICES = ("outlet", "speaker", "reported", "marked")
MOST = 6
"""Outlets or speakers named in one cell; the rest is counted."""


def vocabulary_sheet(tables: Mapping[str, list[Row]], texts: Texts) -> Sheet:
    """Things in order of how often loaded words name them; plain words only beside a loaded one."""
    relevant = {a["article_id"] for a in tables["articles"] if a["relevance"] == "on_topic"}
    of_thing: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in tables["vocabulary"]:
        if row["article_id"] in relevant:
            of_thing[row["thing"]][row["word"]].append(row)
    outlets = {s["source_id"]: s["name"] for s in tables["sources"]}
    shown = {thing: words for thing, words in of_thing.items() if any(r["kind"] != "plain" for w in words.values() for r in w)}
    order = sorted(shown, key=lambda thing: (-_uses(r for w in shown[thing].values() for r in w if r["kind"] != "plain"), thing))
    return Sheet(
        key="vocabulary",
        title="Vocabulary",
        lead="Words that judge, words that stand for a set of terms, and plain words for the same thing, as the packs list them, "
        "with how often each stands in whose voice. A description of texts, not a score.",
        tables=(
            SheetTable(
                caption="Words for one thing",
                columns=(
                    "Thing",
                    "Word",
                    "Usage of",
                    "In the outlet's voice",
                    "In a quotation",
                    "In indirect speech",
                    "In marks",
                ),
                rows=tuple(row for thing in order for row in _rows(thing, shown[thing], outlets, texts)),
            ),
        ),
    )


def _rows(thing: str, words: Mapping[str, Sequence[Row]], outlets: Mapping[str, str], texts: Texts) -> list[tuple[Cell, ...]]:
    ranked = sorted(words.items(), key=lambda item: (item[1][0]["kind"] == "plain", -_uses(item[1]), item[0]))
    return [
        (
            Cell(text=thing if n == 0 else ""),
            Cell(text=f"{word} ({_kind(found[0])})"),
            Cell(text=found[0]["used_by"] or ""),
            *(_voice(found, voice, outlets, texts) for voice in VOICES),
        )
        for n, (word, found) in enumerate(ranked)
    ]


def _kind(row: Row) -> str:
    terms = listing(row["stands_for"])
    return f"stands for: {terms}" if terms else str(row["kind"])


def _voice(found: Sequence[Row], voice: str, outlets: Mapping[str, str], texts: Texts) -> Cell:
    rows = sorted((r for r in found if r["voice"] == voice), key=lambda r: (-r["n"], r["usage_id"]))
    uses: dict[str, int] = defaultdict(int)
    for row in rows:
        outlet = outlets.get(row["source_id"]) or texts.label[row["capture_id"]]
        uses[(row["speaker"] or "nobody named") if row["statement_id"] else outlet] += row["n"]
    ranked = sorted(uses.items(), key=lambda item: (-item[1], item[0]))
    rest = sum(n for _, n in ranked[MOST:])
    words = ", ".join(f"{name} {n:,}" for name, n in ranked[:MOST]) + (f", others {rest:,}" if rest else "")
    return texts.cell(words, rows[:MOST])


def _uses(rows: Iterable[Row]) -> int:
    return sum(row["n"] for row in rows)
