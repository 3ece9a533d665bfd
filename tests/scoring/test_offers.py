"""Offers, terms and answers against a coder's, on rows made by hand."""

from peaceledger.scoring import Gold, System, score

TEXT = "Arden offered talks in Lake Town. Borea refused. Arden has a five-point plan."


def span(quote, **more):
    start = TEXT.index(quote)
    return {"file": "t", "segment": "1", "start": start, "end": start + len(quote), "quote": quote, **more}


def figures(offers):
    article = {"segment": "1", "file": "t", "start": 0, "end": len(TEXT), "end_without_trailing_newline": len(TEXT)}
    talks = {"offer_key": "A", "name": "Talks", "aliases": [], "kind": "offer", "scope": "on_topic", "named_without_terms": False}
    plan = talks | {"offer_key": "B", "name": "The “five-point plan”", "named_without_terms": True}
    term = {"offer_key": "A", "issue": "negotiation_format", "obligor": "ARD; BOR", "stated": True, "evidence": [span("talks")]}
    answer = {"offer_key": "A", "party": "Borea", "stance": "reject", "evidence": [span("refused")]}
    gold = {
        "non_events": [span("talks")],
        "offers": [talks | {"evidence": [span("offered talks")]}, plan | {"evidence": [span("five-point plan")]}],
        "offer_terms": [term],
        "offer_responses": [answer],
    }
    found = score(Gold(articles=[article], rows=gold), System(texts={"t": TEXT}, rows={"offers": offers}))
    return {name: ratio.value for name, ratio in found.items() if name.startswith(("offers.", "terms."))}


def offer(name, *quotes, terms=(), responses=()):
    told = [span(q) for q in quotes]
    return {"name": name, "aliases": [], "passages": [*told, *terms, *responses], "terms": terms, "responses": responses}


def term(quote, obligor, stated=True):
    return span(quote, issue="negotiation_format", obligor=obligor, stated=stated)


def test_offers_are_found_by_passage_or_name():
    found = figures([offer("anything", "talks in Lake Town"), offer("five-point plan", "has a")])
    assert found["offers.recall"] == 1.0
    assert found["offers.not_stated"] == 1.0
    assert figures([offer("anything", "Borea")])["offers.recall"] == 0.0


def test_two_offers_do_not_share_one():
    assert figures([offer("anything", "talks in Lake Town", "five-point plan")])["offers.recall"] == 0.5


def test_a_term_needs_its_issue_and_all_who_must_act():
    right = figures([offer("x", "talks", terms=[term("talks", "BOR; ARD")])])
    wrong = figures([offer("x", "talks", terms=[term("talks", "ARD")])])
    assert (right["terms.f1"], wrong["terms.f1"]) == (1.0, 0.0)


def test_a_term_of_an_offer_that_is_only_named_is_wrong():
    invented = figures([offer("five-point plan", "five-point", terms=[term("five-point", None)])])
    missing = figures([offer("five-point plan", "five-point", terms=[term("five-point", None, stated=False)])])
    assert (invented["offers.not_stated"], missing["offers.not_stated"]) == (0.0, 1.0)
    assert (invented["terms.precision"], missing["terms.precision"]) == (0.0, None)


def test_answers_need_party_and_stance():
    refused = span("refused", party="Borea", side="BOR", stance="reject")
    accepted = refused | {"stance": "accept"}
    assert figures([offer("x", "talks", responses=[refused])])["offers.responses"] == 1.0
    assert figures([offer("x", "talks", responses=[accepted])])["offers.responses"] == 0.0
