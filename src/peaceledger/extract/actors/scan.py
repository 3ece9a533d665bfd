"""One article under the finders' eyes: its tokens, the packs' names and the role nouns in it, and phrases around them."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from spacy.tokens import Doc, Token

from peaceledger.extract.actors.names import Hit, NameIndex
from peaceledger.extract.actors.role_nouns import RoleHit
from peaceledger.extract.layout import sentence_numbers, text_of
from peaceledger.extract.statements.quotes import outer_sentences, quoted_tokens
from peaceledger.packs import ActorEntry

_FORMER_PREFIX = ("pro", "anti", "non", "ex")
_PHRASE = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "ADV", "VERB"})
_DEFINITE = frozenset({"the", "these", "those"})
_FINITE = frozenset({"VBZ", "VBP", "VBD", "VB", "MD"})
_LONGEST = 9


@dataclass(frozen=True, slots=True)
class Named:
    """A pack's name as tokens ``first`` to ``last``, both included."""

    first: int
    last: int
    hit: Hit
    entry: ActorEntry | None
    modifier_only: bool  # "pro-Utopian", "Utopian-backed": says nothing about whose side the noun is on


@dataclass(frozen=True, slots=True)
class RoleAt:
    """A role noun as tokens ``first`` to ``last``, both included."""

    first: int
    last: int
    hit: RoleHit


@dataclass(slots=True)
class Phrase:
    """What stands before a role noun or a name.

    Attributes:
        first: First token of the phrase, article left out.
        start: First token with the determiners.
        article: The article or other determiner before it, lower-cased; None if there is none.
        owners: Ids of the states and bodies named in it, nearest to the noun first.
        sides: Their sides, where they have one.
        roles: Role nouns in it, nearest first.
        past: Whether a word makes it an office of another time ("former").
        plain: Whether a word other than names and role nouns stands in it.
        nominal: Whether such a word is a noun ("opposition leader").
        of: What somebody is head of besides the name in the phrase: government ("head of the Utopian government").
    """

    first: int
    start: int = 0
    article: str | None = None
    owners: list[str] = field(default_factory=list)
    sides: list[str] = field(default_factory=list)
    roles: list[RoleAt] = field(default_factory=list)
    past: bool = False
    plain: bool = False
    nominal: bool = False
    of: str | None = None


class Words:
    """An article's tokens, found by character.

    Args:
        doc: The parsed article.
    """

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = text_of(doc)
        self.tokens: list[Token] = list(doc)
        self._starts: list[int] = doc.to_array("IDX").tolist()

    @cached_property
    def sentence(self) -> list[int]:
        """The number of each token's sentence."""
        return sentence_numbers(self.doc)

    @cached_property
    def quoted(self) -> tuple[bool, ...]:
        """Whether each token stands inside quotation marks."""
        return quoted_tokens(self.doc)

    @cached_property
    def outer(self) -> list[int]:
        """The number of each token's sentence, those wholly inside quotation marks not counted."""
        return outer_sentences(self.doc, self.sentence, self.quoted)

    def token_at(self, char: int) -> int:
        """Index of the token that holds a character."""
        return max(bisect_right(self._starts, char) - 1, 0)

    def end_of(self, token: int) -> int:
        """Offset after the token's last character."""
        return self._starts[token] + len(self.tokens[token].text)

    def start_of(self, token: int) -> int:
        """Offset of the token's first character."""
        return self._starts[token]

    def head_of(self, first: int, last: int) -> int:
        """The token of a phrase that all its other tokens hang on."""
        for i in range(last, first - 1, -1):
            head = self.tokens[i].head.i
            if head == i or not first <= head <= last:
                return i
        return last


class Scan(Words):
    """An article's tokens with the packs' names and the role nouns that stand in it.

    Args:
        doc: The parsed article.
        index: The packs' names.
        on: Day on which offices are asked for, None if unknown.
    """

    def __init__(self, doc: Doc, index: NameIndex, on: date | None) -> None:
        super().__init__(doc)
        self.index, self.on = index, on
        self.roles = [RoleAt(self.token_at(h.start), self.token_at(h.end - 1), h) for h in index.roles.hits(self.text)]
        self.role_ending = {r.last: r for r in self.roles}
        self.names: list[Named] = [named for hit in index.actor_hits(self.text) for named in self._standing(hit)]
        self.name_ending = {n.last: n for n in self.names}
        self.name_over = {i: n for n in self.names for i in range(n.first, n.last + 1)}

    def words(self, table: str, key: str) -> frozenset[str]:
        """A word list of the role vocabulary."""
        return self.index.words(table, key)

    def owner_of(self, named: Named) -> ActorEntry | None:
        """The state or body a name makes the owner of what it stands with; None for people, and for "pro-" or "-backed" words."""
        if named.modifier_only:
            return None
        if named.hit.form == "seat":
            return self.index.lexicon.actors.get(self.index.lexicon.places[named.hit.ids[0]].government_of or "")
        return named.entry if named.entry and named.entry.kind != "person" else None

    def before(self, token: int) -> Phrase:
        """Read the words to the left of a name or role noun that belong to its phrase.

        A body's name that runs into the role noun ("French government" in "French government forces") is its owner.
        """
        phrase = Phrase(first=token)
        over = self.name_over.get(token)
        if over is not None and over.first < token:
            self.own(phrase, over)
            phrase.first = over.first
        while token - phrase.first <= _LONGEST and self._step(phrase):
            pass
        self._read_article(phrase)
        return phrase

    def _read_article(self, phrase: Phrase) -> None:
        phrase.start, at = phrase.first, phrase.first - 1
        if at < 0 or not self._determiner(self.tokens[at]) or self._apart(at):
            return
        phrase.start, phrase.article = at, self.tokens[at].lower_
        if at > 0 and self.tokens[at - 1].lower_ in _DEFINITE and not self._apart(at - 1):
            phrase.start, phrase.article = at - 1, self.tokens[at - 1].lower_

    def own(self, phrase: Phrase, named: Named) -> None:
        """Enter a name as owner of the phrase."""
        if (entry := self.owner_of(named)) is not None:
            phrase.owners.append(entry.actor_id)
            phrase.sides += [entry.side] if entry.side else []

    def _step(self, phrase: Phrase) -> bool:
        at = phrase.first - 1
        if at < 0 or self._apart(at):
            return False
        role, named = self.role_ending.get(at), self._name_before(at)
        if role is not None and named is not None and named.first < role.first:
            role = None  # "Utopian intelligence" in "Utopian intelligence officers" is a name
        if role is not None and self.tokens[at].pos_ in ("NOUN", "PROPN", "ADJ"):
            phrase.roles.append(role)
            phrase.first = role.first
            return True
        if named is not None:
            self.own(phrase, named)
            phrase.first = named.first
            return True
        return self._plain_step(phrase, at)

    def _plain_step(self, phrase: Phrase, at: int) -> bool:
        token = self.tokens[at]
        if token.lower_ in self.words("words", "past"):
            phrase.past = True
        elif token.text in ("-", "–", "/"):
            if token.whitespace_ or at == 0 or self.tokens[at - 1].whitespace_:
                return False
        elif not self._modifies(token, phrase.first):
            return False
        else:
            phrase.plain = True
            phrase.nominal |= token.pos_ in ("NOUN", "PROPN")
        phrase.first = at
        return True

    def _modifies(self, token: Token, first: int) -> bool:
        if (
            token.pos_ not in _PHRASE
            or token.tag_ in _FINITE
            or token.head.pos_ == "NUM"
            or self._determiner(token)
            or token.text in self.words("words", "never_name")
        ):
            return False
        return int(token.head.i) >= first or bool(token.pos_ == "PROPN" and token.head.i > token.i)

    def _apart(self, at: int) -> bool:
        token = self.tokens[at]
        return token.is_space or not (
            token.whitespace_ or token.text in "-–/." or self.tokens[at + 1].text in ("-", "–", "/", "'s", "’s", "’")
        )

    def _name_before(self, at: int) -> Named | None:
        token = self.tokens[at]
        if token.text in ("'s", "’s", "'", "’"):
            named = self.name_ending.get(at - 1)
            return named if named is not None and _is_body(named) else None
        named = self.name_ending.get(at)
        return named if named is not None and named.hit.form not in ("place", "event", "surname", "given", "weak") else None

    def _determiner(self, token: Token) -> bool:
        return (token.pos_ in ("DET", "PRON") and token.tag_ not in ("WDT", "WP", "WP$")) or (
            token.pos_ == "NUM" and token.lower_ in self.words("words", "indefinite")
        )

    def _named(self, hit: Hit) -> Named:
        first, last = self.token_at(hit.start), self.token_at(hit.end - 1)
        lexicon = self.index.lexicon
        entry = (
            lexicon.actors.get(hit.ids[0]) if len(hit.ids) == 1 and hit.form not in ("seat", "place", "event", "outlet") else None
        )
        return Named(first, last, hit, entry, self._bound(hit))

    def _standing(self, hit: Hit) -> Iterator[Named]:
        """The name that a hit is: "May" may be a month, and "French negotiators" are people of France, no delegation."""
        named = self._named(hit)
        role = self.role_ending.get(named.last) if hit.form == "descriptor" else None
        if role is not None and role.hit.role.kind in ("anonymous", "person"):
            for part in self.index.actor_hits(self.text[hit.start : role.hit.start]):
                yield self._named(replace(part, start=part.start + hit.start, end=part.end + hit.start))
        elif not self._common(named):
            yield named

    def _common(self, named: Named) -> bool:
        """Whether it is one word that is a name only by its capital."""
        one = named.first == named.last and named.hit.form != "descriptor"
        return one and self.tokens[named.first].text in self.words("words", "never_name")

    def _bound(self, hit: Hit) -> bool:
        before = self.text[max(hit.start - 6, 0) : hit.start].lower()
        if before.endswith(("-", "–")) and before[:-1].split(" ")[-1].endswith(_FORMER_PREFIX):
            return True
        after = self.text[hit.end : hit.end + 2]
        return len(after) == 2 and after[0] in "-–" and after[1].islower()


def _is_body(named: Named) -> bool:
    return named.hit.form == "seat" or (named.entry is not None and named.entry.kind != "person")
