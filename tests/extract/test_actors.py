"""Who a text speaks of: names, offices, governments, forces, unnamed sources."""

import itertools
from datetime import date

import pytest
from tests.extract.invented import invented_lexicon

from peaceledger.extract.actors.find import find_actors, longest_first
from peaceledger.extract.actors.names import fold, index_for, skeleton
from peaceledger.extract.spans import ActorSpan

DAY = date(2021, 5, 3)


@pytest.fixture(scope="module")
def invented():
    return invented_lexicon()


@pytest.fixture
def found(parsed, invented):
    def find(text, on=DAY):
        _, doc = parsed(text)
        return {text[a.start : a.end]: a for a in find_actors(doc, invented, on)}

    return find


def test_a_title_belongs_to_the_span_and_not_to_the_name(found):
    actor = found("Bordurian Foreign Minister Boris Sponszki said the talks would go on.")[
        "Bordurian Foreign Minister Boris Sponszki"
    ]
    assert (actor.actor_id, actor.name, actor.side, actor.kind, actor.form) == (
        "sponsz",
        "Boris Sponszki",
        "BOR",
        "person",
        "name",
    )


def test_a_surname_alone_is_its_only_bearer(found):
    assert found("On Monday Muskar flew home.")["Muskar"].actor_id == "muskar"


def test_a_weak_surname_needs_support(found):
    assert found("Analysts said that Brown was wrong.")["Brown"].actor_id is None
    assert found("Syldavian Defence Minister Brown said so.")["Syldavian Defence Minister Brown"].actor_id == "karol"
    assert found("Viktor Brown spoke. Later Brown left.")["Brown"].actor_id == "karol"


def test_a_given_name_alone_stays_unresolved(found):
    actor = found("It will be hard for Boris to accept this.")["Boris"]
    assert actor.actor_id is None
    assert actor.kind == "person"


def test_another_spelling_of_a_surname(found):
    assert found("In a speech, Sponszky rejected the plan.")["Sponszky"].actor_id == "sponsz"


@pytest.mark.parametrize(("on", "who"), [(date(2015, 1, 1), "kurvi"), (date(2022, 1, 1), "tasch"), (None, None)])
def test_an_office_is_its_holder_on_the_day(found, on, who):
    actor = found("The Bordurian president rejected the offer.", on)["The Bordurian president"]
    assert actor.actor_id == who
    assert actor.side == "BOR"


def test_without_a_day_the_article_itself_may_name_the_holder(found):
    text = "Plekszy Kurvi spoke in parliament. The Bordurian president rejected the offer."
    assert found(text, None)["The Bordurian president"].actor_id == "kurvi"


def test_a_former_office_is_not_today_s_holder(found):
    assert found("The former Bordurian president rejected the offer.")["The former Bordurian president"].actor_id is None


def test_an_office_with_its_state_after_it(found):
    assert found("The president of Syldavia agreed.")["The president of Syldavia"].actor_id == "muskar"
    assert found("Syldavia's president agreed.")["Syldavia's president"].actor_id == "muskar"


def test_an_opposition_leader_is_not_the_leader(found):
    actors = found("The Syldavian opposition leader disagreed.")
    assert all(a.actor_id != "muskar" for a in actors.values())


def test_somebody_no_pack_knows(found):
    text = "Syldavian lawmaker Teodor Wagnitz said the vote was lost. Wagnitz left at once."
    actors = found(text)
    assert actors["Syldavian lawmaker Teodor Wagnitz"].name == "Teodor Wagnitz"
    assert actors["Syldavian lawmaker Teodor Wagnitz"].side == "SYL"
    assert actors["Wagnitz"].name == "Teodor Wagnitz"


def test_an_apposition_introduces_and_gives_the_side(found):
    actors = found("Arda Zbigow, the spokesman of the Bordurian government, said no.")
    assert actors["Arda Zbigow"].side == "BOR"
    assert actors["Arda Zbigow"].actor_id is None


def test_a_relative_with_the_same_surname_is_somebody_else(found):
    actors = found("Dana Muskar said she would never run for office.")
    assert actors["Dana Muskar"].name == "Dana Muskar"
    assert actors["Dana Muskar"].actor_id is None


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Szohod said it would attend.", "Szohod", "government"),
        ("They rejected Szohod's demands.", "Szohod", "government"),
        ("Talks between Szohod and Klow collapsed.", "Klow", "government"),
        ("The delegations from Szohod and Klow met.", "Klow", "government"),
    ],
)
def test_a_capital_that_acts_is_a_government(found, text, words, kind):
    assert found(text)[words].kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "The delegations met in Szohod.",
        "Refugees from Szohod met in a school.",
        "She flew to Szohod on Monday.",
        "Szohod's streets were empty.",
    ],
)
def test_a_capital_where_something_happens_is_no_actor(found, text):
    assert "Szohod" not in found(text)


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("The Syldavian military denied this.", "Syldavian military", "SYL.forces"),
        ("Klow's forces withdrew.", "Klow's forces", "SYL.forces"),
        ("Borduria's embattled military withdrew.", "Borduria's embattled military", "BOR.forces"),
        ("The Bordurian government agreed.", "Bordurian government", "BOR"),
        ("Syldavia's government agreed.", "Syldavia's government", "SYL"),
    ],
)
def test_bodies_are_found_by_their_side(found, text, words, actor):
    assert found(text)[words].actor_id == actor


def test_forms_of_a_state(found):
    actors = found("Borduria's envoy left. A Syldavian road was mined. Syldavians protested.")
    assert actors["Borduria's envoy"].side == "BOR"
    assert actors["Syldavian"].form == "adjective"
    assert actors["Syldavians"].kind == "group"
    assert found("They reject Borduria's plan.")["Borduria"].form == "possessive"


@pytest.mark.parametrize(
    ("text", "name", "side"),
    [
        ("A Syldavian source said the talks failed.", "a Syldavian source", "SYL"),
        ("Two senior officials said the talks failed.", "two senior officials", None),
        ("Bordurian officials said the talks failed.", "Bordurian officials", "BOR"),
        ("Bordurian negotiators said the talks failed.", "Bordurian negotiators", "BOR"),
        ("People familiar with the matter said the talks failed.", "people familiar with the matter", None),
    ],
)
def test_unnamed_sources_keep_their_words(found, text, name, side):
    actor = next(iter(found(text).values()))
    assert (actor.name, actor.side, actor.kind, actor.actor_id) == (name, side, "anonymous", None)


def test_a_word_with_pro_gives_no_side(found):
    assert found("Pro-Bordurian rebels and pro-Bordurian separatists fled.")["pro-Bordurian separatists"].side is None


def test_a_noun_that_names_nobody_is_left_out(found):
    assert "person" not in found("They met in person.")


def test_a_month_is_no_surname(found):
    assert "May" not in found("The truce of 12 May held.")


def test_an_outlet(found):
    actors = found("The Klow Herald reported new talks. The newspaper cited a source.")
    assert actors["Klow Herald"].kind == "media"
    assert actors["The newspaper"].actor_id == "klow-herald"


def test_spans_never_overlap(found):
    actors = list(
        found("Szohod's ambassador to Syldavia, Boris Sponszki, met the Syldavian president Ivo Muskar in Klow.").values()
    )
    assert all(left.end <= right.start for left, right in itertools.pairwise(actors))


def test_the_longer_span_wins():
    short = ActorSpan(start=4, end=8, head=1, actor_id="a", name="a", kind="state", side=None, form="name")
    long = ActorSpan(start=0, end=8, head=1, actor_id="b", name="b", kind="person", side=None, form="name")
    assert longest_first([short, long]) == (long,)


def test_swapping_the_parties_swaps_the_result(found):
    text = "Bordurian officials said Szohod had asked the Syldavian president to withdraw. Klow's forces stayed."
    swapped = "Syldavian officials said Klow had asked the Bordurian president to withdraw. Szohod's forces stayed."
    other = {"BOR": "SYL", "SYL": "BOR", None: None}
    assert [other[a.side] for a in found(text).values()] == [a.side for a in found(swapped).values()]


def test_folding_keeps_offsets():
    text = "Şzohód’s naïve Łódź"
    assert len(fold(text)) == len(text)
    assert fold("Türkiye’s") == "Turkiye's"


def test_spellings_fall_together():
    assert skeleton("Kurvitsky") == skeleton("Kurvitskyy") == skeleton("Kurvitskiy")
    assert skeleton("Kurvi") != skeleton("Kurva")


def test_the_index_is_built_once(invented):
    assert index_for(invented) is index_for(invented)
    assert index_for(invented_lexicon()) is not index_for(invented)


@pytest.mark.parametrize("word", ["Pope", "King", "Sheikh", "Prince", "Cardinal", "Mullah", "Al"])
def test_titles_and_particles_are_no_given_names(word, lexicon):
    index = index_for(lexicon)
    assert all(hit.form != "given" for hit in index.actor_hits(f"Then {word} went home."))


def test_the_offices_that_role_nouns_fit_are_offices_of_the_packs(lexicon):
    known = set(lexicon.office_types) | {"*"}
    assert {fit for table in lexicon.vocab["roles"]["role"] for fit in table.get("fits", ())} <= known


def test_a_short_sentence_is_no_headline(found):
    assert "Otto Brandt" in {a.name for a in found("President Otto Brandt spoke.").values()}


def test_a_role_noun_may_be_named_in_the_next_sentence(parsed, lexicon):
    text = "A senior river commander said the deal was done. “We are happy,” said Otto Brandt, a commander in the hills."
    _, doc = parsed(text)
    first = find_actors(doc, lexicon, None)[0]
    assert (first.name, text[first.start : first.end]) == ("Otto Brandt", "A senior river commander")


def test_a_governor_is_no_minister_named_before(found):
    actors = found("Syldavian Defence Minister Brown left. The governor said the town was quiet.")
    assert actors["The governor"].actor_id is None
