"""The scorer on hand-made rows: every rule of the matching has a case that breaks without it."""

import pytest

from peaceledger.scoring import Gold, System, score
from peaceledger.scoring.names import same_chain, same_speaker
from peaceledger.scoring.passages import iou, pair, sentence, stripped

TEXT = "Arden said it freed 40 men. Borea denied it. Talks went on in Lake Town.\nNobody signed."
ARTICLE = {"segment": "1", "file": "t.txt", "start": 0, "end": len(TEXT), "end_without_trailing_newline": len(TEXT)}


def span(quote, **more):
    start = TEXT.index(quote)
    return {"file": "t.txt", "segment": "1", "start": start, "end": start + len(quote), "quote": quote, **more}


def mention(quote, type_, status="occurred", **more):
    at = span(quote)
    base = {
        "type": type_,
        "status": status,
        "scope": "on_topic",
        "representative": False,
        "date_earliest": None,
        "date_latest": None,
        "date_basis": "unknown",
        "trigger_start": at["start"],
        "trigger_end": at["start"] + 3,
    }
    return at | base | more


def statement(quote, speaker, **more):
    base = {"speaker": speaker, "chain": [speaker], "stance": "claim", "topics": ["prisoners"], "strict": True}
    return span(quote, **(base | more))


def count(quote, low, high, hedge, side):
    return span(quote, low=low, high=high, hedge=hedge, returned_to=side, what="prisoner", role="returned", scope="event")


def figures(gold, system):
    rows = {"articles": [], "mentions": [], "statements": [], "counts": [], "exchanges": [], "disagreements": []}
    result = score(Gold(articles=[ARTICLE], rows=gold), System(texts={"t.txt": TEXT}, rows=rows | system))
    return {name: ratio.value for name, ratio in result.items()}


def test_a_figure_without_gold_is_not_measured():
    assert figures({}, {})["statements.f1"] is None


def test_articles_need_both_borders():
    right = figures({}, {"articles": [{"file": "t.txt", "start": 0, "end": len(TEXT)}]})
    wrong = figures({}, {"articles": [{"file": "t.txt", "start": 0, "end": len(TEXT) - 1}]})
    assert (right["articles.right"], wrong["articles.right"]) == (1.0, 0.0)


def test_mentions_match_by_type_and_overlap_one_to_one():
    gold = {"mentions": [mention("freed 40 men", "prisoner_release", type_also=["prisoner_exchange"])]}
    system = {"mentions": [mention("it freed 40 men", "prisoner_exchange"), mention("freed 40", "prisoner_release")]}
    result = figures(gold, system)
    assert (result["peace_mentions.precision"], result["peace_mentions.recall"]) == (0.5, 1.0)


def test_not_real_system_mentions_are_no_false_positives_and_match_only_their_like():
    gold = {"mentions": [mention("Talks went on", "negotiation_round")]}
    system = {"mentions": [mention("Talks went on", "negotiation_round", "negated")]}
    result = figures(gold, system)
    assert result["peace_mentions.recall"] == 0.0
    assert result["peace_mentions.precision"] is None


def test_representative_rows_neither_reward_nor_punish():
    gold = {"mentions": [mention("Talks went on", "negotiation_round", representative=True)]}
    result = figures(gold, {"mentions": [mention("Talks went on", "negotiation_round"), mention("Talks", "ceasefire")]})
    assert result["peace_mentions.precision"] is None


def test_a_non_event_is_taken_by_a_real_trigger_inside_it():
    gold = {"mentions": [], "non_events": [span("Talks went on in Lake Town")]}
    taken = figures(gold, {"mentions": [mention("Talks went on in Lake Town.", "negotiation_round")]})
    free = figures(gold, {"mentions": [mention("Talks went on in Lake Town.", "negotiation_round", "hypothetical")]})
    assert (taken["non_events.taken"], free["non_events.taken"]) == (1.0, 0.0)


def test_rows_outside_the_coded_stretches_are_not_judged():
    other = {"mentions": [mention("Talks went on", "negotiation_round")]}
    assert figures({"mentions": []}, other)["peace_mentions.precision"] is None


def test_statement_content_is_compared_without_marks_and_speaker_by_alias():
    gold = {
        "statements": [statement("it freed 40 men", "Arden (government)")],
        "actors": [{"canonical": "Arden (government)", "aliases": ["Arden"]}],
    }
    result = figures(gold, {"statements": [statement("it freed 40 men.", "arden")]})
    assert (result["statements.f1"], result["statements.with_speaker_f1"]) == (1.0, 1.0)


def test_a_wrong_speaker_counts_only_for_the_content():
    gold = {"statements": [statement("it freed 40 men", "Arden")]}
    result = figures(gold, {"statements": [statement("it freed 40 men", "Borea")]})
    assert (result["statements.f1"], result["statements.with_speaker_f1"]) == (1.0, 0.0)


def test_a_soft_statement_neither_rewards_nor_punishes():
    gold = {"statements": [statement("it freed 40 men", "Arden", strict=False)]}
    assert figures(gold, {"statements": [statement("it freed 40 men", "Arden")]})["statements.precision"] is None


def test_counts_must_agree_in_number_hedge_and_side():
    gold = {"counts": [count("40 men", 40, 40, "exact", "ARD")]}
    right = figures(gold, {"counts": [count("freed 40 men", 40.0, 40.0, "exact", "ARD")]})
    wrong = figures(gold, {"counts": [count("freed 40 men", 40.0, 40.0, "exact", None)]})
    assert (right["counts.exact"], wrong["counts.exact"], wrong["counts.precision"]) == (1.0, 0.0, 0.0)


def test_two_rows_on_one_span_need_two_system_rows():
    gold = {"counts": [count("40 men", 40, 40, "exact", "ARD"), count("40 men", 40, 40, "exact", "BOR")]}
    assert figures(gold, {"counts": [count("40 men", 40, 40, "exact", "ARD")]})["counts.exact"] == 0.5


def exchange(**more):
    base = {"kind": "release", "date_earliest": None, "date_latest": None, "ordinal": None, "mediators": []}
    return base | {"a_low": 40, "a_high": 40, "b_low": None, "b_high": None} | more


def test_a_number_on_a_side_that_gold_leaves_open_is_invented():
    gold = {"mentions": [mention("freed 40 men", "prisoner_release")], "exchanges": [exchange(evidence=[span("freed 40 men")])]}
    result = figures(gold, {"exchanges": [exchange(b_low=40, b_high=40, passages=[span("40 men")])]})
    assert (result["exchanges.recall"], result["exchanges.invented_side"]) == (1.0, 1.0)


def test_an_undated_exchange_does_not_match_a_dated_one():
    gold = {"mentions": [], "exchanges": [exchange(evidence=[span("freed 40 men")])]}
    dated = exchange(date_earliest="2030-01-01", date_latest="2030-01-01", passages=[span("40 men")])
    assert figures(gold, {"exchanges": [dated]})["exchanges.recall"] == 0.0


def test_a_conflict_needs_two_positions_met_by_different_ones():
    positions = [{"evidence": [span("freed 40 men")]}, {"evidence": [span("denied it")]}]
    gold = {
        "mentions": [mention("freed 40 men", "prisoner_release")],
        "conflicts": [{"kind": "denial", "kind_also": ["true_dispute"], "positions": positions}],
    }
    both = {"kind": "true_dispute", "positions": [span("40 men"), span("Borea denied")]}
    one = {"kind": "true_dispute", "positions": [span("40 men"), span("Lake Town")]}
    assert figures(gold, {"disagreements": [both]})["conflicts.recall"] == 1.0
    assert figures(gold, {"disagreements": [one]})["conflicts.recall"] == 0.0
    assert figures(gold, {"disagreements": [both]})["conflicts.kind"] == 1.0


@pytest.mark.parametrize(
    ("gold", "system", "expected"),
    [(None, None, True), ("Arden", None, False), ("Arden; Borea", "borea; the Arden", True), ("Arden; Borea", "Arden", False)],
)
def test_speakers(gold, system, expected):
    assert same_speaker(gold, system, {}) is expected


def test_chains_keep_their_order():
    assert same_chain(["Arden", "Borea"], ("arden", "borea"), {})
    assert not same_chain(["Arden", "Borea"], ("borea", "arden"), {})


def test_passages():
    a = {"file": "t", "start": 0, "end": 10, "quote": "“abc def.”"}
    assert (stripped(a)["start"], stripped(a)["end"]) == (1, 8)
    assert iou(a, a | {"start": 5}) == 0.5
    assert iou(a, a | {"file": "u"}) == 0
    assert sentence("It cost 1.5 m. It rose.", 5) == (0, 14)
    assert pair([3], [1, 2], lambda g, s: s, lambda g: g) == [(0, 1)]
