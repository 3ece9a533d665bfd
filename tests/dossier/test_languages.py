"""Languages: every key that a template or a page asks for exists, and all files have the same ones."""

import re
from pathlib import Path

import pytest

import peaceledger.dossier
from peaceledger.dossier.pages import PAGES
from peaceledger.dossier.words import languages, words_in
from peaceledger.errors import UsageError

ROOM = Path(peaceledger.dossier.__file__).parent
CALL = re.compile(r"""\bsay\(\s*["']([\w.]+)["']\s*[,)]""")
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
    first, other = words_in("en").entries, words_in(language).entries
    assert set(first) ^ set(other) == set()
    holes = re.compile(r"\{(\w+)\}")
    assert [key for key in first if set(holes.findall(first[key])) != set(holes.findall(other[key]))] == []
    assert [len(other[f"date.{form}"].split()) for form in ("months", "short")] == [12, 12]


def test_a_language_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(UsageError, match="en"):
        words_in("xx")
