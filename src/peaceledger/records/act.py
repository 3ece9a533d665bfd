"""Acts of one actor towards another: who did what to whom, one row per passage and pair."""

from dataclasses import dataclass
from datetime import date

from peaceledger.records.mention import Status
from peaceledger.records.values import DateBasis


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One directed act; an act that two do to each other is two rows.

    Attributes:
        act_id: Id made from capture, trigger offset, event, source and target.
        article_id: Article that holds it.
        capture_id: Capture that holds it.
        plover: PLOVER event, e.g. ``ASSAULT``.
        mode: PLOVER mode or context, None if the words do not say.
        cameo: CAMEO root or code, None where the event has none.
        source: Canonical name of who acts.
        source_side: ISO 3166 alpha-3 code or pack id of the side the source acts for.
        source_role: What the source is for that side (``GOV``, ``MIL``, ``REB`` ...), None for the side itself.
        target: As ``source``, of who is acted upon.
        target_side: As ``source_side``.
        target_role: As ``source_role``.
        status: As in ``Mention``; acts that did not take place (negated, failed, demanded, hypothetical) have no row.
        start: First character of the passage.
        end: After its last character.
        quote: The passage.
        trigger: The word or words that name the act.
        trigger_start: First character of the trigger.
        trigger_end: After its last character.
        date_earliest: First possible day, None if open.
        date_latest: Last possible day, None if open.
        date_basis: As in ``DateInterval``.
        mention_id: The mention of an event with the same trigger, None if there is none.
        statement_id: Statement whose content holds the trigger, None in the outlet's own voice.
        extractor: Name and version of the rule set.
    """

    act_id: str
    article_id: str
    capture_id: str
    plover: str
    mode: str | None
    cameo: str | None
    source: str
    source_side: str
    source_role: str | None
    target: str
    target_side: str
    target_role: str | None
    status: Status
    start: int
    end: int
    quote: str
    trigger: str
    trigger_start: int
    trigger_end: int
    date_earliest: date | None
    date_latest: date | None
    date_basis: DateBasis
    mention_id: str | None
    statement_id: str | None
    extractor: str
