"""Writes ``dossier.html``: every text escaped, no script but the project's own, no address but fragments."""

import base64
import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, field, fields
from pathlib import Path
from typing import Any

from markupsafe import Markup

from peaceledger.analysis.questions.keep import kept_studies
from peaceledger.analysis.tables import Row, read_tables
from peaceledger.dossier.charts import Chart
from peaceledger.dossier.cite import Citations, Item, articles_by_capture, record_item
from peaceledger.dossier.contexts import Sheet
from peaceledger.dossier.figures.shown import Easel
from peaceledger.dossier.links import OneFile
from peaceledger.dossier.marks import KINDS, Mark, marks_of
from peaceledger.dossier.pages import PAGES, Frame, Page
from peaceledger.dossier.refs import Texts
from peaceledger.dossier.render import environment, section
from peaceledger.dossier.speakers import Numbers, Spoken
from peaceledger.dossier.text import TEXT_TABLES
from peaceledger.dossier.words import Words, words_in
from peaceledger.store import Folder
from peaceledger.store.files import replacing
from peaceledger.store.parts import read_inputs
from peaceledger.store.run import read_run

STATIC = Path(__file__).parent / "static"
STYLES = ("dossier.css", "charts.css")
SCRIPTS = ("pages.js", "cards.js", "evidence.js", "peek.js", "cite.js", "said.js", "charts.js")
TABLES = tuple(dict.fromkeys((*(name for page in PAGES for name in page.reads), *TEXT_TABLES)))
Made = Sequence[tuple[Page, Any, tuple[Chart, ...]]]
"""Pages with what they show, and their charts."""


def write(ledger: Path, language: str = "en") -> Path:
    """Write the dossier of a ledger into its folder and return its path.

    Raises:
        LedgerError: If the ledger cannot be read.
        UsageError: If there is no such language.
    """
    say = words_in(language)
    tables = read_tables(ledger, TABLES)
    texts = Texts.of(tables, say)
    frame = frame_of(ledger, tables, say)
    page = render(title(frame), make_all(tables, texts, frame), Shelf.of(tables, texts, frame), say)
    target = Folder(ledger).dossier
    with replacing(target) as draft:
        draft.write_text(page, "utf-8")
    return target


def frame_of(ledger: Path, tables: Mapping[str, Sequence[Row]], say: Words) -> Frame:
    """What the pages show beside the rows of the whole ledger."""
    folder = Folder(ledger)
    return Frame(say=say, run=read_run(folder), totals=totals(tables), added=added(folder), studies=kept_studies(ledger))


def title(frame: Frame) -> str:
    """What the first pack that is not the base is about; its id in ledgers that do not keep that."""
    packs = frame.run.get("packs", {})
    names = packs.get("names", ())
    return next((str(name) for key, name in zip(names, packs.get("titles") or names, strict=False) if key != "base"), "ledger")


def totals(tables: Mapping[str, Sequence[Row]]) -> dict[str, int]:
    """Rows of each table, and articles on the topic."""
    on_topic = sum(a["relevance"] == "on_topic" for a in tables["articles"])
    return {name: len(rows) for name, rows in tables.items()} | {"on_topic": on_topic}


def added(folder: Folder) -> frozenset[str] | None:
    """Captures that the last build which read something added to those of earlier ones; None if that cannot be told."""
    inputs = read_inputs(folder.parts / "intake") if (folder.parts / "intake").is_dir() else []
    builds = {one.build for one in inputs}
    if len(builds) < 2:
        return None
    return frozenset(c.capture_id for one in inputs if one.build == max(builds) for c in one.captures)


def make_all(tables: Mapping[str, list[Row]], texts: Texts, frame: Frame) -> Made:
    """Every page that has something to show, in order."""
    return [(page, page.make(tables, texts, frame), page.charts(tables, frame.say)) for page in PAGES]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """What the script of the one file shows beside the pages: the texts by capture, their names, what is read in them."""

    texts: Mapping[str, str]
    names: Mapping[str, str]
    marks: Mapping[str, Sequence[Mark]]
    articles: Mapping[str, Sequence[tuple[int, int, Item]]] = field(default_factory=dict)
    record: Item = field(default_factory=dict)
    citations: Citations | None = None

    @classmethod
    def of(cls, tables: Mapping[str, list[Row]], texts: Texts, frame: Frame) -> "Shelf":
        """All texts of a ledger; a text that is one article is named with the article's day."""
        names = {capture: texts.label[capture] for capture in texts.by_capture}
        pieces = Counter(a["capture_id"] for a in tables["articles"])
        names |= {a["capture_id"]: texts.label[a["article_id"]] for a in tables["articles"] if pieces[a["capture_id"]] == 1}
        return cls(
            texts=texts.by_capture,
            names=names,
            marks=marks_of(tables, texts, frame.say),
            articles=articles_by_capture(tables, texts),
            record=record_item("", "", frame),
            citations=Citations(tables, texts, frame),
        )

    def as_data(self, say: Words) -> dict[str, object]:
        """For the script: a note stands once and is named by its number."""
        notes, kinds = Numbers(), [kind for kind, _ in KINDS]
        marks = {
            capture: [(kinds.index(m.kind), m.start, m.end, notes.of(m.note), m.event_id or 0) for m in found]
            for capture, found in self.marks.items()
        }
        words = {kind: say(f"marks.{kind}") for kind in kinds}
        cite = {key: say(f"cite.{key}") for key in ("name", "text", "done")}
        own = {"texts": self.texts, "names": self.names, "articles": self.articles, "record": self.record}
        return own | {"marks": marks, "notes": notes.values, "kinds": kinds, "words": words, "cite": cite}


def render(name: str, made: Made, shelf: Shelf, say: Words) -> str:
    """Return the one file."""
    face = environment(OneFile(), say)
    easel = Easel(say=say, links=OneFile())
    style, chart_style, *parts = (Markup((STATIC / part).read_text("utf-8")) for part in (*STYLES, *SCRIPTS))
    style, script = style + chart_style, Markup("").join(parts)
    spoken = next(it.spoken for page, it, _ in made if page.key == "statements")
    return face.get_template("one_file.html.j2").render(
        title=name,
        current="overview",
        made=[(page, section(face, page, it, tuple(map(easel.shown, charts)))) for page, it, charts in made],
        style=style,
        style_hash=_hash(style),
        script=script,
        script_hash=_hash(script),
        island=_island(shelf.as_data(say) | {"cites": _cites(made, shelf), "spoken": _short(spoken), "said": _said(say)}),
    )


def _cites(made: Made, shelf: Shelf) -> dict[str, object]:
    """Title and passages of the records of tables; those of events and disagreements stand on the page."""
    sheets = (it for _, it, _ in made if isinstance(it, Sheet))
    ids = dict.fromkeys(record for it in sheets for table in it.tables for record in table.records)
    return {key: found for key in ids if shelf.citations and (found := shelf.citations.places(key))}


def _said(say: Words) -> dict[str, object]:
    """The words of the script that sorts the statements."""
    words = {key.removeprefix("said."): text for key, text in say.entries.items() if key.startswith("said.")}
    many = {key: say.entries[f"many.{key}"] for key in ("utterance", "further_utterance", "report", "outlet", "article")}
    return {"locale": say.entries["date.locale"], "forms": say.forms, "many": many, "words": words}


def _hash(text: str) -> str:
    """What the page's own policy knows its style and script by: no other is applied or run."""
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _short(spoken: Spoken) -> dict[str, object]:
    """Names of the lists, but not of each utterance's fields: their order is that of the record."""
    return {f.name: getattr(spoken, f.name) for f in fields(spoken)} | {"said": [astuple(s) for s in spoken.said]}


def _island(data: dict[str, object]) -> Markup:
    """JSON that cannot close its element or open another, whatever the texts hold."""
    plain = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(plain.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e").replace("\u2028", "\\u2028"))
