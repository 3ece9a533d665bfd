"""Charts in a real browser: filters, arrow keys, files."""

import re
from pathlib import Path
from xml.etree import ElementTree

from shown import Ledger


def test_filters_narrow_the_list_and_its_chart(sample: Ledger, look) -> None:
    page = look().open(sample.dossier)
    page.goto(f"{sample.dossier.as_uri()}#timeline")
    marks = page.locator("#chart-timeline .mark:visible")
    rows = page.locator("#timeline li.event:visible")
    every, listed = marks.count(), rows.count()
    choice = page.locator("#sift select[data-by=type] option").nth(1)
    name, number = re.fullmatch(r"(.*) \((\d+)\)", choice.inner_text()).groups()
    page.select_option("#sift select[data-by=type]", index=1)
    assert rows.count() == int(number) < listed
    assert 0 < marks.count() < every
    assert {row.get_attribute("data-type") for row in rows.all()} == {name}
    page.locator("#sift button").click()
    assert (marks.count(), rows.count()) == (every, listed)


def test_words_narrow_the_chart_too_and_both_filters_are_counted(sample: Ledger, look) -> None:
    page = look().open(sample.dossier)
    page.goto(f"{sample.dossier.as_uri()}#timeline")
    marks, rows = page.locator("#chart-timeline .mark:visible"), page.locator("#timeline li.event:visible")
    every = marks.count()
    page.locator("#timeline input[data-filter]").press_sequentially("exchange")
    by_words = rows.count()
    assert 0 < marks.count() < every
    page.select_option("#sift select[data-by=status]", index=1)
    left, total = map(int, page.locator("#sift [role=status]").inner_text().split(" / "))
    assert left == rows.count() <= by_words < total
    page.locator("#timeline input[data-filter]").fill("")
    page.locator("#sift button").click()
    assert (marks.count(), page.locator("#sift [role=status]").inner_text()) == (every, "")


def test_two_filters_are_both_meant(sample: Ledger, look) -> None:
    page = look().open(sample.dossier)
    page.goto(f"{sample.dossier.as_uri()}#timeline")
    for by in ("party", "source"):
        page.select_option(f"#sift select[data-by={by}]", index=1)
    wanted = {by: page.locator(f"#sift select[data-by={by}]").input_value() for by in ("party", "source")}
    rows = page.locator("#timeline li.event:visible").all()
    assert rows
    assert all(wanted[by] in row.get_attribute(f"data-{by}").split("\n") for row in rows for by in wanted)


def test_arrow_keys_walk_the_marks_of_a_chart(sample: Ledger, look) -> None:
    page = look().open(sample.dossier)
    page.goto(f"{sample.dossier.as_uri()}#timeline")
    here = "document.activeElement.getAttribute('href')"
    page.locator("#chart-timeline a.mark[tabindex='0']").focus()
    first = page.evaluate(here)
    page.keyboard.press("ArrowRight")
    second = page.evaluate(here)
    page.keyboard.press("End")
    last = page.evaluate(here)
    assert len({first, second, last}) == 3
    assert page.locator("#chart-timeline a.mark[tabindex='0']").count() == 1
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == last
    page.locator(f"[id='{last[1:]}'] details[open]").wait_for(state="attached")


def test_a_picture_and_its_data_can_be_saved(sample: Ledger, look, tmp_path: Path) -> None:
    page = look(accept_downloads=True).open(sample.dossier)
    page.goto(f"{sample.dossier.as_uri()}#exchanges")
    for control, name in (("button.save-svg", "exchanges.svg"), ("a[download]", "exchanges.csv")):
        with page.expect_download() as saved:
            page.locator(f"#chart-exchanges {control}").click()
        assert saved.value.suggested_filename == name
        saved.value.save_as(tmp_path / name)
    root = ElementTree.parse(tmp_path / "exchanges.svg").getroot()
    assert root.attrib["width"] == "720"
    assert not [e for e in root.iter() if "href" in e.attrib]
    lines = (tmp_path / "exchanges.csv").read_text("utf-8").splitlines()
    assert len(lines) - 1 == page.locator("#chart-exchanges tbody tr").count()


def test_without_a_script_the_charts_stand_and_the_filters_do_not(sample: Ledger, look) -> None:
    page = look(java_script_enabled=False).open(sample.dossier)
    assert page.locator("#chart-exchanges svg").is_visible()
    assert page.locator("#chart-map svg").first.is_visible()
    assert not page.locator("#sift").is_visible()
    assert not page.locator("button.save-svg").first.is_visible()
    assert page.locator("#chart-exchanges a[download]").is_visible()
