"""A term's columns: its issue, who must act, and what the words say of quantity, place, deadline, condition and the like."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from peaceledger.extract.events.clauses import children, is_verb
from peaceledger.extract.offers.scene import OfferScene, stretch, word
from peaceledger.extract.spans import DateSpan
from peaceledger.extract.statements.stance import topics_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from peaceledger.extract.offers.contents import Content

BACKDROP = frozenset({"military_situation", "attack", "economy", "other"})
"""Issues whose words stand beside those of others: they decide only where nothing else does."""
DEADLINE = frozenset({"by", "before", "until", "within", "till"})
QUOTED = ("verification", "guarantors", "legal_form", "decision_rule")
FORCE = frozenset({"attack", "military_situation"})
"""What a ceasefire stops: "to withhold attacks", "a halt to the shelling"."""
LOOSE = frozenset({"humanitarian", "sanctions_aid", "justice"})
"""Topics with many words for help and harm of all kinds: only the offers' own words for them make an offer."""
DEPTH = 3
WHERE = frozenset({"in", "at", "from", "to", "into", "near", "outside", "around", "inside", "over", "across", "through"})


def issue_of(head: "Token", scene: OfferScene, loose: bool = True) -> str:
    """What a term is about: the topic of the word nearest to its head, an object before its verb.

    Args:
        head: The term's head word.
        scene: The article.
        loose: Whether a topic that only the whole phrase names counts.
    """
    levels = list(_levels(head))
    if scene.book.has("refrain", head) and any(
        t in FORCE for level in levels for one in level for t in topics_of(one.text, scene.lexicon)
    ):
        return "ceasefire"
    for level in levels:
        for token in level:
            found = scene.book.issues.get(word(token)) or scene.book.issues.get(token.lower_)
            if found:
                return found
    for level in levels:
        for token in level:
            topics = [] if scene.book.has("vague", token) else _topics(token.text, scene)
            topics = topics if loose else [t for t in topics if t not in LOOSE]
            if topics:
                return topics[0]
    first, last = stretch(head)
    topics = _topics(scene.doc[first : last + 1].text, scene) if loose else []
    return topics[0] if topics else "other"


def _topics(text: str, scene: OfferScene) -> list[str]:
    return [t for t in topics_of(text, scene.lexicon) if t not in BACKDROP]


def _levels(head: "Token") -> Iterator[list["Token"]]:
    """Words under a head by how deep they stand; the object of a verb before the verb itself."""
    level = [head]
    if is_verb(head):
        things = [c for c in head.children if c.dep_ in {"dobj", "attr", "oprd", "nsubjpass"} and c.pos_ != "PRON"]
        yield [*things, head]
    else:
        yield level
    for _ in range(DEPTH):
        level = [
            c
            for word in level
            for c in word.children
            if c.dep_ not in {"conj", "advcl", "nsubj", "punct", "relcl", "appos", "acl"}
        ]
        yield level


def details(content: "Content", bounds: tuple[int, int], scene: OfferScene) -> dict[str, str | None]:
    """The columns of a term that the words fill; None where they say nothing."""
    found: dict[str, str | None] = {
        "quantity": _quantity(bounds, scene),
        "place": _place(bounds, scene),
        "deadline": _deadline(bounds, scene),
        "duration": _duration(bounds, scene),
        "condition": condition_of(content.head, bounds, scene),
    }
    return found | {name: _phrase(name, bounds, scene) for name in QUOTED}


def _quantity(bounds: tuple[int, int], scene: OfferScene) -> str | None:
    for token in scene.doc[bounds[0] : bounds[1] + 1]:
        if token.like_num and token.dep_ == "nummod" and not token.text.isalpha() | _is_date(token, scene):
            last = token.head.i
            if last + 1 <= bounds[1] and scene.doc[last + 1].lower_ == "each":
                last += 1
            return str(scene.doc[token.left_edge.i : last + 1].text) if token.i <= last else None
    return None


def _is_date(token: "Token", scene: OfferScene) -> bool:
    return any(d.start <= token.idx < d.end for d in scene.context.dates)


def _place(bounds: tuple[int, int], scene: OfferScene) -> str | None:
    start, end = scene.chars(*bounds)
    inside = [
        p for p in scene.context.places if start <= p.start and p.end <= end and p.reads_as == "place" and _where(p.start, scene)
    ]
    return scene.page.text[inside[0].start : inside[-1].end] if inside else None


def _where(at: int, scene: OfferScene) -> bool:
    """Whether a place name says where: after a preposition of place, or listed after such a name."""
    token = scene.doc[scene.tokens(at, at + 1)[0]]
    while token.dep_ in {"compound", "conj", "appos"} and token.head.i != token.i:
        token = token.head
    return token.dep_ in {"pobj", "appos", "npadvmod"} and (token.dep_ != "pobj" or token.head.lower_ in WHERE)


def _dates(bounds: tuple[int, int], scene: OfferScene) -> list[DateSpan]:
    start, end = scene.chars(*bounds)
    return [d for d in scene.context.dates if start <= d.start and d.end <= end]


def _deadline(bounds: tuple[int, int], scene: OfferScene) -> str | None:
    for span in _dates(bounds, scene):
        first = scene.tokens(span.start, span.end)[0]
        before = scene.doc[first - 1] if first > bounds[0] else None
        if before is not None and before.lower_ in DEADLINE:
            return scene.page.text[before.idx : span.end]
    return None


def _duration(bounds: tuple[int, int], scene: OfferScene) -> str | None:
    return next((scene.page.text[d.start : d.end] for d in _dates(bounds, scene) if d.timex.type == "DURATION"), None)


def condition_of(head: "Token", bounds: tuple[int, int], scene: OfferScene) -> str | None:
    """The clause or phrase that says under which condition."""
    above = next((a for a in head.ancestors if is_verb(a) and a.sent == head.sent), None)
    for clause in (head, above) if above is not None else (head,):
        for child in children(clause, {"advcl", "relcl", "acl", "ccomp"}):
            if child.i != head.i and conditional(child, scene):
                return str(scene.doc[child.left_edge.i : child.right_edge.i + 1].text)
    text = scene.page.text
    start, end = scene.chars(*bounds)
    match = scene.book.details["exchange"].search(text, start, min(len(text), end + 60))
    if match is None:
        return None
    first = scene.doc[scene.tokens(match.start(), match.end())[0]]
    if first.sent.start_char > start or first.sent != head.sent:
        return scene.page.text[match.start() : match.end()] if first.sent == head.sent else None
    last = first.right_edge.i if first.right_edge.i > first.i else scene.tokens(match.start(), match.end())[-1]
    return str(scene.doc[first.i : last + 1].text)


def conditional(clause: "Token", scene: OfferScene) -> bool:
    """Whether a clause says under which condition: "if they leave", "should they stay"."""
    marks = {c.lower_ for c in children(clause, {"mark", "advmod"})}
    first = scene.doc[clause.left_edge.i]
    if first.lower_ == "," and clause.left_edge.i < clause.i:
        first = scene.doc[clause.left_edge.i + 1]
    inverted = (
        first.lower_ == "should" and first.dep_ == "aux" and any(c.i > first.i for c in children(clause, {"nsubj", "nsubjpass"}))
    )
    return bool(marks & {"if", "unless", "once", "until", "provided"}) or inverted


def _phrase(name: str, bounds: tuple[int, int], scene: OfferScene) -> str | None:
    start, end = scene.chars(*bounds)
    match = scene.book.details[name].search(scene.page.text, start, end)
    if match is None:
        return None
    token = scene.doc[scene.tokens(match.start(), match.end())[0]]
    if token.dep_ in {"amod", "compound", "poss", "advmod"}:
        token = token.head
    if token.dep_ == "pobj" and bounds[0] <= token.head.i:
        token = token.head
    first, last = max(token.left_edge.i, bounds[0]), min(token.right_edge.i, bounds[1])
    return str(scene.doc[first : last + 1].text)


def sides(parties: Sequence[str | None]) -> str | None:
    """Sides joined as the tables hold them; None where none is known."""
    return "; ".join(dict.fromkeys(p for p in parties if p)) or None
