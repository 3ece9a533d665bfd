"""The room's vocabulary, compiled once from ``packs/base/vocab/furniture.toml``."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

Pattern = re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageWords:
    """Phrases (without case) and patterns that tell the lines of a page apart; see the comments in the TOML file."""

    furniture: frozenset[str]
    furniture_pattern: Pattern
    longest_furniture: int
    sections: frozenset[str]
    reference_headings: frozenset[str]
    machine: Pattern
    byline: Pattern
    roles: Pattern
    opinion_roles: Pattern
    date_label: Pattern
    header: Mapping[str, Pattern]
    numbers: tuple[Pattern, ...]
    kinds: Mapping[str, Pattern]
    first_person: frozenset[str]
    sentence_words: frozenset[str]
    sentence_signs: frozenset[str]
    sentence_openers: frozenset[str]
    past: frozenset[str]
    future: frozenset[str]
    reaching: frozenset[str]
    months: Mapping[str, int]
    languages: Mapping[str, frozenset[str]]
    small_words: frozenset[str]


@cache
def page_words() -> PageWords:
    """Return the vocabulary."""
    raw = tomllib.loads((files("peaceledger.packs") / "base" / "vocab" / "furniture.toml").read_text("utf-8"))
    labels = _phrases(raw["date_labels"])
    return PageWords(
        furniture=frozenset(raw["lines"]),
        furniture_pattern=_any(raw["line_patterns"]),
        longest_furniture=raw["longest_words"],
        sections=frozenset(raw["sections"]),
        reference_headings=frozenset(raw["reference_headings"]),
        machine=_any(raw["machine_patterns"]),
        byline=re.compile(rf"^(?:{_phrases(raw['byline_words'])})(?:\s*:\s*|\s+)(?P<who>\S.*)$", re.I),
        roles=re.compile(rf"\b(?:{_phrases(raw['writer_roles'])})\b", re.I),
        opinion_roles=re.compile(rf"\b(?:{_phrases(raw['opinion_roles'])})\b", re.I),
        date_label=re.compile(rf"^\W*(?:{labels})(?:\s*[:\-–—]\s*|\s+)", re.I),
        header={
            name: re.compile(rf"^(?:{_phrases(raw[f'{name}_labels'])})\s*:\s*(?P<value>.*)$", re.I)
            for name in ("source", "title", "other")
        },
        numbers=tuple(re.compile(p, re.I) for p in raw["number_patterns"]),
        kinds={kind: _any(raw[f"{kind}_patterns"]) for kind in ("statement", "essay", "digest", "opinion")},
        first_person=frozenset(raw["first_person"]),
        sentence_words=frozenset(raw["sentence_words"]),
        sentence_signs=frozenset(raw["sentence_signs"]),
        sentence_openers=frozenset(raw["sentence_openers"]),
        past=frozenset(raw["past_words"]),
        future=frozenset(raw["future_words"]),
        reaching=frozenset(raw["reaching_words"]),
        months={name: int(month) for month, names in raw["months"].items() for name in names},
        languages={code: frozenset(words) for code, words in raw["languages"].items()},
        small_words=frozenset(word for words in raw["languages"].values() for word in words),
    )


def _any(patterns: Iterable[str]) -> Pattern:
    return re.compile("|".join(f"(?:{p})" for p in patterns), re.I)


def _phrases(phrases: Iterable[str]) -> str:
    return "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in sorted(phrases, key=len, reverse=True))
