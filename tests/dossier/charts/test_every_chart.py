"""What holds for every chart, whatever it shows: it stays in its frame, keeps texts as texts, and hangs on no order."""

import csv
import io
import re
from dataclasses import replace
from datetime import date, timedelta
from xml.etree import ElementTree

import numpy as np
import pytest

from peaceledger.dossier.charts import Atlas, Coverage, Network, Positions, Running, Timeline, draw
from peaceledger.dossier.charts.atlas import Event, Spot, Town
from peaceledger.dossier.charts.coverage import Period
from peaceledger.dossier.charts.network import Node, Tie
from peaceledger.dossier.charts.positions import Position
from peaceledger.dossier.charts.running import Amount, Check, Read, Turn
from peaceledger.dossier.charts.timeline import Mark, draw_year, years
from peaceledger.dossier.words import Words, words_in

HOSTILE = '</title><script>alert(1)</script>" onload="x\' \u202egnp.exe\u0007 <a href="javascript:x">]]>'
DAY = date(2031, 3, 3)
LAND = (((0.0, 40.0), (30.0, 40.0), (30.0, 60.0), (0.0, 60.0)), ((12.0, 45.0), (14.0, 45.0), (13.0, 47.0)))


class Keys(Words):
    def __call__(self, key: str, **values: object) -> str:
        if key == "date.short":
            return "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
        return " ".join([key.rpartition(".")[2], *map(str, values.values())])


say = Keys(language="en", entries=words_in().entries)


def link(record: str) -> str:
    return f"#{record}"


def some_day(rng: np.random.Generator, years: int = 3) -> date:
    return DAY + timedelta(days=int(rng.integers(0, 365 * years)))


def running(rng: np.random.Generator, n: int, name: str) -> Running:
    turns = []
    for i in range(n):
        first, best = some_day(rng), int(rng.integers(1, 900))
        amount = Amount(
            best=best, low=best - int(rng.integers(0, best)), high=None if i % 5 == 0 else best + int(rng.integers(0, 90))
        )
        sides = (None if i % 7 == 3 else amount, None if i % 4 == 1 else Amount(best=9, low=9, high=9))
        checks = (Check(outcome=("fails", "cannot_tell")[i % 2], words=name),) if i % 3 == 0 else ()
        last = None if i % 11 == 10 else first + timedelta(days=int(rng.integers(0, 40)))
        turns.append(
            Turn(
                record=f"e_{i}",
                title=f"{name} {i}",
                first=first,
                last=last,
                when="then",
                ordinal=i if i % 3 else None,
                amounts=sides,
                checks=checks,
            )
        )
    reading = tuple(Read(start=DAY + timedelta(days=7 * i), n_articles=int(rng.integers(0, 9))) for i in range(150))
    return Running(sides=(f"{name} North", f"{name} South"), turns=tuple(turns), reading=reading)


def timeline(rng: np.random.Generator, n: int, name: str) -> Timeline:
    marks = []
    for i in range(n):
        first = some_day(rng)
        last = first + timedelta(days=int(rng.choice([0, 0, 0, 12, 400])))
        marks.append(
            Mark(
                record=f"e_{i}",
                title=f"{name} {i}",
                lane=f"{name} {'abc'[min(i % 7, 2)]}",
                status="told",
                parties=(name,),
                first=None if i % 13 == 5 else first,
                last=None if i % 17 == 6 else last,
                when="then",
                number=i,
            )
        )
    return Timeline(marks=tuple(marks))


def positions(rng: np.random.Generator, n: int, name: str) -> Positions:
    stances = ("demand", "offer", "accept", "reject", "commit", "other")
    found = []
    for i in range(n):
        day = None if i % 4 == 0 else some_day(rng, 1)
        found.append(
            Position(
                record=f"p_{i}",
                party=f"{name} {i % 11}",
                issue=f"{name} {i % 5}",
                stance=stances[i % 6],
                change=(None, "concession", "revision")[i % 3],
                held=name,
                first=day,
                last=day,
                when=None,
                before=f"p_{i - 5}" if i % 3 == 0 else None,
            )
        )
    return Positions(positions=tuple(found))


def network(rng: np.random.Generator, n: int, name: str) -> Network:
    left = tuple(Node(key=f"l{i}", column=0, name=f"{name} {i}") for i in range(n))
    right = tuple(Node(key=f"r{i}", column=1, name=f"{name} {i}", record=f"e_{i}") for i in range(n))
    pairs = sorted({(int(rng.integers(0, n)), int(rng.integers(0, n)), bool(rng.integers(0, 2))) for _ in range(2 * n)})
    ties = tuple(Tie(start=f"l{a}", end=f"r{b}", weight=1 + a, firm=firm, words=name) for a, b, firm in pairs)
    rows = tuple((f"l{a}", f"r{b}") for a, b, _ in pairs)
    return Network(
        key="mediators",
        heads=(name, name),
        nodes=left + right,
        ties=ties,
        columns=(name, "b"),
        rows=rows,
        records=(None,) * len(rows),
    )


def coverage(rng: np.random.Generator, n: int, name: str) -> Coverage:
    verdicts = ("steady", "fewer", "fewer_even_so", "cannot_tell", "too_few")

    def period(i: int, days: int) -> Period:
        read = 0 if i % 9 > 6 else int(rng.integers(0, 99))
        start = DAY + timedelta(days=days * i)
        return Period(
            start=start,
            days=days,
            n_events=int(rng.integers(0, 9)),
            n_articles=read,
            n_sources=1,
            verdict=verdicts[i % 5],
            note=name,
        )

    return Coverage(weeks=tuple(period(i, 7) for i in range(n)), months=tuple(period(i, 30) for i in range(n // 4)))


def atlas(rng: np.random.Generator, n: int, name: str) -> Atlas:
    spots = []
    for i in range(n):
        events = tuple(Event(record=f"e_{i}_{j}", title=name, when=None) for j in range(1 + i % 4))
        lat, lon = float(rng.uniform(-60, 75)), float(rng.uniform(-179, 179))
        known = i % 6 != 5
        spots.append(
            Spot(
                record=f"pl_{i}",
                name=f"{name} {i}",
                lat=lat if known else None,
                lon=lon if known else None,
                precision=1 + i % 7,
                events=events,
            )
        )
    return Atlas(
        spots=tuple(spots), land=LAND, towns=(Town(name=name, lat=50.0, lon=10.0), Town(name="Other", lat=-20.0, lon=100.0))
    )


MAKERS = (running, timeline, positions, network, coverage, atlas)
SHUFFLED = {
    Running: ("turns", "reading"),
    Timeline: ("marks",),
    Positions: ("positions",),
    Network: ("nodes", "ties"),
    Coverage: ("weeks", "months"),
    Atlas: ("spots",),
}


@pytest.fixture(params=[(make, n) for make in MAKERS for n in (2, 9, 120)], ids=lambda p: f"{p[0].__name__}-{p[1]}")
def chart(request):
    make, n = request.param
    return make(np.random.default_rng(n), n, "Rook")


@pytest.mark.parametrize("make", MAKERS)
def test_a_crowd_is_a_small_picture_with_a_whole_table(make):
    """Pictures grow with what can be seen in them, tables with what there is."""
    data = make(np.random.default_rng(5), 1200 if make is coverage else 8000, "A swap of captives on the river bridge")
    found = draw(data, say, link)
    assert 10_000 < sum(map(len, found.panels)) < 650_000
    assert len(found.grid.rows) >= (300 if make is coverage else 6000)


def numbers(text: str) -> list[float]:
    return [float(v) for v in re.findall(r"-?\d+(?:\.\d+)?", text)]


def corners(element) -> list[tuple[float, float]]:
    found = element.attrib
    if "d" in found:
        values = numbers(found["d"])
        return list(zip(values[::2], values[1::2], strict=True))
    if "r" in found:
        x, y, r = (float(found[k]) for k in ("cx", "cy", "r"))
        return [(x - r, y - r), (x + r, y + r)]
    if "x" in found and "width" in found and not element.tag.endswith("svg"):
        x, y, w, h = (float(found[k]) for k in ("x", "y", "width", "height"))
        return [(x, y), (x + w, y + h)]
    return [(float(found["x"]), float(found["y"]))] if "x" in found else []


def test_all_marks_stay_in_the_frame(chart):
    for panel in draw(chart, say, link).panels:
        root = ElementTree.fromstring(panel)
        _, _, width, height = numbers(root.attrib["viewBox"])
        rings = {id(e) for e in root.iter() if e.attrib.get("class") == "around"}
        for element in root.iter():
            for x, y in corners(element) if id(element) not in rings else []:
                assert -0.1 <= x <= width + 0.1, ElementTree.tostring(element)
                assert -0.1 <= y <= height + 0.1, ElementTree.tostring(element)


def test_the_order_of_the_data_does_not_matter(chart):
    rng = np.random.default_rng(1)
    mixed = {
        name: tuple(rows[i] for i in rng.permutation(len(rows)))
        for name in SHUFFLED[type(chart)]
        for rows in [getattr(chart, name)]
    }
    assert draw(chart, say, link) == draw(replace(chart, **mixed), say, link)


def test_nothing_is_styled_or_run_in_place(chart):
    for panel in draw(chart, say, link).panels:
        root = ElementTree.fromstring(panel)
        names = {name for element in root.iter() for name in element.attrib}
        assert not {name for name in names if name == "style" or name.startswith("on")}
        assert {element.tag for element in root.iter()} <= {"svg", "g", "a", "title", "text", "path", "rect", "circle"}


def test_one_link_is_reached_by_the_tab_key(chart):
    for panel in draw(chart, say, link).panels:
        links = [e.attrib["tabindex"] for e in ElementTree.fromstring(panel).iter("a")]
        assert links[:1] in ([], ["0"])
        assert set(links[1:]) <= {"-1"}


def test_the_table_is_complete_and_survives_as_csv(chart):
    grid = draw(chart, say, link).grid
    assert all(len(row) == len(grid.columns) for row in grid.rows)
    assert len(grid.records) == len(grid.rows)
    read = list(csv.reader(io.StringIO(grid.csv)))
    assert [tuple(row) for row in read[1:]] == [tuple("" if cell is None else str(cell) for cell in row) for row in grid.rows]


def test_a_picture_file_stands_alone(chart):
    drawing = draw(chart, say, link)
    root = ElementTree.fromstring(drawing.svg)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert len(root.findall("{http://www.w3.org/2000/svg}svg")) == len(drawing.panels)
    assert not [e for e in root.iter() if e.tag.endswith("}a") or "href" in e.attrib]
    assert drawing.svg.count("<style>") == 1


@pytest.mark.parametrize("make", MAKERS)
def test_hostile_words_stay_words(make):
    drawing = draw(make(np.random.default_rng(2), 12, HOSTILE), say, lambda record: f'#"><script>{record}')
    for text in (*drawing.panels, drawing.svg):
        assert "<script" not in text
        assert "\u202e" not in text
        assert "\u0007" not in text
        root = ElementTree.fromstring(text)
        assert not [e for e in root.iter() if {"onload", "onclick"} & set(e.attrib)]


def test_a_formula_is_no_formula_in_a_spreadsheet():
    made = network(np.random.default_rng(2), 2, "x")
    rows = (("=HYPERLINK(1)", "-12"), ("@sum", "+1,200"))
    made = replace(made, rows=rows, records=(None, None))
    read = list(csv.reader(io.StringIO(draw(made, say, link).grid.csv)))
    assert read[1:] == [["'=HYPERLINK(1)", "-12"], ["'@sum", "+1,200"]]


@pytest.mark.parametrize("make", MAKERS)
def test_too_little_is_no_picture(make):
    empty = replace(
        make(np.random.default_rng(2), 4, "x"), **{name: () for name in SHUFFLED[type(make(np.random.default_rng(2), 4, "x"))]}
    )
    assert draw(empty, say, link).panels == ()


def test_years_show_what_may_lie_in_them():
    made = timeline(np.random.default_rng(3), 60, "Rook")
    for year, n in years(made):
        panel = draw_year(made, year, say, link)
        expected = [m for m in made.marks if m.start.year <= year <= m.end.year < m.start.year + 2]
        assert n == len(expected)
        numbered = {int(v) for e in ElementTree.fromstring(panel).iter() for v in e.attrib.get("data-of", "").split()}
        assert numbered == {m.number for m in expected}
