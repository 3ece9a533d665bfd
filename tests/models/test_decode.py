"""Windows, the chain and the links of the attribution tagger, on hand-made scores."""

import sys
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))
pytest.importorskip("tokenizers", reason="the tagger's tokenizer is an extra")

from models.train.data import IGNORED, NONE, label, read_passage
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from peaceledger.language.decode import TAGS, Decoder, Settings, encode, link, quoted, shapes, spans, viterbi, windows

FREE = Settings(transitions=np.zeros((7, 7), np.float32), start=np.zeros(7, np.float32), length=14, before=4, behind=3)


@pytest.fixture
def tokenizer():
    words = {w: i for i, w in enumerate(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "ann", "said", "so", ".", "“", "”", ","])}
    made = Tokenizer(models.WordLevel(words, unk_token="[UNK]"))
    made.normalizer = normalizers.Lowercase()
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return made


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("He said “no” twice.", ["“no”"]),
        ('"Yes," he said, "now."', ['"Yes,"', '"now."']),
        ("“Left open, she said", ["“Left open, she said"]),
        ("«Ja» and ‘it’s so’ here", ["«Ja»", "‘it’s so’"]),
        ("the officials’ plan", []),
    ],
)
def test_quoted_stretches(text, inside):
    assert [text[a:b] for a, b in quoted(text)] == inside


def test_shapes_carry_case_first_and_quotation():
    text = "NATO Chief said\n“no Way"
    starts = np.array([0, 5, 11, 16, 17, 20])
    assert shapes(text, starts, [(0, text[:15]), (16, text[16:])]).tolist() == [2 + 3, 1, 0, 0 + 3 + 6, 6, 1 + 6]


def test_each_piece_is_in_the_core_of_one_window_with_text_around_it(tokenizer):
    text = "\n".join(["Ann said so."] * 9)
    document = encode(tokenizer, text, FREE.length)
    found = list(windows(document, FREE))
    assert [w.core_low for w in found] == [0, *(w.core_high for w in found[:-1])]
    assert found[-1].core_high == len(document.ids)
    assert all(w.high - w.low <= FREE.length - 2 for w in found)
    assert all(w.low < w.core_low for w in found[1:])


def test_a_paragraph_longer_than_a_window_is_cut(tokenizer):
    document = encode(tokenizer, "Ann said so, " * 30, FREE.length)
    found = list(windows(document, FREE))
    assert found[-1].core_high == len(document.ids)
    assert max(w.high - w.low for w in found) <= FREE.length - 2


def test_the_chain_forbids_what_the_scores_alone_would_choose():
    scores = np.zeros((1, 3, 7), np.float32)
    scores[0, :, 0] = 1
    scores[0, 1, TAGS.index("I-C")] = 1.5
    assert viterbi(scores, [3], FREE)[0].tolist() == [0, 4, 0]
    moves = np.zeros((7, 7), np.float32)
    moves[0, TAGS.index("I-C")] = -9
    settings = Settings(transitions=moves, start=np.zeros(7, np.float32))
    assert viterbi(scores, [3], settings)[0].tolist() == [0, 0, 0]
    assert len(viterbi(scores, [2], settings)[0]) == 2


def test_spans_begin_at_b_or_at_a_change_of_role():
    tags = [TAGS.index(t) for t in ("B-S", "I-S", "B-C", "O", "I-T", "I-T", "B-T", "I-C")]
    assert spans(tags) == [(0, 2, 0), (2, 3, 1), (4, 6, 2), (6, 7, 2), (7, 8, 1)]


def test_a_content_goes_to_its_best_cue_and_cues_may_share_a_source():
    found = [(0, 1, 0), (1, 2, 1), (2, 4, 2), (4, 5, 1), (5, 6, 2)]
    query, key = np.zeros((6, 2), np.float32), np.zeros((6, 2), np.float32)
    key[1], key[4], key[0] = (1, 0), (0, 1), (1, 1)
    query[2], query[3], query[5] = (3, 0), (0, 1), (0, 2)
    query[1], query[4] = (1, 0), (0, 1)
    assert link(found, query, key, FREE) == [(2, 1), (4, 3), (1, 0), (3, 0)]
    shy = Settings(transitions=FREE.transitions, start=FREE.start, content_none=9, source_none=9)
    assert link(found, query, key, shy) == [(1, None), (3, None)]


def test_reading_joins_the_three_in_characters(tokenizer):
    def network(ids, mask, kinds):
        tags = {4: "B-S", 5: "B-C", 6: "B-T"}
        scores = np.zeros((*ids.shape, 7), np.float32)
        for place in np.ndindex(ids.shape):
            scores[(*place, TAGS.index(tags.get(int(ids[place]), "O")))] = 5
        ones = np.ones((*ids.shape, 4), np.float32)
        return scores, ones, ones

    reading = Decoder(tokenizer, network, FREE).read("Ann said so.")
    assert reading.spans == {"source": ((0, 3),), "cue": ((4, 8),), "content": ((9, 11),)}
    (only,) = reading.attributions
    assert (only.source, only.cue, only.contents) == ((0, 3), (4, 8), ((9, 11),))
    assert Decoder(tokenizer, network, FREE).read("").attributions == ()


def test_a_marked_passage_becomes_tags_and_links(tokenizer):
    coded = read_passage("[t1|“So,”] [s1|Ann] [c1|said,] [t1|“so.”]", "p")
    assert coded.text == "“So,” Ann said, “so.”"
    made = label(tokenizer, coded, 64)
    names = [TAGS[t] for t in made.tags]
    assert names == ["B-T", "I-T", "I-T", "I-T", "B-S", "B-C", "I-C", "B-T", "I-T", "I-T", "I-T"]
    assert made.content_goal.tolist() == [5, 5, 5, 5, *[IGNORED] * 3, 5, 5, 5, 5]
    assert made.cue_goal[5] == 4
    agentless = label(tokenizer, read_passage("It [c1|was said] [t1|so]", "p"), 64)
    assert agentless.cue_goal[1] == NONE
