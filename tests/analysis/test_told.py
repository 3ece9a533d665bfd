"""Disagreements, offers, sums and what opposed sides tell alike, in sentences: whose words, why this kind, what is not known."""

import re
from datetime import date
from pathlib import Path
from typing import Any, get_args

import duckdb
import pytest

import peaceledger
from peaceledger.analysis import why_dispute, why_offer, why_sums
from peaceledger.analysis.phrases import on_days, quoted, the, units
from peaceledger.analysis.why import Query
from peaceledger.records.comparison import ComparisonKind
from peaceledger.records.event import DisagreementKind
from peaceledger.store import BY_NAME

DAY = date(2031, 5, 2)
TEXTS = {
    "c1": "Ona Vale said that 40 sailors were set free at Kell. The harbour office spoke of calm.",
    "c2": "Sudmark set free 45 sailors, its navy ministry announced.",
    "c3": "Some forty sailors are home, by all accounts.",
}


class Shelf(Query):
    """A ledger of a few rows."""

    def __init__(self, table: str, **rows: list[dict[str, Any]]) -> None:
        super().__init__(None, BY_NAME[table])
        captures = [
            {"capture_id": c, "path": f"{c}.txt", "record_id": None, "text": text, "source_name": None}
            for c, text in TEXTS.items()
        ]
        articles = [
            {
                "article_id": f"a{c}",
                "capture_id": c,
                "start": 0,
                "end": len(text),
                "source_id": f"s{c}" if c != "c3" else None,
                "published": DAY if c != "c3" else None,
                "origin_id": "o" if c != "c3" else "p",
            }
            for c, text in TEXTS.items()
        ]
        sources = [{"source_id": "sc1", "name": "Gazette", "side": None}, {"source_id": "sc2", "name": "Courier", "side": "SUD"}]
        actors = [{"actor_id": "NOR", "name": "Norland"}, {"actor_id": "SUD", "name": "Sudmark"}]
        told = {"speaker": "Ona Vale", "speaker_as_written": "Ona Vale"}
        office = {"speaker": "navy ministry", "speaker_as_written": "its navy ministry"}
        statements = [
            at("c1", "40 sailors were set free", statement_id="s1", **told),
            at("c2", "Sudmark set free 45 sailors", statement_id="s2", **office),
        ]
        event = {"event_id": "e1", "title": "Release, Kell", "status": "occurred"}
        self.rows = {
            "captures": captures,
            "articles": articles,
            "sources": sources,
            "actors": actors,
            "statements": statements,
            "events": [event],
        } | rows

    def load(self, table: str, column: str, values: Any) -> None:
        """Nothing to fetch."""

    def of(self, table: str, column: str, value: object) -> list[dict[str, Any]]:
        """Rows with this value."""
        return [r for r in self.rows.get(table, ()) if r.get(column) == value]


def at(capture: str, quote: str, **more: Any) -> dict[str, Any]:
    start = TEXTS[capture].index(quote)
    return more | {"capture_id": capture, "start": start, "end": start + len(quote), "quote": quote}


def position(capture: str, quote: str, value: str, side: str | None = None) -> dict[str, Any]:
    return at(capture, quote, disagreement_id="d1", value=value, side=side)


def dispute(*positions: dict[str, Any], **changes: Any) -> str:
    row = {"disagreement_id": "d1", "subject_id": "e1", "field": "counts.returned", "kind": "true_dispute"}
    row |= {"strength": "contradiction", "note": "40 person against 45 person: NOR and SUD give different numbers"} | changes
    return "\n".join(why_dispute.told(Shelf("disagreements", positions=list(positions)), row).account)


NUMBERS = (position("c1", "40 sailors", "40 person", "NOR"), position("c2", "45 sailors", "45 person", "SUD"))


def test_each_number_stands_with_who_says_it_where():
    text = dispute(*NUMBERS)
    assert text.startswith("On “Release, Kell” (e1) the texts tell differently how many were returned.")
    assert "According to Ona Vale in Gazette [1], 40 people were returned." in text
    assert "According to the navy ministry in Courier [2], 45 people were returned." in text
    assert "The reason on record: Norland and Sudmark give different numbers." in text


def test_a_number_to_come_was_not_returned():
    shelf = Shelf("disagreements", positions=list(NUMBERS), events=[{"event_id": "e1", "title": "Deal", "status": "agreed"}])
    row = {"disagreement_id": "d1", "subject_id": "e1", "field": "counts.returned", "kind": "unresolvable"}
    text = why_dispute.told(shelf, row | {"strength": "contradiction", "note": "x"}).account
    assert "40 people are to be returned" in text[0]
    assert text[1].startswith("The ledger leaves it open.")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "a dispute of substance: the accounts cannot both be true. Each account has an owner"),
        ({"kind": "copy_error"}, "a slip is likelier than a dispute"),
        ({"kind": "denial"}, "One voice says that it is so and another that it is not."),
        ({"kind": "different_thing_counted", "strength": "divergence"}, "So it is not held to be a dispute over one number."),
        ({"kind": "a_kind_of_tomorrow"}, "The ledger takes it for a kind of tomorrow"),
    ],
)
def test_a_kind_is_given_its_reason(changes: dict[str, Any], words: str):
    assert words in dispute(*NUMBERS, **changes)


def test_what_is_not_known_is_said():
    text = dispute(*NUMBERS)
    assert "No text read here decides which of them is right. Nobody but the sides themselves is heard on it." in text
    assert "The two articles go back to one origin." in text
    third = dispute(*NUMBERS, position("c3", "forty sailors", "about 40 person"))
    assert "[3] speaks in the voice of no side." in third
    assert "One of the three articles bears no date of publication." in third


def test_a_denial_and_a_deed_are_told_with_their_words():
    text = dispute(
        position("c1", "40 sailors were set free", "asserted", "NOR"),
        position("c2", "45 sailors", "denied", "SUD"),
        field="status",
        kind="denial",
        note="x",
    )
    assert "It is asserted by Ona Vale in Gazette [1]: “40 sailors were set free”." in text
    assert "It is denied by the navy ministry in Courier [2]: “45 sailors”." in text
    text = dispute(
        position("c1", "40 sailors", "NOR proposed", "SUD"),
        position("c2", "45 sailors", "SUD proposed", "NOR"),
        field="proposed",
        kind="attribution",
        note="x",
    )
    assert "According to Ona Vale in Gazette [1], Norland proposed it: “40 sailors”." in text


def test_passages_without_outlet_or_speaker_are_named_by_number():
    assert "According to passage [2], the number is some." in dispute(NUMBERS[0], position("c3", "forty sailors", "some"))


def offer(**changes: Any) -> str:
    row = at(
        "c1", "40 sailors were set free", offer_id="f1", name="the Kell plan", aliases=[], kind="offer", proposers=["Sudmark"]
    )
    row |= {"sides": ["SUD"], "date_earliest": None, "date_latest": DAY, "date_basis": "publication_date", "event_id": "e1"}
    row |= {"points_said": None, "points_listed": None}
    empty = dict.fromkeys(why_offer.ASIDE)
    terms = [
        at(
            "c2",
            "45 sailors",
            term_id="t1",
            offer_id="f1",
            issue="prisoners",
            obligor="NOR",
            action="to free 45",
            stated=True,
            **empty,
        ),
        at(
            "c3",
            "home",
            term_id="t2",
            offer_id="f1",
            issue="prisoners",
            obligor="SUD",
            action="to wait",
            stated=True,
            **empty | {"deadline": "May"},
        ),
        at("c3", "accounts", term_id="t3", offer_id="f1", issue="money", obligor=None, action=None, stated=False, **empty),
    ]
    answers = [
        at("c1", "calm", response_id="r1", offer_id="f1", term_id=None, party="Norland", stance="reject"),
        {
            "response_id": "r2",
            "offer_id": "f1",
            "term_id": None,
            "party": "Ostia",
            "stance": "silent",
            "capture_id": None,
            "start": None,
            "end": None,
        },
    ]
    held = {"offer_terms": terms, "offer_responses": answers} | {
        k: v for k, v in changes.items() if isinstance(v, list) and k.startswith("offer_")
    }
    return "\n".join(
        why_offer.told(Shelf("offers", **held), row | {k: v for k, v in changes.items() if not k.startswith("offer_")}).account
    )


def test_an_offer_is_told_with_terms_answers_and_gaps():
    text = offer()
    assert text.startswith(
        "The texts tell of an offer by Sudmark: “the Kell plan” ([1]). No text dates it; it was made by 2 May 2031"
    )
    assert "It asks of Norland: “to free 45” ([3])." in text
    assert "What Sudmark offers to do: “to wait” (by when: “May”) ([4])." in text
    assert "By the texts it says nothing of money ([5])." in text
    assert "It is rejected by Norland ([2])." in text
    assert "It is addressed to Ostia, and no passage has its answer." in text
    assert "No text says" not in text


def test_an_offer_that_nobody_details_says_so():
    text = offer(
        proposers=[], date_latest=None, date_basis="unknown", event_id=None, offer_terms=[], offer_responses=[], points_said=7
    )
    assert "It is said to have seven points, and no text lists them." in text
    assert "No text says whose it is, when it was made, what it asks and how anybody answered." in text


def check(**changes: Any) -> tuple[str, ...]:
    row = at(
        "c1",
        "40 sailors",
        check_id="h1",
        subject_id="e1",
        rule="parts",
        claim="40 person",
        outcome="fails",
        explanation="1 person more for NOR",
        sources=["n1"],
    )
    count = at(
        "c3",
        "forty sailors",
        count_id="n1",
        low=41.0,
        high=41.0,
        hedge="about",
        what="person",
        role="returned",
        returned_to="NOR",
        counted_by=None,
    )
    told = why_sums.arithmetic(Shelf("arithmetic", counts=[count]), row | changes)
    return (told.title, *told.account)


def test_a_sum_is_told_with_claim_question_outcome_and_what_that_means():
    title, asked, outcome, meant = check()
    assert title == "Worked out again: “40 people”"
    assert asked.startswith(
        "Of “Release, Kell” (e1) it is said by Ona Vale in Gazette [1]: “40 sailors”. The question is whether the parts"
    )
    assert outcome == "It does not hold: 1 person more for Norland. It was worked out with about 41 people [2]."
    assert meant.startswith("This says that not all of the numbers can be right")
    assert check(rule="first")[3].startswith("One counterexample is enough")
    assert check(outcome="cannot_tell")[3].startswith("The claim may be right all the same")


def test_agreement_of_opposed_sides_names_both_and_no_proof():
    rows = [at("c1", "40 sailors", side="NOR"), at("c2", "45 sailors", side="SUD")]
    rows = [r | {"concord_id": "o1", "subject_id": "e1", "field": "status", "value": "happened"} for r in rows]
    told = why_sums.concord(Shelf("concords", concords=rows), rows[0])
    assert told.title == "Told alike by Norland and Sudmark: that it took place"
    assert "for Norland by Ona Vale in Gazette [1]; for Sudmark by the navy ministry in Courier [2]" in told.account[0]
    assert "is a good sign and no proof" in told.account[1]
    one = why_sums.concord(Shelf("concords", concords=rows[:1]), rows[0])
    assert "through one article alone ([1])" in one.account[1]


def test_every_kind_field_and_rule_of_the_ledger_has_its_words():
    kinds = set(get_args(DisagreementKind))
    assert kinds == set(why_dispute.WHY)
    assert kinds - {"unresolvable"} == set(why_dispute.NAMES)
    rooms = Path(peaceledger.__file__).parent / "reconcile"
    code = "".join(path.read_text("utf-8") for path in rooms.glob("*.py"))
    assert set(re.findall(r'\bfield="([a-z._]+)"', code)) <= set(why_dispute.ABOUT)
    assert {*get_args(ComparisonKind), *re.findall(r'\brule="([a-z_]+)"', code)} <= set(why_sums.ASKED)


def test_words():
    assert units("1 person against 2 person, 3 pow") == "1 person against 2 people, 3 prisoners of war"
    assert (the("Navy Ministry"), the("Office of the Envoy"), the("Norland")) == (
        "the Navy Ministry",
        "the Office of the Envoy",
        "Norland",
    )
    assert quoted("he said “no”.  Twice.") == "“he said ‘no’. Twice”"
    assert quoted("one two three", most=9) == "“one two ...”"
    assert (on_days("2 May 2031"), on_days("May 2031"), on_days("until 2 May 2031")) == (
        "on 2 May 2031",
        "in May 2031",
        "until 2 May 2031",
    )


def test_a_record_whose_key_has_several_columns_is_found(ledger: Path):
    from peaceledger.analysis.why import explain

    with duckdb.connect(str(ledger / "ledger.duckdb"), read_only=True) as db:
        found = db.execute("SELECT concord_id FROM concords LIMIT 1").fetchone()
    if found is not None:
        assert explain(ledger, found[0]).table == "concords"
