"""Outcomes of talks once events are known."""

from datetime import date

from peaceledger.reconcile.outcomes import outcomes_of
from peaceledger.records import Mention, TalksOutcome, record_id
from reconcile.builders import Text, ledger

MAY_3, MAY_9 = date(2031, 5, 3), date(2031, 5, 9)


def outcome(of: Mention, kind: str, quote: str = "so it was", tie: str = "beside", **changes: object) -> TalksOutcome:
    fields = {"outcome_id": record_id("tk", of.capture_id, kind, quote), "article_id": of.article_id, "capture_id": of.capture_id}
    fields |= {"kind": kind, "tie": tie, "mention_id": of.mention_id, "cue": "so", "speaker": None, "side": None, "chain": ()}
    fields |= {"statement_id": None, "start": 0, "end": len(quote), "quote": quote}
    return TalksOutcome(**(fields | changes))  # type: ignore[arg-type]


def tied(text: Text, *found: TalksOutcome) -> tuple[TalksOutcome, ...]:
    story = ledger(text)
    return outcomes_of(found, story.mentions, story.events)


def test_an_outcome_is_tied_to_the_event_of_its_talks_and_to_what_follows():
    text = Text("one")
    held = text.tells("Norland and Sudmark held talks in Vesta.", "talks", "negotiation_round", MAY_3, place_id="vesta")
    ahead = text.tells("The next round is on 9 May.", "round", "negotiation_round", MAY_9, status="planned")
    (row,) = tied(text, outcome(held, "next", result_mention_id=ahead.mention_id))
    assert None not in (row.event_id, row.result_event_id)
    assert row.event_id != row.result_event_id
    assert (row.next_earliest, row.next_latest) == (MAY_9, MAY_9)


def test_what_lies_before_the_talks_does_not_follow_them():
    text = Text("one")
    held = text.tells("Norland and Sudmark held talks in Vesta.", "talks", "negotiation_round", MAY_9, place_id="vesta")
    assert tied(text, outcome(held, "next", next_earliest=MAY_3, next_latest=MAY_3)) == ()


def test_a_far_sentence_counts_where_no_other_talks_are_told():
    text = Text("one")
    held = text.tells("Norland and Sudmark held talks in Vesta.", "talks", "negotiation_round", MAY_3, place_id="vesta")
    far = outcome(held, "failed", tie="article")
    assert len(tied(text, far)) == 1
    text.tells("Norland met Ostia in Kell.", "met", "meeting_or_call", MAY_9, place_id="kell", participants=("Norland", "Ostia"))
    assert tied(text, far) == ()


def test_talks_that_were_called_off_have_no_event():
    text = Text("one")
    off = text.tells("The talks in Vesta were called off.", "talks", "negotiation_round", status="failed")
    (row,) = tied(text, outcome(off, "failed", tie="stated"))
    assert row.event_id is None
