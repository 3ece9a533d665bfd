"""Offers, their terms and answers; states and persons are those of the example pack."""

import pytest

from peaceledger.extract.actors.find import find_actors
from peaceledger.extract.actors.places import find_places
from peaceledger.extract.actors.references import resolve_references
from peaceledger.extract.dates.find import find_dates
from peaceledger.extract.events.find import EventContext, find_mentions
from peaceledger.extract.offers.find import find_offers
from peaceledger.extract.statements.find import find_statements


@pytest.fixture
def book(parsed, example_lexicon):
    def of(text):
        page, doc = parsed(text)
        actors = resolve_references(doc, find_actors(doc, example_lexicon, None), example_lexicon)
        places = find_places(doc, example_lexicon, actors)
        statements = find_statements(doc, page, example_lexicon, actors, None)
        context = EventContext(actors=actors, dates=find_dates(doc, None), places=places, statements=statements)
        return find_offers(doc, page, example_lexicon, context, find_mentions(doc, page, example_lexicon, context))

    return of


@pytest.fixture
def terms(book):
    def of(text):
        return {(t.issue, t.obligor) for t in book(text).terms if t.stated}

    return of


@pytest.mark.parametrize(
    ("text", "side", "wanted"),
    [
        ("Kordavia demanded the withdrawal of Ustrana's troops from the valley.", "XKO", ("territory", None)),
        ("Kordavia repeated its demand for Ustranan withdrawal from the valley.", "XKO", ("territory", "XUS")),
        ("Kordavia issued an ultimatum for Ustrana to withdraw from the valley.", "XKO", ("territory", "XUS")),
        ("Kordavia offered to release forty prisoners.", "XKO", ("prisoners", "XKO")),
        ("Solmere offered to mediate talks.", "XSO", ("negotiation_format", "XSO")),
        ("Kordavia renewed its role, offering its capital as a neutral venue.", "XKO", ("negotiation_format", "XKO")),
        ("Kordavia called for direct talks with Ustrana.", "XKO", ("negotiation_format", "XUS")),
        ("Kordavia proposed a summit between Kordavia and Ustrana.", "XKO", ("negotiation_format", "XKO; XUS")),
        ("Kordavia urged Ustrana to withdraw from the valley.", "XKO", ("territory", "XUS")),
        ("Kordavia insists that Ustrana must withdraw from the valley.", "XKO", ("territory", "XUS")),
        ("Kordavia's plan calls for a ceasefire and for neutrality.", "XKO", ("ceasefire", None)),
        ("Kordavia and Ustrana agreed to exchange forty prisoners.", "XUS", ("prisoners", "XKO; XUS")),
        ("Under Kordavia's proposal, Ustrana would withdraw from the valley.", "XKO", ("territory", "XUS")),
        ("Kordavia put pressure on Ustrana to withdraw from the valley.", "XKO", ("territory", "XUS")),
    ],
)
def test_who_asks_whom_for_what(book, text, side, wanted):
    found = book(text)
    assert wanted in {(t.issue, t.obligor) for t in found.terms if t.stated}
    assert side in {s for o in found.offers for s in o.sides}


@pytest.mark.parametrize(
    "text",
    [
        "Kordavia made no offer to Ustrana.",
        "Kordavia did not propose a ceasefire.",
        "If Kordavia offered a ceasefire, Ustrana would refuse.",
        "Kordavia insisted that Ustrana had withdrawn from the valley.",
        "The store offered Kordavia a new budget plan.",
        "Kordavia offered its condolences to Ustrana.",
        "Kordavia's war plan failed.",
        "Kordavia suggested that the talks in Solmere had failed.",
        "In terms of trade, Kordavia leads Ustrana.",
    ],
)
def test_what_is_no_offer(book, text):
    assert book(text).offers == ()


def test_a_plan_that_is_only_named_states_nothing(book):
    [offer] = book("Kordavia unveiled a twelve-point plan to end the war with Ustrana.").offers
    assert (offer.named_without_terms, offer.points_said, offer.name) == (True, 12, "twelve-point plan")


def test_points_said_and_points_listed_may_differ(book):
    text = (
        "Kordavia presented a six-point peace plan. It calls for a ceasefire, the withdrawal of Ustranan troops, "
        "a return of prisoners, and security guarantees."
    )
    found = book(text)
    assert [(o.points_said, o.points_listed) for o in found.offers] == [(6, 4)]
    assert {t.issue for t in found.terms} == {"ceasefire", "territory", "prisoners", "security_guarantees"}


def test_a_term_that_is_missing_is_not_stated(book):
    found = book("Solmere presented a peace plan. The plan calls for a ceasefire but makes no mention of a withdrawal.")
    assert {(t.issue, t.stated) for t in found.terms} == {("ceasefire", True), ("territory", False)}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ustrana rejected Kordavia's offer to meet.", ("XUS", "reject")),
        ("Kordavia proposed a ceasefire. Ustrana accepted the proposal.", ("XUS", "accept")),
        ("Kordavia proposed a ceasefire. Ustrana did not accept the proposal.", ("XUS", "reject")),
        ("Kordavia proposed a ceasefire. Ustrana would accept the plan if Solmere guaranteed it.", ("XUS", "conditional")),
        ("Kordavia proposed a ceasefire. Ustrana will study the proposal.", ("XUS", "defer")),
        ("Kordavia demanded a ceasefire. Ustrana called the demand unacceptable.", ("XUS", "reject")),
    ],
)
def test_answers(book, text, wanted):
    assert wanted in {(r.side, r.stance) for r in book(text).responses}


def test_nobody_answers_his_own_offer(book):
    assert book("Kordavia proposed a ceasefire. Kordavia welcomed its proposal.").responses == ()


def test_a_threat_under_a_condition_binds_who_makes_it(terms):
    assert ("sanctions_aid", "XSO") in terms("Solmere called for new sanctions should Ustrana stay in the valley.")


def test_what_the_words_say_of_a_term(book):
    text = "Kordavia offered to release 40 prisoners by 5 May 2031 if Ustrana agreed."
    [term] = [t for t in book(text).terms if t.issue == "prisoners"]
    assert (term.quantity, term.deadline, term.condition) == ("40 prisoners", "by 5 May 2031", "if Ustrana agreed")
    assert (term.guarantors, term.verification) == (None, None)


def test_every_passage_stands_in_the_text(book):
    text = "Kordavia proposed a ceasefire of 30 days. Ustrana rejected the proposal. Solmere offered to host talks."
    found = book(text)
    rows = (*found.offers, *found.tellings, *found.terms, *found.responses)
    assert rows
    assert all(text[r.start : r.end] == r.quote for r in rows)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Kordavia will only negotiate on the basis of credible security guarantees.", {("security_guarantees", None)}),
        ("Kordavia would only hold talks if Ustrana withdraws from the valley.", {("territory", "XUS")}),
        (
            "The Kordavian foreign minister said Ustrana must withdraw from the valley before any talks can begin.",
            {("territory", "XUS")},
        ),
    ],
)
def test_a_condition_is_a_term(terms, text, wanted):
    assert wanted <= terms(text)


def test_must_alone_is_no_condition(book):
    assert book("The Kordavian foreign minister said Ustrana must withdraw from the valley.").offers == ()


def test_who_agrees_under_a_condition_accepts_conditionally(book):
    [response] = book(
        "The Kordavian foreign minister said Kordavia would agree to a ceasefire if Ustrana withdraws from the valley."
    ).responses
    assert (response.side, response.stance) == ("XKO", "conditional")


def test_who_agrees_that_another_must_act_accepts_nothing(book):
    assert book("Kordavia and Solmere agreed that Ustrana must release all prisoners.").responses == ()


def test_to_stop_attacks_is_a_ceasefire(terms):
    assert ("ceasefire", "XKO") in terms("Kordavia offered to halt its attacks on the port.")


def test_an_answer_may_be_to_one_term(book):
    found = book("Kordavia demanded a ceasefire and a return of prisoners. Ustrana rejected the demand.")
    assert {r.term_id for r in found.responses} == {None}
    found = book("Ustrana rejected Kordavia's demands for a ceasefire. Kordavia's demands include a return of prisoners.")
    issues = {t.term_id: t.issue for t in found.terms}
    assert {issues.get(r.term_id) for r in found.responses} == {"ceasefire"}


def test_a_treaty_the_text_only_mentions_is_no_offer(book):
    assert book("Kordavia left the Lakeside Pact and the Harbour Accord years ago.").offers == ()


def test_an_answer_by_somebody_unnamed_has_no_side(book):
    found = book("Kordavia proposed a summit. Foreign diplomats rejected the proposal.")
    assert [(r.party, r.side) for r in found.responses] in ([], [("Foreign diplomats", None)])
