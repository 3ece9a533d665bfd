"""Is it an event, and is it news? What stands beside a trigger, and references that only point back or set the scene."""

from typing import TYPE_CHECKING, Literal

from peaceledger.extract.events.clauses import (
    PLURAL_TAGS,
    VERBS,
    above,
    children,
    clause_of,
    is_ordinal,
    is_verb,
    lemma,
    modifiers,
    objects,
    spread,
    subjects,
)
from peaceledger.extract.events.factuality import Factuality
from peaceledger.extract.events.frames import Hit
from peaceledger.extract.events.roles import Scene, sides_of
from peaceledger.records.mention import Status

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

Standing = Literal["full", "short"]
POINTING = frozenset({"the", "this", "these", "that", "those", "their", "such", "both", "his", "her"})
TALK = frozenset({"agreement", "talks"})  # words that parliaments, clubs and companies use as well
SCENE_SETTING = frozenset({"since", "after", "before", "amid", "amidst", "because", "to", "due", "following", "despite"})
BACKGROUND = frozenset({"before", "after", "when", "while", "as", "since", "once", "until"})
TOPICAL = frozenset({"about", "of", "despite"})  # "no comment about the swap", "the terms of that deal"


def standing_of(hit: Hit, passage: tuple[int, int], scene: Scene, dated: bool, known: bool) -> Standing | None:
    """How well a trigger stands as an event.

    Args:
        hit: The trigger.
        passage: First and last token of its passage.
        scene: Actors, dates and places.
        dated: True if a date stands with it.
        known: True if an event of its family was mentioned before.

    Returns:
        ``full`` where its own words say enough; ``short`` where it points back and adds neither who nor when ("the meeting");
        None where it is no event.
    """
    token = hit.token
    elsewhere = hit.frame.family in TALK and not scene.around.conflict
    if elsewhere and hit.trigger.ask and not _abroad(hit, passage, scene):
        return None
    if known and _numbered(token):
        return "full"
    short = known and (hit.trigger.follows is not None if is_verb(token) else points_back(token))
    if _has_evidence(hit, passage, scene, dated):
        bare = short and not dated and not any(scene.around.is_party(t) for t in token.subtree if t.i != token.i)
        if not bare:
            return "full"
    elif not (short and "known" in hit.trigger.ask):
        return None
    return None if elsewhere else "short"


def _has_evidence(hit: Hit, passage: tuple[int, int], scene: Scene, dated: bool) -> bool:
    """Whether the words beside the trigger give what its frame asks for; in a text on a conflict one who takes part is enough."""
    ask = hit.trigger.ask - {"known"}
    if "pair" in ask and _among_themselves(hit.token, scene):
        return False
    if not hit.trigger.ask or ("date" in ask and dated) or ("setting" in ask and scene.around.conflict):
        return True
    around = scene.around
    words = [t for t in scene.doc[passage[0] : passage[1] + 1] if not hit.first <= t.i <= hit.last]
    words += [t for t in subjects(clause_of(hit.token)) if t not in words]
    enough = {"party", "pair"} if around.conflict else {"party"}
    if not ask.isdisjoint(enough) and any(around.is_party(t) for t in words):
        return True
    if "body" in ask and any(t.i in around.bodies or (t.i not in around.actors and around.is_party(t)) for t in words):
        return True
    if "across" in ask and _across(hit.token, scene):
        return True
    if "sides" in ask and _sides(range(*_context(hit.token.sent)), scene) >= 2:
        return True
    return "pair" in ask and _pair(words, scene)


def _among_themselves(token: "Token", scene: Scene) -> bool:
    """Whether those who do it are several, all named and all of one side: a president and his minister agree."""
    doing = [scene.actor_at.get(t.i) for t in spread(subjects(token), frozenset())] if is_verb(token) else []
    sides = {side for actor in doing if actor is not None and actor.side for side in sides_of(actor)}
    return len(doing) > 1 and all(actor is not None and actor.side for actor in doing) and len(sides) == 1


def _across(verb: "Token", scene: Scene) -> bool:
    """Whether one side does it to people of another: captor and captive, not a country's own courts and prisons.

    An armed group has none: whom it lets go it held.
    """
    doing, done = (_sides_in(words, scene) for words in (subjects(verb), objects(verb)))
    if not done:
        return any(a.kind == "armed_group" for t in subjects(verb) if (a := scene.actor_at.get(t.i)) is not None)
    return bool(doing) and doing.isdisjoint(done)


def _sides_in(words: list["Token"], scene: Scene) -> set[str]:
    """Sides of some nouns with what stands before them: "13 Ardenian sailors"."""
    near = [t for word in words for t in (word, *word.conjuncts, *modifiers(word)) if t.i in scene.actor_at]
    return {side for t in near for side in sides_of(scene.actor_at[t.i])}


def _abroad(hit: Hit, passage: tuple[int, int], scene: Scene) -> bool:
    """Whether those of a text on no conflict can be states or armed groups, not the parties of a parliament or a company."""
    first, last = _context(hit.token.sent)
    if any(lemma(t) in scene.around.frames.domestic for t in scene.doc[first:last]):
        return _sides(range(passage[0], passage[1] + 1), scene) >= 2
    return _sides(range(first, last), scene) >= 2


def _context(sent: "Span") -> tuple[int, int]:
    """First token, and after the last one, of a sentence with the one before it; a headline goes with the line below it."""
    if sent.start:
        return sent.doc[sent.start - 1].sent.start, sent.end
    return 0, sent.doc[sent.end].sent.end if sent.end < len(sent.doc) else sent.end


def _sides(words: range, scene: Scene) -> int:
    """How many sides the actors of some words are on."""
    acting = [scene.actor_at[i] for i in words if i in scene.around.actors]
    return len({side for actor in acting if actor.side for side in sides_of(actor)})


def _pair(words: list["Token"], scene: Scene) -> bool:
    """Two who take part, or a plural noun for them."""
    frames, actors = scene.around.frames, scene.around.actors
    sides = {side for t in words if t.i in actors for side in sides_of(scene.actor_at[t.i])}
    nouns = [t for t in words if t.i not in actors and lemma(t) in frames.parties | frames.leaders | frames.groups]
    parties = {lemma(t) for t in nouns if lemma(t) in frames.parties}
    leader = not sides and any(lemma(t) in frames.leaders for t in nouns)
    return any(t.tag_ in PLURAL_TAGS for t in nouns) or len(sides) + len(parties) + leader >= 2


def points_back(token: "Token") -> bool:
    """Whether a noun refers to something mentioned: "the meeting", "these talks", also "talks" at the head of a clause."""
    if any(c.dep_ == "poss" or (c.dep_ in {"det", "predet", "amod"} and c.lower_ in POINTING) for c in token.children):
        return True
    return token.dep_ in {"nsubj", "nsubjpass"} and token.tag_ in PLURAL_TAGS and not any(c.i < token.i for c in token.children)


def _numbered(noun: "Token") -> bool:
    """Whether an ordinal counts the event: "the 76th exchange"."""
    return not is_verb(noun) and any(is_ordinal(m) for m in modifiers(noun))


def reports(token: "Token", words: Factuality) -> bool:
    """Whether a short reference is what its clause is about: subject, object or topic, and not when something else took place."""
    clause = clause_of(token)
    if is_verb(token):
        return True
    while token.dep_ == "conj" and not is_verb(token.head):
        token = token.head
    verb = token.head
    if any(words.modifier.get(lemma(m)) == "planned" for m in modifiers(token)):
        return True
    if token.dep_ == "pobj":
        return verb.lower_ in TOPICAL
    if token.dep_ == "attr":
        return lemma(verb) == "be"
    if not is_verb(verb) or token.dep_ not in {"nsubj", "nsubjpass", "dobj"} or clause.dep_ in {"pcomp", "csubj", "acl"}:
        return False
    if clause.dep_ == "advcl" and (clause.tag_ == "VBG" or any(_sets_scene(c) for c in clause.children)):
        return False
    told = lemma(verb) != "be" or any(t.like_num for t in verb.subtree)
    return told and (clause.tag_ != "VBG" or any(children(clause, {"aux"})))


def _sets_scene(word: "Token") -> bool:
    return word.dep_ in {"mark", "advmod"} and word.lower_ in BACKGROUND


def is_backdrop(hit: Hit, status: Status) -> bool:
    """Whether an undated event only sets the scene: "since the invasion", "amid continuing talks", "under the deal"."""
    prep = above(hit.token)
    if prep is None:
        return False
    if hit.frame.family == "agreement" and prep.lower_ not in TOPICAL:
        return points_back(hit.token) and not any(hit.token.i > m.i and m.pos_ == "PROPN" for m in modifiers(hit.token))
    return status == "ongoing" or (hit.frame.contested and prep.lower_ in SCENE_SETTING)


def is_caption(token: "Token") -> bool:
    """Whether a heading only names its subject: "The Peace Plan", "The Truce as a Precedent"."""
    if clause_of(token).pos_ in VERBS or _numbered(token):
        return False
    return points_back(token) or _is_whole_heading(token)


def _is_whole_heading(token: "Token") -> bool:
    """As in "The Border Swap", which the parser takes for a name: no verb, and nothing after the word but the line's end."""
    line = [t for t in token.sent if not (t.is_space or t.is_punct)]
    return line[0].lower_ in POINTING and line[-1].i == token.i and not any(t.pos_ in VERBS for t in line)
