"""Languages: every key that a template or a page asks for exists, and all files have the same ones."""

import importlib
import json
import pkgutil
import re
import tomllib
from dataclasses import is_dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest

import peaceledger.dossier
import peaceledger.reconcile
import peaceledger.records
from peaceledger.analysis.judging import fields_of
from peaceledger.analysis.why_dispute import ABOUT
from peaceledger.dossier.pages import PAGES
from peaceledger.dossier.words import entries_of, languages, words_in
from peaceledger.errors import UsageError
from peaceledger.records.judgement import BASE
from peaceledger.records.mention import EVENT_TYPES
from peaceledger.store import TABLES

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
def test_a_language_that_comes_with_the_program_is_whole(language: str) -> None:
    assert (
        words_in(language).language == language
    )  # a new key of en.toml is written in all languages at once, or none of them loads


def written(folder: Path, entries: dict[str, str], name: str = "xx.toml") -> Path:
    """A language file with these entries, each with all its dots as one quoted key."""
    tree: dict[str, dict[str, str]] = {}
    for key, text in entries.items():
        stem, _, last = key.rpartition(".")
        tree.setdefault(stem, {})[last] = text
    lines = [f"{json.dumps(last)} = {json.dumps(text)}" for last, text in tree.pop("").items()]
    for stem, own in tree.items():
        lines += [f"[{stem}]", *(f"{json.dumps(last)} = {json.dumps(text)}" for last, text in own.items())]
    file = folder / name
    file.write_text("\n".join(lines), "utf-8")
    return file


def test_a_file_of_ones_own_is_a_language(tmp_path: Path) -> None:
    file = written(tmp_path, entries_of("en") | {"close": "Zu", "codes.river_toll": "Flusszoll"})
    assert words_in(str(file))("close") == "Zu"
    assert words_in(str(file)).label("river_toll") == "Flusszoll"
    assert words_in(str(file)).language == "xx"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"close": None, "leads.map": None}, "it lacks close, leads.map"),
        ({"closing": "Zu"}, "nothing asks for: closing"),
        ({"dossier_of": "Akte"}, "values in braces are not those of the first language in dossier_of"),
        ({"dossier_of": "Akte {title"}, "values in braces are not those of the first language in dossier_of"),
        ({"many.article": "{n} Artikel"}, "2 forms with {n}, parted by |, are wanted in many.article"),
        ({"many.article": "{n} Artikel|Artikel"}, "are wanted in many.article"),
        ({"number.forms": "1 | 2"}, "3 forms with {n}"),
        ({"date.short": "Jan Feb"}, "twelve words are wanted in date.short"),
    ],
)
def test_what_a_language_file_lacks_is_said_when_it_is_loaded(tmp_path: Path, change: dict[str, str | None], said: str) -> None:
    entries = {key: text for key, text in (entries_of("en") | change).items() if text is not None}
    file = written(tmp_path, entries)
    with pytest.raises(UsageError, match=re.escape(said)) as fault:
        words_in(str(file))
    assert str(file) in str(fault.value)


def test_a_file_that_is_no_language_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        words_in(str(tmp_path / "xx.toml"))
    with pytest.raises(UsageError, match="code of a language"):
        words_in(str(written(tmp_path, entries_of("en"), "My Words.toml")))


def test_numbers_take_the_form_that_the_language_says(tmp_path: Path) -> None:
    own = {"number.forms": "*1 !*11 | *2 *3 *4 !*12 !*13 !*14"}
    own |= {key: "{n} one|{n} few|{n} many" for key in entries_of("en") if key.startswith("many.")}
    say = words_in(str(written(tmp_path, entries_of("en") | own)))
    taken = {n: say.many("article", n).split()[1] for n in (0, 1, 2, 4, 5, 11, 12, 21, 22, 111, 1003)}
    assert [n for n, form in taken.items() if form == "one"] == [1, 21]
    assert [n for n, form in taken.items() if form == "few"] == [2, 4, 22, 1003]


def closed_vocabularies() -> set[str]:
    """All values that a record's field can have where they are a fixed list."""
    found: set[str] = {*EVENT_TYPES}
    for module in pkgutil.iter_modules(peaceledger.records.__path__):
        for kind in vars(importlib.import_module(f"peaceledger.records.{module.name}")).values():
            if is_dataclass(kind):
                found |= {value for hint in get_type_hints(kind).values() for value in literals(hint)}
    found |= set(ABOUT)
    base = files("peaceledger.packs") / "base"
    found |= set(tomllib.loads((base / "vocab" / "topics.toml").read_text("utf-8")))
    groups = {y["group"] for y in tomllib.loads((base / "yardsticks.toml").read_text("utf-8"))["yardstick"]}
    return (found | groups) - NOT_SHOWN


def literals(hint: Any) -> set[str]:
    own = {value for value in get_args(hint) if isinstance(value, str)} if get_origin(hint) is Literal else set()
    return own.union(*(literals(part) for part in get_args(hint)))


def test_every_field_of_a_disagreement_is_told_in_words() -> None:
    checks = (Path(peaceledger.reconcile.__file__).parent).glob("clash*.py")
    fields = {field for file in checks for field in re.findall(r'field="([a-z._]+)"', file.read_text("utf-8"))}
    assert len(fields) > 15
    assert fields - ABOUT.keys() == set()


NOT_SHOWN = {"headline", "deck", "heading", "paragraph", "list_item", "byline", "dateline", "sources", "furniture"}
"""Kinds of blocks, which no page shows."""


@pytest.mark.parametrize("language", languages())
def test_every_code_table_and_field_is_a_word_of_the_language(language: str) -> None:
    entries = words_in(language).entries
    assert len(closed_vocabularies()) > 150
    assert {code for code in closed_vocabularies() if f"codes.{code}" not in entries} == set()
    assert {t.name for t in TABLES if f"tables.{t.name}" not in entries} == set()
    fields = {name for table in (*BASE, "events", "exchanges") for name in fields_of(table)}
    assert {name for name in fields if f"fields.{name}" not in entries} == set()


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
