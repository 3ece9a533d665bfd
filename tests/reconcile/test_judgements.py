"""People decide last: pairs, splits, joins, values; replayed in any order, found again when ids change, contradictions told."""

from dataclasses import replace
from datetime import date
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peaceledger.assess import Assessed
from peaceledger.reconcile import revise_later
from peaceledger.records import Mention
from peaceledger.records.assessment import Assessment, AssessmentEvidence
from peaceledger.records.judgement import Anchor, Judgement, Target
from reconcile.builders import LEXICON, Text
from reconcile.deciding import decide, event_of, note, on, on_event, pair, status, told
from reconcile.generator import corpus

DAY = date(2031, 5, 2)


def article(name: str, words: str, day: date | None = DAY, **changes: object) -> tuple[Text, Mention]:
    text = Text(name)
    return text, text.tells(words, "exchanged", day=day, **changes)


def three() -> tuple[list[Text], list[Mention]]:
    """Two reports that the weights join, and one of another day."""
    made = [
        article("one", "Norland and Sudmark exchanged 40 soldiers at the river bridge", place_id="kell"),
        article("two", "Both sides exchanged 40 captives near the border post", place_id="kell"),
        article("six", "Fighters were exchanged in the hills after long talks", day=date(2031, 5, 9), place_id="vesta"),
    ]
    return [t for t, _ in made], [m for _, m in made]


def test_different_keeps_apart_what_the_weights_join():
    texts, (a, b, _) = three()
    assert event_of(told(*texts), a) == event_of(told(*texts), b)
    apart = pair("different", a, b, texts)
    story = told(*texts, judgements=[apart])
    assert event_of(story, a) != event_of(story, b)
    assert status(story, apart) == "in_force"


def test_same_holds_together_what_the_weights_part_and_the_link_says_who():
    texts, (a, _, c) = three()
    assert event_of(told(*texts), a) != event_of(told(*texts), c)
    one = pair("same", a, c, texts, coder="Ben")
    story = told(*texts, judgements=[one])
    assert event_of(story, a) == event_of(story, c)
    links = [x for x in story.links if {x.left_mention_id, x.right_mention_id} == {a.mention_id, c.mention_id}]
    assert [x.reasons for x in links] == [(f"held to be one by Ben: read it ({one.judgement_id})",)]


def test_a_link_that_a_person_confirms_keeps_the_reasons_of_the_weights():
    texts, (a, b, _) = three()
    story = told(*texts, judgements=[pair("same", a, b, texts)])
    (link,) = [x for x in story.links if {x.left_mention_id, x.right_mention_id} == {a.mention_id, b.mention_id}]
    assert link.reasons[0].startswith("held to be one by Ana")
    assert link.reasons[1:] == next(iter(told(*texts).links)).reasons


def test_the_last_judgement_on_a_pair_wins():
    texts, (a, b, _) = three()
    first, last = pair("different", a, b, texts, at=1), pair("same", a, b, texts, at=2)
    story = told(*texts, judgements=[last, first])
    assert event_of(story, a) == event_of(story, b)
    assert (status(story, first), status(story, last)) == ("superseded", "in_force")


def test_unsure_leaves_a_pair_to_the_weights():
    texts, (a, b, _) = three()
    story = told(*texts, judgements=[pair("different", a, b, texts, at=1), pair("unsure", a, b, texts, at=2)])
    assert event_of(story, a) == event_of(story, b)


def test_an_undo_takes_back_and_an_undone_undo_does_not():
    texts, (a, b, _) = three()
    apart = pair("different", a, b, texts)
    back = decide("undo", at=1, undoes=apart.judgement_id)
    story = told(*texts, judgements=[apart, back])
    assert event_of(story, a) == event_of(story, b)
    assert status(story, apart) == "undone"
    again = decide("undo", at=2, undoes=back.judgement_id)
    story = told(*texts, judgements=[apart, back, again])
    assert event_of(story, a) != event_of(story, b)
    assert status(told(*texts, judgements=[decide("undo", undoes="j_none")]), decide("undo", undoes="j_none")) == "orphaned"


def test_a_chain_of_judgements_that_contradict_each_other_is_settled_from_the_last_and_told():
    texts, (a, b, c) = three()
    oldest = pair("same", a, b, texts, at=1)
    middle = pair("same", b, c, texts, at=2)
    newest = pair("different", a, c, texts, at=3)
    story = told(*texts, judgements=[oldest, middle, newest])
    assert event_of(story, b) == event_of(story, c) != event_of(story, a)
    assert [status(story, j) for j in (oldest, middle, newest)] == ["contradicted", "in_force", "in_force"]
    assert newest.judgement_id in note(story, oldest)


def test_an_older_different_is_contradicted_by_later_sames():
    texts, (a, b, c) = three()
    oldest = pair("different", a, c, texts, at=1)
    later = [pair("same", a, b, texts, at=2), pair("same", b, c, texts, at=3)]
    story = told(*texts, judgements=[oldest, *later])
    assert event_of(story, a) == event_of(story, c)
    assert status(story, oldest) == "contradicted"
    assert all(j.judgement_id in note(story, oldest) for j in later)


def test_a_coder_s_answer_is_recorded_and_not_carried_out():
    texts, (a, b, _) = three()
    answer = replace(pair("different", a, b, texts), purpose="coding")
    story = told(*texts, judgements=[answer])
    assert event_of(story, a) == event_of(story, b)
    assert status(story, answer) == "recorded"


def test_split_sets_mentions_apart_and_leaves_the_rest():
    made = [
        article(n, "Norland and Sudmark exchanged 40 soldiers at the river bridge", place_id="kell") for n in ("a", "b", "c", "d")
    ]
    texts, mentions = [t for t, _ in made], [m for _, m in made]
    before = told(*texts)
    event = event_of(before, mentions[0])
    assert {event_of(before, m) for m in mentions} == {event}
    cut = decide("split", on_event(before, event, texts), *(on("mentions", m, texts) for m in mentions[1:3]))
    after = told(*texts, judgements=[cut])
    assert event_of(after, mentions[1]) == event_of(after, mentions[2]) != event_of(after, mentions[0])
    assert event_of(after, mentions[0]) == event_of(after, mentions[3])
    assert len(after.exchanges) == 2


def test_join_makes_one_event_of_two_and_one_row():
    texts, (a, b, c) = three()
    before = told(*texts)
    join = decide("join", on_event(before, event_of(before, a), texts), on_event(before, event_of(before, c), texts))
    after = told(*texts, judgements=[join])
    assert len({event_of(after, m) for m in (a, b, c)}) == 1
    assert len(after.exchanges) == 1


def test_new_reports_join_what_people_hold_together():
    texts, (a, _, c) = three()
    later, d = article("late", "Norland and Sudmark exchanged 40 soldiers at the river bridge", place_id="kell")
    story = told(*texts, later, judgements=[pair("same", a, c, texts)])
    assert event_of(story, d) == event_of(story, c)


def test_a_rejected_event_makes_no_row_and_new_reports_of_it_are_told():
    texts, (a, b, _) = three()
    before = told(*texts)
    no = decide("reject", on_event(before, event_of(before, a), texts))
    after = told(*texts, judgements=[no])
    assert not {a.mention_id, b.mention_id} & {m.mention_id for m in after.mentions}
    assert len(after.exchanges) == len(before.exchanges) - 1
    assert status(after, no) == "in_force"
    late, d = article("late", "Norland and Sudmark exchanged 40 soldiers at the river bridge", place_id="kell")
    more = told(*texts, late, judgements=[no])
    assert event_of(more, d) is not None
    assert status(more, no) == "outdated"
    assert str(event_of(more, d)) in note(more, no)


def test_a_rejected_mention_and_all_that_hangs_on_it_is_left_out():
    text, m = article("one", "Norland and Sudmark exchanged 40 soldiers at the river bridge")
    text.counts_in(m, "40 soldiers", 40.0, "NOR")
    no = decide("reject", on("mentions", m, [text]))
    after = told(text, judgements=[no])
    assert (after.mentions, after.counts, after.events) == ((), (), ())
    assert status(after, no) == "in_force"
    yes = decide("accept", on("mentions", m, [text]), at=1)
    assert told(text, judgements=[no, yes]).mentions == told(text).mentions


def test_a_corrected_count_flows_into_the_exchange():
    text, m = article("one", "Norland and Sudmark exchanged 40 soldiers at the river bridge")
    count = text.counts_in(m, "40 soldiers", 40.0, "NOR")
    right = decide("correct", on("counts", count, [text]), field="number", old="40", new="45")
    story = told(text, judgements=[right])
    assert [(x.a_best, x.a_low, x.a_high) for x in story.exchanges] == [(45, 45, 45)]
    assert status(story, right) == "in_force"


def test_a_corrected_value_stays_and_is_told_when_the_texts_give_another():
    text, m = article("one", "Norland and Sudmark exchanged 40 soldiers at the river bridge")
    count = text.counts_in(m, "40 soldiers", 40.0, "NOR")
    right = decide("correct", on("counts", count, [text]), field="number", old="38", new="45")
    story = told(text, judgements=[right])
    assert story.exchanges[0].a_best == 45
    assert status(story, right) == "outdated"
    assert "low was 38 when it was corrected; the texts now give 40" in note(story, right)


def test_a_corrected_event_has_its_date_place_and_title():
    text, m = article("one", "Norland and Sudmark exchanged 40 soldiers at the river bridge", day=None)
    before = told(text)
    event = on_event(before, event_of(before, m), [text])
    fixes = [
        decide("correct", event, field="date", old=None, new="2031-05-04/2031-05-05"),
        decide("correct", event, field="place", old=None, new="Kell", at=1),
    ]
    story = told(text, judgements=fixes)
    (e,) = story.events
    assert (e.date_earliest, e.date_latest, e.date_basis) == (date(2031, 5, 4), date(2031, 5, 5), "inferred")
    assert (e.place, e.place_id) == ("Kell", "kell")
    assert e.title == "Prisoner exchange, Norland and Sudmark, Kell, 4–5 May 2031"
    assert (story.exchanges[0].place, story.exchanges[0].date_earliest) == ("Kell", date(2031, 5, 4))


def test_a_person_s_best_value_widens_low_and_high_and_is_named_in_the_rule():
    text, m = article("one", "Norland and Sudmark exchanged 40 soldiers at the river bridge")
    text.counts_in(m, "40 soldiers", 40.0, "NOR")
    before = told(text)
    best = decide("correct", on_event(before, event_of(before, m), [text], "exchanges"), field="a_best", old=40, new=44)
    (row,) = told(text, judgements=[best]).exchanges
    assert (row.a_best, row.a_low, row.a_high, row.best_rule) == (44, 40, 44, "NOR: set by Ana (44)")


@pytest.mark.parametrize(
    ("field", "new", "words"),
    [
        ("date_earliest", "2031-06-30", "the first day would lie after the last day"),
        ("status", "perhaps", "status is one of"),
        ("n_origins", 7, "cannot be set by a person"),
        ("shape", "round", "cannot be set by a person"),
        ("date_latest", "soon", "a day such as 2031-05-02 is wanted"),
    ],
)
def test_a_value_that_cannot_be_is_refused_and_changes_nothing(field: str, new: object, words: str):
    text, m = article("one", "Norland and Sudmark exchanged 40 soldiers at the river bridge")
    before = told(text)
    wrong = decide("correct", on_event(before, event_of(before, m), [text]), field=field, old=None, new=new)
    story = told(text, judgements=[wrong])
    assert story.events == before.events
    assert status(story, wrong) == "refused"
    assert words in note(story, wrong)


def test_an_accepted_value_is_told_when_the_texts_give_another():
    text, m = article("one", "Norland and Sudmark exchanged 40 soldiers at the river bridge")
    before = told(text)
    target = on_event(before, event_of(before, m), [text])
    good = decide("accept", target, field="status", old="occurred")
    stale = decide("accept", target, field="type", old="meeting_or_call", at=1)
    story = told(text, judgements=[good, stale])
    assert (status(story, good), status(story, stale)) == ("in_force", "outdated")
    assert story.events == before.events


def test_a_judgement_finds_its_mention_under_another_id_and_with_a_passage_drawn_otherwise():
    texts, (a, b, _) = three()
    apart = pair("different", a, b, texts)
    texts[0].mentions[0] = replace(a, mention_id="m_new", start=a.start + 12, quote=a.quote[12:])
    story = told(*texts, judgements=[apart])
    assert event_of(story, texts[0].mentions[0]) != event_of(story, b)
    assert status(story, apart) == "in_force"
    row = next(r for r in story.judged_records if r.record_id == a.mention_id)
    assert (row.found_id, row.quote) == ("m_new", a.quote)


def test_a_judgement_finds_its_mention_in_a_moved_and_in_an_edited_text():
    texts, (a, b, _) = three()
    apart = pair("different", a, b, texts)
    for moved, name in ((f"{texts[0].text}", "moved"), (f"Corrected on Friday.\n{texts[0].text}", "edited")):
        new = Text(name)
        shift = len(moved) - len(texts[0].text)
        new.add(moved.rstrip("\n"))
        copy = replace(
            a,
            mention_id=f"m_{name}",
            article_id=new.article_id,
            capture_id=new.capture_id,
            start=a.start + shift,
            end=a.end + shift,
            trigger_start=a.trigger_start + shift,
            trigger_end=a.trigger_end + shift,
        )
        new.mentions.append(copy)
        story = told(new, *texts[1:], judgements=[apart])
        assert event_of(story, copy) != event_of(story, b)
        assert status(story, apart) == "in_force"


def test_a_judgement_whose_passage_is_gone_or_stands_in_two_texts_is_told():
    texts, (a, b, _) = three()
    apart = pair("different", a, b, texts)
    story = told(*texts[1:], judgements=[apart])
    assert status(story, apart) == "orphaned"
    assert a.mention_id in note(story, apart)
    assert next(r for r in story.judged_records if r.record_id == a.mention_id).capture_id is None
    twins = []
    for name in ("twin", "twins"):
        twin = Text(name)
        twin.tells(a.quote, "exchanged", day=DAY)
        twins.append(twin)
    assert status(told(*texts[1:], *twins, judgements=[apart]), apart) == "orphaned"


def test_another_event_in_the_same_passage_is_not_taken_for_it():
    text, m = article("one", "Norland and Sudmark exchanged 40 soldiers and agreed a truce")
    no = decide("reject", on("mentions", m, [text]))
    text.mentions[0] = replace(
        m, mention_id="m_truce", type="ceasefire", trigger="truce", trigger_start=m.end - 5, trigger_end=m.end
    )
    story = told(text, judgements=[no])
    assert [x.mention_id for x in story.mentions] == ["m_truce"]
    assert status(story, no) == "orphaned"


def test_a_rejected_disagreement_goes_with_its_positions():
    texts, (a, b, _) = three()
    texts[0].counts_in(a, "40 soldiers", 40.0, "NOR")
    texts[1].counts_in(b, "40 captives", 45.0, "NOR")
    before = told(*texts)
    dispute = before.disagreements[0]
    target = decide("reject", replace(on("mentions", a, texts), table="disagreements", record_id=dispute.disagreement_id))
    after = told(*texts, judgements=[target])
    assert dispute not in after.disagreements
    assert not [p for p in after.positions if p.disagreement_id == dispute.disagreement_id]


TEXTS, _ = corpus(60, seed=5)
MENTIONS = [m for t in TEXTS for m in t.mentions]
PLAIN = told(*TEXTS)


def some_judgements() -> st.SearchStrategy[list[Judgement]]:
    mention = st.sampled_from(MENTIONS)
    pairs = st.builds(
        lambda action, a, b, at: pair(action, a, b, TEXTS, at) if a is not b else decide("unsure", on("mentions", a, TEXTS)),
        st.sampled_from(["same", "different", "unsure"]),
        mention,
        mention,
        st.integers(0, 3),
    )
    values = st.builds(
        lambda m, status, at: decide("correct", on("mentions", m, TEXTS), at=at, field="status", old=m.status, new=status),
        mention,
        st.sampled_from(["occurred", "planned", "denied"]),
        st.integers(0, 3),
    )
    rejected = st.builds(lambda m, at: decide("reject", on("mentions", m, TEXTS), at=at), mention, st.integers(0, 3))
    return st.lists(st.one_of(pairs, pairs, values, rejected), max_size=12)


@settings(max_examples=25, deadline=None)
@given(some_judgements(), st.randoms(use_true_random=False))
def test_judgements_in_any_order_give_the_same_tables_and_none_is_dropped(judgements, random):
    mixed, texts = list(judgements), list(TEXTS)
    random.shuffle(mixed)
    random.shuffle(texts)
    one, two = told(*TEXTS, judgements=judgements), told(*texts, judgements=mixed)
    assert one == two
    assert {r.judgement_id for r in one.judgements} == {j.judgement_id for j in judgements}


@settings(max_examples=25, deadline=None)
@given(some_judgements())
def test_what_is_in_force_holds_in_the_tables(judgements):
    story = told(*TEXTS, judgements=judgements)
    left = {m.mention_id: m.event_id for m in story.mentions}
    by_id = {j.judgement_id: j for j in judgements}
    for row in story.judgements:
        j = by_id[row.judgement_id]
        if row.status == "in_force" and row.action in ("same", "different"):
            a, b = (left.get(t.record_id) for t in j.targets)
            if a and b:
                assert (a == b) == (row.action == "same"), row
    assert all(left[x.left_mention_id] == left[x.right_mention_id] == x.event_id for x in story.links)
    assert all(e.n_mentions >= e.n_articles >= e.n_origins >= 1 for e in story.events)


def test_no_judgement_changes_nothing():
    unsure = pair("unsure", MENTIONS[0], MENTIONS[1], TEXTS)
    assert replace(told(*TEXTS, judgements=[unsure]), judgements=(), judged_records=()) == PLAIN


def test_a_judgement_on_a_table_that_is_not_there_is_refused():
    text, m = article("one", "Norland and Sudmark exchanged 40 soldiers at the river bridge")
    odd = decide("correct", replace(on("mentions", m, [text]), table="dreams"), field="status", old=None, new="x")
    assert status(told(text, judgements=[odd]), odd) == "refused"


def test_tables_made_later_are_revised_by_id_and_by_passage():
    place = {"capture_id": "c_one", "start": 0, "end": 7}
    row = Assessment(
        assessment_id="y_1", subject_id="e_1", subject="a deal", party="NOR", yardstick_id="G1", yardstick="deadline", group="g",
        whose="a mediator", outcome="not_met", clauses=("deadline: no",), explanation="none is named", missing=None,
    )  # fmt: skip
    proof = AssessmentEvidence(assessment_id="y_1", clause="deadline", bearing="for", quote="in June", **place)
    held = Assessed(assessments=(row,), assessment_evidence=(proof,))
    spot = Anchor(
        table="assessment_evidence", record_id="y_0", kind=None, sha256="", exact="in June", prefix="", suffix="", **place
    )
    for key in ("y_1", "y_0"):
        target = Target(table="assessments", record_id=key, anchors=(spot,))
        right = decide("correct", target, field="outcome", old="not_met", new="met")
        revised, settled = revise_later(held, [right], LEXICON)
        assert [a.outcome for a in revised.assessments] == ["met"]
        assert settled[right.judgement_id].status == "in_force"
    gone = decide("reject", target)
    revised, _ = revise_later(held, [gone], LEXICON)
    assert (revised.assessments, revised.assessment_evidence) == ((), ())


MISSED = "Guards of both countries walked 12 men over the bridge at dusk"


def missed(text: Text, words: str = MISSED, naming: str = "walked 12 men", **said: object) -> Judgement:
    """A judgement that adds an event in a passage of a text."""
    start = text.text.index(words)
    first = text.text.index(naming, start)
    place = Anchor(
        table="mentions", record_id="m_new", kind="prisoner_exchange", capture_id=text.capture_id,
        sha256=sha256(text.text.encode()).hexdigest(), start=start, end=start + len(words), exact=words,
        prefix=text.text[max(0, start - 32) : start], suffix=text.text[start + len(words) :][:32], trigger_start=first,
    )  # fmt: skip
    target = Target(table="mentions", record_id="m_new", anchors=(place,))
    return decide("add", target, new={"type": "prisoner_exchange", "status": "occurred", "trigger": naming, **said})


def test_an_added_event_is_a_mention_like_others_and_joins_their_event():
    (one, a), two = article("one", "Norland and Sudmark exchanged 40 soldiers at the river bridge", place_id="kell"), Text("two")
    two.add(f"It rained. {MISSED}. Nobody spoke.")
    add = missed(two, date="2031-05-02", place="Kell", participants=["Norland", "Sudmark"])
    story = told(one, two, judgements=[add])
    (made,) = [m for m in story.mentions if m.extractor == "person/1"]
    assert (made.quote, made.trigger, made.date_earliest, made.place_id) == (MISSED, "walked 12 men", DAY, "kell")
    assert two.text[made.trigger_start : made.trigger_end] == made.trigger
    assert made.event_id == event_of(story, a)
    assert status(story, add) == "in_force"
    assert made.mention_id in note(story, add)
    assert [r.found_id for r in story.judged_records] == [made.mention_id]


def test_an_added_event_can_be_corrected_rejected_and_taken_back():
    two = Text("two")
    two.add(f"It rained. {MISSED}. Nobody spoke.")
    add = missed(two)
    (made,) = told(two, judgements=[add]).mentions
    right = decide("correct", on("mentions", made, [two]), at=1, field="status", old="occurred", new="claimed")
    assert [m.status for m in told(two, judgements=[add, right]).mentions] == ["claimed"]
    no = decide("reject", on("mentions", made, [two]), at=2)
    assert told(two, judgements=[add, right, no]).mentions == ()
    assert told(two, judgements=[add, decide("undo", at=3, undoes=add.judgement_id)]).mentions == ()


def test_an_added_event_moves_with_its_words_and_is_told_where_they_are_gone():
    two = Text("two")
    two.add(f"It rained. {MISSED}. Nobody spoke.")
    add = missed(two)
    moved = Text("two")
    moved.add(f"A line put before it. It rained. {MISSED}. Nobody spoke.")
    (made,) = told(moved, judgements=[add]).mentions
    assert moved.text[made.start : made.end] == MISSED
    gone = Text("two")
    gone.add("It rained. Nobody spoke.")
    story = told(gone, judgements=[add])
    assert (story.mentions, status(story, add)) == ((), "orphaned")


def test_what_the_rules_find_later_is_not_added_twice():
    two = Text("two")
    m = two.tells(MISSED, "walked")
    add = missed(two, naming="walked")
    story = told(two, judgements=[add])
    assert [x.mention_id for x in story.mentions] == [m.mention_id]
    assert m.mention_id in note(story, add)


def test_a_day_that_cannot_be_is_refused_and_the_event_stands():
    two = Text("two")
    two.add(f"It rained. {MISSED}. Nobody spoke.")
    add = missed(two, date="2031-05-09/2031-05-02")
    story = told(two, judgements=[add])
    assert [m.date_basis for m in story.mentions] == ["unknown"]
    assert status(story, add) == "refused"
