"""What is said to have come of talks."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

OutcomeKind = Literal["agreed", "failed", "open", "proposed", "progress", "next", "no_next"]
OutcomeTie = Literal["stated", "beside", "article"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TalksOutcome:
    """What one passage says came of one round, meeting or call. Silence makes none.

    Attributes:
        outcome_id: Id made from capture, span, kind and mention.
        article_id: Article that holds it.
        capture_id: Capture that holds it.
        kind: ``agreed``; ``failed``: broke off, or ended without what is named; ``open``: left open; ``proposed``: put forward;
            ``progress``: said to have moved forward; ``next``: another meeting; ``no_next``: said to have no date.
        tie: ``stated``: the sentence names the talks; ``beside``: it follows the sentence that names them, at most two later;
            ``article``: it speaks of talks later in an article that tells of no other.
        mention_id: The mention of the talks.
        event_id: Their event, None where the ledger has none: talks that were called off. Filled in by reconciliation.
        result_mention_id: The mention of what was agreed or proposed, or of the next meeting; None where the words alone say it.
        result_event_id: Its event. Filled in by reconciliation.
        next_earliest: First possible day of the next meeting, by the passage, else by its event; None if not said or open.
        next_latest: Last possible day of it.
        cue: The words that say so.
        speaker: Canonical name of whose word it is, None in the writer's own voice or where nobody is named.
        side: The speaker's side.
        chain: Speakers from the outermost reporter to the owner of the words.
        statement_id: The statement that holds it, None in the writer's own voice.
        start: First character of the passage: a sentence.
        end: After its last character.
        quote: The passage.
    """

    outcome_id: str
    article_id: str
    capture_id: str
    kind: OutcomeKind
    tie: OutcomeTie
    mention_id: str
    event_id: str | None = None
    result_mention_id: str | None = None
    result_event_id: str | None = None
    next_earliest: date | None = None
    next_latest: date | None = None
    cue: str
    speaker: str | None
    side: str | None
    chain: tuple[str, ...]
    statement_id: str | None
    start: int
    end: int
    quote: str
