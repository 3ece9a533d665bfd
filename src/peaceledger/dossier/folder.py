"""Writes the dossier as a folder: a file for each page, long ones in parts, and one for each text; they open from disk."""

import shutil
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from peaceledger.analysis.tables import Row, read_tables
from peaceledger.dossier.cite import Citations, Cited
from peaceledger.dossier.contexts import Sheet, SheetTable
from peaceledger.dossier.figures.shown import Easel, Shown
from peaceledger.dossier.links import Folder
from peaceledger.dossier.pages import BASE, Frame, Page
from peaceledger.dossier.pages.disagreements import Disagreements
from peaceledger.dossier.pages.sources import Sources
from peaceledger.dossier.pages.statements import Statements, statement_rows, statements_on_topic
from peaceledger.dossier.pages.talks import Talks
from peaceledger.dossier.pages.timeline import Timeline
from peaceledger.dossier.refs import Texts
from peaceledger.dossier.render import environment, section, text_section
from peaceledger.dossier.text import TEXT_TABLES, make_text
from peaceledger.dossier.words import words_in
from peaceledger.dossier.write import STATIC, STYLES, TABLES, frame_of, make_all, title
from peaceledger.errors import UsageError
from peaceledger.store.files import disk_faults_in_words

SCRIPTS = ("cards.js", "peek.js", "text.js", "charts.js", "copy.js")
STYLE, SCRIPT = "dossier.css", "dossier.js"
EVENT = "e_"
"""How the ids of events begin: what has an event's id is told in full on the timeline."""
PART = 300
"""Rows of a part: a file of them opens at once on a small machine."""
LISTS = {
    Timeline: ("dated", "undated"),
    Disagreements: ("rows",),
    Statements: ("rows",),
    Sources: ("rows",),
    Talks: ("held", "off", "others"),
}
"""Fields that are cut into parts; of a sheet every table is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file of the folder: a page or a part of one. ``at`` counts from 1 of ``of``."""

    name: str
    page: Page
    it: Any
    at: int
    of: int


def write_folder(ledger: Path, to: Path, language: str = "en") -> int:
    """Write the dossier of a ledger as a folder.

    Args:
        ledger: Its folder.
        to: New, empty or an earlier dossier, which is replaced.
        language: Of the interface.

    Returns:
        How many files were written.

    Raises:
        UsageError: If ``to`` holds other things, or there is no such language.
        LedgerError: If the ledger cannot be read, or the disk is full.
    """
    say = words_in(language)
    _check(to)
    tables = read_tables(ledger, TABLES)
    texts, frame = Texts.of(tables, say), frame_of(ledger, tables, say)
    made = make_all(tables, texts, frame)
    files = [file for page, it, _ in made for file in parts(page, _whole(it, tables, texts, frame))]
    charts = {page.key: drawn for page, _, drawn in made}
    citable = {file.name: tuple(dict.fromkeys(shown_records(file.it))) for file in files}
    links = Folder(
        home={record: file.name for file in files for record in records(file.it)},
        cited={record: name for name, own in reversed(citable.items()) for record in own},
    )
    easel = Easel(say=say, links=links)
    shown = {key: tuple(map(easel.shown, drawn)) for key, drawn in charts.items()}
    with disk_faults_in_words(to):
        _clear(to)
        (to / "texts").mkdir(parents=True, exist_ok=True)
        for name, kinds in ((STYLE, STYLES), (SCRIPT, SCRIPTS)):
            (to / name).write_text("".join((STATIC / part).read_text("utf-8") for part in kinds), "utf-8")
        face = environment(links, say)
        for file in files:
            _write(to / file.name, face, _body(face, file, shown), {"title": title(frame), "current": file.page.key, "up": ""})
        n = _write_texts(to / "texts", tables, texts, frame, replace(links, up="../"))
        n += _write_cites(to / "cites", citable, Citations(tables, texts, frame), frame, replace(links, up="../"))
    return len(files) + n + 2


def _check(to: Path) -> None:
    known = {STYLE, SCRIPT, "texts", "cites"}
    strange = to.exists() and (not to.is_dir() or any(p.name not in known and p.suffix != ".html" for p in to.iterdir()))
    if strange or (to.is_dir() and any(to.iterdir()) and not (to / SCRIPT).is_file()):
        raise UsageError(f"--to {to} holds other things. Give a folder that is new, empty or an earlier dossier.")


def _clear(to: Path) -> None:
    """Take an earlier dossier away: a text that is no longer in the ledger must not stay."""
    if (to / SCRIPT).is_file():
        for own in ("texts", "cites"):
            shutil.rmtree(to / own, ignore_errors=True)
        for old in to.glob("*.html"):
            old.unlink()


def _whole(it: Any, tables: Mapping[str, list[Row]], texts: Texts, frame: Frame) -> Any:
    """All statements, which the one file leaves to its script."""
    if not isinstance(it, Statements):
        return it
    return replace(it, rows=statement_rows(statements_on_topic(tables), texts, frame.say), left_out=0)


def parts(page: Page, it: Any) -> list[File]:
    """A page as one file, or as many as its longest list needs; the first bears the page's own name."""
    cuts = list(_cut(it))
    stem = "index" if page.key == "overview" else page.key
    names = [f"{stem}.html", *(f"{stem}-{n}.html" for n in range(2, len(cuts) + 1))]
    numbered = enumerate(zip(names, cuts, strict=True), 1)
    return [File(name=name, page=page, it=cut, at=n, of=len(cuts)) for n, (name, cut) in numbered]


def _cut(it: Any) -> Iterator[Any]:
    if isinstance(it, Sheet):
        longest = max((len(table.rows) for table in it.tables), default=0)
        for start in range(0, max(longest, 1), PART):
            yield Sheet(tables=tuple(_part(table, start) for table in it.tables))
        return
    names = LISTS.get(type(it), ())
    rows = [(name, row) for name in names for row in getattr(it, name)]
    for start in range(0, max(len(rows), 1), PART):
        chosen = rows[start : start + PART]
        yield replace(it, **{name: tuple(row for own, row in chosen if own == name) for name in names}) if names else it


def records(it: Any) -> Iterator[str]:
    """Ids of the records that this part of a page tells in full."""
    if isinstance(it, Timeline):
        yield from (row.event_id for row in (*it.dated, *it.undated))
    if isinstance(it, Sheet):
        yield from (record for table in it.tables for record in table.records if not record.startswith(EVENT))
    if isinstance(it, Disagreements):
        yield from (row.disagreement_id for row in it.rows)


def _part(table: SheetTable, start: int) -> SheetTable:
    return replace(table, rows=table.rows[start : start + PART], records=table.records[start : start + PART])


def shown_records(it: Any) -> Iterator[str]:
    """Ids of the records that this part of a page shows in rows of their own, each of which can be cited."""
    yield from records(it)
    if isinstance(it, Statements):
        yield from (row.statement_id for row in it.rows)
    if isinstance(it, Sheet):
        yield from (record for table in it.tables for record in table.records)


def _body(face: Environment, file: File, shown: Mapping[str, tuple[Shown, ...]]) -> Markup:
    """The section, with charts on the first part alone, and ways to the other parts."""
    body = section(face, file.page, file.it, shown.get(file.page.key, ()) if file.at == 1 else ())
    if file.of == 1:
        return body
    stem = "index" if file.page.key == "overview" else file.page.key
    names = [f"{stem}.html" if n == 1 else f"{stem}-{n}.html" for n in range(1, file.of + 1)]
    steps = Markup(face.get_template("parts/steps.html.j2").render(names=names, at=file.at))
    return steps + body + steps


def _write(path: Path, face: Environment, body: Markup, more: Mapping[str, str]) -> None:
    path.write_text(face.get_template("page.html.j2").render(body=body, style=STYLE, script=SCRIPT, **more), "utf-8")


def _write_texts(to: Path, tables: Mapping[str, list[Row]], texts: Texts, frame: Frame, links: Folder) -> int:
    face = environment(links, frame.say)
    of_capture: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for name in TEXT_TABLES:
        for row in tables[name] if name not in BASE or name in ("captures", "articles") else ():
            of_capture[row["capture_id"]][name].append(row)
    for capture in texts.by_capture:
        own = {name: of_capture[capture].get(name, []) for name in TEXT_TABLES}
        body = text_section(face, make_text(own, texts, frame, capture))
        _write(to / Path(links.text(capture)).name, face, body, {"title": title(frame), "current": "", "up": "../"})
    return len(texts.by_capture)


def _write_cites(to: Path, citable: Mapping[str, tuple[str, ...]], citations: Citations, frame: Frame, links: Folder) -> int:
    """For each file of a page one with the citations of its records; a record of several pages is cited beside the first."""
    face = environment(links, frame.say)
    to.mkdir(exist_ok=True)
    n = 0
    for name, own in citable.items():
        found = ((record, citations.of(record)) for record in own if links.cited[record] == name)
        them = [Cited.of(record, items) for record, items in found if items]
        if them:
            body = Markup(face.get_template("cites.html.j2").render(them=them, back=f"../{name}"))
            _write(to / name, face, body, {"title": title(frame), "current": "", "up": "../"})
            n += 1
    return n
