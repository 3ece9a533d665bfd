"""Which side gets the counted people back. What the words do not settle stays unknown: no side is ever filled in."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from peaceledger.extract.counts.roles import Act, Acts, ancestors
from peaceledger.extract.events.clauses import is_verb, lemma, subjects
from peaceledger.extract.per_lexicon import per_lexicon
from peaceledger.extract.spans import ActorSpan, QuantitySpan, statement_at
from peaceledger.packs import ActorEntry, Lexicon
from peaceledger.records import Mention, Page, Statement

_STATES = frozenset({"state", "government", "armed_force", "armed_group", "group", "organisation", "role", "person"})
_OWNERS = frozenset({"state", "government", "armed_force", "armed_group", "organisation", "person"})
_NAMED = frozenset({"state", "armed_group", "armed_force"})
_AND_MORE = re.compile(r"\s+and\s+(?:\d|(?!the\b|a\b)\w+\s+[A-Z])")
_HELD = re.compile(
    r"\s?[-–]held\b|\s(?:who (?:are|were|is|was|had been|have been) )?"
    r"(?:(?:being )?held (?:captive |prisoner |hostage )?(?:by|in)"
    r"|(?:captured|seized|abducted|kidnapped|taken (?:captive|prisoner|hostage)) by)\b"
)
_OF_OWN = re.compile(r"\s(?:of|from among) (?:its|their|his|her) own\b")
_OWN_PRISONERS = frozenset({"political", "convicted", "criminal", "jailed"})  # whom a state may free at home
_STOCK = re.compile(r"\s(?:origin|descent|nationality|citizenship|ethnicity|extraction|birth)\b")
_RULE = re.compile(r"\s(?:regime|government|administration|junta|authorities|army|forces|military|police)\b")
_SOURCE = re.compile(r"^Source: (.+)$", re.M)
_HEAD = 600
"""Characters from the top within which an article says where it is from."""
_GOES = re.compile(
    r",?\s(?:(?:were|was|are|have|had|been|went|going|go|gone|returned|returning|returns|came|coming|sent|handed|headed|back|home|over)\s)*"
    r"to\s(?:the\s)?"
)
"""Between a number and the side it goes to: "116 to the army and 63 to the front"."""
_FACING = frozenset({"opposite", "opposing", "other", "enemy"})
_FACED = frozenset({"side", "party", "enemy", "opponent", "adversary"})
_SORTING = frozenset({"amod", "compound", "nmod", "poss"})
_OURS = frozenset({"our", "we", "us", "ours"})
_THEIRS = frozenset({"its", "their", "his", "her"})


class Returnees:
    """Works out sides for one article.

    Args:
        doc: The article, parsed.
        page: The article with its layout.
        lexicon: Names the parties.
        actors: Actors found in the article.
        statements: Statements found in it; "our people" are the speaker's.
    """

    def __init__(
        self, doc: Doc, page: Page, lexicon: Lexicon, actors: Sequence[ActorSpan], statements: Sequence[Statement]
    ) -> None:
        self._doc = doc
        self._text = page.text
        self._shift = page.article.start
        self._parties = lexicon.parties
        self._opponents = lexicon.opponents
        self._actors = _sided(doc, lexicon, actors)
        self._starts = [a.start for a in self._actors]
        self._statements = statements
        self._name_side = {a.name: a.side for a in self._actors if ";" not in (a.side or "")}
        self._voice = self._outlet_side(page, lexicon)

    def statement_at(self, char: int) -> Statement | None:
        """The innermost statement whose content holds a character of the doc."""
        return statement_at(self._statements, char + self._shift)

    def pair(self, sent: Span, mention: Mention, *, near: bool = False) -> tuple[str, str] | None:
        """The two sides of an exchange: its participants, else the sides named in its sentence, its paragraph or the article.

        Args:
            sent: The sentence with the number.
            mention: The exchange.
            near: Take no side from beyond the sentence unless it is a party of the conflict: "the government released 53" says
                nothing about a neighbour that the article names elsewhere.
        """
        outside = {self._name_side.get(name) for name in mention.mediators}
        taking_part = self._distinct(self._name_side.get(name) for name in mention.participants)
        if (told := self._opposed(taking_part)) is not None:
            return told
        if len(taking_part) == 2:
            return taking_part[0], taking_part[1]
        start = self._text.rfind("\n", 0, sent.start_char) + 1
        for beyond, (first, last) in enumerate(((sent.start_char, sent.end_char), (start, sent.end_char), (0, len(self._text)))):
            sides = [s for s in self._sides_between(first, last) if s not in outside]
            found = self._opposed(sides) or self._two_of(sides, taking_part)
            if found and (not near or not beyond or set(found) <= set(self._parties)):
                return found
        return None

    def _opposed(self, sides: Collection[str]) -> tuple[str, str] | None:
        """The one pair that the texts tell to stand against each other and of which both, else one, are among some sides."""
        for needed in (2, 1):
            found = [pair for pair in self._opponents if len(set(pair).intersection(sides)) == needed]
            if found:
                return found[0] if len(found) == 1 else None
        return None

    def _two_of(self, sides: Sequence[str], taking_part: Sequence[str]) -> tuple[str, str] | None:
        distinct = self._distinct([*taking_part, *sides])
        parties = [s for s in distinct if s in self._parties]
        if len(self._parties) == 2 and (len(parties) == 2 or (len(parties) == 1 and len(distinct) == 1)):
            return self._parties[0], self._parties[1]
        if len(distinct) == 2 and not parties:
            return distinct[0], distinct[1]
        if len(distinct) > 2 and not parties:
            ranked = Counter(sides).most_common(3)
            if len(ranked) > 2 and ranked[1][1] > 2 * ranked[2][1]:
                return ranked[0][0], ranked[1][0]
        return None

    @staticmethod
    def _distinct(sides: Iterable[str | None]) -> list[str]:
        return list(dict.fromkeys(one for side in sides if side for one in side.split("; ")))

    def _sides_between(self, first: int, last: int) -> list[str]:
        low, high = bisect_right(self._starts, first - 1), bisect_right(self._starts, last)
        takes_part = (a for a in self._actors[low:high] if a.kind in _STATES and a.side and not self._is_modifier(a))
        return [one for a in takes_part for one in (a.side or "").split("; ")]

    def _is_modifier(self, actor: ActorSpan) -> bool:
        """As in "a Utopian-brokered deal"."""
        return bool(re.match(r"[-–]\w", self._text[actor.end : actor.end + 2])) and not _HELD.match(self._text, actor.end)

    def side_of(self, span: QuantitySpan, act: Act, acts: Acts, pair: tuple[str, str] | None) -> str | None:
        """The side that gets the counted people back, None if the words do not say.

        Args:
            span: The number with its unit.
            act: The word that says what happened to them.
            acts: The vocabulary of acts.
            pair: The two sides of the exchange, None if they are not known.
        """
        own = self.own(span)
        if own and not self._gives_own(span, act, own):
            return own
        goal = self.goes_to(span, pair) or self._destination(act)
        if goal:
            return goal
        if self._faces(act):
            return other(self.doer(act.word), pair) if act.word is not None else None
        held = self._held_by(span, acts)
        if held:
            return other(held, pair)
        at_home = any(t.lower_ in _OWN_PRISONERS for t in self._doc[self._token_at(span.start) : span.head])
        return None if at_home else self._by_act(span, act, pair)

    def _gives_own(self, span: QuantitySpan, act: Act, own: str) -> bool:
        """Whether "its" would be of the one who lets them go: "the army said that the rebels gave back 11 of its soldiers"."""
        first = self._token_at(span.start)
        theirs = any(t.lower_ in _THEIRS for t in self._doc[max(first - 1, 0) : max(span.head, first + 3)])
        return theirs and act.kind == "give" and act.word is not None and self.doer(act.word) == own

    def own(self, span: QuantitySpan) -> str | None:
        """The people's own side: "390 Utopian captives", "Utopia's 50 sailors", "144 of its soldiers", "207 of our people"."""
        inside = self.named_in(span)
        if inside:
            return inside
        first = self._token_at(span.start)
        words = {t.lower_ for t in self._doc[max(first - 1, 0) : max(span.head, first + 3)]}
        if words & _OURS:
            return self._speaking(span.start)
        if _OF_OWN.search(self._text, span.start, span.end + 20):
            verb = next((t for t in ancestors(self._doc[span.head]) if is_verb(t)), None)
            return (self.doer(verb) if verb is not None else None) or self._last_before(span.start)
        if words & _THEIRS:
            return self._last_before(span.start)
        owner = [a for a in self._within(span.start - 30, span.start) if a.form == "possessive" and a.end >= span.start - 5]
        return self._single(owner) or self._belonging(span) or self._first_of_pair(span)

    def just_before(self, span: QuantitySpan) -> str | None:
        """The side of the name or description that stands right before a number: "Arcadia 55", "the Arcadian government 55"."""
        near = self._within(span.start - 2, span.start)
        return self._single(a for a in near if a.form in {"name", "descriptor"} and a.end == span.start - 1)

    def named_in(self, span: QuantitySpan) -> str | None:
        """The one side named inside a counted phrase, but for "Utopian-held"."""
        return self._single(a for a in self._within(span.start, span.end) if not _HELD.match(self._text, a.end))

    def is_people(self, span: QuantitySpan) -> bool:
        """Whether the counted noun is a people's name: "160 Utopians", "40 Utopian", "seven Utopian ones"."""
        near = self._within(span.start, span.end)
        if any(a.kind == "group" for a in near):
            return True
        last = self._text[span.start : span.end].rsplit(" ", 1)[-1].lower()
        return any(a.form == "adjective" and (a.end == span.end or last == "ones") for a in near)

    def _first_of_pair(self, span: QuantitySpan) -> str | None:
        """As in "35 Utopian and 36 Arcadian prisoners": the noun stands with the second number alone."""
        near = [a for a in self._within(span.end, span.end + 25) if a.start <= span.end + 1]
        return self._single(a for a in near if _AND_MORE.match(self._text, a.end))

    def _belonging(self, span: QuantitySpan) -> str | None:
        """As in "50 soldiers of the northern army", "12 members of the militia", "nine persons of Utopian origin"."""
        link = re.match(r"\s(of|from) (?:the )?", self._text[span.end : span.end + 12])
        if not link:
            return None
        near = self._within(span.end, span.end + 22)
        first = next((a for a in near if a.start <= span.end + link.end()), None)
        ruled = link[1] == "of" and span.what != "prisoner"
        if first is not None and (_STOCK.match(self._text, first.end) or (ruled and _RULE.match(self._text, first.end))):
            return self._single([first])
        if link[1] == "of" and span.what == "person":  # soldiers of a state are its own, its prisoners are not
            near = [a for a in near if a.kind != "state" or (a.form == "name" and a.start <= span.end + link.end())]
        else:
            near = [a for a in near if a.kind != "state"]
        kinds = {"armed_force"} if span.what == "prisoner" else {"armed_force", "armed_group", "organisation", "state"}
        return self._single(a for a in near if a.kind in kinds)

    def _held_by(self, span: QuantitySpan, acts: Acts) -> str | None:
        """Side that holds them: "from northern captivity", "held by the rebels", "in the south's prisons"."""
        for actor in self._within(span.start, span.end + 1):
            if _HELD.match(self._text, actor.end) and self._text[actor.end : actor.end + 1] in "-–":
                return actor.side
        sent = self._doc[span.head].sent
        for token in sent:
            if lemma(token) in acts.words["captivity"] and self._governs(token, span, acts):
                found = self._single(self._of_phrase(token)) or self._single(self._within(token.idx - 25, token.idx), token)
                if found:
                    return found
        holding = _HELD.search(self._text, span.end, min(span.end + 60, sent.end_char))
        if holding and not holding.group().startswith(("-", "–")):
            near = [a for a in self._within(holding.end(), holding.end() + 25)]
            return self._single(near[:1])
        return None

    def _governs(self, captivity: Token, span: QuantitySpan, acts: Acts) -> bool:
        """Whether "from captivity" speaks of these people and not of those of another number nearer to it."""
        prep = captivity.head
        if prep.lower_ not in {"from", "in", "out", "of"}:
            return False
        between = self._text[min(span.end, captivity.idx) : max(span.start, captivity.idx)]
        return not re.search(r"\bin exchange\b|\bin return\b|\bwhile\b|;", between)

    def _destination(self, act: Act) -> str | None:
        """As in "handed over to the southern side", "returned to Utopia"."""
        if act.word is None:
            return None
        back = (c for c in act.word.children if c.lower_ in {"home", "back", "over"})
        for prep in (*act.word.children, *(c for word in back for c in word.children)):
            if prep.lower_ in {"to", "into"} and prep.dep_ in {"prep", "dative"}:
                side = self._single(a for goal in prep.children for a in self._of_phrase(goal))
                if side:
                    return side
        return None

    def goes_to(self, span: QuantitySpan, pair: Collection[str] | None = None) -> str | None:
        """As in "116 to the army and 63 to the front", "70 went to Utopia": one of two sides."""
        goes = _GOES.match(self._text, span.end)
        near = self._within(goes.end(), goes.end() + 1) if goes else []
        side = self._single(a for a in near if goes is not None and a.start <= goes.end())
        return side if side in (pair or self._parties) else None

    def _faces(self, act: Act) -> bool:
        """As in "handed over to the opposite side"."""
        goals = (g for p in act.word.subtree if p.lower_ == "to" for g in p.children) if act.word is not None else ()
        return any(lemma(g) in _FACED and (lemma(g) == "enemy" or any(c.lower_ in _FACING for c in g.children)) for g in goals)

    def _of_phrase(self, noun: Token) -> list[ActorSpan]:
        """Actors in a noun phrase: "the southern side", "territory controlled by the north"."""
        words = list(noun.subtree)
        return self._within(words[0].idx, min(words[-1].idx + len(words[-1]), noun.idx + 45))

    def _by_act(self, span: QuantitySpan, act: Act, pair: tuple[str, str] | None) -> str | None:
        if act.word is None:
            return None
        doer = self.doer(act.word)
        if act.kind == "gain":
            return doer
        if act.kind == "give":
            named = doer is None and act.word.tag_ in {"NN", "NNS"}
            back = self._by_release(act.word, pair) if named else other(doer, pair)
            return back if back in self._parties or self._stands_alone(back, span) else None
        if act.kind == "trade":
            given = self._after_for(span, act.word)
            return doer if given else other(doer, pair) if self._has_for(act.word, span) else None
        if act.kind in {"bring", "come"} and any(c.lower_ in {"home", "back"} for c in act.word.children):
            return doer or self.at_home(span)
        if act.kind == "release_nouns":
            return self._by_release(act.word, pair)
        return None

    def at_home(self, span: QuantitySpan) -> str | None:
        """The party that says that people came home: it speaks of its own."""
        statement = self.statement_at(span.start)
        return statement.side if statement and statement.side in self._parties else None

    def _by_release(self, noun: Token, pair: tuple[str, str] | None) -> str | None:
        """As in "Utopia's release of 50": the other side; "Utopia secured the release of 50": Utopia."""
        owner = next(
            (a for c in noun.children if c.dep_ in {"poss", "compound", "nsubj", "nmod"} and (a := self._actor_at(c))), None
        )
        if owner is not None:
            return other(owner.side, pair) if lemma(noun) == "release" else None
        near = (c for c in noun.subtree if c.lower_ == "by" and c.head.tag_ != "VBN")
        by = next((a for c in near for g in c.children if (a := self._actor_at(g))), None)
        if by is not None:
            return other(by.side, pair)
        verb = noun.head
        return self.doer(verb) if lemma(verb) in {"secure", "win", "achieve", "ensure", "obtain", "negotiate"} else None

    def doer(self, verb: Token) -> str | None:
        """Side of the one who does what a verb says."""
        who = subjects(verb)
        if not who and not is_verb(verb):  # a headline's verb is often read as a name, its subject as part of that name
            who = [c for c in verb.children if c.dep_ in {"compound", "nmod", "poss"}]
        found = [a for s in who if (a := self._actor_at(s)) and a.side]
        pronoun = next((t for s in who for t in (s, *s.children) if t.lower_ in _OURS), None)
        return self._speaking(pronoun.idx) if pronoun is not None else self._single(found)

    def _speaking(self, char: int) -> str | None:
        """Whose "we" it is: the speaker's, outside all quotes that of the side whose organ writes."""
        statement = self.statement_at(char)
        side = statement.side if statement is not None else self._voice
        return side if side and ";" not in side else None

    def _outlet_side(self, page: Page, lexicon: Lexicon) -> str | None:
        """The side whose organ the article is from: that of a known outlet, else the one that the line of its source names."""
        outlet = lexicon.outlets.get(page.article.source_id or "")
        if outlet is not None:
            return outlet.side
        line = _SOURCE.search(self._text[:_HEAD])
        return self._single(self._within(*line.span(1))) if line else None

    def _has_for(self, verb: Token, span: QuantitySpan) -> bool:
        return any(c.lower_ == "for" and c.i > span.head for c in verb.subtree)

    def _stands_alone(self, side: str | None, span: QuantitySpan) -> bool:
        """Whether the sentence names a side in its own right, and not as the sort of something: "after talks with a US envoy"."""
        sent = self._doc[span.head].sent
        near = [a for a in self._within(sent.start_char, sent.end_char) if a.side == side and not self._is_modifier(a)]
        return not near or any(self._doc[a.head].dep_ not in _SORTING and a.kind != "role" for a in near)

    def _after_for(self, span: QuantitySpan, verb: Token) -> bool:
        return any(c.lower_ == "for" and verb.i < c.i < span.head for c in verb.subtree)

    def _within(self, first: int, last: int) -> list[ActorSpan]:
        low = bisect_right(self._starts, first - 1)
        while low and self._actors[low - 1].end > first:
            low -= 1
        return [a for a in self._actors[low : bisect_right(self._starts, last - 1)] if a.start < last and a.end > first]

    def _single(self, actors: Iterable[ActorSpan], near: Token | None = None) -> str | None:
        """The one side of some actors; where there are several, the one just before a word."""
        found = list(actors)
        sides = {a.side for a in found}
        if len(sides) > 1 and near is not None:
            found = [a for a in found if 0 <= near.idx - a.end <= 3] or [a for a in found if a.start <= near.idx < a.end]
            sides = {a.side for a in found}
        side = sides.pop() if len(sides) == 1 else None
        return side if side and ";" not in side else None

    def _actor_at(self, token: Token) -> ActorSpan | None:
        near = self._within(token.idx, token.idx + len(token))
        return near[0] if near else None

    def _last_before(self, char: int) -> str | None:
        """The side of the last state, government or force named before a character of its sentence."""
        start = self._doc[self._token_at(char)].sent.start_char
        named = [a for a in self._within(start, char) if a.kind in _OWNERS]
        return named[-1].side if named and ";" not in (named[-1].side or ";") else None

    def _token_at(self, char: int) -> int:
        span = self._doc.char_span(char, char + 1, alignment_mode="expand")
        return span.start if span is not None else 0


def _sided(doc: Doc, lexicon: Lexicon, actors: Sequence[ActorSpan]) -> list[ActorSpan]:
    """Actors with a side, in order; the names inside "30 captives from northern custody" stand for that phrase."""
    party = lexicon.people_of
    kept = [replace(a, side=party[a.side]) if a.side in party else a for a in actors if a.side and a.kind != "anonymous"]
    loose = [a for a in actors if a.kind == "anonymous"]
    if loose:
        names = _side_names(lexicon)
        for span in loose:
            words = doc.char_span(span.start, span.end, alignment_mode="expand") or ()
            kept.extend(_named(token, entry, party) for token in words if (entry := names.get(token.lower_)))
    return sorted(kept, key=lambda a: a.start)


@per_lexicon
def _side_names(lexicon: Lexicon) -> dict[str, ActorEntry]:
    """Names and adjectives of states and armed bodies."""
    sided = [a for a in lexicon.actors.values() if a.side and a.kind in _NAMED]
    return {word.lower(): a for a in sided for word in (*a.adjectives, *a.names)}


def _named(token: Token, entry: ActorEntry, party: Mapping[str, str]) -> ActorSpan:
    start = int(token.idx)
    form = "adjective" if token.text in entry.adjectives else "name"
    return ActorSpan(
        start=start,
        end=start + len(token),
        head=token.i,
        actor_id=entry.actor_id,
        name=entry.name,
        kind=entry.kind,
        side=party.get(entry.side or "", entry.side),
        form=form,
    )


def other(side: str | None, pair: Collection[str] | None) -> str | None:
    """The other one of two sides; None where either is not known."""
    if side is None or pair is None or side not in pair:
        return None
    return next(s for s in pair if s != side)
