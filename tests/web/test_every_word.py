"""Every word of the interface comes from a language file: in a language whose words are marked, nothing else is left bare."""

import shutil
from pathlib import Path

import pytest
from bare import CLOSE, OPEN, Known, bare, marked_language
from browsing import Browser

from peaceledger.analysis.tables import read_tables
from peaceledger.cli import run
from peaceledger.dossier.folder import write_folder
from peaceledger.dossier.pages import PAGES
from peaceledger.dossier.write import write


@pytest.fixture(scope="session")
def judged(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample ledger with a decision, a sample to be coded and a study, so that their pages have something to say."""
    ledger = tmp_path_factory.mktemp("bare") / "ledger"
    shutil.copytree(sample, ledger)
    event = read_tables(ledger, ["events"])["events"][0]["event_id"]
    assert run(["judge", str(ledger), "accept", event, "--coder", "Ana", "--because", "seen"]) == 0
    assert run(["review", str(ledger), "sample", "-n", "3", "--coder", "Ana"]) == 0
    assert run(["study", "season", str(ledger)]) == 0
    return ledger


@pytest.fixture(scope="session")
def language(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(marked_language(tmp_path_factory.mktemp("language")))


@pytest.fixture(scope="session")
def known(judged: Path) -> Known:
    return Known(judged, "prisoners")


def test_the_one_file_has_no_bare_word(judged: Path, language: str, known: Known) -> None:
    page = write(judged, language).read_bytes()
    assert page.decode().count(OPEN) > 1000
    assert bare(page, known) == []


def test_the_folder_has_no_bare_word(judged: Path, language: str, known: Known, tmp_path: Path) -> None:
    write_folder(judged, tmp_path / "to", language)
    files = sorted((tmp_path / "to").rglob("*.html"))
    assert len(files) > len(PAGES)
    assert {file.name: found for file in files if (found := bare(file.read_bytes(), known))} == {}


def test_no_served_page_has_a_bare_word(judged: Path, language: str, known: Known, browser: Browser) -> None:
    client = browser(judged, language=language)
    keys = {"statements": "statement_id", "offers": "offer_id", "disagreements": "disagreement_id", "mentions": "mention_id"}
    tables = read_tables(judged, ["events", "captures", *keys])
    event, capture = tables["events"][0]["event_id"], tables["captures"][0]["capture_id"]
    records = [event, *(tables[name][0][key] for name, key in keys.items() if tables[name])]
    mentions = [m["mention_id"] for m in tables["mentions"]]
    addresses = [
        "/",
        *(f"/{page.key}" for page in PAGES if page.key != "overview"),
        "/search",
        "/search?q=prisoners",
        "/search?q=%2B",
        f"/text/{capture}",
        *(f"/record/{key}" for key in records),
        "/review/",
        *(f"/review/{name}" for name in ("history", "coding", "agreement", "differences")),
        f"/review/text/{capture}",
        *(f"/review/item/{key}" for key in (event, records[1])),
        f"/review/pair?a={mentions[0]}&b={mentions[1]}",
        "/no/such/page",
    ]
    answers = {address: client.get(address) for address in addresses}
    assert {address: a.status_code for address, a in answers.items() if a.status_code != 200} == {"/no/such/page": 404}
    found = {address: bare(answer.content, known) for address, answer in answers.items()}
    assert {address: words for address, words in found.items() if words} == {}


@pytest.mark.parametrize(
    "page", ["<p>Bare words</p>", '<p title="Bare words">1</p>', f"<p>{OPEN}marked{CLOSE} or not</p>", "<p>occurred</p>"]
)
def test_a_bare_word_is_seen(page: str, known: Known) -> None:
    assert bare(page, known)


@pytest.mark.parametrize(
    "page", [f"<p>{OPEN}marked {OPEN}twice{CLOSE}{CLOSE} 12</p>", '<p lang="en">Bare words</p>', "<p><q>Bare words</q></p>"]
)
def test_what_no_language_changes_is_passed_over(page: str, known: Known) -> None:
    assert bare(page, known) == []
