"""The clause or noun phrase that reports an event."""

from typing import TYPE_CHECKING

from peaceledger.extract.events.clauses import clause_of, is_verb, span_around
from peaceledger.extract.events.frames import Hit

if TYPE_CHECKING:
    from spacy.tokens import Token

ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "dative", "oprd", "acomp"})
EDGES = frozenset({"PUNCT", "CCONJ", "SPACE"})


def passage_of(hit: Hit, clause: "Token") -> tuple[int, int]:
    """First and last token of the clause or noun phrase that reports the event."""
    token = hit.token
    whole = clause if is_verb(token) or _argument(token, clause) else None
    top = whole if whole is not None else token
    keep = {t.i for t in top.subtree} - _set_apart(top, hit)
    keep |= set(range(hit.first, hit.last + 1))
    first, last = span_around(token, lambda t: t.i in keep)
    doc = token.doc
    while first < hit.first and (doc[first].pos_ in EDGES or doc[first].dep_ == "mark"):
        first += 1
    while last > hit.last and doc[last].pos_ in EDGES:
        last -= 1
    return first, last


def _argument(noun: "Token", clause: "Token") -> bool:
    """Whether the noun is what the clause is about: subject or object of its verb."""
    while noun.dep_ in {"conj", "appos"} and noun.head.i != noun.i:
        noun = noun.head
    return noun.dep_ in ARGUMENTS and is_verb(noun.head) and clause_of(noun.head).i == clause.i


def _set_apart(top: "Token", hit: Hit) -> set[int]:
    """Words below ``top`` that report something else: a second main clause, a relative clause or an apposition to a noun."""
    apart: set[int] = set()
    for word in top.subtree:
        if _is_apart(word, top) and not (word.i == hit.token.i or word.is_ancestor(hit.token)):
            apart |= {t.i for t in word.subtree}
    return apart


def _is_apart(word: "Token", top: "Token") -> bool:
    if not is_verb(top):
        return word.i != top.i and word.dep_ in {"relcl", "appos"}
    if word.head.i != top.i or not is_verb(word):
        return False
    return word.dep_ in {"conj", "parataxis"} or (word.dep_ == "ccomp" and word.i < top.i)
