"""The passages of a record that is told in sentences: numbered as they were published, each with whose words it is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from peaceledger.analysis.phrases import CODE, MOST, Row, capital, counted, in_a_row, plural, refs, the

if TYPE_CHECKING:
    from peaceledger.analysis.why import Evidence, Query

Place = tuple[str, int, int]
ARTICLES = frozenset({"the", "a", "an"})
SAME_LEAST = 6
"""Words of two passages that are shown as one: fewer ("the deal") agree by chance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """A passage of the list below an account.

    Attributes:
        number: From 1, in order of publication.
        evidence: The passage in its context.
        copies: Other passages with the same words.
    """

    number: int
    evidence: "Evidence"
    copies: "tuple[Evidence, ...]"


def numbered(found: "Iterable[Evidence]") -> tuple[Numbered, ...]:
    """Passages in their order; the same words stand once, with all places where they stand."""
    groups: dict[str, list[Evidence]] = {}
    for at, evidence in enumerate(found):
        plain = " ".join(evidence.quote.casefold().split())
        groups.setdefault(plain if plain.count(" ") >= SAME_LEAST - 1 else f"{at}", []).append(evidence)
    return tuple(
        Numbered(number=n, evidence=first, copies=tuple(rest)) for n, (first, *rest) in enumerate(groups.values(), start=1)
    )


def published(evidence: "Evidence") -> tuple[date, str, int, str]:
    """Sort key of passages: as they were published, those of an unknown day last."""
    return evidence.day or date.max, evidence.path, evidence.line, evidence.record_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A record in sentences.

    Attributes:
        title: What it is, in a few words.
        account: Paragraphs.
        passages: The passages that they name by number.
    """

    title: str
    account: tuple[str, ...]
    passages: tuple[Numbered, ...]


class Cited:
    """Passages with their numbers and voices.

    Args:
        query: The ledger.
        shown: Rows with a passage, each with what it says, in short.
        sides: Ids of sides that may be named.
    """

    def __init__(self, query: "Query", shown: Iterable[tuple[Row, str]], sides: Iterable[str | None] = ()) -> None:
        rows = [(row, note) for row, note in shown if row["start"] is not None]
        self._query = query
        query.load_passages(row for row, _ in rows)
        found: dict[Place, Evidence] = {}
        for row, note in rows:
            found.setdefault(place(row), query.passage(row, note, str(next(iter(row.values())))))
        self.evidence = tuple(sorted(found.values(), key=published))
        self.passages = numbered(self.evidence)
        self._numbers = {(e.capture_id, e.start, e.end): p.number for p in self.passages for e in (p.evidence, *p.copies)}
        self.rows = [row for row, _ in rows]
        self.names = self._names({one for side in sides for one in (side or "").split("; ")})

    def _names(self, sides: Iterable[str]) -> Mapping[str, str]:
        return {side: self.side(side) for side in sides if side}

    def side(self, code: str) -> str:
        """A side's name."""
        return next((the(str(a["name"])) for a in self._query.of("actors", "actor_id", code)), code)

    def in_words(self, text: str) -> str:
        """A text with codes of states as their names."""
        return CODE.sub(lambda m: self.side(m[0]), text)

    def number(self, row: Row) -> int:
        """The number of a row's passage."""
        return self._numbers[place(row)]

    def refs(self, rows: Iterable[Row]) -> str:
        """Passages of rows as in "[1] and [3]"."""
        return refs(self.number(row) for row in rows if place(row) in self._numbers)

    def speaker(self, row: Row) -> str | None:
        """Who says it: the speaker of the least statement that holds the passage; None in the outlet's own voice."""
        held = [
            s
            for s in self._query.of("statements", "capture_id", row["capture_id"])
            if s["start"] <= row["start"] and row["end"] <= s["end"]
        ]
        least = min(held, key=lambda s: (s["end"] - s["start"], s["statement_id"]), default=None)
        if least is None:
            return None
        names = [the(name) for name in (least["speaker"] or "somebody who is not named").split("; ")]
        return in_a_row([_as_written(least), *names[1:]] if len(names) == 1 else names)

    def outlet(self, row: Row) -> str | None:
        """Who published it, None if that is not known."""
        return next(e.outlet for e in self.evidence if (e.capture_id, e.start, e.end) == place(row))

    def voice(self, rows: Iterable[Row]) -> str:
        """Whose words rows of one value are, with outlet and passages: "Ona Vale in Gazette [1] and [2], and Courier [3]"."""
        by: dict[tuple[str | None, str | None], list[Row]] = {}
        for row in sorted(rows, key=self.number):
            by.setdefault((self.speaker(row), self.outlet(row)), []).append(row)
        told = [_whose(speaker, outlet, self.refs(of)) for (speaker, outlet), of in by.items()]
        more = [f"{plural(len(told) - MOST, 'other')}"] if len(told) > MOST else []
        return in_a_row([*told[:MOST], *more])

    def by(self, row: Row) -> str:
        """Who says a thing and where: "by Ona Vale in Gazette [1]", "in [1]"."""
        where = self.refs([row])
        return f"in {where}" if self.speaker(row) is None and self.outlet(row) is None else f"by {self.voice([row])}"

    def articles(self) -> list[Row]:
        """The articles that hold the passages."""
        found = {}
        for row in self.rows:
            around = self._query.of("articles", "capture_id", row["capture_id"])
            found.update({a["article_id"]: a for a in around if a["start"] <= row["start"] < a["end"]})
        return list(found.values())

    def standing(self) -> list[str]:
        """How many articles and origins stand behind it, and which of them bear no date."""
        articles = self.articles()
        number, origins = len(articles), len({a["origin_id"] for a in articles})
        undated = sum(a["published"] is None for a in articles)
        lines = [f"The {plural(number, 'article')} go back to {plural(origins, 'origin')}."] if origins < number else []
        if undated == number:
            lines.append(f"{'The article bears' if number == 1 else 'The articles bear'} no date of publication.")
        elif undated:
            lines.append(
                f"{capital(counted(undated))} of the {plural(number, 'article')} "
                f"{'bears' if undated == 1 else 'bear'} no date of publication."
            )
        return lines


def _whose(speaker: str | None, outlet: str | None, where: str) -> str:
    if speaker is None:
        return f"{outlet} {where}" if outlet else f"{'passages' if ' ' in where else 'passage'} {where}"
    return f"{speaker} in {outlet} {where}" if outlet else f"{speaker} {where}"


def _as_written(statement: Row) -> str:
    """A speaker's name, with an article where the text writes it with one: "the Defence Ministry"."""
    name = str(statement["speaker"] or "somebody who is not named")
    written = str(statement["speaker_as_written"] or "").split()
    if len(written) > 1 and written[0].casefold() in ARTICLES and written[-1].casefold() == name.split()[-1].casefold():
        return name if name.split()[0].casefold() in ARTICLES else f"{written[0].lower()} {name}"
    return the(name)


def place(row: Row) -> Place:
    """Where a row's passage stands."""
    return row["capture_id"], row["start"], row["end"]


__all__ = ["Cited", "Numbered", "Told", "numbered", "place", "published"]
