"""Noun phrases around a role noun: offices, unnamed people, governments, forces, delegations, outlets."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from peaceledger.extract.actors.home import Home
from peaceledger.extract.actors.people import Cast, NameSpan, Person
from peaceledger.extract.actors.scan import Phrase, RoleAt, Scan
from peaceledger.extract.spans import ActorSpan
from peaceledger.packs import ActorEntry

_POSSESSIVE = ("'s", "’s", "'", "’")
_MODIFIER = frozenset({"compound", "nmod", "amod", "poss"})
_SUBJECT = frozenset({"nsubj", "nsubjpass", "appos", "attr"})
_BY_SIDE_ONLY = frozenset({"armed_force", "government", "organisation", "role"})
_OF_STATES = frozenset({"government", "armed_force", "organisation"})
_FIGHTING = frozenset({"armed_group", "armed_force"})
_OWN = frozenset({"his", "her", "its", "their", "our", "my", "your", "whose"})
_HEADED = frozenset({"government", "state"})
_COUNTRY = frozenset({"country", "nation", "republic", "kingdom"})
_FAR = 12
_NEAR = 6
_AT_HAND = 2
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
        return self.phrase.article is None or self.phrase.article in ("the", "this", "that", "these", "those", "both")


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

    def read(self, role: RoleAt) -> RolePhrase | None:
        if (
            role.first in self.taken
            or self._text(role.first - 1) == "-"
            or role.last in self.scan.name_over
            or role.hit.role.only_title
            or not self._is_head(role)
        ):
            return None
        phrase = self.scan.before(role.first)
        if role.hit.role.kind == "person" and not (role.hit.plural or self._points(role, phrase)):
            return None
        last = self._tail(role, phrase)
        country = self._country(phrase)
        first = phrase.start
        name = self.scan.text[self.scan.start_of(phrase.first if country else first) : self.scan.end_of(self._matter(last))]
        if country:
            name = f"{country}’s {name}"
        elif (
            self.scan.tokens[first].pos_ != "PROPN"
            and first not in self.scan.name_over
            and name[1:2].islower() | (name[1:2] == " ")
        ):
            name = name[0].lower() + name[1:]
        head = self.scan.head_of(first, last)
        return RolePhrase(role, phrase, first, last, head, self._side(role, phrase), " ".join(name.split()))

    def _matter(self, last: int) -> int:
        """Where a body's name ends that says what it is for: "ministry of health"."""
        after = self.scan.tokens[last + 1 : last + 3]
        named = len(after) == 2 and after[0].lower_ == "of" and after[1].text.islower() and after[1].dep_ == "pobj"
        return last + 2 if named and self.scan.tokens[last].lower_ in ("ministry", "department") else last

    def _country(self, phrase: Phrase) -> str | None:
        """The state that "the country’s" before a role noun means: the one named last, shortly before; it becomes the owner."""
        at = phrase.first - 2
        if (
            at < 1
            or self._text(at + 1) not in _POSSESSIVE
            or self._text(at) not in _COUNTRY
            or self._text(at - 1).lower() != "the"
        ):
            return None
        for named in reversed(self.scan.names):
            owner = self.scan.owner_of(named) if named.last < at else None
            if owner is not None and owner.kind == "state":
                near = self.scan.sentence[at] - self.scan.sentence[named.last] <= _AT_HAND
                if near:
                    phrase.owners.append(owner.actor_id)
                    phrase.sides.append(owner.actor_id)
                    phrase.start, phrase.article = at - 1, "the"
                return owner.name if near else None
        return None

    def _is_head(self, role: RoleAt) -> bool:
        noun = role.first if " of " in role.hit.noun else role.last
        token = self.scan.tokens[noun]
        if token.pos_ not in ("NOUN", "PROPN"):
            return False
        if not role.hit.role.fits and token.text[0].isupper() and not self.scan.tokens[role.first].is_sent_start:
            return False  # "the Observer" is a name
        after = self._text(role.last + 1)
        return after in _POSSESSIVE or (not (token.dep_ in _MODIFIER and token.head.i > role.last) and after != "-")

    def _points(self, role: RoleAt, phrase: Phrase) -> bool:
        """Whether a singular noun names somebody: "in person" and "as president" do not."""
        return bool(phrase.article or phrase.owners or phrase.first < role.first) or self.scan.tokens[role.last].dep_ in _SUBJECT

    def _side(self, role: RoleAt, phrase: Phrase) -> str | None:
        if phrase.sides:
            return phrase.sides[0]
        inside = (self.taken[i].person for i in range(phrase.first, role.first) if i in self.taken)
        person = next(inside, None)
        return person.side if person is not None else None

    def _text(self, at: int) -> str:
        return self.scan.tokens[at].text if at < len(self.scan.tokens) else ""

    def _tail(self, role: RoleAt, phrase: Phrase) -> int:
        word = self._text(role.last + 1)
        kind = role.hit.role.kind
        if (word in ("of", "for") and kind == "person") or (word == "of" and kind in _OF_STATES):
            return self._owner(role.last, phrase, plural=role.hit.plural)
        if role.hit.plural and (word in ("from", "of") or (word == "in" and kind in ("person", "anonymous"))):
            return self._owner(role.last, phrase, plural=role.hit.plural)
        if word in self.scan.words("people", "familiar"):
            edge: int = self.scan.tokens[role.last + 1].right_edge.i
            return min(edge, role.last + _LONGEST_TAIL)
        return role.last

    def _owner(self, last: int, phrase: Phrase, *, plural: bool) -> int:
        at = last + 2
        if at < len(self.scan.tokens) and self.scan.tokens[at].pos_ == "DET":
            at += 1
        named = self.scan.name_over.get(at)
        if (
            named is None
            or named.first != at
            or named.hit.form in ("place", "event", "surname", "weak", "given")
            or at in self.taken
        ):
            return last
        self.scan.own(phrase, named)
        end = self._possessed(named.last, phrase)
        listed = self._text(end + 1) in (",", "and") and end + 2 in self.scan.name_over
        if plural and listed:
            return last  # each name of the list stays a name of its own
        while (
            named.hit.form == "adjective"
            and end + 1 < len(self.scan.tokens)
            and self.scan.tokens[end + 1].pos_ in ("NOUN", "PROPN", "ADJ")
        ):
            end += 1
            if end == named.last + 1 and self._text(end) in _HEADED:
                phrase.of = self._text(end)
            else:
                phrase.plain = phrase.nominal = True
        return end

    def _possessed(self, end: int, phrase: Phrase) -> int:
        """End of a name that owns the next one ("the upper house" in "members of Utopia's upper house")."""
        own = self.scan.name_over.get(end + 2) if self._text(end + 1) in _POSSESSIVE else None
        if own is None:
            return end
        self.scan.own(phrase, own)
        return own.last


class _Resolver:
    def __init__(self, scan: Scan, cast: Cast, people: Sequence[NameSpan], spans: Sequence[ActorSpan]) -> None:
        self.scan, self.cast, self.people = scan, cast, people
        self.lexicon = scan.index.lexicon
        self.mentions: list[tuple[int, Person]] = sorted(
            ((s.last, s.person) for s in people if s.person is not None and s.person.kind == "person"), key=lambda m: m[0]
        )
        self.media = sorted((s for s in spans if s.kind == "media"), key=lambda s: s.start)
        self.bodies: list[tuple[str, ActorSpan]] = []
        self.home = Home(scan)
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
        if person is None and phrase.phrase.article in ("a", "an", "the") and self._may_speak(phrase):
            person = self._introduced_next(phrase)
        if person is not None:
            self._remember(phrase.first, person)
            return self._as_person(phrase, person, form)
        if not (phrase.definite or phrase.phrase.article in _OWN):
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
        if after < len(tokens) and tokens[after].text in _POSSESSIVE:
            return None
        head = tokens[phrase.head]
        if before > 0 and tokens[before].text in (",", "(") and head.dep_ not in ("conj", "nsubj", "pobj", "dobj"):
            span = self._ends.get(before - 1)
            if span is not None and span.person is not None:
                return span.person
        following = self._starts.get(after)
        if following is not None and following.person is not None and phrase.last > phrase.at.last:
            return following.person
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
        noun = phrase.at.hit.noun.lower() + (f" of {phrase.phrase.of}" if phrase.phrase.of else "")
        for owner in (*phrase.phrase.owners, *phrase.phrase.sides):
            ids = self.lexicon.holders(noun, owner, self.scan.on)
            present = [key for key in ids if key in self.cast.people]
            if len(ids) == 1 or len(present) == 1:
                return self.lexicon.actors[(present or list(ids))[0]]
        return None

    def _antecedent(self, phrase: RolePhrase) -> Person | None:
        fits = phrase.at.hit.role.fits
        if self._described(phrase):
            return None
        if not fits and phrase.at.hit.role.title and phrase.phrase.article == "the":
            return self._only_speaker(phrase)
        if not fits or (phrase.phrase.article is None and not phrase.side):
            return None
        limit = _NEAR if "*" in fits else _FAR
        before = [m for m in self._heard(phrase) if self._distance(m[0], phrase.first) <= limit]
        ranked = [(self._fit(person, phrase), at, person) for at, person in reversed(before)]
        best = max((fit for fit, _, _ in ranked), default=0)
        return self._latest([(at, person) for fit, at, person in ranked if fit == best], phrase) if best else None

    def _heard(self, phrase: RolePhrase) -> list[tuple[int, Person]]:
        """Who was named before; outside quotation marks not by those whom somebody quoted spoke of."""
        quoted = self.scan.quoted
        return [m for m in self.mentions if m[0] < phrase.first and (quoted[phrase.first] or not quoted[m[0]])]

    def _may_speak(self, phrase: RolePhrase) -> bool:
        head = self.scan.tokens[phrase.head]
        return bool(head.dep_ == "nsubj" or (head.dep_ == "pobj" and head.head.lower_ == "to"))

    def _introduced_next(self, phrase: RolePhrase) -> Person | None:
        """Whom the next sentences name first with this noun or a fitting office: "A head agreed. ..." said N. N., the head."""
        noun, before = phrase.at.hit.noun, {p.key for at, p in self.mentions if at < phrase.first}
        found = {
            p.key: p
            for at, p in self.mentions
            if phrase.last < at
            and self._distance(phrase.last, at) <= _AT_HAND
            and (noun in p.titles or ("*" not in phrase.at.hit.role.fits and self._fit(p, phrase)))
            and p.key not in before
            and (phrase.side is None or p.side in (None, phrase.side))
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def _described(self, phrase: RolePhrase) -> bool:
        """Whether the words say more of somebody than a reader of the article knew: "the head of the border service"."""
        tokens, after = self.scan.tokens, phrase.last + 1
        more = after < len(tokens) and tokens[after].lower_ in ("of", "for", "at")
        return more or ("*" in phrase.at.hit.role.fits and phrase.phrase.nominal)

    def _only_speaker(self, phrase: RolePhrase) -> Person | None:
        """For "the expert": the one person without office who was named just before, if there is only one."""
        near = {p.key: p for at, p in self.mentions if at < phrase.first and self._distance(at, phrase.first) <= _AT_HAND}
        return next(iter(near.values())) if len(near) == 1 and all(p.actor_id is None for p in near.values()) else None

    def _latest(self, fitting: list[tuple[int, Person]], phrase: RolePhrase) -> Person | None:
        nearest = min(self._distance(at, phrase.first) for at, _ in fitting)
        found: dict[str, tuple[int, Person]] = {}
        for at, person in fitting:
            if self._distance(at, phrase.first) == nearest:
                found.setdefault(person.key, (at, person))
        return self._choose(list(found.values()))

    def _choose(self, found: list[tuple[int, Person]]) -> Person | None:
        if len(found) == 1:
            return found[0][1]
        subjects = [person for at, person in found if self.scan.tokens[at].dep_ in ("nsubj", "nsubjpass")]
        return subjects[0] if len(subjects) == 1 else None

    def _distance(self, left: int, right: int) -> int:
        numbers = self.scan.sentence if self.scan.quoted[right] else self.scan.outer
        return numbers[right] - numbers[left]

    def _fit(self, person: Person, phrase: RolePhrase) -> int:
        """How well a person fits a role noun: 2 the noun is their title, 1 it may describe their office, 0 it does not."""
        if phrase.side is not None and phrase.side != person.side:
            return 0
        fits, noun = phrase.at.hit.role.fits, phrase.at.hit.noun
        if noun in person.titles or self._holds(person, noun):
            return 2
        if person.offices & fits or ("*" in fits and (person.offices or person.titles)):
            return 1
        return int(any(fits & role.hit.role.fits for role in self.scan.roles if role.hit.noun in person.titles))

    def _holds(self, person: Person, noun: str) -> bool:
        entry = self.lexicon.actors.get(person.actor_id or "")
        offices = [o for o in entry.offices if o.held_on(self.scan.on)] if entry else []
        return any(person.actor_id in self.lexicon.holders(noun, o.of, self.scan.on) for o in offices)

    def _body(self, phrase: RolePhrase) -> ActorSpan | None:
        role = phrase.at.hit.role
        noun = phrase.at.hit.noun
        if role.needs_side and phrase.side is None:
            return None
        if role.kind == "media":
            return self._outlet(phrase)
        if phrase.side is not None:
            span = self._sided(phrase)
            self.bodies.append((noun, span))
            return span
        if phrase.definite and phrase.phrase.article:
            known = next((s for n, s in reversed(self.bodies) if n == noun or n.endswith(f" {noun}")), None)
            if known is not None:
                return self._like(phrase, known)
        if phrase.definite and (home := self.home.side(role.kind, phrase.phrase)) is not None:
            phrase.side = home
            phrase.phrase.sides.append(home)
            return self._sided(phrase)
        if role.kind in _BY_SIDE_ONLY and not (role.kind == "government" and phrase.phrase.article == "the"):
            return None
        return self._as_written(phrase, role.kind, "descriptor")

    def _sided(self, phrase: RolePhrase) -> ActorSpan:
        role, side = phrase.at.hit.role, phrase.side or ""
        entry = None if phrase.phrase.nominal or not phrase.phrase.sides else self.scan.index.body(side, phrase.at.hit.noun)
        if entry is None and role.kind == "government" and not phrase.phrase.nominal and phrase.phrase.sides:
            entry = self.lexicon.actors.get(side)
        group = self.lexicon.actors.get(side)
        if entry is None and role.kind in _FIGHTING and group is not None and group.kind == "armed_group":
            entry = group  # whoever fights for a group is the group
        if entry is None:
            return self._as_written(phrase, role.kind, "descriptor")
        kind = role.kind if entry.kind == "state" else entry.kind
        return self._make(phrase, actor_id=entry.actor_id, name=entry.name, kind=kind, side=entry.side)

    def _outlet(self, phrase: RolePhrase) -> ActorSpan | None:
        if phrase.at.hit.plural or phrase.at.hit.role.needs_side or not phrase.definite:
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
