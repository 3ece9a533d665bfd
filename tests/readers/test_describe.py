"""What an article says about itself."""

from datetime import date

import pytest
from stories import ESSAY, FERRY, SWAP, TALKS
from test_split import capture

from peaceledger.packs import OutletEntry
from peaceledger.readers import split_capture
from peaceledger.readers.bylines import writer
from peaceledger.readers.describe import slip, speaks_itself
from peaceledger.readers.linedates import date_in_url, date_line
from peaceledger.records import Article


def article(text: str, **changes: object) -> Article:
    (page,) = split_capture(capture(text, **changes), {})
    return page.article


@pytest.mark.parametrize(
    "line",
    [
        "May 3rd, 2031",
        "3 May 2031, 14:05",
        "2031-05-03",
        "2031-05-03T14:05:00Z",
        "03.05.2031",
        "Published: 3 May 2031",
        "Published on Saturday, May 3, 2031 at 10:30 AM EST",
        "Posted at 5:40 pm, May 3, 2031",
        "May 3, 2031 | Updated: May 4, 2031 5:40 pm",
        "Sat, 03 May 2031 10:00:00 GMT",
        "3 мая 2031 г., 14:05",
        "3 травня 2031 року",
        "Samstag, 3. Mai 2031",
        "3 mai 2031",
        "03-May-2031",
        "2031/05/03",
    ],
)
def test_date_lines(line: str) -> None:
    found = date_line(line)
    assert found is not None
    assert found.day == date(2031, 5, 3)
    assert article(f"{FERRY[0]}\n{line}\n{FERRY[1]}").published_basis == "stated"


@pytest.mark.parametrize("line", ["*Tolm Gazette*, May 3, 2031", "By Ana Ruelle | 3 May 2031", "PORT AVEN, 3 May 2031, 14:05"])
def test_a_date_behind_a_name(line: str) -> None:
    assert article(f"{FERRY[0]}\n{line}\n{FERRY[1]}").published == date(2031, 5, 3)


@pytest.mark.parametrize("line", ["May 3", "Saturday, 3 May", "04/05/2031"])
def test_a_date_without_year_or_order_stays_unknown(line: str) -> None:
    found = article(f"{FERRY[0]}\n{line}\n{FERRY[1]}")
    assert (found.published, found.published_basis) == (None, "unknown")


@pytest.mark.parametrize(
    "line", ["In May 2031 the ferries stopped", "May the force of 2031 be with you", "31 February 2031", "1. Terms of 2031"]
)
def test_what_is_no_date_line(line: str) -> None:
    assert date_line(line) is None


def test_metadata_go_before_the_page_and_the_page_before_the_address() -> None:
    text = f"{FERRY[0]}\nMay 3, 2031\n{FERRY[1]}"
    given = {"published": "2031-05-07", "media_type": "application/jsonl"}
    assert article(text, **given, published_from="metadata").published == date(2031, 5, 7)
    assert article(text, **given, published_from="url").published == date(2031, 5, 3)
    assert article(FERRY[1], **given, published_from="url").published_basis == "url"


@pytest.mark.parametrize("url", ["https://gazette.invalid/2031/05/03/story", "https://gazette.invalid/story-2031-05-03.html"])
def test_date_in_an_address(url: str) -> None:
    assert date_in_url(url) == date(2031, 5, 3)


@pytest.mark.parametrize("url", ["https://gazette.invalid/2031/13/03/x", "https://gazette.invalid/12031-05-03", ""])
def test_no_date_in_an_address(url: str) -> None:
    assert date_in_url(url) is None


def test_a_date_before_the_event_it_reports_is_flagged() -> None:
    body = "The envoys met in Port Aven on May 16, 2031, and parted without a word. They had met before, on May 2, 2031."
    flag = article(f"{TALKS[0]}\nMay 12, 2031\n{body}").date_flag
    assert flag is not None
    assert "2031-05-12" in flag
    assert "2031-05-16" in flag


def test_where_somebody_is_from_is_no_span_of_time() -> None:
    assert slip(date(2031, 5, 12), "Envoys from both banks met in Port Aven on May 16, 2031.") is not None


@pytest.mark.parametrize(
    "body",
    [
        "The envoys will meet in Port Aven on May 16, 2031, after they parted without a word.",
        "Both sides agreed on a truce until May 16, 2031.",
        "The envoys met on May 12, 2031.",
        "The envoys met on May 13, 2031.",
        "The envoys met on May 16.",
        "The fair was open from Friday, May 16, 2031.",
    ],
)
def test_no_flag_without_a_clear_slip(body: str) -> None:
    assert slip(date(2031, 5, 12), body) is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Ana Ruelle, columnist", "Ana Ruelle"),
        ("By Ana Ruelle and Bo Carstens, Meridian Wire", "Ana Ruelle and Bo Carstens"),
        ("By ANA RUELLE", "ANA RUELLE"),
        ("BY Ana Ruelle | Tolm Gazette", "Ana Ruelle"),
        ("Author: Ana Ruelle", "Ana Ruelle"),
        ("By AI", "AI"),
        ("By staff and agencies", "staff and agencies"),
        ("By our correspondent in Vesk", "our correspondent"),
        ("By Friday, the envoys had left", None),
        ("By land and sea", None),
        ("By the time the envoys met", None),
    ],
)
def test_bylines(line: str, name: str | None) -> None:
    assert writer(line) == name


def test_a_bare_name_beside_a_date_is_the_writer() -> None:
    assert article(f"{FERRY[0]}\nMay 3, 2031\nAna Ruelle\n{FERRY[1]}").byline == "Ana Ruelle"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"{SWAP[0]}\n{SWAP[1]}", "news"),
        (ESSAY, "opinion"),
        (f"{SWAP[0]}\nBy Ana Ruelle, columnist\n{SWAP[1]}", "opinion"),
        (f"Opinion\n{SWAP[0]}\n{SWAP[1]}", "opinion"),
        (f"{SWAP[0]}\n{SWAP[1]}\nExtemp question: Will swaps lead to peace?", "essay"),
        (f"Statement by the Ministry of Foreign Affairs of Solmere\n{SWAP[1]}", "statement"),
        (f"Strait war live: ferries sail again\n{SWAP[1]}", "digest"),
        ("Ferries sail again", "other"),
    ],
)
def test_kind(text: str, kind: str) -> None:
    assert article(text).kind == kind


def test_the_first_person_of_a_quotation_is_not_the_authors() -> None:
    assert not speaks_itself("“I came, we saw, I left,” he said. “We will go on.\n“I am sure of it, and we are, too.”")
    assert not speaks_itself("The US and Part I and II of the text. US troops, US ships and the Minsk I text.")
    assert speaks_itself("I came. We saw. I left, and we were glad.")


@pytest.mark.parametrize(
    ("line", "is_machine"),
    [
        ("This content was created with the help of AI.", True),
        ("By AI", True),
        ("Written by a language model", True),
        ("Author: AI Newsroom", True),
        ("By Claude (AI), checked by the night desk", True),
        ("AI-assisted", True),
        ("AI was used in the preparation of this text.", True),
        ("Machine translated from Norlandic", True),
        ("Automatically generated from wire reports.", True),
        ("Rédigé à l'aide de l'intelligence artificielle.", True),
        ("Mit Hilfe von KI erstellt", True),
        ("Текст создан с помощью нейросети", True),
        ("By Ai Lindholm", False),
        ("The minister spoke about AI-generated content in the campaign.", False),
        ("He said the drone was assisted by AI on Tuesday.", False),
        ("Officials wrote the list by hand.", False),
    ],
)
def test_machine_written(line: str, is_machine: bool) -> None:
    assert article(f"{SWAP[0]}\n{SWAP[1]}\n{line}").machine_written is is_machine


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (SWAP[1], "en"),
        ("Министр сообщил, что обмен был проведён в среду и что он был последним в этом году.", "ru"),
        ("Міністр повідомив, що обмін був проведений у середу та що він був останнім у цьому році.", "uk"),
        ("Der Minister sagte, dass der Austausch am Mittwoch stattfand und die Listen nicht vollständig waren.", "de"),
        ("Le ministre a dit que les listes sont prêtes et que la commission est dans la ville.", "fr"),
        ("12345 67890 --- +++", "und"),
    ],
)
def test_language(text: str, code: str) -> None:
    assert article(text).language == code


def test_a_stated_language_is_believed() -> None:
    assert article(SWAP[1], language="de-AT").language == "de"


GAZETTE = OutletEntry(
    outlet_id="gazette", name="Tolm Gazette", names=("gazette.invalid",), owner=None, side=None, kind="independent"
)


@pytest.mark.parametrize(
    ("changes", "text", "source"),
    [
        ({"source_name": "tolm gazette"}, FERRY[1], "gazette"),
        ({"url": "https://www.gazette.invalid/a"}, FERRY[1], "gazette"),
        ({"url": "https://news.gazette.invalid/a"}, FERRY[1], "gazette"),
        ({"url": "https://notgazette.invalid/a"}, FERRY[1], "notgazette-invalid"),
        ({"source_name": "Some Wire"}, FERRY[1], "some-wire"),
        ({"source_name": "Some Wire"}, f"VESK, May 3 (Tolm Gazette) — {FERRY[1]}", "gazette"),
        ({"source_name": "Tolm Gazette"}, f"VESK, May 3 (Some Wire) — {FERRY[1]}", "gazette"),
        ({"source_name": "country:TL"}, FERRY[1], None),
        ({}, f"Source: Tolm Gazette\n{FERRY[1]}", "gazette"),
        ({}, f"VESK, May 3 (Tolm Gazette) — {FERRY[1]}", "gazette"),
        ({}, FERRY[1], None),
    ],
)
def test_outlet(changes: dict[str, object], text: str, source: str | None) -> None:
    (page,) = split_capture(capture(text, **changes), {"gazette": GAZETTE})
    assert page.article.source_id == source
