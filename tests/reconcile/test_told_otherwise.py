"""One thing that two articles on the same events tell otherwise."""

from datetime import date

import pytest

from peaceledger.reconcile import Reconciled
from peaceledger.records import Comparison, Mention, record_id
from reconcile.builders import Text, ledger

MAY = date(2031, 5, 3)


def beside(name: str, day: date | None = MAY) -> Text:
    """An article that tells of an exchange that others tell of, too."""
    text = Text(name)
    mention = text.tells("an exchange of 131 for 97", "exchange", day=day)
    text.counts_in(mention, "131", 131, "NOR")
    text.counts_in(mention, "97", 97, "SUD")
    return text


def called_first(text: Text, mention: Mention, words: str, **values: object) -> None:
    start, end = text.add(words)
    fields = {"low": None, "high": None, "unit": None, "since_earliest": None, "since_latest": None} | values
    text.comparisons.append(
        Comparison(
            comparison_id=record_id("q", text.capture_id, start),
            article_id=text.article_id,
            capture_id=text.capture_id,
            mention_id=mention.mention_id,
            statement_id=None,
            kind="first",
            start=start,
            end=end,
            quote=words,
            **fields,  # type: ignore[arg-type]
        )
    )


def about(story: Reconciled, field: str) -> list[tuple[str, str]]:
    return [(d.kind, d.strength) for d in story.disagreements if d.field == field]


@pytest.mark.parametrize(("days", "found"), [(300.0, [("wording", "wording")]), (30.0, [("arithmetic", "divergence")])])
def test_the_first_talks_for_unlike_times(days: float, found: list[tuple[str, str]]):
    a, b = beside("a"), beside("b")
    talks = a.tells("talks were held in Vesta", "talks", "negotiation_round", MAY)
    called_first(a, talks, "first talks since 2030", since_earliest=date(2030, 1, 1), since_latest=date(2030, 12, 31))
    other = b.tells("talks were held in Vesta", "talks", "negotiation_round", MAY)
    called_first(b, other, "first talks in months", low=days, high=days, unit="days")
    assert about(ledger(a, b), "first") == found


def test_the_first_talks_of_articles_on_other_events_are_not_compared():
    a, b = Text("a"), Text("b")
    for text, day, days in ((a, MAY, 300.0), (b, date(2032, 5, 3), 30.0)):
        called_first(
            text, text.tells("talks", "talks", "negotiation_round", day), "first talks", low=days, high=days, unit="days"
        )
    assert about(ledger(a, b), "first") == []


def wanted(side: str, speaker: str, stance: str = "offer") -> Text:
    text = beside(speaker.split()[0].casefold())
    passage = "a meeting of Arn Vale and Bea Holt"
    people = ("Arn Vale", "Bea Holt")
    mention = text.tells(passage, "meeting", "meeting_or_call", status="proposed", participants=people)
    said = text.said("nothing", speaker=speaker, side=side, stance=stance, stances=(stance,))
    text.statements[-1] = type(said)(
        **{f: getattr(said, f) for f in said.__dataclass_fields__}
        | {"start": mention.start, "end": mention.end, "quote": passage, "chain": (speaker,)}
    )
    return text


def test_whose_idea_a_meeting_is():
    story = ledger(wanted("NOR", "Dov Lind"), wanted("SUD", "Bea Holt", "predict"))
    assert about(story, "initiative") == [("attribution", "divergence")]


def test_one_side_alone_wants_it():
    assert about(ledger(wanted("NOR", "Dov Lind"), wanted("NOR", "Arn Vale")), "initiative") == []


def offers(name: str, words: str) -> Text:
    text = beside(name)
    text.tells(words, "offered", "mediation_offer", status="proposed", participants=("Ostia",))
    return text


@pytest.mark.parametrize(
    ("other", "found"), [("offered a summit in Vesta", [("wording", "wording")]), ("offered to mediate again", [])]
)
def test_what_a_mediator_offers(other: str, found: list[tuple[str, str]]):
    assert about(ledger(offers("a", "offered to mediate between them"), offers("b", other)), "offer") == found


@pytest.mark.parametrize(
    ("before", "who", "found"),
    [
        ("They agreed that it is ", "Arn Vale; Bea Holt", [("attribution", "divergence")]),
        ("In a joint statement they called it ", "Arn Vale; Bea Holt", []),
        ("They agreed that it is ", "Arn Vale; Dov Lind", []),
    ],
)
def test_one_quotation_in_two_mouths(before: str, who: str, found: list[tuple[str, str]]):
    text = Text("a")
    start, _ = text.add(before)
    text.text = text.text.rstrip("\n")
    text.said("“high time” for an exchange", who, kind="mixed", chain=(who,), side="NOR; SUD", speaker_start=start)
    text.said("We need this exchange badly.", "Arn Vale")
    assert about(ledger(text), "speaker") == found
