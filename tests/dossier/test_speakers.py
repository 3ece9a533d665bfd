"""Speaker pages and who is quoted by which outlets, from tables made by hand; the page's own script where there is a browser."""

import html
import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from peaceledger.dossier.pages import BY_KEY, Frame
from peaceledger.dossier.pages.statements import Statements
from peaceledger.dossier.refs import Texts
from peaceledger.dossier.speakers import quoted_table, spoken
from peaceledger.dossier.words import words_in
from peaceledger.dossier.write import Shelf, render

DAY, NEXT = date(2031, 3, 4), date(2031, 4, 1)
TEXTS = {
    "c_1": "😀 Arn Vale said: “We will not sign.” Then he left.",
    "c_2": "Cid Marr quoted Arn Vale as saying “we will not sign”. Bea Holt laughed.",
    "c_3": "Bea Holt said that nobody had asked.",
}
SAY = words_in()
SHELF = Shelf(texts=TEXTS, names=dict.fromkeys(TEXTS, "Post"), marks={})


def article(number: int, published: date | None, source: str | None) -> dict[str, Any]:
    return {"article_id": f"a_{number}", "capture_id": f"c_{number}", "published": published, "source_id": source}


def statement(number: int, capture: int, words: str, speaker: str | None, side: str | None, **changes: Any) -> dict[str, Any]:
    text = TEXTS[f"c_{capture}"]
    start = text.index(words)
    at = text.index(speaker) if speaker and speaker in text else None
    fields: dict[str, Any] = {
        "statement_id": f"s_{number}",
        "article_id": f"a_{capture}",
        "capture_id": f"c_{capture}",
        "utterance_id": f"u_{number}",
        "speaker": speaker,
        "side": side,
        "chain": [speaker],
        "cue": "said",
        "kind": "direct",
        "stance": "reject",
        "stances": ["reject"],
        "topics": ["negotiation_format"],
        "start": start,
        "end": start + len(words),
        "speaker_start": at,
        "speaker_end": None if at is None else at + len(speaker or ""),
    }
    return fields | changes


def utterance(s: dict[str, Any], published: date | None, **changes: Any) -> dict[str, Any]:
    kept = {name: s[name] for name in ("utterance_id", "speaker", "side", "statement_id", "capture_id", "start")}
    return kept | {"first_statement_id": s["statement_id"], "first_published": published, "n_first": 1} | changes


SAID = [
    statement(1, 1, "We will not sign.", "Arn Vale", "NOR"),
    statement(2, 2, "we will not sign", "Arn Vale", "NOR", utterance_id="u_1", chain=["Cid Marr", "Arn Vale"], stances=["claim"]),
    statement(3, 3, "nobody had asked", "Bea Holt", "SUD", kind="indirect"),
]
TABLES: dict[str, list[dict[str, Any]]] = {
    "captures": [{"capture_id": key, "source_name": None, "path": f"{key}.txt", "text": text} for key, text in TEXTS.items()],
    "articles": [article(1, NEXT, "wire"), article(2, DAY, "norpress"), article(3, None, None)],
    "sources": [{"source_id": "wire", "name": "Wire"}, {"source_id": "norpress", "name": "Norpress"}],
    "statements": SAID,
    "utterances": [
        utterance(SAID[0], DAY, first_statement_id="s_2"),
        utterance(SAID[2], None, first_statement_id=None, n_first=0),
    ],
    "actors": [{"actor_id": "NOR", "name": "Norland"}, {"actor_id": "SUD", "name": "Sudmark"}],
    "disagreements": [{"subject_id": "u_1", "disagreement_id": "d_1", "field": "wording"}],
}
PAGES = Texts(by_capture=TEXTS, label={})
ALL = {"a_1", "a_2", "a_3"}


def test_an_utterance_comes_with_its_reports_the_first_one_first():
    pages = spoken(TABLES, PAGES, ALL, SAY)
    first, last = pages.said
    assert (first.day, last.day) == ("2031-03-04", "")
    assert [pages.articles[r[0]] for r in first.reports] == [("c_2", 0, "4 March 2031"), ("c_1", 1, "1 April 2031")]
    assert first.fullest == 1
    assert first.quarrel == "d_1"
    assert [pages.chains[r[4]] for r in first.reports] == ["Cid Marr", ""]
    assert [pages.stances[i] for i in first.stances] == ["reject", "claim"]
    assert [pages.side_names[i] for i in first.sides] == ["Norland"]


def test_passages_are_counted_as_a_browser_counts():
    pages = spoken(TABLES, PAGES, ALL, SAY)
    _, start, end, _, _, _, speaker, speaker_end = pages.said[0].reports[1]
    units = TEXTS["c_1"].encode("utf-16-le")
    assert units[2 * start : 2 * end].decode("utf-16-le") == "We will not sign."
    assert units[2 * speaker : 2 * speaker_end].decode("utf-16-le") == "Arn Vale"


def test_what_only_other_articles_report_is_left_out():
    assert [u.utterance_id for u in spoken(TABLES, PAGES, {"a_3"}, SAY).said] == ["u_3"]


def test_nobody_named_is_somebody_on_the_page():
    unnamed = TABLES | {"utterances": [TABLES["utterances"][1] | {"speaker": None, "side": None}]}
    pages = spoken(unnamed, PAGES, ALL, SAY)
    assert (pages.speakers, pages.side_names) == (("nobody named",), ("no side known",))


def test_who_is_quoted_where():
    table = quoted_table(TABLES, ALL, SAY)
    assert table.outlets == ("Norpress", "Wire", "c_3.txt, outlet not stated")
    assert [(r.name, r.total, r.counts) for r in table.sides] == [("Norland", 2, (1, 1, 0)), ("Sudmark", 1, (0, 0, 1))]
    assert [(r.name, r.side, r.total, r.when) for r in table.speakers] == [("Arn Vale", "NOR", 2, "Mar 2031 to Apr 2031")]
    assert (table.left_out, table.n_elsewhere) == (1, 0)


def test_joint_speakers_count_for_each():
    joint = TABLES | {"statements": [s | {"speaker": "Arn Vale; Bea Holt"} for s in SAID]}
    assert [(r.name, r.total) for r in quoted_table(joint, ALL, SAY).speakers] == [("Arn Vale", 3), ("Bea Holt", 3)]


def test_outlets_beyond_the_columns_are_counted_together(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("peaceledger.dossier.speakers.MOST_OUTLETS", 1)
    table = quoted_table(TABLES, ALL, SAY)
    assert (table.outlets, table.n_elsewhere) == (("Norpress",), 2)
    assert [(r.name, r.counts, r.elsewhere) for r in table.sides] == [("Norland", (1,), 1), ("Sudmark", (0,), 1)]


def test_a_disagreement_of_wording_is_headed_by_who_speaks_and_shows_the_passages_alone():
    row = {"note": "two wordings", "kind": "wording", "strength": "wording"}
    place = {name: SAID[1][name] for name in ("capture_id", "start", "end", "side")}
    position = place | {"disagreement_id": "d_1", "value": "we will not sign"}
    tables = TABLES | {
        "disagreements": [d | row for d in TABLES["disagreements"]],
        "positions": [position],
        "events": [],
        "mentions": [],
    }
    texts = Texts(by_capture=TEXTS, label={"c_2": "Norpress"})
    (found,) = BY_KEY["disagreements"].make(tables, texts, Frame()).rows
    assert found.subject == "Arn Vale"
    assert [(s.value, ref.quote) for s in found.stands for _, ref in s.passages] == [("", "we will not sign")]


def statements(**changes: Any) -> Statements:
    fields = {"spoken": spoken(TABLES, PAGES, ALL, SAY), "quoted": quoted_table(TABLES, ALL, SAY)}
    return Statements(rows=(), left_out=0, **(fields | changes))


BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def shown(tmp_path: Path, address: str, page: Statements | None = None) -> str:
    """The page's list of statements after its script has run, without elements."""
    file = tmp_path / "dossier.html"
    file.write_text(render("invented", [(BY_KEY["statements"], statements() if page is None else page, ())], SHELF, SAY), "utf-8")
    flags = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--virtual-time-budget=3000",
        f"--user-data-dir={tmp_path / 'profile'}",
    ]
    done = subprocess.run(
        [str(BROWSER), *flags, "--dump-dom", f"{file.as_uri()}{address}"], capture_output=True, timeout=60, check=True
    )
    text = done.stdout.decode().partition('id="said-head"')[2].partition("<noscript")[0]
    return " ".join(html.unescape(re.sub("<[^>]*>", " ", text.partition(">")[2])).split())


@pytest.mark.skipif(BROWSER is None, reason="no browser to run the page's script")
def test_the_script_shows_each_speaker_s_page(tmp_path: Path):
    vale = shown(tmp_path, "#speaker=Arn%20Vale")
    assert vale.startswith("Arn Vale 1 utterance in 2 reports by 2 outlets, 4 March 2031 4 March 2031 Norland We will not sign.")
    assert "Wire, 1 April 2031 Arn Vale “said”" in vale
    assert "Norpress, 4 March 2031 Cid Marr Arn Vale" in vale
    assert "2 reports in 2 outlets; first Norpress, 4 March 2031" in vale
    assert "nobody had asked" not in vale
    assert shown(tmp_path, "#side=SUD&stance=accept").startswith("Sudmark accept 0 utterances")


@pytest.mark.skipif(BROWSER is None, reason="no browser to run the page's script")
def test_a_page_without_statements_and_one_with_hostile_names_still_run(tmp_path: Path):
    none = {name: [] for name in TABLES} | {"captures": TABLES["captures"]}
    empty = statements(spoken=spoken(none, PAGES, set(), SAY), quoted=quoted_table(none, set(), SAY))
    assert shown(tmp_path, "", empty).startswith("Everybody 0 utterances in 0 reports")
    evil = "<img src=x onerror=x()>"
    pages = replace(statements().spoken, speakers=(evil, "Bea Holt"))
    assert shown(tmp_path, f"#speaker={quote(evil)}", statements(spoken=pages)).startswith(f"{evil} 1 utterance")
