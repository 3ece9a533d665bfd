"""The scorer for attributions on hand-made spans."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))

from evals.polnear import Coded, Relation, agree, jaccard, match, read_brat, read_polnear, tallies, unpacked

SAID = Relation(source=((0, 4),), cue=((5, 9),), content=((10, 30),))


def coded(*relations, text="x" * 100):
    spans = {role: tuple(s for r in relations for s in getattr(r, role)) for role in ("source", "cue", "content")}
    return Coded(name="n", text=text, spans=spans, relations=relations)


def test_interrupted_contents_are_spans_of_their_own_and_one_relation():
    lines = [
        "T1\tSource 12 14\the",
        "T2\tCue 15 19\tsaid",
        "T3\tContent 0 10;21 30\t…",
        "T4\tAttribution 15 19\tsaid",
        "T5\tDiscuss 40 44\t…",
        "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1",
        "",
    ]
    found = read_brat("", "n", lines)
    assert found.spans == {"source": ((12, 14),), "cue": ((15, 19),), "content": ((0, 10), (21, 30))}
    assert found.relations == (Relation(source=((12, 14),), cue=((15, 19),), content=((0, 10), (21, 30))),)


def test_an_attribution_without_source_is_a_relation_and_one_without_content_is_not():
    lines = ["T1\tCue 0 4\tx", "T2\tContent 5 9\ty", "T3\tAttribution-no-source 0 4\tx"]
    whole = read_brat("", "n", [*lines, "E1\tAttribution-no-source:T3 Content:T2 Cue:T1"])
    assert whole.relations == (Relation(cue=((0, 4),), content=((5, 9),)),)
    assert read_brat("", "n", [*lines, "E1\tAttribution-no-source:T3 Cue:T1"]).relations == ()


def test_jaccard_counts_shared_characters():
    assert jaccard([(0, 10)], [(5, 15)]) == pytest.approx(5 / 15)
    assert jaccard([(0, 2), (4, 6)], [(0, 6)]) == pytest.approx(4 / 6)
    assert jaccard([], []) == 0.0


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (SAID, True),
        (Relation(source=((3, 4),), cue=((8, 12),), content=((29, 60),)), True),
        (Relation(source=((4, 5),), cue=((5, 9),), content=((10, 30),)), False),
        (Relation(cue=((5, 9),), content=((10, 30),)), False),
        (Relation(source=((0, 4),), cue=((9, 10),), content=((10, 30),)), False),
        (Relation(source=((0, 4),), cue=((5, 9),), content=((30, 40),)), False),
    ],
)
def test_relations_agree_when_all_three_overlap(other, same):
    assert agree(other, SAID, 0.0) is same
    assert agree(SAID, other, 0.0) is same


def test_two_relations_without_source_agree():
    bare = Relation(cue=((5, 9),), content=((10, 30),))
    assert agree(bare, bare, 1.0)


def test_content_must_overlap_by_the_asked_share():
    half = Relation(source=((0, 4),), cue=((5, 9),), content=((10, 20),))
    assert agree(half, SAID, 0.5)
    assert not agree(half, SAID, 0.51)


def test_matching_is_one_to_one_and_the_largest():
    wide = Relation(source=((0, 50),), cue=((5, 50),), content=((10, 60),))
    late = Relation(source=((40, 45),), cue=((45, 50),), content=((50, 60),))
    assert match([SAID, SAID], [SAID], 0.0) == 1
    assert match([wide, SAID], [SAID, late], 0.0) == 2
    assert match([SAID, wide], [SAID, late], 0.0) == 2


def test_figures_of_a_perfect_an_empty_and_a_shifted_answer():
    gold = coded(SAID)
    perfect = tallies([(gold.spans, gold.relations, gold)])
    assert {t.f1 for t in perfect.values()} == {1.0}
    empty = tallies([({"source": (), "cue": (), "content": ()}, (), gold)])
    assert {t.f1 for t in empty.values()} == {0.0}
    shifted = Relation(source=((0, 4),), cue=((5, 9),), content=((10, 14), (40, 50)))
    found = tallies([(coded(shifted).spans, (shifted,), gold)])
    assert found["polnear.source.exact"].f1 == 1.0
    assert found["polnear.content.exact"].f1 == 0.0
    assert found["polnear.content.overlap"].precision == 0.5
    assert found["polnear.content.overlap"].recall == 1.0
    assert found["polnear.relation"].f1 == 1.0
    assert found["polnear.relation_j50"].f1 == 0.0


def test_the_first_coder_counts(tmp_path):
    for folder in ("text", "attributions"):
        (tmp_path / "polnear" / "dev" / folder).mkdir(parents=True)
    (tmp_path / "polnear/dev/text/one.txt").write_text("Ann said so.")
    (tmp_path / "polnear/dev/attributions/one_b.ann").write_text("T1\tCue 4 8\tsaid\n")
    (tmp_path / "polnear/dev/attributions/one_a.ann").write_text("T1\tCue 0 3\tAnn\n")
    (only,) = read_polnear(unpacked(tmp_path, tmp_path), "dev")
    assert (only.name, only.spans["cue"]) == ("one", ((0, 3),))
