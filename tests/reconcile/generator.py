"""Corpora with known events: reports of one event that leave fields out, copy one another, contradict and come late.

``python tests/reconcile/generator.py N`` prints B-cubed precision, recall and F1 of the
grouping, and the time taken, for about N mentions.
"""

import sys
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from peaceledger.reconcile import reconcile
from reconcile.builders import LEXICON, Text

START = date(2031, 1, 1)
KINDS = ("prisoner_exchange",) * 3 + ("meeting_or_call",) * 4 + ("negotiation_round",) + ("attack",) * 4
TRIGGERS = {"prisoner_exchange": "exchange", "meeting_or_call": "call", "negotiation_round": "talks", "attack": "strike"}
PEOPLE = ("Arn Vale", "Bea Holt", "Cid Marr", "Dov Lind")
PLACES = ("vesta", "vesta_palace", "rim", "kell", "ostia")
OUTLETS = ("norpress", "sudpress", "wire", None, None)
SOUNDS = ("ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "zu")
FILLER = [a + b + c for a in SOUNDS for b in SOUNDS for c in SOUNDS[:4]]


class Dice:
    """Numbers that look random and are the same on every machine."""

    def __init__(self, seed: int) -> None:
        self.state = seed * 2 + 1

    def roll(self, below: int) -> int:
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % below

    def chance(self, percent: int) -> bool:
        return self.roll(100) < percent


@dataclass(frozen=True, kw_only=True)
class Truth:
    """One event as it was."""

    number: int
    kind: str
    day: date
    place: str | None
    people: tuple[str, ...]
    counts: tuple[int, int] | None
    ordinal: int | None


def events(dice: Dice, number: int, span: int) -> list[Truth]:
    made: list[Truth] = []
    ordinal = 0
    seen: set[tuple[object, ...]] = set()
    for offset in sorted(dice.roll(span) for _ in range(number)):
        kind = KINDS[dice.roll(len(KINDS))]
        ordinal += kind == "prisoner_exchange"
        first = dice.roll(4)
        people = (PEOPLE[first], PEOPLE[(first + 1 + dice.roll(3)) % 4]) if kind == "meeting_or_call" else ("Norland", "Sudmark")
        if kind != "attack" and (kind, offset, frozenset(people)) in seen:
            continue
        seen.add((kind, offset, frozenset(people)))
        made.append(
            Truth(
                number=len(made),
                kind=kind,
                day=START + timedelta(days=offset),
                place=PLACES[dice.roll(len(PLACES))] if kind != "prisoner_exchange" else None,
                people=people,
                counts=(20 + dice.roll(300), 20 + dice.roll(300)) if kind in ("prisoner_exchange", "attack") else None,
                ordinal=ordinal if kind == "prisoner_exchange" else None,
            )
        )
    return made


def report(dice: Dice, text: Text, event: Truth, published: date) -> str:
    """Write one report of an event into a text; return the mention's id."""
    if dice.chance(60):
        day: date | tuple[date, date] | None = event.day
    elif dice.chance(25):
        month = event.day.replace(day=1)
        day = (month, (month + timedelta(days=32)).replace(day=1) - timedelta(days=1))
    else:
        day = None
    words = " ".join(FILLER[dice.roll(len(FILLER))] for _ in range(9))
    counted = [(side, n) for side, n in zip(("NOR", "SUD"), event.counts or (), strict=False) if dice.chance(75)]
    if counted and dice.chance(5):
        counted[0] = (counted[0][0], counted[0][1] + 3)
    named = dice.chance(30) and event.ordinal
    shown = f"{words} {f'number {named} ' if named else ''}{' '.join(str(n) for _, n in counted)}"
    mention = text.tells(
        f"{shown} {TRIGGERS[event.kind]}",
        TRIGGERS[event.kind],
        event.kind,
        day,
        place_id=event.place if dice.chance(50) else None,
        participants=event.people if dice.chance(80) else event.people[: dice.roll(2)],
    )
    for side, n in counted:
        drones = {"what": "drone", "role": "launched"} if event.kind == "attack" else {}
        text.counts_in(mention, str(n), n, None if drones else side, **drones)
    if named:
        text.counts_in(mention, f"number {named}", named, role="ordinal")
    assert published >= event.day
    return mention.mention_id


def corpus(mentions: int, seed: int = 7) -> tuple[list[Text], dict[str, int]]:
    """Texts with about so many mentions, and the event of each mention."""
    dice = Dice(seed)
    truth: dict[str, int] = {}
    texts: list[Text] = []
    told = events(dice, max(mentions // 6, 1), max(mentions // 10, 30))
    for event in told:
        for _ in range(1 + dice.roll(7)):
            late = dice.roll(4) if dice.chance(85) else 10 + dice.roll(60)
            published = event.day + timedelta(days=late)
            fields = {"published": published, "published_basis": "stated", "source_id": OUTLETS[dice.roll(len(OUTLETS))]}
            text = Text(f"t{len(texts)}", fields=fields)
            truth[report(dice, text, event, published)] = event.number
            if dice.chance(30):
                truth[report(dice, text, event, published)] = event.number
            if dice.chance(25):
                other = told[max(0, event.number - 1 - dice.roll(10))]
                truth[report(dice, text, other, published)] = other.number
            texts.append(text)
            if dice.chance(10):
                copy = Text(f"t{len(texts)}", fields=fields)
                _copy(text, copy, truth)
                texts.append(copy)
    return texts, truth


def _copy(text: Text, copy: Text, truth: dict[str, int]) -> None:
    """The same words in another outlet."""
    again = {}
    for m in text.mentions:
        fields = {f: getattr(m, f) for f in m.__slots__} | {
            "mention_id": f"{m.mention_id}_copy{len(truth)}",
            "article_id": copy.article_id,
            "capture_id": copy.capture_id,
        }
        copy.mentions.append(type(m)(**fields))
        again[m.mention_id] = copy.mentions[-1].mention_id
        truth[copy.mentions[-1].mention_id] = truth[m.mention_id]
    for c in text.counts:
        fields = {f: getattr(c, f) for f in c.__slots__} | {
            "count_id": f"{c.count_id}_copy{len(truth)}",
            "mention_id": again[c.mention_id],
            "capture_id": copy.capture_id,
        }
        copy.counts.append(type(c)(**fields))
    copy.text = text.text


def b_cubed(found: Mapping[str, str], truth: Mapping[str, int]) -> tuple[float, float, float]:
    """Precision, recall, F1 of a grouping, averaged over mentions."""
    by_found: dict[str, set[str]] = defaultdict(set)
    by_truth: dict[int, set[str]] = defaultdict(set)
    for m, event in truth.items():
        by_found[found[m]].add(m)
        by_truth[event].add(m)
    precision = recall = 0.0
    for m, event in truth.items():
        both = len(by_found[found[m]] & by_truth[event])
        precision += both / len(by_found[found[m]])
        recall += both / len(by_truth[event])
    p, r = precision / len(truth), recall / len(truth)
    return p, r, 2 * p * r / (p + r)


def measure(texts: Sequence[Text], truth: Mapping[str, int]) -> tuple[tuple[float, float, float], float]:
    """B-cubed figures and seconds."""
    findings, captures = [t.findings() for t in texts], {t.capture_id: t.text for t in texts}
    begun = time.perf_counter()
    story = reconcile(findings, captures, LEXICON)
    seconds = time.perf_counter() - begun
    return b_cubed({m.mention_id: m.event_id or "" for m in story.mentions}, truth), seconds


def main(argv: Sequence[str]) -> None:
    texts, truth = corpus(int(argv[0]))
    (p, r, f), seconds = measure(texts, truth)
    sys.stdout.write(f"{len(truth)} mentions: P {p:.3f} R {r:.3f} F1 {f:.3f}, {seconds:.1f} s\n")


if __name__ == "__main__":
    main(sys.argv[1:])
