"""What the ledger works out again: ordinals, totals, comparisons, deals and deeds, agreement of opposed voices."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from peaceledger.reconcile import Reconciled
from peaceledger.records import Comparison, Mention, Reckoning, record_id
from reconcile.builders import Text, ledger


def swap(name: str, day: date, north: int | None, south: int | None, **fields: object) -> tuple[Text, Mention]:
    """An article on the day of an exchange that counts who came home to either side."""
    text = Text(name, fields={"published": day} | fields)
    words = " and ".join(str(n) for n in (north, south) if n)
    mention = text.tells(f"they carried out an exchange of {words} captives", "exchange", day=day)
    for number, side in ((north, "NOR"), (south, "SUD")):
        if number:
            text.counts_in(mention, str(number), number, side)
    return text, mention


def rows(story: Reconciled, rule: str) -> list[Reckoning]:
    return [row for row in story.arithmetic if row.rule == rule]


def numbered(*told: tuple[date, int]) -> list[str]:
    texts = []
    for i, (day, number) in enumerate(told):
        text, mention = swap(f"n{i}", day, 100 + i, None)
        words = f"swap {number} of the war"
        start, end = text.add(words)
        at = text.counts_in(mention, words, number, role="ordinal", scope="war")
        assert (at.start, at.end) == (start, end)
        texts.append(text)
    return [row.outcome for row in rows(ledger(*texts), "ordinal")]


MAY = date(2031, 5, 3)


@pytest.mark.parametrize(
    ("told", "outcome"),
    [
        (((MAY, 7), (MAY + timedelta(days=9), 8)), ["holds"]),
        (((MAY, 7), (MAY + timedelta(days=9), 10)), ["cannot_tell"]),
        (((MAY, 9), (MAY + timedelta(days=9), 8)), ["fails"]),
        (((MAY, 7), (MAY + timedelta(days=40), 7)), ["fails"]),
    ],
)
def test_ordinals_rise_by_one_with_the_days(told: tuple[tuple[date, int], ...], outcome: list[str]):
    assert sorted(numbered(*told)) == outcome


def test_a_running_total_alone_cannot_be_told():
    text = Text("t", fields={"published": MAY})
    mention = text.tells("1000 people came home by exchange since the war began", "exchange")
    text.counts_in(mention, "1000", 1000, "NOR", scope="war")
    (row,) = rows(ledger(text), "running_total")
    assert (row.outcome, row.claimed) == ("cannot_tell", 1000)


@pytest.mark.parametrize(("later", "outcome"), [(1150, "holds"), (1100, "fails"), (1400, "cannot_tell"), (900, "fails")])
def test_a_running_total_grows_by_what_the_ledger_has(later: float, outcome: str):
    totals = []
    for name, day, value in (("t", MAY - timedelta(days=9), 1000.0), ("u", MAY + timedelta(days=9), later)):
        text = Text(name, fields={"published": day})
        mention = text.tells(f"{value:g} people came home by exchange since the war began", "exchange")
        text.counts_in(mention, f"{value:g}", value, "NOR", role="total", scope="war")
        totals.append(text)
    story = ledger(*totals, swap("s", MAY, 150, None)[0])
    (row,) = rows(story, "running_total")
    assert (row.outcome, row.found) == (outcome, 150)


def compared(text: Text, mention: Mention, words: str, **values: object) -> Comparison:
    start, end = text.add(words)
    fields = {"low": None, "high": None, "unit": None, "since_earliest": None, "since_latest": None} | values
    made = Comparison(
        comparison_id=record_id("q", text.capture_id, start),
        article_id=text.article_id,
        capture_id=text.capture_id,
        mention_id=mention.mention_id,
        statement_id=None,
        start=start,
        end=end,
        quote=words,
        **fields,  # type: ignore[arg-type]
    )
    text.comparisons.append(made)
    return made


def read_each_week(first: date, weeks: int) -> list[Text]:
    texts = []
    for i in range(weeks):
        text = Text(f"w{i}", fields={"published": first + timedelta(days=7 * i)})
        text.add("Nothing was told of captives.")
        texts.append(text)
    return texts


def first_in_ten_weeks(*others: Text, words: str = "first exchange in ten weeks") -> Reckoning:
    text, mention = swap("claim", MAY, 40, 40)
    compared(text, mention, words, kind="first", low=70.0, high=70.0, unit="days")
    (row,) = rows(ledger(text, *others), "first")
    return row


def test_silence_proves_nothing_where_nobody_read():
    assert first_in_ten_weeks().outcome == "cannot_tell"


def test_silence_counts_where_every_week_was_read():
    assert first_in_ten_weeks(*read_each_week(MAY - timedelta(days=77), 12)).outcome == "holds"


def test_a_first_one_fails_on_another_before():
    row = first_in_ten_weeks(swap("other", MAY - timedelta(days=20), 31, 33)[0])
    assert (row.outcome, row.found) == ("fails", 20)


def test_a_narrower_first_one_is_not_contradicted_by_any_of_its_kind():
    row = first_in_ten_weeks(swap("other", MAY - timedelta(days=20), 31, 33)[0], words="first all-women exchange in ten weeks")
    assert row.outcome == "cannot_tell"
    assert "all women" in row.explanation


@pytest.mark.parametrize(("before", "outcome"), [(90, "fails"), (30, "cannot_tell")])
def test_the_largest_so_far(before: int, outcome: str):
    text, mention = swap("claim", MAY, 40, 40)
    compared(text, mention, "largest exchange so far", kind="largest")
    (row,) = rows(ledger(text, swap("other", MAY - timedelta(days=20), before, before)[0]), "largest")
    assert row.outcome == outcome


@pytest.mark.parametrize(("days", "outcome"), [(60, "cannot_tell"), (20, "fails")])
def test_the_largest_since_another_is_not_larger_than_that_one(days: int, outcome: str):
    text, mention = swap("claim", MAY, 40, 40)
    month = (MAY - timedelta(days=70), MAY - timedelta(days=40))
    compared(text, mention, "largest since March", kind="largest", since_earliest=month[0], since_latest=month[1])
    (row,) = rows(ledger(text, swap("other", MAY - timedelta(days=days), 90, 90)[0]), "largest")
    assert row.outcome == outcome


@pytest.mark.parametrize(
    ("found", "outcome", "why"),
    [
        (81.0, "fails", "60 + 21 = 81, by the numbers of the text; it says 80"),
        (80.0, "holds", "60 + 21 = 81, by the numbers of the text; it says 80"),
        (None, "cannot_tell", "the text says 80 and prints no numbers that give it"),
    ],
)
def test_sums_of_the_text(found: float | None, outcome: str, why: str):
    text, mention = swap("claim", MAY, 40, 40)
    compared(text, mention, "80 in all", kind="sum", low=80.0, high=80.0, found=found, working="60 + 21 = 81")
    (row,) = rows(ledger(text), "sum")
    assert (row.outcome, row.explanation) == (outcome, why)


@pytest.mark.parametrize(("days", "outcome"), [(20, "fails"), (800, "cannot_tell")])
def test_a_bare_largest_is_not_said_of_years_ago(days: int, outcome: str):
    text, mention = swap("claim", MAY, 40, 40)
    compared(text, mention, "largest", kind="largest")
    (row,) = rows(ledger(text, swap("other", MAY - timedelta(days=days), 90, 90)[0]), "largest")
    assert row.outcome == outcome


def test_a_sum_that_fails_is_shown_with_who_prints_what_the_terms_give():
    text, mention = swap("claim", MAY, 40, 40)
    words = "60 and 21 people, bringing to 90 the total"
    claim = compared(text, mention, words, kind="sum", low=90.0, high=90.0, found=81.0, working="60 + 21 = 81")
    at = claim.start + words.index("90")
    text.comparisons[-1] = replace(claim, checked_start=at, checked_end=at + 2)
    other, same = swap("other", MAY, 40, 40)
    compared(other, same, "81 in all", kind="sum", low=81.0, high=81.0, found=81.0, working="60 + 21 = 81")
    story = ledger(text, other)
    (row,) = [d for d in story.disagreements if d.field == "sum"]
    told = [(p.value, p.quote) for p in story.positions if p.disagreement_id == row.disagreement_id]
    assert row.kind == "arithmetic"
    assert sorted(told) == [("81", "60 and 21 people, bringing to "), ("81", "81 in all"), ("90", "90")]


def test_a_sum_is_checked_where_no_event_is_told():
    text, mention = swap("claim", MAY, 40, 40)
    claim = compared(text, mention, "81 in all", kind="sum", low=81.0, high=81.0, found=81.0, working="60 + 21 = 81")
    text.comparisons[-1] = replace(claim, mention_id=None)
    (row,) = rows(ledger(text), "sum")
    assert (row.subject_id, row.outcome) == (None, "holds")


def deal(name: str = "deal") -> tuple[Text, Mention]:
    text = Text(name, fields={"published": MAY})
    mention = text.tells("They agreed to exchange 300 captives each.", "exchange", day=MAY, status="agreed")
    text.counts_in(mention, "300", 300, "NOR")
    text.counts_in(mention, "300", 300, "SUD")
    return text, mention


def test_what_was_done_before_a_deal_does_not_carry_it_out():
    text, _ = deal()
    mention = text.tells("In the first stage of it, 200 captives were exchanged.", "exchange", day=MAY - timedelta(days=400))
    text.counts_in(mention, "200", 200, "NOR")
    story = ledger(text)
    assert [d.basis for d in story.deal_deeds] == []


def test_a_number_agreed_for_no_side_is_told_with_the_deal():
    text = Text("deal", fields={"published": MAY})
    mention = text.tells("They agreed to exchange 300 captives.", "exchange", day=MAY, status="agreed")
    text.counts_in(mention, "300", 300, None)
    (row,) = ledger(text).deals
    assert (row.state, row.explanation.split(";")[0]) == ("cannot_tell", "“300” agreed, for which side is not said")


def test_a_deed_that_the_text_ties_to_the_deal_counts_and_the_rest_is_open():
    agreed, _ = deal()
    done = Text("done", fields={"published": MAY + timedelta(days=5)})
    mention = done.tells("As agreed, an exchange of 120 captives each took place.", "exchange", day=MAY + timedelta(days=5))
    done.counts_in(mention, "120", 120, "NOR")
    done.counts_in(mention, "120", 120, "SUD")
    story = ledger(agreed, done)
    (row,) = story.deals
    assert (row.state, row.open_a, row.open_b, row.n_deeds, row.n_likely) == ("open", 180, 180, 1, 0)
    (tie,) = story.deal_deeds
    assert tie.basis == "said"
    assert tie.quote == mention.quote
    assert {r.outcome for r in rows(story, "stages")} == {"cannot_tell"}


def test_a_tie_by_date_and_number_alone_is_shown_and_counts_for_nothing():
    agreed, _ = deal()
    story = ledger(agreed, swap("other", MAY + timedelta(days=20), 300, 300)[0])
    (row,) = story.deals
    assert (row.state, row.returned_a, row.n_deeds, row.n_likely) == ("open", None, 0, 1)
    assert [t.basis for t in story.deal_deeds] == ["date_and_number"]


def test_opposed_voices_that_give_one_number_agree():
    north, _ = swap("a", MAY, 131, 97, source_id="norpress")
    south, _ = swap("b", MAY, 131, 97, source_id="sudpress")
    agreed = {(c.field, c.value, c.side) for c in ledger(north, south).concords}
    assert ("counts.returned", "131 prisoner returned to NOR", "NOR") in agreed
    assert ("counts.returned", "131 prisoner returned to NOR", "SUD") in agreed
    assert ("status", "happened", "SUD") in agreed


def test_one_voice_agrees_with_nobody():
    north, _ = swap("a", MAY, 131, 97, source_id="norpress")
    wire, _ = swap("b", MAY, 131, 97, source_id="wire")
    assert not ledger(north, wire).concords
