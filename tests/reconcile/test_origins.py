"""Copies, edits, teasers, shared paragraphs and citations fold into origins; own words stay apart."""

from datetime import date

import pytest

from peaceledger.reconcile import Reconciled
from peaceledger.reconcile.citing import Citing
from peaceledger.records import OriginLink
from reconcile.builders import LEXICON, Text, ledger
from reconcile.copying import copied_corpus, edited, paragraph
from reconcile.generator import Dice, b_cubed

DAY = date(2031, 5, 9)
WIRE = (
    "Delegations from Norland and Sudmark met for two hours in the old customs house at Vesta and agreed on a list of wounded "
    "captives who are to come home before the end of June, a member of the Ostian hosts' staff recalled in the yard."
)
OWN = (
    "The first anyone heard of a meeting was the rattle of a motorcade on the harbour road; by noon both teams had gone again, "
    "leaving behind an understanding about injured prisoners that neither would put on paper."
)
FILLER = (
    "Fishermen along the coast have complained for weeks about nets cut by patrol boats, and the price of bread has doubled.",
    "A bus line closed in March was opened again to pupils, while the theatre remains shut until the roof is mended at last.",
    "Economists at the university expect a poor harvest and ask the council to buy grain early and store it in the salt mine.",
    "The museum moved its oldest maps into a cellar, where visitors may see them on Sundays if they bring a lamp of their own.",
)


def article(name: str, outlet: str | None, *paragraphs: str, day: date | None = DAY, headline: str | None = None) -> Text:
    """An article whose last paragraph tells of talks, unless a paragraph begins with a hash: that one tells."""
    text = Text(name, fields={"source_id": outlet, "published": day, "published_basis": "stated" if day else "unknown"})
    if headline:
        text.fields["headline"] = headline
        text.add(headline)
    for at, words in enumerate(paragraphs):
        if words.startswith("#") or (at == len(paragraphs) - 1 and not any(p.startswith("#") for p in paragraphs)):
            told = words.removeprefix("#")
            text.tells(told, "met" if "met" in told else told.split()[1], "negotiation_round", DAY, place_id="vesta")
        else:
            text.add(words)
    return text


def origins(story: Reconciled) -> int:
    """Origins of the one event."""
    assert len(story.events) == 1, [e.title for e in story.events]
    return story.events[0].n_origins


def links(story: Reconciled, kind: str) -> list[OriginLink]:
    return [k for k in story.origin_links if k.kind == kind]


def test_a_copy_is_one_origin_and_says_why():
    story = ledger(
        article("a", "norpress", WIRE, FILLER[0], "#" + WIRE[:60] + " met"),
        article("b", "wire", WIRE, FILLER[0], "#" + WIRE[:60] + " met"),
    )
    assert origins(story) == 1
    (link,) = links(story, "copy") or links(story, "teaser")
    assert link.right_quote and link.quote == link.right_quote
    assert "equal words" in link.reason


def test_edited_wire_text_is_one_origin():
    edited = WIRE.replace("two hours", "nearly three hours").replace("recalled", "said").replace("before the end of", "by late")
    long = [*FILLER, "#" + WIRE]
    other = [f.replace("the ", "that ").replace("have ", "had ") for f in FILLER] + ["#" + edited]
    story = ledger(article("a", "norpress", *long), article("b", "sudpress", *other))
    assert origins(story) == 1
    assert links(story, "edited_copy")


def test_own_words_stay_two_origins():
    story = ledger(
        article("a", "norpress", *FILLER[:2], "#" + WIRE),
        article("b", "sudpress", *FILLER[2:], "#" + OWN.replace("gone", "met and gone")),
    )
    assert origins(story) == 2
    assert not story.origin_links


def test_one_shared_paragraph_joins_the_event_but_not_the_articles():
    story = ledger(article("a", "norpress", *FILLER[:2] * 2, "#" + WIRE), article("b", "sudpress", *FILLER[2:] * 2, "#" + WIRE))
    assert origins(story) == 1
    assert len({a.origin_id for a in story.articles}) == 2
    (link,) = links(story, "shared_paragraph")
    assert link.words and link.words >= 20


def test_a_shared_paragraph_about_something_else_joins_nothing():
    mine, yours = [*FILLER[:2] * 2, "#" + WIRE, OWN], [OWN, *FILLER[2:] * 2, "#Both delegations met in Vesta and went home."]
    story = ledger(article("a", "norpress", *mine), article("b", "sudpress", *yours))
    assert links(story, "shared_paragraph")
    assert origins(story) == 2


def test_one_speech_quoted_by_two_is_two_origins():
    speech = "“" + OWN + " " + WIRE + "”"
    a = article("a", "norpress", FILLER[0], f"{speech} he told the hall.", "#Norland and Sudmark met at Vesta.")
    b = article("b", "sudpress", FILLER[1], f"In the evening: {speech}", "#In Vesta the two delegations met.")
    assert origins(ledger(a, b)) == 2


def test_furniture_repeated_over_months_joins_nothing():
    note = (
        "Readers who wish to receive our letter every weekday morning may leave an address at the desk by the door before noon."
    )
    days = [date(2031, m, 9) for m in (1, 2, 3, 4, 5)]
    texts = [article(f"old{i}", f"daily{i}", FILLER[i % 4] * 2, note, day=d) for i, d in enumerate(days)]
    a = article("a", "norpress", *FILLER[:2], "#Norland and Sudmark met at Vesta.", note)
    b = article("b", "sudpress", *FILLER[2:], "#In Vesta both met.", note)
    assert not [k for k in ledger(*texts, a, b).origin_links if k.kind == "shared_paragraph"]


def lasting(days: int) -> list[Text]:
    """Articles of other outlets, months apart, in which each paragraph of ``FILLER`` comes back."""
    return [article(f"old{m}", f"daily{m}", *FILLER, "Both met.", day=date(2031, m, days)) for m in (1, 3, 7)]


def test_a_copy_is_seen_though_its_sentences_come_back_for_months():
    a = article("a", "norpress", *FILLER[:3], "#Norland and Sudmark met at Vesta.")
    b = article("b", "sudpress", *FILLER[:3], "#In Vesta both met.")
    found = ledger(*lasting(9), a, b).origin_links
    assert {a.article_id, b.article_id} in [{k.left_article_id, k.right_article_id} for k in found]


def test_what_one_outlet_prints_for_months_makes_no_copies_of_its_articles():
    a = article("a", "norpress", *FILLER[:3], "#Norland and Sudmark met at Vesta.")
    b = article("b", "norpress", *FILLER[:3], "#In Vesta both met.")
    found = ledger(*lasting(9), a, b).origin_links
    assert {a.article_id, b.article_id} not in [{k.left_article_id, k.right_article_id} for k in found]


def test_the_same_title_and_summary_is_one_item():
    title = "Captives to come home by June after meeting in Vesta, hosts say"
    a = article("a", "norpress", "#" + title + " met")
    b = article(
        "b", "sudpress", "#" + title + " met", "Both teams left at noon, and no paper was shown to the press that waited."
    )
    story = ledger(a, b)
    assert {k.kind for k in story.origin_links} == {"teaser"}


@pytest.mark.parametrize(
    "cites",
    [
        "Norland and Sudmark met at Vesta, Norpress reported.",
        "Both met at Vesta, according to the state-run agency Norpress.",
        "The delegations met at Vesta, a member of the staff told Norpress.",
        "The delegations met at Vesta, reported Norpress.",
        "The delegations met at Vesta on Friday (Norpress).",
        "Norpress, a paper of the salt towns, reported that both met at Vesta.",
        "As a Norpress correspondent saw, both met at Vesta.",
        "Both met at Vesta, according to the Vesta-based newspaper Norpress.",
    ],
)
def test_two_that_cite_one_outlet_have_its_origin(cites: str):
    story = ledger(
        article("a", "sudpress", FILLER[0], "#" + cites), article("b", "wire", FILLER[1], "#" + cites.replace("Both", "The two"))
    )
    assert origins(story) == 1
    assert {k.cited for k in links(story, "cites")} == {"norpress"}
    assert all(k.event_id == story.events[0].event_id for k in links(story, "cites"))


@pytest.mark.parametrize("credit", ["VESTA (Norpress) – A cold rain fell.", "Source: Norpress"])
def test_an_article_credited_to_a_wire_has_its_origin(credit: str):
    a = article("a", "norpress", FILLER[0], "#" + WIRE)
    b = article("b", "wire", credit, FILLER[1], "#The two delegations met and left.")
    assert origins(ledger(a, b)) == 1
    assert [k.left_article_id for k in ledger(a, b).origin_links if k.kind == "cites"] == ["a_b"]


def test_a_post_that_two_show_is_no_text_in_common():
    post = WIRE.rstrip(".") + " — Cid Marr (@cidmarr) May 9, 2031"
    a = article("a", "norpress", *FILLER[:2], post, "#Norland and Sudmark met at Vesta.")
    b = article("b", "sudpress", *FILLER[2:], post, "#In Vesta both met.")
    assert not ledger(a, b).origin_links


def test_who_cites_an_outlet_of_the_ledger_joins_its_report():
    story = ledger(
        article("a", "norpress", FILLER[0], "#" + WIRE), article("b", "wire", FILLER[1], "#Both met at Vesta, Norpress reported.")
    )
    assert origins(story) == 1
    assert [k.right_article_id for k in links(story, "cites")] == ["a_a"]


def test_an_outlet_that_no_pack_knows_is_an_origin_too():
    told = "#Norland and Sudmark met at Vesta, the Harbour Gazette newspaper reported."
    story = ledger(article("a", "sudpress", FILLER[0], told), article("b", "wire", FILLER[1], told))
    assert origins(story) == 1
    assert {k.cited for k in links(story, "cites")} == {"harbour-gazette"}


@pytest.mark.parametrize(
    ("outlet", "cites"),
    [
        ("harbour-gazette", "Both met at Vesta, the Harbour Gazette reported."),
        ("harbour-gazette", "Both met at Vesta, an aide told the newspaper Harbour Gazette."),
        ("al-minara", "According to Al-Minara, the delegations met at Vesta."),
        ("hga-harbour-gazette-agency", "Both met at Vesta, the state news agency HGA has reported."),
    ],
)
def test_an_outlet_of_the_ledger_that_no_pack_knows_is_joined_to_who_cites_it(outlet: str, cites: str):
    story = ledger(article("a", outlet, FILLER[0], "#" + WIRE), article("b", "wire", FILLER[1], "#" + cites))
    assert origins(story) == 1
    assert [k.right_article_id for k in links(story, "cites")] == ["a_a"]


def test_a_ministry_that_prints_its_news_is_no_outlet_where_it_speaks():
    own, told = (f"#The Salt Ministry said that both had met at {place}." for place in ("Vesta", "Vesta on Friday"))
    story = ledger(article("a", "salt-ministry", FILLER[0], own), article("b", "wire", FILLER[1], told))
    assert not links(story, "cites")


def test_an_outlet_that_is_told_of_is_no_source():
    told = "#A Norpress correspondent was arrested, and Norland and Sudmark met at Vesta."
    assert not links(ledger(article("a", "sudpress", FILLER[0], told)), "cites")


@pytest.mark.parametrize("title", ["Norpress: Both met at Vesta", "Both met at Vesta: Norpress", "Both met at Vesta – Norpress"])
def test_an_outlet_at_either_end_of_a_title_is_its_source(title: str):
    found = Citing(LEXICON).of_text(title, title=True)
    assert [c.outlet for c in found] == ["norpress"]


def test_an_official_is_no_origin_but_one_voice():
    a, b = (
        Text(n, fields={"source_id": o, "published": DAY, "published_basis": "stated"})
        for n, o in (("a", "norpress"), ("b", "wire"))
    )
    for text, words in ((a, "Norland and Sudmark met at Vesta on Friday"), (b, "In Vesta the delegations of both met")):
        said = text.said(words)
        text.tells(words, "met", "negotiation_round", DAY, place_id="vesta", statement_id=said.statement_id)
    story = ledger(a, b)
    assert origins(story) == 2
    assert story.events[0].one_voice == "Arn Vale"
    assert story.events[0].sides == ("NOR",)


def test_own_reporting_beside_a_citation_keeps_its_own_origin():
    a = article("a", "norpress", FILLER[0], "#" + WIRE)
    b = article(
        "b",
        "wire",
        "#Norland and Sudmark met at Vesta.",
        "#Our reporter saw the two delegations as they met.",
        "#They met again at noon.",
        "#The delegations met twice, Norpress reported.",
    )
    assert origins(ledger(a, b)) == 2


def test_sides_are_those_in_whose_voice_it_is_told():
    story = ledger(
        article("a", "norpress", FILLER[0], "#" + WIRE),
        article("b", "sudpress", FILLER[1], "#" + OWN.replace("gone", "met and gone")),
    )
    assert (story.events[0].sides, story.events[0].n_sides) == (("NOR", "SUD"), 2)
    assert story.events[0].one_voice is None


def test_a_text_that_attributes_nothing_is_marked():
    quiet, citing = (
        article("a", "wire", FILLER[0], "#Both met at Vesta."),
        article("b", "wire", FILLER[1], "#They met, Norpress said."),
    )
    speaking = Text("c", fields={"source_id": "wire"})
    speaking.said("We met at Vesta.")
    story = ledger(quiet, citing, speaking)
    assert {a.article_id: a.unsourced for a in story.articles} == {"a_a": True, "a_b": False, "a_c": False}


@pytest.mark.parametrize("day", [DAY, None])
def test_a_wire_that_a_crowd_carries_with_edits_is_one_origin(day: date | None):
    dice = Dice(3)
    wire, own = paragraph(dice, 6), [paragraph(dice, 6) for _ in range(3)]
    bodies = [edited(wire, dice, 2) for _ in range(90)] + own
    texts = [article(f"p{at}", f"paper{at}", " ".join(body), "#Both met.", day=day) for at, body in enumerate(bodies)]
    assert len({a.origin_id for a in ledger(*texts).articles}) == 1 + len(own)


def test_origins_of_a_generated_corpus_are_recovered():
    texts, truth = copied_corpus(60, seed=5)
    story = ledger(*texts, lexicon=LEXICON)
    found = {a.article_id: a.origin_id or "" for a in story.articles}
    precision, recall, f1 = b_cubed(found, truth)
    assert (precision, recall) > (0.95, 0.95)
    assert f1 > 0.95
