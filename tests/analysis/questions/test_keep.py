"""Answers are kept as JSON, exported as data, and repeated from them with the same numbers; the page shows them."""

import json
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from invented import war
from lxml import html

from peaceledger.analysis.frames import answers_frame, checks_frame, events_frame, series_frame
from peaceledger.analysis.questions.ask import ask
from peaceledger.analysis.questions.export import export
from peaceledger.analysis.questions.keep import Asked, as_kept, keep, kept_studies
from peaceledger.analysis.questions.notebook import inert
from peaceledger.analysis.questions.read import question_of, read_question
from peaceledger.analysis.questions.repeat import read_export
from peaceledger.dossier.links import OneFile
from peaceledger.dossier.pages import BY_KEY, Frame
from peaceledger.dossier.refs import Texts
from peaceledger.dossier.render import environment, section
from peaceledger.dossier.words import words_in
from peaceledger.errors import UsageError

EVIL = '<script>alert(1)</script> "; --'


@pytest.fixture(scope="module")
def asked() -> Asked:
    ready = read_question("less-fighting")
    main = ready.text.split("[[alternative]]")[0].replace("[design]\n", "[design]\ndraws = 199\n", 1)
    question = question_of(main.encode(), ready.file)
    ledger = war("XUS", "XKO")
    names = {"XUS": EVIL, "XKO": "Party XKO"}
    made = datetime(2031, 2, 3, 4, 5, tzinfo=UTC)
    return Asked(question=question, answers=ask(question, ledger, {}), given={}, names=names, made=made)


def test_what_is_kept_is_json_that_comes_back(asked: Asked, tmp_path: Path) -> None:
    (tmp_path / "ledger").mkdir()
    path = keep(asked, tmp_path / "ledger")
    (found,) = kept_studies(tmp_path / "ledger")
    assert found == json.loads(path.read_text("utf-8")) == as_kept(asked, tmp_path / "ledger")
    assert (found["digest"], found["file"]) == (asked.question.digest, asked.question.text)
    assert found["answers"][0]["roles"] == {"A": "XUS"}
    assert found["answers"][0]["result"]["estimate"]["high"] < 1


def test_what_is_damaged_is_not_shown(asked: Asked, tmp_path: Path) -> None:
    path = keep(asked, tmp_path)
    path.write_text("{", "utf-8")
    (path.parent / "other.json").write_text('{"format": 99}', "utf-8")
    assert kept_studies(tmp_path) == []


def test_an_export_gives_the_same_answers_again(asked: Asked, tmp_path: Path) -> None:
    export(asked, tmp_path / "out")
    again = read_export(tmp_path / "out")
    assert len(again) == len(asked.answers)
    for one, answer in zip(again[:2], asked.answers[:2], strict=True):
        result = one.again()
        assert result.estimate == answer.result.estimate
        assert result.p == answer.result.p
    assert (tmp_path / "out" / "study.toml").read_text("utf-8") == asked.question.text
    export(asked, tmp_path / "out")  # an earlier export may be written over


def test_the_words_of_a_notebook_stay_words() -> None:
    evil = "![a](https://leak.example/p.png) <img src=x onerror=alert(1)>\n# head $x^2$ `code` &lt;b&gt;"
    shown = re.sub(r"\\(.)", "", inert(evil))  # what is escaped shows as it is
    assert not set("[]<>#$`!&\n") & set(shown)
    assert inert("Peace talk follows setbacks, by 3.5 days (at most).") == "Peace talk follows setbacks, by 3.5 days (at most)."


def test_the_notebook_of_an_export_runs(asked: Asked, tmp_path: Path) -> None:
    """Its cells are run in order in a process of their own."""
    export(
        Asked(question=asked.question, answers=asked.answers[:1], given={}, names=asked.names, made=asked.made), tmp_path / "out"
    )
    book = json.loads((tmp_path / "out" / "repeat.ipynb").read_text("utf-8"))
    assert (book["nbformat"], book["nbformat_minor"]) == (4, 5)
    code = "\n".join(c["source"] for c in book["cells"] if c["cell_type"] == "code")
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path / "out", capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert "interval" in done.stdout


def test_a_notebook_is_valid(asked: Asked, tmp_path: Path) -> None:
    nbformat = pytest.importorskip("nbformat")
    export(asked, tmp_path / "out")
    nbformat.validate(nbformat.read(tmp_path / "out" / "repeat.ipynb", as_version=4))


def test_an_export_does_not_write_into_other_things(asked: Asked, tmp_path: Path) -> None:
    (tmp_path / "letters.txt").write_text("mine", "utf-8")
    with pytest.raises(UsageError, match="holds other files"):
        export(asked, tmp_path)


def test_frames_hold_what_the_answers_hold(asked: Asked) -> None:
    frame = answers_frame(asked)
    assert list(frame["reading"])[:2] == ["main", "main"]
    estimate = asked.answers[0].result.estimate
    assert estimate is not None
    assert frame["effect"][0] == estimate.value
    assert len(checks_frame(asked)) == len(asked.answers[0].result.checks)
    material = asked.answers[0].material
    assert material is not None
    assert material.outcome is not None
    assert material.events is not None
    series = series_frame(material.outcome)
    assert (series.index[0].date(), float(series["best"].sum())) == (material.outcome.first, float(material.outcome.best.sum()))
    assert len(events_frame(material.events)) == len(material.events.items)


@pytest.fixture(scope="module")
def page(asked: Asked, tmp_path_factory: pytest.TempPathFactory) -> html.HtmlElement:
    say = words_in("en")
    kept = as_kept(asked, tmp_path_factory.mktemp("ledger"))
    studies = BY_KEY["studies"]
    it = studies.make({}, Texts(by_capture={}, label={}), Frame(say=say, studies=(kept,)))
    return html.fromstring(f"<main>{section(environment(OneFile(), say), studies, it)}</main>")


def test_the_page_shows_claim_answers_figures_checks_limits_and_digest(asked: Asked, page: html.HtmlElement) -> None:
    text = page.text_content()
    for wanted in (asked.question.table.claim, asked.question.table.whose, asked.question.digest, *asked.question.table.limits):
        assert wanted in text
    assert len(page.findall(".//svg")) >= 4
    assert all(svg.get("role") == "group" and svg.get("aria-label") for svg in page.iter("svg"))
    assert "95% interval" in text


def test_nothing_on_the_page_comes_from_a_name(page: html.HtmlElement) -> None:
    assert EVIL in page.text_content()
    assert not list(page.iter("script"))


def test_each_answer_has_its_table_as_a_file(page: html.HtmlElement) -> None:
    files = [a for a in page.iter("a") if a.get("download")]
    assert files
    assert all(a.get("href").startswith("data:text/csv;charset=utf-8;base64,") for a in files)


def test_a_page_without_studies_says_so() -> None:
    say = words_in("en")
    studies = BY_KEY["studies"]
    it = studies.make({}, Texts(by_capture={}, label={}), Frame(say=say))
    assert "No study was made" in str(section(environment(OneFile(), say), studies, it))
