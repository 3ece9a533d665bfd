"""Counts of people who go back: which side, how many, in what role. Two peaceful neighbours stand in for the parties."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from peaceledger.extract.actors.find import find_actors
from peaceledger.extract.counts.find import find_counts
from peaceledger.packs import Lexicon
from peaceledger.records import Count, Mention, Statement

N, S = "NOR", "SWE"


@pytest.fixture(scope="module")
def parties(lexicon: Lexicon) -> Lexicon:
    return replace(lexicon, parties=(N, S))


def mention(start: int, end: int, text: str, **changes: object) -> Mention:
    fields: dict = {
        "mention_id": f"m_{start}",
        "article_id": "a_test",
        "capture_id": "c_test",
        "type": "prisoner_exchange",
        "status": "occurred",
        "start": start,
        "end": end,
        "quote": text[start:end],
        "trigger": text[start:end].split()[0],
        "trigger_start": start,
        "trigger_end": start + 1,
        "date_earliest": None,
        "date_latest": None,
        "date_basis": "unknown",
        "date_prec": None,
        "place": None,
        "place_id": None,
        "where_prec": None,
        "participants": (),
        "mediators": (),
        "statement_id": None,
        "event_id": None,
        "extractor": "hand",
    }
    return Mention(**(fields | changes))


def speech(text: str, content: str, speaker: str, side: str) -> Statement:
    start = text.index(content)
    return Statement(
        statement_id="s_1",
        article_id="a_test",
        capture_id="c_test",
        speaker=speaker,
        speaker_id=None,
        speaker_as_written=speaker,
        side=side,
        chain=(speaker,),
        cue="said",
        kind="indirect",
        stance="claim",
        stances=("claim",),
        topics=("prisoners",),
        start=start,
        end=start + len(content),
        quote=content,
        speaker_start=None,
        speaker_end=None,
    )


@pytest.fixture(scope="module")
def counts_of(parsed: Callable, parties: Lexicon) -> Callable[..., list[Count]]:
    """Counts of a text whose first sentence (or ``over``) is a mention of type ``type``."""
    return counter(parsed, parties)


def counter(parsed: Callable, parties: Lexicon) -> Callable[..., list[Count]]:
    def run(text: str, over: str | None = None, said: tuple[str, str, str] | None = None, **changes: object) -> list[Count]:
        page, doc = parsed(text)
        first = next(iter(doc.sents))
        start, end = (text.index(over), text.index(over) + len(over)) if over else (first.start_char, first.end_char)
        statements = (speech(text, *said),) if said else ()
        actors = find_actors(doc, parties, None)
        return list(find_counts(doc, page, parties, (mention(start, end, text, **changes),), actors, statements))

    return run


def rows(counts: list[Count]) -> list[tuple]:
    return [(c.low, c.role, c.returned_to) for c in counts]


ONE_SIDE = [
    # the people's own side
    ("Norway freed 160 Swedish sailors on Tuesday in the swap.", 160, S),
    ("160 Swedes were released in the exchange.", 160, S),
    ("The return of 390 Swedish captives was completed in the exchange.", 390, S),
    ("In the exchange, 144 Norwegian soldiers were returned to Norway.", 144, N),
    ("Sweden's 52 servicemen came home in the prisoner exchange.", 52, S),
    ("Norway secured the release of 144 of its soldiers in the prisoner swap.", 144, N),
    # giving: the other side gets them
    ("Norway has just released 390 prisoners of war.", 390, S),
    ("Norway releases 390 prisoners of war in exchange.", 390, S),
    ("Oslo handed over 195 prisoners in the exchange.", 195, S),
    ("The Swedish defence ministry said that Norway handed over 50 prisoners of war.", 50, S),
    ("As part of the exchange, 75 captives were freed by Norway.", 75, S),
    ("Sweden set free 20 detainees in the swap with Norway.", 20, N),
    ("Sweden transferred 31 prisoners to Norway in the exchange.", 31, N),
    ("In a swap, 40 prisoners were handed over to the Norwegian side.", 40, N),
    # getting
    ("Norway received 95 prisoners in the exchange with Sweden.", 95, N),
    ("Sweden got back 106 prisoners in the swap.", 106, S),
    ("Norway brought home 207 people in the prisoner exchange.", 207, N),
    ("Sweden welcomed 60 prisoners back after the swap.", 60, S),
    # captivity
    ("103 people returned home from Swedish captivity in an exchange.", 103, N),
    ("Some prisoners came home in the exchange: 45 men were released from Norwegian prisons.", 45, S),
    ("The exchange freed 12 people held by Norway.", 12, S),
    ("Ten Norwegian-held prisoners were freed in the exchange.", 10, S),
]


@pytest.mark.parametrize(("text", "number", "side"), ONE_SIDE, ids=[t[0][:45] for t in ONE_SIDE])
def test_the_words_name_the_side_that_gets_them_back(counts_of: Callable, text: str, number: int, side: str) -> None:
    counts = counts_of(text)
    assert rows(counts) == [(number, "returned", side)]
    assert counts[0].hedge == "exact"


NO_SIDE = [
    "About 70 prisoners were exchanged on Sunday.",
    "Norway and Sweden exchanged 200 prisoners.",
    "The two countries agreed to trade 1,000 prisoners of war in the exchange.",
    "A prisoner swap took place and 40 captives were released.",
    "The exchange covered 300 prisoners.",
]


@pytest.mark.parametrize("text", NO_SIDE)
def test_no_side_is_filled_in_where_none_is_said(counts_of: Callable, text: str) -> None:
    [count] = counts_of(text)
    assert (count.role, count.returned_to) == ("returned", None)


BOTH = [
    ("Norway and Sweden swapped 1,000 prisoners each.", 1000),
    ("The swap between Norway and Sweden was 160 for 160.", 160),
    ("Norway and Sweden held a 195-for-195 prisoner exchange.", 195),
    ("A 1,000-for-1,000 exchange between Sweden and Norway was agreed.", 1000),
    ("Both sides released 157 prisoners, Norway and Sweden said after the swap.", 157),
    ("In the exchange 50 prisoners from each side went home to Norway and Sweden.", 50),
    ("Norway and Sweden exchanged 25 captives apiece.", 25),
    ("Each side handed over 30 prisoners in the Norway-Sweden swap.", 30),
    ("The prisoners, 84 on each side, crossed between Norway and Sweden in an exchange.", 84),
]


@pytest.mark.parametrize(("text", "number"), BOTH, ids=[t[0][:45] for t in BOTH])
def test_each_and_n_for_n_are_two_rows(counts_of: Callable, text: str, number: int) -> None:
    counts = counts_of(text)
    assert sorted(rows(counts)) == [(number, "returned", N), (number, "returned", S)]
    assert len({c.count_id for c in counts}) == 2


def test_a_pair_comes_from_the_participants_where_the_pack_has_other_parties(counts_of: Callable) -> None:
    named = counts_of("Fiji and Kenya held a 20-for-20 exchange.", participants=("Fiji", "Kenya"))
    assert [c.returned_to for c in named] == ["FJI", "KEN"]


def test_people_of_a_state_count_as_the_party_that_gets_them_back(parsed: Callable, parties: Lexicon) -> None:
    """A movement that is no state gets back people who are called by their country."""
    counts_of = counter(parsed, replace(parties, parties=(N, "hamas"), people_of={S: "hamas"}))
    text = "Norway released 90 Swedish prisoners, and Hamas released three Norwegian hostages in the swap."
    assert sorted((c.low, c.returned_to) for c in counts_of(text)) == [(3, N), (90, "hamas")]


def test_without_a_pair_n_for_n_keeps_both_numbers_and_no_side(counts_of: Callable) -> None:
    counts = counts_of("The exchange was 12 for 12.")
    assert rows(counts) == [(12, "returned", None), (12, "returned", None)]


def test_in_exchange_for_gives_the_second_number_to_the_other_side(counts_of: Callable) -> None:
    text = "Norway received 60 prisoners in exchange for 55 captives in the swap with Sweden."
    assert rows(counts_of(text)) == [(60, "returned", N), (55, "returned", S)]
    text = "160 Norwegians were released from Swedish captivity in exchange for 160 Swedish soldiers."
    assert rows(counts_of(text)) == [(160, "returned", N), (160, "returned", S)]


def test_unequal_numbers_follow_the_subject_that_trades(counts_of: Callable) -> None:
    assert rows(counts_of("Norway exchanged 55 for 215 in a swap with Sweden.")) == [(55, "returned", S), (215, "returned", N)]
    assert rows(counts_of("Norway freed 4 Swedish captives for 5 Norwegians.")) == [(4, "returned", S), (5, "returned", N)]


def test_a_shared_noun_serves_both_numbers(counts_of: Callable) -> None:
    counts = counts_of("An exchange of 35 Norwegian and 36 Swedish prisoners took place.")
    assert rows(counts) == [(35, "returned", N), (36, "returned", S)]
    assert {c.what for c in counts} == {"prisoner"}


def test_in_all_is_a_total_without_side(counts_of: Callable) -> None:
    text = "Norway and Sweden exchanged prisoners. In all, 314 people were freed."
    assert rows(counts_of(text)) == [(314, "total", None)]


def test_running_totals_and_ordinals_are_kinds_of_their_own(counts_of: Callable) -> None:
    text = "It was the 76th exchange since the start of the war. Since 2022, more than 9,500 prisoners have been exchanged."
    ordinal, total = counts_of(text)
    assert (ordinal.role, ordinal.low, ordinal.scope) == ("ordinal", 76, "war")
    assert (total.role, total.low, total.high, total.hedge, total.scope) == ("total", 9500, None, "at_least", "war")
    [year] = counts_of("In exchanges, 1,596 Swedes have been returned from Norwegian captivity since the start of the year.")
    assert (year.role, year.returned_to, year.scope) == ("total", S, "year")
    [third] = counts_of("The third exchange of the year took place on Monday.")
    assert (third.role, third.low, third.scope) == ("ordinal", 3, "year")
    assert counts_of("The second exchange in a week took place on Monday.") == []


def test_a_stage_is_marked(counts_of: Callable) -> None:
    [count] = counts_of("In the first phase of the exchange, Norway released 390 captives to Sweden.")
    assert (count.scope, count.returned_to) == ("stage", S)


def test_parts_keep_the_side_of_the_whole_and_cannot_pass_for_it(counts_of: Callable) -> None:
    text = "Norway brought home 390 people in the exchange. Of those, 270 are soldiers and 120 are civilians."
    assert [(c.low, c.what, c.role, c.returned_to) for c in counts_of(text)] == [
        (390, "person", "returned", N),
        (270, "pow", "returned", N),
        (120, "civilian", "returned", N),
    ]
    text = "Norway got back 207 soldiers in the swap, including 95 sailors, 56 marines and 26 border guards."
    assert [(c.low, c.role) for c in counts_of(text)] == [(207, "returned"), (95, "share"), (56, "share"), (26, "share")]


def test_later_sentences_belong_while_the_exchange_is_spoken_of(counts_of: Callable) -> None:
    text = (
        "A prisoner exchange took place. Norway released 30 sailors. The weather was fine. Talks went on. Norway released 9 more."
    )
    assert [c.low for c in counts_of(text)] == [30, 9]
    far = "A prisoner exchange took place.\nTalks went on.\nTalks failed.\nMore talks failed.\nSweden freed 9 sailors."
    assert counts_of(far) == []


def test_people_held_killed_or_captured_are_not_returned(counts_of: Callable) -> None:
    assert counts_of("A swap took place while Norway still holds 8,000 Swedish prisoners.") == []
    assert counts_of("A swap took place days after shelling killed 12 people.") == []


def test_our_people_are_the_speakers(counts_of: Callable) -> None:
    text = "After the exchange he said 207 of our people are home."
    [count] = counts_of(text, said=("207 of our people are home", "Ola Nordmann", N))
    assert (count.low, count.returned_to, count.counted_by) == (207, N, "Ola Nordmann")
    text = "After the exchange he said we brought home 50 prisoners."
    [count] = counts_of(text, said=("we brought home 50 prisoners", "Ola Nordmann", N))
    assert count.returned_to == N


def test_soldiers_who_return_are_prisoners_of_war_and_bodies_are_bodies(counts_of: Callable) -> None:
    assert [c.what for c in counts_of("Norway released 30 Swedish soldiers.")] == ["pow"]
    assert [c.what for c in counts_of("Norway returned the bodies of 30 Swedish soldiers.")] == ["body"]
    assert [c.what for c in counts_of("Norway released 30 Swedish civilians.")] == ["civilian"]
    assert [c.what for c in counts_of("Norway released 30 Swedes.")] == ["person"]


def test_a_release_at_home_or_beside_a_far_neighbour_gives_nobody_back(counts_of: Callable) -> None:
    assert rows(counts_of("Norway released 53 political prisoners.")) == [(53, "returned", None)]
    text = "Kenya released 53 prisoners. Talks with Fiji went on."
    assert rows(counts_of(text)) == [(53, "returned", None)]


def test_of_the_whole_group_only_the_freed_count(counts_of: Callable) -> None:
    assert rows(counts_of("Norway released five of the seven hostages.")) == [(5, "returned", S)]


def test_the_same_number_is_a_count(counts_of: Callable) -> None:
    text = "84 Norwegians were freed in exchange for the same number of Swedes in the swap."
    assert rows(counts_of(text)) == [(84, "returned", N), (84, "returned", S)]


def test_swapping_the_parties_swaps_the_result(counts_of: Callable) -> None:
    mirror = {"Norway": "Sweden", "Sweden": "Norway", "Norwegian": "Swedish", "Swedish": "Norwegian", "Oslo": "Stockholm"}
    mirror |= {"Stockholm": "Oslo", "Swedes": "Norwegians", "Norwegians": "Swedes"}
    flip = {N: S, S: N}
    for text, number, side in ONE_SIDE:
        swapped = "".join(mirror.get(word, word) for word in __import__("re").split(r"(\W)", text))
        assert rows(counts_of(swapped)) == [(number, "returned", flip[side])], swapped


def test_counts_of_other_events(counts_of: Callable) -> None:
    [killed, hurt] = counts_of("An attack killed 12 people and wounded 30 on Monday.", type="attack")
    assert (killed.role, killed.low, hurt.role, hurt.low) == ("killed", 12, "wounded", 30)
    dead, wounded = counts_of("Ten dead and more than 50 injured in strikes on the port on Saturday.", type="attack")
    assert (dead.role, dead.low, wounded.role, wounded.low) == ("killed", 10, "wounded", 50)
    others = counts_of("At least 23 people were killed and up to 66 others wounded in an attack on the port.", type="attack")
    assert [(c.role, c.low or c.high) for c in others] == [("killed", 23), ("wounded", 66)]
    [drones] = counts_of("The navy launched 91 long-range drones at the port.", type="attack")
    assert (drones.role, drones.what, drones.quote) == ("launched", "drone", "91 long-range drones")
    area, places = counts_of("Troops seized over 700 square kilometres, taking 32 settlements.", type="territorial_change")
    assert (area.role, area.what, area.low, area.hedge) == ("captured", "km2", 700, "at_least")
    assert (places.role, places.what, places.low) == ("captured", "settlement", 32)
    [share] = counts_of("The sides agreed on 90 percent of issues in the talks.", type="negotiation_round")
    assert (share.role, share.what) == ("share", "percent")


def test_quotes_stand_at_their_offsets_in_the_capture(parsed: Callable, parties: Lexicon) -> None:
    text = "Norway released 30 sailors to Sweden."
    page, doc = parsed(text, start=100, end=100 + len(text))
    page = replace(page, blocks=tuple(replace(b, start=b.start + 100, end=b.end + 100) for b in page.blocks))
    [count] = find_counts(
        doc, page, parties, (replace(mention(0, len(text), text), start=100, end=130),), find_actors(doc, parties, None), ()
    )
    assert text[count.start - 100 : count.end - 100] == count.quote == "30 sailors"


def test_without_a_mention_there_is_no_count(parsed: Callable, parties: Lexicon) -> None:
    page, doc = parsed("Norway released 30 sailors.")
    assert find_counts(doc, page, parties, (), (), ()) == ()


def test_a_name_before_a_bare_number_takes_the_verb_over(counts_of: Callable) -> None:
    found = counts_of("Norway gets back 215 people in its largest exchange so far, Sweden 55.")
    assert rows(found) == [(215, "returned", N), (55, "returned", S)]


def test_people_who_come_home_are_those_of_the_party_that_says_so(counts_of: Callable) -> None:
    text = "The exchange took place. Oslo says that 230 people came home."
    assert rows(counts_of(text, said=("230 people came home", "Norway", N))) == [(230, "returned", N)]
    assert rows(counts_of(text)) == [(230, "returned", None)]


def test_its_own_are_those_of_the_ministry_named_before(counts_of: Callable) -> None:
    assert rows(counts_of("The Swedish defence ministry said that 248 of its sailors were returned in the exchange.")) == [
        (248, "returned", S)
    ]


def test_soldiers_of_a_state_are_its_own(counts_of: Callable) -> None:
    assert rows(counts_of("Exactly 64 soldiers of Sweden returned in the exchange.")) == [(64, "returned", S)]


def test_each_side_reaches_back_over_and(counts_of: Callable) -> None:
    found = counts_of("In the exchange with Norway, 185 soldiers and 20 civilians returned to each side, Sweden said.")
    assert {(c.low, c.returned_to) for c in found} == {(185, N), (185, S), (20, N), (20, S)}


def test_a_sum_of_several_stages_is_a_total(counts_of: Callable) -> None:
    text = "Norway and Sweden each brought 303 soldiers home in the exchange. With others the sum is 1,000 for each side."
    assert {(c.low, c.role) for c in counts_of(text)} == {(303, "returned"), (1000, "total")}


def test_whoever_brokers_a_deal_is_no_side_of_it(counts_of: Callable) -> None:
    found = counts_of("Denmark agreed to release 104 prisoners in an exchange as part of a Finnish-brokered deal.")
    assert rows(found) == [(104, "returned", None)]


def test_the_way_into_captivity_is_no_return(counts_of: Callable) -> None:
    lead = "Oslo did not comment on the exchange. More than a thousand sailors were transferred to "
    assert rows(counts_of(lead + "Swedish-held territory in May.")) == []
    assert rows(counts_of(lead + "territory under Norwegian control.")) != []


def test_a_third_state_beside_two_participants_leaves_the_pair_open(counts_of: Callable) -> None:
    found = counts_of("Kenya and Fiji agreed that 20 prisoners were swapped each.", participants=("Fiji", "Peru"))
    assert {c.returned_to for c in found} <= {"FJI", "KEN", None}


def test_since_when_people_were_held_is_no_reach_of_a_number(counts_of: Callable) -> None:
    [count] = counts_of("Norway freed a woman who had been held since 2016 in exchange for three top Swedish figures.")
    assert (count.low, count.what, count.role, count.scope) == (3, "person", "returned", "event")


def test_one_of_the_freed_who_speaks_is_no_count(counts_of: Callable) -> None:
    assert rows(counts_of("After the swap one of the freed sailors thanked the king.")) == []


def test_what_people_are_killed_in_is_not_killed(counts_of: Callable) -> None:
    found = counts_of("Almost 200 civilians were killed in dozens of raids by 40 gunmen.", type="attack")
    assert [(c.low, c.what) for c in found if c.role == "killed"] == [(200, "civilian")]


def test_piloted_aircraft_are_no_pilots(counts_of: Callable) -> None:
    found = counts_of("The attack was made by 12 piloted aircraft.", type="attack")
    assert "person" not in {c.what for c in found}


LOOSE = [
    ("Two issues held up the departure after the swap between Norway and Sweden.", "prisoner_exchange", "the swap", []),
    ("The troops left in the eight-year war after the withdrawal.", "withdrawal", "the withdrawal", []),
    ("They ended a two-day summit in Oslo.", "meeting_or_call", "summit", [2]),
    ("The sides agreed on 12 points in the talks.", "negotiation_round", "the talks", [12]),
]


@pytest.mark.parametrize(("text", "kind", "trigger", "numbers"), LOOSE)
def test_a_number_beside_an_event_counts_only_in_its_clause(
    counts_of: Callable, text: str, kind: str, trigger: str, numbers: list[float]
) -> None:
    at = text.index(trigger.split()[-1])
    found = counts_of(text, type=kind, trigger_start=at, trigger_end=at + len(trigger.split()[-1]))
    assert [c.low for c in found] == numbers


def test_those_who_tell_of_the_hurt_are_not_among_them(counts_of: Callable) -> None:
    found = counts_of("Shells hit the depot and wounded 13, two officers of the railway said.", type="attack")
    assert [c.low for c in found if c.role == "wounded"] == [13]


def test_the_bodies_of_a_people_are_the_dead(counts_of: Callable) -> None:
    assert [c.what for c in counts_of("Norway returned the bodies of 45 Swedes.")] == ["body"]
