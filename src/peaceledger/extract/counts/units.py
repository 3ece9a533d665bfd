"""What a number counts: the noun after it and the class that noun belongs to."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Doc, Token

SOLDIER = "soldier"
PEOPLE = frozenset({"pow", "prisoner", "civilian", "child", "person", "mixed", SOLDIER})
_INSIDE = frozenset({"ADJ", "NOUN", "PROPN", "ADV", "NUM", "PRON", "VERB", "X"})
PLURAL = frozenset({"NNS", "NNPS"})
_STOPS = frozenset(
    {"each", "apiece", "more", "others", "who", "whom", "that", "which", "home", "back", "they", "were", "are", "it", "there"}
)
_REACH = 8
_BACK = 10


@dataclass(frozen=True, slots=True)
class Unit:
    """A counted noun phrase.

    Attributes:
        head: Index of the noun's token.
        end: Character after the phrase.
        what: Class from the vocabulary, ``other`` for a noun it does not know, None where no noun follows.
        linked: True where the noun belongs to a hyphened word ("1,000-prisoner swap").
    """

    head: int
    end: int
    what: str | None
    linked: bool


class UnitReader:
    """Reads the noun phrase after a number.

    Args:
        doc: The article, parsed.
        vocab: ``quantities.toml`` as loaded.
    """

    def __init__(self, doc: Doc, vocab: Mapping[str, Any]) -> None:
        self.doc = doc
        self.offsets: list[int] = doc.to_array("IDX").tolist()
        self._events = frozenset(word for words in vocab["counted_events"].values() for word in words)
        self._what: dict[str, str] = {word: what for what, words in vocab["units"].items() for word in words}

    def token_at(self, char: int) -> int:
        """Index of the first token that begins at or after a character."""
        return bisect_left(self.offsets, char)

    def lemma(self, index: int) -> str:
        """Base form of the word at a token, in small letters."""
        return str(self.doc[index].lemma_).lower()

    def what_of(self, index: int) -> str | None:
        """Class of the noun at a token, with the words around it where they make a longer name; None if it is not known."""
        token = self.doc[index]
        lemma, word = token.lemma_.lower(), token.lower_
        before = self.doc[index - 1].lower_ + " " if index else ""
        follows = self.doc[index + 1 : index + 3].text.lower()
        if lemma == "prisoner" or word in {"prisoner", "prisoners"}:
            return "pow" if follows == "of war" else "prisoner"
        single = word[:-2] + "an" if word.endswith("men") else word.removesuffix("s")
        plain = token.pos_ in {"VERB", "ADJ"}  # "piloted aircraft" are no pilots, though "the wounded" are people
        for name in (word,) if plain else (before + lemma, before + single, lemma, word, single):
            if name in self._what:
                return self._what[name]
        return None

    def read_ordinal(self, number_end: int) -> Unit:
        """The noun that an ordinal ending at a character counts: the last of its phrase ("11th prisoner swap")."""
        index = self.token_at(number_end)
        head = None
        while index < len(self.doc) and self._inside(self.doc[index]):
            head = index if self.doc[index].pos_ in {"NOUN", "PROPN"} else head
            if head == index and self.lemma(index) in self._events:
                break
            index += 1
        return Unit(index, number_end, None, False) if head is None else Unit(head, self._end(head), "other", False)

    def counts_events(self, unit: Unit) -> bool:
        """Whether the counted noun is an exchange, a swap or the like."""
        return unit.head < len(self.doc) and self.lemma(unit.head) in self._events

    def goes_on(self, first: int, last: int) -> bool:
        """Whether an ordinal leaves out the noun named before it: "its first swap in May and the 49th since 2019"."""
        after, before = self.token_at(last), self.token_at(first)
        if after >= len(self.doc) or self.doc[after].lower_ != "since":
            return False
        return any(self.lemma(i) in self._events for i in range(max(0, before - _BACK), before))

    def read(self, number_end: int) -> Unit:
        """The counted noun after a number that ends at a character."""
        start = index = self.token_at(number_end)
        linked = index < len(self.doc) and self.doc[index].text in "-–"
        if linked:
            start = index = index + 1
            if index < len(self.doc) and self.doc[index].lower_ == "strong":
                return Unit(index, self._end(index), "person", linked)  # "a 1,200-strong garrison"
        percent = self._percent(index)
        if percent is not None:
            return Unit(percent, self._end(percent), "percent", False)
        index = self._skip_more(self._skip_of(index))
        head, what = self._head(index, linked)
        if head is None:
            return self._predicate(max(start - 1, 0), start, number_end, linked)
        last = head
        if self.doc[head + 1 : head + 3].text.lower() == "of war":
            last = head + 2
        elif what is None or what == "other":
            last, what = self._body_of(head)
        joined, both = self._joined(last, what)
        return Unit(head, self._end(joined), both or "other", linked)

    def said_of(self, end: int) -> str | None:
        """Class that the noun after "are" gives the people of a phrase: "96 of the captives are servicewomen"."""
        doc, index = self.doc, self.token_at(end)
        while index < len(doc) and doc[index].is_punct and doc[index].text not in {",", ";"}:
            index += 1
        if index + 1 >= len(doc) or doc[index].lemma_ != "be" or doc[index + 1].tag_ == "VBN":
            return None
        what = self._head(index + 1, False)[1]
        return "pow" if what == SOLDIER else what

    def _percent(self, index: int) -> int | None:
        """The last token of "%", "percent", "per cent", "percentage points" at a token."""
        words = [token.lower_ for token in self.doc[index : index + 2]]
        if words in (["per", "cent"], ["percentage", "points"], ["percentage", "point"]):
            return index + 1
        return index if words and words[0] in {"%", "percent", "pct"} else None

    def _predicate(self, number: int, index: int, end: int, linked: bool) -> Unit:
        """A number without noun: "12 are civilians", "95 who held the plant" count people all the same."""
        doc = self.doc
        if doc[index : index + 2].text.lower() == "of them":
            index += 2
        if index < len(doc) and doc[index].lower_ in {"who", "whom"}:
            return Unit(number, end, "person", linked)
        if index < len(doc) and doc[index].lemma_ == "be":
            head, what = self._head(index + 1, False)
            if head is not None and what is not None:
                return Unit(head, self._end(head), what, linked)
        return Unit(number, end, None, linked)

    def _joined(self, last: int, what: str | None) -> tuple[int, str | None]:
        """As in "soldiers and civilians" are mixed, "women and children" persons."""
        doc = self.doc
        if what not in PEOPLE or last + 2 >= len(doc) or doc[last + 1].lower_ != "and":
            return last, what
        head, other = self._head(last + 2, False)
        if head is None or other not in PEOPLE or doc[last + 2].pos_ in {"NUM", "DET"} or doc[head].tag_ not in PLURAL:
            return last, what
        armed = {"pow", SOLDIER}
        mixed = {what, other} & armed and "civilian" in {what, other}
        return head, what if what == other else "mixed" if mixed else "person"

    def _skip_of(self, index: int) -> int:
        """Step over "of its", "of the" after a number: "207 of its soldiers"."""
        doc = self.doc
        if index < len(doc) and doc[index].lower_ == "of":
            index += 1
            while index < len(doc) and doc[index].pos_ in {"DET", "PRON"} and doc[index].lower_ != "them":
                index += 1
        return index

    def _skip_more(self, index: int) -> int:
        """Step over the "more" of "3,000 more bodies"."""
        words = [token.lower_ for token in self.doc[index : index + 2]]
        return index + 1 if len(words) == 2 and words[0] == "more" and words[1] not in _STOPS | {"than"} else index

    def _head(self, start: int, linked: bool) -> tuple[int | None, str | None]:
        """Last plural or known noun of the phrase; the last noun where there is neither."""
        found: tuple[int | None, str | None] = (None, None)
        fallback: int | None = None
        for index in range(start, min(start + (1 if linked else _REACH), len(self.doc))):
            token = self.doc[index]
            if not self._inside(token) and not (found[0] is None and self._joins_adjectives(index)):
                break
            what = self.what_of(index)
            if what is not None or token.tag_ in PLURAL:
                found = index, what
                if index + 1 < len(self.doc) and self.doc[index + 1].lower_ == "of":
                    break
            elif token.pos_ in {"NOUN", "PROPN"}:
                fallback = index
        return found if found[0] is not None else (fallback, None)

    def _joins_adjectives(self, index: int) -> bool:
        """The "and" of "144 Ardenian and separatist soldiers"."""
        doc = self.doc
        return doc[index].lower_ in {"and", "or"} and index + 1 < len(doc) and doc[index + 1].pos_ in {"ADJ", "PROPN", "NOUN"}

    def _inside(self, token: Token) -> bool:
        if token.text in {"-", "–", "’s", "'s", "["}:
            return True
        if token.pos_ == "VERB":
            return token.tag_ in {"VBN", "JJ"} or self.what_of(token.i) is not None
        return token.pos_ in _INSIDE and not token.is_space and token.lower_ not in _STOPS

    def _body_of(self, head: int) -> tuple[int, str | None]:
        """As in "sets of remains", "members of the crew": the class of the noun after "of" where the first has none."""
        doc = self.doc
        if self.doc[head].lemma_.lower() in {"set", "group", "batch", "pair", "total", "number"} and head + 2 < len(doc):
            inner = self._skip_of(head + 1)
            if inner > head + 1:
                last, what = self._head(inner, False)
                if last is not None and what is not None:
                    return last, what
        return head, None

    def _end(self, index: int) -> int:
        token = self.doc[index]
        return int(token.idx) + len(token)
