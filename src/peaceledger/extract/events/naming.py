"""What a text calls an agreement or talks: the words that name it before its noun ("the Lake Charter nuclear deal")."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from peaceledger.extract.events.clauses import NOUNS, children, is_verb, lemma
from peaceledger.extract.events.evidence import points_back

if TYPE_CHECKING:
    from spacy.tokens import Token

PARTS = frozenset({"compound", "amod", "nmod", "punct", "npadvmod"})
JOINTS = frozenset({"-", "–", "‑", "/"})
PARTICIPLES = frozenset({"VBN", "VBG", "VBD"})
INDEFINITE = frozenset({"a", "an"})
LONGEST = 6
"""Tokens of a name; what is longer is a phrase."""


def name_before(noun: "Token", sorts: Collection[str]) -> int | None:
    """First token of the name of what a noun names, None where it is only "the deal" or "a new deal".

    Names are nouns and capitalised words right before the noun, and what stands behind them ("Harbour ferry deal"). Adjectives in
    small letters open no name unless they tell a sort of agreement; what they say is the writer's ("a historic deal").

    Args:
        noun: The word that names the event.
        sorts: Adjectives that tell a sort: "nuclear".
    """
    if noun.pos_ not in NOUNS:
        return None
    doc, first = noun.doc, noun.i
    for i in range(noun.i - 1, max(noun.i - 1 - LONGEST, noun.sent.start - 1), -1):
        token = doc[i]
        if not _belongs(token, noun):
            break
        if token.text not in JOINTS and _opens(token, sorts):
            first = i
    while first < noun.i and _made_with(doc[first], noun):  # "UN-brokered deal" is a way of making it, no name
        first += 1
    return first if first < noun.i else None


def is_recalled(noun: "Token", clause: "Token", name: int | None, making: Collection[str], lasting: Collection[str]) -> bool:
    """Whether a known agreement is spoken of: "left the ferry deal", "the deal expires", not "agreed on a ferry deal".

    Args:
        noun: The word that names it.
        clause: Head of its clause.
        name: As ``name_before`` gives it.
        making: Verbs that make an agreement.
        lasting: Verbs that tell how long one lasts.
    """
    if noun.pos_ not in NOUNS or any(c.lower_ in INDEFINITE for c in children(noun, {"det"})):
        return False
    if name is None:
        return points_back(noun) and lemma(clause) in lasting
    governor = noun.head.head if noun.head.dep_ == "prep" else noun.head
    return not (lemma(clause) in making and governor.i == clause.i)


def _belongs(token: "Token", noun: "Token") -> bool:
    inside = token.head.i == noun.i or noun.is_ancestor(token)
    return inside and token.dep_ in PARTS and (token.dep_ != "punct" or token.text in JOINTS)


def _opens(token: "Token", sorts: Collection[str]) -> bool:
    if token.i and token.nbor(-1).text in JOINTS and not token.nbor(-1).is_sent_start and token.text.islower():
        return False  # "hard-won", "de-escalation": half a word
    if token.pos_ in NOUNS:
        return True
    return lemma(token) in sorts or (token.text[0].isupper() and not token.is_sent_start and not is_verb(token))


def _made_with(token: "Token", noun: "Token") -> bool:
    """Whether the word is half of a participle ("UN-brokered") or what joins it."""
    if token.text in JOINTS or token.tag_ in PARTICIPLES:
        return True
    after = next((t for t in token.doc[token.i + 1 : noun.i] if t.text not in JOINTS), None)
    return after is not None and after.tag_ in PARTICIPLES and token.nbor(1).text in JOINTS
