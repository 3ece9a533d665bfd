"""Charts in the web app: on their pages, and as files."""

from collections import Counter
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from peaceledger.analysis.tables import read_tables


@pytest.mark.parametrize("key", ["timeline", "mediators"])
def test_a_page_shows_its_charts_with_files_beside_them(pages: TestClient, key: str) -> None:
    text = pages.get(f"/{key}").text
    assert 'class="chart ' in text
    assert f'href="/chart/{key}.csv"' in text
    assert f'href="/chart/{key}.svg"' in text


def lines(answer: str) -> int:
    return len(answer.splitlines()) - 1


def test_charts_are_of_the_whole_ledger_on_every_screen(pages: TestClient) -> None:
    marks = [pages.get(f"/timeline{query}").text.count('class="mark"') for query in ("", "?page=9", "?type=")]
    assert marks[0] == marks[1] == marks[2] > 5


def test_a_filter_narrows_the_chart_its_files_and_says_so(pages: TestClient, sample: Path) -> None:
    events = [e for e in read_tables(sample, ["events"])["events"] if e["relevance"] == "on_topic"]
    days = [e for e in events if e["date_earliest"] or e["date_latest"]]
    kind = Counter(e["type"] for e in days).most_common()[-1][0]
    n = sum(e["type"] == kind for e in events)
    dated = [e for e in days if e["type"] == kind]
    whole, some = (pages.get(f"/timeline{query}").text for query in ("", f"?type={kind}"))
    assert some.count('class="mark"') < whole.count('class="mark"')
    assert f"Drawn is only what is chosen above: {n} of {len(events)}." in some
    assert "Drawn is only" not in whole
    assert f'href="/chart/timeline.csv?type={kind}"' in some
    assert lines(pages.get(f"/chart/timeline.csv?type={kind}").text) == len(dated)
    assert lines(pages.get("/chart/timeline.csv").text) > len(dated)


def test_a_map_follows_its_filters(pages: TestClient) -> None:
    assert pages.get("/chart/map.csv?until=1900-01-01").status_code == 404  # nothing to be drawn
    assert pages.get("/map?until=1900-01-01").status_code == 200
    assert lines(pages.get("/chart/map.csv").text) > 0


def test_what_no_filter_can_narrow_says_so(pages: TestClient) -> None:
    text = pages.get("/sources?kind=news").text
    assert "This picture is of the whole ledger" in text


@pytest.mark.parametrize("value", ["x", "'; DROP TABLE events; --", "2031-13-45", "\u202e<script>"])
def test_a_chart_takes_any_value(pages: TestClient, value: str) -> None:
    for key in ("timeline", "exchanges", "positions", "mediators", "copies", "map"):
        for by in ("since", "type", "words", "kind", "party", "mediator"):
            assert pages.get(f"/chart/{key}.svg", params={by: value}).status_code in (200, 404)
            assert "<script>" not in pages.get(f"/{key}", params={by: value}).text


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
