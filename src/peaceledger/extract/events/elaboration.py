"""More about an event told before: a mention without a date of its own takes over the date of the event it elaborates."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from peaceledger.extract.events.clauses import (
    PLURAL_TAGS,
    above,
    bounds,
    children,
    clause_of,
    is_ordinal,
    is_verb,
    lemma,
    modifiers,
)
from peaceledger.extract.events.evidence import points_back
from peaceledger.extract.events.settling import Candidate
from peaceledger.records import DateInterval, Mention, Page
from peaceledger.records.mention import Status

if TYPE_CHECKING:
    from spacy.tokens import Token

HAPPENED: frozenset[Status] = frozenset({"occurred", "claimed", "denied"})
WHOLE_ARTICLE = frozenset({"captives"})  # a report of an exchange tells of that one throughout
NEAR = 1  # paragraphs
ANOTHER = frozenset(
    {
        "another",
        "other",
        "early",
        "earlier",
        "previous",
        "prior",
        "next",
        "further",
        "new",
        "last",
        "past",
        "former",
        "future",
        "similar",
        "subsequent",
        "later",
        "more",
    }
)
RUNNING_TOTAL = frozenset({"since", "total", "far", "altogether", "always", "every", "overall", "sum"})
CAPTIVES = frozenset({"prisoner_exchange", "prisoner_release"})
PRONOUNS = frozenset({"it", "this", "that"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A mention with a date, and the paragraph it stands in."""

    mention: Mention
    paragraph: int


def date_taken_over(found: Candidate, told: Told | None, paragraph: int) -> DateInterval | None:
    """The date of the event told before, as ``inferred``, where the candidate tells more of it.

    Args:
        found: A candidate without a date of its own.
        told: The last dated mention of its family.
        paragraph: Number of the candidate's paragraph.
    """
    if told is None or not _same_footing(found.status, told.mention.status) or is_another(found.hit.token):
        return None
    near = paragraph - told.paragraph <= NEAR
    if not (found.hit.family in WHOLE_ARTICLE or (near and _same_event(found, told.mention))):
        return None
    return inferred_from(told.mention)


def date_of_outcome(found: Candidate, deal: Told | None, sentence: int) -> DateInterval | None:
    """The date of what was agreed, where somebody told of it after the talks: "agreed on Monday, X said after the call".

    Args:
        found: A candidate without a date of its own.
        deal: The last dated agreement.
        sentence: Capture offset at which the candidate's sentence begins.
    """
    prep = above(found.hit.token)
    if deal is None or prep is None or prep.lower_ != "after" or deal.mention.start < sentence:
        return None
    return inferred_from(deal.mention) if found.hit.family == "talks" and found.status in HAPPENED else None


def date_headlines(mentions: tuple[Mention, ...], page: Page) -> tuple[Mention, ...]:
    """Give an undated event of the headline the date of the first one of its type in the text below."""
    top = [b for b in page.blocks if b.kind in ("headline", "deck")]

    def dated(mention: Mention) -> Mention:
        if mention.date_basis != "unknown" or not any(b.start <= mention.trigger_start < b.end for b in top):
            return mention
        below = next((m for m in mentions if _kin(m, mention) and m.start > mention.end), None)
        if below is None or below.date_basis not in ("stated", "relative") or not _same_footing(mention.status, below.status):
            return mention
        when = inferred_from(below)
        return replace(mention, date_earliest=when.earliest, date_latest=when.latest, date_basis=when.basis, date_prec=when.prec)

    return tuple(dated(m) for m in mentions)


def _kin(one: Mention, other: Mention) -> bool:
    return one.type == other.type or {one.type, other.type} <= CAPTIVES


def inferred_from(mention: Mention) -> DateInterval:
    """A mention's date for another mention of its event."""
    return DateInterval(earliest=mention.date_earliest, latest=mention.date_latest, basis="inferred")


def _same_footing(one: Status, other: Status) -> bool:
    """What has happened and what was only agreed or planned are dated apart; what goes on has no day."""
    return (one in HAPPENED and other in HAPPENED) or (one == other and one != "ongoing")


def _same_event(found: Candidate, told: Mention) -> bool:
    token = found.hit.token
    alike = found.earlier is not None or points_back(token) or _of_pronoun(token) or token.text.lower() == told.trigger.lower()
    shared = not found.participants or not told.participants or not set(found.participants).isdisjoint(told.participants)
    return found.type == told.type and alike and shared


def is_another(token: "Token") -> bool:
    """Whether the words beside an event say that it is not the one told before: "earlier exchanges", "a thirteenth exchange"."""
    if _of_pronoun(token):
        return False
    first, last = bounds(token)
    if any(t.lower_ in RUNNING_TOTAL for t in token.doc[first : last + 1] if clause_of(t).i == clause_of(token).i):
        return True
    if is_verb(token):
        return False
    words = list(modifiers(token)) + [c for c in token.children if c.dep_ in {"det", "advmod"}]
    if any(is_ordinal(w) or lemma(w) in ANOTHER or w.lower_ in {"a", "an", "any", "every", "each"} for w in words):
        return True
    return token.tag_ in PLURAL_TAGS and not points_back(token)


def _of_pronoun(token: "Token") -> bool:
    """Whether the noun says what "it" was: "it was the first exchange since August"."""
    return token.dep_ == "attr" and any(s.lower_ in PRONOUNS for s in children(token.head, {"nsubj"}))
