"""Which sub-event type, in ACLED's terms, a passage tells of: cues of the packs, weighed, with the words that decided."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from peaceledger.extract.events.clauses import children, governed, is_verb, lemma, objects, subjects
from peaceledger.packs import Lexicon
from peaceledger.packs.subevents import Cue, SubEventType, compile_subevents

if TYPE_CHECKING:
    from spacy.tokens import Token

LEAST = 3.0  # two plain cues or one strong one
MARGIN = 1.0
SHARE = 0.5  # of another's weight one must have to outrank it
LATER = 0.5  # what a sentence after the first counts: reports open with what happened
TARGETS = ("on", "against", "at", "of", "upon", "toward", "towards", "into", "to", "from", "with")
TURNED = frozenset({"anti", "pro", "non", "ex", "counter"})
PREMODIFIERS = frozenset({"compound", "amod", "nmod", "poss"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SubEvent:
    """What a passage tells of.

    Attributes:
        type: The sub-event type of the packs.
        score: Sum of the weights of its cues.
        cues: The words that decided, in the order they stand.
    """

    type: SubEventType
    score: float
    cues: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SubEvents:
    """The sub-event types of the packs in use: cues by each word that can be the act, phrases by their last word, all words."""

    types: tuple[SubEventType, ...]
    by_act: Mapping[str, tuple[tuple[int, Cue], ...]]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    words: frozenset[str]


def build_subevents(lexicon: Lexicon) -> SubEvents:
    """Compile the sub-event types of a lexicon.

    Raises:
        PackError: If one does not keep to the schema.
    """
    classes: Mapping[str, Any] = lexicon.vocab.get("subevent_words", {})
    types = compile_subevents(lexicon.subevents, classes)
    by_act: dict[str, list[tuple[int, Cue]]] = {}
    phrases: dict[str, set[tuple[str, ...]]] = {}
    words: set[str] = set()
    for number, cue in ((n, cue) for n, one in enumerate(types) for cue in one.cues):
        words |= {*cue.act, *cue.who, *cue.but, *cue.whom, *cue.never}.union(*cue.near)
        for word in cue.act:
            by_act.setdefault(word, []).append((number, cue))
    for parts in (tuple(word.split()) for word in words if " " in word):
        phrases.setdefault(parts[-1], set()).add(parts)
    return SubEvents(
        types=types,
        by_act={word: tuple(pairs) for word, pairs in by_act.items()},
        phrases={last: tuple(sorted(some)) for last, some in phrases.items()},
        words=frozenset(words.union(*(parts for some in phrases.values() for parts in some))),
    )


def subevent(
    sentences: Iterable[Sequence["Token"]],
    rules: SubEvents,
    actors: Mapping[int, Collection[str]],
    *,
    refines: str | None = None,
    about: Collection[int] | None = None,
    least: float = LEAST,
) -> SubEvent | None:
    """Return the sub-event type that the sentences tell of, None where they do not say enough.

    Args:
        sentences: Tokens of each sentence, in reading order.
        rules: Compiled packs.
        actors: What the actor is (its kind, ``home``, ``foreign``) by index of the token that names one.
        refines: Type of mention: only sub-events that refine it are asked for.
        about: Indices of tokens of which each cue must hold one, so that another deed of the sentence does not decide.
        least: Score below which nothing is said.
    """
    weights: dict[int, float] = {}
    words: dict[int, set[int]] = {}
    doc = None
    for place, tokens in enumerate(sentences):
        scene = _Scene(tokens, rules, actors)
        for number, cue, where in scene.cues():
            if about is not None and where.isdisjoint(about):
                continue
            if refines is None or refines in rules.types[number].types:
                weights[number] = weights.get(number, 0.0) + cue.weight * (LATER if place else 1.0)
                words.setdefault(number, set()).update(where)
                doc = tokens[0].doc
    best = _best(weights, rules, least)
    if best is None or doc is None:
        return None
    return SubEvent(type=rules.types[best], score=weights[best], cues=tuple(doc[i].text for i in sorted(words[best])))


def _best(weights: Mapping[int, float], rules: SubEvents, least: float) -> int | None:
    """The heaviest one that none with enough weight of its own outranks; None for too little or a draw."""
    enough = {n: w for n, w in weights.items() if w >= least}
    free = {n: w for n, w in enough.items() if not any(_outranks(o, n, enough, rules) for o in enough)}
    left = sorted((w, -n) for n, w in (free or enough).items())
    if not left or (least > 0 and len(left) > 1 and left[-1][0] - left[-2][0] < MARGIN):
        return None
    return -left[-1][1]


def _outranks(one: int, other: int, weights: Mapping[int, float], rules: SubEvents) -> bool:
    return rules.types[other].id in rules.types[one].outranks and weights[one] >= SHARE * weights[other]


class _Scene:
    """One sentence: which words stand where, phrases and kinds of actors among them."""

    def __init__(self, tokens: Sequence["Token"], rules: SubEvents, actors: Mapping[int, Collection[str]]) -> None:
        self._rules = rules
        self._names: dict[int, set[str]] = {}
        self._at: dict[str, list[Token]] = {}
        for token in tokens:
            self._names[token.i] = names = {name for name in _words(token) if name in rules.words}
            names.update(f"#{what}" for what in actors.get(token.i, ()))
        for token in tokens:
            names = self._names[token.i]
            names.update(" ".join(p) for word in tuple(names) for p in rules.phrases.get(word, ()) if self._ends(token, p))
            for name in names:
                self._at.setdefault(name, []).append(_core(token, name))

    def _ends(self, token: "Token", phrase: tuple[str, ...]) -> bool:
        at = token.i
        for word in reversed(phrase[:-1]):
            at -= 1
            if at >= 0 and token.doc[at].text == "-":
                at -= 1
            if word not in self._names.get(at, ()):
                return False
        return True

    def cues(self) -> Iterator[tuple[int, Cue, set[int]]]:
        """Cues that hold, each once, with the tokens that make it hold."""
        tried: dict[int, list[Token]] = {}
        found: dict[int, tuple[int, Cue]] = {}
        for word in sorted(self._at.keys() & self._rules.by_act.keys()):
            for number, cue in self._rules.by_act[word]:
                found[id(cue)] = (number, cue)
                tried.setdefault(id(cue), []).extend(self._at[word])
        for key, (number, cue) in found.items():
            where = self._holds(cue, _in_order(tried[key]))
            if where:
                yield number, cue, where

    def _holds(self, cue: Cue, acts: list["Token"]) -> set[int]:
        if self._any(cue.never):
            return set()
        around = [self._any(group) for group in cue.near]
        for act in acts:
            who = self._among(_doers(act), cue.who, cue.but)
            whom = self._among(_sufferers(act), cue.whom)
            others = [next((t for t in some if t.i != act.i), None) for some in around]
            if who is not None and whom is not None and all(others):
                return {act.i, *who, *whom, *(t.i for t in others if t is not None)}
        return set()

    def _any(self, words: Collection[str]) -> list["Token"]:
        return _in_order(token for name in self._at.keys() & words for token in self._at[name])

    def _among(self, nouns: Iterable["Token"], words: Collection[str], but: Collection[str] = ()) -> set[int] | None:
        """Tokens that name one of the words; empty where none is asked for, None where none is there."""
        if not words:
            return set()
        for noun in nouns:
            parts = (noun, *children(noun, PREMODIFIERS))
            if any(not self._names.get(one.i, set()).isdisjoint(but) for one in parts):
                continue
            for one in parts:
                if not self._names.get(one.i, set()).isdisjoint(words):
                    return {noun.i, one.i}
        return None


def _in_order(tokens: Iterable["Token"]) -> list["Token"]:
    """Tokens as they stand in the sentence: of several that would do the first is taken."""
    return sorted(tokens, key=lambda token: token.i)


def _core(last: "Token", name: str) -> "Token":
    """The word of a phrase that has the subject and object: its verb, else its last word."""
    first = last.doc[max(0, last.i - name.count(" "))]
    return first if is_verb(first) else last


def _words(token: "Token") -> Iterator[str]:
    """Names a word goes by; what "anti-" or "former" turns round is not itself."""
    before = token.nbor(-1).text if token.i else ""
    if before == "-" and token.i > 1 and token.nbor(-2).lower_ in TURNED:
        return
    base, form = lemma(token), token.lower_
    sort = "v" if is_verb(token) else "n" if token.pos_ == "NOUN" else "a"
    yield from {base, form, f"{base}/{sort}", f"{form}/{sort}"}


def _spread(nouns: Iterable["Token"]) -> Iterator["Token"]:
    for noun in nouns:
        for one in (noun, *noun.conjuncts):
            yield one
            yield from (deep for of in children(one, {"prep"}) if of.lower_ == "of" for deep in children(of, {"pobj"}))


def _doers(act: "Token") -> Iterator["Token"]:
    if is_verb(act):
        yield from _spread(subjects(act))
    else:
        yield from _spread([*children(act, PREMODIFIERS), *governed(act, "by"), *governed(act, "between")])
        if act.dep_ in {"dobj", "pobj"}:
            yield from _spread(subjects(_verb_over(act)))


def _verb_over(noun: "Token") -> "Token":
    return noun.head.head if noun.dep_ == "pobj" else noun.head


def _sufferers(act: "Token") -> Iterator["Token"]:
    if is_verb(act):
        yield from _spread(objects(act))
    yield from _spread(p for preposition in TARGETS for p in governed(act, preposition))
    if not is_verb(act) and act.dep_ == "dobj":
        yield from _spread(p for preposition in TARGETS for p in governed(act.head, preposition))
