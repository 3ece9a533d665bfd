"""Which event a passage takes up, read from text: dates without a year, names, rounds, "the earlier talks", lists."""

from collections.abc import Callable
from datetime import date

import pytest

from peaceledger.reconcile import Reconciled
from peaceledger.reconcile.open_dates import Open, fits, meet

TALKS = frozenset({"negotiation_round", "meeting_or_call"})


def groups(story: Reconciled, kinds: frozenset[str] = TALKS) -> list[list[str]]:
    """Words of the mentions of each event, in text order, and the events by their first one."""
    by_event: dict[str, list] = {}
    for m in sorted(story.mentions, key=lambda m: (m.capture_id, m.trigger_start)):
        if m.event_id and m.type in kinds:
            by_event.setdefault(m.event_id, []).append(m.quote)
    return list(by_event.values())


def test_a_day_without_its_year_is_not_of_another_season(story: Callable) -> None:
    told = "On December 15, talks between Kordavia and Solmere ended in Port Aven. "
    recalled = "He spoke of the negotiations of Kordavia and Ustrana in the spring of 2031."
    assert len(groups(story(told + recalled))) == 2


@pytest.mark.parametrize(
    ("one", "other", "events"),
    [
        ("on 9 May", "on 9 May", 1),
        ("on 9 May", "on 12 June", 2),
        ("in May", "in June", 2),
        ("in May", "on 9 May", 1),
        ("in the spring", "in November", 2),
        ("in the spring", "in April", 1),
        ("on Christmas Day", "on 5 May", 2),
        ("on 9 May", "in 2031", 1),
        ("on 9 May", "in October 2031", 2),
        ("on Monday", "on 9 May 2031", 2),
    ],
)
def test_parts_of_dates_are_laid_side_by_side(story: Callable, one: str, other: str, events: int) -> None:
    told = f"Kordavia and Ustrana held talks in Kesten {one}."
    again = f"The talks of Kordavia and Ustrana were held in Kesten {other}."
    assert len(groups(story(told, again))) == events


def test_a_day_without_its_year_joins_the_report_that_gives_it(story: Callable) -> None:
    told = "Kordavia and Ustrana held talks on 9 May 2031."
    again = "Envoys of Kordavia and Ustrana held talks on 9 May."
    assert len(groups(story(told, again))) == 1


@pytest.mark.parametrize(
    ("name", "events"),
    [("The Tolm talks", 2), ("The Kesten talks", 1), ("The Kesten peace talks", 1), ("The talks", 1)],
)
def test_talks_are_known_by_the_place_they_are_named_after(story: Callable, name: str, events: int) -> None:
    told = "Kordavia and Ustrana held talks in Kesten on 9 May 2031. "
    assert len(groups(story(f"{told}{name} lasted for six hours."))) == events


def test_agreements_with_two_names_are_two(story: Callable) -> None:
    told = "Kordavia signed the Tolm agreements in 2029. The Kesten agreements were signed by Ustrana."
    assert len(groups(story(told), frozenset({"agreement"}))) == 2


def test_the_second_round_is_not_the_first(story: Callable) -> None:
    told = "Kordavia and Ustrana held a first round of talks in Kesten. The second round of talks was held there as well."
    assert len(groups(story(told))) == 2


def test_the_earlier_talks_are_not_the_ones_told_last(story: Callable) -> None:
    told = "Kordavia and Ustrana held talks in Kesten on 3 May 2031. They held further talks in Port Aven on 9 May 2031. "
    first, second = groups(story(told + "The earlier talks had lasted for six hours."))
    assert [len(first), len(second)] == [2, 1]


def test_that_which_opens_a_clause_takes_nothing_up(story: Callable) -> None:
    told = "Kordavia and Ustrana held talks in Kesten on 9 May 2031.\nHe suggested that Solmere had hosted indirect talks."
    assert all(len(g) == 1 for g in groups(story(told)))


def test_plans_of_one_list_are_several(story: Callable) -> None:
    told = (
        "Nobody trusts the plans of the neutrals: the Kordavian peace plan, the Ustranan peace plan and the Solmeri peace plan."
    )
    assert all(len(g) == 1 for g in groups(story(told), frozenset({"proposal"})))


def test_the_talks_of_two_articles_meet_by_place_and_sides(story: Callable) -> None:
    told = "Kordavia and Ustrana held their first talks since the storm, meeting in Kesten on 9 May 2031."
    again = "In a cautious step towards reducing hostilities, Kordavia and Ustrana held their first formal talks in Kesten."
    assert len(groups(story(told, again))) == 1


@pytest.mark.parametrize(
    ("again", "basis"),
    [
        ("Envoys of Ustrana and Kordavia met in Kesten for talks.", "unknown"),
        ("Kordavia and Ustrana held their first formal talks in Kesten.", "inferred"),
    ],
)
def test_an_article_of_unknown_day_takes_a_day_over_stronger_links_only(story: Callable, again: str, basis: str) -> None:
    told = "Kordavia and Ustrana held their first talks since the storm, meeting in Kesten on 9 May 2031."
    found = story(told, again)
    assert len(groups(found)) == 1
    assert [m.date_basis for m in found.mentions if m.type in TALKS and m.capture_id == "c_1"] == [basis]


def test_who_made_the_deal_takes_part(story: Callable) -> None:
    found = story("The agreement negotiated by Kordavia and Solmere was never published.")
    assert [m.participants for m in found.mentions if m.type == "agreement"] == [("Kordavia", "Solmere")]


def test_what_they_spoke_about_takes_no_part(story: Callable) -> None:
    found = story("Kordavia held a phone call with Solmere concerning the Ustrana conflict.")
    assert [m.participants for m in found.mentions if m.type in TALKS] == [("Kordavia", "Solmere")]


def test_parts_of_dates_in_words() -> None:
    assert [Open(g).words for g in ("XXXX-12-05", "XXXX-03", "XXXX-WXX-7", "XXXX-WXX-1TNI", "XXXX-SP")] == [
        "5 December",
        "March",
        "Sunday",
        "night into Monday",
        "spring",
    ]


def test_parts_fit_days_and_each_other() -> None:
    may, june = date(2031, 5, 1).toordinal(), date(2031, 6, 1).toordinal()
    assert fits("XXXX-05-09", may, june)
    assert not fits("XXXX-12", may, june)
    assert fits("XXXX-12", may, may + 365)
    assert meet("XXXX-05-09", "XXXX-05-10", 1)
    assert not meet("XXXX-05-09", "XXXX-05-10")
    assert meet("XXXX-WI", "XXXX-02-29")


@pytest.mark.parametrize(
    ("again", "events"),
    [
        ("The delegations resumed talks after a week.", 2),
        ("Solmere confirmed the fact of talks.", 2),
        ("The planned talks lasted for six hours.", 1),
        ("The talks lasted for six hours.", 1),
    ],
)
def test_a_definite_word_belongs_to_its_own_noun(story: Callable, again: str, events: int) -> None:
    """Only what stands with the naming word itself takes an event up; the gap keeps the next sentence from deciding."""
    told = "Kordavia and Ustrana held talks in Kesten on 9 May 2031.\nThe harvest was good this year, and the ferries ran.\n"
    cues = [r for link in story(told + again).links for r in link.reasons if "definite word" in r]
    assert bool(cues) == (events == 1)


def test_a_meeting_told_as_new_is_not_the_one_told_before(story: Callable) -> None:
    pair = "Anton Verlaine and Ilka Morrow"
    told = f"{pair} held a meeting.\nNobody spoke of it.\nA meeting of {pair} was long."
    assert len(groups(story(told))) == 2


def test_what_a_heading_names_is_told_below_it_as_new(story: Callable) -> None:
    heading, below = "Kordavia and Ustrana agree on prisoner exchange", "a simultaneous exchange of 400 prisoners each"
    told = f"{heading}\nThe two sides, Kordavia and Ustrana, agreed on {below}."
    assert len(groups(story(told), frozenset({"prisoner_exchange"}))) == 1


def test_a_war_is_no_raid(story: Callable) -> None:
    told = "Kordavia shelled Kesten on 9 May 2031. The Kordavian invasion of Ustrana was condemned on 9 May 2031."
    assert len(groups(story(told), frozenset({"attack"}))) == 2


def test_an_agreement_that_says_what_it_is_for_takes_up_less(story: Callable) -> None:
    told = "Kordavia and Ustrana signed a grain deal on 9 May 2031.\nThe agreement to lend forty ships pleased Solmere."
    assert len(groups(story(told), frozenset({"agreement"}))) == 2
