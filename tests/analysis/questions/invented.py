"""A ledger of an invented war, held in memory: who raided, offered and swapped when, and what was read."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np

from peaceledger.analysis.series.ledger import LedgerSource
from peaceledger.analysis.series.observations import Reading

START = date(2031, 1, 1)
DAYS = 720


class Invented(LedgerSource):
    """A ledger that needs no folder."""

    def __init__(self, parties: Sequence[str], kept: Mapping[str, Sequence[Mapping[str, Any]]], articles: float = 4) -> None:
        self.path = Path("nowhere")
        self.parties = tuple(parties)
        self.names = {p: f"Party {p}" for p in parties}
        self._kept = {name: list(rows) for name, rows in kept.items()}
        read = np.full(DAYS, float(articles))
        self.reading = Reading(first=START, articles=read, sources=np.minimum(read, 3))

    def rows(self, records: str) -> list[Any]:
        return self._kept.get(records, [])


def row(day: int | None, number: int, by: str, **more: Any) -> dict[str, Any]:
    when = None if day is None else START + timedelta(days=day)
    fixed = {"first": when, "last": when, "record": f"r_{number:05d}", "party": [by], "toward": [], "topics": []}
    return fixed | more


def war(one: str, other: str, *, calm: float = 0.3, seed: int = 5) -> Invented:
    """``one`` raids far less for two weeks after each of its offers; ``other`` raids and offers without any such tie."""
    draw = np.random.default_rng(seed)
    offers = {one: list(range(40, 700, 36)), other: list(range(47, 700, 41))}
    acts, kept = [], []
    for party in (one, other):
        quiet = {d + i for d in offers[one] for i in range(14)} if party == one else set()
        for day in range(DAYS):
            for _ in range(draw.poisson(3.0 * (calm if day in quiet else 1.0))):
                acts.append(row(day, len(acts), party, plover="ASSAULT", status=["occurred"]))
        kept += [row(day, 90_000 + len(kept) + i, party, kind="offer") for i, day in enumerate(offers[party])]
    return Invented((one, other), {"acts": acts, "offers": kept})
