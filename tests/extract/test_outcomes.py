"""What is said to have come of talks: invented sentences about an invented war."""

from datetime import date

import pytest

from peaceledger.extract.article import extract_article

WAR = "The war between Kordavia and Ustrana is in its second year. Ustranan troops hold most of the Harrow Valley."
MET = "Delegations from Kordavia and Ustrana met in Port Aven on 3 March 2031."


@pytest.fixture
def outcomes(parsed, example_lexicon):
    def of(text: str):
        page, doc = parsed(f"{text}\n\n{WAR}")
        return extract_article(doc, page, example_lexicon).outcomes

    return of


@pytest.mark.parametrize(
    ("text", "kind", "tie"),
    [
        (f"{MET} The talks ended without a result.", "failed", "stated"),
        (f"{MET} The meeting brought no breakthrough, officials said.", "failed", "stated"),
        (f"{MET} The sides agreed on a humanitarian corridor out of Kesten.", "agreed", "beside"),
        (f"{MET} Both sides signed a protocol on the protection of dams.", "agreed", "beside"),
        ("Talks between Kordavia and Ustrana on 6 March 2031 produced a deal on grain.", "agreed", "stated"),
        (f"{MET} No agreement was reached on the status of Upper Harrow.", "failed", "beside"),
        (f"{MET} The parties could not agree on a ceasefire.", "failed", "beside"),
        (f"{MET} Differences over the Harrow Valley remain, Runa Halvard said.", "open", "beside"),
        (f"{MET} They will meet again on 22 March in Tolm.", "next", "beside"),
        (f"{MET} The next round is scheduled for 4 April, mediators from Solmere said.", "next", "beside"),
        (f"{MET} Experts of the two sides are to meet in Tolm next week.", "next", "beside"),
        (f"{MET} No date was set for another meeting.", "no_next", "beside"),
        (f"{MET} Kordavia presented a peace plan of seven points.", "proposed", "beside"),
        (f"{MET} It rained. Nobody spoke. No date was given for the next round of talks.", "no_next", "article"),
    ],
)
def test_what_came_of_talks_and_how_it_is_tied(outcomes, text, kind, tie):
    assert (kind, tie) in {(o.kind, o.tie) for o in outcomes(text)}


@pytest.mark.parametrize(
    "text",
    [
        f"{MET} They discussed dams, grain and fishing.",
        f"{MET} The delegations hope to reach an agreement.",
        f"{MET} If the sides agree on a corridor, convoys will follow.",
        f"{MET} The war triggered a fresh round of sanctions.",
        "Ustranan guns shelled Kesten. The army failed to take the bridge.",
        "The sides agreed on nothing in particular about the weather.",
    ],
)
def test_silence_hopes_and_other_matters_are_no_outcomes(outcomes, text):
    assert outcomes(text) == ()


def test_no_date_is_no_next_meeting(outcomes):
    assert {o.kind for o in outcomes(f"{MET} There is no date for a next round of talks.")} == {"no_next"}


def test_the_day_of_the_next_meeting(outcomes):
    (found,) = outcomes(f"{MET} They will meet again on 22 March 2031 in Tolm.")
    assert (found.next_earliest, found.next_latest) == (date(2031, 3, 22), date(2031, 3, 22))
    assert found.quote == "They will meet again on 22 March 2031 in Tolm."


def test_talks_put_off_are_not_those_told_before(outcomes):
    found = outcomes(f"{MET} Talks between Kordavia and Ustrana on dams were postponed.")
    off = next(o for o in found if o.kind == "failed")
    assert off.tie == "stated"
    assert off.start > found[0].start or off is found[0]
    assert "postponed" in off.quote


def test_a_round_that_broke_down_stands_alone(outcomes):
    (found,) = outcomes("The third round of talks between Kordavia and Ustrana broke down on 20 March 2031.")
    assert (found.kind, found.tie) == ("failed", "stated")


def test_what_another_pair_agrees_is_not_of_the_talks_beside_it(outcomes):
    text = f"{MET} Solmere and the League of the Straits agreed to exchange prisoners."
    assert "agreed" not in {o.kind for o in outcomes(text)}
    assert "agreed" in {o.kind for o in outcomes(f"{MET} Kordavia and Ustrana agreed to exchange prisoners.")}
