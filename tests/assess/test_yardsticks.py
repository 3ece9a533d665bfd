"""The packs' yardsticks and their rules; and that no party is judged otherwise than the other."""

import ast
import sys
from dataclasses import replace
from pathlib import Path

import peaceledger.assess as room
from assess.builders import LEXICON, act, answer, event, exchange, judge, offer, report, statement, term
from peaceledger.assess import RULES

sys.path.insert(0, str(Path(__file__).parents[2] / "evals"))
from swap import Swap

LISTED = LEXICON.extra["yardsticks"]
SHOWN = {"Y05", "Y09", "Y10", "Y14", "Y18", "Y28", "Y29", "Y30", "Y39"}


def test_every_criterion_is_there_once_with_its_clause_and_owner():
    assert [y.yardstick_id for y in sorted(LISTED, key=lambda y: y.yardstick_id)] == [f"Y{n:02}" for n in range(1, 42)]
    assert all(y.whose and y.clause and y.group for y in LISTED)
    assert {y.yardstick_id for y in LISTED if y.rule is None} == SHOWN


def test_every_rule_is_named_by_a_yardstick_and_the_other_way_round():
    assert {y.rule for y in LISTED if y.rule} == set(RULES)


def test_the_four_tests_of_an_offer_are_one_row():
    plan = offer("the Morrow plan", "XKO")
    rows = [a for a in judge(offers=(plan,)).assessments if a.group == "four tests of an offer"]
    assert sorted(a.yardstick_id for a in rows) == ["Y01", "Y02", "Y03", "Y04"]
    assert {a.subject_id for a in rows} == {plan.offer_id}


def test_nothing_is_added_up():
    """No outcome is turned into a number anywhere in the room."""
    words = {
        node.id if isinstance(node, ast.Name) else node.value if isinstance(node, ast.Constant) else ""
        for path in Path(room.__file__).parent.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Name | ast.Constant)
    }
    assert not words & {"score", "rank", "rating", "grade", "index"}


def test_every_assessment_follows_when_the_parties_change_places():
    plan, counter = offer("the Morrow plan", "XKO"), offer("the Kesten offer", "XUS")
    talks, swap_day = event("negotiation_round", None, "XUS", "XKO"), event("prisoner_exchange", mediators=("Solmere",))
    retreat = event("withdrawal", None, "XKO")
    records = {
        "offers": (plan, counter),
        "offer_terms": (
            term(plan, "territory", "XUS", deadline="June"),
            term(counter, "justice", "XKO"),
            term(counter, "territory", "XKO"),
        ),
        "offer_responses": (answer(plan, "XUS", "reject"), answer(counter, "XKO", "conditional")),
        "statements": (
            statement("XKO", "the Vesk clique must go"),
            statement("XUS", "we thank Solmere", "praise"),
            statement("XUS", "Kordavia must respect international law", "demand"),
        ),
        "acts": (act("ASSAULT", "XKO", "XUS"), act("ACCUSE", "XUS", "XKO"), act("SANCTION", "XSO", "XKO")),
        "events": (talks, swap_day, retreat),
        "mentions": (report(talks), report(swap_day), report(retreat, "troops left Kesten")),
        "exchanges": (exchange(swap_day, 64, 60),),
    }
    change = Swap([("XKO", "XUS"), ("Kordavia", "Ustrana"), ("Kordavian", "Ustranan"), ("Belmora", "Vesk")])
    turned = replace(change.value(LEXICON), parties=LEXICON.parties)
    plain = judge(**records).assessments
    other = judge(lexicon=turned, **{name: change.value(held) for name, held in records.items()}).assessments

    def shown(rows, change):
        return sorted(
            (a.yardstick_id, change.text(a.subject), change.text(a.party or ""), a.outcome, sorted(map(change.text, a.clauses)))
            for a in rows
        )

    assert len(plain) > 50
    assert shown(other, change) == shown(plain, Swap(()))
