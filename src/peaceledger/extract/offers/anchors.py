"""Words that put something on the table, each with who does so and what."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from peaceledger.extract.acts.parties import Party
from peaceledger.extract.dates.words import CARDINALS
from peaceledger.extract.events.clauses import NOUNS, children, governed, is_verb, lemma, modifiers
from peaceledger.extract.events.factuality import Reading, read_status
from peaceledger.extract.offers.contents import Content, absent, of_noun, of_verb
from peaceledger.extract.offers.scene import OfferScene, once, stretch, word
from peaceledger.extract.offers.terms import conditional, issue_of

if TYPE_CHECKING:
    from spacy.tokens import Token

BACKWARD = frozenset({"these", "those", "them", "they", "which", "among"})
AGREED = frozenset({"occurred", "ongoing", "claimed", "agreed", "planned"})
UNREAL = frozenset({"hypothetical", "negated", "failed"})
POINTING = frozenset({"the", "this", "that", "these", "those", "such", "its", "his", "her", "their"})
MARKS = frozenset({"“", "”", '"', "‘", "’", "'"})
POINTS = re.compile(r"\b(\w+)[-‑ ]point\b", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Anchor:
    """One word that puts something on the table.

    Attributes:
        token: The word.
        sort: plan, demand, agreement or pressure for a noun; offer, demand, agree, ready, interest or threaten for a verb.
        proposers: Who does so.
        addressees: To whom, where the words name them.
        contents: What.
        name: What the words call it, None where they give no name of their own.
        points: 10 for "ten-point", None if not said.
        matter: Issue that the words before a noun name: "the prisoner deal".
        proper: Whether it bears a name of its own.
    """

    token: "Token"
    sort: str
    proposers: tuple[Party, ...]
    addressees: tuple[Party, ...]
    contents: tuple[Content, ...]
    name: str | None = None
    points: int | None = None
    matter: str | None = None
    proper: bool = False

    def binding(self, obligors: Iterable[str]) -> bool:
        """Whether those who speak bind themselves: "agreed to meet", not "agreed that A must leave"."""
        sides = {p.side for p in self.proposers}
        return not obligors or bool(sides.intersection(obligors))


def anchor_at(token: "Token", scene: OfferScene, headline: bool) -> Anchor | None:
    """The anchor a word is, None where it puts nothing on the table."""
    noun = scene.book.noun(token)
    if noun is not None and _in_order(token):
        return _order(token, scene)
    if noun is not None:
        anchor = _noun(token, noun, scene)
    else:
        verb = scene.book.verb(token)
        anchor = _verb(token, verb, scene) if verb is not None else None
    if anchor is None or _unreal(anchor, scene, headline):
        return None
    return anchor


def _in_order(noun: "Token") -> bool:
    """Whether it says what must come first: "as a precondition for"."""
    return "condition" in lemma(noun) and noun.dep_ == "pobj" and noun.head.lower_ == "as"


def _order(noun: "Token", scene: OfferScene) -> Anchor | None:
    above = next((a for a in noun.head.ancestors if is_verb(a)), None)
    thing = next(iter(governed(noun, "for")), None)
    who = tuple(scene.doers(above)) if above is not None else ()
    if thing is None or not who or issue_of(thing, scene) not in scene.book.core:
        return None
    content = Content(head=noun, role=thing, span=(noun.head.i, max(noun.right_edge.i, thing.right_edge.i)))
    return Anchor(token=noun, sort="demand", proposers=who, addressees=(), contents=(content,))


def _unreal(anchor: Anchor, scene: OfferScene, headline: bool) -> bool:
    """Whether nothing was put on the table; what becomes of it ("spurned the offer") is no matter."""
    if anchor.token.pos_ in NOUNS:
        return _no_such(anchor.token, scene)
    reading = Reading(
        headline=headline,
        named=bool(anchor.proposers),
        attributed=scene.said(anchor.token) is not None,
        speech=True,
    )
    status = read_status(anchor.token, reading, scene.book.factuality)
    if status == "hypothetical" and scene.said(anchor.token) is not None:
        return not any(
            conditional(c, scene) for c in children(anchor.token, {"advcl"})
        )  # "it would agree if ...", said by somebody
    return status in UNREAL or (anchor.sort == "agree" and status not in AGREED)


def _no_such(noun: "Token", scene: OfferScene) -> bool:
    """Whether the words say that there is none: "no offer", "made no demands", "if a plan existed"."""
    if any(c.lower_ in {"no", "any", "whatever"} for c in children(noun, {"det"})):
        return True
    verb = _carrier(noun)
    if verb is not None and any(children(verb, {"neg"})) and scene.book.has("carry", verb):
        return True
    return any(conditional(one, scene) and one.i != noun.i for one in noun.ancestors if is_verb(one) and one.dep_ == "advcl")


def _verb(verb: "Token", sort: str, scene: OfferScene) -> Anchor | None:
    if any(children(verb, {"neg"})) or (verb.dep_ in {"amod", "compound"}):
        return None
    found = [c for c in of_verb(verb, sort, scene) if _fits(c, sort, verb, scene)]
    who = tuple(_who(verb, sort, scene))
    if not found or not who:
        return None
    told = tuple(p for c in found for p in c.obligors if p.side not in {w.side for w in who})
    addressed = tuple(p for prep in ("to", "from", "with") for w in governed(verb, prep) for p in scene.parties(w))
    return Anchor(token=verb, sort=sort, proposers=who, addressees=(*addressed, *told), contents=tuple(found))


def _who(verb: "Token", sort: str, scene: OfferScene) -> list[Party]:
    if sort == "interest":
        carrier = verb.head
        return scene.cast.owners(verb) or (scene.doers(carrier) if is_verb(carrier) else [])
    if verb.pos_ == "ADJ":
        return scene.doers(verb.head) if is_verb(verb.head) else []
    found = scene.doers(verb)
    own = [c for c in children(verb, {"nsubj", "nsubjpass"}) if c.lower_ not in {"i", "we"}]
    if found or own:
        return found
    return scene.speaker(verb) if verb.dep_ in {"ROOT", "ccomp"} else []


def _fits(content: Content, sort: str, verb: "Token", scene: OfferScene) -> bool:
    """Whether it is a thing or deed that is dealt in, not help, hope or a probe."""
    head = content.head
    if scene.book.noun(head) is not None and not scene.book.issues.get(lemma(head)):
        return False  # "offered a plan": the noun speaks for itself
    if content.role is not None:
        return issue_of(content.role, scene, loose=False) in scene.book.core
    if sort == "threaten":
        return any(conditional(c, scene) for one in (verb, head) for c in children(one, {"advcl"})) and bool(
            content.obligors or head.dep_ == "xcomp"
        )
    issue = issue_of(head, scene, loose=False)
    if issue == "sanctions_aid":
        return _on_condition(verb, head, scene) or lemma(head) in {"lift", "ease", "removal", "lifting", "end"}
    return issue in scene.book.core


def _on_condition(verb: "Token", head: "Token", scene: OfferScene) -> bool:
    return any(conditional(c, scene) for one in (verb, head) for c in children(one, {"advcl", "relcl", "acl", "ccomp"}))


def _noun(noun: "Token", sort: str, scene: OfferScene) -> Anchor | None:
    if _other_sense(noun, scene):
        return None
    contents = tuple((*of_noun(noun, sort, scene), *absent(noun, scene)))
    who = tuple(_proposers(noun, sort, scene))
    points = _points(noun)
    kept = tuple(c for c in contents if not c.stated or sort == "demand" or points or _weighs(c, noun, scene))
    near = any(scene.book.has("near", m) for m in modifiers(noun)) or points is not None or _proper(noun, scene)
    if scene.book.has("bare", noun) and not any(scene.book.has("near", m) for m in modifiers(noun)):
        return None
    if scene.book.has("common", noun) and not near and not (kept and who):
        return None
    if sort == "pressure" and not (kept and who):
        return None
    if sort == "demand" and kept and not who and any(t.lower_ in BACKWARD for t in noun.sent[: max(0, noun.i - noun.sent.start)]):
        return Anchor(token=noun, sort=sort, proposers=(), addressees=(), contents=kept)
    if not (near or who) or (not who and not kept and not _may_tell(noun, points, scene)):
        return None
    if not kept and _in_marks(noun) and points is None and not _proper(noun, scene):
        return None
    return Anchor(
        token=noun,
        sort=sort,
        proposers=who,
        addressees=tuple(p for prep in ("to", "for", "on") for w in governed(noun, prep) for p in scene.cast.parties(w)),
        contents=kept,
        name=_name(noun, scene, near),
        points=points,
        matter=matter_of(noun, scene),
        proper=_proper(noun, scene),
    )


def _weighs(content: Content, noun: "Token", scene: OfferScene) -> bool:
    """Whether a content makes a noun an offer: what is dealt in, not help."""
    named = scene.book.has("papers", noun) and lemma(noun) != "offer" and noun.head.i != content.head.i
    issue = issue_of(content.head, scene, loose=named)
    if not named and issue == "sanctions_aid":
        return False
    return issue in scene.book.core and (issue != "sanctions_aid" or named)


def _may_tell(noun: "Token", points: int | None, scene: OfferScene) -> bool:
    """Whether a noun without owner and terms may yet name something: by its name, its points, or what it is about."""
    paper = scene.book.has("papers", noun) and any(c.lower_ in {"a", "an"} for c in children(noun, {"det"}))
    return paper or points is not None or _proper(noun, scene) or _of_matter(noun, scene)


def _proper(noun: "Token", scene: OfferScene) -> bool:
    """Whether a name tells it from others: "the X agreements", "the Y Formula"; whose it is is no name."""
    before = [t for t in noun.lefts if t.dep_ in {"compound", "nmod"} and t.pos_ == "PROPN"]
    return any(not (t.i in scene.actor_at and scene.actor_at[t.i].kind in {"state", "person"}) for t in before) or (
        noun.pos_ == "PROPN" and any(t.dep_ in {"compound", "nmod", "amod", "poss"} for t in noun.lefts)
    )


def _of_matter(noun: "Token", scene: OfferScene) -> bool:
    """Whether the words before it say what it is about, so that it may name what was agreed: "the prisoner deal"."""
    return matter_of(noun, scene) is not None


def matter_of(noun: "Token", scene: OfferScene) -> str | None:
    """Issue that the words before a noun name."""
    return next((issue for m in noun.lefts if m.dep_ in {"compound", "amod"} and (issue := scene.book.issues.get(word(m)))), None)


def _in_marks(noun: "Token") -> bool:
    """Whether a noun stands at the end of a few words in quotation marks."""
    before = [t.text for t in noun.doc[max(0, noun.i - 4) : noun.i]]
    return (
        any(m in before for m in ("“", '"', "‘"))
        and noun.i + 1 < len(noun.doc)
        and noun.doc[noun.i + 1].text[:1] in {".", "”", '"', "’", ","}
    )


def _other_sense(noun: "Token", scene: OfferScene) -> bool:
    """Business, force, "in terms of", a plan that is a set phrase."""
    if any(scene.book.has("bar", m) for m in modifiers(noun)) and not any(scene.book.has("near", m) for m in modifiers(noun)):
        return True
    if lemma(noun) in {"term", "condition", "demand"} and noun.dep_ == "pobj" and noun.head.lower_ in {"in", "on", "under"}:
        return True
    if noun.dep_ in {"compound", "npadvmod", "amod"}:
        return True
    return lemma(noun) in {"term", "condition", "requirement"} and noun.tag_ not in {"NNS", "NNPS"}


def _points(noun: "Token") -> int | None:
    match = POINTS.search(noun.doc[noun.left_edge.i : noun.i + 1].text)
    if match is None:
        return None
    word = match.group(1).lower()
    return int(word) if word.isdigit() else CARDINALS.get(word)


def _proposers(noun: "Token", sort: str, scene: OfferScene) -> list[Party]:
    """Whose it is: possessor, "by", "from", the subject of the verb that carries it, whoever is said to stand behind it."""
    owned = scene.cast.owners(noun)
    if sort == "agreement" and not any(c.dep_ in {"poss", "amod"} and c.i in scene.actor_at for c in noun.lefts):
        owned = []  # "the X peace deal" is about X, not X's
    if owned:
        return owned
    for prep in ("by", "from"):
        if found := once(p for w in governed(noun, prep) for p in scene.parties(w)):
            return found
    made = [c for c in children(noun, {"acl"}) if c.tag_ == "VBN"]
    if found := once(p for c in made for by in children(c, {"agent"}) for w in children(by, {"pobj"}) for p in scene.parties(w)):
        return found
    verb = _carrier(noun)
    if verb is None:
        return []
    if scene.book.has("judging", verb) and verb.dep_ in {"ccomp", "dobj", "csubj"} and is_verb(verb.head):
        verb = verb.head  # "made what A called unrealistic demands": who made them
    return scene.doers(verb) if scene.book.has("carry", verb) else []


def _carrier(noun: "Token") -> "Token | None":
    while noun.dep_ in {"conj", "appos"} and noun.head.pos_ in NOUNS:
        noun = noun.head
    if noun.dep_ == "pobj" and noun.head.lower_ in {"on", "with", "for"} and is_verb(noun.head.head):
        return noun.head.head
    if noun.dep_ in {"dobj", "nsubjpass", "attr", "oprd"} and is_verb(noun.head):
        return noun.head
    if noun.dep_ in {"nsubj"} and is_verb(noun.head) and any(children(noun.head, {"aux", "auxpass"})):
        return None
    relative = next((c for c in children(noun, {"relcl"}) if is_verb(c)), None)
    if relative is not None and any(c.lower_ in {"that", "which"} for c in children(relative, {"dobj"})):
        return relative
    return None


def _name(noun: "Token", scene: OfferScene, near: bool) -> str | None:
    """The words before the noun that tell it from others, owners left out; None for "the plan"."""
    kept = [t for t in scene.doc[noun.left_edge.i : noun.i] if t.dep_ not in {"poss", "det", "case", "punct"} or t.text == "-"]
    owned = bool(scene.cast.owners(noun))
    kept = [
        t for t in kept if not (owned and t.i in scene.actor_at and t.dep_ not in {"compound", "nmod"}) and t.head.dep_ != "poss"
    ]
    while kept and (
        scene.book.has("nameless", kept[0]) or kept[0].text in MARKS or kept[0].pos_ in {"ADV", "ADP", "PRON", "DET"}
    ):
        kept = kept[1:]
    if not kept or not (near or any(t.dep_ == "amod" for t in kept)):
        return _points_name(noun, scene)
    start = scene.chars(kept[0].i, noun.i)
    return "".join(c for c in scene.page.text[start[0] : start[1]] if c not in MARKS)


def _points_name(noun: "Token", scene: OfferScene) -> str | None:
    match = POINTS.search(scene.doc[noun.left_edge.i : noun.i + 1].text)
    return f"{match.group(0)} {noun.text}" if match else None


def obligors(content: Content, anchor: Anchor, scene: OfferScene) -> tuple[str, ...]:
    """Sides that must act, None known: empty. Who offers to do something must do it; what both do, both must."""
    head = content.head
    joint = lemma(head) in scene.book.lists["words"] or head.lower_ in scene.book.lists["words"]
    each = _each(head, scene)
    if each:
        found = each
    elif anchor.sort == "demand" and _on_condition(anchor.token, head, scene) and issue_of(head, scene) == "sanctions_aid":
        found = _sides(anchor.proposers)  # whoever calls for it under a condition threatens with it
    elif (
        content.obligors
        and scene.book.has("addressing", anchor.token)
        and not {p.side for p in content.obligors} - {p.side for p in anchor.proposers}
    ):
        found = ()  # "urged him to stop": him is somebody else
    elif content.obligors:
        found = _both(_sides(content.obligors), _with(head, scene)) if joint else _sides(content.obligors)
    elif is_verb(head):
        found = _of_deed(head, anchor, scene, joint=joint)
    else:
        found = _of_thing(head, anchor, scene, joint=joint)
    return found


def _sides(parties: Iterable[Party]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(p.side for p in parties))


def _of_thing(head: "Token", anchor: Anchor, scene: OfferScene, *, joint: bool) -> tuple[str, ...]:
    named = [p for prep in ("between", "among", "by", "from") for w in governed(head, prep) for p in scene.parties(w)]
    mine = _sides(anchor.proposers)
    if named:
        return _sides(named)
    if anchor.sort in {"threaten", "agree"}:
        return mine
    if joint:
        other = _with(head, scene)
        return tuple(dict.fromkeys(other)) if anchor.sort == "demand" or not other else _both(mine, other)
    own = lemma(anchor.token) == "offer" and anchor.token.pos_ == "VERB"
    return _sides(scene.cast.owners(head)) or (mine if own or anchor.sort in {"ready", "interest"} else ())


def _each(head: "Token", scene: OfferScene) -> tuple[str, ...]:
    """Sides of "each side", "both parties" as the subject of a deed: those last named together, else the two most named."""
    for subject in children(head, {"nsubj"}):
        if subject.lower_ not in scene.book.lists["each"] or not any(c.lower_ in {"each", "both", "two"} for c in subject.lefts):
            continue
        known = scene.cast.parties(subject)
        sides = [p.side for p in known] if len(known) > 1 else list(scene.two_sides)
        return tuple(dict.fromkeys(sides))
    return ()


def _of_deed(head: "Token", anchor: Anchor, scene: OfferScene, *, joint: bool) -> tuple[str, ...]:
    mine = [p.side for p in anchor.proposers]
    if any(children(head, {"nsubj", "nsubjpass"})):
        return ()
    if anchor.sort in {"demand", "plan", "agreement", "pressure"} and lemma(anchor.token) not in {"offer", "request"}:
        return tuple(dict.fromkeys(p.side for p in anchor.addressees)) if anchor.sort == "pressure" else ()
    if not joint:
        return tuple(dict.fromkeys(mine))
    return _both(mine, _with(head, scene) or [p.side for p in anchor.addressees] or _answering(anchor.token, mine, scene))


def _with(head: "Token", scene: OfferScene) -> list[str]:
    found = [p.side for prep in ("with", "between") for w in governed(head, prep) for p in scene.parties(w)]
    found += [p.side for w in children(head, {"dobj"}) for p in scene.parties(w)] if is_verb(head) else []
    return found


def _answering(token: "Token", mine: Iterable[str], scene: OfferScene) -> list[str]:
    """Who does something with the offer: whom it was made to."""
    verb = token.head
    if not is_verb(verb) or token.pos_ not in NOUNS:
        return []
    return [p.side for p in scene.doers(verb) if p.side not in mine]


def _both(mine: Iterable[str], theirs: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*mine, *theirs)))


def follows(token: "Token", scene: OfferScene) -> bool:
    """Whether a noun points back to what was put on the table before: "these demands", "the plan", "a suggestion that"."""
    if scene.book.noun(token) is None or token.dep_ in {"compound", "npadvmod"}:
        return False
    before = {c.lower_ for c in token.lefts}
    told_apart = any(t.pos_ in {"PROPN", "NUM"} and t.dep_ != "poss" for t in token.lefts) or token.pos_ == "PROPN"
    return (bool(before & POINTING) or token.dep_ == "appos") and not told_apart and not _other_sense(token, scene)


def span_of(content: Content) -> tuple[int, int]:
    """Bounds of a content's words."""
    if content.span is not None:
        return content.span
    first, last = stretch(content.head, content.leave)
    return first, max(last, content.role.right_edge.i) if content.role is not None else last


__all__ = ["Anchor", "anchor_at", "follows", "obligors", "span_of"]
