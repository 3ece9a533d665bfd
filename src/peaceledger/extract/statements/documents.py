"""Who stands behind a document: its author, or whoever is said to have issued it earlier in the text."""

from bisect import bisect_left
from functools import cached_property

from spacy.tokens import Token

from peaceledger.extract.statements.reading import Reading
from peaceledger.extract.statements.speakers import RELATIVE, agent_of, subject_of

CARRIERS = frozenset({"in", "with", "via", "through"})


def writer_of(document: Token, reading: Reading) -> Token | None:
    """Whoever a document is by in its own sentence: "the ministry's statement", "a report published by the ministry"."""
    for child in document.children:
        if child.dep_ == "poss":
            return child
    for child in document.rights:
        made = child.dep_ == "acl" and child.lemma_.lower() in reading.book.issues
        if made and (agent := agent_of(child)) is not None:
            return agent
        if child.dep_ == "prep" and child.lower_ in ("by", "from"):
            giver = next((c for c in child.rights if c.dep_ == "pobj"), None)
            if giver is not None:
                return giver
    return _sender(document, reading)


def _sender(document: Token, reading: Reading) -> Token | None:
    """The subject that issues it: "the ministry released a statement", "answered with a letter"."""
    verb = _listed(document).head
    if verb.dep_ == "prep" or verb.pos_ == "ADP":
        verb = verb.head if verb.lower_ in CARRIERS else document
    if verb.pos_ != "VERB" or verb.lemma_.lower() not in reading.book.issues or document.dep_ not in ("dobj", "pobj", "conj"):
        return None
    return _person(subject_of(verb))


def _listed(noun: Token) -> Token:
    """The noun that counts a document: "a number of articles"."""
    while noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.pos_ == "NOUN":
        noun = noun.head.head
    return noun


def _person(subject: Token | None) -> Token | None:
    return None if subject is None or subject.lower_ in RELATIVE else subject


class Issuers:
    """Whoever issued which document, so that "the letter said" is said by its sender.

    Args:
        reading: The article.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def of(self, document: Token) -> Token | None:
        """The author of the last document of this kind named before, where "the" or "it" points back to it."""
        if not any(c.lower_ in ("the", "this", "that") for c in document.lefts):
            return None
        known = self._known.get(document.lemma_.lower(), [])
        at = bisect_left(known, document.i, key=lambda pair: pair[0])
        return known[at - 1][1] if at else None

    @cached_property
    def _known(self) -> dict[str, list[tuple[int, Token]]]:
        found: dict[str, list[tuple[int, Token]]] = {}
        for token in self._reading.words:
            lemma = token.lemma_.lower()
            if token.pos_ == "NOUN" and lemma in self._reading.book.documents:
                author = writer_of(token, self._reading) or self._spoken_in(token)
                if author is not None and author.pos_ in ("NOUN", "PROPN"):
                    found.setdefault(lemma, []).append((token.i, author))
        return found

    def _spoken_in(self, document: Token) -> Token | None:
        """Whoever says something "in a letter"."""
        carrier = document.head
        if document.dep_ != "pobj" or carrier.lower_ not in CARRIERS:
            return None
        verb = carrier.head
        if verb.pos_ in ("NOUN", "PROPN") and verb.dep_ in ("nsubj", "nsubjpass"):
            return verb  # "the ministry in a letter asked"
        return _person(subject_of(verb)) if self._reading.book.verb(verb) is not None else None


__all__ = ["Issuers", "writer_of"]
