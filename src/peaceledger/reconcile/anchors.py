"""Judged records found again: by id, and where that is gone by the passage they stood in.

Ids change when extraction draws a passage otherwise, and a capture's when its file is moved or edited. The words stay: they are
looked for at their place, then elsewhere in the text with the words around them, then in other texts.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from peaceledger.records import Findings
from peaceledger.records.judgement import BASE, KINDS, Anchor

LEAST_SHARED = 0.5
"""Least share of both passages' characters that two readings of one passage have in common, where no naming word tells them."""
Index = dict[str, dict[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an anchor's words stand now."""

    capture_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An anchor in this build: the record that stands there, None if none does, and the place, None if the words are gone."""

    record_id: str | None
    place: Place | None


class Finder:
    """Looks anchors up in the findings of all articles. Texts are gone through once, and only if a capture is gone."""

    def __init__(self, findings: Iterable[Findings], texts: Mapping[str, str], anchors: Iterable[Anchor]) -> None:
        self._texts = texts
        self._records: Index = {table: {} for table in BASE}
        self._in_capture: dict[tuple[str, str], list[Any]] = defaultdict(list)
        wanted = list(anchors)
        if wanted:
            self._take_in(findings)
        self._elsewhere = self._search(list(dict.fromkeys(a for a in wanted if a.capture_id not in texts)))
        self._found: dict[Anchor, Found] = {}

    def _take_in(self, findings: Iterable[Findings]) -> None:
        for f in findings:
            for table in BASE:
                for record in (f.article,) if table == "articles" else getattr(f, table):
                    self._records[table][key_of(table, record)] = record
                    self._in_capture[table, record.capture_id].append(record)

    def record(self, table: str, record_id: str) -> Any:
        """The record of this id, None if there is none."""
        return self._records.get(table, {}).get(record_id)

    def know(self, table: str, record: Any) -> None:
        """Let a record be found at another passage, too; its id stays."""
        self._in_capture[table, record.capture_id].append(record)
        self._found.clear()

    def words(self, place: Place) -> str:
        """The words at a place."""
        return self._texts[place.capture_id][place.start : place.end]

    def find(self, anchor: Anchor) -> Found:
        """Where an anchor stands in this build."""
        if anchor not in self._found:
            self._found[anchor] = self._look(anchor)
        return self._found[anchor]

    def _look(self, anchor: Anchor) -> Found:
        own = self.record(anchor.table, anchor.record_id)
        if own is not None:
            return Found(record_id=anchor.record_id, place=Place(capture_id=own.capture_id, start=own.start, end=own.end))
        place = self._place(anchor)
        if place is None:
            return Found(record_id=None, place=None)
        near = self._in_capture.get((anchor.table, place.capture_id), [])
        fits = [(fit, record) for record in near if (fit := _fit(record, anchor, place)) is not None]
        best = min(fits, key=lambda x: (x[0], key_of(anchor.table, x[1])), default=None)
        return Found(record_id=key_of(anchor.table, best[1]) if best else None, place=place)

    def _place(self, anchor: Anchor) -> Place | None:
        if anchor.capture_id in self._texts:
            start = _position(anchor, self._texts[anchor.capture_id])
            return None if start is None else _at(anchor, anchor.capture_id, start)
        return self._elsewhere.get(anchor)

    def _search(self, lost: Sequence[Anchor]) -> dict[Anchor, Place]:
        """The one text that holds a lost passage: the same text under another id, else one with it and what surrounds it."""
        same: dict[Anchor, list[Place]] = defaultdict(list)
        alike: dict[Anchor, list[Place]] = defaultdict(list)
        for capture_id in sorted(self._texts) if lost else ():
            text = self._texts[capture_id]
            digest = sha256(text.encode()).hexdigest()
            for anchor in lost:
                if digest == anchor.sha256:
                    same[anchor].append(_at(anchor, capture_id, anchor.start))
                elif (at := text.find(anchor.prefix + anchor.exact + anchor.suffix)) >= 0:
                    alike[anchor].append(_at(anchor, capture_id, at + len(anchor.prefix)))
        found = ((a, same[a] or alike[a]) for a in lost)
        return {a: places[0] for a, places in found if len(places) == 1}


def key_of(table: str, record: Any) -> str:
    """A base record's id."""
    return str(getattr(record, f"{table.removesuffix('s')}_id"))


def _at(anchor: Anchor, capture_id: str, start: int) -> Place:
    return Place(capture_id=capture_id, start=start, end=start + len(anchor.exact))


def _position(anchor: Anchor, text: str) -> int | None:
    """Where the words stand in a text: at their place, else where most of what surrounds them agrees, else nowhere."""
    if text[anchor.start : anchor.end] == anchor.exact:
        return anchor.start
    places, at = [], text.find(anchor.exact)
    while at >= 0:
        places.append(at)
        at = text.find(anchor.exact, at + 1)
    return min(places, key=lambda p: (-_around(anchor, text, p), abs(p - anchor.start), p), default=None)


def _around(anchor: Anchor, text: str, at: int) -> int:
    """Characters before and after a place that agree with those of the anchor."""
    before, after = text[max(0, at - len(anchor.prefix)) : at][::-1], text[at + len(anchor.exact) :]
    return _common(before, anchor.prefix[::-1]) + _common(after, anchor.suffix)


def _common(a: str, b: str) -> int:
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _fit(record: Any, anchor: Anchor, place: Place) -> tuple[bool, bool, float] | None:
    """How well a record stands for an anchor, the least is best: naming word, kind, share of the passage; None if not at all."""
    inside = min(record.end, place.end) - max(record.start, place.start)
    if inside <= 0:
        return None
    whole = max(record.end, place.end) - min(record.start, place.start)
    shared = inside / (place.end - place.start if anchor.table == "articles" else whole)  # of an article the first words are kept
    kind = KINDS.get(anchor.table)
    same_kind = kind is None or getattr(record, kind) == anchor.kind
    named = False
    if anchor.trigger_start is not None:
        named = getattr(record, "trigger_start", None) == place.start + anchor.trigger_start - anchor.start
        if not named and not same_kind:
            return None
    elif not same_kind:
        return None
    return (not named, not same_kind, -shared) if named or shared >= LEAST_SHARED else None


__all__ = ["Finder", "Found", "Place", "key_of"]
