"""Whom a noun stands for: a known actor, or somebody who acts for a side ("Ardenian soldiers", "lawmakers in Arden")."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from peaceledger.extract.events.clauses import NOUNS, children, lemma
from peaceledger.extract.events.roles import UNNAMED, names_of, sides_of
from peaceledger.extract.spans import ActorSpan, PlaceSpan
from peaceledger.packs import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

OWNERS = frozenset({"compound", "nmod", "amod", "poss"})
HOME = frozenset({"of", "in", "from", "for", "at"})
BODY = frozenset({"state", "government", "organisation", "armed_group"})
ROLE_OF_KIND: Mapping[str, str] = {"armed_force": "MIL", "government": "GOV"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One who acts or is acted upon.

    Attributes:
        name: Canonical name.
        side: Side it acts for; its own id where it acts for itself.
        role: What it is for that side, None for the side itself.
    """

    name: str
    side: str
    role: str | None

    @property
    def key(self) -> tuple[str, str | None]:
        """What tells it from another: its side and what it is for it."""
        return self.side, self.role


Agents = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]


def build_agents(vocab: Mapping[str, Iterable[str]]) -> Agents:
    """Role nouns by their head, the longest first, each with the code it adds.

    Args:
        vocab: ``vocab/agents.toml``: nouns by code.
    """
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for role, nouns in vocab.items():
        for noun in nouns:
            words = tuple(noun.lower().replace("-", " ").split())
            head = words[words.index("of") - 1] if "of" in words[1:] else words[-1]
            found.setdefault(head, []).append((words, role))
    return {last: tuple(sorted(entries, key=lambda e: -len(e[0]))) for last, entries in found.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """The actors and places of an article by token, with what is needed to tell whom a noun stands for."""

    lexicon: Lexicon
    agents: Agents
    actor_at: Mapping[int, ActorSpan]
    place_at: Mapping[int, PlaceSpan]
    on: date | None

    def parties(self, noun: "Token", alone: bool = False) -> list[Party]:
        """Whom a noun and those listed with it stand for; empty where it is nobody known.

        Args:
            noun: The head of the phrase.
            alone: True where what is listed with it is not meant: "A and the group backed by B".
        """
        if alone:
            return list(self._one(noun, (noun,)))
        return list(dict.fromkeys(p for one in self._listed(noun) for p in self._one(one, (one, *one.conjuncts))))

    def _listed(self, noun: "Token") -> Iterator["Token"]:
        """A noun, what is coordinated with it, and names of others that a parse takes for its apposition or modifier."""
        shared = self._shared(noun)
        for one in (noun, *noun.conjuncts):
            for child in one.children:
                if self._another(child, one):
                    yield from (child, *child.conjuncts)
            if one not in shared:
                yield one

    def _shared(self, noun: "Token") -> list["Token"]:
        """Names after "in A and" that a parse lists with the role noun before it: "lawmakers in A and B"."""
        if not any(prep.lower_ in HOME and any(self._below(prep)) for prep in children(noun, {"prep"})):
            return []
        named = [one for one in noun.conjuncts if one.i in self.actor_at and self.actor_at[one.i].kind in BODY]
        return named if self.role_of(noun) is not None else []

    def _another(self, child: "Token", noun: "Token") -> bool:
        """Whether a name beside a name is that of another: "A, the B, and C" and "A and the great B" are lists."""
        if child.dep_ not in {"appos", "nmod"} or (child.dep_ == "nmod" and not child.conjuncts):
            return False
        own, other = self.actor_at.get(noun.i), self.actor_at.get(child.i)
        return own is not None and other is not None and BODY.issuperset({own.kind, other.kind}) and own.side != other.side

    def owners(self, noun: "Token") -> list[Party]:
        """Whose a noun is: "Arden's offer", "Ardenian demands", "their troops"; a possessor goes before any other word."""
        words = list(self._before(noun))
        possessors = [w for w in words if w.dep_ == "poss"]
        return list(dict.fromkeys(p for word in possessors or words for p in self._named(word)))

    def somebody(self, word: "Token", bare: bool = False) -> bool:
        """Whether a word names one who could act, known or not: what is done to him is done to nobody behind him.

        Args:
            word: Head of the phrase.
            bare: Whether one capitalised word is enough; among kind acts it may be a feast.
        """
        full = word.pos_ == "PROPN" and (bare or any(part.pos_ == "PROPN" for part in children(word, {"compound"})))
        return full or word.i in self.actor_at or self.role_of(word) is not None

    def place(self, token: "Token") -> list[Party]:
        """The state whose place a word names, where the word means the place."""
        span = self.place_at.get(token.i)
        place = self.lexicon.places.get(span.place_id) if span is not None and span.reads_as == "place" else None
        state = self.lexicon.actors.get(place.country or "") if place is not None else None
        return [Party(name=state.name, side=state.side or state.actor_id, role=None)] if state is not None else []

    def _one(self, noun: "Token", beside: Iterable["Token"]) -> Iterator[Party]:
        role = self.role_of(noun)
        if role is not None and (sides := self._sides(beside)):
            name = self._name(noun) if len(sides) == 1 else None
            yield from (Party(name=name or side.name, side=side.side, role=role) for side in sides)
            return
        found = [self._with_title(noun, party) for party in self._named(noun)]
        if found and self.actor_at[noun.i].form == "descriptor" and len(owners := self.owners(noun)) > 1:
            found = owners  # "Ardenian and Morlandic leaders"
        if not found and noun.pos_ in NOUNS:
            found = [p for word in children(noun, {"appos"}) for p in self._named(word)] or list(self._titled(noun))
        yield from found

    def role_of(self, noun: "Token") -> str | None:
        """Code of a role noun, None for any other word; a word before it may change the code ("former officials")."""
        if noun.pos_ not in NOUNS:
            return None
        entries = (*self.agents.get(lemma(noun), ()), *self.agents.get(noun.lower_, ()))
        role = max(((len(words), role) for words, role in entries if _stands(noun, words)), default=(0, None))[1]
        if role is None:
            return None
        changed = (entry for child in children(noun, {"amod"}) for entry in self.agents.get(child.lower_, ()))
        return next((role for words, role in changed if len(words) == 1), role)

    def _sides(self, nouns: Iterable["Token"]) -> list[Party]:
        """For whom a role noun acts: what stands before it, else what it is "of" or "in", shared along a list of nouns."""
        for one in nouns:
            found = self.owners(one) or [p for prep in children(one, {"prep"}) if prep.lower_ in HOME for p in self._below(prep)]
            found += [p for name in self._shared(one) for p in self._named(name)]
            if found:
                return [Party(name=p.name, side=p.side, role=None) for p in found]
        return []

    def _below(self, prep: "Token") -> Iterator[Party]:
        for noun in children(prep, {"pobj"}):
            for one in (noun, *noun.conjuncts):
                yield from self._named(one)

    def _before(self, noun: "Token") -> Iterator["Token"]:
        for child in noun.lefts:
            if child.dep_ in OWNERS:
                yield from (child, *child.conjuncts)
                if child.i not in self.actor_at:
                    yield from (deep for deep in child.lefts if deep.dep_ in OWNERS)

    def _titled(self, noun: "Token") -> Iterator[Party]:
        """An unknown name after a title ("Ardenian Minister N. N.") or a short form in brackets ("the Arden League (AL)")."""
        if noun.i > 1 and noun.nbor(-1).text == "(":
            yield from self._named(noun.nbor(-2))
            return
        for title in children(noun, {"compound"}):
            role = self.role_of(title)
            if role is not None:
                owners = self.owners(noun) or self.owners(title)
                yield from (Party(name=noun.text, side=p.side, role=role) for p in owners)
                return

    def _with_title(self, noun: "Token", party: Party) -> Party:
        if party.role is None:
            for title in children(noun, {"compound"}):
                role = self.role_of(title)
                if role is not None:
                    return Party(name=party.name, side=party.side, role=role)
        return party

    def _name(self, noun: "Token") -> str | None:
        """The name under which the article's actors know the phrase."""
        span = self.actor_at.get(noun.i)
        return span.name if span is not None and span.head == noun.i and span.side is not None else None

    def _named(self, token: "Token") -> Iterator[Party]:
        span = self.actor_at.get(token.i)
        if span is None or (span.side is None and (span.actor_id is None or span.kind in UNNAMED)):
            return
        if span.kind == "media" and span.form != "descriptor":
            return
        role = self._role(span)
        if span.actor_id is None or len(names_of(span)) > 1:
            for name, side in zip(names_of(span), sides_of(span), strict=False):
                yield Party(name=name, side=side, role=role)
        else:
            yield Party(name=span.name, side=span.side or span.actor_id, role=role)

    def _role(self, span: ActorSpan) -> str | None:
        entry = self.lexicon.actors.get(span.actor_id or "")
        if entry is None:
            return ROLE_OF_KIND.get(span.kind)
        if entry.kind == "person":
            return "GOV" if any(o.held_on(self.on) and o.of in self.lexicon.actors for o in entry.offices) else None
        return ROLE_OF_KIND.get(entry.kind)


def _stands(noun: "Token", words: tuple[str, ...]) -> bool:
    """Whether the words of a role noun stand around its head, hyphens left out."""
    doc, ahead = noun.doc, words[words.index("of") :] if "of" in words[1:] else ()
    at = noun.i
    for word in reversed(words[: len(words) - len(ahead) - 1]):
        at -= 1
        if at >= 0 and doc[at].text == "-":
            at -= 1
        if at < 0 or word not in {doc[at].lower_, lemma(doc[at])}:
            return False
    after = doc[noun.i + 1 : noun.i + 1 + len(ahead)]
    return len(after) == len(ahead) and all(w in {t.lower_, lemma(t)} for w, t in zip(ahead, after, strict=True))
