"""Events that a person saw where the rules saw none: mentions made from judgements, joined and counted like all others."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from peaceledger.packs import Lexicon
from peaceledger.reconcile.anchors import Finder, Place
from peaceledger.reconcile.decisions import Outcomes
from peaceledger.reconcile.revise import Wanted, corrected
from peaceledger.records import Findings, Mention, record_id
from peaceledger.records.judgement import PAIRED, Anchor, Judgement

EXTRACTOR = "person/1"
GIVEN = ("date", "place", "participants", "mediators")
"""What a person may say of an added event beside its type, status and naming words."""


@dataclass(frozen=True, slots=True)
class _Desk:
    """What is needed to make a mention."""

    texts: Mapping[str, str]
    lexicon: Lexicon
    outcomes: Outcomes


def with_added(
    findings: Sequence[Findings], acting: Iterable[Judgement], texts: Mapping[str, str], lexicon: Lexicon, outcomes: Outcomes
) -> Sequence[Findings]:
    """Findings with a mention for each passage that a person added; one that the rules now find, too, stays theirs.

    Args:
        findings: What the rules found.
        acting: Judgements that hold.
        texts: By capture.
        lexicon: To find the id of a name.
        outcomes: Told what became of each judgement.
    """
    adds = [j for j in acting if j.action == "add"]
    if not adds:
        return findings
    finder = Finder(findings, texts, (j.targets[0].anchors[0] for j in adds))
    inside: dict[str, list[Findings]] = defaultdict(list)
    for f in findings:
        inside[f.article.capture_id].append(f)
    desk = _Desk(texts, lexicon, outcomes)
    made: dict[str, list[Mention]] = defaultdict(list)
    for j in adds:
        found = finder.find(j.targets[0].anchors[0])
        if found.record_id is not None:
            outcomes.tell(j.judgement_id, "in_force", f"the rules find it now, as {found.record_id}")
        elif found.place is None:
            outcomes.tell(j.judgement_id, "orphaned", "the passage stands in no text any more, or in two")
        elif (held := next((f for f in inside[found.place.capture_id] if _covers(f, found.place)), None)) is None:
            outcomes.tell(j.judgement_id, "orphaned", "no article stands any more where the passage stood")
        else:
            made[held.article.article_id].append(_mention(j, found.place, held, desk))
    return [_joined(f, made.get(f.article.article_id, ())) for f in findings]


def _joined(found: Findings, more: Sequence[Mention]) -> Findings:
    known = {m.mention_id for m in found.mentions}
    new = {m.mention_id: m for m in more if m.mention_id not in known}
    return replace(found, mentions=(*found.mentions, *new.values())) if new else found


def _covers(found: Findings, place: Place) -> bool:
    return found.article.start <= place.start and place.end <= found.article.end


def naming(anchor: Anchor, start: int, words: object) -> tuple[int, int]:
    """Where the naming words stand, in a passage that begins at ``start``."""
    first = start if anchor.trigger_start is None else start + anchor.trigger_start - anchor.start
    return first, first + len(str(words or anchor.exact))


def _mention(j: Judgement, place: Place, found: Findings, desk: _Desk) -> Mention:
    said = j.new if isinstance(j.new, dict) else {}
    anchor, text = j.targets[0].anchors[0], desk.texts[place.capture_id]
    first, last = naming(anchor, place.start, said.get("trigger"))
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
        statement_id=_statement(found, first),
        event_id=None,
        extractor=EXTRACTOR,
    )
    desk.outcomes.tell(j.judgement_id, "in_force", f"added as {mention.mention_id}")
    return corrected(mention, _wanted(j, said), desk.lexicon, desk.outcomes)  # type: ignore[no-any-return]


def _statement(found: Findings, at: int) -> str | None:
    """The innermost statement around the naming words."""
    around = [s for s in found.statements if s.start <= at < s.end]
    return min(around, key=lambda s: (s.end - s.start, s.statement_id)).statement_id if around else None


def _wanted(j: Judgement, said: Mapping[str, object]) -> dict[str, Wanted]:
    """What an addition says of a column is set as a correction is."""
    as_set = replace(j, action="correct")
    wanted: dict[str, Wanted] = {}
    for name in (n for n in GIVEN if said.get(n)):
        if name in PAIRED:
            first, cut, last = str(said[name]).partition("/")
            wanted |= {c: Wanted(as_set, None, v) for c, v in zip(PAIRED[name], (first, last if cut else first), strict=True)}
        else:
            wanted[name] = Wanted(as_set, None, said[name])
    return wanted


__all__ = ["EXTRACTOR", "GIVEN", "naming", "with_added"]
