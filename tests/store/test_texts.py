"""Stored texts: read once while there is room, and proved by their names."""

from hashlib import sha256
from pathlib import Path

import pytest

from peaceledger.errors import LedgerError
from peaceledger.store.texts import Texts, store_text
from store.by_hand import capture_of

WORDS = ("The envoys met in Kell.", "No shot was heard at the ford.", "Two buses crossed the bridge.")


def stored(folder: Path, held: int) -> Texts:
    captures = [capture_of(f"{at}.txt", words) for at, words in enumerate(WORDS)]
    for one in captures:
        store_text(folder, one)
    return Texts(folder, captures, held)


def test_a_text_that_is_held_is_not_read_again(tmp_path: Path):
    texts = stored(tmp_path, held=1_000)
    assert [texts[key] for key in texts] == list(WORDS)
    for file in tmp_path.iterdir():
        file.unlink()
    assert [texts[key] for key in texts] == list(WORDS)


def test_no_more_is_held_than_there_is_room_for(tmp_path: Path):
    texts = stored(tmp_path, held=len(WORDS[1]) + len(WORDS[2]))
    first, second, _ = texts
    assert [texts[key] for key in texts] == list(WORDS)
    (tmp_path / f"{sha256(WORDS[0].encode()).hexdigest()}.txt").unlink()
    assert texts[second] == WORDS[1]
    with pytest.raises(LedgerError):
        texts[first]


def test_a_text_larger_than_the_room_is_still_given(tmp_path: Path):
    texts = stored(tmp_path, held=1)
    assert [texts[key] for key in texts] == list(WORDS)
