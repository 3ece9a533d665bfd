"""Who takes part in an event, who mediates, and where: actors and places tied to a trigger by grammar; when, in ``own_date``."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from peaceledger.extract.events.clauses import (
    NOUNS,
    SUBJECTS,
    above,
    bounds,
    children,
    clause_of,
    doers,
    governed,
    is_verb,
    lemma,
    modifiers,
    objects,
    spread,
    subjects,
)
from peaceledger.extract.events.frames import Hit, Surroundings
from peaceledger.extract.events.moods import held_on
from peaceledger.extract.spans import ActorSpan, DateSpan, PlaceSpan

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

CAPTIVES = "captives"
RELATIVE = frozenset({"WP", "WDT"})
TAKEN = frozenset({"attack", "territory"})
"""Families whose object is a place: "shelled X", "seized X"."""
TALKS = "talks"
SETTLEMENT = frozenset({"city", "town", "village", "settlement", "suburb", "port", "region", "province", "district"})
STANDING_IN = frozenset({"in", "at", "near", "outside", "inside", "around", "on"})
PROPER = frozenset({"NNP", "NNPS"})
COMPASS = ("north", "south", "east", "west")
COUNTRY = 6  # UCDP where_prec: a whole country says no place
UNNAMED = frozenset({"anonymous", "media"})
DIPLOMACY = frozenset({"talks", "captives", "ceasefire", "agreement"})
"""Families in which a side takes part by its officials, whoever they are."""
LOCATIVE = frozenset({"in", "at", "near", "outside", "inside", "on", "from", "around", "into", "to", "over"})
TOPIC = frozenset({"about", "concerning", "regarding"})
DISCUSSING = frozenset({"discuss", "review", "debate", "address"})
WELCOMING = frozenset({"welcome", "hail", "praise", "applaud", "commend"})
STAGES_OF = frozenset({"completion", "conclusion", "start", "beginning", "success", "resumption", "implementation"})
"""What of an event is welcomed: "the completion of the exchange"."""
# Prepositions whose phrase says when or about what, not who.
ASIDE = frozenset(
    {
        "since",
        "after",
        "before",
        "despite",
        "amid",
        "during",
        "about",
        "over",
        "on",
        "in",
        "at",
        "near",
        "concerning",
        "regarding",
        "to",
        "until",
        "following",
        "like",
        "than",
        "as",
    }
)
SCENE = frozenset({"amid", "amidst", "despite", "since", "after", "before", "during", "following"})
MEDIATED = frozenset({"mediated", "brokered", "hosted", "sponsored", "backed", "facilitated"})
MEDIATING = frozenset({"mediate", "broker", "facilitate", "host", "moderate", "sponsor", "chair"})
ACTIVE = frozenset({"mediating", "brokering", "moderating", "facilitating", "hosting"})
DEALING = frozenset({"negotiate", "sign", "conclude", "reach", "strike", "draft", "agree"})
GATHERING = frozenset({"meet", "gather", "convene", "assemble"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
THANKING = frozenset({"thank"})
GOOD_OFFICES = frozenset(
    {"mediation", "auspices", "facilitation", "mediator", "brokering", "intermediary", "broker", "go-between", "between"}
)
HELP = frozenset({"help", "assistance"})
"""What a third gives where captives are let go: "with help from the emirate"."""
SERVING = frozenset({"act", "serve"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Actors, dates and places of an article by token.

    Attributes:
        carriers: Lemmas of verbs that carry the event that their object names ("held talks", "launched an attack").
        states: Name of a side that is a state or a body of states, by its key.
    """

    doc: "Doc"
    around: Surroundings
    actor_at: Mapping[int, ActorSpan]
    dates: tuple[tuple[int, DateSpan], ...]
    places: tuple[tuple[int, PlaceSpan], ...]
    carriers: frozenset[str] = frozenset()
    states: Mapping[str, str] = field(default_factory=dict)

    def is_known(self, token: "Token") -> bool:
        """Whether the word is an actor, a date or a place."""
        return token.i in self.actor_at or self.is_place(token) or any(d.start <= token.idx < d.end for _, d in self.dates)

    def is_place(self, token: "Token") -> bool:
        """Whether the word is a place that stands for no government."""
        return any(p.start <= token.idx < p.end and p.reads_as == "place" for _, p in self.places)


def token_at(doc: "Doc", start: int, end: int) -> "Token | None":
    """Head token of a stretch of characters."""
    span = doc.char_span(start, end, alignment_mode="expand")
    return span.root if span is not None else None


def actor_tokens(doc: "Doc", actors: Iterable[ActorSpan]) -> dict[int, ActorSpan]:
    """Actor of every token an actor span covers; the first span wins."""
    found: dict[int, ActorSpan] = {}
    for actor in actors:
        span = doc.char_span(actor.start, actor.end, alignment_mode="expand")
        if span is not None:
            for token in span:
                found.setdefault(token.i, actor)
    return found


def has_side(actor: ActorSpan) -> bool:
    """Whether an actor can take part in a conflict's diplomacy: it has a side or is known to a pack."""
    return actor.kind != "media" and (actor.side is not None or actor.actor_id is not None)


def names_of(actor: ActorSpan) -> list[str]:
    """One name each of those a span stands for ("the two sides")."""
    return actor.name.split("; ")


def sides_of(actor: ActorSpan) -> list[str]:
    """The sides a span stands for; an actor without one is a side of its own."""
    return (actor.side or actor.name).split("; ")


def path(token: "Token", top: "Token") -> Iterator["Token"]:
    """Heads of a token up to, but without, ``top``."""
    while token.i != top.i and token.head.i != token.i:
        token = token.head
        if token.i != top.i:
            yield token


def participants(hit: Hit, clause: "Token", scene: Scene) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Canonical names of those who take part and of those who mediate, each in the order of the text."""
    taking: dict[str, None] = {}
    mediating: dict[str, None] = {}
    for index in _reach(hit, clause):
        token, actor = scene.doc[index], scene.actor_at.get(index)
        if actor is None and _stranger(token, hit, scene) and _takes_part(token, hit, clause):
            taking[_whole_name(token)] = None
        if actor is None or index != actor.head or (actor.kind == "pronoun" and not actor.actor_id):
            continue
        if _mediates(token, hit):
            mediating |= dict.fromkeys(_called(actor, hit, scene))
        elif _takes_part(token, hit, clause) and not (hit.family == CAPTIVES and _is_freed(token, actor, hit, scene)):
            taking |= dict.fromkeys(_called(actor, hit, scene))
    told_of = dict.fromkeys(_antecedent(clause, scene))
    if lemma(clause) in MEDIATING:
        mediating = told_of | mediating
    else:
        taking = told_of | taking
    taking = dict.fromkeys([*(_shared(hit, clause, scene) if not mediating else ()), *taking])
    for name in mediating:
        taking.pop(name, None)
    return tuple(taking), tuple(mediating)


def _called(actor: ActorSpan, hit: Hit, scene: Scene) -> list[str]:
    """Names of an actor; of officials and others without a name their states, in diplomacy only."""
    states = [scene.states[side] for side in sides_of(actor) if side in scene.states]
    if actor.kind == "anonymous":
        return states if hit.frame.family in DIPLOMACY else []
    if actor.kind in UNNAMED:
        return []
    return states if states and actor.actor_id is None and actor.name[0].islower() else names_of(actor)


def _shared(hit: Hit, clause: "Token", scene: Scene) -> Iterator[str]:
    """Who does the second of two things told of one subject: "Vesna and Odria met and exchanged prisoners"."""
    if any(children(clause, {"nsubj", "nsubjpass", "auxpass", "expl"})) or lemma(clause) in MEDIATING:
        return
    if clause.dep_ == "pcomp" and hit.family == TALKS and hit.token.i == clause.i:
        yield from (name for subject in doers(clause) for token, actor in _known(subject, scene) for name in names_of(actor))
    if clause.dep_ != "conj":
        return
    carried = hit.token.dep_ == "dobj" and hit.token.head.i == clause.i and lemma(clause) in scene.carriers
    carried = carried and not any(children(hit.token, {"poss"}))
    if hit.token.i != clause.i and not carried:
        return
    for subject in subjects(clause):
        for token, actor in _known(subject, scene):
            if token.i == actor.head:
                yield from names_of(actor)


def _antecedent(clause: "Token", scene: Scene) -> Iterator[str]:
    """Who a relative clause tells of, or an accusation: "the envoy, who met his counterpart", "accused X of shelling Y"."""
    relative = clause.dep_ == "relcl" and any(c.tag_ in RELATIVE for c in children(clause, {"nsubj", "nsubjpass"}))
    for word in [clause.head] if relative else subjects(clause) if clause.dep_ == "pcomp" else []:
        yield from (name for _, actor in _known(word, scene) for name in names_of(actor))


def _known(first: "Token", scene: Scene) -> Iterator[tuple["Token", ActorSpan]]:
    """Those of a row of names whom a pack knows, with their words."""
    for token in (first, *first.conjuncts):
        actor = scene.actor_at.get(token.i)
        if actor is not None and actor.kind not in UNNAMED and actor.actor_id is not None:
            yield token, actor


def _stranger(token: "Token", hit: Hit, scene: Scene) -> bool:
    """Whether a name that no pack knows stands beside another name that acts: "Vesna and Odria met", "between X and Y"."""
    if token.tag_ not in PROPER or not hit.token.text.islower():
        return False
    row = _row(token)
    if any(c.lower_ != "and" for t in row for c in children(t, {"cc"})):
        return False
    acts = any(
        (t.dep_ == "nsubj" and is_verb(t.head)) or (t.dep_ == "pobj" and (t.head.lower_ == "between" or t.head.dep_ == "agent"))
        for t in row
    )
    if not acts or len(row) == 1 or scene.is_known(token):
        return False
    return all(t.tag_ in PROPER and t.text[0].isupper() and not scene.is_place(t) for t in row)


def _row(token: "Token") -> list["Token"]:
    """A name and those joined to it by "and", also where the parser took the first for an adverb ("Vesna and Odria met")."""
    row = [token, *token.conjuncts]
    for name in token.head.children:
        joint = next(children(name, {"cc"}), None) if name.dep_ == "advmod" and name.tag_ in PROPER else None
        last = next((t for t in token.head.children if joint and t.dep_ == "nsubj" and t.left_edge.i == joint.i + 1), None)
        if last is not None and token.i in {name.i, last.i}:
            return [name, last, *last.conjuncts]
    return row


def _whole_name(token: "Token") -> str:
    """The name with the proper nouns before it that belong to it."""
    first = token.i
    while first > token.left_edge.i and token.doc[first - 1].pos_ == "PROPN" and token.doc[first - 1].head.i == token.i:
        first -= 1
    return str(token.doc[first : token.i + 1].text)


def _reach(hit: Hit, clause: "Token") -> list[int]:
    inside = {t.i for t in hit.token.subtree}
    if not is_verb(hit.token) and (governed(hit.token, "between") or not _of_clause(hit.token, clause)):
        return sorted(inside)
    return sorted(inside | {t.i for t in clause.subtree if clause_of(t).i == clause.i or _good_offices(t)})


def _of_clause(noun: "Token", clause: "Token") -> bool:
    """Whether the event noun belongs to the verb of its clause, directly or by one preposition; then the subject takes part."""
    while noun.dep_ in {"conj", "appos"} and noun.head.i != noun.i:
        noun = noun.head
    head = noun.head.head if above(noun) is not None else noun.head
    return is_verb(head) and clause_of(head).i == clause.i and not told_of(noun)


def told_of(noun: "Token") -> bool:
    """Whether a clause is about it, and tells neither who did it nor when.

    As in "they studied statements regarding the talks", "on Sunday the emir welcomed the completion of the exchange".
    """
    prep = noun.head
    if noun.dep_ == "dobj" and lemma(prep) in DISCUSSING:
        return True
    whole = prep.head if prep.lower_ == "of" and lemma(prep.head) in STAGES_OF else noun
    if whole.dep_ == "dobj" and lemma(whole.head) in WELCOMING:
        return True
    return prep.lower_ in TOPIC and (not is_verb(prep.head) or any(children(prep.head, {"dobj"})))


def _good_offices(token: "Token") -> bool:
    return any(lemma(t) in MEDIATING or t.lower_ == "acting" for t in token.ancestors)


def _mediates(token: "Token", hit: Hit) -> bool:
    """Whether the actor mediates: "brokered by X", "X hosted", "X acting as mediator", "with X's mediation", "X-brokered"."""
    named_so = token.head.lower_ in MEDIATED and token.head.head.i == hit.token.i and token.dep_ not in {"agent", "conj"}
    named_so = named_so or _beside(token)
    if named_so or _offers_itself(token, hit.token) or _in_office(token):
        return True
    if lemma(hit.token) in THANKING:
        return False
    before = token
    for head in token.ancestors:
        if head.lower_ == "between" or (head.i == hit.token.i and before.dep_ != "prep"):
            return False
        if is_verb(head) and before.dep_ == "nsubj" and _helps_mediate(head, hit.token):
            return True
        if is_verb(head) and lemma(head) in MEDIATING and (before.dep_ in {"agent", "nsubj"} or before.lower_ == "by"):
            return bool(before.dep_ != "nsubj" or hit.token.dep_ == "dobj")
        if lemma(head) in GOOD_OFFICES and not is_verb(head):
            return True
        if lemma(head) in SERVING and _as_mediator(head):
            return True
        if hit.family == CAPTIVES and _lends_help(head):
            return True
        before = head
    return False


def _lends_help(noun: "Token") -> bool:
    """As in "with help from the emirate", "through the good offices of the emirate"."""
    if lemma(noun) == "office":
        return any(m.lower_ == "good" for m in modifiers(noun))
    prep = above(noun)
    return lemma(noun) in HELP and prep is not None and prep.lower_ in {"with", "through"}


def _is_freed(token: "Token", actor: ActorSpan, hit: Hit, scene: Scene) -> bool:
    """Whether somebody is let go and does not deal: a person no pack knows, or one of those released or traded.

    People of a country ("two Ardenians") are a side that gets them back only where the war is theirs.
    """
    if actor.kind == "person" and actor.actor_id is None:
        return True
    freed = [*objects(hit.token), *governed(hit.token, "of"), *governed(hit.token, "for")]
    freed += [c for c in hit.token.children if c.dep_ == "poss"]
    captives = dict(hit.trigger.need).get("modifier", frozenset())
    if any(lemma(c) in captives for c in children(hit.token, {"compound", "nmod"})):  # "Ardenian hostage releases"
        freed += [c for c in hit.token.children if c.dep_ in {"amod", "compound", "nmod"}]
    people = list(spread(freed, scene.around.frames.quantities))
    among = any(p.i == token.i or p.is_ancestor(token) for p in people)
    parties = scene.around.frames.sides
    return among and (actor.kind == "person" or (bool(parties) and parties.isdisjoint(sides_of(actor))))


def _beside(actor: "Token") -> bool:
    """As in "with the emirate mediating", whatever the parser makes of the last word."""
    while (
        actor.dep_ in {"conj", "compound", "nsubj", "amod", "nmod"}
        and actor.head.i != actor.i
        and actor.head.lower_ not in ACTIVE
    ):
        actor = actor.head
    work = actor.head if actor.head.lower_ in ACTIVE else next((c for c in actor.children if c.lower_ in ACTIVE), None)
    if work is None or work.i <= actor.i:
        return False
    return any(prep is not None and prep.lower_ == "with" for prep in (above(actor), above(work), work.head))


def _helps_mediate(verb: "Token", event: "Token") -> bool:
    """As in "the emirate helped broker the swap"."""
    return any(lemma(c) in MEDIATING and any(o.i == event.i for o in objects(c)) for c in children(verb, {"xcomp", "ccomp"}))


def _offers_itself(actor: "Token", event: "Token") -> bool:
    """Whether the event is the mediating itself, and the actor does it or is thanked for it."""
    while actor.dep_ == "conj":
        actor = actor.head
    if is_verb(event):
        serves = lemma(event) in MEDIATING or (lemma(event) in SERVING and actor.dep_ == "nsubj")
        return actor.head.i == event.i and (serves or (lemma(event) in THANKING and actor.dep_ == "dobj"))
    return lemma(event) in GOOD_OFFICES and actor.dep_ == "nsubj" and actor.head.i == event.head.i


def _in_office(actor: "Token") -> bool:
    """Whether it is said to be mediator: "with X as mediator", also where the parser hung "as" on the verb."""
    holders = [actor, actor.head.head] if actor.dep_ == "pobj" and actor.head.lower_ == "with" else [actor]
    return any(lemma(p) in GOOD_OFFICES for holder in holders for p in governed(holder, "as"))


def _as_mediator(verb: "Token") -> bool:
    return any(lemma(p) in GOOD_OFFICES for prep in children(verb, {"prep"}) for p in prep.children)


def _takes_part(token: "Token", hit: Hit, clause: "Token") -> bool:
    trail = list(path(token, hit.token if hit.token.is_ancestor(token) else clause))
    between = next((i for i, t in enumerate(trail) if t.lower_ == "between"), None)
    if between is not None:
        return not any(t.lower_ in SCENE and t.pos_ in {"ADP", "SCONJ"} for t in trail[between + 1 :])
    if any(t.lower_ in ASIDE and (t.pos_ in {"ADP", "SCONJ"} or t.dep_ == "prep") and not _target(t, hit) for t in trail):
        return False
    return not any(is_verb(t) and t.dep_ in {"relcl", "advcl", "ccomp", "acl"} and not _makes(t, hit) for t in trail)


def _makes(participle: "Token", hit: Hit) -> bool:
    """Whether a participle says who made the deal: "the agreement signed by X and Y"."""
    return participle.tag_ == "VBN" and participle.head.i == hit.token.i and lemma(participle) in DEALING


def _target(prep: "Token", hit: Hit) -> bool:
    """Whether the preposition names one who takes part: an attack on X, sanctions against X, weapons for X."""
    return (
        prep.lower_ in {"on", "to", "against"} and prep.head.i == hit.token.i and hit.frame.family not in {"talks", "ceasefire"}
    )


def place_of(hit: Hit, clause: "Token", scene: Scene) -> PlaceSpan | None:
    """The place in, at or near which it happens, or which is attacked; a name that stands for a government or a text is none."""
    first, last = bounds(hit.token)
    found = []
    for index, span in scene.places:
        if span.reads_as != "place" or not first <= index <= last:
            continue
        token, actor = scene.doc[index], index in scene.actor_at
        told = clause_of(token).i == clause.i or held_on(clause_of(token), hit.token)
        if not told and not (hit.family == TALKS and _gathering(clause_of(token), clause)):
            continue
        if _locates(token, hit, actor) or (not actor and span.where_prec < COUNTRY and _attacked(token, hit, scene)):
            owner = token.dep_ == "poss" and any(p.lower_ == "of" for p in children(token.head, {"prep"}))  # "X's twin city of Y"
            found.append((owner, not hit.token.is_ancestor(token), abs(index - hit.token.i), span))
    return min(found, key=lambda f: f[:3])[3] if found else None


def _attacked(token: "Token", hit: Hit, scene: Scene) -> bool:
    """Whether a place is attacked, or a thing in it or of it: "shelled X", "struck the port of X", "bombed a mill in X"."""
    if hit.family not in TAKEN:
        return False
    while token.dep_ in {"compound", "poss", "nmod", "amod", "appos", "conj"} and token.head.i not in {token.i, hit.token.i}:
        token = token.head
        if token.i in scene.actor_at:
            return False
    targets = {o.i for o in objects(hit.token)} if is_verb(hit.token) else set()
    if token.i in targets:
        return True
    prep = above(token)
    if prep is None or prep.head.i in scene.actor_at:
        return False
    if prep.lower_ in {"on", "against"} and prep.head.i in targets:  # "launched an attack on X"
        return True
    if prep.head.i == hit.token.i:  # "the shelling of X", also where the parser takes it for a verb
        return prep.lower_ in {"of", "on", "against"}
    inside = prep.lower_ in STANDING_IN or (prep.lower_ == "of" and not prep.head.lower_.endswith(COMPASS))
    return inside and prep.head.pos_ in NOUNS and _attacked(prep.head, hit, scene)


def _gathering(inner: "Token", clause: "Token") -> bool:
    """Whether a clause without a subject says how those who hold talks came together: "held talks, meeting in X"."""
    free = inner.dep_ == "advcl" and inner.head.i == clause.i and inner.tag_ == "VBG"
    return free and not any(children(inner, SUBJECTS)) and lemma(inner) in GATHERING


def _locates(token: "Token", hit: Hit, actor: bool) -> bool:
    """Whether a place's phrase says where the trigger happens, and not where something else is."""
    trigger = hit.token
    while not actor and token.dep_ in {"compound", "poss", "nmod", "appos", "conj"} and token.head.i not in {token.i, trigger.i}:
        token = token.head
    prep = above(token)
    if prep is not None and prep.lower_ == "of" and lemma(prep.head) in SETTLEMENT:
        prep = above(prep.head)
    if prep is None or prep.lower_ not in LOCATIVE:
        return False
    noun = prep.head
    if hit.first <= noun.i <= hit.last or noun.pos_ not in NOUNS or noun.is_ancestor(trigger):
        return True
    return _locates(noun, hit, actor=True)
