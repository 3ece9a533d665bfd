"""How a text is cut for the tagger: everything once, or only what is wanted."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace

from peaceledger.language.decode import Settings, encode, windows

FREE = Settings(transitions=np.zeros((7, 7), np.float32), start=np.zeros(7, np.float32), length=24, before=6, behind=4)
VOCABULARY = {"[UNK]": 0, "[CLS]": 1, "[SEP]": 2}


def words():
    tokenizer = Tokenizer(WordLevel(VOCABULARY, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = Whitespace()
    return tokenizer


def text_of(lengths):
    return "\n".join(". ".join(" ".join(["word"] * n) for n in sentences) for sentences in lengths)


PARAGRAPHS = st.lists(st.lists(st.integers(1, 30), min_size=1, max_size=4), min_size=1, max_size=6)


@given(PARAGRAPHS)
def test_every_piece_is_decided_once_and_no_window_is_too_long(lengths):
    document = encode(words(), text_of(lengths), FREE.length)
    cut = list(windows(document, FREE))
    decided = [piece for w in cut for piece in range(w.core_low, w.core_high)]
    assert decided == list(range(len(document.ids)))
    assert all(w.low <= w.core_low < w.core_high <= w.high and w.high - w.low <= FREE.length - 2 for w in cut)


@given(PARAGRAPHS, st.lists(st.tuples(st.integers(0, 400), st.integers(1, 60)), min_size=1, max_size=4))
def test_what_is_wanted_is_decided_once(lengths, places):
    text = text_of(lengths)
    wanted = [(low, min(low + size, len(text))) for low, size in places if low < len(text)]
    document = encode(words(), text, FREE.length, wanted)
    decided = [piece for w in windows(document, FREE, wanted) for piece in range(w.core_low, w.core_high)]
    asked = {i for i, (a, b) in enumerate(document.offsets.tolist()) if any(low < b and a < high for low, high in wanted)}
    assert asked <= set(decided)
    assert len(decided) == len(set(decided))


def test_a_text_of_which_much_is_not_wanted_is_read_in_part():
    text = text_of([[20, 20, 20]] * 6)
    wanted = [(0, 30)]
    document = encode(words(), text, FREE.length, wanted)
    assert sum(w.high - w.low for w in windows(document, FREE, wanted)) < len(document.ids) / 4
