"""Languages: every key that a template or a page asks for exists, and all files have the same ones."""

import re
from datetime import date
from pathlib import Path

import pytest

import peaceledger.dossier
from peaceledger.dossier.pages import PAGES
from peaceledger.dossier.words import entries_of, languages, words_in
from peaceledger.errors import UsageError

ROOM = Path(peaceledger.dossier.__file__).parent
CALL = re.compile(r"""\bsay\(\s*["']([\w.]+)["']\s*[,)]""")
LATER = ("review.", "web.", "study.", "charts.")
"""Keys that a language may leave to the first one: the desk for reviewing, the app's frame, studies and charts."""
MANY = re.compile(r"""\bsay\.many\(\s*["']([\w.]+)["']""")


def asked() -> set[str]:
    texts = [p.read_text("utf-8") for p in (*ROOM.rglob("*.j2"), *ROOM.rglob("*.py"))]
    plain = {key for text in texts for key in CALL.findall(text)}
    many = {f"many.{key}" for text in texts for key in MANY.findall(text)}
    pages = {f"{group}.{page.key}" for group in ("pages", "titles", "leads") for page in PAGES}
    return plain | many | pages


@pytest.mark.parametrize("language", languages())
def test_every_key_asked_for_exists(language: str) -> None:
    assert len(asked()) > 100
    assert asked() - set(words_in(language).entries) == set()


@pytest.mark.parametrize("language", languages())
def test_every_language_has_the_keys_and_values_of_the_first(language: str) -> None:
    first, other = entries_of("en"), entries_of(language)
    own = {key for key in first if not key.startswith(LATER)}
    assert len(own - set(other)) <= len(own) / 20, sorted(own - set(other))  # a few new words may wait for their translation
    assert {key for key in set(other) - set(first) if not key.startswith("codes.")} == set()
    holes = re.compile(r"\{(\w+)\}")
    assert [key for key in first if key in other and set(holes.findall(first[key])) != set(holes.findall(other[key]))] == []
    assert [key for key in other if key.startswith("many.") and other[key].count("|") != 1] == []
    assert [len(other[f"date.{form}"].split()) for form in ("months", "short")] == [12, 12]


def test_dates_and_numbers_read_as_each_language_writes_them() -> None:
    french = words_in("fr")
    assert french.dates(date(2031, 8, 3), date(2031, 8, 3)) == "3 août 2031"
    assert french.dates(date(2031, 2, 1), date(2031, 2, 28)) == "février 2031"
    assert french.number(12345.5) == "12\u202f345,5"
    assert (french.many("article", 0), french.many("article", 2)) == ("0 article", "2 articles")
    assert words_in("en").many("article", 0) == "0 articles"
    assert french.label("ceasefire") == "cessez-le-feu"
    assert french.label("of_no_language") == "of no language"


def test_a_language_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(UsageError, match="en"):
        words_in("xx")
