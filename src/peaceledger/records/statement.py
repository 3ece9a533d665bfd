"""Statements: who said what, through whom."""

from dataclasses import dataclass
from typing import Literal

StatementKind = Literal["direct", "indirect", "mixed"]
Stance = Literal[
    "demand",
    "offer",
    "accept",
    "reject",
    "deny",
    "accuse",
    "threaten",
    "praise",
    "claim",
    "predict",
    "commit",
    "assess",
    "other",
]

Answered = Literal["offer", "event", "statement"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One thing said or written by somebody, as one article reports it.

    Attributes:
        statement_id: Id made from capture, span and speaker.
        article_id: Article that reports it.
        capture_id: Capture that holds the words.
        speaker: Canonical name of the owner of the words; the words as written for an unnamed one; None if nobody is named.
            Joint speakers are joined by "; ".
        speaker_id: Pack id of the speaker, None if not in a pack.
        speaker_as_written: The words that name the speaker in this sentence.
        side: ISO 3166 alpha-3 code or pack id; several joined by "; ".
        chain: Speakers from the outermost reporter to the owner of the words, the publishing outlet left out.
        cue: The word that reports, None for a verbless attribution.
        kind: ``direct``, ``indirect`` or ``mixed``.
        stance: What the words do, the first of ``stances``.
        stances: All that they do, what the cue says or the weightiest first; ``claim`` stands only where nothing else does.
        topics: What they are about, at least one.
        start: First character of the content.
        end: After its last character.
        quote: The content.
        speaker_start: First character of ``speaker_as_written``, None where nobody is named.
        speaker_end: After its last character.
        about_event_id: Event the statement is about, where the text says so; filled in by reconciliation.
        answers: What kind of thing the words answer, None where the text does not say that they answer anything.
        answers_as_written: The words that name it.
        answers_start: First character of ``answers_as_written``.
        answers_end: After its last character.
        answers_statement_id: The statement of the same article that is answered, None where it is not one of them.
        utterance_id: What was said, which other articles may report too; filled in by reconciliation.
    """

    statement_id: str
    article_id: str
    capture_id: str
    speaker: str | None
    speaker_id: str | None
    speaker_as_written: str | None
    side: str | None
    chain: tuple[str, ...]
    cue: str | None
    kind: StatementKind
    stance: Stance
    stances: tuple[Stance, ...]
    topics: tuple[str, ...]
    start: int
    end: int
    quote: str
    speaker_start: int | None
    speaker_end: int | None
    about_event_id: str | None = None
    answers: Answered | None = None
    answers_as_written: str | None = None
    answers_start: int | None = None
    answers_end: int | None = None
    answers_statement_id: str | None = None
    utterance_id: str | None = None
