"""Attribution on PolNeAR: agreement with the coders on source, cue, content and the whole relation.

python evals/polnear.py [--model FOLDER] [--polnear ../shared/benchmarks/polnear_train_dev.tar.xz] [--part dev]
"""

from __future__ import annotations

import argparse
import tarfile
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from peaceledger.scoring import Ratio

if TYPE_CHECKING:
    from peaceledger.language import Tagger

Span = tuple[int, int]
ROLES = ("source", "cue", "content")
PARTS = {"Source": "source", "Cue": "cue", "Content": "content"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """One attribution in character spans; a role is empty where the text leaves it out."""

    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """A text with its spans by role and its relations."""

    name: str
    text: str
    spans: dict[str, tuple[Span, ...]]
    relations: tuple[Relation, ...]


@dataclass(slots=True)
class Tally:
    """Right among found and right among wanted, for precision, recall and F1."""

    found_right: int = 0
    found: int = 0
    wanted_right: int = 0
    wanted: int = 0

    @property
    def precision(self) -> float:
        return self.found_right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.wanted_right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def relation(source: Span | None, cue: Span, content: Sequence[Span]) -> Relation:
    """A relation of at most one source span and one cue span."""
    return Relation(source=(source,) if source else (), cue=(cue,), content=tuple(content))


def read_brat(text: str, name: str, lines: Iterable[str]) -> Coded:
    """Spans and relations of one brat file; every part of an interrupted span is a span of its own."""
    parts: dict[str, tuple[str, tuple[Span, ...]]] = {}
    events: list[dict[str, list[str]]] = []
    for line in lines:
        fields = line.split("\t")
        if len(fields) < 2 or " " not in fields[1]:
            continue
        if line[0] == "T":
            kind, places = fields[1].split(" ", 1)
            if kind in PARTS:
                spans = sorted((int(a), int(b)) for a, b in (place.split() for place in places.split(";")))
                parts[fields[0]] = (PARTS[kind], tuple(spans))
        elif line[0] == "E":
            event: dict[str, list[str]] = {}
            for item in fields[1].split():
                event.setdefault(item.split(":")[0].rstrip("0123456789"), []).append(item.split(":")[1])
            events.append(event)
    relations = []
    for event in events:
        marks = {role: [mark for mark in event.get(kind, ()) if mark in parts] for kind, role in PARTS.items()}
        roles = {role: tuple(sorted(span for mark in some for span in parts[mark][1])) for role, some in marks.items()}
        if roles["cue"] and roles["content"]:
            relations.append(Relation(**roles))
    spans = {role: tuple(sorted({s for kind, places in parts.values() if kind == role for s in places})) for role in ROLES}
    return Coded(name=name, text=text, spans=spans, relations=tuple(relations))


def read_polnear(root: Path, part: str) -> Iterator[Coded]:
    """Texts of one part in the order of their names, each by the coder whose file comes first."""
    done = set()
    for coded in sorted((root / part / "attributions").glob("*.ann")):
        name = coded.stem.rsplit("_", 1)[0]
        text = root / part / "text" / f"{name}.txt"
        if name not in done and text.exists():
            done.add(name)
            yield read_brat(text.read_text("utf-8"), name, coded.read_text("utf-8").splitlines())


def touch(one: Iterable[Span], other: Sequence[Span]) -> bool:
    """Whether any spans of the two share a character."""
    return any(a < d and c < b for a, b in one for c, d in other)


def jaccard(one: Iterable[Span], other: Iterable[Span]) -> float:
    """Shared characters among all characters of two lists of spans."""
    mine = {i for a, b in one for i in range(a, b)}
    theirs = {i for a, b in other for i in range(a, b)}
    return len(mine & theirs) / len(mine | theirs) if mine | theirs else 0.0


def agree(found: Relation, wanted: Relation, content: float) -> bool:
    """Whether two relations are one: cues, contents (to at least `content`) and sources overlap, or both lack a source."""
    if not touch(found.cue, wanted.cue) or not touch(found.content, wanted.content):
        return False
    if bool(found.source) != bool(wanted.source) or (found.source and not touch(found.source, wanted.source)):
        return False
    return jaccard(found.content, wanted.content) >= content


def match(found: Sequence[Relation], wanted: Sequence[Relation], content: float) -> int:
    """Size of the largest one-to-one matching of agreeing relations."""
    near = [[j for j, w in enumerate(wanted) if agree(f, w, content)] for f in found]
    taken: dict[int, int] = {}

    def place(i: int, seen: set[int]) -> bool:
        for j in near[i]:
            if j not in seen:
                seen.add(j)
                if j not in taken or place(taken[j], seen):
                    taken[j] = i
                    return True
        return False

    return sum(place(i, set()) for i in range(len(found)))


def compare(found: Sequence[Span], wanted: Sequence[Span], exact: Tally, overlap: Tally) -> None:
    """Add one text's spans of one role to the tallies."""
    same = len(set(found) & set(wanted))
    for tally, right, right_wanted in (
        (exact, same, same),
        (overlap, sum(touch([s], wanted) for s in found), sum(touch([s], found) for s in wanted)),
    ):
        tally.found += len(found)
        tally.wanted += len(wanted)
        tally.found_right += right
        tally.wanted_right += right_wanted


def tallies(pairs: Iterable[tuple[dict[str, Sequence[Span]], Sequence[Relation], Coded]]) -> dict[str, Tally]:
    """Tallies by figure name over (found spans by role, found relations, the coder's text)."""
    out = {f"polnear.{role}.{kind}": Tally() for role in ROLES for kind in ("exact", "overlap")}
    out |= {"polnear.relation": Tally(), "polnear.relation_j50": Tally()}
    for spans, relations, coded in pairs:
        for role in ROLES:
            compare(spans[role], coded.spans[role], out[f"polnear.{role}.exact"], out[f"polnear.{role}.overlap"])
        for name, content in (("polnear.relation", 0.0), ("polnear.relation_j50", 0.5)):
            right = match(relations, coded.relations, content)
            tally = out[name]
            tally.found += len(relations)
            tally.wanted += len(coded.relations)
            tally.found_right += right
            tally.wanted_right += right
    return out


def unpacked(source: Path, into: Path) -> Path:
    """The folder that holds `train` and `dev`, unpacked first if `source` is an archive."""
    if source.is_file():
        with tarfile.open(source) as archive:
            archive.extractall(into, filter="data")
        source = into
    return source / "polnear" if (source / "polnear").is_dir() else source


def measure(archive: Path, tagger: Tagger, part: str = "dev") -> dict[str, Ratio]:
    """F1 by figure name of a tagger that reads whole texts."""
    return {name: Ratio(tally.f1, None) for name, tally in measured(archive, tagger, part).items()}


def measured(archive: Path, tagger: Tagger, part: str) -> dict[str, Tally]:
    """Tallies by figure name of a tagger that reads whole texts."""
    with tempfile.TemporaryDirectory() as folder:
        coded = list(read_polnear(unpacked(archive, Path(folder)), part))
    return tallies(_read(coded, tagger))


def _read(coded: Iterable[Coded], tagger: Tagger) -> Iterator[tuple[dict[str, Sequence[Span]], Sequence[Relation], Coded]]:
    for item in coded:
        reading = tagger.decoder.read(item.text)
        yield dict(reading.spans), [relation(a.source, a.cue, a.contents) for a in reading.attributions], item


def main() -> None:
    """Print every figure of a model on one part."""
    from peaceledger.language.tagger import WEIGHTS, Tagger

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=WEIGHTS, help="folder of the weights; those shipped without it")
    parser.add_argument("--polnear", type=Path, default=Path("../shared/benchmarks/polnear_train_dev.tar.xz"))
    parser.add_argument("--part", default="dev")
    options = parser.parse_args()
    for name, tally in measured(options.polnear, Tagger(options.model), options.part).items():
        counts = f"{tally.found_right}/{tally.found}/{tally.wanted}"
        print(f"{name:28s} {tally.f1:.3f}  P {tally.precision:.3f}  R {tally.recall:.3f}  {counts}")


if __name__ == "__main__":
    main()
