"""Whose words a passage is and when they were said: from the statement that holds it, else the writer's own voice."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from peaceledger.extract.events.clauses import clause_of
from peaceledger.extract.events.roles import token_at
from peaceledger.extract.spans import DateSpan, statement_at
from peaceledger.records import DateInterval, Page, Statement

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

LONGEST = 366
"""Days of the longest interval that may date an utterance: "in the 1990s" says when things were, not when they were said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who says it, as in ``Statement``; all empty in the writer's own voice."""

    speaker: str | None = None
    side: str | None = None
    chain: tuple[str, ...] = ()
    statement_id: str | None = None


class Voices:
    """Looks up who speaks and when; offsets given are the doc's."""

    def __init__(self, doc: "Doc", page: Page, statements: Sequence[Statement], dates: Sequence[DateSpan]) -> None:
        self._doc, self._page, self.statements = doc, page, tuple(statements)
        self._dates = [d for d in dates if d.kind == "date" and _dates_speech(d)]
        self._shift = page.article.start

    def statement_at(self, char: int) -> Statement | None:
        """The innermost statement whose content holds a character."""
        return statement_at(self.statements, char + self._shift)

    def statements_of(self, sent: "Span") -> tuple[Statement, ...]:
        """Statements whose content shares a character with a sentence."""
        start, end = sent.start_char + self._shift, sent.end_char + self._shift
        return tuple(s for s in self.statements if s.start < end and start < s.end)

    def at(self, char: int) -> Voice:
        """Whose words stand there."""
        return voice_of(self.statement_at(char))

    def when(self, statement: Statement | None, char: int) -> DateInterval:
        """When it was said: the date in the clause that reports it, else the article's own day, labelled so.

        Args:
            statement: The statement, None for the writer's own voice.
            char: A place in the passage, where the writer speaks.
        """
        anchor = statement.speaker_start if statement is not None else char + self._shift
        found = self._beside(anchor - self._shift, statement) if anchor is not None else None
        if found is not None:
            return found.value
        article = self._page.article
        return DateInterval.day(article.published, "publication_date") if article.published else DateInterval()

    def _beside(self, char: int, statement: Statement | None) -> DateSpan | None:
        """The one date in the clause of a place and outside the statement's content; None where there are two."""
        token = token_at(self._doc, char, char + 1)
        if token is None or not self._dates:
            return None
        sent, clause = token.sent, clause_of(token).i
        found = [
            d
            for d in self._dates
            if sent.start_char <= d.start < sent.end_char
            and not (statement and statement.start <= d.start + self._shift < statement.end)
            and (at := token_at(self._doc, d.start, d.end)) is not None
            and clause_of(at).i == clause
        ]
        return found[0] if len(found) == 1 else None


def voice_of(statement: Statement | None) -> Voice:
    """Who speaks in a statement."""
    if statement is None:
        return Voice()
    return Voice(speaker=statement.speaker, side=statement.side, chain=statement.chain, statement_id=statement.statement_id)


def _dates_speech(span: DateSpan) -> bool:
    value = span.value
    return value.earliest is not None and value.latest is not None and (value.latest - value.earliest).days <= LONGEST


__all__ = ["Voice", "Voices", "voice_of"]
