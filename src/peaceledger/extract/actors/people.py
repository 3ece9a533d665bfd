"""People an article names: those the packs know, and those it introduces itself."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from peaceledger.extract.actors.names import Hit, skeleton
from peaceledger.extract.actors.scan import Named, Phrase, RoleAt, Scan
from peaceledger.packs import ActorEntry

_PERSONAL = frozenset({"surname", "weak", "given"})
_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_LONGEST_NAME = 5
_SHORT_WORD = 3
_TITLE_CASE = 0.7


@dataclass(slots=True)
class Person:
    """Somebody in the article.

    Attributes:
        key: Pack id, or the full name where no pack knows them.
        actor_id: Pack id, None where no pack knows them.
        name: Canonical name.
        kind: ``person``, or ``organisation`` for a name whose form says so.
        side: As in ``ActorSpan``.
        offices: Office ids held on the article's day, or ever where the day is unknown.
        titles: Role nouns that the article itself gives them.
        gender: ``m``, ``f`` or None.
    """

    key: str
    actor_id: str | None
    name: str
    kind: str = "person"
    side: str | None = None
    offices: frozenset[str] = frozenset()
    titles: set[str] = field(default_factory=set)
    gender: str | None = None


@dataclass(frozen=True, slots=True)
class NameSpan:
    """One naming of a person; tokens, both included. ``bare`` is the first token of the name without titles."""

    first: int
    bare: int
    last: int
    person: Person | None  # None: a name that fits several people, or none for sure
    phrase: Phrase


class Cast:
    """Everybody named in one article.

    Args:
        scan: The article.
    """

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.people: dict[str, Person] = {}
        self._surnames: dict[str, list[str]] = {}
        self._firsts: dict[str, list[str]] = {}
        self.in_full: Counter[str] = Counter()

    def known(self, entry: ActorEntry) -> Person:
        """The article's record of a person of the pack."""
        if entry.actor_id not in self.people:
            held = (o for o in entry.offices if o.held_on(self.scan.on))
            offices = frozenset(o.office_id for o in held)
            person = Person(entry.actor_id, entry.actor_id, entry.name, side=entry.side, offices=offices)
            person.gender = self.gender(entry.name)
            self.people[entry.actor_id] = person
        return self.people[entry.actor_id]

    def introduced(self, name: str, kind: str = "person") -> Person:
        """The article's record of somebody no pack knows, under a full name."""
        if name not in self.people:
            self.people[name] = Person(name, None, name, kind=kind, gender=self.gender(name) if kind == "person" else None)
            if kind == "person":
                self._surnames.setdefault(_surname(name), []).append(name)
                if self.gender(name) is None:
                    self._firsts.setdefault(name.split()[0], []).append(name)  # "Wang" after "Wang Wenbin"
        return self.people[name]

    def by_surname(self, word: str) -> Person | None:
        """Whom a surname means among those the article introduced: of a family, whoever it introduced first; None for nobody."""
        last, first = self._surnames.get(word, []), self._firsts.get(word, [])
        keys = last or first
        return self.people[keys[0]] if keys and (not first or not last or first == last) else None

    def by_ending(self, words: list[str]) -> Person | None:
        """Whom the last words of a name mean ("Al Haddad" after "Sami al Haddad"); None where they mean nobody or several."""
        ending = [w.lower() for w in words]
        found = [p for p in self.people.values() if p.kind == "person" and self._ends(p.name.lower().split(), ending)]
        return found[0] if len(found) == 1 else None

    def _ends(self, name: list[str], ending: list[str]) -> bool:
        return len(name) > len(ending) > 1 and name[-len(ending) :] == ending

    def gender(self, name: str) -> str | None:
        """Gender as the given name tells it, None if it does not."""
        given = name.split()[0]
        female = given in self.scan.words("given_names", "female")
        male = given in self.scan.words("given_names", "male")
        if female == male:
            return None
        return "f" if female else "m"


def find_people(scan: Scan, cast: Cast) -> list[NameSpan]:
    """Find every naming of a person, and enter everybody in the cast.

    Full names come first, then surnames, so that a surname alone can be read by whoever the article introduced; what is still
    unread and speaks is an organisation.
    """
    finder = _Finder(scan, cast)
    runs = [(bare, last) for first, last in _runs(scan) if (bare := finder.after_titles(first, last)) <= last]
    found: list[NameSpan] = []
    left: list[tuple[int, int]] = []
    for bare, last in runs:
        span = finder.full_name(bare, last)
        if span is not None and span.person is not None:
            cast.in_full[span.person.key] += 1
        found += [span] if span else []
        left += [] if span else [(bare, last)]
    for bare, last in left:
        short = list(finder.short_names(bare, last))
        rest = None if short else finder.remnant(bare, last)
        found += [*short, rest] if rest else short
    return sorted(found, key=lambda s: s.first)


def _runs(scan: Scan) -> Iterator[tuple[int, int]]:
    never, particles = scan.words("words", "never_name"), scan.words("words", "particles")
    covered = {i: n.first for i, n in scan.name_over.items() if n.hit.form in _PERSONAL or (n.entry and n.entry.kind == "person")}
    tokens, at = scan.tokens, 0
    while at < len(tokens):
        if not (at in covered or _capital(tokens[at], never)):
            at += 1
            continue
        last = at
        while (following := _next(tokens, last, covered, never, particles)) is not None:
            last = following
        yield at, last
        at = last + 1


def _capital(token: Token, never: frozenset[str]) -> bool:
    text = token.text
    return text[0].isupper() and text[-1] != "'" and token.pos_ == "PROPN" and text not in never


def _next(
    tokens: list[Token], last: int, covered: dict[int, int], never: frozenset[str], particles: frozenset[str]
) -> int | None:
    def wanted(at: int) -> bool:
        return at < len(tokens) and (at in covered or _capital(tokens[at], never)) and not tokens[at].is_sent_start

    after = last + 1
    if after >= len(tokens):
        return None
    if last in covered and covered.get(after) == covered[last]:
        return after
    if tokens[last].whitespace_ and wanted(after):
        return after
    word = tokens[after].text
    if word == "-" and not tokens[last].whitespace_ and not tokens[after].whitespace_ and wanted(after + 1):
        return None if after + 1 in covered else after + 1
    if word in particles and tokens[last].whitespace_:
        skip = after + 1
        while skip < len(tokens) and tokens[skip].text in particles | {"-"}:
            skip += 1
        return skip if wanted(skip) else None
    return None


def _surname(name: str) -> str:
    return name.split()[-1]


class _Finder:
    def __init__(self, scan: Scan, cast: Cast) -> None:
        self.scan, self.cast = scan, cast
        self.hits: dict[int, Named] = {n.first: n for n in scan.names}
        self.role_over = {i: r for r in scan.roles for i in range(r.first, r.last + 1)}
        self.title_case = _title_case(scan)

    def full_name(self, bare: int, last: int) -> NameSpan | None:
        """Read a run of capitals as the naming of a person, if it is one and more than a surname alone."""
        ending = self.scan.name_ending.get(last)
        if ending is None or not _is_person(ending, self.scan):
            return self._unknown_full(bare, last)
        if ending.first > bare and ending.hit.form != "name":
            return self._longer_than_hit(bare, last, ending)
        if ending.hit.form == "name" and ending.entry is not None:
            return self._span(ending.first, last, self.cast.known(ending.entry))
        return self._titled(bare, last, ending.hit) if ending.hit.form == "weak" else None

    def short_names(self, first: int, last: int) -> Iterator[NameSpan]:
        """Names inside a run that is no full name: pack names, surnames of introduced people, a given name alone."""
        outlet = self.scan.name_over.get(first)
        at = last + 1 if outlet is not None and outlet.hit.form == "outlet" and outlet.last + 1 == last else first
        while at <= last:
            span = self._short(at, last)
            if span is not None:
                yield span
            at = span.last + 1 if span is not None else at + 1

    def remnant(self, bare: int, last: int) -> NameSpan | None:
        """What is left when all known names are read: a titled surname, or an organisation that speaks."""
        if not all(t.text[-1].isalnum() for t in self.scan.tokens[bare : last + 1]):
            return None
        if (
            bare in self.hits
            or self._in_title_case(bare)
            or any(w in self.scan.words("words", "thing") for w in self._words(bare, last))
        ):
            return None
        titled = self.scan.role_ending.get(bare - 1)
        if titled is not None and titled.hit.role.title and not self._sounds_like_body(bare, last):
            return self._span(bare, last, self.cast.introduced(self._written(bare, last)))
        if self._speaks(last):
            kind = self._kind_of_unknown(last)
            return self._span(bare, last, self.cast.introduced(self._written(bare, last), kind), Phrase(first=bare, start=bare))
        return None

    def _kind_of_unknown(self, last: int) -> str:
        if self.scan.tokens[last].tag_ == "NNPS":
            return "group"
        return "person" if any(t.lower_ == "who" for t in self.scan.tokens[last + 1 : last + 3]) else "organisation"

    def _short(self, at: int, last: int) -> NameSpan | None:
        named = self.hits.get(at)
        person = None if self._is_new(at) else self.cast.by_surname(self.scan.tokens[at].text)
        if named is not None and (_is_person(named, self.scan) or named.hit.form in _PERSONAL):
            return self._from_hit(named, person, last)
        if person is not None and named is None and not self._thing_follows(at, last):
            return self._span(at, at, person)
        if named is None and at == last and (entry := self._by_skeleton(at)) is not None:
            return self._span(at, at, self.cast.known(entry))
        return None

    def _is_new(self, at: int) -> bool:
        """Whether an age behind a single name introduces somebody ("Otto, 43, a carpenter")."""
        after = self.scan.tokens[at + 1 : at + 3]
        return len(after) == 2 and after[0].text == "," and after[1].like_num

    def _from_hit(self, named: Named, introduced: Person | None, last: int) -> NameSpan | None:
        if named.hit.form != "name" and self._thing_follows(named.last, last):
            return None
        if named.hit.form == "given" and (named.last < last or self._capital_follows(named.last)):
            return None
        return self._span(named.first, named.last, self._who(named.hit, introduced))

    def _who(self, hit: Hit, introduced: Person | None) -> Person | None:
        present = [key for key in hit.ids if key in self.cast.people]
        if hit.form == "given":
            return introduced
        if introduced is not None and introduced.kind == "person":
            rival = self.cast.people[present[0]] if len(present) == 1 else None
            return self._of_two(introduced, rival) if present else introduced
        if len(present) == 1 or (len(hit.ids) == 1 and hit.form != "weak"):
            return self.cast.known(self.scan.index.lexicon.actors[(present or hit.ids)[0]])
        return None

    def _of_two(self, introduced: Person, rival: Person | None) -> Person | None:
        """Who a shared surname means: the one named in full more than once; nobody where that is true of both."""
        often = [p for p in (introduced, rival) if p is not None and self.cast.in_full[p.key] > 1]
        return rival if not often else (often[0] if len(often) == 1 else None)

    def _titled(self, bare: int, last: int, hit: Hit) -> NameSpan | None:
        """A surname that many bear counts as a full name where its title is an office that one of them held."""
        phrase = self.scan.before(bare)
        actors = self.scan.index.lexicon.actors
        holders = [key for key in hit.ids if _fits(actors[key], phrase)]
        return self._span(bare, last, self.cast.known(actors[holders[0]])) if len(holders) == 1 else None

    def _longer_than_hit(self, bare: int, last: int, named: Named) -> NameSpan | None:
        given = skeleton(self.scan.tokens[bare].text)
        for key in named.hit.ids:
            known = self.scan.index.given.get(key, set())
            if given in known or (len(given) <= 2 and any(g.startswith(given[0]) for g in known)):
                return self._span(bare, last, self.cast.known(self.scan.index.lexicon.actors[key]))
        return self._unknown_full(bare, last)

    def _unknown_full(self, bare: int, last: int) -> NameSpan | None:
        words = self._words(bare, last)
        if not 1 < len(words) <= _LONGEST_NAME or any(word in self.scan.words("words", "thing") for word in words):
            return None
        if self._sounds_like_body(bare, last) or self._starts_known(bare, last) or self._in_title_case(bare):
            return None
        if (person := self.cast.by_ending(words)) is not None:
            return self._span(bare, last, person)
        phrase = self.scan.before(bare)
        titled = self.scan.role_ending.get(bare - 1)
        if not ((titled is not None and titled.hit.role.title) or self._evident(bare, last, words)):
            return None
        entry = self._by_skeleton(last)
        if entry is not None and skeleton(words[0]) in self.scan.index.given.get(entry.actor_id, ()):
            return self._span(bare, last, self.cast.known(entry), phrase)
        return self._span(bare, last, self.cast.introduced(self._written(bare, last)), phrase)

    def _sounds_like_body(self, bare: int, last: int) -> bool:
        words = self._words(bare, last)
        return any(word in self.scan.words("words", "organisation") for word in words) or (len(words) == 1 and words[0].isupper())

    def _words(self, bare: int, last: int) -> list[str]:
        return [t.text for t in self.scan.tokens[bare : last + 1]]

    def _starts_known(self, bare: int, last: int) -> bool:
        named = self.hits.get(bare)
        return named is not None and named.last < last and named.hit.form not in _PERSONAL and not self._given(bare)

    def _evident(self, bare: int, last: int, words: list[str]) -> bool:
        return self._given(bare) or self._apposed(bare, last) or self._speaks(last)

    def _given(self, bare: int) -> bool:
        word = self.scan.tokens[bare].text
        return word in self.scan.words("given_names", "female") or word in self.scan.words("given_names", "male")

    def _apposed(self, bare: int, last: int) -> bool:
        tokens = self.scan.tokens
        if last + 2 < len(tokens) and tokens[last + 1].text == ",":
            if tokens[last + 2].lower_ in ("who", "whose", "whom", "aged"):
                return True
            for at in range(last + 2, min(last + 10, len(tokens))):
                role = self.scan.role_ending.get(at)
                if role is not None and role.hit.role.kind == "person":
                    return True
                if tokens[at].text in (",", ".") or tokens[at].pos_ in ("VERB", "AUX"):
                    break
        role = self.scan.role_ending.get(tokens[last].head.i) if tokens[last].dep_ == "appos" else None
        return role is not None and role.hit.role.kind == "person"

    def _speaks(self, last: int) -> bool:
        head = self.scan.tokens[last]
        if head.dep_ in _SUBJECT:
            return head.head.lemma_.lower() in self.scan.words("verbs", "speech")
        to = head.head
        return bool(head.dep_ == "pobj" and to.lower_ == "to" and to.i > 0 and self.scan.tokens[to.i - 1].lower_ == "according")

    def _by_skeleton(self, at: int) -> ActorEntry | None:
        text = self.scan.tokens[at].text
        keys = self.scan.index.skeletons.get(skeleton(text), set()) if len(text) > 4 else set()
        return self.scan.index.lexicon.actors[next(iter(keys))] if len(keys) == 1 else None

    def _capital_follows(self, at: int) -> bool:
        tokens = self.scan.tokens
        return at + 1 < len(tokens) and tokens[at + 1].text[:1].isupper()

    def _thing_follows(self, at: int, last: int) -> bool:
        if at >= last:
            return False
        word = self.scan.tokens[at + 1].text
        return word in self.scan.words("words", "organisation") or word in self.scan.words("words", "thing")

    def after_titles(self, first: int, last: int) -> int:
        """First token of a run that is no title and no state or body before a title."""
        bare, moved = first, True
        while moved and bare <= last:
            moved = False
            role = self._title_within(bare, last)
            if role is not None and role.hit.role.title:
                bare, moved = role.last + 1, True
            named = self.scan.name_over.get(bare)
            outlet = named is not None and named.hit.form == "outlet" and named.last + 1 == last  # "BBC Persia"
            if named is not None and named.last < last and self._modifies(named) and not (self._given(bare) or outlet):
                bare, moved = named.last + 1, True
        return bare

    def _title_within(self, bare: int, last: int) -> RoleAt | None:
        """The title that a run of capitals starts with or, before a name, holds ("Ohio Gov. N. N.")."""
        if (role := self.role_over.get(bare)) is not None or self._given(bare):
            return role
        inner = (self.role_over[i] for i in range(bare + 1, last) if i in self.role_over)
        return next((r for r in inner if r.hit.role.title and r.last < last), None)

    def _modifies(self, named: Named) -> bool:
        return named.hit.form in ("adjective", "seat", "outlet", "descriptor") or (
            named.entry is not None and named.entry.kind != "person"
        )

    def _in_title_case(self, at: int) -> bool:
        return self.scan.sentence[at] in self.title_case

    def _written(self, bare: int, last: int) -> str:
        return self.scan.text[self.scan.start_of(bare) : self.scan.end_of(last)]

    def _span(self, bare: int, last: int, person: Person | None, phrase: Phrase | None = None) -> NameSpan:
        phrase = phrase or self.scan.before(bare)
        titled = self.scan.role_ending.get(bare - 1)
        keeps = titled is not None and titled.hit.role.title and phrase.first <= titled.first
        if person is not None and keeps:
            person.titles |= {role.hit.noun for role in phrase.roles}
            if person.actor_id is None and person.side is None and phrase.sides:
                person.side = phrase.sides[0]
        return NameSpan(phrase.first if keeps else bare, bare, last, person, phrase)


def _is_person(named: Named, scan: Scan) -> bool:
    if named.hit.form not in ("name", "surname", "weak"):
        return False
    return all(scan.index.lexicon.actors[key].kind == "person" for key in named.hit.ids if key in scan.index.lexicon.actors)


def _fits(entry: ActorEntry, phrase: Phrase) -> bool:
    held = {o.office_id for o in entry.offices}
    return any(role.hit.role.fits & held for role in phrase.roles)


def _title_case(scan: Scan) -> set[int]:
    """Sentences without a full stop in which nearly every longer word has a capital: headlines, where capitals name nobody."""
    words, capitals = Counter[int](), Counter[int]()
    prose = {number for number, token in zip(scan.sentence, scan.tokens, strict=True) if token.text == "."}
    for number, token in zip(scan.sentence, scan.tokens, strict=True):
        if len(token.text) > _SHORT_WORD and token.is_alpha:
            words[number] += 1
            capitals[number] += token.text[0].isupper()
    return {
        number for number, n in words.items() if number not in prose and n > _SHORT_WORD and capitals[number] > _TITLE_CASE * n
    }
