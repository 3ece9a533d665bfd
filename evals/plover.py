"""Which act a sentence tells of: 322 sentences with their PLOVER event, from the examples of the CAMEO manual.

python evals/plover.py [--confusion] [--show wrong|missed] [--file FILE]

The raw sentence is read with the base pack alone; its parties need not be known. Of the acts it names the most prominent one is
taken (``NamedAct.prominence``: the first sentence, then the act nearest to the main clause or to what somebody is reported to
say, then the first in the text). The gold is never looked at.

The file keeps to an older manual (0.5). Its names map to those of 2021: DISAPPROVE and INVESTIGATE are modes of ACCUSE, FIGHT is
ASSAULT, DEMAND is REQUEST. The older manual has destroying property, abducting and human shields under COERCE, that of 2021 under
ASSAULT; the act's mode tells, so such an act may be either. Every fourth sentence (``unread``) was never looked at while the
words were written; its figures stand beside those of the rest.

Where the program departs from the table of 2021: sanctions and embargoes (CAMEO 163) stay under SANCTION, and who resigns (0831)
retreats, as in the older manual and the file.

As information only: in how many sentences with the right event the subject of its trigger holds a word of the source as coded by
hand, and its objects one of the target.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pages import page_of

from peaceledger.extract.events.clauses import objects, subjects
from peaceledger.scoring import Ratio

if TYPE_CHECKING:
    from spacy.tokens import Token

    from peaceledger.extract.acts.named import NamedAct

FILE = Path(__file__).resolve().parents[2] / "shared" / "benchmarks" / "plover_gsr_cameo.json.txt"
NAMES = {"DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT", "DEMAND": "REQUEST"}
MOVED = frozenset({"destroy", "abduct"})
"""Modes of ASSAULT that the older manual counts as COERCE."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A sentence, the event it was given by hand and the act chosen; ``right`` is None where none was."""

    text: str
    gold: str
    event: str | None
    trigger: str
    right: bool | None
    source: bool | None
    target: bool | None
    unread: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """A record: its sentence, its event by the name of 2021, and the words for source and target."""

    text: str
    event: str
    source: frozenset[str]
    target: frozenset[str]


def read_gold(file: Path) -> list[Gold]:
    """The records of the file, in its order."""
    records: list[dict[str, Any]] = json.loads(file.read_text("utf-8"))
    return [
        Gold(
            text=_plain(r["text"]),
            event=NAMES.get(r["event"], r["event"]),
            source=_words(r.get("source")),
            target=_words(r.get("target")),
        )
        for r in records
        if r["event"] != "DOCUMENT"
    ]


def _words(actors: object) -> frozenset[str]:
    """Words of the actors' texts; records without an actor have an empty string for the list."""
    rows = actors if isinstance(actors, list) else []
    texts = (row.get("actorText", "") if isinstance(row, dict) else str(row) for row in rows)
    return frozenset(word for text in texts for word in text.lower().split() if len(word) > 2)


def _plain(text: str) -> str:
    return " ".join(text.replace("``", '"').replace("''", '"').strip(" {}").split())


def judge_all(gold: Sequence[Gold]) -> Iterator[Verdict]:
    """Choose an act for each sentence and compare its event."""
    for number, (record, acts) in enumerate(zip(gold, code_all([r.text for r in gold]), strict=True)):
        chosen = next((act for act in acts if act.event is not None), None)
        yield Verdict(
            text=record.text,
            gold=record.event,
            event=chosen.event if chosen else None,
            trigger=chosen.hit.token.text if chosen else "",
            right=_is(chosen, record.event) if chosen else None,
            source=_holds(subjects, chosen, record.source),
            target=_holds(objects, chosen, record.target),
            unread=number % 4 == 3,
        )


def _holds(place: Callable[[Token], list[Token]], act: NamedAct | None, words: frozenset[str]) -> bool | None:
    """Whether what stands in a place of the trigger holds one of the words; None without act or words."""
    if act is None or not words:
        return None
    return any(word.lower_ in words for head in place(act.hit.token) for word in head.subtree)


def _is(act: NamedAct, event: str) -> bool:
    mode = (act.hit.frame.plover or "").partition("/")[2]
    return act.event == event or (event == "COERCE" and act.event == "ASSAULT" and mode in MOVED)


def code_all(texts: Sequence[str]) -> Iterator[tuple[NamedAct, ...]]:
    """Acts each text names, in the order of the texts."""
    from peaceledger.extract.actors.find import find_actors
    from peaceledger.extract.actors.places import find_places
    from peaceledger.extract.actors.references import resolve_references
    from peaceledger.extract.acts.named import name_acts
    from peaceledger.extract.events.find import EventContext
    from peaceledger.language import Parser
    from peaceledger.packs import load_lexicon

    lexicon = load_lexicon([])
    for page, doc in Parser().parse(page_of("plover", text) for text in texts):
        actors = resolve_references(doc, find_actors(doc, lexicon, None), lexicon)
        places = find_places(doc, lexicon, actors)
        yield name_acts(doc, page, lexicon, EventContext(actors=actors, dates=(), places=places, statements=()))


def measure(file: Path = FILE) -> dict[str, Ratio]:
    """Shares of the sentences with the right event and with a wrong one; the rest got none."""
    return figures(list(judge_all(read_gold(file))))


def figures(verdicts: Sequence[Verdict]) -> dict[str, Ratio]:
    """Both shares."""
    return {
        "plover.right": Ratio(sum(v.right is True for v in verdicts), len(verdicts)),
        "plover.wrong": Ratio(sum(v.right is False for v in verdicts), len(verdicts)),
    }


def confusion(verdicts: Iterable[Verdict]) -> str:
    """A table: a row for each event of the gold, a column for each event given."""
    counts = Counter((v.gold, "right" if v.right else v.event or "none") for v in verdicts)
    rows = sorted({gold for gold, _ in counts})
    columns = ["right", "none", *sorted({given for _, given in counts} - {"right", "none"})]
    lines = ["gold       " + " ".join(f"{c[:8]:>8}" for c in columns)]
    lines += [f"{row:10} " + " ".join(f"{counts[row, c] or '.':>8}" for c in columns) for row in rows]
    return "\n".join(lines)


def main(arguments: Iterable[str] | None = None) -> None:
    """Print the figures, and what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--file", type=Path, default=FILE)
    parser.add_argument("--confusion", action="store_true", help="table of events given for each event of the gold")
    parser.add_argument("--show", choices=["wrong", "missed"], default=None, help="print these sentences, unread ones left out")
    options = parser.parse_args(None if arguments is None else list(arguments))
    verdicts = list(judge_all(read_gold(options.file)))
    for v in verdicts:
        if not v.unread and options.show == ("missed" if v.right is None else "right" if v.right else "wrong"):
            print(f"{v.gold}\t{v.event}\t{v.trigger}\t{v.text}")
    if options.confusion:
        print(confusion(verdicts))
    parts = {"all": verdicts, "read": [v for v in verdicts if not v.unread], "unread": [v for v in verdicts if v.unread]}
    for title, part in parts.items():
        for name, ratio in figures(part).items():
            print(f"{title:7} {name:14} {ratio}")
    for name, held in (("source", [v.source for v in verdicts if v.right]), ("target", [v.target for v in verdicts if v.right])):
        print(f"{name} among right events: {Ratio(held.count(True), len(held) - held.count(None))}")


if __name__ == "__main__":
    main()
