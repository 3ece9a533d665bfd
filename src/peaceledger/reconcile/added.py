"""What a person saw where the rules saw nothing: events, numbers and statements, joined and counted like all others."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from peaceledger.packs import Lexicon
from peaceledger.reconcile.anchors import Finder, Place, key_of
from peaceledger.reconcile.decisions import Outcomes
from peaceledger.reconcile.drawn import resettled, statement_around
from peaceledger.reconcile.revise import Wanted, corrected
from peaceledger.records import Count, Findings, Mention, Statement, record_id
from peaceledger.records.judgement import PAIRED, SAYABLE, Anchor, Judgement
from peaceledger.records.values import Hedge

Made = TypeVar("Made", Mention, Statement, Count)
EXTRACTOR = "person/1"
ROUNDS = (("mentions", "statements"), ("counts",))
"""Tables in the order they are added to: a number may count for an event that a person added."""
OPEN_ENDS: Mapping[tuple[bool, bool], Hedge] = {(True, False): "at_least", (False, True): "at_most"}


@dataclass(frozen=True, slots=True)
class _Desk:
    """What is needed to make a record."""

    texts: Mapping[str, str]
    lexicon: Lexicon
    outcomes: Outcomes
    finder: Finder


def with_added(
    findings: Sequence[Findings], acting: Iterable[Judgement], texts: Mapping[str, str], lexicon: Lexicon, outcomes: Outcomes
) -> Sequence[Findings]:
    """Findings with a record for each passage that a person added; one that the rules now find, too, stays theirs.

    Args:
        findings: What the rules found.
        acting: Judgements that hold.
        texts: By capture.
        lexicon: To find the id of a name.
        outcomes: Told what became of each judgement.
    """
    adds = [j for j in acting if j.action == "add"]
    for tables in ROUNDS:
        if now := [j for j in adds if j.targets[0].table in tables]:
            finder = Finder(findings, texts, (a for j in now for t in j.targets for a in t.anchors))
            findings = _added(findings, now, _Desk(texts, lexicon, outcomes, finder))
    return findings


def _added(findings: Sequence[Findings], adds: Sequence[Judgement], desk: _Desk) -> list[Findings]:
    inside: dict[str, list[Findings]] = defaultdict(list)
    for f in findings:
        inside[f.article.capture_id].append(f)
    made: dict[str, list[tuple[str, Any]]] = defaultdict(list)
    for j in adds:
        found = desk.finder.find(j.targets[0].anchors[0])
        if found.record_id is not None:
            desk.outcomes.tell(j.judgement_id, "in_force", f"the rules find it now, as {found.record_id}")
        elif found.place is None:
            desk.outcomes.tell(j.judgement_id, "orphaned", "the passage stands in no text any more, or in two")
        elif (held := next((f for f in inside[found.place.capture_id] if _covers(f, found.place)), None)) is None:
            desk.outcomes.tell(j.judgement_id, "orphaned", "no article stands any more where the passage stood")
        elif (record := MAKERS[j.targets[0].table](j, found.place, held, desk)) is not None:
            made[held.article.article_id].append((j.targets[0].table, record))
    return [_joined(f, made.get(f.article.article_id, ())) for f in findings]


def _joined(found: Findings, more: Sequence[tuple[str, Any]]) -> Findings:
    tables: dict[str, dict[str, Any]] = defaultdict(dict)
    for table, record in more:
        tables[table][key_of(table, record)] = record
    new: dict[str, Any] = {}
    for table, records in tables.items():
        known = {key_of(table, r) for r in getattr(found, table)}
        new[table] = (*getattr(found, table), *(r for key, r in records.items() if key not in known))
    return resettled(found, replace(found, **new)) if new else found


def _covers(found: Findings, place: Place) -> bool:
    return found.article.start <= place.start and place.end <= found.article.end


def _naming(anchor: Anchor, start: int, words: object) -> tuple[int, int]:
    """Where the naming words stand, in a passage that begins at ``start``."""
    first = start if anchor.trigger_start is None else start + anchor.trigger_start - anchor.start
    return first, first + len(str(words or anchor.exact))


def _mention(j: Judgement, place: Place, found: Findings, desk: _Desk) -> Mention:
    said = _said(j)
    anchor, text = j.targets[0].anchors[0], desk.texts[place.capture_id]
    first, last = _naming(anchor, place.start, said.get("trigger"))
    mention = Mention(
        mention_id=record_id("m", place.capture_id, place.start, place.end, first, anchor.kind),
        article_id=found.article.article_id,
        capture_id=place.capture_id,
        type=str(anchor.kind),
        status=said.get("status", "occurred"),
        start=place.start,
        end=place.end,
        quote=text[place.start : place.end],
        trigger=text[first:last],
        trigger_start=first,
        trigger_end=last,
        date_earliest=None,
        date_latest=None,
        date_basis="unknown",
        date_prec=None,
        place=None,
        place_id=None,
        where_prec=None,
        participants=(),
        mediators=(),
        statement_id=statement_around(found.statements, first),
        event_id=None,
        extractor=EXTRACTOR,
    )
    return _finished(j, mention, desk)


def _statement(j: Judgement, place: Place, found: Findings, desk: _Desk) -> Statement:
    statement = Statement(
        statement_id=record_id("s", place.capture_id, place.start, place.end, j.targets[0].anchors[0].kind or ""),
        article_id=found.article.article_id,
        capture_id=place.capture_id,
        speaker=None,
        speaker_id=None,
        speaker_as_written=None,
        side=None,
        chain=(),
        cue=None,
        kind="indirect",
        stance="claim",
        stances=("claim",),
        topics=("other",),
        start=place.start,
        end=place.end,
        quote=desk.texts[place.capture_id][place.start : place.end],
        speaker_start=None,
        speaker_end=None,
    )
    return _finished(j, statement, desk)


def _count(j: Judgement, place: Place, found: Findings, desk: _Desk) -> Count | None:
    """A number of a mention that is still there; None, and told, where it is not."""
    of = next((f.record_id for t in j.targets[1:] for a in t.anchors if (f := desk.finder.find(a)).record_id), None)
    mention = next((m for m in found.mentions if m.mention_id == of), None)
    if mention is None:
        desk.outcomes.tell(j.judgement_id, "orphaned", "the mention that the number counts for stands in its article no more")
        return None
    wanted = _wanted(j, _said(j))
    ends = tuple(wanted[name].new is not None if name in wanted else False for name in PAIRED["number"])
    count = Count(
        count_id=record_id("n", place.capture_id, place.start, place.end, j.targets[0].anchors[0].kind, mention.mention_id),
        mention_id=mention.mention_id,
        event_id=None,
        what="person",
        role=str(j.targets[0].anchors[0].kind),
        returned_to=None,
        low=None,
        high=None,
        hedge=OPEN_ENDS.get((ends[0], ends[1]), "exact"),
        scope="event",
        counted_by=next((s.speaker for s in found.statements if s.statement_id == mention.statement_id), None),
        capture_id=place.capture_id,
        start=place.start,
        end=place.end,
        quote=desk.texts[place.capture_id][place.start : place.end],
    )
    return _finished(j, count, desk)


MAKERS: Mapping[str, Callable[[Judgement, Place, Findings, _Desk], Any]] = {
    "mentions": _mention,
    "statements": _statement,
    "counts": _count,
}


def _finished(j: Judgement, record: Made, desk: _Desk) -> Made:
    """A record with all that the person said of it."""
    desk.outcomes.tell(j.judgement_id, "in_force", f"added as {key_of(j.targets[0].table, record)}")
    return corrected(record, _wanted(j, _said(j)), desk.lexicon, desk.outcomes)  # type: ignore[no-any-return]


def _said(j: Judgement) -> Mapping[str, Any]:
    return j.new if isinstance(j.new, dict) else {}


def _wanted(j: Judgement, said: Mapping[str, object]) -> dict[str, Wanted]:
    """What an addition says of a column is set as a correction is."""
    as_set = replace(j, action="correct")
    wanted: dict[str, Wanted] = {}
    for name in (n for n in SAYABLE[j.targets[0].table] if said.get(n) not in (None, "")):
        if name in PAIRED:
            first, cut, last = str(said[name]).partition("/")
            ends = (first, last if cut else first)
            wanted |= {c: Wanted(as_set, None, v or None) for c, v in zip(PAIRED[name], ends, strict=True)}
        else:
            wanted[name] = Wanted(as_set, None, said[name])
    return wanted


__all__ = ["EXTRACTOR", "with_added"]
