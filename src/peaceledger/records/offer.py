"""Offers: what is proposed, term by term, and how each party answers."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from peaceledger.records.values import DateBasis

OfferKind = Literal["offer", "agreement", "argument", "alleged_agreement"]
ResponseStance = Literal["accept", "reject", "conditional", "defer", "silent"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A plan, draft, set of conditions, ultimatum, proposal of a meeting, conditional threat or agreed text.

    Attributes:
        offer_id: Id made from capture and first passage; after reconciliation that of the first offer in id order.
        name: What the texts call it, or the words of its first passage.
        aliases: Its other names, sorted.
        kind: ``offer``; ``agreement`` for what was agreed; ``alleged_agreement`` where only one side says that it was;
            ``argument`` for a case made, not proposed to anybody.
        proposers: Canonical names of who proposes, sorted; several where the texts differ or where they propose it together.
        sides: ISO 3166 alpha-3 codes or pack ids of the sides the proposers act for, sorted.
        date_earliest: First possible day of the proposal, None if open.
        date_latest: Last possible day, None if open.
        date_basis: As in ``DateInterval``.
        event_id: Event of the proposal; filled in by reconciliation.
        named_without_terms: True where texts name it and none of them states a term.
        points_said: 10 for "a ten-point plan", None if not said.
        points_listed: How many points are listed, None where no list follows.
        relevance: As in ``Article``.
        article_id: Article of the first passage.
        start: First character of the first passage.
        end: After its last character.
        quote: The passage.
    """

    offer_id: str
    name: str
    aliases: tuple[str, ...]
    kind: OfferKind
    proposers: tuple[str, ...]
    sides: tuple[str, ...]
    date_earliest: date | None
    date_latest: date | None
    date_basis: DateBasis
    event_id: str | None
    named_without_terms: bool
    points_said: int | None
    points_listed: int | None
    relevance: str
    article_id: str
    capture_id: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferTelling:
    """One passage that speaks of an offer as such.

    Attributes:
        telling_id: Id made from capture, span and offer.
        offer_id: The offer.
        article_id: Article that holds the passage.
        name: What the passage calls the offer, None where it gives no name.
        proposers: Canonical names of who proposes it by this passage.
        statement_id: Statement whose content holds the passage, None in the outlet's own voice.
        mention_id: The mention of an event with the same words, None if there is none.
        start: First character.
        end: After its last character.
        quote: The passage.
    """

    telling_id: str
    offer_id: str
    article_id: str
    name: str | None
    proposers: tuple[str, ...]
    statement_id: str | None
    mention_id: str | None
    capture_id: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferTerm:
    """One term of an offer as one passage states it; all but issue and passage are None where it does not say.

    Attributes:
        term_id: Id made from capture, span, offer and obligor.
        offer_id: The offer.
        article_id: Article that holds the passage.
        issue: Topic the term is about, as in ``Statement.topics``.
        obligor: Sides that must act (ISO 3166 alpha-3 codes or pack ids, else names as written), joined by "; ".
        action: What must be done, as written.
        quantity: How much, as written.
        place: Where, as written.
        deadline: By when, as written.
        condition: Under which condition, as written.
        verification: Who verifies and how, as written.
        guarantors: Who guarantees, as written.
        legal_form: Treaty, law, referendum ..., as written.
        decision_rule: By whose consent or which majority, as written.
        duration: For how long, as written.
        stated: False where the text says that this term is missing.
        start: First character.
        end: After its last character.
        quote: The passage.
    """

    term_id: str
    offer_id: str
    article_id: str
    issue: str
    obligor: str | None
    action: str | None
    quantity: str | None
    place: str | None
    deadline: str | None
    condition: str | None
    verification: str | None
    guarantors: str | None
    legal_form: str | None
    decision_rule: str | None
    duration: str | None
    stated: bool
    capture_id: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferResponse:
    """A party's answer to an offer, or to one term of it.

    Attributes:
        response_id: Id made from capture, span, offer and party; for silence from offer and party.
        offer_id: The offer.
        term_id: The term that is answered, None for the whole.
        article_id: Article that holds the passage, None for silence.
        party: Canonical name of who answers.
        side: ISO 3166 alpha-3 code or pack id of the side it acts for.
        stance: ``accept``, ``reject``, ``conditional`` (accepts if ...), ``defer`` (will look at it), or ``silent``: addressed by
            the offer, and no passage has its answer.
        date_earliest: First possible day of the answer, None if open.
        date_latest: Last possible day, None if open.
        date_basis: As in ``DateInterval``.
        statement_id: The statement that answers, None in the outlet's own voice and for silence.
        capture_id: Capture that holds the passage, None for silence.
        start: First character, None for silence.
        end: After its last character, None for silence.
        quote: The passage, None for silence.
    """

    response_id: str
    offer_id: str
    term_id: str | None
    article_id: str | None
    party: str
    side: str | None
    stance: ResponseStance
    date_earliest: date | None
    date_latest: date | None
    date_basis: DateBasis
    statement_id: str | None
    capture_id: str | None
    start: int | None
    end: int | None
    quote: str | None
