"""What a party holds on an issue, and what it says it will never accept."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from peaceledger.records.statement import Stance
from peaceledger.records.values import DateBasis

Authority = Literal["official", "other", "told"]
Change = Literal["concession", "hardening", "revision"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyPosition:
    """One thing that one party holds on one issue at one time.

    Attributes:
        position_id: Id made from party, issue, capture and span.
        article_id: Article that tells it.
        capture_id: Capture that tells it.
        party: ISO 3166 alpha-3 code or pack id of the side that holds it.
        issue: Topic.
        stance: ``demand``, ``offer``, ``accept``, ``reject`` or ``commit``.
        held: What is held, as written; where the passage only points at it ("these demands"), the words it points at.
        speaker: Canonical name of who says so; the party as written where the writer tells it.
        speaker_id: Pack id of the speaker.
        chain: Speakers from the outermost reporter to the owner of the words.
        authority: ``official`` where who speaks for the party does, ``other`` where somebody else of that side speaks, ``told``
            where the writer says what the party wants and quotes nobody.
        statement_id: The statement, None where the writer tells it.
        statement_ids: Every statement that reports the same utterance; filled in by reconciliation.
        date_earliest: First possible day on which it was said, None if open.
        date_latest: Last possible day, None if open.
        date_basis: As in ``DateInterval``; ``publication_date`` where only the article's day is known.
        date_from: Mentions that an ``inferred`` date comes from: it was said after their event. Filled in by reconciliation.
        start: First character of the passage.
        end: After its last character.
        quote: The passage.
        change: What has changed against ``change_from``, or as the passage itself says; None where nothing is said to.
        change_from: The earlier position of the same party on the same thing.
        change_reason: In words, why a change is written.
        agrees_with: Positions of other parties that hold the same; filled in by reconciliation.
    """

    position_id: str
    article_id: str
    capture_id: str
    party: str
    issue: str
    stance: Stance
    held: str
    speaker: str | None
    speaker_id: str | None
    chain: tuple[str, ...]
    authority: Authority
    statement_id: str | None
    statement_ids: tuple[str, ...] = ()
    date_earliest: date | None
    date_latest: date | None
    date_basis: DateBasis
    date_from: tuple[str, ...] = ()
    start: int
    end: int
    quote: str
    change: Change | None = None
    change_from: str | None = None
    change_reason: str | None = None
    agrees_with: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RedLine:
    """A passage in which a party is said to rule something out for good, or the law to forbid it.

    Attributes:
        red_line_id: Id made from party, capture and span.
        article_id: Article that tells it.
        capture_id: Capture that tells it.
        party: ISO 3166 alpha-3 code or pack id of whose red line it is.
        issues: Topics, at least one.
        kind: ``declared`` by the party or about it, ``legal`` where the passage names a law as the bar.
        cue: The words that make it a red line.
        speaker: Canonical name of who says so, None in the writer's own voice.
        side: The speaker's side; another than ``party`` where somebody else speaks of the party's red line.
        chain: Speakers from the outermost reporter to the owner of the words.
        statement_id: The statement that holds it, None in the writer's own voice.
        legal_ids: Rules of the packs that bind this party on these issues; filled in by reconciliation.
        date_earliest: First possible day on which it was said, None if open.
        date_latest: Last possible day, None if open.
        date_basis: As in ``DateInterval``.
        date_from: As in ``PartyPosition``.
        start: First character of the passage.
        end: After its last character.
        quote: The passage.
    """

    red_line_id: str
    article_id: str
    capture_id: str
    party: str
    issues: tuple[str, ...]
    kind: Literal["declared", "legal"]
    cue: str
    speaker: str | None
    side: str | None
    chain: tuple[str, ...]
    statement_id: str | None
    legal_ids: tuple[str, ...] = ()
    date_earliest: date | None
    date_latest: date | None
    date_basis: DateBasis
    date_from: tuple[str, ...] = ()
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalConstraint:
    """A rule of law, from a pack, that binds what a party can accept.

    Attributes:
        legal_id: Id in the pack.
        party: ISO 3166 alpha-3 code or pack id of whom it binds, None for every party.
        issues: Topics of terms that it stands against.
        rule: The rule in words.
        source: The text that holds it.
        articles: Where in that text.
        since: First day in force, None if unknown.
        until: Last day in force, None if still.
    """

    legal_id: str
    party: str | None
    issues: tuple[str, ...]
    rule: str
    source: str
    articles: tuple[str, ...]
    since: date | None
    until: date | None
