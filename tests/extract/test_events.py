"""Mentions: passage, trigger, one per event, who mediates, when, where, and what a short reference takes over."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from spacy.tokens import Doc

from peaceledger.extract.actors.relevance import judge
from peaceledger.extract.events.find import EventContext, find_mentions
from peaceledger.extract.spans import ActorSpan, DateSpan, PlaceSpan
from peaceledger.packs import Lexicon
from peaceledger.records import Block, DateInterval, Mention, Page, Statement

FIRST = date(2031, 3, 7)


def actor(doc: Doc, words: str, side: str, kind: str = "state", nth: int = 0) -> ActorSpan:
    start = at(doc.text, words, nth)
    span = doc.char_span(start, start + len(words), alignment_mode="expand")
    return ActorSpan(
        start=start, end=start + len(words), head=span.root.i, actor_id=side, name=words, kind=kind, side=side, form="name"
    )


def at(text: str, words: str, nth: int = 0) -> int:
    start = text.index(words)
    for _ in range(nth):
        start = text.index(words, start + 1)
    return start


def day(doc: Doc, words: str, value: date = FIRST) -> DateSpan:
    start = at(doc.text, words)
    return DateSpan(start=start, end=start + len(words), value=DateInterval.day(value), kind="date", reason="written")


def place(doc: Doc, words: str, reads_as: str = "place") -> PlaceSpan:
    start = at(doc.text, words)
    return PlaceSpan(start=start, end=start + len(words), place_id=words.lower(), name=words, where_prec=1, reads_as=reads_as)


@pytest.fixture
def mentions(parsed: Callable, lexicon: Lexicon) -> Callable[..., list[Mention]]:
    def find(text: str, build: Callable[[Doc], EventContext] = lambda doc: EventContext(), **changes: object) -> list[Mention]:
        page, doc = parsed(text, **changes)
        context = build(doc)
        return list(find_mentions(doc, page, lexicon, replace(context, relevance=judge(doc, lexicon, context.actors))))

    return find


def test_passage_is_the_clause_and_stands_at_its_offsets(mentions: Callable) -> None:
    text = "Snow fell all night. On Friday the two sides exchanged 40 prisoners, and the mayor wept."
    (mention,) = mentions(text)
    assert mention.quote == "On Friday the two sides exchanged 40 prisoners"
    assert text[mention.start : mention.end] == mention.quote
    assert text[mention.trigger_start : mention.trigger_end] == mention.trigger == "exchanged"


def test_offsets_are_those_of_the_capture(parser: object, lexicon: Lexicon) -> None:
    from tests.conftest import make_page

    text = "The rebels declared a ceasefire."
    page = make_page(text, start=100, end=100 + len(text))
    page = Page(article=page.article, text=text, blocks=(Block(kind="paragraph", start=100, end=100 + len(text)),))
    _, doc = next(parser.parse([page]))  # type: ignore[attr-defined]
    (mention,) = find_mentions(doc, page, lexicon, EventContext())
    assert (mention.start, mention.end) == (100, 100 + len(text) - 1)
    assert mention.trigger_start == 100 + text.index("ceasefire")


def test_furniture_is_not_read(parser: object, lexicon: Lexicon) -> None:
    from tests.conftest import make_page

    text = "The rebels declared a ceasefire."
    page = make_page(text)
    page = Page(article=page.article, text=text, blocks=(Block(kind="furniture", start=0, end=len(text)),))
    _, doc = next(parser.parse([page]))  # type: ignore[attr-defined]
    assert find_mentions(doc, page, lexicon, EventContext()) == ()


def test_verb_and_noun_of_one_event_are_one_mention(mentions: Callable) -> None:
    found = mentions("The two sides held their first peace talks, meeting for three hours.")
    assert [m.type for m in found] == ["negotiation_round"]


def test_two_events_of_one_sentence_are_two_mentions(mentions: Callable) -> None:
    found = mentions("The two sides agreed to exchange 40 prisoners, and the rebels declared a ceasefire.")
    assert {m.type for m in found} == {"agreement", "prisoner_exchange", "ceasefire"}


def test_noun_before_a_noun_names_its_sort_only(mentions: Callable) -> None:
    (mention,) = mentions("The two sides signed a prisoner exchange agreement.")
    assert (mention.type, mention.trigger) == ("agreement", "agreement")


def test_participants_mediator_date_and_place(mentions: Callable) -> None:
    text = "Vesna and Odria exchanged 40 prisoners at Karst on 7 March, with Lumen acting as mediator."
    (mention,) = mentions(
        text,
        lambda doc: EventContext(
            actors=(actor(doc, "Vesna", "VES"), actor(doc, "Odria", "ODR"), actor(doc, "Lumen", "LUM")),
            dates=(day(doc, "7 March"),),
            places=(place(doc, "Karst"),),
        ),
    )
    assert mention.participants == ("Vesna", "Odria")
    assert mention.mediators == ("Lumen",)
    assert (mention.date_earliest, mention.date_latest, mention.date_basis, mention.date_prec) == (FIRST, FIRST, "stated", 1)
    assert (mention.place, mention.where_prec) == ("Karst", 1)


def test_brokered_by(mentions: Callable) -> None:
    (mention,) = mentions(
        "The truce brokered by Lumen between Vesna and Odria took effect.",
        lambda doc: EventContext(actors=(actor(doc, "Lumen", "LUM"), actor(doc, "Vesna", "VES"), actor(doc, "Odria", "ODR"))),
    )
    assert (mention.participants, mention.mediators) == (("Vesna", "Odria"), ("Lumen",))


def test_date_of_another_event_is_left_alone(mentions: Callable) -> None:
    (mention,) = mentions(
        "The two sides held the first peace talks since the flood of 1987.",
        lambda doc: EventContext(dates=(day(doc, "1987", date(1987, 1, 1)),)),
    )
    assert (mention.date_earliest, mention.date_basis) == (None, "unknown")


def test_name_that_reads_as_a_text_is_no_place(mentions: Callable) -> None:
    (mention,) = mentions(
        "The two sides held peace talks in Karst.", lambda doc: EventContext(places=(place(doc, "Karst", "event"),))
    )
    assert mention.place is None


def test_persons_make_talks_a_meeting(mentions: Callable) -> None:
    (mention,) = mentions(
        "Talks between Ilves and Brandt ended late.",
        lambda doc: EventContext(actors=(actor(doc, "Ilves", "VES", "person"), actor(doc, "Brandt", "ODR", "person"))),
    )
    assert mention.type == "meeting_or_call"


def test_people_of_one_side_are_no_diplomacy(mentions: Callable) -> None:
    found = mentions(
        "Ilves met Brandt on Monday.",
        lambda doc: EventContext(actors=(actor(doc, "Ilves", "VES", "person"), actor(doc, "Brandt", "VES", "person"))),
    )
    assert found == []


def test_short_reference_takes_over_who_and_when_as_inferred(mentions: Callable) -> None:
    first, short = mentions(
        "The war between rebels and troops goes on.\n"
        "Vesna and Odria held peace talks on 7 March.\nThe talks ended without a handshake.",
        lambda doc: EventContext(actors=(actor(doc, "Vesna", "VES"), actor(doc, "Odria", "ODR")), dates=(day(doc, "7 March"),)),
    )
    assert short.quote == "The talks ended without a handshake"
    assert short.participants == first.participants == ("Vesna", "Odria")
    assert (first.date_basis, short.date_basis, short.date_earliest) == ("stated", "inferred", FIRST)


def test_short_reference_in_a_text_on_no_conflict_is_none(mentions: Callable) -> None:
    found = mentions(
        "Vesna and Odria held peace talks on 7 March.\nThe talks ended without a handshake.",
        lambda doc: EventContext(actors=(actor(doc, "Vesna", "VES"), actor(doc, "Odria", "ODR"))),
    )
    assert [m.quote for m in found] == ["Vesna and Odria held peace talks on 7 March"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Vesna may sign a peace agreement with Odria.\nThe agreement covers the border.", "hypothetical"),
        ("Vesna proposed a peace agreement with Odria.\nThe agreement covers the border.", "proposed"),
        ("Vesna signed a peace agreement with Odria.\nThe agreement covers the border.", "occurred"),
        ("It ended in a truce between Vesna and Odria, not a peace agreement.", "negated"),
    ],
)
def test_a_deal_is_what_became_of_it(mentions: Callable, text: str, status: str) -> None:
    found = mentions(text, lambda doc: EventContext(actors=(actor(doc, "Vesna", "VES"), actor(doc, "Odria", "ODR"))))
    assert {m.status for m in found if m.type == "agreement"} == {status}


def test_a_president_and_his_minister_agree_among_themselves(mentions: Callable) -> None:
    found = mentions(
        "Ilves and Brandt agreed to withdraw the troops from Odria.",
        lambda doc: EventContext(
            actors=(actor(doc, "Ilves", "VES", "person"), actor(doc, "Brandt", "VES", "person"), actor(doc, "Odria", "ODR"))
        ),
    )
    assert "agreement" not in {m.type for m in found}


@pytest.mark.parametrize(
    "second", ["After the talks, the envoys went skiing.", "The talks were a surprise.", "The town slept during the talks."]
)
def test_short_reference_that_sets_the_scene_is_none(mentions: Callable, second: str) -> None:
    assert len(mentions(f"The two sides held peace talks.\n{second}")) == 1


def test_short_reference_needs_something_to_refer_to(mentions: Callable) -> None:
    assert mentions("The talks ended without a handshake.") == []


def test_list_of_measures_is_no_report(parser: object, lexicon: Lexicon) -> None:
    from tests.conftest import make_page

    text = "Progress will be measured by:\n* Cessation of attacks on the port\n* Withdrawal of the rebel troops"
    lines = [(0, 29, "paragraph"), (30, 65, "list_item"), (66, len(text), "list_item")]
    page = make_page(text)
    page = Page(article=page.article, text=text, blocks=tuple(Block(kind=k, start=a, end=b) for a, b, k in lines))  # type: ignore[arg-type]
    _, doc = next(parser.parse([page]))  # type: ignore[attr-defined]
    found = find_mentions(doc, page, lexicon, EventContext())
    assert {m.status for m in found} == {"hypothetical"}


def test_statement_that_holds_the_passage_is_named_and_claims_what_is_contested(mentions: Callable) -> None:
    text = "The ministry said the rebels shelled the village."
    content = "the rebels shelled the village"
    statement = Statement(
        statement_id="s_1",
        article_id="a_test",
        capture_id="c_test",
        speaker="The ministry",
        speaker_id=None,
        speaker_as_written="The ministry",
        side=None,
        chain=("The ministry",),
        cue="said",
        kind="indirect",
        stance="accuse",
        stances=("accuse",),
        topics=("attack",),
        start=text.index(content),
        end=text.index(content) + len(content),
        quote=content,
        speaker_start=0,
        speaker_end=12,
    )
    (mention,) = mentions(text, lambda doc: EventContext(statements=(statement,)))
    assert (mention.statement_id, mention.status) == ("s_1", "claimed")


def test_word_that_only_reports_gives_way(mentions: Callable) -> None:
    (mention,) = mentions("The rebels called for a ceasefire.")
    assert (mention.type, mention.status) == ("ceasefire", "demanded")


def test_same_text_gives_same_ids(mentions: Callable) -> None:
    text = "The two sides exchanged 40 prisoners."
    assert [m.mention_id for m in mentions(text)] == [m.mention_id for m in mentions(text)]
    assert all(m.mention_id.startswith("m_") and m.extractor == "frames/1" for m in mentions(text))


def test_swapping_the_parties_swaps_the_result(mentions: Callable) -> None:
    def run(a: str, b: str) -> list[tuple[str, str, tuple[str, ...]]]:
        text = f"{a} handed over nine prisoners to {b}. {b} violated the ceasefire, and {a} withdrew its troops from the valley."
        sides = {"Vesna": "VES", "Odria": "ODR"}
        found = mentions(
            text, lambda doc: EventContext(actors=tuple(actor(doc, n, sides[n], nth=i) for n in (a, b) for i in range(2)))
        )
        return [(m.type, m.status, m.participants) for m in found]

    swap = {"Vesna": "Odria", "Odria": "Vesna"}
    one, two = run("Vesna", "Odria"), run("Odria", "Vesna")
    assert len(one) == 3
    assert two == [(t, s, tuple(swap[p] for p in who)) for t, s, who in one]


def test_heading_that_only_names_its_subject_is_none(parser: object, lexicon: Lexicon) -> None:
    from tests.conftest import make_page

    text = "The Rebel Ceasefire"
    for kind, expected in (("heading", 0), ("paragraph", 1)):
        page = make_page(text)
        page = Page(article=page.article, text=text, blocks=(Block(kind=kind, start=0, end=len(text)),))  # type: ignore[arg-type]
        _, doc = next(parser.parse([page]))  # type: ignore[attr-defined]
        assert len(find_mentions(doc, page, lexicon, EventContext())) == expected
