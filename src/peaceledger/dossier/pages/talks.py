"""Talks: of each round, meeting and call what was agreed, what failed or stayed open, and what is next; then offers and texts.

Nothing is inferred: a cell without a passage says "not stated". Each passage says how it is tied to the talks.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from peaceledger.analysis.tables import Row
from peaceledger.dossier.contexts import EventRow, Ref
from peaceledger.dossier.events import EVENT_TABLES, EventPages
from peaceledger.dossier.pages.page import Frame, Page, Tables
from peaceledger.dossier.refs import Texts
from peaceledger.dossier.words import Words

MEETINGS = frozenset({"negotiation_round", "meeting_or_call"})
TALKS = MEETINGS | {"mediation_offer", "agreement", "proposal", "ceasefire"}
ANSWERS: Mapping[str, tuple[str, ...]] = {
    "agreed": ("agreed",),
    "failed": ("failed", "open"),
    "next": ("next", "no_next"),
    "said": ("proposed", "progress"),
}
"""What is asked of each round, and the kinds of outcomes that answer it; the last is shown only where there is something."""
ASSESSING = frozenset({"assess", "praise", "accuse", "accept", "reject", "deny"})
"""Stances of statements about the talks that say how they went; a claim that they took place says nothing of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One passage on an outcome.

    Attributes:
        ref: The passage.
        tie: How it is tied to the talks, in words.
        what: What it says, in a word; empty where the head says so.
        who: Whose word it is; empty in the writer's own voice.
        when: Day of the next meeting; None if not stated.
        record: What came of it: an exchange, an agreement, the next meeting; None where the words alone say it.
    """

    ref: Ref
    tie: str
    what: str
    who: str
    when: str | None
    record: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One round, meeting or call.

    Attributes:
        event: The event.
        agreed: Passages on what was agreed.
        failed: On what failed or was left open.
        next: On the next meeting, or that it has no date.
        said: On what was put forward, and how the talks are said to have gone.
    """

    event: EventRow
    agreed: tuple[Line, ...]
    failed: tuple[Line, ...]
    next: tuple[Line, ...]
    said: tuple[Line, ...]

    @property
    def told(self) -> bool:
        """Whether any passage tells what came of it."""
        return bool(self.agreed or self.failed or self.next or self.said)


@dataclass(frozen=True, slots=True, kw_only=True)
class Talks:
    """The page.

    Attributes:
        held: Rounds, meetings and calls in order of time, undated ones last.
        off: Passages on talks that were called off, put off or broken off and are no event.
        others: Offers to mediate, proposals, agreements and ceasefires.
    """

    held: tuple[Meeting, ...]
    off: tuple[Line, ...]
    others: tuple[EventRow, ...]

    def __bool__(self) -> bool:
        return bool(self.held or self.off or self.others)


def make(tables: Tables, texts: Texts, frame: Frame) -> Talks:
    """Events on the topic in which words are exchanged rather than deeds done."""
    chosen = [e for e in tables["events"] if e["type"] in TALKS]
    rows = EventPages({**tables, "events": chosen}, texts, frame.say).rows("on_topic")
    on_topic = {a["article_id"] for a in tables["articles"] if a["relevance"] == "on_topic"}
    desk = _Desk(texts, frame.say)
    told: dict[str | None, list[Row]] = defaultdict(list)
    for outcome in tables["outcomes"]:
        told[outcome["event_id"]].append(outcome)
    said: dict[str | None, list[Row]] = defaultdict(list)
    for statement in tables["statements"]:
        if statement["speaker"] and statement["stance"] in ASSESSING:
            said[statement["about_event_id"]].append(statement)
    return Talks(
        held=tuple(desk.meeting(row, told[row.event_id], said[row.event_id]) for row in rows if row.type in MEETINGS),
        off=desk.lines(o for o in told[None] if o["article_id"] in on_topic),
        others=tuple(row for row in rows if row.type not in MEETINGS),
    )


class _Desk:
    """Writes passages down as lines."""

    def __init__(self, texts: Texts, say: Words) -> None:
        self._texts, self._say = texts, say

    def meeting(self, event: EventRow, outcomes: Sequence[Row], statements: Iterable[Row]) -> Meeting:
        """What is told of one meeting."""
        lines = {key: self.lines(o for o in outcomes if o["kind"] in kinds) for key, kinds in ANSWERS.items()}
        shown = {line.ref for found in lines.values() for line in found}
        about = (line for line in map(self._statement, statements) if line.ref not in shown)
        return Meeting(event=event, **lines | {"said": (*lines["said"], *_once(about))})

    def lines(self, outcomes: Iterable[Row]) -> tuple[Line, ...]:
        """Passages, those that name the talks first; the same words of several articles once."""
        ties = ("stated", "beside", "article")
        rows = sorted(outcomes, key=lambda o: (ties.index(o["tie"]), o["capture_id"], o["start"]))
        return tuple(_once(map(self._outcome, rows)))

    def _outcome(self, row: Row) -> Line:
        kind = row["kind"]
        return Line(
            ref=self._texts.ref(row),
            tie=self._say(f"talks.tie.{row['tie']}"),
            what="" if kind in ("agreed", "next") else self._say(f"talks.kind.{kind}"),
            who=_who(row, self._say),
            when=self._say.dates(row["next_earliest"], row["next_latest"]),
            record=row["result_event_id"],
        )

    def _statement(self, row: Row) -> Line:
        return Line(
            ref=self._texts.ref(row),
            tie=self._say("talks.tie.about"),
            what=self._say.label(row["stance"]),
            who=_who(row, self._say),
            when=None,
            record=None,
        )


def _who(row: Row, say: Words) -> str:
    return say.chain(row["chain"]) if row["chain"] else row["speaker"] or ""


def _once(lines: Iterable[Line]) -> Iterable[Line]:
    found: dict[str, Line] = {}
    for line in lines:
        found.setdefault(line.ref.quote, line)
    return found.values()


PAGE = Page(key="talks", tables=(*EVENT_TABLES, "outcomes", "statements"), make=make)
