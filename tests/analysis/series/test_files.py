"""A user's own series: known formats by their columns, any other CSV by a map, and what cannot be used is refused in words."""

import gzip
import zipfile
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from peaceledger.analysis.series.files import given_series, read_day, read_series
from peaceledger.analysis.series.maps import KNOWN
from peaceledger.analysis.series.observations import left_out, series_of
from peaceledger.errors import UsageError

GED = """id,date_start,date_end,date_prec,side_a,side_b,best,low,high,country
1,2031-03-01 00:00:00.000,2031-03-01 00:00:00.000,1,North,South,4,2,9,Utopia
2,2031-03-03 00:00:00.000,2031-03-05 00:00:00.000,2,North,South,6,6,6,Utopia
3,2031-03-01 00:00:00.000,2031-03-31 00:00:00.000,4,North,South,50,50,50,Utopia
4,2031-03-06 00:00:00.000,2031-03-06 00:00:00.000,1,North,South,1,1,1,Arcadia
"""
ACLED = """event_id_cnty,event_date,time_precision,event_type,sub_event_type,fatalities
UTO1,01 March 2031,1,Battles,Armed clash,3
UTO2,2031-03-02,1,Battles,Armed clash,0
UTO3,2031-03-09,2,Battles,Armed clash,5
UTO4,2031-03-20,3,Battles,Armed clash,5
"""
VIINA = """viina_version,event_id_1pd,date,n_reports,t_mil_b
bert_1,1,20310301,3,1
bert_1,2,20310301,1,0
bert_1,3,20310304,1,1
"""


def write(folder: Path, text: str, name: str = "series.csv") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def values(series) -> list[float | None]:
    return [None if np.isnan(v) else round(float(v), 3) for v in series.best]


def test_ucdp_events_keep_best_low_and_high_and_are_spread_over_their_days(tmp_path: Path) -> None:
    observed = read_series("deaths", write(tmp_path, GED))
    series = series_of(observed)
    assert series is not None
    assert (series.first, series.unit) == (date(2031, 3, 1), "deaths")
    assert values(series) == [4, 0, 2, 2, 2, 1]
    assert series.low[0] == 2
    assert series.high[0] == 9
    assert any("1 of 4 are dated to more than 7 days" in note for note in left_out(observed))


def test_a_map_refines_a_known_format(tmp_path: Path) -> None:
    by = write(tmp_path, 'date = "date_start"\nend = "date_end"\nrows = "events"\n[where]\ncountry = ["Arcadia"]\n', "map.toml")
    series = series_of(read_series("events", write(tmp_path, GED), by))
    assert series is not None
    assert (series.first, values(series)) == (date(2031, 3, 6), [1])


def test_an_acled_date_that_is_exact_to_a_week_is_a_week_and_one_exact_to_a_month_is_left_out(tmp_path: Path) -> None:
    observed = read_series("events", write(tmp_path, ACLED))
    series = series_of(observed)
    assert series is not None
    assert values(series)[:2] == [1, 1]
    assert values(series)[5:12] == [round(1 / 7, 3)] * 7
    assert any("1 of 4 are dated to more than 7 days" in note for note in left_out(observed))


def test_viina_events_are_the_military_ones(tmp_path: Path) -> None:
    series = series_of(read_series("events", write(tmp_path, VIINA)))
    assert series is not None
    assert (series.first, values(series)) == (date(2031, 3, 1), [1, 0, 0, 1])


def test_packed_files_are_read_as_plain_ones(tmp_path: Path) -> None:
    plain = series_of(read_series("e", write(tmp_path, VIINA)))
    with gzip.open(tmp_path / "e.csv.gz", "wt", encoding="utf-8") as out:
        out.write(VIINA)
    with zipfile.ZipFile(tmp_path / "e.zip", "w") as packed:
        packed.writestr("event_1pd.csv", VIINA)
    assert plain is not None
    for name in ("e.csv.gz", "e.zip"):
        again = series_of(read_series("e", tmp_path / name))
        assert again is not None
        assert values(again) == values(plain)


def test_a_running_total_is_taken_apart_and_a_hole_in_it_is_unknown_not_zero(tmp_path: Path) -> None:
    text = "day,total\n2031-01-01,100\n2031-01-02,110\n2031-01-04,130\n2031-01-05,125\n2031-01-06,131\n"
    by = write(tmp_path, 'date = "day"\nvalue = "total"\nreckon = "running_total"\n', "map.toml")
    observed = read_series("losses", write(tmp_path, text), by)
    series = series_of(observed)
    assert series is not None
    assert (series.first, values(series)) == (date(2031, 1, 2), [10, None, None, None, 6])
    assert any("falls on 1 days" in note for note in observed.notes)


def test_a_level_may_fall(tmp_path: Path) -> None:
    by = write(tmp_path, 'date = "day"\nvalue = "area"\nreckon = "level"\n', "map.toml")
    series = series_of(read_series("front", write(tmp_path, "day,area\n2031-01-01,9\n2031-01-02,7\n"), by))
    assert series is not None
    assert (series.kind, values(series)) == ("level", [-2])


def test_a_day_without_a_row_is_unknown_in_a_daily_series_and_none_in_a_list_of_events(tmp_path: Path) -> None:
    path = write(tmp_path, "day,n\n2031-01-01,5\n2031-01-03,NA\n2031-01-04,7\n")
    said = {"days": 'rows = "days"', "none": 'missing = "none"', "events": 'rows = "events"'}
    for key, expected in (("days", [5, None, None, 7]), ("none", [5, 0, None, 7]), ("events", [5, 0, None, 7])):
        by = write(tmp_path, f'date = "day"\nvalue = "n"\n{said[key]}\n', f"{key}.toml")
        series = series_of(read_series("n", path, by))
        assert series is not None
        assert values(series) == expected


@pytest.mark.parametrize(
    ("text", "map_text", "said"),
    [
        ("a,b\n1,2\n", None, "none of the formats known by their columns"),
        ("a,b\n1,2\n", 'date = "day"\nvalue = "b"\n', "has no column 'day'"),
        ("a,b\n03/04/2031,2\n", 'date = "a"\nvalue = "b"\n', "line 2: '03/04/2031' is no day, or could be two"),
        ("a,b\n2031-01-01,many\n", 'date = "a"\nvalue = "b"\n', "line 2: 'many' is no number"),
        ("a,b\n2031-01-01,inf\n", 'date = "a"\nvalue = "b"\n', "'inf' is no number of anything"),
        ("a,b\n2031-01-01,1\n2031-01-01,2\n", 'date = "a"\nvalue = "b"\n', "1 days stand there twice"),
        ("a,b\n", 'date = "a"\nvalue = "b"\n', "has no row that can be used"),
        ("a,a\n1,2\n", 'date = "a"\nvalue = "a"\n', "stands there twice"),
        ("a,b\n2031-01-02,1\n", 'date = "a"\n', "needs value"),
        ("a,b\n2031-01-02,1\n", 'date = "a"\nvalue = "b"\ncolour = "red"\n', "colour"),
        ("a,b\n2031-01-02,1\n", "date = ", "is no TOML"),
    ],
)
def test_what_cannot_be_used_is_refused_in_words(text: str, map_text: str | None, said: str, tmp_path: Path) -> None:
    by = write(tmp_path, map_text, "map.toml") if map_text is not None else None
    with pytest.raises(UsageError, match=said.replace("(", r"\(")):
        read_series("x", write(tmp_path, text), by)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_bytes(b"date,n\n\xff\xfe\x00\n")
    with pytest.raises(UsageError, match="no CSV in UTF-8"):
        read_series("x", tmp_path / "x.csv")
    with pytest.raises(UsageError, match="cannot be read"):
        read_series("x", tmp_path / "none.csv")


def test_arguments_name_a_series_and_its_map(tmp_path: Path) -> None:
    path, by = write(tmp_path, "day,n\n2031-01-01,5\n"), write(tmp_path, 'date = "day"\nvalue = "n"\nside = "XUS"\n', "m.toml")
    found = given_series([f"violence={path}:{by}"])
    assert (found["violence"].side, len(found["violence"].digest or "")) == ("XUS", 64)
    for wrong in ("violence", f"={path}", "a b=c.csv"):
        with pytest.raises(UsageError, match="is not understood"):
            given_series([wrong])
    with pytest.raises(UsageError, match="twice"):
        given_series([f"v={path}:{by}", f"v={path}:{by}"])


@pytest.mark.parametrize(
    "text", ["2031-02-03", "03 February 2031", "03-February-2031", "20310203", "3.2.2031", "2031-02-03 00:00:00.000"]
)
def test_days_that_can_mean_one_day_only(text: str) -> None:
    assert read_day(text) == date(2031, 2, 3)


def test_every_known_format_asks_only_for_columns_that_give_it_away() -> None:
    for _, signs, found in KNOWN:
        named = {n for n in (found.date, found.end, found.value, found.low, found.high) if n}
        assert named <= signs
