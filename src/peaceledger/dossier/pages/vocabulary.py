"""Which words for one thing stand in which outlet's own voice, in speakers' mouths, or in quotation marks."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from peaceledger.analysis.tables import Row
from peaceledger.dossier.contexts import Cell, Sheet, SheetTable
from peaceledger.dossier.pages.page import Frame, Page, Tables
from peaceledger.dossier.refs import Texts
from peaceledger.dossier.words import Words, listing

VOICES = ("outlet", "speaker", "reported", "marked")
COLUMNS = ("thing", "word", "usage_of", "voice_outlet", "voice_speaker", "voice_reported", "voice_marked")
MOST = 6
"""Outlets or speakers named in one cell; the rest is counted."""


def make(tables: Tables, texts: Texts, frame: Frame) -> Sheet:
    """Things in order of how often loaded words name them; plain words only beside a loaded one."""
    say = frame.say
    relevant = {a["article_id"] for a in tables["articles"] if a["relevance"] == "on_topic"}
    of_thing: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in tables["vocabulary"]:
        if row["article_id"] in relevant:
            of_thing[row["thing"]][row["word"]].append(row)
    outlets = {s["source_id"]: s["name"] for s in tables["sources"]}
    shown = {thing: words for thing, words in of_thing.items() if any(r["kind"] != "plain" for w in words.values() for r in w)}
    order = sorted(shown, key=lambda thing: (-_uses(r for w in shown[thing].values() for r in w if r["kind"] != "plain"), thing))
    return Sheet(
        tables=(
            SheetTable.of(
                say,
                "vocabulary",
                COLUMNS,
                (row for thing in order for row in _rows(thing, shown[thing], Voices(outlets=outlets, texts=texts, say=say))),
            ),
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices:
    """What a cell needs to say who uses a word."""

    outlets: Mapping[str, str]
    texts: Texts
    say: Words


def _rows(thing: str, words: Mapping[str, Sequence[Row]], voices: Voices) -> list[tuple[Cell, ...]]:
    ranked = sorted(words.items(), key=lambda item: (item[1][0]["kind"] == "plain", -_uses(item[1]), item[0]))
    return [
        (
            Cell(text=thing if n == 0 else "", words="english"),
            Cell(text=f"{word} ({_kind(found[0], voices.say)})"),
            Cell(text=voices.texts.side(found[0]["used_by"]) or ""),
            *(_voice(found, voice, voices) for voice in VOICES),
        )
        for n, (word, found) in enumerate(ranked)
    ]


def _kind(row: Row, say: Words) -> str:
    terms = listing(row["stands_for"])
    return say("stands_for", terms=terms) if terms else say.label(row["kind"])


def _voice(found: Sequence[Row], voice: str, voices: Voices) -> Cell:
    say = voices.say
    rows = sorted((r for r in found if r["voice"] == voice), key=lambda r: (-r["n"], r["usage_id"]))
    uses: dict[str, int] = defaultdict(int)
    for row in rows:
        outlet = voices.outlets.get(row["source_id"]) or voices.texts.label[row["capture_id"]]
        uses[(row["speaker"] or say("nobody")) if row["statement_id"] else outlet] += row["n"]
    ranked = sorted(uses.items(), key=lambda item: (-item[1], item[0]))
    rest = sum(n for _, n in ranked[MOST:])
    words = ", ".join(f"{name} {say.number(n)}" for name, n in ranked[:MOST])
    words += f", {say('others', n=say.number(rest))}" if rest else ""
    return voices.texts.cell(words, rows[:MOST])


def _uses(rows: Iterable[Row]) -> int:
    return sum(row["n"] for row in rows)


PAGE = Page(key="vocabulary", tables=("vocabulary",), make=make, template="sheet")
