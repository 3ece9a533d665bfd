"""The same words in several articles are one utterance; its first report, its outlets, its wordings."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peaceledger.reconcile import Reconciled
from peaceledger.reconcile.utterances import CROWD
from peaceledger.reconcile.wordings import differences
from peaceledger.records import Statement, Utterance
from reconcile.builders import LEXICON, Text, ledger

DAY = date(2031, 3, 4)
WORDS = "nobody could have imagined such crazy actions on the part of anyone"
TOLD = "Sudmark had agreed to hand over the bodies of forty soldiers at Kell before Easter"
VOCAB = {
    "reconcile": {
        **LEXICON.vocab["reconcile"],
        "little_words": ["that", "with", "will", "would", "have"],
        "negations": ["not", "never"],
    }
}
LEX = replace(LEXICON, vocab=VOCAB)
NO_DAY = None


def article(name: str, words: str, day: date | None = DAY, source: str | None = None, **changes: object) -> Text:
    text = Text(name)
    text.fields = {"published": day, "source_id": source or name}
    text.said(words, **changes)
    return text


def story_of(*texts: Text) -> Reconciled:
    return ledger(*texts, lexicon=LEX)


def one(*texts: Text) -> bool:
    return len(story_of(*texts).utterances) == 1


def only(*texts: Text) -> Utterance:
    (found,) = story_of(*texts).utterances
    return found


def test_every_statement_is_an_utterance_or_a_report_of_one():
    story = story_of(article("a", WORDS), article("b", "the harbour is open again for all ships"))
    assert {s.utterance_id for s in story.statements} == {u.utterance_id for u in story.utterances}
    assert [u.n_statements for u in story.utterances] == [1, 1]
    assert all(u.first_statement_id == u.statement_id and u.first_published == DAY for u in story.utterances)


@pytest.mark.parametrize(
    "other",
    [
        f"“{WORDS.upper()},”",
        WORDS.replace(" ", "  \n"),
        WORDS.replace("could", "could …"),
        "such crazy actions on the part of anyone",
        WORDS.replace("crazy", "reckless"),
    ],
)
def test_the_same_words_but_for_marks_case_spaces_cuts_or_one_word(other: str):
    assert one(article("a", WORDS), article("b", other))


def test_another_speaker_has_said_it_himself():
    assert not one(article("a", WORDS), article("b", WORDS, speaker="Dov Lind", chain=("Dov Lind",)))


def test_words_of_nobody_named_are_never_joined():
    assert not one(article("a", WORDS, speaker=None, chain=()), article("b", WORDS, speaker=None, chain=()))


def test_a_spelling_of_a_name_is_the_same_speaker_by_pack_id():
    assert one(article("a", WORDS, speaker_id="arn"), article("b", WORDS, speaker="A. Vale", speaker_id="arn"))


def test_joint_speakers_and_one_of_them():
    joint = article("a", WORDS, speaker="Arn Vale; Dov Lind")
    assert one(joint, article("b", WORDS))
    assert not one(joint, article("b", WORDS, speaker="Cid Marr"))


@pytest.mark.parametrize(
    ("words", "days", "same"),
    [
        ("of course not", 0, True),
        ("of course not", 3, False),
        ("we will never give up", 3, True),
        ("we will never give up", 60, False),
        (WORDS, 400, True),
    ],
)
def test_the_fewer_the_words_the_nearer_the_days(words: str, days: int, same: bool):
    assert one(article("a", words), article("b", words, DAY + timedelta(days=days))) == same


def test_few_words_without_a_date_are_not_joined():
    assert not one(article("a", "of course not"), article("b", "of course not", NO_DAY))


@pytest.mark.parametrize(
    ("other", "days", "same"),
    [
        ("Sudmark agreed it would hand over forty bodies of soldiers before Easter", 1, True),
        ("Sudmark agreed it would hand over forty bodies of soldiers before Easter", 9, False),
        ("Sudmark had not agreed to hand over the bodies of forty soldiers before Easter", 1, False),
        ("Sudmark would open the harbour of Kell to the ships of Ostia before Easter", 1, False),
    ],
)
def test_indirect_speech_is_one_where_most_words_and_the_days_agree(other: str, days: int, same: bool):
    texts = article("a", TOLD, kind="indirect"), article("b", other, DAY + timedelta(days=days), kind="indirect")
    assert one(*texts) == same


def test_daily_reports_with_other_numbers_are_other_utterances():
    first = "our air defence shot down 31 of the 40 drones that Sudmark launched against Kell overnight"
    later = first.replace("31", "12").replace("40", "22")
    assert not one(article("a", first, kind="indirect"), article("b", later, DAY + timedelta(days=1), kind="indirect"))


def test_a_speech_does_not_swallow_what_it_holds():
    speech = " ".join(f"word{i} of a long address" for i in range(60)) + f" {WORDS}"
    assert not one(article("a", speech), article("b", WORDS))


def test_the_earliest_day_wins_and_unknown_days_never_do():
    texts = article("a", WORDS, NO_DAY), article("b", WORDS, DAY + timedelta(days=2)), article("c", WORDS, DAY)
    found = only(*texts)
    assert (found.first_statement_id, found.first_published, found.n_first) == (texts[2].statements[0].statement_id, DAY, 1)
    assert (found.n_statements, found.n_articles, found.n_outlets) == (3, 3, 3)


def test_two_reports_on_one_day_are_a_tie():
    found = only(article("a", WORDS), article("b", WORDS), article("c", WORDS, DAY + timedelta(days=1)))
    assert (found.first_published, found.n_first) == (DAY, 2)


def test_without_any_date_nobody_is_first():
    found = only(article("a", WORDS, NO_DAY), article("b", WORDS, NO_DAY))
    assert (found.first_statement_id, found.first_published, found.n_first) == (None, None, 0)


def test_outlets_and_origins_are_counted_once():
    found = only(article("a", WORDS, source="wire"), article("b", WORDS, source="wire"), article("c", WORDS, source="norpress"))
    assert (found.n_articles, found.n_outlets, found.n_origins) == (3, 2, 1)


def test_a_quotation_is_fuller_than_a_longer_paraphrase():
    told = article("b", f"he thought {WORDS}", kind="indirect")
    assert only(article("a", WORDS), told).quote == WORDS


def wording(*texts: Text) -> list[tuple[str, str, str, str]]:
    return [(d.field, d.kind, d.strength, d.note) for d in story_of(*texts).disagreements]


def test_a_quotation_in_other_words_is_a_wording_disagreement_with_both_passages():
    texts = article("a", WORDS), article("b", WORDS.replace("crazy", "reckless"))
    story = story_of(*texts)
    assert wording(*texts) == [("wording", "wording", "wording", "Arn Vale is quoted in 2 wordings: “reckless” or “crazy”")]
    assert {p.quote for p in story.positions} == {t.statements[0].quote for t in texts}
    assert story.disagreements[0].subject_id == story.utterances[0].utterance_id


@pytest.mark.parametrize(
    ("other", "kind"),
    [
        (f"{WORDS.title()}!", "direct"),
        (WORDS[: len(WORDS) // 2], "direct"),
        (WORDS.replace("crazy", "reckless"), "indirect"),
        (WORDS.replace("anyone", "[Sudmark]"), "direct"),
        (WORDS.replace("imagined", "… "), "direct"),
    ],
)
def test_marks_cuts_brackets_and_paraphrase_are_no_other_wording(other: str, kind: str):
    texts = article("a", WORDS), article("b", other, kind=kind)
    assert one(*texts)
    assert wording(*texts) == []


@pytest.mark.parametrize(
    ("a", "b", "found"),
    [
        ("the talks will not resume in May", "the talks will resume in May", (("not", ""),)),
        ("we want peace this year already", "they want peace this year already", (("we", "they"),)),
        ("a cease-fire must hold for a month", "a ceasefire must hold for a month", ()),
        ("we're told they don't want it, and it's so", "we are told they do not want it and it is so", ()),
        ("we won't leave the table, and can't", "we will not leave the table and cannot", ()),
        ("we're told they don't want it", "we were told they don't want it", (("re", "were"),)),
        ("one two three four five", "six seven eight nine ten", ()),
        ("we agreed on this. The rest comes later, after Easter", "we agreed on this, after Easter", ()),
        ("the talks go on as planned, and so they should", "the talks go on as planned, whatever anybody may say", ()),
    ],
)
def test_what_makes_a_difference(a: str, b: str, found: Sequence[tuple[str, str]]):
    assert differences(a, b) == found


def test_a_quotation_in_more_outlets_than_are_compared_is_still_one():
    assert only(*(article(f"t{i}", WORDS, DAY + timedelta(days=i % 3)) for i in range(3 * CROWD))).n_outlets == 3 * CROWD


@settings(max_examples=15, deadline=None)
@given(st.permutations(range(6)))
def test_the_order_of_articles_does_not_matter(order: list[int]):
    said = (WORDS, WORDS.replace("crazy", "reckless"), "such crazy actions on the part of anyone", TOLD, WORDS, TOLD)
    texts = [article(f"t{i}", words, DAY + timedelta(days=i % 2)) for i, words in enumerate(said)]
    whole, shuffled = story_of(*texts), story_of(*(texts[i] for i in order))
    assert whole.utterances == shuffled.utterances
    assert whole.statements == shuffled.statements
    assert len(whole.utterances) == 2


def test_ids_are_those_of_the_statements() -> None:
    a, b = article("a", WORDS), article("b", WORDS)
    reports: list[Statement] = [*a.statements, *b.statements]
    assert only(a, b).statement_id == min(s.statement_id for s in reports)
