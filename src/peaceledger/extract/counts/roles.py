"""What a counted thing underwent: returned, killed, wounded, launched, captured, or something a count only goes beside."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Doc, Token

from peaceledger.extract.events.clauses import children, is_verb, lemma, objects, subjects
from peaceledger.extract.spans import QuantitySpan

_PEOPLE = frozenset({"pow", "prisoner", "civilian", "child", "person", "mixed", "body"})
_BACK = frozenset({"gain", "give", "bring", "trade", "come"})
_GROUND = frozenset({"settlement", "km2", "mi2"})
_WEAPONS = frozenset({"drone", "missile"})
_SUFFERED = frozenset({"killed", "wounded", "taken"})
_HURT = ("killed", "wounded")
_BESIDE = frozenset(
    {"in", "by", "with", "during", "after", "before", "since", "on", "near", "from", "over", "within", "under", "for"}
)
"""Who is "killed in 12 raids" or "by 20 gunmen" is not among them."""
_OTHERS = frozenset({"others", "other", "more", "people", "persons"})
_LONGEST = 10


@dataclass(frozen=True, slots=True)
class Act:
    """The word that says what happened to the counted thing.

    Attributes:
        kind: Name of its list in the vocabulary (gain, give, bring, trade, come, release_nouns, exchange_nouns, killed, wounded,
            launched, captured, downed), ``held`` for another verb, or "" where no verb governs the number.
        word: The verb or noun, None where there is none.
    """

    kind: str
    word: Token | None


class Acts:
    """Reads the act a number stands under.

    Args:
        doc: The article, parsed.
        words: ``[sides]`` of the ``quantities`` vocabulary.
    """

    def __init__(self, doc: Doc, words: Mapping[str, Any]) -> None:
        self._doc = doc
        self.words: dict[str, frozenset[str]] = {name: frozenset(listed) for name, listed in words.items()}
        self._pairs = frozenset(word for kind in ("gain", "give") for word in self.words[kind] if " " in word)

    def act(self, span: QuantitySpan) -> Act:
        """The nearest word above a number that says what happened; of killed and wounded its own participle ("50 injured")."""
        above = self._above(span)
        return (self._behind(span) if above.kind in {"", "held", *_HURT} else None) or above

    def _above(self, span: QuantitySpan) -> Act:
        beside = False
        for token in ancestors(self._doc[span.head]):
            kind = self._kind(token, span)
            if kind:
                return Act("held" if beside and kind in _SUFFERED else kind, token)
            beside = beside or (token.dep_ in {"prep", "agent"} and token.lower_ in _BESIDE)
        return Act("", None)

    def _behind(self, span: QuantitySpan) -> Act | None:
        """The participle right behind a number, as of "66 others wounded" beside "23 killed"."""
        after = self._doc[span.head].i + 1
        while after < len(self._doc) and self._doc[after].lower_ in _OTHERS:
            after += 1
        word = self._doc[after] if after < len(self._doc) else None
        if word is None or word.tag_ not in {"VBN", "VBD", "JJ"} or any(children(word, {"dobj"})):
            return None
        return next((Act(kind, word) for kind in _HURT if lemma(word) in self.words[kind]), None)

    def told_of(self, span: QuantitySpan) -> Act | None:
        """What a clause says of the counted people: "buses with 60 prisoners who were freed that morning"."""
        noun = self._doc[span.head]
        for clause in children(noun, {"relcl", "acl"}):
            kind = self._kind(clause, span)
            if kind in _BACK and any(word.i == noun.i for word in (objects(clause) if kind != "come" else subjects(clause))):
                return Act(kind, clause)
        return None

    def _kind(self, token: Token, span: QuantitySpan) -> str:
        name = lemma(token)
        if name in {"go", "out"} and lemma(token.head) == "let" and token.head.i != token.i:
            return ""  # "let 40 soldiers go": the verb above says it
        for kind in self._possible(span):
            if name in self.words[kind] or self._phrasal(token) in self.words[kind]:
                return kind
        if token.pos_ in {"NOUN", "PROPN"}:
            return next((kind for kind in ("exchange_nouns", "release_nouns") if name in self.words[kind]), "")
        if not is_verb(token) or name in self.words["linking"]:
            return self._through(token) if is_verb(token) else ""
        if name in self.words["come"] and self._homeward(token):
            return "come"
        return self._ahead(token, span) or "held"

    def _ahead(self, verb: Token, span: QuantitySpan) -> str:
        """What is expected of its subject: "40 soldiers are supposed to be home", "are due to be released"."""
        passive = any(children(verb, {"auxpass"}))
        for aim in children(verb, {"xcomp"}) if any(s.i == self._doc[span.head].i for s in subjects(verb)) else ():
            kind = self._kind(aim, span)
            if kind in _BACK and (kind == "come" or any(children(aim, {"auxpass"})) or passive):
                return kind
        return ""

    def _possible(self, span: QuantitySpan) -> tuple[str, ...]:
        if span.what in _WEAPONS:
            return ("downed", "launched")
        if span.what in _GROUND:
            return ("captured",)
        if span.what in _PEOPLE or span.what == "other":
            return ("killed", "wounded", "taken", "gain", "give", "bring", "trade")
        return ()

    def _phrasal(self, token: Token) -> str:
        """Verb and particle, as in "hand over", "bring home", "set free"; the particle is the next word or hangs on the verb."""
        if not is_verb(token):
            return ""
        after = self._doc[token.i + 1].lower_ if token.i + 1 < len(self._doc) else ""
        pair = f"{lemma(token)} {after}"
        if pair in self._pairs:
            return pair
        if token.lower_ in {"go", "out"} and self._doc[max(token.i - 1, 0)].lower_ == "let":
            return f"let {token.lower_}"  # "each side let go 40 soldiers"
        aim = ("prt", "advmod", "ccomp", "xcomp") if lemma(token) == "let" else ("prt", "advmod")
        particle = next((c for c in token.children if c.dep_ in aim and c.i > token.i), None)
        return f"{lemma(token)} {particle.lower_}" if particle is not None else ""

    def _through(self, verb: Token) -> str:
        """As in "The swap saw 390 return", "the exchange included 12 women": an exchange as the other end of a linking verb."""
        ends = [*subjects(verb), *objects(verb), *(c for c in verb.children if c.dep_ in {"attr", "nsubjpass"})]
        for word in ends:
            for kind in ("exchange_nouns", "release_nouns"):
                if lemma(word) in self.words[kind]:
                    return kind
        return ""

    def _homeward(self, verb: Token) -> bool:
        after = self._doc[verb.i + 1 : min(verb.i + 7, verb.sent.end)]
        return (
            any(t.lower_ in {"home", "back", "free", "border"} or lemma(t) in self.words["captivity"] for t in after)
            or lemma(verb) == "return"
        )


def ancestors(token: Token) -> Iterator[Token]:
    """The word itself and what it hangs on, upwards; a coordinated word shares what its first partner hangs on."""
    for _ in range(_LONGEST):
        yield token
        if token.head.i == token.i:
            return
        token = token.head


def role_of(kind: str, span: QuantitySpan) -> str:
    """Role of a count outside exchanges."""
    if span.what == "percent":
        return "share"
    if kind in {"killed", "wounded", "launched", "captured"}:
        return kind
    if kind == "taken" and span.what in _PEOPLE:
        return "captured"
    if span.what in _WEAPONS and kind == "":
        return "launched"
    return "total" if span.scope in {"year", "war"} else "other"
