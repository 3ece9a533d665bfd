"""Noun phrases around a role noun: offices, unnamed people, governments, forces, delegations, outlets."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from peaceledger.extract.people import Cast, NameSpan, Person
from peaceledger.extract.scan import Phrase, RoleAt, Scan
from peaceledger.extract.spans import ActorSpan
from peaceledger.packs import ActorEntry

_POSSESSIVE = ("'s", "’s", "'", "’")
_MODIFIER = frozenset({"compound", "nmod", "amod", "poss"})
_ARTICLES = ("the", "a", "an")
_INDEFINITE = ("a", "an")
_BY_SIDE_ONLY = frozenset({"armed_force", "government", "organisation", "role"})
_FAR = 12
_NEAR = 6
_LONGEST_TAIL = 8


@dataclass(slots=True)
class RolePhrase:
    """A role noun with the words that belong to it; tokens, both included."""

    at: RoleAt
    phrase: Phrase
    first: int
    last: int
    head: int
    side: str | None
    name: str

    @property
    def definite(self) -> bool:
        """Whether it points at somebody known: no "a", no number; a possessor or no article at all counts as definite."""
        return self.phrase.article is None or self.phrase.article in ("the", "this", "that")


def find_phrases(scan: Scan, cast: Cast, people: Sequence[NameSpan], spans: Sequence[ActorSpan]) -> list[ActorSpan]:
    """Read every role noun outside names, in text order, each with the people mentioned before it in mind.

    Args:
        scan: The article.
        cast: Its people; titles found in appositions are entered.
        people: Namings of people.
        spans: Spans found so far.
    """
    reader = _Reader(scan, people)
    phrases = [p for role in scan.roles if (p := reader.read(role)) is not None]
    resolver = _Resolver(scan, cast, people, spans)
    for phrase in phrases:
        resolver.enter_apposition(phrase)
    return [span for phrase in phrases if (span := resolver.span(phrase)) is not None]


class _Reader:
    def __init__(self, scan: Scan, people: Sequence[NameSpan]) -> None:
        self.scan = scan
        self.taken = {i: span for span in people for i in range(span.first, span.last + 1)}
        bodies = (n for n in scan.names if n.hit.form in ("descriptor", "name", "outlet", "event"))
        self.covered = {i for n in bodies for i in range(n.first, n.last + 1)}

    def read(self, role: RoleAt) -> RolePhrase | None:
        if role.first in self.taken or role.last in self.covered or role.hit.role.only_title or not self._is_head(role):
            return None
        phrase = self.scan.before(role.first)
        last = self._tail(role, phrase)
        first = phrase.first - 1 if phrase.article else phrase.first
        name = self.scan.text[self.scan.start_of(first) : self.scan.end_of(last)]
        if phrase.article in _ARTICLES:
            name = name[0].lower() + name[1:]
        head = self.scan.head_of(first, last)
        return RolePhrase(role, phrase, first, last, head, self._side(phrase), " ".join(name.split()))

    def _is_head(self, role: RoleAt) -> bool:
        noun = role.first if " of " in role.hit.noun else role.last
        token = self.scan.tokens[noun]
        if token.pos_ not in ("NOUN", "PROPN"):
            return False
        after = self._text(role.last + 1)
        return after in _POSSESSIVE or (not (token.dep_ in _MODIFIER and token.head.i > role.last) and after != "-")

    def _side(self, phrase: Phrase) -> str | None:
        if phrase.sides:
            return phrase.sides[0]
        inside = (self.taken[i].person for i in range(phrase.first, phrase.first + 8) if i in self.taken)
        person = next(inside, None)
        return person.side if person is not None else None

    def _text(self, at: int) -> str:
        return self.scan.tokens[at].text if at < len(self.scan.tokens) else ""

    def _tail(self, role: RoleAt, phrase: Phrase) -> int:
        word = self._text(role.last + 1)
        if word in ("of", "for") and role.hit.role.kind == "person":
            return self._owner(role.last, phrase)
        if word in ("from", "in", "of") and role.hit.plural:
            return self._owner(role.last, phrase)
        if word in self.scan.words("people", "familiar"):
            edge = self.scan.tokens[role.last + 1].right_edge.i
            return min(edge, role.last + _LONGEST_TAIL)
        return role.last

    def _owner(self, last: int, phrase: Phrase) -> int:
        at = last + 2
        if at < len(self.scan.tokens) and self.scan.tokens[at].pos_ == "DET":
            at += 1
        named = next((n for n in self.scan.names if n.first == at), None)
        if named is None or named.hit.form in ("place", "event", "surname", "weak", "given") or at in self.taken:
            return last
        self.scan.own(phrase, named)
        end = named.last
        while (
            named.hit.form == "adjective"
            and end + 1 < len(self.scan.tokens)
            and self.scan.tokens[end + 1].pos_ in ("NOUN", "PROPN", "ADJ")
        ):
            end += 1
            phrase.plain = True
        return end


class _Resolver:
    def __init__(self, scan: Scan, cast: Cast, people: Sequence[NameSpan], spans: Sequence[ActorSpan]) -> None:
        self.scan, self.cast, self.people = scan, cast, people
        self.lexicon = scan.index.lexicon
        self.mentions: list[tuple[int, Person]] = sorted(
            ((s.last, s.person) for s in people if s.person is not None and s.person.kind == "person"), key=lambda m: m[0]
        )
        self.media = sorted((s for s in spans if s.kind == "media"), key=lambda s: s.start)
        self.bodies: list[tuple[str, ActorSpan]] = []
        self._ends = {s.last: s for s in people}
        self._starts = {s.first: s for s in people}

    def enter_apposition(self, phrase: RolePhrase) -> None:
        """Give a person the title, and where unknown the side, that an apposition names."""
        person = self._apposed(phrase)
        if person is not None:
            person.titles.add(phrase.at.hit.noun)
            person.side = person.side or phrase.side

    def span(self, phrase: RolePhrase) -> ActorSpan | None:
        role = phrase.at.hit.role
        if role.kind == "person":
            return self._people(phrase) if phrase.at.hit.plural else self._one(phrase)
        if role.kind in ("anonymous", "group"):
            return self._as_written(phrase, role.kind, "descriptor")
        return self._body(phrase)

    def _one(self, phrase: RolePhrase) -> ActorSpan | None:
        person = self._apposed(phrase)
        form = "descriptor"
        if person is None and (holder := self._holder(phrase)) is not None:
            person, form = self.cast.known(holder), "office"
        if person is None and phrase.definite:
            person = self._antecedent(phrase)
        if person is not None:
            self._remember(phrase.first, person)
            return self._as_person(phrase, person, form)
        if not phrase.definite:
            return self._as_written(phrase, "anonymous", "descriptor")
        return self._as_written(phrase, "person", "office" if phrase.side else "descriptor")

    def _remember(self, at: int, person: Person) -> None:
        self.mentions.append((at, person))
        self.mentions.sort(key=lambda m: m[0])

    def _people(self, phrase: RolePhrase) -> ActorSpan | None:
        return self._as_written(phrase, "anonymous", "descriptor")

    def _apposed(self, phrase: RolePhrase) -> Person | None:
        tokens = self.scan.tokens
        before, after = phrase.first - 1, phrase.last + 1
        head = tokens[phrase.head]
        if before > 0 and tokens[before].text in (",", "(") and head.dep_ not in ("conj", "nsubj", "pobj", "dobj"):
            span = self._ends.get(before - 1)
            if span is not None and span.person is not None:
                return span.person
        if after + 1 < len(tokens) and tokens[after].text == ",":
            span = self._starts.get(after + 1)
            if (
                span is not None
                and (tokens[span.last].dep_ == "appos" or tokens[span.first].dep_ == "appos")
                and span.first == span.bare
            ):
                return span.person
        return self._copula(phrase)

    def _copula(self, phrase: RolePhrase) -> Person | None:
        head = self.scan.tokens[phrase.head]
        if head.dep_ != "attr" or head.head.lemma_ not in ("be", "become"):
            return None
        subject = next((c for c in head.head.children if c.dep_ == "nsubj" and c.i < head.i), None)
        span = self._ends.get(subject.i) if subject is not None else None
        return span.person if span is not None else None

    def _holder(self, phrase: RolePhrase) -> ActorEntry | None:
        if phrase.phrase.past or phrase.phrase.plain or not phrase.definite:
            return None
        noun = phrase.at.hit.noun.lower()
        for owner in (*phrase.phrase.owners, *phrase.phrase.sides):
            ids = self.lexicon.holders(noun, owner, self.scan.on)
            present = [key for key in ids if key in self.cast.people]
            if len(ids) == 1 or len(present) == 1:
                return self.lexicon.actors[(present or list(ids))[0]]
        return None

    def _antecedent(self, phrase: RolePhrase) -> Person | None:
        fits = phrase.at.hit.role.fits
        if not fits or (phrase.phrase.article is None and not phrase.side):
            return None
        limit = _NEAR if "*" in fits else _FAR
        found: dict[str, tuple[int, Person]] = {}
        nearest: int | None = None
        for at, person in reversed([m for m in self.mentions if m[0] < phrase.first]):
            distance = self._distance(at, phrase.first)
            if distance > limit or (nearest is not None and distance > nearest):
                break
            if self._compatible(person, phrase) and person.key not in found:
                found[person.key] = (at, person)
                nearest = distance
        return self._choose(list(found.values()))

    def _choose(self, found: list[tuple[int, Person]]) -> Person | None:
        if len(found) == 1:
            return found[0][1]
        subjects = [person for at, person in found if self.scan.tokens[at].dep_ in ("nsubj", "nsubjpass")]
        return subjects[0] if len(subjects) == 1 else None

    def _distance(self, left: int, right: int) -> int:
        return sum(1 for i in range(left + 1, right + 1) if self.scan.tokens[i].is_sent_start)

    def _compatible(self, person: Person, phrase: RolePhrase) -> bool:
        if phrase.side is not None and person.side is not None and phrase.side != person.side:
            return False
        if phrase.side is not None and person.side is None:
            return False
        fits = phrase.at.hit.role.fits
        if phrase.at.hit.noun in person.titles or person.offices & fits:
            return True
        if "*" in fits:
            return bool(person.offices or person.titles)
        return any(fits & role.hit.role.fits for role in self.scan.roles if role.hit.noun in person.titles)

    def _body(self, phrase: RolePhrase) -> ActorSpan | None:
        role = phrase.at.hit.role
        noun = phrase.at.hit.noun
        if role.kind == "media":
            return self._outlet(phrase)
        if phrase.side is not None:
            span = self._sided(phrase)
            self.bodies.append((noun, span))
            return span
        if phrase.definite and phrase.phrase.article:
            known = next((s for n, s in reversed(self.bodies) if n == noun), None)
            if known is not None:
                return self._like(phrase, known)
        if role.kind in _BY_SIDE_ONLY:
            return None
        return self._as_written(phrase, role.kind, "descriptor")

    def _sided(self, phrase: RolePhrase) -> ActorSpan:
        role, side = phrase.at.hit.role, phrase.side or ""
        entry = None if phrase.phrase.plain or not phrase.phrase.sides else self.scan.index.body(side, phrase.at.hit.noun)
        if entry is None and role.kind == "government" and not phrase.phrase.plain and phrase.phrase.sides:
            entry = self.lexicon.actors.get(side)
        if entry is None:
            return self._as_written(phrase, role.kind, "descriptor")
        kind = role.kind if entry.kind == "state" else entry.kind
        return self._make(phrase, actor_id=entry.actor_id, name=entry.name, kind=kind, side=entry.side)

    def _outlet(self, phrase: RolePhrase) -> ActorSpan | None:
        if phrase.at.hit.plural or not phrase.definite:
            return self._as_written(phrase, "media", "descriptor") if phrase.side else None
        start = self.scan.start_of(phrase.first)
        before = [s for s in self.media if s.start < start]
        if phrase.side is None and before and self._distance(before[-1].head, phrase.first) <= _NEAR:
            return self._like(phrase, before[-1])
        return None

    def _like(self, phrase: RolePhrase, known: ActorSpan) -> ActorSpan:
        return self._make(phrase, actor_id=known.actor_id, name=known.name, kind=known.kind, side=known.side)

    def _as_person(self, phrase: RolePhrase, person: Person, form: str) -> ActorSpan:
        span = self._make(phrase, actor_id=person.actor_id, name=person.name, kind="person", side=person.side)
        return span if form == "descriptor" else _formed(span, form)

    def _as_written(self, phrase: RolePhrase, kind: str, form: str) -> ActorSpan:
        return _formed(self._make(phrase, actor_id=None, name=phrase.name, kind=kind, side=phrase.side), form)

    def _make(self, phrase: RolePhrase, *, actor_id: str | None, name: str, kind: str, side: str | None) -> ActorSpan:
        return ActorSpan(
            start=self.scan.start_of(phrase.first),
            end=self.scan.end_of(phrase.last),
            head=phrase.head,
            actor_id=actor_id,
            name=name,
            kind=kind,
            side=side,
            form="descriptor",
        )


def _formed(span: ActorSpan, form: str) -> ActorSpan:
    return replace(span, form=form)
