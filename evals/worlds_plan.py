"""What happens in a world, and who reports it."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date

from worlds import (
    BACKGROUND,
    PACK,
    RATES,
    REPORTS,
    STAGES,
    START,
    A,
    B,
    Deed,
    Dice,
    Habits,
    Outlet,
    Person,
    Piece,
    Quote,
    Telling,
    Total,
    World,
    days_after,
)
from worlds_plants import plant_all

OFFICES = {"head_of_state": "President", "foreign_minister": "Foreign Minister"}
CROSSINGS = ("Grenna crossing", "Stolbin bridge", "Varn border post")
UNKNOWN_PAPERS = ("Valley Letter", "Tidewater Blog", "Northern Notes", "The Long Bridge", "Coast Diary", "Salt Road Weekly")
COPIES = (("verbatim", 35), ("edited", 30), ("cut", 20), ("teaser", 15))
COPIED = 18
"""Copies for each hundred articles."""
QUOTING = 8
"""Reports for each hundred that repeat what a named outlet reported."""


class Cast:
    """Everybody and every place the pack has."""

    def __init__(self) -> None:
        read = {
            name: tomllib.loads((PACK / f"{name}.toml").read_text("utf-8")) for name in ("actors", "places", "sources", "states")
        }
        self.states = {s["id"]: s for s in read["states"]["state"]}
        people = [
            Person(name=p["name"], side=p["side"], office=OFFICES[p["offices"][0]["id"]])
            for p in read["actors"]["actor"]
            if p["offices"][0]["id"] in OFFICES
        ]
        self.people = people
        self.presidents = [p for p in people if p.office == "President"]
        self.towns = [p["name"] for p in read["places"]["place"] if p["country"] == A and p["name"] not in CROSSINGS]
        self.venues = [p["name"] for p in read["places"]["place"] if p["country"] not in (A, B)]
        self.venues += [s["capital"]["name"] for i, s in self.states.items() if i not in (A, B)]
        self.outlets = [Outlet(key=o["id"], name=o["name"], side=o.get("side")) for o in read["sources"]["outlet"]]
        self.outlets += [Outlet(key="-".join(n.casefold().split()), name=n, side=None) for n in UNKNOWN_PAPERS]
        self.place_ids = {p["name"]: p["id"] for p in read["places"]["place"]}
        self.place_ids |= {s["capital"]["name"]: "" for s in self.states.values()}


class Planner:
    """Rolls a world."""

    def __init__(self, seed: int, habits: Habits, weeks: int) -> None:
        self.dice = Dice(seed)
        self.habits = habits
        self.weeks = weeks
        self.cast = Cast()
        self.world = World()
        self.quotes = 0

    def fill(self, mentions: int) -> World:
        """Deeds first, then articles until there are enough mentions, then contradictions."""
        self._deeds()
        per_deed = 2.25  # tellings an article holds: lead, headline, again, background
        planned = sum(REPORTS[d.kind] for d in self.world.deeds) * per_deed * (1 + COPIED / 100)
        coverage = mentions / planned
        for deed in self.world.deeds:
            for _ in range(self._reports(REPORTS[deed.kind] * coverage)):
                self._report(deed)
        plant_all(self)
        self._copies()
        return self.world

    def _reports(self, mean: float) -> int:
        """Most events have a few reports, some have dozens."""
        stretch = (20, 35, 50, 70, 90, 110, 140, 180, 305)[self.dice.roll(9)]
        exact = mean * stretch / 100
        return max(1, int(exact) + (self.dice.roll(1000) < 1000 * (exact % 1)))

    def _deeds(self) -> None:
        ordinal = {"exchange": 30, "round": 0}
        planned = [
            (self.dice.roll(self.weeks * 7), kind)
            for kind, rate in RATES.items()
            for _ in range(max(1, round(rate * self.weeks * (self.habits.crowd if kind == "call" else 1))))
        ]
        seen: set[tuple[object, ...]] = set()
        for offset, kind in sorted(planned):
            deed = self._deed(kind, days_after(START, offset))
            key = (kind, deed.day, frozenset(p.name for p in deed.people), deed.place if kind == "attack" else None)
            if key in seen or (kind == "exchange" and ("exchange", deed.day) in {(k[0], k[1]) for k in seen}):
                continue
            seen.add(key)
            if kind in ordinal:
                ordinal[kind] += 1
                deed = replace(deed, ordinal=ordinal[kind])
            self.world.deeds.append(deed)
            if kind == "deal":
                self._stages(deed)

    def _stages(self, deal: Deed) -> None:
        """A large exchange is carried out on three days in a row."""
        whole = deal.numbers[A]
        first = whole // STAGES + 7 + self.dice.roll(20)
        sizes = (first, whole // STAGES - 3, whole - first - (whole // STAGES - 3))
        for number, size in enumerate(sizes, 1):
            day = days_after(deal.day, 6 + number)
            self.world.deeds.append(
                Deed(
                    number=len(self.world.deeds),
                    kind="stage",
                    day=day,
                    place=self.dice.pick(CROSSINGS),
                    numbers={A: size, B: size},
                    stage=number,
                )
            )

    def _deed(self, kind: str, day: date) -> Deed:
        dice, cast = self.dice, self.cast
        deed = Deed(number=len(self.world.deeds), kind=kind, day=day, place=dice.pick(cast.venues))
        mediator = cast.states[dice.pick(sorted(set(cast.states) - {A, B}))]["name"]
        if kind == "exchange":
            a = 20 + dice.roll(280)
            b = a if dice.chance(45) else max(10, a - 30 + dice.roll(61))
            return replace(deed, place=dice.pick(CROSSINGS), numbers={A: a, B: b}, mediator=mediator if dice.chance(60) else None)
        if kind == "deal":
            n = 300 + 50 * dice.roll(15)
            return replace(deed, numbers={A: n, B: n}, mediator=mediator)
        if kind in ("call", "meeting"):
            return replace(deed, people=self._pair(cast.presidents if kind == "call" or dice.chance(50) else cast.people))
        if kind == "attack":
            killed = 1 + dice.roll(12) + (dice.roll(40) if dice.chance(10) else 0)
            return replace(deed, place=dice.pick(cast.towns), numbers={"killed": killed, "wounded": killed + 1 + dice.roll(40)})
        return replace(deed, mediator=mediator)

    def _pair(self, people: list[Person]) -> tuple[Person, ...]:
        """Two of one rank from two sides."""
        first = self.dice.pick(people)
        others = [p for p in people if p.side != first.side and p.office == first.office]
        return tuple(sorted((first, self.dice.pick(others)), key=lambda p: p.name))

    def outlet_for(self, deed: Deed) -> Outlet:
        return self.dice.pick(self.cast.outlets)

    def _report(self, deed: Deed) -> None:
        dice = self.dice
        late = dice.chance(8)
        delay = 5 + dice.roll(35) if late else (0, 0, 0, 0, 1, 1, 1, 2, 2, 3)[dice.roll(10)]
        piece = Piece(number=len(self.world.pieces), outlet=self.outlet_for(deed), published=days_after(deed.day, delay))
        lead = self.telling(deed, piece, known=late)
        piece.parts.append([lead, None])
        if dice.chance(60):
            piece.head = replace(lead, form="head", when=None, quoted=None, numbers={})
        body: list[object] = [None]
        if dice.chance(35) and f"{deed.kind}" not in ("deal", "stage", "ceasefire", "agreement"):
            body.insert(0, replace(lead, form="again", when=None, where=False, numbers={}, ordinal=False, by=False, quoted=None))
        piece.parts.append(body)  # type: ignore[arg-type]
        if dice.chance(45):
            piece.parts.append([self.quote(), None])
        if deed.kind in BACKGROUND and dice.chance(22) and (told := self._background(deed, piece)):
            piece.parts.append([told, None])
        if deed.kind == "exchange" and dice.chance(18):
            piece.parts.append([self._total(deed), None])
        piece.parts.append([None, None])
        self.world.pieces.append(piece)

    def quote(self) -> Quote:
        """New words of somebody."""
        self.quotes += 1
        return Quote(number=self.quotes, speaker=self.dice.pick(self.cast.people))

    def _total(self, deed: Deed) -> Total:
        return Total(number=3000 + 120 * ((deed.day - START).days // 9), side=A, exact=self.dice.chance(40))

    def telling(self, deed: Deed, piece: Piece, *, known: bool) -> Telling:
        """The lead of a report; ``known`` ones say which event they mean."""
        dice, habits = self.dice, self.habits
        gap = (piece.published - deed.day).days
        when = None
        if known or dice.chance(habits.day):
            when = "weekday" if gap < 6 and dice.chance(55) else "date"
        telling = Telling(
            deed=deed,
            form="",
            when=when,
            day=deed.day,
            where=dice.chance(habits.place),
            ordinal=dice.chance(25),
            by=dice.chance(40),
            voice=piece.outlet.side if dice.chance(60) else None,
            quoted=self._quoted(deed, piece),
        )
        return self.formed(telling, piece.outlet)

    def _quoted(self, deed: Deed, piece: Piece) -> Outlet | None:
        """A paper that has reported the deed before."""
        if not self.dice.chance(QUOTING):
            return None
        before = [
            p.outlet
            for p in self.world.pieces[-12:]
            if p.outlet != piece.outlet
            and p.published <= piece.published
            and isinstance(p.parts[0][0], Telling)
            and p.parts[0][0].deed is deed
        ]
        return self.dice.pick(before) if before else None

    def formed(self, telling: Telling, outlet: Outlet) -> Telling:
        """With the form and the numbers that the report gives."""
        dice, habits, deed = self.dice, self.habits, telling.deed
        side = outlet.side or (A, A, B)[dice.roll(3)]
        if deed.kind in ("exchange",):
            both, one = dice.chance(habits.number - 25), dice.chance(habits.number)
            equal = deed.numbers[A] == deed.numbers[B]
            form = ("each" if equal and dice.chance(60) else "both") if both else "A" if one else "none"
            numbers = {} if form == "none" else dict(deed.numbers) if both else {side: deed.numbers[side]}
            return replace(telling, form=form, numbers=self._slipped(numbers), side=side)
        if deed.kind == "attack":
            form = "both" if dice.chance(habits.number - 30) else "killed" if dice.chance(habits.number) else "none"
            return replace(telling, form=form, numbers=dict(deed.numbers), where=True)
        if deed.kind in ("call", "meeting"):
            form = "one" if deed.kind == "call" and not dice.chance(habits.people) else "two"
            return replace(telling, form=form, where=telling.where and deed.kind == "meeting", side=dice.pick((A, B)))
        if deed.kind == "round":
            return replace(telling, form="numbered" if telling.ordinal else "plain")
        form = {"stage": "each", "deal": "plain"}.get(deed.kind, "plain")
        return replace(telling, form=form, numbers=dict(deed.numbers), status="agreed" if deed.kind == "deal" else "occurred")

    def _slipped(self, numbers: dict[str, int]) -> dict[str, int]:
        if numbers and self.dice.chance(self.habits.slip):
            first = min(numbers)
            numbers[first] += 3
        return numbers

    def _background(self, deed: Deed, piece: Piece) -> Telling | None:
        """An older deed of the same kind, named by its day, or vaguely."""
        older = [d for d in self.world.deeds[max(0, deed.number - 60) : deed.number] if d.kind == deed.kind and d.day < deed.day]
        older = older[-4:]
        if not older:
            return None
        old = self.dice.pick(older)
        vague = old.kind == "exchange" and self.dice.chance(self.habits.vague)
        return Telling(
            deed=old,
            form="vague" if vague else "back",
            when=None if vague else "date",
            day=old.day,
            where=True,
            numbers=dict(old.numbers),
        )

    def _copies(self) -> None:
        """Other papers print what one has written; only what is no copy itself is copied."""
        own = [p for p in self.world.pieces if p.of is None]
        for piece in own:
            if not self.dice.chance(COPIED):
                continue
            others = [o for o in self.cast.outlets if o.key != piece.outlet.key and o.side in (None, piece.outlet.side)]
            roll, how = self.dice.roll(100), COPIES[-1][0]
            for name, share in COPIES:
                if roll < share:
                    how = name
                    break
                roll -= share
            published = days_after(piece.published, self.dice.roll(2))
            copy = Piece(
                number=len(self.world.pieces), outlet=self.dice.pick(others), published=published, of=piece.number, how=how
            )
            self.world.pieces.append(copy)
