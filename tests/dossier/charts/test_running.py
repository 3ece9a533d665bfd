"""Running sums of both sides, their gaps and their checks."""

import re
from datetime import date, timedelta
from xml.etree import ElementTree

from peaceledger.dossier.charts import Running, draw
from peaceledger.dossier.charts.gaps import gaps
from peaceledger.dossier.charts.running import MIDDLE, Amount, Check, Read, Turn, amount_words
from peaceledger.dossier.words import Words, words_in

DAY = date(2031, 3, 3)


class Keys(Words):
    def __call__(self, key: str, **values: object) -> str:
        if key == "date.short":
            return "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
        return " ".join([key.removeprefix("charts.running."), *map(str, values.values())])


say = Keys(language="en", entries=words_in().entries)


def exactly(n: int) -> Amount:
    return Amount(best=n, low=n, high=n)


def turn(day: int, a: Amount | None, b: Amount | None, ordinal: int | None = None, until: int | None = None, **more) -> Turn:
    first, last = DAY + timedelta(days=day), DAY + timedelta(days=until if until is not None else day)
    return Turn(
        record=f"e_{day}", title=f"Swap {day}", first=first, last=last, when=f"{first}", ordinal=ordinal, amounts=(a, b), **more
    )


def picture(data: Running) -> ElementTree.Element:
    (panel,) = draw(data, say, lambda r: f"#{r}").panels
    return ElementTree.fromstring(panel)


def heights(root: ElementTree.Element, kind: str) -> list[list[float]]:
    """Heights above (below: less than 0) the middle line of each path of a class."""
    paths = [e.attrib["d"] for e in root.iter("path") if e.attrib.get("class") == kind]
    return [[round(MIDDLE - float(v.split(",")[1]), 1) for v in re.findall(r"[-\d.]+,[-\d.]+", d)] for d in paths]


TURNS = (
    turn(0, exactly(20), exactly(5)),
    turn(90, Amount(best=30, low=25, high=45), None, 12),
    turn(200, None, exactly(60), 20, until=215),
)


def test_exchanged_sides_give_the_mirrored_picture():
    one = picture(Running(sides=("North", "South"), turns=TURNS))
    swapped = tuple(
        Turn(**{k: getattr(t, k) for k in t.__slots__ if k != "amounts"}, amounts=(t.amounts[1], t.amounts[0])) for t in TURNS
    )
    other = picture(Running(sides=("South", "North"), turns=swapped))
    for kind in ("line", "band"):
        above, below = heights(one, kind)
        mirrored_above, mirrored_below = heights(other, kind)
        assert [-v for v in above] == mirrored_below
        assert [-v for v in below] == mirrored_above


def test_each_exchange_has_a_mark_on_each_side_and_a_hollow_one_where_nobody_counts():
    marks = [e for e in picture(Running(sides=("North", "South"), turns=TURNS)).iter("a") if "data-side" in e.attrib]
    assert sorted((m.attrib["href"], m.attrib["data-side"]) for m in marks) == sorted(
        (f"#{t.record}", s) for t in TURNS for s in "01"
    )
    hollow = {(m.attrib["href"], m.attrib["data-side"]) for m in marks if "open" in m[-1].attrib["class"]}
    assert hollow == {("#e_90", "1"), ("#e_200", "0")}


def test_the_band_holds_the_line_on_every_day():
    data = Running(
        sides=("North", "South"),
        turns=(turn(0, exactly(5), exactly(5)), turn(9, Amount(best=30, low=10, high=40), None, until=40)),
    )
    root = picture(data)
    line, band = heights(root, "line")[0], heights(root, "band")[0]
    assert max(band) > max(line) > band[-1] or min(band) >= 0
    high, low = band[len(band) // 2 - 1], band[len(band) // 2]
    assert low < line[-1] < high


def test_an_undated_exchange_is_told_of_and_not_added():
    lost = Turn(record="e_x", title="Swap", first=None, last=None, when=None, ordinal=None, amounts=(exactly(390), None))
    drawing = draw(Running(sides=("North", "South"), turns=(*TURNS, lost)), say, lambda r: r)
    assert "undated 1" in drawing.notes
    assert drawing.grid.rows[-1][3] == 390
    assert drawing.grid.rows[-1][5:7] == (None, None)
    assert [row[5] for row in drawing.grid.rows[:3]] == [20, 50, 50]


def test_numbers_between_are_missing_less_the_exchanges_without_a_number():
    turns = [turn(0, exactly(1), None, 12), turn(30, exactly(1), None), turn(59, exactly(1), None, 20)]
    (gap,) = gaps(turns, ())
    assert (gap.kind, gap.low, gap.high, gap.numbers) == ("numbers", 6, 7, (13, 19))


def test_numbers_that_exchanges_without_a_number_may_bear_are_no_gap():
    assert gaps([turn(0, exactly(1), None, 12), turn(30, exactly(1), None), turn(59, exactly(1), None, 14)], ()) == ()


def test_numbers_against_the_order_of_days_are_no_gap():
    assert gaps([turn(0, exactly(1), None, 20), turn(59, exactly(1), None, 12)], ()) == ()


def test_silence_is_calm_only_where_something_was_read():
    turns = [turn(0, exactly(1), None), turn(70, exactly(1), None), turn(140, exactly(1), None)]
    reading = [Read(start=DAY + timedelta(days=7 * i), n_articles=3 if i < 8 else 0) for i in range(20)]
    assert [(g.kind, g.low, g.high) for g in gaps(turns, reading)] == [("calm", 7, 9), ("unread", 0, 9)]


def test_without_a_record_of_reading_no_silence_is_told_of():
    assert gaps([turn(0, exactly(1), None), turn(900, exactly(1), None)], ()) == ()


def test_failed_sums_and_those_that_cannot_be_told_look_different():
    checks = (Check(outcome="fails", words="5 and 6 are no 12"), Check(outcome="cannot_tell", words="the largest"))
    root = picture(Running(sides=("North", "South"), turns=(turn(0, exactly(1), None, checks=checks), turn(3, exactly(2), None))))
    drawn = {e.attrib["class"]: e.tag for e in root.iter() if e.attrib.get("class", "").startswith("check")}
    assert drawn == {"check fails": "path", "check cannot_tell": "circle"}


def test_amounts_in_words():
    assert amount_words(None, say) is None
    assert amount_words(exactly(1200), say) == 1200
    assert amount_words(Amount(best=7, low=5, high=9), say) == "7 (5–9)"
    assert amount_words(Amount(best=1200, low=1200, high=None), say) == "≥ 1,200"


def test_a_crowd_is_gathered_and_ends_at_the_same_sum():
    turns = tuple(turn(day % 900, exactly(10), exactly(3), until=day % 900 + day % 4) for day in range(0, 9000, 7))
    drawn = draw(Running(sides=("North", "South"), turns=turns), say, lambda r: f"#{r}")
    assert f"gathered.week {len(turns)}" in drawn.notes
    assert len(drawn.grid.rows) == len(turns)
    root = picture(Running(sides=("North", "South"), turns=turns))
    texts = [e.text for e in root.iter("text")]
    assert f"{10 * len(turns):,}" in texts and f"{3 * len(turns):,}" in texts
    marks = [e for e in root.iter() if e.attrib.get("data-side") == "0"]
    assert 100 < len(marks) < 140
    told = [int(re.search(r"group (\d+)", e.find("title").text).group(1)) for e in marks]
    assert sum(told) == len(turns)


def test_the_band_holds_the_line_in_a_crowd():
    amount = Amount(best=10, low=8, high=13)
    turns = tuple(turn(3 * day, amount, amount, until=3 * day + day % 4) for day in range(700))
    root = picture(Running(sides=("North", "South"), turns=turns))
    corners = {
        kind: [tuple(map(float, v.split(","))) for v in re.findall(r"[-\d.]+,[-\d.]+", e.attrib["d"])]
        for kind in ("line", "band")
        for e in list(root.iter("path"))[::-1]
        if e.attrib.get("class") == kind
    }
    band = corners["band"]
    ends = max(range(len(band)), key=lambda i: band[i][0])
    high, low = band[: ends + 1], band[ends + 1 :][::-1]

    def level(points: list[tuple[float, float]], x: float) -> float:
        return min((y for at, y in points if at <= x), default=MIDDLE)  # upwards is less

    for x, _ in corners["line"][2:-1:7]:
        assert level(high, x) <= level(corners["line"], x) <= level(low, x)


def test_partly_chosen_exchanges_have_no_gaps():
    many = (turn(0, exactly(1), exactly(1), 3), turn(200, exactly(1), exactly(1), 9))
    reading = (Read(start=DAY, n_articles=1),)
    words = [
        "".join(e.text or "" for e in picture(Running(sides=("N", "S"), turns=many, reading=reading, partial=p)).iter("title"))
        for p in (False, True)
    ]
    assert "missing" in words[0] and "unread" in words[0]
    assert "missing" not in words[1] and "unread" not in words[1]


def test_words_of_a_crowd_stay_in_the_picture_and_in_order():
    amount = Amount(best=4000, low=3900, high=4100)
    turns = tuple(turn(day, amount, amount, 900 - day) for day in range(800))
    root = picture(Running(sides=("North", "South"), turns=turns))
    spread = next(e for e in root.iter("text") if "–" in e.text and "," in e.text)
    assert spread.attrib["class"] == "end" and float(spread.attrib["x"]) < 720
    numbers = [re.fullmatch(r"(\d+)–(\d+)", e.text) for e in root.iter("text")]
    assert any(numbers) and all(int(m[1]) < int(m[2]) for m in numbers if m)
