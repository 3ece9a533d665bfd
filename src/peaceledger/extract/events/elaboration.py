"""More about an event told before: whether a mention without a date of its own tells of the one that was dated."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from peaceledger.extract.events.clauses import (
    PLURAL_TAGS,
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
from peaceledger.records import Mention
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
SEVERAL_SORTS = frozenset({"attack"})  # "its invasion" is not the raid told before
RUNNING_TOTAL = frozenset({"since", "total", "far", "altogether", "always", "every", "overall", "sum"})
CAPTIVES = frozenset({"prisoner_exchange", "prisoner_release"})
PROPER = frozenset({"NNP", "NNPS"})
SIDES_OF_TALKS = frozenset(
    {"the two sides", "both sides", "the sides", "the parties", "the two parties", "both parties", "parties"}
)
PRONOUNS = frozenset({"it", "this", "that"})


def elaborates(found: Candidate, told: Mention, near: bool) -> bool:
    """Whether a candidate tells more of an event told before.

    Args:
        found: The candidate.
        told: The last dated mention of its family.
        near: True where no more than a paragraph lies between.
    """
    if not same_footing(found.status, told.status) or is_another(found.hit.token) or _named_otherwise(found, told):
        return False
    return found.hit.family in WHOLE_ARTICLE or (near and _same_event(found, told))


def _named_otherwise(found: Candidate, told: Mention) -> bool:
    """Whether a name before the event is neither in the passage told before nor of one who takes part: "the Oslo talks"."""
    names = [c.text for c in children(found.hit.token, {"compound", "nmod"}) if c.tag_ in PROPER]
    return any(n not in told.quote and not any(n in who for who in found.participants) for n in names)


def told_below(headline: Mention, mentions: Iterable[Mention]) -> Mention | None:
    """The first event of a headline's type in the text below, if it has a date and stands on the same footing."""
    below = next((m for m in mentions if _kin(m, headline) and m.start > headline.end), None)
    if below is None or below.date_basis not in ("stated", "relative") or not share_somebody(headline, below):
        return None
    return below if same_footing(headline.status, below.status) else None


def _kin(one: Mention, other: Mention) -> bool:
    return one.type == other.type or {one.type, other.type} <= CAPTIVES


def same_footing(one: Status, other: Status) -> bool:
    """What has happened and what was only agreed or planned are dated apart; what goes on has no day."""
    return (one in HAPPENED and other in HAPPENED) or (one == other and one != "ongoing")


def _same_event(found: Candidate, told: Mention) -> bool:
    token = found.hit.token
    alike = found.earlier is not None or _of_pronoun(token) or token.text.lower() == told.trigger.lower()
    if found.type not in SEVERAL_SORTS:
        alike = alike or points_back(token)
    return found.type == told.type and alike and share_somebody(found, told)


def share_somebody(one: Candidate | Mention, other: Mention) -> bool:
    """Whether somebody takes part in both, or one does not say by name who does: "the two sides"."""
    mine, theirs = ({name for name in m.participants if name not in SIDES_OF_TALKS} for m in (one, other))
    return not mine or not theirs or not mine.isdisjoint(theirs)


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
