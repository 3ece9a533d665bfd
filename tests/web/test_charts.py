"""Charts in the web app: on their pages, and as files."""

import pytest
from starlette.testclient import TestClient


@pytest.mark.parametrize("key", ["timeline", "mediators"])
def test_a_page_shows_its_charts_with_files_beside_them(pages: TestClient, key: str) -> None:
    text = pages.get(f"/{key}").text
    assert 'class="chart ' in text
    assert f'href="/chart/{key}.csv"' in text
    assert f'href="/chart/{key}.svg"' in text


def test_charts_are_of_the_whole_ledger_on_every_screen(pages: TestClient) -> None:
    marks = [pages.get(f"/timeline{query}").text.count('class="mark"') for query in ("", "?type=negotiation_round")]
    assert marks[0] == marks[1] > 5


def test_a_file_of_a_chart(pages: TestClient) -> None:
    table = pages.get("/chart/timeline.csv")
    assert table.headers["content-type"].startswith("text/csv")
    assert table.headers["content-disposition"] == 'attachment; filename="timeline.csv"'
    assert table.text.splitlines()[0].startswith("Date,")
    picture = pages.get("/chart/timeline.svg")
    assert picture.headers["content-type"].startswith("image/svg+xml")
    assert picture.text.startswith("<svg xmlns=")
    assert "<script" not in picture.text


@pytest.mark.parametrize("name", ["timeline.png", "nothing.csv", "csv", "timeline.", "..%2Ftimeline.csv"])
def test_there_is_no_other_file(pages: TestClient, name: str) -> None:
    assert pages.get(f"/chart/{name}").status_code == 404
