"""Invented partisan reporting with gold: what the ledger finds, and what it shows that is not there.

    python evals/packets.py                        the packets of evals/packets: figures of each and of all
    python evals/packets.py FOLDER ... [-v]        other packets, or folders of packets; -v prints each miss, wrong and false row
    python evals/packets.py FOLDER --out DIR       keep the ledgers in DIR, for show and why

A packet is a folder of articles (*.txt), ``gold.json`` and, where it brings its own, ``pack/``; ``packets_gold.py`` says what the
gold holds and how it is compared. Every sentence in them was invented for this exam.

``disagreements_found``: wanted disagreements of which rows hold all stands, with different values; ``kinds_right``: those of a
right kind. ``false_rows``: rows that hold no two stands of a wanted or optional one. ``exchanges_found``: exchanges, deals that
are a row of their day and status; ``exchanges_false``: rows of none, and second rows. ``counts_right``: people returned to a
side. ``same``, ``different``: pairs of passages that are one event, or two. ``arithmetic``: claims with the right outcome;
``arithmetic_false``: claims failed though the gold fails them not. ``deeds``: deeds tied to their deal. ``origins``: pairs of
articles. What the gold calls optional counts for nothing.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
from packets_gold import TABLES, Book, Outcome, judge

from peaceledger.analysis.tables import read_tables
from peaceledger.batches import Tools, map_batch
from peaceledger.cli.progress import watching
from peaceledger.config import Settings
from peaceledger.language import Parser, Tagger
from peaceledger.packs import load_lexicon
from peaceledger.pipeline import build
from peaceledger.records import Capture
from peaceledger.scoring import Ratio
from peaceledger.store import Batch

HERE = Path(__file__).parent
PACKETS = HERE / "packets"
ROOT = HERE.parent


class OneReader:
    """An engine that loads the language model once for all packets: that takes longer than to read one."""

    @cached_property
    def _models(self) -> tuple[Parser, Tagger]:
        return Parser(), Tagger()

    def map(self, batches: Iterable[Sequence[Capture]], tools: Tools) -> Generator[Batch, None, None]:
        """Yield the result of every batch."""
        tools.parser, tools.tagger = self._models
        for batch in batches:
            yield map_batch(batch, tools)


def packets_in(folders: Iterable[Path] = (PACKETS,)) -> list[Path]:
    """Packets among the folders and right inside them."""
    return [gold.parent for folder in folders for gold in sorted([*folder.glob("gold.json"), *folder.glob("*/gold.json")])]


def files(folder: Path = PACKETS) -> list[Path]:
    """What the exam is made of."""
    return [Path(__file__), HERE / "packets_gold.py", *(path for path in folder.rglob("*") if path.is_file())]


def packs_of(packet: Path, gold: Mapping[str, Any]) -> tuple[str, ...]:
    """Packs by name or path: a folder of the packet, a path from the root of the repository, or a shipped pack."""
    return tuple(
        str(packet / name) if (packet / name).is_dir() else str(ROOT / name) if "/" in name else name
        for name in gold.get("packs", ())
    )


def outcomes_of(packet: Path, ledger: Path, reader: OneReader) -> Iterator[Outcome]:
    """Build the ledger of a packet and compare it with the gold."""
    gold = json.loads((packet / "gold.json").read_text("utf-8"))
    settings = Settings(packs=packs_of(packet, gold), fresh=True)
    with watching(quiet=True) as watch:
        build(sorted(packet.glob("*.txt")), ledger, settings, reader, watch)
    yield from judge(gold, Book(read_tables(ledger, TABLES), load_lexicon(settings.packs)))


def figures(outcomes: Iterable[Outcome]) -> dict[str, Ratio]:
    """Hits of all outcomes, by figure."""
    hits: dict[str, list[bool]] = defaultdict(list)
    for outcome in outcomes:
        hits[outcome.figure].append(outcome.hit)
    return {name: Ratio(sum(of), len(of)) for name, of in hits.items()}


def measure(folders: Iterable[Path] = (PACKETS,)) -> dict[str, Ratio]:
    """The figures of all packets together."""
    reader = OneReader()
    with tempfile.TemporaryDirectory() as made:
        found = [o for packet in packets_in(folders) for o in outcomes_of(packet, Path(made) / packet.name, reader)]
    return {f"packets.{name}": ratio for name, ratio in figures(found).items()}


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folders", nargs="*", type=Path, metavar="FOLDER", default=[PACKETS])
    arguments.add_argument("-v", "--verbose", action="store_true", help="print each miss, wrong and false row")
    arguments.add_argument("--out", type=Path, metavar="DIR", help="keep the ledgers here")
    options = arguments.parse_args()
    reader, everything = OneReader(), []
    with tempfile.TemporaryDirectory() as made:
        for packet in packets_in(options.folders):
            found = list(outcomes_of(packet, (options.out or Path(made)) / packet.name, reader))
            everything += found
            print(f"== {packet.name}: " + ", ".join(f"{name} {r.k:g}/{r.n}" for name, r in figures(found).items()), flush=True)
            if options.verbose:
                print(*(f"\n{o.fault}" for o in found if o.fault), sep="\n")
    for name, ratio in figures(everything).items():
        print(f"packets.{name:24} {ratio}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
