"""How things read on a page, in one language: the words of the interface, dates, numbers, codes."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from peaceledger.errors import UsageError

FOLDER = resources.files("peaceledger.dossier") / "languages"
FIRST = "en"
"""The language that has every key."""


def languages() -> tuple[str, ...]:
    """Codes of the languages there are."""
    return tuple(sorted(p.name.removesuffix(".toml") for p in FOLDER.iterdir() if p.name.endswith(".toml")))


@cache
def words_in(language: str = "en") -> "Words":
    """The words of a language; those that its file lacks are the first language's.

    Raises:
        UsageError: If there is no such language.
    """
    if language not in languages():
        raise UsageError(f"There is no language {language!r}. Use one of {', '.join(languages())}.")
    return Words(language=language, entries={**entries_of(FIRST), **entries_of(language)})


def entries_of(language: str) -> dict[str, str]:
    """What the file of a language holds, by key."""
    return dict(_flat(tomllib.loads((FOLDER / f"{language}.toml").read_text("utf-8"))))


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One language. ``entries`` are by key with dots; a key that no file has is a fault."""

    language: str
    entries: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """The words of a key, with values set in."""
        return self.entries[key].format(**values) if values else self.entries[key]

    def many(self, key: str, n: int) -> str:
        """A number of things: "1 article", "3 articles"."""
        one, _, more = self.entries[f"many.{key}"].partition("|")
        return (one if str(n) in self.entries["number.one"].split() else more).format(n=self.number(n))

    def columns(self, *keys: str) -> tuple[str, ...]:
        """Heads of columns."""
        return tuple(self.entries[f"columns.{key}"] for key in keys)

    def label(self, code: str) -> str:
        """A code of the contract in words; one that the language does not know as it stands."""
        return self.entries.get(f"codes.{code}") or code.replace("_", " ")

    def chain(self, names: Iterable[str], nobody: str = "outlet_says") -> str:
        """Who reports whom, outermost first."""
        return " → ".join(names) or self(nobody)

    def day(self, value: date | None) -> str | None:
        """A day."""
        month = self._months("date.months", value) if value else ""
        return self("date.day", d=value.day, month=month, y=value.year) if value else None

    def month(self, value: date, form: str = "date.months") -> str:
        """A month with its year."""
        return self("date.month", month=self._months(form, value), y=value.year)

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
            return str(earliest.year) if one else self("date.span", first=earliest.year, last=latest.year)
        if earliest.day == 1 and (earliest.year, earliest.month) == (latest.year, latest.month) and latest.day >= 28:
            return self.month(earliest)
        return self("date.span", first=self.day(earliest), last=self.day(latest))

    def number(self, value: float | None) -> str:
        """A number with its thousands apart, without a needless fraction."""
        if value is None:
            return "?"
        plain = f"{value:,.0f}" if float(value).is_integer() else f"{value:,}"
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
