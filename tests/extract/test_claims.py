"""Claims of progress in talks and moves of markets: invented sentences."""

import pytest

from peaceledger.extract.claims.find import find_claims
from peaceledger.extract.claims.markets import find_reactions
from peaceledger.extract.dates.find import find_dates
from peaceledger.extract.events.find import EventContext, find_mentions
from peaceledger.extract.statements.find import find_statements
from peaceledger.extract.voice import Voices


@pytest.fixture
def claims(parsed, example_lexicon):
    def of(text: str):
        page, doc = parsed(text)
        statements = find_statements(doc, page, example_lexicon, ())
        return find_claims(doc, page, example_lexicon, Voices(doc, page, statements, find_dates(doc, None)))

    return of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The envoy said that about 70% of the issues in the peace talks had been settled.", ("share", "forward", 70, 70)),
        ("The truce is more than 85 per cent ready, the envoy said.", ("readiness", "forward", 85, None)),
        ("The talks have entered their final phase.", ("phase", "forward", None, None)),
        ("Both sides are closer than ever to a peace deal, he said.", ("nearness", "forward", None, None)),
        ("The negotiators made significant progress at the talks.", ("progress", "forward", None, None)),
        ("One sticking point stands in the way of the peace agreement.", ("remainder", "open", None, None)),
        ("The peace talks remain deadlocked.", ("deadlock", "contrary", None, None)),
        ("The talks ended without a breakthrough.", ("deadlock", "contrary", None, None)),
        ("There was no progress at the talks, the minister said.", ("deadlock", "contrary", None, None)),
    ],
)
def test_what_is_claimed_and_which_way(claims, text, expected):
    found = [(c.counted, c.direction, c.low, c.high) for c in claims(text)]
    assert expected in found


@pytest.mark.parametrize(
    "text",
    [
        "The peace party won 54% of the vote after the talks.",
        "Shares fell 3% after the peace talks.",
        "In a poll on the talks, 60% of respondents agreed.",
        "About 40% of the territory is held by the army, and talks go on.",
        "The envoys hope for progress at the talks.",
        "If the talks make progress, the envoy will stay.",
        "The offensive stalled on the front line before the talks.",
        "The minister joined the talks at the final stage.",
        "The bridge collapsed during the peace talks.",
    ],
)
def test_other_percentages_hopes_and_battles_are_no_claims(claims, text):
    assert claims(text) == ()


def test_a_claim_is_its_speakers(claims):
    (claim,) = claims('"The treaty is 60% ready," the envoy said.')
    assert claim.speaker == "envoy"
    assert claim.quote.startswith("The treaty is 60% ready")
    assert claim.low == 60.0


def test_a_share_says_what_it_is_a_share_of(claims):
    (claim,) = claims("Some 30% of the points in the draft have been agreed.")
    assert claim.counted_as_written is not None
    assert claim.counted_as_written.startswith("the points in the draft")


@pytest.fixture
def moves(parsed, example_lexicon):
    def of(text: str):
        page, doc = parsed(text)
        dates = find_dates(doc, None)
        mentions = find_mentions(doc, page, example_lexicon, EventContext(dates=dates))
        return find_reactions(doc, page, example_lexicon, mentions, Voices(doc, page, (), dates))

    return of


def test_a_market_move_has_its_value_and_what_it_followed(moves):
    first, second = moves("Harbour stocks fell after the president spoke of a near peace. Shares in Tolm Steel lost 4%.")
    assert (first.direction, first.low) == ("down", None)
    assert first.cause is not None
    assert "near peace" in first.cause
    assert (second.instrument, second.low, second.cause) == ("Shares in Tolm Steel", 4.0, first.cause)


def test_a_rise_over_years_is_no_reaction(moves):
    assert len(moves("Stocks fell on hopes of peace. Tolm Steel shares rose 900% since the war began.")) == 1


def test_without_talk_of_peace_there_is_no_reaction(moves):
    assert moves("Shares in Tolm Steel lost 4% on weak sales.") == ()
