"""A passage drawn longer or shorter by a person: it holds, moves with its words, and is told where it cannot be."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from peaceledger.records import Mention, Statement
from peaceledger.records.judgement import Judgement, Target
from reconcile.builders import Text
from reconcile.deciding import anchor, decide, note, on, status, told

DAY = date(2031, 5, 2)


def a_text(name: str = "bridge", before: str = "") -> tuple[Text, Mention, Statement]:
    """A mention, and a statement that breaks off before the mention's words."""
    text = Text(name, text=before)
    mention = text.tells("Norland and Sudmark exchanged 40 soldiers", "exchanged", day=DAY)
    text.text = f"{text.text.rstrip()} at the river bridge, he said\n"
    said = text.said("the swap will go on")
    return text, mention, said


def drawn(table: str, record: Any, words: str, text: Text, at: int = 0, action: str = "correct", **more: Any) -> Judgement:
    """A judgement on a passage, as the desk makes it."""
    own = on(table, record, [text])
    start = text.text.index(words)
    made = replace(record, start=start, end=start + len(words), quote=words)
    new = replace(anchor(table, made, [text]), record_id=f"p_{start}_{len(words)}")
    targets = (own, Target(table=table, record_id=own.record_id, anchors=(new,))) if action == "correct" else (own,)
    return decide(action, *targets, at=at, field="passage", old=more.pop("old", record.quote),
                  **({"new": words} if action == "correct" else {}), **more)  # fmt: skip


LONGER = "Norland and Sudmark exchanged 40 soldiers at the river bridge"


def test_a_passage_is_drawn_otherwise_and_the_record_keeps_its_id():
    text, mention, _ = a_text()
    wish = drawn("mentions", mention, LONGER, text)
    story = told(text, judgements=[wish])
    (made,) = story.mentions
    assert (made.mention_id, made.quote, made.end) == (mention.mention_id, LONGER, made.start + len(LONGER))
    assert status(story, wish) == "in_force"
    (place,) = [r for r in story.judged_records if r.place == 2]
    assert (place.found_id, place.quote) == (mention.mention_id, LONGER)


def test_the_words_are_found_again_in_an_edited_text_and_told_where_they_are_gone():
    text, mention, _ = a_text()
    wish = drawn("mentions", mention, LONGER, text)
    moved, again, _ = a_text(before="A line that was put in before. ")
    again_in = told(moved, judgements=[wish])
    assert [m.quote for m in again_in.mentions] == [LONGER]
    assert again.start > mention.start
    cut = Text("bridge")
    cut.tells("Norland and Sudmark exchanged 40 soldiers", "exchanged", day=DAY)
    gone = told(cut, judgements=[wish])
    assert [m.quote for m in gone.mentions] == [mention.quote]
    assert status(gone, wish) == "orphaned"


def test_a_passage_that_leaves_out_what_names_it_is_refused():
    text, mention, _ = a_text()
    wish = drawn("mentions", mention, "40 soldiers at the river", text)
    story = told(text, judgements=[wish])
    assert [m.quote for m in story.mentions] == [mention.quote]
    assert (status(story, wish), "exchanged" in note(story, wish)) == ("refused", True)


def test_the_rules_that_come_to_draw_it_so_agree_and_those_that_draw_it_thirdly_are_told():
    text, mention, _ = a_text()
    wish = drawn("mentions", mention, LONGER, text)
    text.mentions[0] = replace(mention, end=mention.start + len(LONGER), quote=LONGER)
    assert status(told(text, judgements=[wish]), wish) == "in_force"
    third = "Sudmark exchanged 40 soldiers"
    text.mentions[0] = replace(mention, start=text.text.index(third), quote=third)
    story = told(text, judgements=[wish])
    assert [m.quote for m in story.mentions] == [LONGER]
    assert (status(story, wish), third in note(story, wish)) == ("outdated", True)


def test_the_last_one_on_a_passage_wins_and_who_accepts_it_keeps_it():
    text, mention, _ = a_text()
    one, two = (drawn("mentions", mention, w, text, at=n) for n, w in enumerate((LONGER, LONGER[:-7])))
    story = told(text, judgements=[one, two])
    assert [m.quote for m in story.mentions] == [LONGER[:-7]]
    assert (status(story, one), status(story, two)) == ("superseded", "in_force")
    yes = drawn("mentions", mention, LONGER, text, at=3, action="accept", old=LONGER[:-7], coder="Ben")
    kept = told(text, judgements=[one, two, yes])
    assert [m.quote for m in kept.mentions] == [LONGER[:-7]]
    assert (status(kept, two), status(kept, yes)) == ("in_force", "in_force")


def test_a_later_judgement_finds_its_record_at_the_passage_that_a_person_drew():
    text, _, said = a_text()
    words = "exchanged 40 soldiers at the river bridge, he said\nthe swap will go on"
    wish = drawn("statements", said, words, text)
    (now,) = told(text, judgements=[wish]).statements
    later = decide("correct", on("statements", now, [text]), at=5, field="stance", old="claim", new="commit")
    text.statements[0] = replace(said, statement_id="s_of_another_build")
    story = told(text, judgements=[wish, later])
    assert [(s.quote, s.stance) for s in story.statements] == [(words, "commit")]
    assert status(story, later) == "in_force"


def test_a_statement_takes_in_and_lets_go_of_what_it_holds():
    text, mention, said = a_text()
    taken = told(text, judgements=[drawn("statements", said, text.text.strip(), text)])
    assert [m.statement_id for m in taken.mentions] == [said.statement_id]
    text.mentions[0] = replace(mention, statement_id=said.statement_id)
    text.statements[0] = whole = replace(said, start=mention.start, quote=text.text[mention.start : said.end])
    left = told(text, judgements=[drawn("statements", whole, "the swap will go on", text)])
    assert [m.statement_id for m in left.mentions] == [None]


@pytest.mark.parametrize(
    ("field", "old", "new", "kept"), [("status", "occurred", "planned", "planned"), ("number", "40", "45", "45")]
)
def test_who_accepts_a_corrected_value_keeps_the_correction(field: str, old: str, new: str, kept: str):
    text, mention, _ = a_text()
    count = text.counts_in(mention, "40 soldiers", 40.0, "NOR")
    table, record = ("mentions", mention) if field == "status" else ("counts", count)
    first = decide("correct", on(table, record, [text]), at=1, field=field, old=old, new=new)
    yes = decide("accept", on(table, record, [text]), at=2, coder="Ben", field=field, old=new)
    story = told(text, judgements=[first, yes])
    found = story.mentions[0].status if field == "status" else f"{story.counts[0].low:g}"
    assert (found, status(story, first), status(story, yes)) == (kept, "in_force", "in_force")
    assert first.judgement_id in note(story, yes)
    again = decide("correct", on(table, record, [text]), at=3, field=field, old=new, new=old)
    assert status(told(text, judgements=[first, yes, again]), first) == "superseded"


def added(table: str, text: Text, words: str, of: Mention | None = None, **said: object) -> Judgement:
    """An addition, as the desk makes it."""
    start = text.text.index(words)
    sha = anchor("mentions", text.mentions[0], [text])
    kind = str(said["role"] if table == "counts" else said["speaker"])
    own = replace(
        sha, table=table, record_id=f"{table}_{start}", kind=kind, start=start, end=start + len(words), exact=words,
        prefix=text.text[max(0, start - 32) : start], suffix=text.text[start + len(words) :][:32], trigger_start=None,
    )  # fmt: skip
    more = (on("mentions", of, [text]),) if of else ()
    return decide("add", Target(table=table, record_id=own.record_id, anchors=(own,)), *more, new=said)


def test_an_added_number_counts_for_its_event_and_moves_with_its_words():
    text, mention, _ = a_text()
    wish = added("counts", text, "40 soldiers", mention, role="returned", number="40", returned_to="NOR", what="pow")
    story = told(text, judgements=[wish])
    assert [(x.side_a, x.a_best) for x in story.exchanges] == [("NOR", 40)]
    assert (status(story, wish), story.counts[0].hedge) == ("in_force", "exact")
    moved, _, _ = a_text(before="Put in before. ")
    again = told(moved, judgements=[wish])
    assert [c.quote for c in again.counts] == ["40 soldiers"]
    moved.mentions.clear()
    gone = told(moved, judgements=[wish])
    assert (gone.counts, status(gone, wish)) == ((), "orphaned")


def test_an_added_number_that_the_rules_find_later_is_theirs():
    text, mention, _ = a_text()
    wish = added("counts", text, "40 soldiers", mention, role="returned", number="41", what="pow")
    count = text.counts_in(mention, "40 soldiers", 40.0, "NOR")
    story = told(text, judgements=[wish])
    assert [c.count_id for c in story.counts] == [count.count_id]
    assert count.count_id in note(story, wish)


def test_an_added_statement_holds_the_event_told_in_it_and_speaks_for_a_side():
    text, _, _ = a_text()
    wish = added("statements", text, LONGER, speaker="Bea Holt", stance="praise")
    story = told(text, judgements=[wish])
    made = next(s for s in story.statements if s.quote == LONGER)
    assert (made.side, made.speaker_id, made.chain, made.stance, made.stances) == (
        "SUD",
        "bea",
        ("Bea Holt",),
        "praise",
        ("praise",),
    )
    assert [m.statement_id for m in story.mentions] == [made.statement_id]
    assert status(story, wish) == "in_force"


@pytest.mark.parametrize("before", ["", "A line that was put in before. "])
def test_all_judgements_on_one_record_find_it_in_a_moved_and_in_an_edited_text(before: str):
    text, mention, _ = a_text()
    wishes = [
        decide("correct", on("mentions", mention, [text]), at=1, field="status", old="occurred", new="planned"),
        decide("correct", on("mentions", mention, [text]), at=2, field="participants", old=["Norland", "Sudmark"], new=["Ostia"]),
        drawn("mentions", mention, LONGER, text, at=3),
    ]
    moved, _, _ = a_text("elsewhere", before)
    story = told(moved, judgements=wishes)
    assert [(m.status, m.participants, m.quote) for m in story.mentions] == [("planned", ("Ostia",), LONGER)]
    assert {status(story, w) for w in wishes} == {"in_force"}
