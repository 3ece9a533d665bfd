"""Conditions a party sets without a noun or verb of demanding: "A must leave before talks begin", "B will only talk if ..."."""

from typing import TYPE_CHECKING

from peaceledger.extract.events.clauses import children, governed, is_verb, lemma
from peaceledger.extract.offers.anchors import Anchor
from peaceledger.extract.offers.contents import Content, all_of
from peaceledger.extract.offers.scene import OfferScene, stretch
from peaceledger.extract.offers.terms import issue_of

if TYPE_CHECKING:
    from spacy.tokens import Token

MARKS = frozenset({"if", "once", "after", "when"})
BASES = frozenset({"basis", "condition", "terms"})


def condition_at(token: "Token", scene: OfferScene) -> Anchor | None:
    """The anchor that "must" or "only" is, None where no condition is set."""
    verb = token.head.head if token.head.pos_ == "ADP" else token.head  # "only on the basis of"
    if not is_verb(verb) or any(children(verb, {"neg"})):
        return None
    if token.lower_ == "must":
        return _first_that(verb, scene)
    return _only_then(verb, token, scene) if token.lower_ == "only" else None


def _first_that(verb: "Token", scene: OfferScene) -> Anchor | None:
    """What a party says another must do before something that is dealt in may come."""
    who = tuple(scene.speaker(verb))
    obliged = tuple(p for word in children(verb, {"nsubj"}) for p in scene.parties(word))
    sides = {p.side for p in who}
    if not who or not obliged or sides & {p.side for p in obliged} or not _comes_after(verb, scene):
        return None
    if issue_of(verb, scene, loose=False) not in scene.book.core:
        return None
    return Anchor(token=verb, sort="demand", proposers=who, addressees=obliged, contents=(Content(head=verb, obligors=obliged),))


def _comes_after(verb: "Token", scene: OfferScene) -> bool:
    clauses = [c for c in children(verb, {"advcl"}) if any(m.lower_ == "before" for m in children(c, {"mark"}))]
    things = [s for c in clauses for s in (*children(c, {"nsubj", "nsubjpass", "dobj"}), c)]
    things += [w for prep in ("before", "for") for w in governed(verb, prep)]
    return any(issue_of(thing, scene, loose=False) in scene.book.core for thing in things)


def _only_then(verb: "Token", only: "Token", scene: OfferScene) -> Anchor | None:
    """What a party makes its own readiness depend on."""
    who = tuple(scene.doers(verb))
    deeds = (verb, *(x for a in children(verb, {"acomp"}) for x in children(a, {"xcomp"})))  # "is ready to negotiate"
    if not who or not any(issue_of(deed, scene, loose=False) in scene.book.core for deed in deeds):
        return None
    bases = [w for w in (*governed(verb, "on"), *children(only.head, {"pobj"})) if lemma(w) in BASES]
    contents = [c for w in bases for thing in governed(w, "of") for c in all_of(thing, scene)]
    for clause in children(verb, {"advcl"}):
        if any(m.lower_ in MARKS for m in children(clause, {"mark", "advmod"})):
            obliged = tuple(p for word in children(clause, {"nsubj"}) for p in scene.parties(word))
            contents.append(Content(head=clause, obligors=obliged, span=stretch(clause)))
    contents = [c for c in contents if issue_of(c.head, scene) in scene.book.core]
    if not contents:
        return None
    return Anchor(token=verb, sort="demand", proposers=who, addressees=(), contents=tuple(contents))


__all__ = ["condition_at"]
