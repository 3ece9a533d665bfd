"""Claims put to the test: for each study the claim and whose it is, the answers with their figures and checks, the limits."""

from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import asdict, dataclass, replace
from functools import cache
from typing import Any

from markupsafe import Markup

from peaceledger.analysis.questions.ask import names_wanted
from peaceledger.analysis.questions.keep import plain
from peaceledger.analysis.questions.read import Question, design_of, ready_studies
from peaceledger.analysis.studies.design import Result
from peaceledger.dossier.charts.study import Around, StudyFigure, draw_study
from peaceledger.dossier.contexts import Cell, SheetTable
from peaceledger.dossier.pages.page import Frame, Page, Tables
from peaceledger.dossier.refs import Texts
from peaceledger.dossier.words import Words, words_in

Kept = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerView:
    """One reading for one party, as shown."""

    heading: str
    words: str
    headline: str
    lines: tuple[str, ...]
    key: str
    panels: tuple[Markup, ...]
    how: tuple[str, ...]
    csv: str
    points: SheetTable
    grid: SheetTable
    counts: SheetTable | None
    data: SheetTable
    notes: tuple[str, ...]

    @property
    def packed(self) -> str:
        """The CSV in base64, as a link holds it."""
        return b64encode(self.csv.encode()).decode()


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyView:
    """One study."""

    name: str
    title: str
    yardstick: str | None
    claim: str
    whose: str
    question: str
    digest: str
    made: str
    outdated: bool
    limits: tuple[str, ...]
    given: tuple[str, ...]
    file: str
    answers: tuple[AnswerView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Studies:
    """The page.

    Attributes:
        studies: Those that were made on this ledger.
        ready: Those that come with the program and were not: none is run unasked, since one may take minutes.
    """

    studies: tuple[StudyView, ...]
    ready: SheetTable

    def __bool__(self) -> bool:
        return True


def make(tables: Tables, texts: Texts, frame: Frame) -> Studies:
    """The stored studies, in order of their yardsticks."""
    del tables, texts
    made = {kept["name"] for kept in frame.studies}
    return Studies(studies=tuple(_study(kept, frame) for kept in frame.studies), ready=_ready(made, frame.say))


def _ready(made: Set[str], say: Words) -> SheetTable:
    rows = (
        (
            Cell(text=f"{q.table.yardstick or ''} {q.table.name}".strip()),
            Cell(text=q.table.question),
            Cell(text=f"{q.table.claim} ({q.table.whose})"),
            Cell(text=say("study.least", n=say.number(design_of(q.table).minimum_n))),
            Cell(text="; ".join(f"{name}: {words}" for name, words in names_wanted(q).items())),
        )
        for q in sorted(ready_questions(), key=lambda q: (q.table.yardstick or "", q.table.name))
        if q.table.name not in made
    )
    return SheetTable.of(say, "ready_studies", READY, rows)


@cache
def ready_questions() -> tuple[Question, ...]:
    """The studies that come with the program, read once."""
    return ready_studies()


def _study(kept: Kept, frame: Frame) -> StudyView:
    say = frame.say
    build = len(frame.run.get("runs", ()))
    return StudyView(
        name=kept["name"],
        title=kept["title"],
        yardstick=kept["yardstick"],
        claim=kept["claim"],
        whose=kept["whose"],
        question=kept["question"],
        digest=kept["digest"],
        made=kept["made"][:16].replace("T", " "),
        outdated=bool(build and kept["build"]["run"] != build),
        limits=tuple(kept["limits"]),
        given=tuple(_given(series, say) for series in kept["given"]),
        file=kept["file"],
        answers=tuple(_answer(kept, answer, i, say) for i, answer in enumerate(kept["answers"], start=1)),
    )


def _given(series: Kept, say: Words) -> str:
    whose = say("study.claimed_by", who=series["claimed_by"]) if series["claimed_by"] else ""
    about = say("study.given", name=series["name"], source=series["source"], unit=series["unit"], digest=series["sha256"][:12])
    return "; ".join(part for part in (about, whose, *series["notes"]) if part)


def _answer(kept: Kept, answer: Kept, number: int, say: Words) -> AnswerView:
    result = answer["result"]
    parties = ", ".join(f"{role} = {name}" for role, name in answer["parties"].items()) or say("study.all")
    key = f"study-{kept['name']}-{number}"
    heading = parties if answer["reading"] == "main" else say("study.reading", parties=parties, reading=answer["reading"])
    drawing = draw_study(_figure(key, heading, answer), say, lambda _: "")
    return AnswerView(
        heading=heading,
        words=answer["words"],
        headline=answer["headline"],
        lines=tuple(answer["lines"][1:]),
        key=key,
        panels=tuple(Markup(panel) for panel in drawing.panels),
        how=drawing.notes,
        csv=drawing.grid.csv,
        points=_sheet(f"{key}-points", say("study.points"), drawing.grid.columns, _shown(drawing.grid.rows, say)),
        grid=_sheet(f"{key}-grid", say("study.grid"), say.columns(*GRID), answer["grid"]),
        counts=_counts(key, result["table"], say),
        data=_sheet(f"{key}-data", say("study.data"), say.columns(*DATA), _data(answer["data"], say)),
        notes=tuple(answer["notes"]),
    )


READY = ("study", "question", "claim", "asks_for", "own_series")
GRID = ("check", "expected_of_it", "n", "effect_interval", "p", "verdict")
DATA = ("series", "unit", "where_from", "first_day", "last_day", "days", "unknown_days", "total", "articles_a_day")


def _figure(key: str, heading: str, answer: Kept) -> StudyFigure:
    result = answer["result"]
    estimate = result["estimate"] or {}
    outcome: Kept = next(iter(answer["data"].get("series", ())), {})
    points = (Around(**{name: p[name] for name in ("at", "label", "value", "low", "high", "n")}) for p in result["points"])
    return StudyFigure(
        key=key,
        title=heading,
        words=estimate.get("words", ""),
        value=estimate.get("value"),
        low=estimate.get("low"),
        high=estimate.get("high"),
        null=estimate.get("null", 0.0),
        placebo=tuple(v for v in result["placebo"] or () if v is not None),
        points=tuple(p for p in points if p.value is not None),
        unit=outcome.get("unit", ""),
    )


def _shown(rows: Iterable[Sequence[str | int | None]], say: Words) -> Iterator[tuple[str | None, ...]]:
    return (tuple(say.number(cell) if isinstance(cell, int) else cell for cell in row) for row in rows)


def _sheet(key: str, caption: str, columns: Sequence[str], rows: Iterable[Sequence[str | None]]) -> SheetTable:
    cells = tuple(tuple(Cell(text=value, words="english") for value in row) for row in rows)
    return SheetTable(key=key, caption=caption, columns=tuple(columns), rows=cells)


def _counts(key: str, table: Kept | None, say: Words) -> SheetTable | None:
    if not table:
        return None
    rows = [(name, *map(str, counts)) for name, counts in zip(table["rows"], table["counts"], strict=True)]
    return replace(_sheet(f"{key}-counts", say("study.counts"), ("", *table["columns"]), rows), english=True)


def _data(data: Kept, say: Words) -> list[tuple[str | None, ...]]:
    return [
        (
            s["name"],
            s["unit"],
            s["origin"],
            s["first"],
            s["last"],
            say.number(s["days"]),
            say.number(s["unknown_days"]),
            say.number(s["total"]) if s["total"] is not None else None,
            None if s["mean_articles"] is None else say.figure(s["mean_articles"], ".1f"),
        )
        for s in data.get("series", ())
    ]


def figures_of(name: str, result: Result) -> tuple[str, ...]:
    """The figures of a result as SVG files, as a notebook shows them.

    Args:
        name: What stands in their titles.
        result: What a study found.
    """
    stated = {"result": plain(asdict(result)), "data": {}}
    drawing = draw_study(_figure("study", name, stated), words_in(), lambda _: "")
    return (drawing.svg,) if drawing.panels else ()


PAGE = Page(key="studies", tables=(), make=make)
