"""A world in words: every article as its paper prints it, with the place of every sentence and number."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from worlds import A, B, Deed, Dice, Part, Person, Piece, Quote, Telling, Total, World
from worlds_plan import CROSSINGS, Cast
from worlds_words import HEAD, LISTS, QUOTED, TELL, nth

SLOT = re.compile(r"\[([^\]]+)\]|\{([^}]+)\}")
FIELD = 523
"""Phrases for each of the five places in a quotation, chosen by a polynomial over the numbers below it: two share two at most."""

BLANK = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """Words with the places of the naming word and of each slot; ``part`` is what they tell."""

    text: str
    part: Part = None
    trigger: tuple[int, int] | None = None
    slots: Mapping[str, tuple[int, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A sentence at its place in the article's text."""

    start: int
    sentence: Sentence

    @property
    def end(self) -> int:
        """After its last character."""
        return self.start + len(self.sentence.text)


@dataclass(slots=True, kw_only=True)
class Written:
    """An article.

    Attributes:
        piece: Its plan.
        root: Number of the article whose words these are.
        title: Headline.
        body: Paragraphs.
        marks: Sentences that tell something, headline included, at their places in ``text``.
    """

    piece: Piece
    root: int
    title: Sentence
    body: list[list[Sentence]]
    dateline: str = ""
    marks: list[Mark] = field(default_factory=list)
    text: str = ""

    def laid_out(self) -> Written:
        """With ``text`` (headline, line break, paragraphs) and ``marks``."""
        self.text, self.marks = "", []
        self._put(self.title)
        for number, paragraph in enumerate(self.body):
            self.text += "\n" if number == 0 else "\n\n"
            self.text += self.dateline if number == 0 else ""
            for at, sentence in enumerate(paragraph):
                self.text += " " if at else ""
                self._put(sentence)
        return self

    def _put(self, sentence: Sentence) -> None:
        if sentence.part is not None:
            self.marks.append(Mark(start=len(self.text), sentence=sentence))
        self.text += sentence.text


def written(world: World, seed: int = 1) -> list[Written]:
    """All articles of a world, copies included."""
    writer = Writer(Dice(seed))
    done: dict[int, Written] = {}
    for piece in world.pieces:
        done[piece.number] = (writer.article(piece) if piece.of is None else writer.copy(piece, done[piece.of])).laid_out()
    return list(done.values())


class Writer:
    """Puts plans into words."""

    def __init__(self, dice: Dice) -> None:
        self.dice = dice
        self.cast = Cast()

    def article(self, piece: Piece) -> Written:
        """An article of its own."""
        title = self.telling(piece.head, HEAD[piece.head.deed.kind]) if piece.head else Sentence(text=self.plain_head(piece))
        if title.text.endswith("."):
            title = replace(title, text=title.text[:-1])
        body = [[self.sentence(part) for part in paragraph] for paragraph in piece.parts]
        dateline = f"{self.cast.states[A]['capital']['name'].upper()}, {full_date(piece.printed)} — " if piece.printed else ""
        return Written(piece=piece, root=piece.number, title=title, body=body, dateline=dateline)

    def copy(self, piece: Piece, original: Written) -> Written:
        """What another paper makes of it."""
        title, body = original.title, [list(p) for p in original.body]
        if piece.how == "edited":
            body = [[self.filler() if s.part is None and self.dice.chance(40) else s for s in p] for p in body]
            title = Sentence(text=self.plain_head(piece))
        if piece.how == "cut":
            body = body[: max(2, len(body) * 3 // 5)]
        if piece.how == "teaser":
            body = body[:1]
        return Written(piece=piece, root=original.root, title=title, body=body, dateline=original.dateline)

    def plain_head(self, piece: Piece) -> str:
        return self.dice.pick(LISTS["plain_heads"]).format(weekday=f"{piece.published:%A}", town=self.dice.pick(self.cast.towns))

    def filler(self) -> Sentence:
        """A sentence about something else."""
        if self.dice.chance(6):
            return Sentence(text=self.dice.pick(LISTS["elsewhere"]))
        text = self.spelt("aside")
        return Sentence(text=f"{text[0].upper()}{text[1:]}.")

    def sentence(self, part: Part) -> Sentence:
        """One sentence of an article."""
        if part is None:
            return self.filler()
        if isinstance(part, Quote):
            return quotation(part)
        if isinstance(part, Total):
            side = {"Aadj": self.adjective(part.side), "n": f"{part.number:,}"}
            return rendered(TELL["total"][part.exact], side, part)
        return self.telling(part, TELL.get(f"{part.deed.kind}.{part.form}") or TELL[f"exchange.{part.form}"])

    def telling(self, part: Telling, templates: list[str]) -> Sentence:
        """A sentence that tells of a deed."""
        return rendered(self.dice.pick(templates), self.values(part), part)

    def values(self, part: Telling) -> dict[str, str]:
        """Words for every slot."""
        deed, other = part.deed, B if part.side == A else A
        numbers = {k: f"{v:,}" for k, v in part.numbers.items()}
        short = {"a": part.side, "b": other, "t": "all", "k": "killed", "w": "wounded", "p": "p", "q": "q", "r": "r"}
        return {
            **{slot: numbers[key] for slot, key in short.items() if key in numbers},
            **self._people(deed),
            "A": self.cast.states[part.side]["name"],
            "B": self.cast.states[other]["name"],
            "Aadj": self.adjective(part.side),
            "Badj": self.adjective(other),
            "place": deed.place,
            "when": when(part),
            "date": f"{part.day:%B} {part.day.day}",
            "where": at_place(deed) if part.where else "",
            "ord": self.dice.pick(LISTS["ord"]).format(nth=nth(deed.ordinal))
            if part.ordinal and deed.kind == "exchange" and deed.ordinal
            else "",
            "by": f", with {deed.mediator} mediating" if part.by and deed.mediator else "",
            "nth": nth(deed.ordinal or deed.stage or 1),
            "min": str(20 + 5 * self.dice.roll(14)),
            "said": self.said(part),
        }

    def _people(self, deed: Deed) -> dict[str, str]:
        if not deed.people:
            return {}
        one, two = deed.people if self.dice.chance(50) else deed.people[::-1]
        counterpart = f"the {self.adjective(two.side)} {two.office.casefold()}"
        return {"P": self.named(one), "Q": self.named(two), "Pf": family(one), "Qf": family(two), "Q's counterpart": counterpart}

    def named(self, person: Person) -> str:
        """ "Tarvian President Marek Brask", or without the office."""
        office = f"{self.adjective(person.side)} {person.office} " if self.dice.chance(70) else ""
        return f"{office}{person.name}"

    def adjective(self, side: str) -> str:
        return str(self.cast.states[side]["adjectives"][0])

    def said(self, part: Telling) -> str:
        """Who says so, if anybody."""
        if part.quoted:
            return f", {LISTS['quoting'][0].format(outlet=part.quoted.name)}"
        if part.voice:
            return f", {self.dice.pick(LISTS['said_party']).format(adj=self.adjective(part.voice))}"
        return f", {self.spelt('said')}" if self.dice.chance(65) else ""

    def spelt(self, name: str) -> str:
        """One of a list's phrases, with words from the lists that it asks for."""
        return BLANK.sub(lambda m: self.dice.pick(LISTS[f"{name}_{m[1]}"]), self.dice.pick(LISTS[name]))


def rendered(template: str, values: Mapping[str, str], part: Part) -> Sentence:
    """A template filled in, and a full stop after it."""
    text, at, trigger, slots = "", 0, None, {}
    for found in SLOT.finditer(template):
        text += template[at : found.start()]
        words = found[1] or values[found[2]]
        span = (len(text), len(text) + len(words))
        if found[1]:
            trigger = span
        else:
            slots.setdefault(found[2], span)
        text, at = text + words, found.end()
    text += template[at:]
    return Sentence(text=f"{text[0].upper()}{text[1:]}.", part=part, trigger=trigger, slots=slots)


def quotation(part: Quote) -> Sentence:
    """Somebody's words; any two quotations share two phrases of five at most."""
    number = part.number * 7919 % FIELD**3
    c = (number % FIELD, number // FIELD % FIELD, number // FIELD**2)
    i, j, k, m, n = ((c[0] + c[1] * x + c[2] * x * x) % FIELD for x in range(1, 6))
    if part.swapped:
        n = (n + 1) % FIELD
    one = f"The {phrase('who', i)} {phrase('did', j, 'the')} {phrase('then', k)}"
    words = f"{one}, and the {phrase('who', m)} {phrase('did', n, 'the')}"
    text = f"“{words},” {part.speaker.office} {part.speaker.name} said."
    name = text.index(part.speaker.name)
    return Sentence(text=text, part=part, slots={"quote": (1, 1 + len(words)), "speaker": (name, name + len(part.speaker.name))})


def phrase(kind: str, number: int, between: str = "") -> str:
    """Two words of a quotation."""
    first, second = QUOTED[f"quoted_{kind}"]
    return " ".join(filter(None, (first[number // len(second) % len(first)], between, second[number % len(second)])))


def family(person: Person) -> str:
    return person.name.split()[-1]


def at_place(deed: Deed) -> str:
    return f" at {deed.place}" if deed.place in CROSSINGS else f" in {deed.place}"


def when(part: Telling) -> str:
    """ "on Tuesday", "on April 14", "on April 14, 2031", or nothing."""
    if part.when is None:
        return ""
    if part.when == "weekday":
        return f" on {part.day:%A}"
    return f" on {full_date(part.day)}" if part.when == "year" else f" on {part.day:%B} {part.day.day}"


def full_date(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"
