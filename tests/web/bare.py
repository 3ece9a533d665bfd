"""A language in which every word is marked, and what of a page is left unmarked: words that no language file can change."""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml import html

from peaceledger.analysis.tables import read_tables
from peaceledger.dossier.pages import Frame
from peaceledger.dossier.words import entries_of, one_line
from peaceledger.dossier.write import title
from peaceledger.store import TABLES, Folder
from peaceledger.store.run import read_run

OPEN, CLOSE = "⟦", "⟧"
KEPT = ("number.forms", "number.thousands", "number.point", "date.locale")
OWN_WORDS = "self::code or self::pre or self::kbd or self::script or self::style or @class='id'"
PROPER = frozenset({"peaceledger", "BibTeX", "CSL-JSON", "km"})
ARTICLES = "self::q or self::mark or self::blockquote or self::bdi or contains(concat(' ', @class, ' '), ' text ') or @id='whole'"
"""Elements whose words are an article's, or what people typed."""
WRITTEN = frozenset({"title", "note", "explanation", "reasons", "missing", "best_rule", "reason"})
"""Columns that the ledger writes in English: pages say them in the language, or mark them as English."""
READ_ALOUD = ("title", "aria-label", "placeholder", "alt", "content")
PARTS = re.compile(r"\s*(?:\d+|[,;:()/·|→–…=\[\]“”\"<>]|\band\b|\n)\s*")


def marked_language(folder: Path) -> Path:
    """A file of a language whose every word stands between marks."""
    tree: dict[str, list[str]] = {}
    for key, text in entries_of("en").items():
        stem, _, last = key.rpartition(".")
        tree.setdefault(stem, []).append(f"{json.dumps(last)} = {json.dumps(text if key in KEPT else _marked(key, text))}")
    heads = [*tree.pop("", []), *(line for stem, lines in tree.items() for line in (f"[{stem}]", *lines))]
    file = folder / "qps.toml"
    file.write_text("\n".join(heads), "utf-8")
    return file


def _marked(key: str, text: str) -> str:
    joint = "|" if key.startswith("many.") else " " if key in ("date.months", "date.short") else None
    return (joint or "").join(f"{OPEN}{part}{CLOSE}" for part in (text.split(joint) if joint else [text]))


class Known:
    """What a ledger itself holds: names, words of articles, ids; no codes, and nothing that it writes."""

    def __init__(self, ledger: Path, *typed: str) -> None:
        codes = {key.removeprefix("codes.") for key in entries_of("en") if key.startswith("codes.")}
        values = set()
        for rows in read_tables(ledger, [t.name for t in TABLES]).values():
            for row in rows:
                told = {v for column, value in row.items() if column not in WRITTEN for v in _strings(value)}
                values |= told - codes | {str(row.get(name) or "") for name in ("cue", "thing")}
        self.values = {one_line(v) for v in (*values, *typed)} | PROPER | {title(Frame(run=read_run(Folder(ledger))))}
        self.pieces = {piece for value in self.values if len(value) < 300 for piece in PARTS.split(value)} - codes
        self.long = tuple(v for v in self.values if len(v) > 20)

    def __contains__(self, text: str) -> bool:
        line = one_line(text).strip(' .,;:·–…“”"')
        if not re.search(r"[^\W\d_]{2}", line) or line in self.values:
            return True
        if len(line) > 30 and any(value.startswith(line[:-3]) for value in self.long):
            return True
        return all(
            not re.search(r"[^\W\d_]{2}", p) or p.strip(" .'’") in self.pieces or p in self.values for p in PARTS.split(line)
        )


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _strings(one)


def unmarked(text: str) -> Iterator[str]:
    """The stretches of a text that stand outside of all marks."""
    depth, start = 0, 0
    for at, char in enumerate(text):
        if char == OPEN:
            if depth == 0:
                yield text[start:at]
            depth += 1
        elif char == CLOSE:
            depth -= 1
            start = at + 1
    if depth == 0:
        yield text[start:]


def bare(page: str | bytes, known: Known) -> list[str]:
    """Visible words and words read aloud that are no language's and no ledger's."""
    found = []
    tree = html.fromstring(page)
    for text in tree.xpath(f"//text()[not(ancestor::*[{OWN_WORDS} or {ARTICLES} or @lang='en'])]"):
        found += [f"{_place(text.getparent())}: {one_line(part)}" for part in unmarked(str(text)) if part not in known]
    for name in READ_ALOUD:
        for node in tree.xpath(f"//*[@{name}][not(self::meta)][not(ancestor-or-self::*[@lang='en'])]"):
            words: Iterable[str] = str(node.get(name)).split("\n") if name == "title" else [str(node.get(name))]
            found += [f"{_place(node)}@{name}: {one_line(p)}" for w in words for p in unmarked(w) if p not in known]
    return found


def _place(node: html.HtmlElement) -> str:
    return " ".join(
        f"{e.tag}{'.' + e.get('class') if e.get('class') else ''}" for e in [*list(node.iterancestors())[:2][::-1], node]
    )
