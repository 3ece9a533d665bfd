"""Citations: the ledger's row, the passages it rests on, and the articles they stand in; as text, BibTeX or CSL-JSON."""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import quote

from peaceledger.analysis.tables import Row
from peaceledger.dossier.marks import KINDS
from peaceledger.dossier.pages.page import Frame, Tables
from peaceledger.dossier.pages.sources import headline
from peaceledger.dossier.refs import Texts
from peaceledger.dossier.titles import title_of
from peaceledger.dossier.words import Words, one_line

Item = dict[str, Any]
"""A source in the Citation Style Language's JSON."""
TURNS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the direction of writing: of the text, too, into which a citation is pasted."""
MOST_PASSAGES = 20
"""Passages that a citation gives; all of them are in the ledger under the record's id."""
LATEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"} | {c: f"\\{c}" for c in "{}$&#%_"}
CITE_TABLES = (
    *("events", "mentions", "disagreements", "positions", "assessments", "assessment_evidence"),
    *(table for _, sources in KINDS for table, _, _ in sources),
)
"""Tables of which a row can be cited, with those that hold its passages."""


GROUPS = (
    ("events", "event_id", "mentions"),
    ("disagreements", "disagreement_id", "positions"),
    ("assessments", "assessment_id", "assessment_evidence"),
)
"""Records whose passages stand in a table of their own."""


class Citations:
    """All that can be cited of some tables, found by id."""

    def __init__(self, tables: Tables, texts: Texts, frame: Frame) -> None:
        self._frame, self._articles = frame, _Articles(tables, texts)
        self._groups = {key: (table, row) for table, name, _ in GROUPS for row in tables[table] if (key := row[name])}
        self._passages: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for table, name, own in GROUPS:
            for row in tables[own]:
                self._passages[table, row[name] or ""].append(row)
        self._tellings: dict[str, list[Row]] = defaultdict(list)
        for row in tables["offer_tellings"]:
            self._tellings[row["offer_id"]].append(row)
        self._offers = {row["offer_id"]: row for row in tables["offers"]}
        singles = ((table, key) for _, kind in KINDS for table, key, _ in kind)
        self._singles = {row[key]: row for table, key in singles for row in tables[table]}

    def of(self, record_id: str) -> list[Item] | None:
        """The record, then each passage it rests on with its article; None if these tables do not hold it."""
        found = self._found(record_id)
        if found is None:
            return None
        title, rows = found
        passages = [self._articles.item(row) for row in self._first(rows)]
        return [record_item(record_id, title, self._frame), *passages]

    def places(self, record_id: str) -> tuple[str, list[tuple[str, int, int]]] | None:
        """Its title, and its passages as capture, start and end in UTF-16 units; None if these tables do not hold it."""
        found = self._found(record_id)
        return found and (found[0], [self._articles.place(row) for row in self._first(found[1])])

    def _first(self, rows: Sequence[Row]) -> list[Row]:
        return [row for row in rows if row["start"] is not None][:MOST_PASSAGES]

    def _found(self, record_id: str) -> tuple[str, Sequence[Row]] | None:
        if record_id in self._groups:
            table, row = self._groups[record_id]
            return _titles(table, row, self._frame.say), sorted(self._passages[table, record_id], key=_order(table))
        if record_id in self._offers:
            offer = self._offers[record_id]
            return offer["name"], self._tellings[record_id] or [offer]
        single = self._singles.get(record_id)
        return (one_line(single["quote"] or ""), [single]) if single else None


def cited(tables: Tables, texts: Texts, frame: Frame, record_id: str) -> list[Item] | None:
    """One record as ``Citations`` gives it.

    Args:
        tables: Rows of ``CITE_TABLES`` and of every page's tables, or the slice of them that the record needs.
        texts: Their texts.
        frame: Language and run.
        record_id: An event (an exchange is one), disagreement, offer, statement or any other record with a passage.
    """
    return Citations(tables, texts, frame).of(record_id)


def _titles(table: str, row: Row, say: Words) -> str:
    if table == "events":
        return title_of(row, say)
    if table == "disagreements":
        return str(row["note"])
    return f"{row['subject']}: {row['yardstick_id']} {row['yardstick']}, {say.label(row['outcome'])}"


def _order(table: str) -> Callable[[Row], Any]:
    return _place if table == "events" else lambda _: 0


def _place(row: Row) -> tuple[str, int]:
    return row["capture_id"], row["start"]


def record_item(record_id: str, title: str, frame: Frame) -> Item:
    """A row of the ledger."""
    run = frame.run
    packs = ", ".join(run.get("packs", {}).get("names", ()))
    item: Item = {"id": record_id, "type": "dataset", "title": title, "publisher": "peaceledger", "number": record_id}
    item["version"] = str(run.get("versions", {}).get("peaceledger", ""))
    item["note"] = f"packs: {packs}; recipe: {run.get('recipe', '')}"
    if finished := str(run.get("finished", ""))[:10]:
        item["issued"] = {"date-parts": [[int(part) for part in finished.split("-")]]}
    return item


class _Articles:
    def __init__(self, tables: Tables, texts: Texts) -> None:
        self._texts = texts
        self._by_id = {a["article_id"]: a for a in tables["articles"]}
        self._of_capture: dict[str, list[Row]] = {}
        for article in tables["articles"]:
            self._of_capture.setdefault(article["capture_id"], []).append(article)
        self._capture = {c["capture_id"]: c for c in tables["captures"]}
        self._outlet = {s["source_id"]: s["name"] for s in tables["sources"]}

    def place(self, row: Row) -> tuple[str, int, int]:
        """Where the passage of a row stands, as a browser counts."""
        return row["capture_id"], *self._texts.span(row, "start", "end")

    def item(self, row: Row) -> Item:
        """The passage of a row in its article."""
        capture, text = row["capture_id"], self._texts.by_capture[row["capture_id"]]
        start, end = self._texts.span(row, "start", "end")
        here = self._of_capture.get(capture, [])
        article = self._by_id.get(row.get("article_id") or "") or next(
            (a for a in here if a["start"] <= row["start"] < a["end"]), None
        )
        base = article_item(article, self._capture[capture], self._outlet, self._texts) if article else {"id": capture}
        passage = one_line(text[row["start"] : row["end"]])
        return {"type": "article", **base, "id": f"{capture}:{start}-{end}", "abstract": passage}


def article_item(article: Row, capture: Row, outlets: Mapping[str, str], texts: Texts) -> Item:
    """An article: headline, outlet, writer, day and address as far as they are known."""
    item: Item = {"id": article["article_id"], "type": "article-newspaper", "title": headline(article, texts)}
    item["container-title"] = outlets.get(article["source_id"] or "") or capture["source_name"] or capture["path"]
    if article["byline"]:
        item["author"] = [{"literal": article["byline"]}]
    if article["published"]:
        day: date = article["published"]
        item["issued"] = {"date-parts": [[day.year, day.month, day.day]]}
    if re.match(r"https?://", capture["url"] or ""):
        item["URL"] = quote(capture["url"], safe=":/?#[]@!$&'()*+,;=%~-._")
    return item


def articles_by_capture(tables: Tables, texts: Texts) -> dict[str, list[tuple[int, int, Item]]]:
    """Every article by its text and place, in UTF-16 units, for a script that cites."""
    captures = {c["capture_id"]: c for c in tables["captures"]}
    outlets = {s["source_id"]: s["name"] for s in tables["sources"]}
    found: dict[str, list[tuple[int, int, Item]]] = {}
    for a in tables["articles"]:
        place = texts.span(a, "start", "end")
        found.setdefault(a["capture_id"], []).append((*place, article_item(a, captures[a["capture_id"]], outlets, texts)))
    return found


def as_csl(items: Iterable[Item]) -> str:
    """CSL-JSON."""
    return json.dumps(list(items), ensure_ascii=False, indent=1)


def as_text(items: Sequence[Item]) -> str:
    """Sentences to paste: the record, then a line for each passage."""
    record, *passages = items
    lines = [f"{record['title']} [{record['id']}; peaceledger {record['version']}; {record['note']}; {_day(record)}]"]
    lines += [f"“{p['abstract']}” {', '.join(_told(p))} ({p['id']})" for p in passages]
    return TURNS.sub("", "\n".join(lines) + "\n")


def _told(item: Item) -> Iterable[str]:
    author = item.get("author", [{}])[0].get("literal", "")
    return filter(None, (author, item.get("title", ""), item.get("container-title", ""), _day(item), item.get("URL", "")))


def _day(item: Item) -> str:
    parts = item.get("issued", {}).get("date-parts", [[]])[0]
    return "-".join(f"{n:02}" for n in parts)


def as_bibtex(items: Iterable[Item]) -> str:
    """One entry for the record and one for each passage; what LaTeX would take for a command is escaped."""
    return TURNS.sub("", "\n".join(map(_entry, items)))


def _entry(item: Item) -> str:
    values = {
        "author": _braced(item.get("author", [{}])[0].get("literal", "")),
        "title": _braced(item.get("title", "")),
        "howpublished": latex(item.get("container-title", "") or f"peaceledger {item.get('version', '')}".strip()),
        "year": _day(item)[:4],
        "date": _day(item),
        "url": item.get("URL", ""),
        "note": latex("; ".join(filter(None, (item.get("note", ""), item.get("abstract", ""), item["id"])))),
    }
    lines = [f"  {name} = {{{value}}}" for name, value in values.items() if value]
    return f"@misc{{{re.sub('[^A-Za-z0-9]+', '_', item['id'])},\n" + ",\n".join(lines) + "\n}\n"


def _braced(text: str) -> str:
    return f"{{{latex(text)}}}" if text else ""


def latex(text: str) -> str:
    """A text in which nothing is a command; a line."""
    return "".join(LATEX.get(char, char) for char in one_line(text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A record's citation as a page shows it; ``forms`` are the ending of a file, the name of the form, and the text."""

    record_id: str
    title: str
    forms: tuple[tuple[str, str, str], ...]

    @classmethod
    def of(cls, record_id: str, items: Sequence[Item]) -> "Cited":
        """All three forms."""
        forms = (("txt", "", as_text(items)), ("bib", "BibTeX", as_bibtex(items)), ("json", "CSL-JSON", as_csl(items)))
        return cls(record_id=record_id, title=items[0]["title"], forms=forms)
