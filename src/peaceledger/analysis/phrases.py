"""Words for rows: numbers, days, units, rows of things, passages by their numbers; what is told in sentences is made of them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from peaceledger.reconcile.events import When, when_in_words

Row = dict[str, Any]
MOST = 4  # passages named for one value; the list below has all
CODE = re.compile(r"\b[A-Z]{3}\b")
DAY = re.compile(r"\b(\d{4}-\d\d-\d\d)\b")
# fmt: off
HEADS = frozenset({
    "administration", "agency", "alliance", "army", "assembly", "authority", "bloc", "cabinet", "chancellery", "church",
    "command", "commission", "committee", "confederation", "council", "court", "defence", "delegation", "department",
    "directorate", "embassy", "emirates", "federation", "forces", "foundation", "front", "government", "group", "guard",
    "guards", "headquarters", "house", "kingdom", "leadership", "military", "ministry", "mission", "movement",
    "nations", "navy", "office", "opposition", "parliament", "party", "police", "presidency", "republic", "secretariat",
    "see", "senate", "service", "society", "staff", "states", "treasury", "union",
})
# fmt: on
"""Nouns that head a name with an article: "the Defence Ministry", "the United Nations"."""
UNIT = re.compile(r"\b([\d,.]*\d) ([a-z]+2?)\b")
INSIDE = str.maketrans('“”"', "‘’'")
SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
COUNTED = {
    "pow": ("prisoner of war", "prisoners of war"),
    "civilian": ("civilian", "civilians"),
    "mixed": ("soldier or civilian", "soldiers and civilians"),
    "prisoner": ("prisoner", "prisoners"),
    "person": ("person", "people"),
    "child": ("child", "children"),
    "body": ("body", "bodies"),
    "percent": ("per cent", "per cent"),
    "drone": ("drone", "drones"),
    "missile": ("missile", "missiles"),
    "settlement": ("settlement", "settlements"),
    "km2": ("square kilometre", "square kilometres"),
    "mi2": ("square mile", "square miles"),
}
"""One and several of what is counted."""


def words(code: str) -> str:
    """A code as words."""
    return code.replace("_", " ")


def counted(number: int) -> str:
    """A number; small ones as words."""
    return SMALL[number] if number < len(SMALL) else f"{number:,}"


def plural(number: int, noun: str) -> str:
    """A number with its noun; small numbers as words."""
    return f"{counted(number)} {noun}{'' if number == 1 else 's'}"


def capital(sentence: str) -> str:
    """A sentence with its first letter large, the rest as it is."""
    return sentence[:1].upper() + sentence[1:]


def in_a_row(parts: Sequence[str]) -> str:
    """Parts as in "A, B and C"."""
    shown = [str(p) for p in parts]
    return " and ".join((", ".join(shown[:-1]), shown[-1])) if len(shown) > 1 else "".join(shown)


def quoted(quote: str, most: int = 160) -> str:
    """A quotation in one line, cut behind a word where it is long; marks inside it are single."""
    plain = " ".join(quote.split()).translate(INSIDE).rstrip(" .,;:")
    return f"“{plain if len(plain) <= most else plain[:most].rsplit(' ', 1)[0] + ' ...'}”"


def the(name: str) -> str:
    """A name with the article that its head takes: "the Office of the Envoy", "Norland"."""
    head = re.split(r" (?:of|for|in|on|to) |, ", name)[0].split()[-1:]
    return f"the {name}" if head and head[0].casefold() in HEADS and not name.casefold().startswith("the ") else name


def refs(numbers: Iterable[int]) -> str:
    """Passages as in "[1], [3] and [4]", the first few of many."""
    found = sorted(set(numbers))
    shown = [f"[{n}]" for n in found[:MOST]]
    more = len(found) - len(shown)
    return in_a_row([*shown, f"{more} more"] if more else shown)


def day_words(day: date | str) -> str:
    """A day as in "2 May 2031"."""
    on = date.fromisoformat(day) if isinstance(day, str) else day
    return when_in_words(When(earliest=on, latest=on, basis="stated"))


def span_words(row: Row) -> str:
    """The dates of a row; empty if unknown."""
    return when_in_words(When(earliest=row["date_earliest"], latest=row["date_latest"], basis=row["date_basis"]))


def on_days(when: str) -> str:
    """Dates with what goes before them: "on 2 May 2031", "in May 2031", "until 2 May 2031"."""
    if when.startswith(("from", "until")) or not when:
        return when
    return f"{'on' if re.match(r'[0-9]+(?:–[0-9]+)? ', when) else 'in'} {when}"


def units(note: str) -> str:
    """A note with its units as words."""
    told = UNIT.sub(lambda m: f"{m[1]} {COUNTED[m[2]][m[1] != '1'] if m[2] in COUNTED else m[2]}", note)
    return re.sub(r"\bpow\b", "prisoners of war", told)


def plainly(sentence: str) -> str:
    """Units and days in words."""
    return units(DAY.sub(lambda m: day_words(m[1]), sentence))


def named(text: str, names: Mapping[str, str]) -> str:
    """A text with the ids of sides as their names."""
    known = sorted((n for n in names if n), key=len, reverse=True)
    return re.sub(rf"\b(?:{'|'.join(map(re.escape, known))})\b", lambda m: names[m[0]], text) if known else text


def count_words(count: Row) -> str:
    """A count as in "at least 12 people killed"."""
    low, high = count["low"], count["high"]
    number = "an open number of" if low is None and high is None else f"{low if low is not None else high:,.10g}"
    if None not in (low, high) and low != high:
        number += f" to {high:,.10g}"
    hedge = {"at_least": "at least ", "at_most": "at most ", "about": "about "}.get(count["hedge"], "")
    what_ = COUNTED.get(count["what"], (words(count["what"]),) * 2)[number != "1"]
    role = "" if count["role"] == "other" else f" {words(count['role'])}"
    to = f" to {count['returned_to']}" if count["returned_to"] else ""
    by = f", counted by {count['counted_by']}" if count["counted_by"] else ""
    return f"{hedge}{number} {what_}{role}{to}{by}"
