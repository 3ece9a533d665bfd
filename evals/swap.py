"""Exchanges the two parties of a conflict: words in texts, names and ids in packs, and what a reader made of a text.

The exchange is its own inverse and is applied to everything alike, so that a ledger of the exchanged texts under the exchanged
packs is the exchanged ledger - if, and only if, no rule and no word list treats one party otherwise than the other.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from itertools import zip_longest
from typing import Any

from peaceledger.packs import ActorEntry, Lexicon
from peaceledger.records.attribution import Attribution, Stretch

NAME = re.compile(r"[^\W\d_]{3,}")
MOST = 99  # holders of one office on one side
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Swapped:
    """A text after the exchange, with where each place of it stood before."""

    text: str
    cuts: tuple[tuple[int, int], ...]  # ends of exchanged words: in the new text, in the old one

    def before(self, at: int) -> int:
        """Where a place of the new text stood; a place inside an exchanged word is counted from the word's end."""
        found = bisect_right(self.cuts, at, key=lambda cut: cut[0]) - 1
        new, old = self.cuts[found]
        return old + at - new


class Swap:
    """Exchanges words pairwise wherever they stand alone, in small, capital or mixed letters.

    Args:
        pairs: Words and what stands for them; each word in one pair only.
    """

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self.words: dict[str, str] = {}
        for a, b in pairs:
            for shape in (str, str.lower, str.upper):
                left, right = shape(a), shape(b)
                if left not in self.words and right not in self.words:
                    self.words |= {left: right, right: left}
        known = "|".join(re.escape(word) for word in sorted(self.words, key=lambda w: (-len(w), w)))
        self._pattern = re.compile(rf"(?<!\w)(?:{known})(?!\w)") if known else re.compile(r"(?!)")

    def text(self, text: str) -> str:
        """The text with every word of a pair exchanged."""
        return self._pattern.sub(lambda found: self.words[found.group()], text)

    def traced(self, text: str) -> Swapped:
        """Likewise, with the way back for places in it."""
        cuts, made, last = [(0, 0)], [], 0
        length = 0
        for found in self._pattern.finditer(text):
            word = self.words[found.group()]
            length += found.start() - last + len(word)
            made += [text[last : found.start()], word]
            last = found.end()
            cuts += [(length - len(word), found.start()), (length, last)]
        return Swapped(text="".join([*made, text[last:]]), cuts=tuple(cuts))

    def value(self, value: Any) -> Any:
        """The same with all strings in it exchanged, keys of mappings included."""
        if isinstance(value, str):
            return self.text(value)
        if is_dataclass(value) and not isinstance(value, type):
            return replace(value, **{f.name: self.value(getattr(value, f.name)) for f in fields(value)})
        if isinstance(value, Mapping):
            return {self.value(key): self.value(held) for key, held in value.items()}
        return type(value)(map(self.value, value)) if isinstance(value, tuple | list | frozenset) else value


def swap_of(lexicon: Lexicon, texts: Sequence[str]) -> Swap:
    """The exchange of the first two parties of a pack: states, adjectives, peoples, capitals and seats, holders of like offices,
    outlets, ids. A name of one side that has no counterpart is exchanged with an invented one; a word that the texts also write
    small is left alone."""
    a, b = lexicon.parties[:2]
    small = set(re.findall(r"(?<!\w)[a-z'’]+", " ".join([*texts, *_strings(lexicon.vocab), *_strings(lexicon.frames)])))
    pairs: dict[str, str] = {}
    for left, right in zip(_names(a, lexicon), _names(b, lexicon), strict=True):
        for one, other in zip_longest(left, right):
            first, second = one or _invented(other), other or _invented(one)
            free = not {first, second} & {*pairs, *pairs.values()} and first != second
            if free and not {first.lower(), second.lower()} & small:
                pairs[first] = second
    return Swap([(a, b), *pairs.items()])


def _names(party: str, lexicon: Lexicon) -> Iterator[list[str]]:
    """Words that name a side, by what they name, in the order in which both sides' are laid beside each other."""
    state = lexicon.actors[party]
    yield _words([state.name])
    yield _words(state.adjectives)
    yield _words(state.people)
    seats = [p for p in lexicon.places.values() if p.government_of == party]
    yield _words(name for p in seats for name in p.names)
    for office in sorted({o.office_id for actor in lexicon.actors.values() for o in actor.offices}):
        held = sorted((o.start.isoformat() if o.start else "", a.actor_id, a) for a, o in _holders(office, party, lexicon))
        for _, _, actor in reversed(held):
            yield _words((*actor.names, *actor.weak_names))
        yield from [[]] * (MOST - len(held))
    yield _words(o.name for o in lexicon.outlets.values() if o.side == party and " " not in o.name)


def _holders(office: str, party: str, lexicon: Lexicon) -> Iterator[tuple[ActorEntry, Any]]:
    return ((a, o) for a in lexicon.actors.values() for o in a.offices if o.office_id == office and o.of == party)


def _words(names: Iterable[str]) -> list[str]:
    found = (word for name in names for word in NAME.findall(name) if LATIN.fullmatch(word) and word[0].isupper())
    return list(dict.fromkeys(found))


def _invented(word: str | None) -> str:
    """A name that nobody bears, of the same length and shape."""
    turned = str.maketrans("aeiouyrlstnkmdvz", "oaueiylrtsmnkgzv")
    return (word or "").lower().translate(turned).capitalize()


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for held in value.values():
            yield from _strings(held)
    elif isinstance(value, tuple | list):
        for held in value:
            yield from _strings(held)


def carried(doc: Any, swap: Swap) -> Any:
    """A parsed document with its words exchanged and its analysis kept; None where a pair parts a token."""
    from spacy.tokens import Doc

    words = [swap.text(token.text) for token in doc]
    kept = ("TAG", "POS", "MORPH", "HEAD", "DEP", "SENT_START")
    made = Doc(doc.vocab, words=words, spaces=[bool(token.whitespace_) for token in doc])
    made.from_array(list(kept), doc.to_array(list(kept)))
    for old, new in zip(doc, made, strict=True):
        new.lemma_ = swap.text(old.lemma_)
    return made if made.text == swap.text(doc.text) else None


def carried_marks(marks: Iterable[Attribution], moved: Any) -> tuple[Attribution, ...]:
    """What a tagger marked, each place moved by a function."""

    def at(stretch: Stretch) -> Stretch:
        return moved(stretch[0]), moved(stretch[1])

    return tuple(replace(m, cue=at(m.cue), source=m.source and at(m.source), contents=tuple(map(at, m.contents))) for m in marks)
