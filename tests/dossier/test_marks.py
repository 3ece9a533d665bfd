"""Annotations of a text: nothing of it is lost, overlaps are cut, and each passage has its anchor."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from peaceledger.dossier.marks import MARK_TABLES, Mark, marks_of, paragraphs
from peaceledger.dossier.refs import Texts
from peaceledger.dossier.words import words_in

TEXT = "😀 Vale said: “We met.”\r\nMarr denied it.\n"


def mark(start: int, end: int, kind: str = "event") -> Mark:
    return Mark(kind=kind, start=start, end=end, note="n", record_id="m_1", event_id=None)


def whole(text: str, *marks: Mark, at: tuple[int, int] | None = None) -> list[tuple[str, list[str]]]:
    return [(s.text, [m.kind for m in s.marks]) for p in paragraphs(text, marks, at) for s in p.segments]


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=6))
def test_every_character_stands_once_and_in_order(text: str, spans: list[tuple[int, int]]) -> None:
    text = text.encode("utf-16-le", "ignore").decode("utf-16-le")
    found = paragraphs(text, sorted((mark(s, s + n) for s, n in spans), key=lambda m: (m.start, -m.end)))
    shown = b"".join(s.text.encode("utf-16-le", "surrogatepass") for p in found for s in p.segments)
    if not any(ord(c) > 0xFFFF for c in text):  # a made-up span may cut a wide character in two; those of a ledger never do
        assert shown.decode("utf-16-le") == text


def test_marks_that_overlap_or_nest_share_the_words_they_share() -> None:
    assert whole("abcdef", mark(0, 4), mark(2, 6, "count")) == [("ab", ["event"]), ("cd", ["count", "event"]), ("ef", ["count"])]
    assert whole("abcdef", mark(0, 6), mark(2, 3, "count"))[1] == ("c", ["event", "count"])


def test_a_mark_over_two_lines_goes_on_and_is_noted_once_where_it_begins() -> None:
    first, second = paragraphs(TEXT, [mark(14, 40)])
    assert [m.place for m in first.notes] == ["14-40"]
    assert second.notes == ()
    assert [s.begins for s in first.segments] == [(), ("14-40",)]
    assert [s.marks[0].kind for s in second.segments if s.marks] == ["event"]
    assert "".join(s.text for s in (*first.segments, *second.segments)) == TEXT


def test_the_passage_asked_for_is_marked_as_a_browser_counts() -> None:
    assert [text for text, kinds in whole(TEXT, at=(3, 7)) if "at" in kinds] == ["Vale"]


def test_rows_become_marks_of_their_text_alone_and_those_without_a_passage_none() -> None:
    said: dict[str, Any] = {
        "capture_id": "c_1",
        "statement_id": "s_1",
        "chain": ["A. Vale"],
        "stances": ["claim"],
        "stance": "claim",
    }
    said |= {"start": 14, "end": 21}
    answer = {"capture_id": "c_1", "response_id": "r_1", "party": "SUD", "stance": "reject", "start": None, "end": None}
    tables = {name: [] for name in MARK_TABLES} | {
        "statements": [said, said | {"capture_id": "c_9"}],
        "offer_responses": [answer],
    }
    (found,) = marks_of(tables, Texts(by_capture={"c_1": TEXT}, label={}), words_in()).values()
    assert [(m.kind, m.place, m.note, m.record_id) for m in found] == [("statement", "15-22", "A. Vale: claim", "s_1")]
