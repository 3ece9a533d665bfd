"""Whether a ledger is the same for both parties: their words are exchanged in texts and packs, and every record must follow.

    python evals/symmetry.py [FOLDER PACK...]     print each table's share, and the rows that did not follow

Three exchanges are measured, each over all tables:

- ``order``: the same texts; only the order in which the pack names the parties is reversed;
- ``rules``: names and ids exchanged everywhere, and the reading of each text - its parse, the marks of the tagger - carried
  over word by word, so that what is compared is our rules, word lists and packs alone;
- ``reread``: the same, with the exchanged texts read anew. What differs here and not above is the language models' doing: they
  tag a name by its letters and by what they saw in training.
"""

import re
import sys
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from itertools import cycle
from pathlib import Path
from typing import Any

from peaceledger.assess import assess
from peaceledger.extract.article import extract_article
from peaceledger.language import Parser, Tagger
from peaceledger.packs import Lexicon, gazetteer, load_lexicon
from peaceledger.packs.read import built_in
from peaceledger.pipeline import matter_of, tables_of
from peaceledger.readers import discover, read, split_capture
from peaceledger.reconcile import account, reconcile
from peaceledger.records import Capture, Findings, Page, Rejected
from peaceledger.scoring import Ratio
from peaceledger.store.rows import to_row
from peaceledger.store.schema import BY_NAME

sys.path.insert(0, str(Path(__file__).parent))
import examples
from swap import Swap, carried, carried_marks, swap_of

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
ID = re.compile(r"[a-z]{1,2}_[0-9a-f]{16}")
PLACED = re.compile(r"(?:^|_)(?:start|end)$")
IN_ORDER = frozenset({"chain", "stances"})
SIDED = re.compile(r"(?:^|_)([ab])(?:_|$)")
STANDS_FOR = frozenset({"subject_id"})  # one of several records that a disagreement is about alike
LEFT_OUT = frozenset({"captures", "runs", "rejected", "sources", "actors", "places", "yardsticks"})
CAST = (
    "rebels",
    "army",
    "militia",
    "troops",
    "government",
    "envoy",
    "minister",
    "militants",
    "guerrillas",
    "president",
    "soldiers",
)
LONG = 8  # sentences of a generated text
Rows = dict[str, list[dict[str, Any]]]
Marker = Callable[[str, Sequence[tuple[int, int]]], tuple[Any, ...]]


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One text as it was read: its pages with their parses, and what the tagger was asked and answered."""

    pages: list[tuple[Page, Any]]
    marks: dict[tuple[str, tuple[tuple[int, int], ...]], tuple[Any, ...]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Told:
    """Records that followed the exchange, of all there are, and those that did not."""

    tables: Mapping[str, Ratio]
    strays: Sequence[str]

    @property
    def whole(self) -> Ratio:
        """Over all tables."""
        return Ratio(sum(r.k for r in self.tables.values()), sum(r.n or 0 for r in self.tables.values()))


class Bench:
    """Reads texts once and tells how ledgers differ after an exchange.

    Args:
        captures: The texts.
        lexicon: The packs; their first two parties are exchanged.
    """

    def __init__(self, captures: Sequence[Capture], lexicon: Lexicon) -> None:
        self.captures, self.lexicon = captures, lexicon
        self.parser, self.tagger = Parser(), Tagger()
        self.swap = swap_of(lexicon, [c.text for c in captures])
        self.other = replace(self.swap.value(lexicon), parties=lexicon.parties, digest=lexicon.digest[::-1])
        self.readings = {c.capture_id: self._read(c, lexicon) for c in captures}
        self.plain = self._ledger(lexicon, {c.capture_id: c for c in captures}, self.readings)
        self.swapped = {c.capture_id: self._exchanged(c) for c in captures}

    def order(self) -> Told:
        """The pack names the parties in the other order."""
        a, b, *more = self.lexicon.parties
        turned = replace(self.lexicon, parties=(b, a, *more))
        rows = self._ledger(turned, {c.capture_id: c for c in self.captures}, self.readings)
        return _told(self.plain, rows, Swap(()), {})

    def rules(self) -> Told:
        """Names exchanged, readings carried over."""
        with _Gazetteer(self.swap):
            readings = {key: self._carried(c) for key, c in self.swapped.items()}
            return self._followed(readings)

    def reread(self) -> Told:
        """Names exchanged, texts read anew."""
        with _Gazetteer(self.swap):
            return self._followed({key: self._read(c, self.other) for key, c in self.swapped.items()})

    def _followed(self, readings: Mapping[str, Reading]) -> Told:
        rows = self._ledger(self.other, self.swapped, readings)
        back = {c.capture_id: self.swap.traced(c.text).before for c in self.captures}
        return _told(self.plain, rows, self.swap, back)

    def _exchanged(self, capture: Capture) -> Capture:
        return replace(self.swap.value(capture), capture_id=capture.capture_id, sha256=capture.sha256)

    def _read(self, capture: Capture, lexicon: Lexicon) -> Reading:
        return Reading(pages=list(self.parser.parse(split_capture(capture, lexicon.outlets))))

    def _carried(self, capture: Capture) -> Reading:
        """The reading of a text's exchanged twin; a page cut otherwise is read anew, and its records will differ."""
        old = self.readings[capture.capture_id]
        pages = list(split_capture(capture, self.other.outlets))
        texts = {self.swap.text(page.text): (page, doc) for page, doc in old.pages}
        made: list[tuple[Page, Any]] = []
        for page in pages:
            known = texts.get(page.text)
            doc = carried(known[1], self.swap) if known else None
            same = replace(page, article=replace(page.article, article_id=known[0].article.article_id)) if known else page
            made += [(same, doc)] if doc is not None else self.parser.parse([page])
        marks = {}
        for (text, asked), answer in old.marks.items():
            moved = self.swap.traced(self.swap.text(text)).before
            marks[self.swap.text(text), tuple((moved(a), moved(b)) for a, b in asked)] = carried_marks(answer, moved)
        return Reading(pages=made, marks=marks)

    def _marker(self, reading: Reading) -> Marker:
        def mark(text: str, asked: Sequence[tuple[int, int]]) -> tuple[Any, ...]:
            key = (text, tuple(asked))
            if key not in reading.marks:
                reading.marks[key] = self.tagger.read(text, asked)
            return reading.marks[key]

        return mark

    def _ledger(self, lexicon: Lexicon, captures: Mapping[str, Capture], readings: Mapping[str, Reading]) -> Rows:
        findings: list[Findings] = []
        for reading in readings.values():
            marker = self._marker(reading)
            findings += [extract_article(doc, page, lexicon, marker) for page, doc in reading.pages]
        texts = {key: c.text for key, c in captures.items()}
        story = reconcile(findings, texts, lexicon)
        accounts = account(story, texts, lexicon)
        judged = assess(matter_of(story, lexicon))
        tables = tables_of(story, accounts, judged, lexicon, list(captures.values()))
        return {name: [to_row(r) for r in rows] for name, rows in tables.items() if name not in LEFT_OUT}


class _Gazetteer:
    """The gazetteer under exchanged names and country codes."""

    def __init__(self, swap: Swap) -> None:
        self.swap = swap

    def __enter__(self) -> None:
        fold, line = gazetteer.fold_name, gazetteer._read
        self.kept = fold, line
        gazetteer.fold_name = lambda name: fold(self.swap.text(name))
        gazetteer._read = lambda text: self.swap.value(line(text))
        gazetteer.candidates.cache_clear()

    def __exit__(self, *_: object) -> None:
        gazetteer.fold_name, gazetteer._read = self.kept
        gazetteer.candidates.cache_clear()


def _told(plain: Rows, rows: Rows, swap: Swap, places: Mapping[str, Callable[[int], int]]) -> Told:
    left, right = _signed(plain, Swap(()), {}), _signed(rows, swap, places)
    tables, strays = {}, []
    for name in left:
        here, there = Counter({k: len(v) for k, v in left[name].items()}), Counter({k: len(v) for k, v in right[name].items()})
        same = sum((here & there).values())
        tables[name] = Ratio(same, max(here.total(), there.total()))
        strays += [f"- {name} {shown}" for key, held in left[name].items() for shown in held[: here[key] - there[key]]]
        strays += [f"+ {name} {shown}" for key, held in right[name].items() for shown in held[: there[key] - here[key]]]
    return Told(tables=tables, strays=strays)


def apart(strays: Sequence[str]) -> list[str]:
    """The rows that differ themselves; the others name a record that differs."""
    both = Counter(line[2:] for line in strays)
    return sorted((line for line in strays if both[line[2:]] == 1), key=lambda line: line[2:])


def _signed(tables: Rows, swap: Swap, places: Mapping[str, Callable[[int], int]]) -> dict[str, dict[str, list[str]]]:
    """Rows in words by signature: contents without ids, ids as the contents of the rows they name."""
    held = {name: [_content(name, row, swap, places) for row in rows] for name, rows in tables.items()}
    by_id = {
        row[key[0]]: _seal(content)
        for name, rows in tables.items()
        if len(key := BY_NAME[name].key) == 1
        for row, content in zip(rows, held[name], strict=True)
    }
    signed: dict[str, dict[str, list[str]]] = {}
    for name, rows in tables.items():
        own = set(BY_NAME[name].key) if len(BY_NAME[name].key) == 1 else set()
        found = signed.setdefault(name, {})
        for row, content in zip(rows, held[name], strict=True):
            named = sorted(by_id[v] for k, v in row.items() if k not in own | STANDS_FOR and isinstance(v, str) and v in by_id)
            found.setdefault(_seal([content, named]), []).append(str(content))
    return signed


def _content(name: str, row: Mapping[str, Any], swap: Swap, places: Mapping[str, Callable[[int], int]]) -> list[Any]:
    before = places.get(str(row.get("capture_id")))
    values = {}
    for key, value in row.items():
        if isinstance(value, str) and ID.fullmatch(value):
            continue
        if before and isinstance(value, int) and PLACED.search(key):
            value = before(value)
        if isinstance(value, list | tuple) and any(ID.fullmatch(str(v)) for v in value):
            value = len(value)
        values[key] = _plain(key, swap.value(value))
    if sided := [key for key in values if SIDED.search(key)]:
        held = {key: values.pop(key) for key in sided}
        values["sides"] = sorted(str([(SIDED.sub("_", k), v) for k, v in held.items() if s in SIDED.findall(k)]) for s in "ab")
    return [f"{k}={v}" for k, v in sorted(values.items()) if v not in (None, [], "")]


def _plain(key: str, value: Any) -> Any:
    """A value with what stands in alphabetical order alone put in one order."""
    if isinstance(value, list | tuple) and key not in IN_ORDER:
        return sorted(str(_plain("", v)) for v in value)
    if isinstance(value, str) and key in {"title", "name", "channel", "subject", "note", "explanation", "reason", ""}:
        return " ".join(sorted(re.findall(r"\w+", ID.sub("", value))))
    if isinstance(value, str) and "; " in value and key not in {"quote"}:
        return "; ".join(sorted(value.split("; ")))
    return value


def _seal(value: Any) -> str:
    return blake2b(repr(value).encode(), digest_size=12).hexdigest()


def captures_of(folder: Path) -> list[Capture]:
    """The texts of a folder."""
    found = (one for file in discover([folder]) for one in read(file))
    return [one for one in found if not isinstance(one, Rejected)]


def generated() -> list[Capture]:
    """Texts of the packs' own example sentences: of acts between two states, and of events with a party for each actor."""
    lexicon = load_lexicon(("example",))
    told = [one["text"] for kind in (lexicon.acts, lexicon.frames) for table in kind for one in table.get("example", ())]
    cast = dict(
        zip(CAST, cycle(("Kordavia", "Ustrana", "the Kordavian army", "the Ustranan government", "Jonas Wick", "Maren Tuft")))
    )
    named = [re.sub(rf"\b(?:[Tt]he |[Aa] )?({'|'.join(CAST)})\b", lambda m: cast[m[1]], text) for text in told]
    pieces = [named[at : at + LONG] for at in range(0, len(named), LONG)]
    return [_article(number, [p[:1].upper() + p[1:] for p in piece]) for number, piece in enumerate(pieces)]


def _article(number: int, sentences: Sequence[str]) -> Capture:
    day = f"{number % 28 + 1} April 2031"
    place = ("BELMORA", "VESK")[number % 2]
    text = f"Report {number}\n\n{place}, {day} (Straits Press) — " + "\n\n".join(sentences)
    seal = blake2b(text.encode(), digest_size=8).hexdigest()
    return Capture(
        capture_id=f"c_{seal}",
        path=f"{number}.txt",
        record_id=None,
        source_name=None,
        url=None,
        retrieved_at=None,
        media_type="text/plain",
        sha256=seal,
        text=text,
    )


def sets() -> Iterator[tuple[str, list[Capture], tuple[str, ...]]]:
    """Name, texts and packs of each set that is here."""
    yield "generated", generated(), ("example",)
    corpora = {c["folder"]: c["packs"] for c in tomllib.loads(examples.EXPECTED.read_text("utf-8"))["corpus"]}
    for folder in sorted(p for p in (ROOT / "examples").iterdir() if p.name in {*corpora, *built_in()}):
        packs = corpora.get(folder.name, [folder.name])
        yield folder.name, captures_of(folder), tuple(str(ROOT / p) if "/" in p else p for p in packs)
    if (SHARED / "seeds").is_dir():
        yield "seeds", captures_of(SHARED / "seeds"), ("ukraine",)


def measure() -> dict[str, Ratio]:
    """Records that follow: ``swapped`` where the reading stays as it is, on all sets; ``reread`` where texts are read anew, on
    the sets of this repository alone, so that the figure does not depend on what else is here."""
    swapped, reread = [0.0, 0], [0.0, 0]
    for name, captures, packs in sets():
        bench = Bench(captures, load_lexicon(packs))
        for whole in (bench.order().whole, bench.rules().whole):
            swapped = [swapped[0] + whole.k, swapped[1] + (whole.n or 0)]
        if name != "seeds":
            whole = bench.reread().whole
            reread = [reread[0] + whole.k, reread[1] + (whole.n or 0)]
    return {"symmetry.swapped": Ratio(*swapped), "symmetry.reread": Ratio(*reread)}


def main(arguments: Sequence[str]) -> None:
    asked: Iterable[tuple[str, list[Capture], tuple[str, ...]]]
    asked = [(arguments[0], captures_of(Path(arguments[0])), tuple(arguments[1:]))] if arguments else sets()
    for name, captures, packs in asked:
        bench = Bench(captures, load_lexicon(packs))
        for how in ("order", "rules", "reread"):
            told: Told = getattr(bench, how)()
            print(f"{name} {how}: {told.whole}")
            for table, ratio in told.tables.items():
                if ratio.k != ratio.n:
                    print(f"    {table}: {ratio}")
            if how != "reread":
                print("\n".join(f"      {line[:1200]}" for line in apart(told.strays)[:60]))


if __name__ == "__main__":
    main(sys.argv[1:])
