"""Frames: every example in a frame file is a test, and a frame that does not keep to the schema is refused."""

from collections.abc import Callable

import pytest

from peaceledger.errors import PackError
from peaceledger.extract.events.find import EventContext, find_mentions
from peaceledger.extract.events.frames import build_frames
from peaceledger.packs import Lexicon, load_lexicon
from peaceledger.packs.frames import compile_frames
from peaceledger.records.mention import EVENT_TYPES

BASE = load_lexicon([])
EXAMPLES = [(f.type, *e) for f in build_frames(BASE).frames for e in f.examples]
PLAIN = {"type": "attack", "title": "An attack", "trigger": [{"on": ["attack"], "pos": "noun"}]}


@pytest.mark.parametrize(("event_type", "text", "status", "mediators"), EXAMPLES, ids=[e[1][:60] for e in EXAMPLES])
def test_example_of_frame(parsed: Callable, event_type: str, text: str, status: str | None, mediators: tuple[str, ...]) -> None:
    page, doc = parsed(text)
    found = [m for m in find_mentions(doc, page, BASE, EventContext()) if m.type == event_type]
    assert {m.status for m in found} == ({status} if status else set())


def test_every_type_has_a_frame_and_both_sorts_of_examples() -> None:
    frames = {f.type: f for f in build_frames(BASE).frames}
    assert set(frames) == set(EVENT_TYPES) - {"other"}
    for frame in frames.values():
        assert any(status for _, status, _ in frame.examples), frame.type
        assert any(status is None for _, status, _ in frame.examples), frame.type


def test_frames_map_to_the_fields_codebooks() -> None:
    unmapped = {f.type for f in build_frames(BASE).frames if not (f.plover and f.cameo)}
    assert unmapped <= {"market_reaction"}


def test_a_new_type_of_trigger_needs_no_code(parsed: Callable, lexicon: Lexicon) -> None:
    from dataclasses import replace

    table = {
        "type": "other",
        "title": "A parade",
        "trigger": [{"on": ["parade"], "pos": "noun", "need": {"modifier": ["military"]}, "bar": {"modifier": ["toy"]}}],
    }
    taught = replace(lexicon, frames=(*lexicon.frames, table))
    page, doc = parsed("A military parade was held on Sunday.\nA toy military parade was held.\nA parade was held.")
    assert [m.quote for m in find_mentions(doc, page, taught, EventContext())] == ["A military parade was held on Sunday"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"type": "earthquake"}, "unknown event type 'earthquake'"),
        ({"trigger": []}, "trigger"),
        ({"colour": "red"}, "colour"),
        ({"trigger": [{"on": ["attack"], "pos": "noun", "need": {"of": ["@nothing"]}}]}, "unknown word class '@nothing'"),
        ({"trigger": [{"on": ["attack"], "pos": "noun", "persons_make": "quarrel"}]}, "quarrel"),
    ],
)
def test_faulty_frame_is_refused_with_its_name(change: dict, words: str) -> None:
    with pytest.raises(PackError, match=words) as fault:
        compile_frames([PLAIN | change], {})
    assert "Frame" in str(fault.value)
