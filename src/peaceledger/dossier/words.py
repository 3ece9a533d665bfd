"""How things read on a page, in one language: the words of the interface, dates, numbers, codes."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

from peaceledger.errors import UsageError

FOLDER = Path(__file__).parent / "languages"
FIRST = "en"
"""The language whose file says which keys there are."""
OPEN = "codes."
"""Keys of codes: packs may bring codes of their own, which a language may name as well."""
CODED = frozenset(
    {
        *("type", "status", "date_basis", "published_basis", "kind", "relevance", "stance", "stances", "topics", "answers"),
        *(
            "what",
            "role",
            "hedge",
            "scope",
            "outcome",
            "state",
            "strength",
            "direction",
            "counted",
            "issue",
            "issues",
            "report",
            "field",
        ),
    }
)
"""Fields whose values are codes."""
MOST_NAMED = 8
"""Keys that a message names before it only counts them."""
MONTHS = ("date.months", "date.short")
_CODE = re.compile("[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def languages() -> tuple[str, ...]:
    """Codes of the languages that come with the program."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


@cache
def words_in(language: str = FIRST) -> "Words":
    """The words of a language.

    Args:
        language: A code of ``languages()``, or the path of a file ``<code>.toml`` with the keys of ``en.toml``.

    Raises:
        UsageError: If there is no such language, or its file cannot be read, or lacks a key or value, or has an unknown key.
    """
    if language in languages():
        return read_words(FOLDER / f"{language}.toml")
    if language.endswith(".toml"):
        return read_words(Path(language))
    raise UsageError(
        f"There is no language {language!r}. Use one of {', '.join(languages())}, or give a file of your own: LANG.toml."
    )


def read_words(file: Path) -> "Words":
    """The words of a language's file.

    Raises:
        UsageError: If it cannot be read, or its keys are not those of the first language.
    """
    try:
        entries = dict(_flat(tomllib.loads(file.read_text("utf-8"))))
    except (OSError, ValueError) as fault:
        raise UsageError(f"The language file {file} cannot be read: {fault}") from fault
    found = faults_of(entries, file.stem)
    if found:
        raise UsageError(f"The language file {file} cannot be used: {'; '.join(found)}. {FOLDER / FIRST}.toml has every key.")
    return Words(language=file.stem, entries=entries)


def faults_of(entries: Mapping[str, str], language: str) -> list[str]:
    """What is wrong with a language, in words; nothing of the first one, which is the measure."""
    if not _CODE.fullmatch(language):
        return [f"its name is not the code of a language, such as fr or pt-BR: {language!r}"]
    first = dict(_flat(tomllib.loads((FOLDER / f"{FIRST}.toml").read_text("utf-8"))))
    both = [key for key in first if key in entries]
    forms = entries.get("number.forms", "").count("|") + 2
    groups = {
        "it lacks": [key for key in first if key not in entries],
        "it has keys that nothing asks for:": [key for key in entries if key not in first and not key.startswith(OPEN)],
        "the values in braces are not those of the first language in": [
            key for key in both if not key.startswith("many.") and _holes(first[key]) != _holes(entries[key])
        ],
        f"{forms} forms with {{n}}, parted by |, are wanted in": [
            key for key in both if key.startswith("many.") and [_holes(f) for f in entries[key].split("|")] != [{"n"}] * forms
        ],
        "twelve words are wanted in": [key for key in MONTHS if len(entries.get(key, "").split()) != 12 and key in entries],
    }
    return [f"{what} {_named(keys)}" for what, keys in groups.items() if keys]


def _holes(text: str) -> set[str] | None:
    """Names of the values that are to be set into a text; None where its braces do not match."""
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:
        return None


def _named(keys: Sequence[str]) -> str:
    more = len(keys) - MOST_NAMED
    return ", ".join(keys[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


def entries_of(language: str) -> dict[str, str]:
    """What the file of a language holds, by key."""
    return dict(words_in(language).entries)


def _flat(table: Mapping[str, Any], stem: str = "") -> Iterable[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{stem}{key}.")
        else:
            yield f"{stem}{key}", str(value)


def one_line(quote: str) -> str:
    """A passage without its line breaks and runs of blanks."""
    return " ".join(quote.split())


def listing(values: Iterable[Any] | None) -> str | None:
    """Values joined by commas; None where there is none."""
    return ", ".join(str(v) for v in values or ()) or None


def undated_last(row: Mapping[str, Any]) -> tuple[bool, str]:
    """Key that sorts rows by their earliest day."""
    return row["date_earliest"] is None, str(row["date_earliest"] or "")


def _follows(n: int, rule: Sequence[str]) -> bool:
    plain = str(n).zfill(2)
    fits = {one: plain.endswith(one.lstrip("!*")) if "*" in one else str(n) == one.lstrip("!") for one in rule}
    return any(fits[one] for one in rule if one[0] != "!") and not any(fits[one] for one in rule if one[0] == "!")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One language. ``entries`` are by key with dots; a key that no file has is a fault."""

    language: str
    entries: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """The words of a key, with values set in: numbers as the language writes them, so that a year has to come as text."""
        if not values:
            return self.entries[key]
        set_in = {name: self.number(v) if isinstance(v, int | float) else v for name, v in values.items()}
        return self.entries[key].format(**set_in)

    def many(self, key: str, n: int) -> str:
        """A number of things: "1 article", "3 articles"."""
        form = next((i for i, rule in enumerate(self.forms) if _follows(n, rule)), -1)
        return self.entries[f"many.{key}"].split("|")[form].format(n=self.number(n))

    @property
    def forms(self) -> tuple[tuple[str, ...], ...]:
        """For each form of a word but the last the numbers it stands with: "1"; "*2", ending in 2; "!*12", but not in 12."""
        return tuple(tuple(rule.split()) for rule in self.entries["number.forms"].split("|"))

    def columns(self, *keys: str) -> tuple[str, ...]:
        """Heads of columns."""
        return tuple(self.entries[f"columns.{key}"] for key in keys)

    def label(self, code: str) -> str:
        """A code of the contract in words; a pack's own, which the language does not know, as it stands."""
        return self.entries.get(f"codes.{code}") or code.replace("_", " ")

    def value(self, field: str | None, value: object) -> str:
        """A value of a record's field as a reviewer is shown it: codes and truth values in words, "not stated" for None."""
        if value is None or value == "":
            return self("not_stated")
        if str(value) in ("True", "False"):
            return self("yes" if str(value) == "True" else "no_word")
        return "; ".join(map(self.label, str(value).split("; "))) if field in CODED else str(value)

    def table(self, name: str) -> str:
        """What a table of the ledger holds."""
        return self.entries.get(f"tables.{name}") or name.replace("_", " ")

    def field(self, name: str) -> str:
        """A field of a record."""
        return self.entries.get(f"fields.{name}") or name.replace("_", " ")

    def chain(self, names: Iterable[str], nobody: str = "outlet_says") -> str:
        """Who reports whom, outermost first."""
        return " → ".join(names) or self(nobody)

    def day(self, value: date | None) -> str | None:
        """A day."""
        month = self._months("date.months", value) if value else ""
        return self("date.day", d=value.day, month=month, y=str(value.year)) if value else None

    def month(self, value: date, form: str = "date.months") -> str:
        """A month with its year."""
        return self("date.month", month=self._months(form, value), y=str(value.year))

    def _months(self, form: str, value: date) -> str:
        return self.entries[form].split()[value.month - 1]

    def months(self, first: date, last: date) -> str:
        """A span of time in months, short."""
        ends = self.month(first, "date.short"), self.month(last, "date.short")
        return ends[0] if ends[0] == ends[1] else self("date.span", first=ends[0], last=ends[1])

    def dates(self, earliest: date | None, latest: date | None) -> str | None:
        """A date interval as people write it; None where both ends are open."""
        if earliest is None or latest is None:
            if earliest is None and latest is None:
                return None
            return self("date.until" if earliest is None else "date.from", day=self.day(latest or earliest))
        if earliest == latest:
            return self.day(earliest)
        if (earliest.month, earliest.day, latest.month, latest.day) == (1, 1, 12, 31):
            one = earliest.year == latest.year
            return str(earliest.year) if one else self("date.span", first=str(earliest.year), last=str(latest.year))
        if earliest.day == 1 and (earliest.year, earliest.month) == (latest.year, latest.month) and latest.day >= 28:
            return self.month(earliest)
        return self("date.span", first=self.day(earliest), last=self.day(latest))

    def number(self, value: float | None) -> str:
        """A number with its thousands apart, without a needless fraction."""
        if value is None:
            return "?"
        plain = f"{value:,.0f}" if float(value).is_integer() else f"{value:,}"
        return self._marked(plain)

    def figure(self, value: float, form: str = ".4g") -> str:
        """A measured number in a form of Python's (``.2f``, ``.4g``) with the language's own marks."""
        return self._marked(format(value, form))

    def percent(self, share: float, digits: int = 1) -> str:
        """A share of 1 in per cent."""
        return self("number.percent", n=self._marked(f"{100 * share:.{digits}f}"))

    def _marked(self, plain: str) -> str:
        return plain.translate({ord(","): self.entries["number.thousands"], ord("."): self.entries["number.point"]})

    def range(self, best: float | None, low: float | None, high: float | None) -> str | None:
        """Best with low and high where they differ; None where nothing is known."""
        if best is None and low is None and high is None:
            return None
        if low is not None and high is None:
            return self("number.at_least", n=self.number(low))
        if low is None and high is not None:
            return self("number.at_most", n=self.number(high))
        shown = self.number(best if best is not None else low)
        return shown if low == high else self("number.best", n=shown, low=self.number(low), high=self.number(high))

    def quantity(self, low: float | None, high: float | None, hedge: str) -> str:
        """A count with its hedge."""
        if low is None and high is None:
            return self("number.vague")
        if hedge == "at_least":
            return self("number.more_than", n=self.number(low))
        if hedge == "at_most":
            return self("number.at_most", n=self.number(high))
        ends = self.number(low), self.number(high)
        shown = ends[0] if low == high else self("number.between", low=ends[0], high=ends[1])
        return self("number.about", n=shown) if hedge == "about" else shown
