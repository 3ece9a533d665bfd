"""Utterances: what was said once, however often it was reported."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """The same words of one speaker, with all statements that report them.

    Attributes:
        utterance_id: Id made from its first statement in id order.
        speaker: As in the fullest report.
        speaker_id: Pack id of the speaker, None if not in a pack.
        side: ISO 3166 alpha-3 code or pack id; several joined by "; ".
        statement_id: The fullest report: quoted before told, then the longest.
        capture_id: Capture that holds it.
        start: First character of its content.
        end: After the last character.
        quote: Its content.
        first_statement_id: The only report, or the one published first; None where no report is dated.
        first_published: Day of the first report; None where no report is dated.
        n_first: Articles published on that day: more than one is a tie, and ``first_statement_id`` names one of them.
        n_statements: Statements that report it.
        n_articles: Articles that report it.
        n_outlets: Outlets that report it.
        n_origins: Independent origins: copies of one text count once.
    """

    utterance_id: str
    speaker: str | None
    speaker_id: str | None
    side: str | None
    statement_id: str
    capture_id: str
    start: int
    end: int
    quote: str
    first_statement_id: str | None
    first_published: date | None
    n_first: int
    n_statements: int
    n_articles: int
    n_outlets: int
    n_origins: int
