"""Did it happen? Reads the words from the trigger up to the main verb: what governs it, modals, negation, conditions, tense."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast, get_args

from peaceledger.extract.events.clauses import (
    NOUNS,
    OBJECTS,
    PLURAL_TAGS,
    above,
    children,
    governed,
    is_question,
    is_verb,
    lemma,
    modifiers,
    subjects,
)
from peaceledger.extract.events.moods import (
    brings_nothing,
    came_before,
    corrected,
    declared,
    imperative,
    infinitive,
    instead,
    inverted,
    measured,
    negated,
    set_apart,
    simple_present,
    spent,
    subjunctive,
    tensed,
    unreal,
    was_able,
    wished,
    with_complement,
)
from peaceledger.extract.per_lexicon import per_lexicon
from peaceledger.packs import Lexicon
from peaceledger.records.mention import Status

if TYPE_CHECKING:
    from spacy.tokens import Token

STATUSES: frozenset[str] = frozenset(get_args(Status))
UNDONE = frozenset({"planned", "proposed", "agreed", "ongoing"})
NOT_YET = frozenset({"hypothetical", "demanded", "planned"})  # "sought to negotiate a truce"
GROUNDS = frozenset({"agreed", "planned", "proposed", "demanded"})
NOTHING = frozenset({"nothing", "nobody", "none"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
AHEAD = frozenset({"before", "after"})
EVERYONE = frozenset({"each", "both", "all"})
PREDICATES = frozenset({"attr", "acomp", "oprd", "prep", "advmod"})
OPENING = frozenset({"for", "to", "toward", "towards", "on", "against"})  # "support for a truce": none is there yet
ASSERTIVE = frozenset({"occurred", "ongoing", "agreed"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Factuality:
    """The word lists of ``vocab/factuality.toml`` by table: word to sign."""

    verb: Mapping[str, str]
    noun: Mapping[str, str]
    modifier: Mapping[str, str]
    adjective: Mapping[str, str]
    adverb: Mapping[str, str]
    preposition: Mapping[str, str]
    mark: Mapping[str, str]
    modal: Mapping[str, str]
    aspect: frozenset[str]
    criteria: frozenset[str]
    definite: frozenset[str]
    implicative: frozenset[str]
    leaving: frozenset[str]
    topic: frozenset[str]
    terms: frozenset[str]
    attempt: frozenset[str]
    presuming: frozenset[str]
    raising: frozenset[str]
    bringing_about: frozenset[str]
    glad: frozenset[str]
    lasting: frozenset[str]

    @property
    def carriers(self) -> frozenset[str]:
        """Verbs that carry the event that their object names: "held talks"."""
        return frozenset(verb for verb, sign in self.verb.items() if sign == "light")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What is known of the trigger beside the grammar.

    Attributes:
        headline: True in a headline, where the simple present reports.
        criteria: True in a list of conditions or measures.
        dated: True if a date stands in its clause.
        named: True if somebody who takes part is named with it.
        base: Status the frame gives, None for what the tense says.
        contested: True where a party's report of it is that party's claim.
        attributed: True inside a statement.
        speech: True for acts of words (agree, propose, condemn), whose simple present reports.
        known: True where it points back to an event told before, whose simple present reports ("the talks come as").
        ahead: True where its date lies after the day of publication.
    """

    headline: bool = False
    criteria: bool = False
    dated: bool = False
    named: bool = False
    base: Status | None = None
    contested: bool = False
    attributed: bool = False
    speech: bool = False
    known: bool = False
    ahead: bool = False


@per_lexicon
def build_factuality(lexicon: Lexicon) -> Factuality:
    """Turn the vocabulary into look-up tables."""
    vocab = lexicon.vocab["factuality"]

    def table(name: str) -> dict[str, str]:
        return {word: sign for sign, words in vocab[name].items() for word in words}

    return Factuality(
        verb=table("verb"),
        noun=table("noun"),
        modifier=table("modifier"),
        adjective=table("adjective"),
        adverb=table("adverb"),
        preposition=table("preposition"),
        mark=table("mark"),
        modal=table("modal"),
        aspect=frozenset(vocab["words"]["aspect"]),
        criteria=frozenset(vocab["words"]["criteria"]),
        definite=frozenset(vocab["words"]["definite"]),
        implicative=frozenset(vocab["words"]["implicative"]),
        leaving=frozenset(vocab["words"]["leaving"]),
        topic=frozenset(vocab["words"]["topic"]),
        terms=frozenset(vocab["words"]["terms"]),
        attempt=frozenset(vocab["words"]["attempt"]),
        presuming=frozenset(vocab["words"]["presuming"]),
        raising=frozenset(vocab["words"]["raising"]),
        lasting=frozenset(vocab["words"]["lasting"]),
        glad=frozenset(vocab["words"]["glad"]),
        bringing_about=frozenset(vocab["words"]["bringing_about"]),
    )


def read_status(token: "Token", reading: Reading, words: Factuality) -> Status:
    """Status of the event that the token names.

    Args:
        token: Head of the trigger.
        reading: What is known beside the grammar.
        words: The vocabulary.
    """
    return settle(list(Climb(words=words, reading=reading).signs(token)), reading)


def settle(signs: list[str], reading: Reading) -> Status:
    """Make one status of the signs, which come innermost first."""
    if "denied" in signs:
        return "negated" if NOT_YET.union(("proposed",)).intersection(signs[: signs.index("denied")]) else "denied"
    if "condition" in signs or reading.criteria:
        return "hypothetical"
    status = _first_status(signs, reading)
    if reading.speech and status in {"occurred", "ongoing"} and "generic" in signs and not (reading.dated or reading.named):
        return "hypothetical" if "past" not in signs else status
    if status == "agreed" and not reading.speech:
        return status  # what is said to be agreed on is not thereby said to be done
    if status in ASSERTIVE and ("claimed" in signs or (reading.contested and reading.attributed)):
        return "claimed"
    return status


def _first_status(signs: list[str], reading: Reading) -> Status:
    """The innermost sign decides, but for negation and failure, which undo it, and a bare "would", which asks for a ground."""
    decided = [cast(Status, s) for s in signs if s in STATUSES and s != "claimed"]
    first = decided[0] if decided else None
    if "negated" in decided:
        rest = [s for s in decided if s != "negated"]
        return "ongoing" if rest[:1] == ["failed"] else "negated"
    if "would" in signs and (first is None or signs.index("would") < signs.index(first)):
        return _would(decided, "reported" in signs)
    if "failed" in decided and first in UNDONE:
        return "failed"
    if first == "agreed" and (open_yet := [s for s in decided if s in NOT_YET]):
        return open_yet[0]
    if first is not None and not (reading.base and first in ASSERTIVE):
        return first
    return reading.base or _by_tense(signs, reading)


def _would(decided: list[Status], reported: bool) -> Status:
    """What "would" means: the future of what was agreed, planned or reported, else a guess."""
    if "hypothetical" in decided:
        return "hypothetical"
    grounded = [s for s in decided if s in GROUNDS]
    return grounded[0] if grounded else ("planned" if reported else "hypothetical")


def _by_tense(signs: list[str], reading: Reading) -> Status:
    if "generic" in signs and "past" not in signs and not (reading.dated or reading.named):
        return "hypothetical"
    if "present" in signs and reading.ahead:
        return "planned"
    if "open" in signs and not (reading.dated or reading.headline):
        return "hypothetical"
    if "present" in signs and not (reading.headline or reading.dated or reading.speech or reading.known):
        return "hypothetical"
    return "occurred"


@dataclass(frozen=True, slots=True, kw_only=True)
class Climb:
    """One walk from a trigger to the top of its sentence."""

    words: Factuality
    reading: Reading

    def signs(self, token: "Token") -> Iterator[str]:
        """Every sign on the way, innermost first."""
        if instead(token):
            yield "negated"
        if is_verb(token):
            yield from self._verb(token)
            yield from self._clause(token)
        else:
            if is_question(token) and not self._definite(token):
                yield "condition"
            yield from self._noun_words(token)
            yield from self._noun(token)

    def _noun_words(self, noun: "Token") -> Iterator[str]:
        """The words beside an event noun."""
        for child in (*modifiers(noun), *noun.children):
            if child.i < noun.i and child.dep_ in {"amod", "det", "compound", "advmod", "predet", "neg", "nmod"}:
                sign = self.words.modifier.get(lemma(child)) or self.words.modifier.get(child.lower_)
                if sign:
                    yield sign
            if child.dep_ == "predet" and child.lower_ == "such":
                yield "hypothetical"
            if (child.dep_ == "neg" and child.i < noun.i) or (child.dep_ == "preconj" and child.lower_ in {"not", "neither"}):
                yield "negated"
            if child.dep_ in {"acl", "amod"} and child.i > noun.i and child.tag_ == "VBN":
                sign = self.words.modifier.get(child.lower_)
                if sign:
                    yield sign
        if corrected(noun):
            yield "negated"
        yield from self._sought(noun)
        if self._bare_plural(noun) and not measured(noun):
            yield "generic"

    def _sought(self, noun: "Token") -> Iterator[str]:
        """The relative clause that says it is only looked for: "the accord he is seeking to reach"."""
        for clause in children(noun, {"relcl"}):
            sign = self.words.verb.get(lemma(clause))
            aims = [lemma(c) for c in children(clause, {"xcomp"})]
            open_yet = sign == "demanded" and all(self.words.verb.get(a) == "light" for a in aims)
            if open_yet and noun.i not in {s.i for s in subjects(clause)}:
                yield "demanded"

    def _bare_plural(self, noun: "Token") -> bool:
        if noun.tag_ not in PLURAL_TAGS:
            return False
        return not any(c.dep_ in {"det", "poss", "nummod", "predet"} for c in noun.children)

    def _definite(self, noun: "Token") -> bool:
        return any(
            c.dep_ == "poss" or (c.dep_ in {"det", "amod", "predet"} and c.lower_ in self.words.definite) for c in noun.children
        )

    def _noun(self, noun: "Token", definite: bool | None = None) -> Iterator[str]:
        definite = self._definite(noun) if definite is None else definite
        while noun.dep_ in {"conj", "appos", "compound", "nmod", "poss"} and noun.head.pos_ in NOUNS:
            noun = noun.head
        prep = above(noun)
        if prep is not None:
            yield from self._under_preposition(prep, definite)
        elif is_verb(noun.head) and noun.head.i != noun.i:
            if unreal(noun.head):
                yield "hypothetical"
            yield from self._argument(noun, noun.head, definite)
        elif noun.head.i != noun.i and noun.head.pos_ == "ADJ":
            yield from self._adjective(noun.head)

    def _argument(self, noun: "Token", verb: "Token", definite: bool) -> Iterator[str]:
        """The noun is subject, object or complement of a verb."""
        sign = self.words.verb.get(lemma(verb))
        if lemma(verb) == "be":
            yield from self._copula(noun, verb, definite)
            return
        if self._leaves_open(verb):
            yield self._term(verb)
            return
        if stays := self._stays(noun, verb) or self._ahead(verb) or came_before(noun, verb):
            yield stays
            return
        definite = definite and not (noun.dep_ in OBJECTS and governed(noun, "of"))
        if verb.dep_ == "prep" and verb.head.pos_ in NOUNS:
            listed = (verb.head, *governed(verb.head, "of"))
            yield from (found for noun in listed if (found := self.words.noun.get(lemma(noun))))
        particle = next((f"{lemma(verb)} {c.lower_}" for c in children(verb, {"prt"})), "")
        sign = self.words.verb.get(particle, sign if lemma(verb) not in self.words.terms else "light")
        if definite and noun.dep_ == "nsubj" and lemma(verb) in self.words.lasting and wished(verb):
            yield "ongoing"
        elif sign in {"light", "ongoing"}:
            yield from self._go_up(verb, mild=definite and noun.dep_ == "nsubj" and brings_nothing(verb))
        elif (definite and sign == "hypothetical") or (self.reading.speech and sign in {"negated", "denied", "failed"}):
            return
        elif sign and sign not in {"reported"} and (noun.dep_ in OBJECTS or sign == "failed" or self._settled(sign, verb)):
            yield "denied" if sign == "negated" and self._claim(noun) else sign
            yield from self._go_up(verb)
        elif sign == "reported" or not definite:
            yield from (s for s in self._go_up(verb, mild=noun.dep_ == "nsubj") if not (s == "present" and sign == "reported"))

    def _settled(self, sign: str, verb: "Token") -> bool:
        """Whether a verb of agreeing without an object tells of its subject: "prisoner exchange agreed"."""
        on_what = any(c.dep_ in {"dobj", "xcomp", "ccomp"} or c.lower_ in {"on", "to"} for c in verb.children)
        return sign == "agreed" and not on_what

    def _claim(self, noun: "Token") -> bool:
        """Whether the noun is what somebody alleges: to reject that is to deny."""
        return self.words.noun.get(lemma(noun)) == "claimed"

    def _leaves_open(self, verb: "Token") -> bool:
        """Whether the verb lists the terms of a text, or seeks what it names without a result yet."""
        if lemma(verb) in self.words.attempt:
            return verb.tag_ not in {"VBD", "VBN"}
        if lemma(verb) not in self.words.terms or verb.dep_ == "prep":
            return False
        return verb.tag_ != "VBD" or self._term(verb) != "hypothetical"  # "gestures that included the release" are deeds

    def _term(self, verb: "Token", *, listed: bool = False) -> str:
        """What lists it: the terms of a deal are agreed, those of a plan proposed."""
        listing = [n for subject in subjects(verb) for n in (subject, *governed(subject, "of"))]
        signs = [self.words.noun.get(lemma(n)) for n in listing]
        listed = listed or lemma(verb) in self.words.terms
        sign = next((s for s in signs if s in GROUNDS), "hypothetical") if listed else "hypothetical"
        return "proposed" if sign == "planned" else sign

    def _copula(self, noun: "Token", verb: "Token", definite: bool) -> Iterator[str]:
        if noun.dep_ == "attr":
            yield from self._go_up(verb)
            return
        if any(infinitive(c) for c in children(verb, {"xcomp"})):
            yield "planned"
            return
        for said in children(verb, {"acomp", "oprd", "advmod", "prep"}):
            sign = self.words.adjective.get(lemma(said)) or self._state(said)
            if sign and said.i != noun.i:
                yield sign
                yield from self._go_up(verb)
                return
        some = any(c.lower_ in {"a", "an"} for c in children(noun, {"det"}))
        if some and simple_present(verb) and any(children(verb, {"acomp", "attr"})):
            yield "hypothetical"  # "a truce is worthless"
        elif not definite:
            yield from self._go_up(verb, mild=True)

    def _state(self, prep: "Token") -> str | None:
        """What a phrase says of its subject: "is under discussion"."""
        return next((s for p in children(prep, {"pobj"}) if (s := self.words.adjective.get(f"{prep.lower_} {lemma(p)}"))), None)

    def _stays(self, noun: "Token", verb: "Token") -> str | None:
        """What its subject stays: "a swap remains possible"."""
        held = children(verb, {"acomp", "oprd"}) if noun.dep_ == "nsubj" and not any(children(verb, {"dobj"})) else ()
        return next((s for word in held if (s := self.words.adjective.get(lemma(word)))), None)

    def _ahead(self, verb: "Token") -> str | None:
        """What a participle says with an infinitive that carries the event: "are set to resume", but not "is bound to harm"."""
        aims = [c for c in children(verb, {"xcomp"}) if infinitive(c) and self.words.verb.get(lemma(c)) in {"light", "ongoing"}]
        return self.words.adjective.get(verb.lower_) if verb.tag_ == "VBN" and aims else None

    def _go_up(self, verb: "Token", mild: bool = False) -> Iterator[str]:
        """Signs of a governing verb and of what stands above it; ``mild`` leaves out its negation, which is not the event's."""
        for sign in self._verb(verb):
            if not (mild and sign in {"negated", "demanded"}):
                yield sign
        yield from self._clause(verb)

    def _under_preposition(self, prep: "Token", definite: bool) -> Iterator[str]:
        head = prep.head
        sign = self.words.preposition.get(prep.lower_)
        if sign:
            yield sign
        elif prep.lower_ in self.words.topic and not definite and not self.reading.dated:
            yield "hypothetical"
        while head.pos_ == "ADP" and head.head.i != head.i:
            outer = self.words.preposition.get(head.lower_)
            if outer:
                yield outer
            head = head.head
        if head.pos_ in NOUNS:
            yield from self._noun_above(head, definite and not with_complement(prep), prep.lower_)
            if not definite and prep.lower_ in OPENING and lemma(head) not in self.words.noun:
                yield "open"
        elif is_verb(head):
            yield from self._verb_above(head, prep.lower_, definite)
        elif head.pos_ in {"ADJ", "ADV"}:
            yield from self._adjective(head)
            if not definite:
                yield "open"

    def _noun_above(self, head: "Token", definite: bool, prep: str) -> Iterator[str]:
        name = lemma(head)
        if prep == "of" and spent(head):
            return
        if name in self.words.aspect:
            yield from self._noun_words(head)
            yield from self._noun(head, definite or self._definite(head))
            return
        sign = self.words.noun.get(name)
        if (
            sign
            and prep in {"of", "for", "to", "on", "in", "toward", "towards", "about", "over"}
            and not (definite and (sign == "hypothetical" or self.reading.speech))
        ):
            yield sign
            yield from self._noun_words(head)
            yield from self._noun(head, definite=False)
        elif not definite and prep == "of":
            yield from self._noun(head, definite)

    def _verb_above(self, verb: "Token", prep: str, definite: bool) -> Iterator[str]:
        sign = self.words.verb.get(f"{lemma(verb)} {prep}")
        if f"{lemma(verb)} {prep}" in self.words.terms:
            yield self._term(verb, listed=True)
            return
        if lemma(verb) in self.words.leaving and prep in {"from", "of"}:
            return  # "will pull out of a deal": the deal is there
        if sign is None and prep in {"to", "on", "for"}:
            sign = self.words.verb.get(lemma(verb))
            sign = None if sign in {"light", "reported", "failed", "negated"} else sign
            sign = sign or next((s for o in children(verb, {"dobj"}) if (s := self.words.noun.get(lemma(o))) in GROUNDS), None)
        if sign and not (sign == "demanded" and definite and self.reading.known):  # "they asked for the call": it took place
            yield sign
            yield from self._go_up(verb)
        elif not definite and prep not in self.words.presuming:
            yield from self._go_up(verb, mild=True)

    def _adjective(self, word: "Token") -> Iterator[str]:
        sign = self.words.adjective.get(lemma(word))
        if sign:
            doubted = any(c.lower_ in {"less", "least", "too"} for c in children(word, {"advmod"}))
            yield "hypothetical" if doubted else sign
        if is_verb(word.head) and word.head.i != word.i:
            yield from self._go_up(word.head)

    def _verb(self, verb: "Token") -> Iterator[str]:
        """The words beside a verb: conditions, negation, modals, tense."""
        if self._conditional(verb):
            yield "condition"
        if imperative(verb):
            yield "demanded"
        if negated(verb):
            yield "negated"
        yield from self._adverbs(verb)
        yield from self._tense(verb)

    def _adverbs(self, verb: "Token") -> Iterator[str]:
        for child in children(verb, {"advmod", "preconj", "cc"}):
            if child.i < verb.i or child.dep_ == "advmod":
                sign = self.words.adverb.get(child.lower_)
                if sign:
                    yield sign

    def _tense(self, verb: "Token") -> Iterator[str]:
        if subjunctive(verb):
            yield "demanded"
            return
        helping = [*children(verb, {"aux"}), *(deep for c in children(verb, {"aux"}) for deep in children(c, {"aux"}))]
        modal = next((self.words.modal.get(c.lower_) for c in helping if c.tag_ == "MD"), None)  # "would let go"
        if modal:
            yield modal
        elif self._continues(verb):
            yield "ongoing"
        elif simple_present(verb):
            yield "present"
        elif verb.tag_ == "VBD" or any(a.tag_ == "VBD" or lemma(a) == "have" for a in children(verb, {"aux", "auxpass"})):
            yield "past"

    def _continues(self, verb: "Token") -> bool:
        if self.words.verb.get(lemma(verb)) == "ongoing" and verb.tag_ in {"VBZ", "VBP", "VBG"} and lemma(verb) != "hold":
            return True
        return verb.tag_ == "VBG" and any(
            a.lower_ in {"is", "are", "'s", "’s", "am", "'re", "’re"} for a in children(verb, {"aux"})
        )

    def _conditional(self, verb: "Token") -> bool:
        if any(self.words.mark.get(c.lower_) for c in verb.children if c.dep_ in {"mark", "advmod"} and c.i < verb.i):
            return True
        return inverted(verb) or (is_question(verb) and not declared(verb))

    def _clause(self, verb: "Token") -> Iterator[str]:
        """Signs above a clause: reporting, demanding, planning and denying verbs, nouns and prepositions."""
        dep, head = verb.dep_, verb.head
        if dep == "ROOT" or head.i == verb.i or set_apart(verb):
            return
        if is_verb(head) and (dep == "conj" or (dep == "dep" and infinitive(verb))):  # a list of infinitives that the parser lost
            yield from self._second(verb, head)
        elif dep == "pcomp":
            yield from self._under_preposition(head, definite=False)
        elif dep in {"acl", "relcl"} or head.pos_ in NOUNS:
            yield from self._noun_clause(verb, head)
        elif head.pos_ == "ADJ":
            if infinitive(verb) and lemma(head) not in self.words.adjective and head.lower_ not in self.words.glad:
                yield "hypothetical"
            yield from self._go_up(head.head) if was_able(head) else self._adjective(head)
        elif dep == "advcl":
            yield from self._beside(verb, head)
        elif dep in {"ccomp", "xcomp", "csubj"} and is_verb(head):
            if dep != "xcomp" and verb.tag_ == "VBG" and not any(children(verb, {"aux", "nsubj"})):
                yield "hypothetical"  # "reviving the talks is a priority"
            yield from self._complement(verb, head)

    def _second(self, verb: "Token", head: "Token") -> Iterator[str]:
        """The second of two verbs shares the first one's modal where it has no subject of its own."""
        while verb.tag_ in FINITE and head.tag_ == "VB" and head.dep_ not in {"ROOT", "conj"}:
            head = head.head  # "flew in to meet them and secured the release": a tensed verb is no second infinitive
        if not any(children(verb, {"nsubj", "nsubjpass", "aux"})):
            yield from (s for s in self._verb(head) if s not in {"present", "ongoing", "negated"})
        yield from self._clause(head)

    def _beside(self, verb: "Token", head: "Token") -> Iterator[str]:
        """A purpose is open; a participle shares its verb's tense; what happens "when" something will happen lies ahead too."""
        bound = self.words.verb.get(f"{lemma(head)} to") == "planned"
        grounded = self.words.verb.get(lemma(head)) in GROUNDS and not any(children(head, {"dobj", "xcomp"}))
        shared = lemma(head) == "be" and simple_present(head) and all(c.lower_ in EVERYONE for c in children(head, PREDICATES))
        if shared and infinitive(verb):
            yield from self._complement(verb, head)  # "the two are each to return 40"
            return
        if infinitive(verb) and (bound or grounded):
            yield from self._complement(verb, head)  # "agreed in Tolm on Friday to swap them"
        elif infinitive(verb) and any(f"{lemma(head)} {c.lower_}" in self.words.terms for c in children(verb, {"mark"})):
            yield self._term(head, listed=True)  # "provides for 40 of them to be freed"
        elif infinitive(verb):
            yield self._decided(verb) or "hypothetical"
        elif simple_present(verb) and any(c.lower_ in AHEAD for c in children(verb, {"mark", "advmod"})):
            yield "hypothetical"  # "before a deal is signed": the present of a time clause lies ahead
        elif simple_present(verb) or verb.tag_ == "VBG":
            yield from (s for s in self._verb(head) if s in {"planned", "past"})

    def _decided(self, verb: "Token") -> str | None:
        """Sign of a noun just before an infinitive that was hung on the verb: "stung by the decision last year to swap them"."""
        before = (verb.doc[i] for i in range(max(verb.i - 5, verb.sent.start), verb.i))
        return "agreed" if any(t.pos_ in NOUNS and self.words.noun.get(lemma(t)) == "agreed" for t in before) else None

    def _complement(self, verb: "Token", head: "Token") -> Iterator[str]:
        name = lemma(head)
        aimed = self.words.verb.get(f"{name} to") if infinitive(verb) else None
        sign = aimed or (self.words.verb.get(name) if name not in self.words.implicative else None)
        if name in self.words.terms and verb.tag_ == "VBG":
            yield self._term(head)
            return
        if verb.i < head.i and sign in STATUSES - {"claimed", "hypothetical"}:
            return
        if name == "be" and (verb.tag_ == "VB" or infinitive(verb)):
            yield "planned" if infinitive(verb) else "hypothetical"
        elif sign in {"light", "ongoing", None} and infinitive(verb) and name not in self.words.implicative:
            yield "hypothetical"
        elif sign == "agreed" and (verb.tag_ in FINITE or any(lemma(c) == "have" for c in children(verb, {"aux"}))):
            pass  # "agree that it was broken": an opinion they share
        elif sign and sign not in {"light", "ongoing"}:
            yield "negated" if sign == "failed" else sign
        told = head.dep_ in {"xcomp", "advcl", "acl"} and infinitive(head) and sign in {None, "light", "reported"}
        if verb.dep_ == "ccomp" and tensed(verb) and told:
            return  # "a chance to tell them that it was signed": the telling is open, not the signing
        deaf = {"present", "ongoing", "negated"} if tensed(verb) and name not in self.words.raising else {"present", "ongoing"}
        if verb.tag_ == "VBD" and verb.dep_ == "ccomp":
            deaf = deaf | {"planned"}  # "it will be recalled that they swapped 40"
        yield from (s for s in self._verb(head) if s not in deaf)
        yield from self._clause(head)

    def _noun_clause(self, verb: "Token", noun: "Token") -> Iterator[str]:
        prep = above(noun)
        if infinitive(verb) and prep is not None and f"{lemma(prep.head)} {prep.lower_}" in self.words.terms:
            yield self._term(prep.head, listed=True)  # "provides for 40 of them to be freed"
        elif infinitive(verb):
            yield self.words.noun.get(lemma(noun), "hypothetical")
            yield from self._noun_words(noun)
        elif any(c.tag_ == "MD" for c in children(verb, {"aux"})):
            yield from self._noun(noun, definite=False)
        elif verb.tag_ == "VBG" and (prep := above(noun)) is not None and lemma(prep.head) in self.words.noun:
            yield self.words.noun[lemma(prep.head)]  # "the prospect of the rebels releasing them"
        elif verb.tag_ == "VBN" and noun.dep_ in OBJECTS and lemma(noun.head) in self.words.bringing_about:
            yield from self._go_up(noun.head)
        elif verb.dep_ in {"ccomp", "acl"} and any(c.lower_ == "that" for c in children(verb, {"mark"})):
            sign = self.words.noun.get(lemma(noun))
            if sign:
                yield sign
            if self._claim(noun):
                yield from self._noun(noun, definite=False)
