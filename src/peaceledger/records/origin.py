"""Why articles count as one origin, and what was read when."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

OriginKind = Literal["copy", "edited_copy", "teaser", "shared_paragraph", "cites"]


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginLink:
    """One reason why two articles are not independent, or why one rests on an outlet.

    Attributes:
        origin_link_id: Id made from kind, articles, event and outlet.
        kind: ``copy`` or ``edited_copy`` of a text, ``teaser`` (title and summary, or a part of them), ``shared_paragraph`` in
            articles that differ otherwise, ``cites`` where one names an outlet as its source.
        left_article_id: The article published first, of equals the smaller id; for ``cites`` the article that cites.
        right_article_id: The other one; for ``cites`` the cited outlet's own report, None where this ledger has none.
        event_id: The event for which the article rests on the outlet; None for text in common and for credits to a wire.
        cited: The outlet cited, by id or as written; None for text in common.
        share: Share of the shorter article's words, quotations left out, that stand in the other; None for ``cites``.
        words: Equal words of the passages; None for ``cites``.
        reason: The same in words.
        capture_id: Capture of the left article.
        start: First character of the passage, for copies its first sixty words.
        end: After its last character.
        quote: The passage.
        right_capture_id: Capture of the right article; None where there is none.
        right_start: As ``start``.
        right_end: As ``end``.
        right_quote: As ``quote``.
    """

    origin_link_id: str
    kind: OriginKind
    left_article_id: str
    right_article_id: str | None
    event_id: str | None
    cited: str | None
    share: float | None
    words: int | None
    reason: str
    capture_id: str
    start: int
    end: int
    quote: str
    right_capture_id: str | None = None
    right_start: int | None = None
    right_end: int | None = None
    right_quote: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What was read of one outlet in one week.

    Attributes:
        source_id: The outlet; None where articles name none.
        week: Monday; None where the publication date is unknown.
        n_articles: Articles.
        n_on_topic: Of these, on the packs' conflict.
        n_origins: Independent texts among them: copies of one text count once.
    """

    source_id: str | None
    week: date | None
    n_articles: int
    n_on_topic: int
    n_origins: int


Verdict = Literal["steady", "fewer", "fewer_even_so", "cannot_tell", "too_few"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """Events of one type in one week or month, beside what was read then.

    Attributes:
        type: Event type, or ``all``.
        period: ``week`` or ``month``.
        start: Its first day.
        n_events: Events on the packs' conflict whose days all lie in it.
        n_articles: Articles published in it, whatever they are about.
        n_sources: Outlets that published them.
        usual_events: Mean of the periods before it that it is compared with; None where there are none.
        usual_articles: Likewise.
        usual_sources: Likewise.
        silent: Outlets read in most of the periods before and not in this one.
        verdict: ``fewer`` events than before though as much was read; ``fewer_even_so``: less was read, but not so much less;
            ``cannot_tell`` calm from silence: both fell alike; ``steady``: no drop beyond chance; ``too_few`` to say.
        note: The same in words.
    """

    type: str
    period: Literal["week", "month"]
    start: date
    n_events: int
    n_articles: int
    n_sources: int
    usual_events: float | None
    usual_articles: float | None
    usual_sources: float | None
    silent: tuple[str, ...]
    verdict: Verdict
    note: str


__all__ = ["Activity", "Coverage", "OriginKind", "OriginLink", "Verdict"]
