"""The account of an event: what each sentence says, and what it leaves unsaid."""

from datetime import date, datetime
from typing import Any

import pytest

from peaceledger.analysis.account import Facts, account, judgement_words, position_key
from peaceledger.analysis.phrases import count_words, in_a_row

DAY = date(2031, 5, 2)


def mention(number: int, **changes: Any) -> dict[str, Any]:
    return {
        "mention_id": f"m_{number}",
        "article_id": f"a_{number}",
        "status": "occurred",
        "date_earliest": DAY,
        "date_latest": DAY,
        "date_basis": "stated",
        "date_from": [],
        "place": "Kell",
        "mediators": [],
        "statement_id": None,
        **changes,
    }


def facts(*mentions: dict[str, Any], event: dict[str, Any] | None = None, **changes: Any) -> Facts:
    row = {
        "event_id": "e_1",
        "type": "prisoner_exchange",
        "status": "occurred",
        "date_earliest": DAY,
        "date_latest": DAY,
        "date_basis": "stated",
        "place": "Kell",
        "participants": ["Norland", "Sudmark"],
        "mediators": [],
        "n_articles": len(mentions),
        "n_outlets": len(mentions),
        "n_origins": len(mentions),
        "opinion_only": False,
        **(event or {}),
    }
    parts: dict[str, Any] = {
        "event": row,
        "exchange": None,
        "mentions": mentions,
        "counts": [],
        "links": [],
        "disagreements": [],
        "positions": [],
        "articles": {m["article_id"]: {"origin_id": "o", "outlet_side": None, "published": DAY} for m in mentions},
        "statements": {},
        "names": {"NOR": "Norland", "SUD": "Sudmark"},
        "numbers": {m["mention_id"]: n for n, m in enumerate(mentions, start=1)},
        "judgements": [],
    }
    return Facts(**parts | changes)


def told(*mentions: dict[str, Any], **changes: Any) -> str:
    return "\n".join(account(facts(*mentions, **changes)))


def exchange(**changes: Any) -> dict[str, Any]:
    empty = {f"{p}_{k}": None for p in "ab" for k in ("best", "low", "high")}
    return {"ordinal": None, "agreement_event_id": None, "side_a": "NOR", "side_b": "SUD", "best_rule": None, **empty, **changes}


def test_one_passage_is_told_plainly():
    text = told(mention(1))
    assert text.startswith("One passage tells of a prisoner exchange on 2 May 2031 in Kell, as having taken place.")
    assert "What speaks" not in text
    assert "No text says" not in text


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"status": "denied"}, "as asserted by some and denied by others"),
        ({"status": "agreed"}, "as agreed, still to come"),
        ({"type": "withdrawal"}, "tells of a withdrawal on"),
        ({"date_latest": None}, "from 2 May 2031"),
        ({"date_earliest": date(2031, 5, 1), "date_latest": date(2031, 5, 31)}, "in May 2031"),
        (
            {"date_earliest": None, "date_latest": None, "date_basis": "unknown", "place": None},
            "No text says when it was",
        ),
        ({"opinion_only": True}, "Only opinion tells of it"),
    ],
)
def test_fields_are_put_into_words(changes: dict[str, Any], words: str):
    assert words in told(mention(1), event=changes)


def test_other_dates_places_and_statuses_are_named_with_their_passages():
    late = mention(2, date_earliest=date(2031, 5, 4), date_latest=date(2031, 5, 4), place="Vesta", status="planned")
    text = told(mention(1), late)
    assert "The date is stated in [1]. Other dates are given, too: 4 May 2031 ([2])." in text
    assert "Other passages name Vesta ([2])." in text
    assert "as having taken place in [1] and as planned in [2]" in text


def test_an_inferred_date_names_what_it_comes_from():
    given = mention(1)
    taken = mention(2, date_basis="inferred", date_from=["m_1"])
    assert "The date is inferred: no passage gives it alone, [1] gives" in told(given, taken, event={"date_basis": "inferred"})


def test_each_side_has_its_number_range_rule_and_passages():
    counts = [{"mention_id": "m_1", "returned_to": "NOR", "role": "returned"}]
    row = exchange(a_best=40, a_low=38, a_high=45, best_rule="NOR: the receiving side's own count (40)", ordinal=7)
    text = told(mention(1), mention(2), exchange=row, counts=counts)
    assert "(number 7)" in text
    assert "40 people ([1]; reports range from 38 to 45) were returned to Norland." in text
    assert "The value taken is the receiving side's own count." in text
    assert "No text says how many were returned to Sudmark and who mediated." in text


def test_a_bound_is_no_number():
    text = told(mention(1), exchange=exchange(b_low=1000))
    assert "At least 1,000 people were returned to Sudmark." in text


def test_an_agreement_carried_out_is_named():
    row = exchange(agreement_event_id="e_9")
    assert "an agreement: Deal of Kell (e_9)" in told(mention(1), exchange=row, names={"e_9": "Deal of Kell"})


def test_whose_word_it_is():
    speaker = mention(1, statement_id="s_1")
    own = mention(2)
    sided = {
        "a_1": {"origin_id": "o", "outlet_side": None, "published": DAY},
        "a_2": {"origin_id": "p", "outlet_side": "SUD", "published": None},
    }
    text = told(speaker, own, statements={"s_1": {"speaker": "Arn Vale; Bea Holt"}}, articles=sided)
    assert "in the words of Arn Vale and Bea Holt ([1])" in text
    assert "in the voice of an outlet of Sudmark ([2])" in text
    assert "on which day one article was published" in text


def test_copies_are_named_as_one_text():
    text = told(mention(1), mention(2), event={"n_origins": 1})
    assert "Two articles of two outlets report it, all from one origin. Of one text: [1] and [2]." in text


def test_the_main_reasons_stand_without_weights_and_what_speaks_against_is_told():
    reasons = [
        "two reports of this type (-2.5)",
        "both on 2031-05-02 (+3.5)",
        "the same sides: NOR, SUD (+1.0)",
        "one is vague (+0.3)",
        "40 people against 45 people (-0.5)",
    ]
    text = told(mention(1), mention(2), links=[{"reasons": reasons}])
    assert "What speaks for one event: both on 2 May 2031; the same sides: Norland, Sudmark." in text
    assert "What speaks against it: 40 people against 45 people." in text


def test_disagreements_name_field_positions_voices_kind_and_reason():
    one, other = (
        {"disagreement_id": "d_1", "capture_id": "c", "start": n, "end": n + 2, "value": f"{n} person", "side": side}
        for n, side in ((40, "NOR"), (45, None))
    )
    quarrel = {
        "disagreement_id": "d_1",
        "field": "counts.returned",
        "note": "40 against 45: neither says",
        "kind": "unresolvable",
    }
    numbers = {"m_1": 1, position_key(one): 2, position_key(other): 3}
    text = told(mention(1), disagreements=[quarrel], positions=[one, other], numbers=numbers)
    assert "Number returned: 40 people by Norland [2] against 45 people in [3] (no text decides; neither says; d_1)." in text


def test_two_sides_with_one_number_are_one_sentence():
    counts = [{"mention_id": "m_1", "returned_to": side, "role": "returned"} for side in ("NOR", "SUD")]
    same = {f"{p}_{k}": 40 for p in "ab" for k in ("best", "low", "high")}
    assert "40 people each ([1]) were returned to Norland and to Sudmark." in told(
        mention(1), exchange=exchange(**same), counts=counts
    )


def test_what_was_worked_out_is_told():
    place = {"capture_id": "c", "start": 0, "end": 9}
    check = {"rule": "parts", "claim": "12", "outcome": "holds", "explanation": "7 + 5 = 12", **place}
    first = {"rule": "first", "claim": "first since May", "outcome": "cannot_tell", "explanation": "little was read", **place}
    deal = {
        "side_a": "NOR",
        "agreed_a": 40,
        "returned_a": 12,
        "open_a": 28,
        "side_b": "SUD",
        "agreed_b": 9,
        "returned_b": 10,
        "open_b": -1,
    }
    alike = [{"field": "counts.returned", "value": "12 people returned to NOR", "side": side, **place} for side in ("NOR", "SUD")]
    text = told(mention(1, capture_id="c", start=2, end=8), checks=[first, check], deals=[deal], concords=alike)
    assert "The sum of the parts ([1]) holds: 7 + 5 = 12." in text
    assert "The claim “first since May” ([1]) cannot be checked: little was read." in text
    assert (
        "Of 40 agreed for Norland 12 were returned, and 28 are open. 10 were returned to Sudmark, 1 more than the 9 agreed."
        in text
    )
    assert "Norland ([1]) and Sudmark ([1]) tell alike: 12 people returned to Norland." in text


@pytest.mark.parametrize(
    ("event", "words"),
    [
        ({"one_voice": "Arn Vale"}, "All of it hangs on the word of Arn Vale."),
        ({"sides": ["NOR", "SUD"]}, "So Norland and Sudmark speak of it themselves."),
    ],
)
def test_on_whose_word_it_rests(event: dict[str, Any], words: str):
    said = {"s_1": {"speaker": "Arn Vale"}}
    assert words in told(mention(1, statement_id="s_1"), mention(2, statement_id="s_1"), statements=said, event=event)


def test_many_passages_are_named_by_the_first():
    text = told(*(mention(n) for n in range(1, 8)))
    assert "The date is stated in [1], [2], [3], [4] and 3 more." in text


def test_a_running_total_has_no_status_and_lacks_nothing():
    text = told(mention(1, place=None), event={"type": "statement_of_record", "place": None})
    assert text.startswith("One passage tells of a running total on 2 May 2031.")
    assert "No text says" not in text


def test_a_decision_is_a_sentence_with_who_when_why_and_what_became_of_it():
    row = {"judgement_id": "j_1", "action": "correct", "coder": "Ana", "field": "place", "old_value": None, "new_value": "Kell",
           "reason": "see the map", "made_at": datetime(2031, 6, 1, 12), "status": "in_force", "note": ""}  # noqa: DTZ001  # fmt: skip
    assert judgement_words(row) == "Ana corrected place from nothing to Kell on 1 June 2031: “see the map” (j_1)."
    assert "Outdated: now 3." in judgement_words(row | {"status": "outdated", "note": "now 3"})
    assert judgement_words({"judgement_id": "j_2", "status": "unreadable", "note": "torn"}).startswith("Somebody left a line")


def test_counts_in_words():
    row = {
        "low": 12.0,
        "high": None,
        "hedge": "at_least",
        "what": "person",
        "role": "killed",
        "returned_to": None,
        "counted_by": "Ostia",
    }
    assert count_words(row) == "at least 12 people killed, counted by Ostia"
    assert count_words(row | {"high": 15.0, "hedge": "between", "counted_by": None}) == "12 to 15 people killed"


def test_rows_of_words():
    assert [in_a_row(["A", "B", "C"]), in_a_row(["A", "B"]), in_a_row(["A"]), in_a_row([])] == ["A, B and C", "A and B", "A", ""]
