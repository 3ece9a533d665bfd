"""Yardsticks of parties and talks."""

from assess.builders import DAY, act, article, event, exchange, judge, of, offer, proofs, report, statement, term, weeks


def test_each_party_is_asked_the_same():
    found = judge()
    for yardstick in ("Y06", "Y07", "Y16", "Y22", "Y23", "Y24", "Y25"):
        rows = [a for a in found.assessments if a.yardstick_id == yardstick]
        assert sorted(a.party or "" for a in rows) == ["XKO", "XUS"], yardstick
        assert {a.outcome for a in rows} == {"not_stated"}


def test_demands_for_land_stand_until_they_are_withdrawn():
    plan = offer("the Morrow plan", "XKO")
    asked = term(plan, "territory", "XUS", "Ustrana leaves Kesten")
    found = judge(offers=(plan,), offer_terms=(asked,))
    assert of(found, "Y06", "XKO").outcome == "not_met"
    assert of(found, "Y06", "XUS").outcome == "not_stated"
    lawful = judge(
        offers=(plan,), offer_terms=(asked,), statements=(statement("XKO", "on the basis of international law", "offer"),)
    )
    assert of(lawful, "Y06", "XKO").outcome == "mixed"


def test_attacks_are_counted_by_month_and_silence_is_no_end():
    raids = (act("ASSAULT", "XKO", "XUS", DAY), act("ASSAULT", "XKO", "XUS", weeks(-6)))
    found = judge(acts=raids)
    row = of(found, "Y22", "XKO")
    assert row.outcome == "not_met"
    assert "2031-03 1, 2031-05 1" in row.explanation
    assert len(proofs(found, row, "against")) == 2
    assert "not the same as none" in of(found, "Y22", "XUS").explanation
    truce = event("ceasefire", weeks(2))
    assert of(judge(acts=raids, events=(truce,), mentions=(report(truce),)), "Y22", "XKO").outcome == "not_stated"


def test_costs_are_a_trend_and_never_enough():
    row = of(judge(acts=(act("SANCTION", "XSO", "XKO"),)), "Y07", "XKO")
    assert row.outcome == "not_stated"
    assert "1 act(s) of sanction" in row.explanation


def test_a_withdrawal_needs_a_named_verifier():
    move = event("withdrawal", DAY, "XKO")
    bare = judge(events=(move,), mentions=(report(move, "Kordavia pulled its troops out of Kesten"),))
    assert of(bare, "Y23", "XKO").outcome == "mixed"
    checked = judge(events=(move,), mentions=(report(move, "Kordavia pulled out of Kesten, League observers verified"),))
    assert of(checked, "Y23", "XKO").outcome == "met"
    none = judge(mentions=(report(move, "Kordavia did not withdraw", status="negated"),))
    assert of(none, "Y23", "XKO").outcome == "not_met"


def test_loaded_words_of_a_side_count_for_that_side_alone():
    words = (statement("XKO", "the Vesk clique must go"), statement("XUS", "the Vesk clique, as they call us"))
    found = judge(statements=words)
    assert of(found, "Y25", "XKO").outcome == "not_met"
    assert of(found, "Y25", "XUS").outcome == "not_stated"


def test_people_returned_stand_row_by_row():
    first, second = event("prisoner_exchange", DAY), event("prisoner_exchange", weeks(1))
    found = judge(events=(first, second), exchanges=(exchange(first, 64, 60), exchange(second, 10, None)))
    words = of(found, "Y16", "XUS").explanation
    assert "2031-05-03: 64 (exchange); 2031-05-10: 10 (exchange)" in words
    assert "74" not in words
    assert "10" not in of(found, "Y16", "XKO").explanation.replace("2031-05-10", "")


def test_exchanges_feed_no_yardstick_of_progress():
    """With and without the exchanges everything that speaks of progress comes to the same."""
    deal = event("prisoner_exchange", DAY, "XUS", "XKO")
    rich = judge(events=(deal,), mentions=(report(deal),), exchanges=(exchange(deal, 64, 64),))
    poor = judge()
    progress = ("Y06", "Y22", "Y23", "Y24", "Y25", "Y31", "Y32")
    told = {a.assessment_id: (a.outcome, a.explanation) for a in poor.assessments if a.yardstick_id in progress}
    assert told == {a.assessment_id: (a.outcome, a.explanation) for a in rich.assessments if a.yardstick_id in progress}
    assert of(rich, "Y26").outcome == "not_applicable"


def test_a_lead_mediator_has_more_than_half_and_is_recognised():
    swaps = [event("prisoner_exchange", weeks(n), mediators=("Solmere",)) for n in range(3)]
    thanks = [statement(side, "we thank Solmere for its mediation", "praise") for side in ("XKO", "XUS")]
    met = judge(events=swaps, mentions=[report(e) for e in swaps], statements=thanks)
    assert of(met, "Y19").outcome == "met"
    other = event("prisoner_exchange", weeks(5), mediators=("Straits League",))
    split = judge(events=[swaps[0], other], mentions=[report(swaps[0]), report(other)])
    assert of(split, "Y19").outcome == "not_met"


def test_breadth_of_a_round():
    talks = event("negotiation_round", DAY, "XUS", "XKO")
    deal = event("prisoner_exchange", weeks(1), status="agreed")
    said = [statement("XKO", "on land", topics=("territory",), about_event_id=talks.event_id)]
    found = judge(events=(talks, deal), mentions=(report(talks), report(deal)), statements=said)
    row = of(found, "Y31")
    assert row.outcome == "not_met"
    assert "agreed: prisoners; discussed: prisoners, territory" in row.explanation


def test_a_hypothesis_is_listed_and_never_decided():
    found = judge(acts=(act("SANCTION", "XSO", "XKO"),), articles=(article(1),))
    rows = [a for a in found.assessments if a.group == "hypotheses"]
    assert {a.yardstick_id for a in rows} == {
        "Y11", "Y12", "Y13", "Y15", "Y20", "Y21", "Y27", "Y33", "Y36", "Y37", "Y38", "Y40",
    }  # fmt: skip
    assert {a.outcome for a in rows} == {"not_applicable"}
    assert all("controls" in (a.missing or "") for a in rows)


def test_a_contested_attack_or_one_told_by_the_enemy_alone_decides_nothing():
    raid = event("attack", DAY, "XKO", status="denied")
    told = report(raid, "a raid on Kesten")
    contested = judge(acts=(act("ASSAULT", "XKO", "XUS", mention_id=told.mention_id),), events=(raid,), mentions=(told,))
    assert of(contested, "Y22", "XKO").outcome == "not_stated"
    assert "contested" in of(contested, "Y22", "XKO").explanation
    word = statement("XUS", "Kordavia shelled Kesten")
    alone = judge(acts=(act("ASSAULT", "XKO", "XUS", statement_id=word.statement_id),), statements=(word,))
    assert of(alone, "Y22", "XKO").outcome == "not_stated"
    own = statement("XKO", "we struck Kesten")
    avowed = judge(acts=(act("ASSAULT", "XKO", "XUS", statement_id=own.statement_id),), statements=(own,))
    assert of(avowed, "Y22", "XKO").outcome == "not_met"


def test_words_put_into_a_party_s_mouth_are_not_its_own():
    forced = statement("XKO", "to negotiate on the basis of international law", "commit", cue="agree")
    assert of(judge(statements=(forced,)), "Y06", "XKO").clauses[1].endswith("not said")
    own = statement("XKO", "to negotiate on the basis of international law", "commit", cue="agreed")
    assert of(judge(statements=(own,)), "Y06", "XKO").clauses[1].endswith("yes")


def test_a_withdrawal_that_a_plan_asks_for_is_no_deed():
    plan = offer("the Morrow plan", "XUS")
    item = term(plan, "territory", "XKO", "the withdrawal of Kordavian forces")
    move = event("withdrawal", DAY, "XKO")
    asked = report(move, item.quote, start=item.start, end=item.end)
    found = judge(offers=(plan,), offer_terms=(item,), events=(move,), mentions=(asked,))
    assert of(found, "Y23", "XKO").outcome == "not_stated"


def test_to_ask_for_one_s_own_land_back_is_no_demand_for_land():
    """Kesten is Ustrana's by the pack: Kordavia asks for land there, Ustrana for its own."""
    taking, back = offer("the Morrow plan", "XKO"), offer("the Kesten offer", "XUS")
    terms = (
        term(taking, "territory", "XUS", "Ustrana leaves Kesten", place="Kesten"),
        term(back, "territory", "XKO", "Kordavia leaves Kesten", place="Kesten"),
    )
    found = judge(offers=(taking, back), offer_terms=terms)
    assert of(found, "Y06", "XKO").outcome == "not_met"
    assert of(found, "Y06", "XUS").outcome == "not_stated"
