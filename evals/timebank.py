"""Temporal expressions on TimeBank: extents found and values right, creation times given as the publication day and not scored.

python evals/timebank.py [--errors] [--part all|even|odd] [--timebank ../shared/benchmarks/timebank_cleaned.tar.xz]

An expression is found where it and one of the coders' overlap (one to one). The value is right where both strings are equal.
extent_f1 is the F1 of expressions found; value_f1 is that F1 times the share of right values among the found, which is the F1 of
expressions found with the right value.
"""

from __future__ import annotations

import argparse
import re
import sys
import tarfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

from pages import page_of

from peaceledger.extract.dates.find import find_dates
from peaceledger.language import Parser
from peaceledger.records import Block
from peaceledger.scoring import Ratio
from peaceledger.scoring.ratio import harmonic

ARCHIVE = Path(__file__).resolve().parents[2] / "shared" / "benchmarks" / "timebank_cleaned.tar.xz"


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """A temporal expression: characters, TIMEX3 type and value."""

    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """A text, the day it was made, and the coders' temporal expressions."""

    name: str
    text: str
    made: date
    times: tuple[Timex, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A coded expression, a found one, or the two that overlap."""

    coded: Coded
    wanted: Timex | None
    found: Timex | None

    @property
    def right(self) -> bool:
        return self.wanted is not None and self.found is not None and self.wanted.value == self.found.value


def read(archive: Path) -> Iterator[Coded]:
    """Texts of the archive in the order of their names."""
    with tarfile.open(archive) as opened:
        for member in sorted(opened.getmembers(), key=lambda m: m.name):
            if member.name.endswith(".tml") and (file := opened.extractfile(member)) is not None:
                yield _coded(Path(member.name).stem, ElementTree.fromstring(file.read()))


def _coded(name: str, root: ElementTree.Element) -> Coded:
    made = next(t for t in root.iter("TIMEX3") if t.get("functionInDocument") == "CREATION_TIME")
    body = root.find("TEXT")
    assert body is not None
    pieces: list[str] = []
    times: list[Timex] = []
    _walk(body, pieces, times)
    day = date.fromisoformat(made.attrib["value"][:10])
    return Coded(name=name, text="".join(pieces), made=day, times=tuple(times))


def _walk(element: ElementTree.Element, pieces: list[str], times: list[Timex]) -> None:
    start = sum(map(len, pieces))
    pieces.append(element.text or "")
    for child in element:
        _walk(child, pieces, times)
        pieces.append(child.tail or "")
    end = start + len("".join(element.itertext()))
    if element.tag == "TIMEX3" and end > start and element.get("functionInDocument") != "CREATION_TIME":
        times.append(Timex(start=start, end=end, type=element.attrib["type"], value=element.attrib["value"]))


def _paragraphs(text: str) -> tuple[Block, ...]:
    """A paragraph for each line, as the readers make them of plain text."""
    return tuple(Block(kind="paragraph", start=m.start(), end=m.end()) for m in re.finditer(r"\S[^\n]*", text))


def outcomes(coded: Sequence[Coded], parser: Parser) -> Iterator[Outcome]:
    """Pairs and leftovers of every text."""
    pages = (page_of(c.name, c.text, c.made, _paragraphs(c.text)) for c in coded)
    for text, (_, doc) in zip(coded, parser.parse(pages), strict=True):
        spans = find_dates(doc, text.made)
        found = [Timex(start=s.start, end=s.end, type=s.timex.type, value=s.timex.value) for s in spans]
        yield from pair(text, found)


def pair(coded: Coded, found: Iterable[Timex]) -> Iterator[Outcome]:
    """Match found and coded expressions one to one, in the order of the text, wherever they overlap."""
    left = list(found)
    for wanted in sorted(coded.times, key=lambda t: t.start):
        match = next((f for f in left if f.start < wanted.end and wanted.start < f.end), None)
        if match is not None:
            left.remove(match)
        yield Outcome(coded=coded, wanted=wanted, found=match)
    for extra in left:
        yield Outcome(coded=coded, wanted=None, found=extra)


def figures(results: Sequence[Outcome]) -> dict[str, Ratio]:
    """Precision, recall and F1 of extents, and F1 of those with the right value."""
    wanted, found = (sum(getattr(o, side) is not None for o in results) for side in ("wanted", "found"))
    matched = sum(o.wanted is not None and o.found is not None for o in results)
    right = sum(o.right for o in results)
    return {
        "timebank.extent_precision": Ratio(matched, found),
        "timebank.extent_recall": Ratio(matched, wanted),
        "timebank.extent_f1": harmonic(Ratio(matched, found), Ratio(matched, wanted)),
        "timebank.value_f1": harmonic(Ratio(right, found), Ratio(right, wanted)),
        "timebank.value_accuracy": Ratio(right, matched),
    }


def measure(archive: Path, parser: Parser) -> dict[str, Ratio]:
    """Figures over all texts."""
    return figures(list(outcomes(list(read(archive)), parser)))


def _words(outcome: Outcome, side: str) -> str:
    time = getattr(outcome, side)
    return " ".join(outcome.coded.text[time.start : time.end].lower().split())


def print_errors(results: Sequence[Outcome]) -> None:
    """The ten most frequent wrong values by the shape of what was wanted and given, the ten missed and the ten false."""
    wrong = [o for o in results if o.wanted and o.found and not o.right]
    shapes: dict[str, list[str]] = {}
    for o in wrong:
        assert o.wanted is not None and o.found is not None
        shape = f"{re.sub(r'[0-9]', '9', o.wanted.value)} given as {re.sub(r'[0-9]', '9', o.found.value) or 'nothing'}"
        shapes.setdefault(shape, []).append(f"{_words(o, 'wanted')}: {o.wanted.value} not {o.found.value}")
    print(f"{len(wrong)} wrong values")
    for shape, cases in sorted(shapes.items(), key=lambda s: -len(s[1]))[:10]:
        print(f"{len(cases):4}  {shape}  e.g. {'; '.join(text for text, _ in Counter(cases).most_common(3))}")
    for title, here, other in (("missed", "wanted", "found"), ("false", "found", "wanted")):
        lone = Counter(_words(o, here) for o in results if getattr(o, here) and getattr(o, other) is None)
        print(f"{lone.total()} {title}: " + "; ".join(f"{n} {text}" for text, n in lone.most_common(10)))


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--timebank", type=Path, default=ARCHIVE)
    arguments.add_argument(
        "--part", choices=("all", "even", "odd"), default="all", help="every other text, to develop on one half"
    )
    arguments.add_argument("--errors", action="store_true", help="show the most frequent errors")
    options = arguments.parse_args()
    coded = list(read(options.timebank))
    coded = coded if options.part == "all" else coded[int(options.part == "odd") :: 2]
    results = list(outcomes(coded, Parser()))
    for name, ratio in figures(results).items():
        print(f"{name:28} {ratio}")
    if options.errors:
        print_errors(results)
    return 0


if __name__ == "__main__":
    sys.exit(main())
