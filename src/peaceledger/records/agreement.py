"""Agreements: what was agreed or is said to have been, what it asks of whom, and who is said to have kept or broken it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from peaceledger.records.values import DateBasis

AgreementState = Literal["draft", "unsigned", "initialled", "signed", "in_force", "ended", "disputed"]
Report = Literal["kept", "partly", "not_begun", "broken", "left"]
Outcome = Literal["0", "1", "2", "3", "breached", "cannot_tell"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementTelling:
    """One passage that names an agreement of a pack, with the state it gives it.

    Attributes:
        telling_id: Id made from capture, span and agreement.
        agreement_id: Id in the pack.
        article_id: Article that holds it.
        capture_id: Capture that holds it.
        state: What the passage says of its state, None where it says nothing.
        cue: The words that say so.
        speaker: Whose word it is, None in the writer's own voice.
        statement_id: The statement that holds it, None in the writer's own voice.
        start: First character of the passage.
        end: After its last character.
        quote: The passage.
    """

    telling_id: str
    agreement_id: str
    article_id: str
    capture_id: str
    state: AgreementState | None
    cue: str | None
    speaker: str | None
    statement_id: str | None
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """A text or understanding of parties.

    Attributes:
        agreement_id: Id in the pack, else the event's or the offer's.
        name: Neutral canonical name; of one without a name the title of its event or what texts call it.
        state: ``draft``, ``unsigned`` (agreed by word, no signed text), ``initialled``, ``signed``, ``in_force``, ``ended``;
            ``disputed`` where texts differ on whether it was signed or agreed at all.
        state_basis: ``pack``, ``told`` or ``event``: who says so.
        told: States that texts give it, each with its number of passages ("signed: 2").
        parties: ISO 3166 alpha-3 codes or pack ids.
        date_earliest: First possible day, None if open.
        date_latest: Last possible day, None if open.
        event_id: Event of the agreement, None for one that packs date.
        offer_id: The same in the table of offers, with its terms.
        note: What the pack says of it.
        article_id: Article of the first passage.
        capture_id: Capture of the first passage.
        start: First character of the first passage.
        end: After its last character.
        quote: The passage.
    """

    agreement_id: str
    name: str
    state: AgreementState
    state_basis: Literal["pack", "told", "event"]
    told: tuple[str, ...]
    parties: tuple[str, ...]
    date_earliest: date | None
    date_latest: date | None
    event_id: str | None
    offer_id: str | None
    note: str | None
    article_id: str
    capture_id: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """One thing that an agreement asks, as one passage states it.

    Attributes:
        obligation_id: Id made from agreement, capture and span.
        agreement_id: The agreement.
        obligor: Sides that must act, joined by "; "; None where the passage does not say.
        action: What must be done, as written.
        deadline: By when, as written.
        term_id: The term of an offer it is, None where it comes from the passage alone.
        capture_id: Capture that holds it.
        start: First character of the passage.
        end: After its last character.
        quote: The passage.
    """

    obligation_id: str
    agreement_id: str
    obligor: str | None
    action: str
    deadline: str | None
    term_id: str | None
    capture_id: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Compliance:
    """One report of an agreement being kept or broken, with whose claim it is.

    Attributes:
        compliance_id: Id made from capture, span and cue.
        agreement_id: The agreement; None where the passage does not say which.
        agreement_as_written: The words for it.
        mention_id: The mention of it in the passage, by which reconciliation finds it.
        obligation_id: The obligation, where the row is about one alone.
        party: Side that keeps or breaks it, several joined by "; "; None where the passage does not say.
        report: ``kept``, ``partly``, ``not_begun``, ``broken`` or ``left``; None where nothing is reported.
        outcome: Kroc's scale where the words give a degree: 0 not initiated, 1 minimal, 2 intermediate, 3 full; ``breached``;
            else ``cannot_tell``.
        cue: The words that report, None where nothing is reported.
        speaker: Whose claim it is, None in the writer's own voice.
        side: The speaker's side.
        chain: Speakers from the outermost reporter to the owner of the words.
        statement_id: The statement that holds it, None in the writer's own voice.
        date_earliest: First possible day of the report, None if open.
        date_latest: Last possible day, None if open.
        date_basis: As in ``DateInterval``.
        capture_id: Capture that holds it.
        start: First character of the passage.
        end: After its last character.
        quote: The passage.
    """

    compliance_id: str
    agreement_id: str | None
    agreement_as_written: str | None
    mention_id: str | None = None
    obligation_id: str | None = None
    party: str | None
    report: Report | None
    outcome: Outcome
    cue: str | None
    speaker: str | None
    side: str | None
    chain: tuple[str, ...]
    statement_id: str | None
    date_earliest: date | None
    date_latest: date | None
    date_basis: DateBasis
    capture_id: str
    start: int
    end: int
    quote: str
