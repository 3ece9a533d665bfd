"""Contradictions put into a world on purpose, one kind for each of the ledger's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from worlds import A, B, Deed, Outlet, Piece, Plant, Quote, Telling, days_after

if TYPE_CHECKING:
    from worlds_plan import Planner

SHARE = {"exchange": 85, "agreement": 85, "round": 50}
"""Of a hundred events of a kind with reports enough, so many are contradicted."""
SHARE_ELSE = 20
DENIABLE = ("call", "meeting", "round", "attack")


class Field:
    """One event and the articles on it, to be changed."""

    def __init__(self, planner: Planner, deed: Deed, pieces: Sequence[Piece]) -> None:
        self.planner, self.dice, self.deed = planner, planner.dice, deed
        self.first, self.second = pieces[0], pieces[1]
        self.number = len(planner.world.plants)

    def outlet(self, side: str | None) -> Outlet:
        """Another paper of this side."""
        taken = {self.first.outlet.key, self.second.outlet.key}
        return self.dice.pick([o for o in self.planner.cast.outlets if o.side == side and o.key not in taken])

    def printed_by(self, one: str | None, other: str | None) -> None:
        """Papers of these two sides tell it."""
        self.first.outlet, self.second.outlet = self.outlet(one), self.outlet(None)
        self.second.outlet = self.outlet(other)

    def tell(self, value: int, **changes: object) -> None:
        """The lead of the first or second article, dated, as a stand of this contradiction."""
        piece = (self.first, self.second)[value]
        lead = piece.parts[0][0]
        assert isinstance(lead, Telling)
        fields = {"when": "date", "stand": (self.number, value), "quoted": None} | changes
        piece.parts[0][0] = replace(lead, **fields)  # type: ignore[arg-type]
        self._forget(piece)

    def _forget(self, piece: Piece) -> None:
        """No second sentence of the article tells the numbers or the form told before."""
        if piece.head is not None:
            piece.head = replace(piece.head, numbers={})

    def both(self, **changes: object) -> None:
        self.tell(0, **changes)
        self.tell(1, **changes)


def true_dispute(f: Field) -> bool:
    """Two sides, two numbers for the same people."""
    n = f.deed.numbers.get(A, 0)
    if f.deed.kind != "exchange" or n < 100:
        return False
    f.printed_by(A, B)
    f.tell(0, form="A", numbers={A: n}, side=A, voice=A)
    f.tell(1, form="A", numbers={A: n - n // 18 - 1}, side=A, voice=B)
    return True


def unresolvable(f: Field) -> bool:
    """Two papers of nobody, two numbers."""
    n = f.deed.numbers.get(A, 0)
    if f.deed.kind != "exchange" or n < 100:
        return False
    f.printed_by(None, None)
    f.tell(0, form="A", numbers={A: n}, side=A, voice=None)
    f.tell(1, form="A", numbers={A: n + n // 14 + 1 + (n % 10 == 9)}, side=A, voice=None)
    return True


def copy_error(f: Field) -> bool:
    """Two neighbouring digits in another order."""
    n = f.deed.numbers.get(A, 0)
    digits = str(n)
    if f.deed.kind != "exchange" or len(digits) != 3 or digits[1] == digits[2]:
        return False
    f.printed_by(None, None)
    f.tell(0, form="A", numbers={A: n}, side=A, voice=None)
    f.tell(1, form="A", numbers={A: int(digits[0] + digits[2] + digits[1])}, side=A, voice=None)
    return True


def in_all_or_each(f: Field) -> bool:
    """One number for all, and for each side."""
    n = f.deed.numbers.get(A, 0)
    if f.deed.kind != "exchange" or n != f.deed.numbers[B] or n < 60:
        return False
    f.printed_by(None, None)
    f.tell(0, form="each", numbers={A: n, B: n}, voice=None)
    f.tell(1, form="all", numbers={"all": n}, voice=None)
    return True


def different_time(f: Field) -> bool:
    """A day later in another paper, or more dead in a later report."""
    if f.deed.kind == "exchange":
        for piece in (f.first, f.second):
            piece.published = max(piece.published, days_after(f.deed.day, 1))
        f.both(form="both", numbers=dict(f.deed.numbers), ordinal=True, side=A)
        f.tell(1, form="both", day=days_after(f.deed.day, 1))
        return True
    if f.deed.kind != "attack":
        return False
    killed = f.deed.numbers["killed"]
    f.printed_by(None, None)
    f.first.published, f.second.published = days_after(f.deed.day, 0), days_after(f.deed.day, 2)
    f.tell(0, form="killed", numbers={"killed": killed}, voice=None)
    f.tell(1, form="killed", numbers={"killed": killed + 2 + killed // 4}, voice=None)
    return True


def arithmetic(f: Field) -> bool:
    """Parts that miss their sum by a little."""
    n = f.deed.numbers.get(A, 0)
    if f.deed.kind != "exchange" or n < 80:
        return False
    p, q = n // 2, n // 4
    f.tell(0, form="parts", numbers={A: n, "p": p, "q": q, "r": n - p - q + 2}, side=A)
    return True


def denial(f: Field) -> bool:
    """The other side denies it."""
    if f.deed.kind not in DENIABLE:
        return False
    sides = {p.side for p in f.deed.people} & {A, B} if f.deed.people else {A, B}
    if not sides:
        return False
    denier, other = (B, A) if B in sides else (A, B)
    f.both(when="date", where=True)
    f.second.outlet = f.outlet(denier)
    f.tell(1, form="denied", status="denied", numbers={}, voice=None, side=other, ordinal=False, by=False)
    f.second.head = None
    f.second.parts[1] = [None, None]
    return True


def source_date(f: Field) -> bool:
    """A date printed at the head that lies before the event."""
    if f.deed.kind not in ("round", "meeting"):
        return False
    f.tell(0, when="year")
    f.first.printed = days_after(f.deed.day, -9)
    f.first.published = f.first.printed
    return True


def status(f: Field) -> bool:
    """A draft to one paper, an agreement to another."""
    if f.deed.kind != "agreement":
        return False
    f.tell(0, form="plain", where=True)
    f.tell(1, form="draft", where=True, status="proposed", by=False)
    f.second.head = None
    return True


def attribution(f: Field) -> bool:
    """The same words from two mouths."""
    if f.deed.kind == "exchange":
        return False
    people = f.planner.cast.people
    one = f.dice.roll(len(people))
    quote = f.planner.quote()
    speakers = (people[one], people[(one + 1 + f.dice.roll(len(people) - 1)) % len(people)])
    for value, (piece, speaker) in enumerate(zip((f.first, f.second), speakers, strict=True)):
        piece.parts.insert(2, [replace(quote, speaker=speaker, stand=(f.number, value)), None])
    return True


def wording(f: Field) -> bool:
    """One mouth, other words."""
    if f.deed.kind == "exchange":
        return False
    quote: Quote = f.planner.quote()
    for value, piece in enumerate((f.first, f.second)):
        piece.parts.insert(2, [replace(quote, swapped=bool(value), stand=(f.number, value)), None])
    return True


def released(f: Field) -> bool:
    """An exchange to one paper, a release to another."""
    n = f.deed.numbers.get(A, 0)
    if f.deed.kind != "exchange":
        return False
    f.printed_by(None, None)
    f.tell(0, form="each" if n == f.deed.numbers[B] else "both", numbers=dict(f.deed.numbers), side=A)
    f.tell(1, form="released", numbers={A: n}, side=A)
    f.second.head = None
    f.second.parts[1] = [None, None]
    return True


PLANTS: tuple[tuple[str, Callable[[Field], bool]], ...] = (
    ("true_dispute", true_dispute),
    ("denial", denial),
    ("different_thing_counted", in_all_or_each),
    ("different_time", different_time),
    ("arithmetic", arithmetic),
    ("copy_error", copy_error),
    ("source_date", source_date),
    ("status", status),
    ("attribution", attribution),
    ("wording", wording),
    ("wording", released),
    ("unresolvable", unresolvable),
)


def plant_all(planner: Planner) -> None:
    """Contradict a share of the events, the rarest kind that fits first."""
    world = planner.world
    of_deed: dict[int, list[Piece]] = defaultdict(list)
    for piece in world.pieces:
        lead = piece.parts[0][0]
        assert isinstance(lead, Telling)
        of_deed[lead.deed.number].append(piece)
    planted = dict.fromkeys(range(len(PLANTS)), 0)
    for deed in world.deeds:
        pieces = of_deed[deed.number]
        if len(pieces) < 2 or not planner.dice.chance(SHARE.get(deed.kind, SHARE_ELSE)):
            continue
        field = Field(planner, deed, pieces)
        for at in sorted(planted, key=lambda i: (planted[i], i)):
            kind, plant = PLANTS[at]
            if plant(field):
                world.plants.append(Plant(number=field.number, kind=kind, deed=deed.number))
                planted[at] += 1
                break
