"""Passages as people draw them: longer or shorter than the rules did, in the words of the text.

The words are the judgement's second record: they are found again like every passage. A record keeps its id; a statement drawn
otherwise takes in, or lets go of, the mentions and acts whose naming words it now holds, or holds no more.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from peaceledger.reconcile.anchors import Finder, Place
from peaceledger.reconcile.decisions import Outcomes
from peaceledger.reconcile.revise import Wanted
from peaceledger.records import Article, Findings, Statement
from peaceledger.records.judgement import PASSAGE, Judgement

HELD = ("mentions", "acts")
"""Records that stand in a statement where it holds their naming words."""


def know_places(judgements: Iterable[Judgement], finder: Finder) -> None:
    """Let records be found at the passages that people drew, too."""
    for j in judgements:
        place = _place(j, finder) if j.field == PASSAGE and j.action == "correct" else None
        record = _record(j, finder)
        if place and record is not None and place.capture_id == record.capture_id:
            finder.know(j.targets[0].table, replace(record, start=place.start, end=place.end, quote=finder.words(place)))


def _record(j: Judgement, finder: Finder) -> Any:
    found = (finder.find(a) for t in j.targets[:1] for a in t.anchors)
    return next((r for f in found if f.record_id and (r := finder.record(j.targets[0].table, f.record_id))), None)


def _place(j: Judgement, finder: Finder) -> Place | None:
    return finder.find(j.targets[1].anchors[0]).place if len(j.targets) > 1 and j.targets[1].anchors else None


def drawn(record: Any, want: Wanted, article: Article, finder: Finder, outcomes: Outcomes) -> Any:
    """Return a record with the passage that a person drew; what stands against it is told.

    Args:
        record: Of one article.
        want: What is said of its passage.
        article: The article.
        finder: Finds the words.
        outcomes: Told what became of the judgement.
    """
    j = want.judgement
    if j.action != "correct":
        same = record.quote == want.old
        note = (
            "the passage is as it was accepted"
            if same
            else f"the passage was accepted as {want.old!r}; the rules now draw it otherwise"
        )
        outcomes.tell(j.judgement_id, "in_force" if same else "outdated", note)
        return record
    place = _place(j, finder)
    fault = _fault(record, place, article)
    if place is None or fault:
        outcomes.tell(j.judgement_id, "refused" if place else "orphaned", fault)
        return record
    if record.quote not in (want.old, want.new):
        outcomes.tell(
            j.judgement_id, "outdated", f"the passage was {want.old!r} when it was corrected; the rules now draw {record.quote!r}"
        )
    outcomes.tell(j.judgement_id, "in_force", f"the passage is {place.start} to {place.end} of {place.capture_id}")
    return replace(record, start=place.start, end=place.end, quote=finder.words(place))


def _fault(record: Any, place: Place | None, article: Article) -> str:
    """Why a passage cannot be that of a record, in words; empty if it can."""
    if place is None or place.capture_id != record.capture_id:
        return "the words stand in no text any more, or in another"
    if not article.start <= place.start <= place.end <= article.end:
        return "the passage would leave its article"
    at = getattr(record, "trigger_start", None)
    if at is not None and not place.start <= at < record.trigger_end <= place.end:
        return f"the passage would leave out {record.trigger!r}, which names it"
    return ""


def statement_around(statements: Iterable[Statement], at: int) -> str | None:
    """The innermost statement that holds a character."""
    around = [s for s in statements if s.start <= at < s.end]
    return min(around, key=lambda s: (s.end - s.start, s.statement_id)).statement_id if around else None


def resettled(before: Findings, after: Findings) -> Findings:
    """Findings in which mentions and acts stand in the statements that now hold them."""
    old = {s.statement_id: (s.start, s.end) for s in before.statements}
    moved = {s.statement_id: (s.start, s.end) for s in after.statements if old.get(s.statement_id) != (s.start, s.end)}
    if not moved:
        return after
    spans = [*moved.values(), *(old[key] for key in moved if key in old)]

    def settle(records: Sequence[Any]) -> tuple[Any, ...]:
        return tuple(
            replace(r, statement_id=statement_around(after.statements, r.trigger_start))
            if any(a <= r.trigger_start < b for a, b in spans)
            else r
            for r in records
        )

    tables: Mapping[str, Any] = {name: settle(getattr(after, name)) for name in HELD}
    return replace(after, **tables)


__all__ = ["drawn", "know_places", "resettled", "statement_around"]
