"""Numbers that one text sets against each other: "Nine came back. The other side spoke of eleven."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from peaceledger.reconcile.clash import Clash, Stand
from peaceledger.reconcile.clash_figures import GROWS, PEOPLE, RELEASED, Numbers
from peaceledger.reconcile.numerals import Numerals
from peaceledger.reconcile.passages import Passage, Passages, any_of
from peaceledger.records import Figure

BEFORE, BEHIND = 320, 220
"""Characters before a bare number in which stands what it answers, and behind it in which stands the answer."""
FAR = 3.0
"""One of two numbers of the same is not so many times the other."""
COUNTED = GROWS | RELEASED | {"come", "return", "total"}
"""Deeds of which two sides give unlike numbers."""
ENDS = r"(?=[.,;:!?”\"’)]|$| (?:and|but|while|not|instead)\b)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bare:
    """A number that somebody gives without saying of what: the number before or behind it says it.

    Attributes:
        value: The number.
        who: What stands before it in its sentence: who gives it.
        stand: The sentence.
        start: First character of the number.
        end: After its last.
        told: The sentence with what surrounds it.
    """

    value: float
    who: str
    stand: Stand
    start: int
    end: int
    told: Passage


def counted_otherwise(passages: Passages, numbers: Numbers, known: Sequence[Clash]) -> Iterator[Clash]:
    """Numbers of the same in two mouths of one text.

    Args:
        passages: All articles.
        numbers: As the articles tell them.
        known: Disagreements found before; what two passages quarrel over there is not told twice.
    """
    of_article: dict[str, list[Figure]] = defaultdict(list)
    for f in numbers.figures:
        if f.low is not None and f.done and f.per is None and f.scope in ("event", "stage"):
            of_article[f.article_id].append(f)
    for told in of_article.values():
        told.sort(key=lambda f: f.start)
    shown = [c for c in known if c.field.startswith("counts.")]
    for one, other, subject in (*_answered(passages, of_article), *_put_at(numbers, of_article)):
        if not any(_known(c, one, other) for c in shown):
            shown.append(
                clash := Clash(
                    subject_id=subject,
                    field="counts.other",
                    kind="true_dispute",
                    strength="contradiction",
                    note=f"{one.value} against {other.value}: one text sets the two numbers of the same against each other",
                    stands=(one, other),
                )
            )
            yield clash


def _known(clash: Clash, one: Stand, other: Stand) -> bool:
    """Whether a row shows both, or one of them beside the other's number."""
    if clash.tells(one, other):
        return True
    met = any(s.meets(one) or s.meets(other) for s in clash.stands)
    return met and {_first(one), _first(other)} <= {_first(s) for s in clash.stands}


def _first(stand: Stand) -> str:
    """The first word of a value: its number."""
    return stand.value.partition(" ")[0].casefold()


def _answered(passages: Passages, figures: Mapping[str, Sequence[Figure]]) -> Iterator[tuple[Stand, Stand, str]]:
    """A bare number with the number that it answers, or that answers it."""
    bare: dict[str, list[Bare]] = defaultdict(list)
    for b in _bare(passages):
        bare[b.told.article_id].append(b)
    for article, told in sorted(bare.items()):
        taken: set[int] = set()
        for b in told:
            if b.start in taken:
                continue
            twin = next((o for o in told if 0 < o.start - b.end <= BEHIND and _differ(o.value, b.value) and o.who != b.who), None)
            if twin is not None:
                taken.add(twin.start)
                yield b.stand, twin.stand, article
                continue
            near = _nearest(b, figures.get(article, ()))
            if near is not None:
                yield _stand(near), b.stand, article


def _nearest(b: Bare, figures: Sequence[Figure]) -> Figure | None:
    """The last number of people or things before it; else one that somebody else gives in the next sentence."""
    told = [f for f in figures if f.done in COUNTED and f.thing != "one"]
    before = [f for f in told if 0 <= b.stand.start - f.end <= BEFORE]
    behind = [f for f in told if 0 <= f.start - b.stand.end <= BEHIND and f.speaker]
    near = (f for some in (before[-1:], behind[:1]) for f in some)
    return next((f for f in near if _differ(f.low or 0.0, b.value)), None)


def _differ(x: float, y: float) -> bool:
    low, high = sorted((x, y))
    return low != high and low > 1 and high <= FAR * low


def _bare(passages: Passages) -> Iterator[Bare]:
    """Bare numbers behind a word of telling."""
    words = passages.material.lexicon.vocab.get("matters", {})
    cues = any_of(words.get("counted", {}).get("cues", ()), escaped=False).pattern
    numerals = Numerals(words.get("numbers", {}))
    cue = re.compile(rf"{cues} (?:only |just |about |some )?(?P<number>{numerals.pattern}){ENDS}")
    for p in passages.holding(cue):
        m = cue.search(p.quote)
        value = numerals.value(m["number"]) if m else None
        if m and value is not None:
            start, end = p.start + m.start("number"), p.start + m.end("number")
            yield Bare(value=value, who=p.quote[: m.start()], stand=p.stand(m["number"]), start=start, end=end, told=p)


def _put_at(numbers: Numbers, figures: Mapping[str, Sequence[Figure]]) -> Iterator[tuple[Stand, Stand, str]]:
    """A number that somebody "puts at" so many, with the other that its text gives of the same."""
    put = re.compile(r"\bput(?:s|ting)? (?:the|its|their|a)?[^.;\n]{0,40}? at (?:[a-z]+ ){0,2}$")
    for article, told in sorted(figures.items()):
        for f in told:
            text = numbers.material.texts[f.capture_id]
            if not put.search(text[max(0, f.start - 80) : f.start]):
                continue
            others = [o for o in told if o is not f and _same(o, f) and o.speaker != f.speaker]
            if len({o.low for o in others}) == 1:
                yield _stand(others[0]), _stand(f), article


def _same(a: Figure, b: Figure) -> bool:
    """Whether two numbers are of the same deed and kind of things, and differ."""
    people = a.thing == b.thing or {a.thing, b.thing} <= PEOPLE
    sides = a.of_side is None or b.of_side is None or a.of_side == b.of_side
    exact = a.hedge == b.hedge == "exact"
    return people and sides and exact and a.done == b.done and _differ(a.low or 0.0, b.low or 0.0)


def _stand(f: Figure) -> Stand:
    return Stand(value=f.quote, side=f.side, capture_id=f.capture_id, start=f.start, end=f.end, quote=f.quote)


__all__ = ["counted_otherwise"]
