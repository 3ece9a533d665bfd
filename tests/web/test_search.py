"""Words are found in every kind of text, marked where they stand, and whatever is typed is an answer and never a fault."""

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import Browser
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from peaceledger.analysis.search import KINDS, find, query_of, search
from peaceledger.errors import UsageError
from peaceledger.store.folder import Folder
from peaceledger.store.fulltext import is_current, stamp_of, write_index
from peaceledger.store.publish import publish
from peaceledger.store.read import connect, rows


def capture(key: str, text: str) -> dict[str, object]:
    return {"capture_id": key, "path": f"{key}.txt", "media_type": "text/plain", "sha256": key, "text": text}


def article(key: str, text: str) -> dict[str, object]:
    plain = {"published_basis": "unknown", "language": "en", "kind": "news", "relevance": "on_topic"}
    place = {"article_id": f"a{key}", "capture_id": key, "start": 0, "end": len(text)}
    return place | plain | {"machine_written": False, "unsourced": False}


def ledger_of(folder: Path, *texts: str) -> Path:
    """A ledger of texts of one article each."""
    folder.mkdir(exist_ok=True)
    named = {f"c{n}": text for n, text in enumerate(texts)}
    publish(
        Folder(folder),
        {"captures": [capture(*item) for item in named.items()], "articles": [article(*item) for item in named.items()]},
    )
    return folder


def marked(ledger: Path, words: str) -> list[list[str]]:
    return [[part for part, hit in one.parts if hit] for one in search(ledger, words, "articles")["articles"].hits]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("envoys", [["envoy"]]),
        ("ENVOY Tolm", [["envoy", "Tolm"]]),
        ("cafe", [["Café"]]),
        ('"to Tolm"', [["to Tolm"]]),
        ('"Tolm to"', []),
        ("to*", [["to", "Tolm"], ["told"]]),
        ("envoy -Tolm", []),
        ("told -Tolm", [["told"]]),
        ("Tolm OR nobody", [["Tolm"], ["Nobody"]]),
        ("nobody ferry", []),
    ],
)
def test_what_is_asked_is_found_and_marked(tmp_path: Path, words: str, found: list[list[str]]) -> None:
    ledger = ledger_of(tmp_path / "l", "An envoy went to Tolm by way of the Café Oran.", "Nobody told the harbour master.")
    assert sorted(marked(ledger, words)) == sorted(found)


def test_marks_stand_where_the_words_are_even_behind_wide_and_blanked_characters(tmp_path: Path) -> None:
    text = "😀\x01 naïve\x02 “ferries” 🚢 left"
    hit = search(ledger_of(tmp_path / "l", text), "ferry", "articles")["articles"].hits[0]
    assert text[hit.start : hit.end] == "ferries"
    assert "".join(part for part, _ in hit.parts) == text


def test_a_hit_deep_in_an_article_is_shown_with_its_surroundings(tmp_path: Path) -> None:
    text = f"{'wool and rope ' * 300}the lantern {'salt and tar ' * 300}"
    hit = search(ledger_of(tmp_path / "l", text), "lantern", "articles")["articles"].hits[0]
    assert len("".join(part for part, _ in hit.parts)) < 400
    assert ("lantern", True) in hit.parts


def test_every_kind_is_found_in_a_real_ledger_and_its_words_stand_in_the_passage(sample: Path, tmp_path: Path) -> None:
    shutil.copytree(sample, tmp_path / "copy")
    db = connect(sample)
    texts = {r["capture_id"]: r["text"] for r in rows(db, "SELECT capture_id, text FROM captures")}
    db.close()
    for kind, found in search(tmp_path / "copy", "prison* OR exchange").items():
        assert found.hits, kind
        for hit in found.hits:
            whole = "".join(part for part, _ in hit.parts).strip("… ")
            assert whole in texts[hit.capture_id]


TYPED = st.one_of(st.text(max_size=60), st.text(alphabet="ab \"*-()^:+{}OR'NEAR;,\\", max_size=40))


@pytest.fixture(scope="module")
def words_of(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Any]]:
    """An index, and a cursor of its ledger."""
    ledger = ledger_of(tmp_path_factory.mktemp("words") / "l", "a b ab OR NEAR b a", "nothing")
    search(ledger, "a")
    db = connect(ledger)
    yield Folder(ledger).words, db
    db.close()


@settings(max_examples=200, deadline=None)
@given(typed=TYPED)
def test_whatever_is_typed_is_never_a_fault(words_of: tuple[Path, Any], typed: str) -> None:
    query = query_of(typed)
    if query is not None:
        for kind in KINDS:
            assert find(words_of[0], words_of[1], kind, query, (0, 5)).total >= 0


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=TYPED)
def test_the_page_answers_whatever_is_typed(pages: TestClient, typed: str) -> None:
    answer = pages.get("/search", params={"q": typed})
    assert answer.status_code == 200


def test_what_was_typed_stands_escaped_on_the_page(pages: TestClient) -> None:
    typed = '"><script>alert(1)</script> prisoners'
    assert "<script>" not in pages.get("/search", params={"q": typed}).text


def test_screens_of_hits_follow_each_other(pages: TestClient) -> None:
    first = pages.get("/search", params={"q": "the", "in": "statements"}).text
    second = pages.get("/search", params={"q": "the", "in": "statements", "page": "2"}).text
    assert 'rel="next"' in first and 'rel="prev"' in second and first != second


def test_no_word_and_no_such_kind_are_told(sample: Path) -> None:
    with pytest.raises(UsageError, match="no word"):
        search(sample, ' "*" -')
    with pytest.raises(UsageError, match="Use one of"):
        search(sample, "word", "letters")


def test_an_index_of_another_state_of_the_ledger_is_made_anew(tmp_path: Path) -> None:
    ledger = ledger_of(tmp_path / "l", "one lantern")
    assert search(ledger, "lantern")["articles"].total == 1
    ledger_of(ledger, "one lantern", "two lanterns")
    assert search(ledger, "lantern")["articles"].total == 2


def test_a_damaged_index_is_none(tmp_path: Path) -> None:
    ledger = ledger_of(tmp_path / "l", "one lantern")
    Folder(ledger).words.write_bytes(b"no index" * 1000)
    assert search(ledger, "lantern")["articles"].total == 1


def test_a_ledger_that_cannot_be_written_is_searched_all_the_same(
    tmp_path: Path, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = ledger_of(tmp_path / "l", "one lantern")

    def refuse(path: Path, db: object) -> None:
        if path.is_relative_to(ledger):
            raise sqlite3.OperationalError("unable to open database file")
        write_index(path, db)

    monkeypatch.setattr("peaceledger.web.finder.write_index", refuse)
    assert "<mark>lantern</mark>" in browser(ledger).get("/search?q=lantern").text
    assert not Folder(ledger).words.exists()


def test_the_index_holds_what_it_says(tmp_path: Path) -> None:
    db = connect(ledger_of(tmp_path / "l", "one lantern"))
    path = tmp_path / "index"
    write_index(path, db)
    assert is_current(path, stamp_of(db)) and not is_current(path, "another")
    db.close()
