"""Yardsticks of an offer: a yes, a no and a not said for each clause."""

from dataclasses import replace

from assess.builders import (
    DAY,
    LEXICON,
    answer,
    article,
    claim,
    dated,
    event,
    judge,
    of,
    offer,
    proofs,
    report,
    statement,
    term,
    weeks,
)

WHOLE = {"action": "withdraw", "place": "Kesten", "deadline": "by June"}


def test_terms_are_specific_where_each_names_who_what_where_and_when():
    plan = offer("the Morrow plan", "XKO")
    whole = term(plan, "territory", "XUS", **WHOLE)
    vague = term(plan, "ceasefire", None, action="stop")
    assert of(judge(offers=(plan,), offer_terms=(whole,)), "Y01").outcome == "met"
    both = judge(offers=(plan,), offer_terms=(whole, vague))
    row = of(both, "Y01")
    assert row.outcome == "mixed"
    assert "who must act: no" in row.clauses
    assert "1 of 2 terms" in row.explanation
    assert vague.quote in proofs(both, row, "against")
    assert of(judge(offers=(plan,), offer_terms=(vague,)), "Y01").outcome == "not_met"


def test_an_offer_that_is_only_named_states_nothing():
    plan = offer("the Anchor terms", "XKO", named_without_terms=True, points_said=20)
    found = judge(offers=(plan,))
    row = of(found, "Y01")
    assert row.outcome == "not_stated"
    assert "list of 20 points" in row.explanation
    assert proofs(found, row, "listed") == ["the Anchor terms"]


def test_a_demand_that_a_law_of_the_other_side_bars_is_named_with_the_law():
    plan = offer("the Morrow plan", "XKO")
    found = judge(offers=(plan,), offer_terms=(term(plan, "territory", "XUS"), term(plan, "prisoners", "XUS; XKO")))
    row = of(found, "Y02")
    assert row.outcome == "not_met"
    assert "Constitution of the Ustranan Commonwealth 4" in row.explanation
    assert proofs(found, row, "against") == ["a term on territory"]
    own = offer("the Kesten offer", "XUS")
    assert of(judge(offers=(own,), offer_terms=(term(own, "territory", "XUS"),)), "Y02").outcome == "not_applicable"


def test_fewer_attacks_need_dated_articles_on_both_sides():
    plan = offer("the Morrow plan", "XKO")
    before = [event("attack", weeks(-n)) for n in (1, 2, 3)]
    reports = [report(e) for e in before]
    few = judge(offers=(plan,), events=before, mentions=reports)
    assert of(few, "Y03").outcome == "not_stated"
    assert "too few dated articles" in of(few, "Y03").explanation
    read = [article(n, weeks(-1)) for n in range(1, 9)] + [article(n, weeks(1)) for n in range(11, 19)]
    assert of(judge(offers=(plan,), events=before, mentions=reports, articles=read), "Y03").outcome == "met"
    after = [event("attack", weeks(n)) for n in (1, 2, 3)]
    worse = judge(offers=(plan,), events=[*before[:1], *after], mentions=reports + [report(e) for e in after], articles=read)
    assert of(worse, "Y03").outcome == "not_met"
    undated = replace(plan, **dated(None))
    assert "do not date" in of(judge(offers=(undated,)), "Y03").explanation


def test_verification_is_accepted_refused_or_not_spoken_of():
    plan = offer("the Morrow plan", "XKO")
    checked = term(plan, "territory", "XUS", "withdrawal verified by the League")
    assert of(judge(offers=(plan,), offer_terms=(checked,)), "Y04").outcome == "met"
    refusal = statement("XKO", "no foreign observers on our land", "reject")
    assert of(judge(offers=(plan,), statements=(refusal,)), "Y04").outcome == "not_met"
    theirs = statement("XUS", "no foreign observers on our land", "reject")
    assert of(judge(offers=(plan,), statements=(theirs,)), "Y04").outcome == "not_stated"
    both = judge(offers=(plan,), offer_terms=(checked,), statements=(refusal,))
    assert of(both, "Y04").outcome == "mixed"


def test_guarantees_are_read_clause_by_clause():
    plan = offer("the Morrow plan", "XKO")
    firm = term(
        plan,
        "security_guarantees",
        "XSO",
        guarantors="Solmere",
        legal_form="binding treaty",
        duration="ten years",
        condition="attack",
    )
    row = of(judge(offers=(plan,), offer_terms=(firm,)), "Y08")
    assert row.clauses == (
        "guarantors named: yes",
        "binding form: yes",
        "no veto over action: not said",
        "duration stated: yes",
        "trigger stated: yes",
    )
    assert row.outcome == "not_stated"
    loose = replace(
        firm, guarantors=None, legal_form="assurances", decision_rule="unanimity of all", duration=None, condition=None
    )
    assert of(judge(offers=(plan,), offer_terms=(loose,)), "Y08").outcome == "not_met"


def test_a_term_on_justice_is_there_or_said_to_be_missing():
    plan = offer("the Morrow plan", "XKO")
    assert of(judge(offers=(plan,), offer_terms=(term(plan, "justice"),)), "Y17").outcome == "met"
    assert of(judge(offers=(plan,), offer_terms=(term(plan, "justice", stated=False),)), "Y17").outcome == "not_met"
    assert of(judge(offers=(plan,)), "Y17").outcome == "not_stated"


def test_acceptance_by_all_needs_every_party_and_falls_with_one_refusal():
    plan = offer("the Morrow plan", "XKO")
    assert of(judge(offers=(plan,), offer_responses=(answer(plan, "XUS", "accept"),)), "Y34").outcome == "met"
    assert of(judge(offers=(plan,), offer_responses=(answer(plan, "XUS", "reject"),)), "Y34").outcome == "not_met"
    assert of(judge(offers=(plan,), offer_responses=(answer(plan, "XUS", "silent"),)), "Y34").outcome == "not_stated"
    assert of(judge(offers=(plan,), offer_responses=(answer(plan, "XUS", "conditional"),)), "Y34").outcome == "not_stated"
    torn = judge(offers=(plan,), offer_responses=(answer(plan, "XUS", "reject"), answer(plan, "XUS", "accept")))
    assert of(torn, "Y34").outcome == "mixed"


def test_who_was_at_the_table_of_the_terms_that_bind_it():
    alone = offer("the Morrow plan", "XSO")
    bound = (term(alone, "territory", "XUS"),)
    assert of(judge(offers=(alone,), offer_terms=bound), "Y35").outcome == "not_met"
    talks = event("negotiation_round", DAY, "XUS", "XKO")
    joint = replace(alone, event_id=talks.event_id)
    assert of(judge(offers=(joint,), offer_terms=bound, events=(talks,), mentions=(report(talks),)), "Y35").outcome == "met"
    assert of(judge(offers=(replace(alone, sides=(), proposers=()),), offer_terms=bound), "Y35").outcome == "not_stated"


def test_what_is_argued_for_or_of_another_war_is_no_offer():
    plans = (offer("an argument", "XKO", kind="argument"), offer("another war", "XKO", relevance="other_conflict"))
    assert [a for a in judge(offers=plans).assessments if a.yardstick_id in ("Y01", "Y02", "Y34")] == []


def test_a_share_of_issues_without_a_list_is_no_measure():
    found = judge(
        progress_claims=(claim("90 per cent of the issues", 90, "Ilka Morrow", "of the issues"), claim("close", None, None, None))
    )
    row = of(found, "Y32")
    assert row.outcome == "mixed"
    assert "list of issues behind it: no" in row.clauses
    assert row.missing == "the list of issues that the number counts"
    assert LEXICON.parties == ("XUS", "XKO")


def test_a_law_with_words_bars_only_terms_that_hold_one():
    law = replace(next(law for law in LEXICON.extra["legal"] if law.party == "XUS"), words=("cede*",))
    lexicon = replace(LEXICON, extra=LEXICON.extra | {"legal": (law,)})
    plan = offer("the Morrow plan", "XKO")
    ceding = judge(lexicon=lexicon, offers=(plan,), offer_terms=(term(plan, "territory", "XUS", "ceding Kesten"),))
    assert of(ceding, "Y02").outcome == "not_stated"
    ceding = judge(lexicon=lexicon, offers=(plan,), offer_terms=(term(plan, "territory", "XUS", "Ustrana cedes Kesten"),))
    assert of(ceding, "Y02").outcome == "not_met"


def test_an_offer_that_binds_its_proposers_alone_asks_nobody_to_the_table():
    plan = offer("the Morrow plan", "XKO")
    assert of(judge(offers=(plan,), offer_terms=(term(plan, "prisoners", "XKO"),)), "Y35").outcome == "not_applicable"
    joint = offer("the joint plan", "XKO", "XUS")
    assert of(judge(offers=(joint,), offer_terms=(term(joint, "prisoners", "XKO; XUS"),)), "Y35").outcome == "met"
    ours = term(plan, "territory", "XUS")
    assert of(judge(offers=(plan,), offer_terms=(ours,)), "Y35").outcome == "not_met"


def test_a_refusal_in_another_article_is_not_about_this_offer():
    plan = offer("the Morrow plan", "XKO")
    elsewhere = statement("XKO", "no foreign observers on our land", "reject", article_id="a_2")
    found = judge(offers=(plan,), statements=(elsewhere,), articles=(article(1), article(2)))
    assert of(found, "Y04").outcome == "not_stated"
