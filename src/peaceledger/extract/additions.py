"""Sums that a text prints and whose terms it prints, too: "146 and 96 people, 242 in all", "of the 150, 90 came; the other 60".

Each is read twice: what the text says, and what its own numbers give. Only where the words leave no choice of terms does a sum
fail; where numbers nearby give the result it holds; else nothing is said of it.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Any

from peaceledger.extract.printed import Figure, Print, alike
from peaceledger.extract.spans import statement_at
from peaceledger.extract.sum_patterns import SumPatterns
from peaceledger.packs import Lexicon
from peaceledger.records import Comparison, Mention, Page, Statement, record_id
from peaceledger.records.mention import LEDGER_STATUSES

if TYPE_CHECKING:
    from spacy.tokens import Doc

NEAR = 0.25
"""A sum that misses by more counts something else."""
SLIP = 0.1
"""How far a total may be off its terms by one wrong digit: further, and it counts something else."""
BACK = 3
"""Sentences in which the terms of a sum are looked for before it."""
SPOKEN_OF = 6
"""Sentences after which "the dead" still are those last told of."""
MANY = 20
"""From here on a number is given by two others of the article hardly by chance."""
FEW = 10
"""The same where one sentence gives both."""
A_CLAUSE = 5
"""Words after which more than a noun stands between two numbers."""
LOOSE = 0.02
"""A half is told of 49 and of 51 in a hundred."""
UNFIT = frozenset({"statement_of_record", "other"})
PRISONERS = frozenset({"prisoner_exchange", "prisoner_release"})
WIDEST = 320
"""Characters of a passage that shows a sum with its terms."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """A printed result with what gives it; offsets are those of the doc.

    Attributes:
        printed: The result as printed.
        found: What the other numbers give, None where there are none.
        working: How, in figures: "146 + 96 = 242"; empty where there are none.
        start: First character of the passage.
        end: After its last character.
        used: Where the result and its terms begin.
    """

    printed: Figure
    found: float | None
    working: str
    start: int
    end: int
    used: frozenset[int]

    @property
    def holds(self) -> bool:
        """Whether the words allow what was found."""
        return self.found is not None and self.printed.least <= self.found <= self.printed.most


Terms = Sequence[Figure]


def find_sums(
    doc: "Doc", page: Page, lexicon: Lexicon, mentions: Sequence[Mention], statements: Sequence[Statement]
) -> tuple[Comparison, ...]:
    """Return the sums that an article prints, each of the event it is told beside, of none where none is told.

    Args:
        doc: The article, parsed.
        page: The article with its layout.
        lexicon: Vocabulary.
        mentions: Events found in the article (offsets of the capture).
        statements: Statements found in it (offsets of the capture).
    """
    told = [m for m in mentions if m.status in LEDGER_STATUSES and m.type not in UNFIT]
    scope = lexicon.vocab["quantities"]["scope"]
    sums = Additions(lexicon.vocab["comparisons"]["sums"], (*scope["war"], *scope["year"]))
    found = (_compared(sum_, told, page, statements) for sum_ in sums.read(Print(doc, page, lexicon)))
    swaps = {m.mention_id for m in told if m.type in PRISONERS}
    return tuple(c for c in found if c.found is not None or c.mention_id in swaps)


def _compared(sum_: "Addition", told: Sequence[Mention], page: Page, statements: Sequence[Statement]) -> Comparison:
    start, end = sum_.start + page.article.start, sum_.end + page.article.start
    nearest = sorted(told, key=lambda m: (max(m.start - end, start - m.end, 0), abs(m.trigger_start - start), m.mention_id))
    said = statement_at(statements, sum_.printed.start + page.article.start)
    return Comparison(
        comparison_id=record_id("q", page.article.capture_id, start, end, "sum", sum_.printed.start),
        article_id=page.article.article_id,
        capture_id=page.article.capture_id,
        mention_id=nearest[0].mention_id if nearest else None,
        statement_id=said.statement_id if said else None,
        kind="sum",
        low=sum_.printed.least,
        high=sum_.printed.most,
        unit=None,
        since_earliest=None,
        since_latest=None,
        start=start,
        end=end,
        quote=page.text[sum_.start : sum_.end],
        found=sum_.found,
        working=sum_.working or None,
        checked_start=sum_.printed.start + page.article.start,
        checked_end=sum_.printed.end + page.article.start,
    )


class Additions:
    """Reads the sums of one vocabulary.

    Args:
        vocab: The table ``sums`` of ``comparisons.toml``.
        reach: Patterns of words that stretch a number over a year or a war.
    """

    def __init__(self, vocab: Mapping[str, Any], reach: Sequence[str]) -> None:
        self._are = SumPatterns(vocab, reach)
        self.rules: tuple[Callable[[Print], Iterator[Addition]], ...] = (
            self._equations,
            self._broken_up,
            self._rounded_off,
            self._of_whom,
            self._each,
            self._batches,
            self._fraction,
            self._multiple,
            self._rests,
            self._beside,
            self._both,
            self._added_to,
            self._totals,
            self._lists,
            self._partitions,
            self._told_apart,
        )

    def read(self, printed: Print) -> tuple[Addition, ...]:
        """Return the sums of an article, each printed result and each set of numbers once."""
        found: dict[int, Addition] = {}
        used: set[frozenset[int]] = set()
        for rule in self.rules:
            for sum_ in rule(printed):
                if sum_.printed.start not in found and sum_.used not in used:
                    found[sum_.printed.start] = sum_
                    used.add(sum_.used)
        return tuple(found[at] for at in sorted(found))

    def _equations(self, p: Print) -> Iterator[Addition]:
        """As in "12 and 11 make 23"."""
        for m in self._are.equation.finditer(p.marked):
            yield from _strict(p, p.figure(m.start("t")), p.within(*m.span("run")), m.span())

    def _broken_up(self, p: Print) -> Iterator[Addition]:
        """As in "twelve were freed: seven soldiers, three policemen and two drivers"."""
        for m in self._are.colon.finditer(p.marked):
            yield from _strict(p, p.figure(m.start("t")), p.within(*m.span("run")), m.span())

    def _rounded_off(self, p: Print) -> Iterator[Addition]:
        """As in "six soldiers, three civilians and one official, eleven people in all"."""
        for pattern in self._are.in_all:
            for m in pattern.finditer(p.marked):
                yield from _strict(p, p.figure(m.start("t")), p.within(*m.span("run")), m.span())

    def _of_whom(self, p: Print) -> Iterator[Addition]:
        """As in "nine were killed, of whom six were civilians and three policemen"; one may be left out, none be too many."""
        for m in self._are.whom.finditer(p.marked):
            yield from _at_most(p, p.figure(m.start("t")), p.within(*m.span("run")), m.span())
        for m in self._are.of_group.finditer(p.marked):
            whole = self._group(p, m.start(), m["group"])
            if whole:
                yield from _at_most(p, whole, p.within(*m.span("run")), m.span())

    def _group(self, p: Print, at: int, name: str) -> Figure | None:
        """The number last told of those whom a word like "the dead" means."""
        group = next((g for g in self._are.groups if re.fullmatch(g, name, re.I)), None)
        before = p.of_sentences((here := p.sentence_at(at)) - SPOKEN_OF, here)
        told = [
            f for f in before if f.start < at and group and re.match(rf"[^#.;,]{{0,60}}?\b(?:{group})\b", p.marked[f.end :], re.I)
        ]
        return told[-1] if told else None

    def _each(self, p: Print) -> Iterator[Addition]:
        """As in "sixty were exchanged, thirty from each side"."""
        for m in self._are.apiece.finditer(p.marked):
            if not self._are.partly.search(p.marked, *p.sentence(p.sentence_at(m.start()))):
                one = p.figure(m.start("n"))
                yield _made(p.figure(m.start("t")), 2 * one.value, f"2 × {one}", (one,), m.span())

    def _batches(self, p: Print) -> Iterator[Addition]:
        """As in "18 in three batches of six", "21, seven a day for three days"."""
        for pattern in (self._are.batch, self._are.daily):
            for m in pattern.finditer(p.marked):
                times, one = p.figure(m.start("k")), p.figure(m.start("n"))
                yield _made(p.figure(m.start("t")), times.value * one.value, f"{times} × {one}", (times, one), m.span())

    def _fraction(self, p: Print) -> Iterator[Addition]:
        """As in "half of the 600, or 300"."""
        for m in self._are.share.finditer(p.marked):
            whole, part = p.figure(m.start("t")), p.figure(m.start("n"))
            share = p.figure(m.start("p")).value / 100 if m["p"] else self._are.fractions[m["f"].casefold()]
            found = share * whole.value
            found = part.value if abs(found - part.value) <= LOOSE * whole.value + 0.5 else found
            if part.value < whole.value:
                yield _made(
                    part, found, f"{p.text[slice(*m.span('f'))]} of {whole} is {share * whole.value:,.0f}", (whole,), m.span()
                )

    def _multiple(self, p: Print) -> Iterator[Addition]:
        """As in "90 and 30, three times as many"."""
        for m in self._are.times.finditer(p.marked):
            words = p.text[slice(*m.span("f"))]
            times = self._are.multiples.get(words.casefold()) or p.figure(m.start("f")).value
            here = p.sentence_at(m.start())
            terms = [f for f in p.of_sentences(here, here) if not m.start("f") <= f.start < m.end("f")]
            if len(terms) == 2 and alike(terms):
                small, large = sorted(terms, key=lambda f: f.value)
                holds = abs(large.value - times * small.value) <= LOOSE * large.value
                if holds or m["n"]:
                    yield _made(large, large.value if holds else times * small.value, f"{words} {small}", terms, m.span())

    def _rests(self, p: Print) -> Iterator[Addition]:
        """As in "of the 150 promised 90 came; the remaining 60"."""
        for m in self._are.left.finditer(p.marked):
            rest = p.figure(_start(m))
            here = p.sentence_at(rest.start)
            parts = [x for x in self._parts(p, p.sentence(max(0, here - 1))[0], p.sentence(here)[1]) if rest not in x]
            if parts:
                whole, done = parts[-1]
                if alike((whole, rest)) and rest.value < whole.value:
                    yield _less(rest, whole, done, m.span())
                continue
            near = [f for f in p.of_sentences(here - BACK - 1, here + 1) if f is not rest]
            pairs = [x for x in combinations(sorted(near, key=lambda f: -f.value), 2) if _differ(x, rest)]
            if not pairs and self._are.remaining.match(p.marked, m.start()):
                told = [f for f in p.within(0, rest.start) if f.what == "people"]
                pairs = [(w, d) for w in near for d in told if w.what == "people" and _differ((w, d), rest)]
            if pairs:
                yield _less(
                    rest, *min(pairs, key=lambda x: abs(x[0].start - rest.start) + abs(x[1].start - rest.start)), m.span()
                )

    def _parts(self, p: Print, start: int, end: int) -> list[tuple[Figure, Figure]]:
        """Wholes with the part told beside them: "five of the nine", "of the 150, 90"."""
        found = []
        for m in self._are.part_of.finditer(p.marked, start, end):
            names = ("w", "d") if m["w"] else ("w2", "d2")
            whole, done = (p.figure(m.start(name)) for name in names)
            if whole.value > done.value and whole.exact and done.exact:
                found.append((whole, done))
        return found

    def _beside(self, p: Print) -> Iterator[Addition]:
        """As in "together with the 90 freed in May, 265 have come home": the other term was told before."""
        for m in self._are.beside.finditer(p.marked):
            total, term = p.figure(m.start("t")), p.figure(m.start("n"))
            others = [f for f in p.within(0, term.start) if f.what in {"people", None} and alike((f, term, total))]
            given = [(f, term) for f in others if _gives((f, term), total)]
            near = [f for f in others if f.sentence >= total.sentence - BACK]
            slips = [(f, term) for f in near if f.what == "people" and _slip((f, term), total)]
            terms = given or slips
            if terms:
                yield _added_up(total, terms[-1], m.span())

    def _both(self, p: Print) -> Iterator[Addition]:
        """As in "84 went home. On Friday 43 were sent back. Add the two and 127 are home"."""
        for m in self._are.both.finditer(p.marked):
            total = p.figure(m.start("t"))
            terms = self._last(p, total, m.start())
            if len(terms) > 1 and (_gives(terms, total) or _must(terms, total)):
                yield _added_up(total, terms, m.span())

    def _last(self, p: Print, total: Figure, before: int) -> Terms:
        """The two people's numbers told last before a place, in the sentences right before it."""
        told = [f for f in p.of_sentences(total.sentence - BACK, total.sentence) if f.start < before and f.what == "people"]
        return told[-2:]

    def _added_to(self, p: Print) -> Iterator[Addition]:
        """As in "the 300 are complete. Add the seven civilians and the five wounded, and 312 are home"."""
        for m in self._are.added.finditer(p.marked):
            total, terms = p.figure(m.start("t")), p.within(*m.span("run"))
            before = [f for f in p.of_sentences(total.sentence - BACK, total.sentence) if f.start < m.start()]
            given = [(f, *terms) for f in before if _gives((f, *terms), total)]
            if given:
                yield _added_up(total, given[-1], m.span())

    def _totals(self, p: Print) -> Iterator[Addition]:
        """As in "bringing to 252 the total": the numbers of the sentence, or two that are told before."""
        for m in self._are.tally.finditer(p.marked):
            total = p.figure(_start(m))
            total = replace(total, what=total.what or "people")
            yield self._sum(p, total, strict=True) or _made(total, None, "", (), m.span())
        for pattern, strict in ((self._are.total, True), (self._are.so_far, False)):
            for m in pattern.finditer(p.marked):
                yield from filter(None, [self._sum(p, p.figure(_start(m)), strict=strict)])

    def _sum(self, p: Print, total: Figure, *, strict: bool) -> Addition | None:
        here = total.sentence
        own = [f for f in p.of_sentences(here, here) if f.start != total.start and alike((f, total))]
        before = [f for f in p.of_sentences(here - BACK, here - 1) if alike((f, total))]
        span = (total.start, total.end)
        if len(own) == 1 and self._are.apiece_first.match(p.marked, own[0].start):
            return _made(total, 2 * own[0].value, f"2 × {own[0]}", own, span) if own[0].exact else None
        for terms in (own, *combinations(own, 2), *((a, b) for a in own for b in before)):
            if len(terms) > 1 and _gives(terms, total):
                return _added_up(total, terms, span)
        beside = own if len(own) == 2 else self._with_the_last(p, total, own)
        wide = self._are.wide.search(p.text, *p.sentence(here))
        if strict and len(beside) == 2 and _must(beside, total) and not wide:
            return _added_up(total, beside, span)
        if strict and not own and (terms := self._told_before(p, total, slips=not wide)):
            return _added_up(total, terms, span)
        if total.value < MANY or total.what is None:
            return None
        told = [f for f in p.within(0, len(p.text)) if f.start != total.start and f.what == total.what and f.exact]
        near = [*own, *(f for f in told if here - BACK <= f.sentence < here)]
        pairs = [(a, b) for a in near for b in told if a is not b and a.value != b.value and _gives((a, b), total)]
        return _added_up(total, _nearest(pairs, total), span) if pairs else None

    def _told_before(self, p: Print, total: Figure, *, slips: bool) -> Terms:
        """As in "70 will go. The others will free 38. The lists hold 108 names in all"; the last two can be meant and miss."""
        before = [f for f in p.of_sentences(total.sentence - BACK, total.sentence) if f.start < total.start]
        told = [f for f in before if f.what == "people" and alike((f, total))]
        pairs = sorted(combinations(told, 2), key=lambda x: -x[0].start)
        runs = (*pairs, *zip(told, told[1:], told[2:], strict=False))
        last = self._last(p, total, total.start)
        missed = last if slips and len(last) > 1 and _slip(last, total) else ()
        return next((terms for terms in runs if _gives(terms, total)), missed)

    def _with_the_last(self, p: Print, total: Figure, own: Terms) -> Terms:
        """As in "195 came back. Together with the 205 freed before, a total of 400"."""
        start, end = p.sentence(total.sentence)
        if len(own) != 1 or not self._are.together.search(p.marked, start, end):
            return ()
        before = [f for f in p.of_sentences(total.sentence - 1, total.sentence - 1) if alike((f, total))]
        return (*before, *own) if len(before) == 1 else ()

    def _lists(self, p: Print) -> Iterator[Addition]:
        """As in "Nine came home ... six soldiers and three policemen": a list that gives a number told shortly before."""
        for m in self._are.run.finditer(p.marked):
            listed = p.within(*m.span("run"))
            for first in range(len(listed) - 1):
                terms = listed[first:]
                wholes = [f for f in self._before(p, terms, listed[:first]) if _gives(terms, f) and f.value > 2]
                if wholes:
                    span = terms[0].start, m.end()
                    yield _added_up(wholes[0], terms, span)
                    break

    def _before(self, p: Print, terms: Terms, listed: Terms) -> Iterator[Figure]:
        """Numbers that a list may break up: the one right before it, else such as count the same, last told first."""
        here, start = terms[0].sentence, terms[0].start
        same = [f for f in p.of_sentences(here, here) if f.end <= start]
        if same and alike((same[-1], *terms)) and (same[-1] not in listed or self._heads(p, same[-1], terms)):
            yield same[-1]
        classes = {f.what for f in terms} - {None}
        far = [*p.of_sentences(0, 1), *p.of_sentences(here - 1, here)]
        yield from (f for f in reversed(far) if f.end <= start and f not in listed and classes == {f.what})

    def _heads(self, p: Print, first: Figure, terms: Terms) -> bool:
        """Whether a list breaks up its first number: "40 came home on Friday, 30 soldiers and 10 sailors"."""
        between = p.text[first.end : terms[0].start]
        return (any(f.bare for f in terms) and not first.bare) or len(between.split()) >= A_CLAUSE

    def _told_apart(self, p: Print) -> Iterator[Addition]:
        """As in "242 people were moved. On three flights 146 left. Ninety-six went the other way"."""
        counts = p.within(0, len(p.text))
        for terms in (*pairwise(counts), *zip(counts, counts[1:], counts[2:], strict=False)):
            first, last = terms[0].sentence, terms[-1].sentence
            heads = [f for f in (*p.of_sentences(0, 1), *p.of_sentences(first - BACK, first)) if f.end <= terms[0].start]
            least = FEW if first == last else MANY
            whole = next((f for f in reversed(heads) if _gives(terms, f) and f.what == "people" and f.value >= least), None)
            if whole and last - first <= 2 and alike((whole, *terms)) and any(f.what for f in terms):
                span = terms[0].start, terms[-1].end
                yield _added_up(whole, terms, span)

    def _partitions(self, p: Print) -> Iterator[Addition]:
        """As in "Of the 62 trucks, 41 arrived. Five burned. Sixteen turned back."."""
        for m in self._are.opens.finditer(p.marked):
            whole = p.figure(m.start("t"))
            terms: list[Figure] = []
            for f in p.of_sentences(whole.sentence, whole.sentence + BACK):
                if f.start > whole.start:
                    terms.append(f)
                if len(terms) > 1 and _gives(terms, whole):
                    yield _added_up(whole, terms, m.span())
                    break


def _start(m: re.Match[str]) -> int:
    return next(at for name in ("t", "t2", "t3") if name in m.re.groupindex and (at := m.start(name)) >= 0)


def _nearest(pairs: Sequence[tuple[Figure, Figure]], to: Figure) -> tuple[Figure, Figure]:
    return min(pairs, key=lambda x: abs(x[0].start - to.start) + abs(x[1].start - to.start))


def _added_up(total: Figure, terms: Terms, span: tuple[int, int]) -> Addition:
    return _made(total, sum(f.value for f in terms), _added(terms), terms, span)


def _added(terms: Terms) -> str:
    ordered = sorted(terms, key=lambda f: f.start)
    return f"{' + '.join(map(str, ordered))} = {sum(f.value for f in terms):,g}"


def _gives(terms: Terms, total: Figure) -> bool:
    exact = all(f.exact for f in terms)
    return exact and all(f.value < total.value for f in terms) and total.least <= sum(f.value for f in terms) <= total.most


def _must(terms: Terms, total: Figure) -> bool:
    """Whether terms that do not give a total were meant to: exact numbers of one class that come near to it."""
    found = sum(f.value for f in terms)
    exact = total.exact and all(f.exact for f in terms) and {f.what for f in (*terms, total)} <= {"people", None}
    return exact and abs(found - total.value) <= NEAR * total.value and all(f.value < total.value for f in terms)


def _slip(terms: Terms, total: Figure) -> bool:
    """Whether the terms give the total but for one digit: they were meant to."""
    found, said = f"{sum(f.value for f in terms):g}", f"{total.value:g}"
    one_off = total.what == "people" and len(found) == len(said) and sum(a != b for a, b in zip(found, said, strict=True)) == 1
    return one_off and total.value >= MANY and abs(total.value - float(found)) <= SLIP * total.value and _must(terms, total)


def _differ(pair: tuple[Figure, Figure], rest: Figure) -> bool:
    whole, done = pair
    return all(f.exact for f in (*pair, rest)) and whole.value - done.value == rest.value and alike((whole, done, rest))


def _strict(p: Print, total: Figure, terms: Terms, span: tuple[int, int]) -> Iterator[Addition]:
    if len(terms) > 1 and total not in terms and (_gives(terms, total) or _must(terms, total)):
        yield _added_up(total, terms, span)


def _at_most(p: Print, total: Figure, terms: Terms, span: tuple[int, int]) -> Iterator[Addition]:
    found = sum(f.value for f in terms)
    if len(terms) > 1 and (_gives(terms, total) or (found > total.value and _must(terms, total))):
        yield _made(total, found, _added(terms), terms, span)


def _less(rest: Figure, whole: Figure, done: Figure, span: tuple[int, int]) -> Addition:
    found = whole.value - done.value
    return _made(rest, found, f"{whole} - {done} = {found:,g}", (whole, done), span)


def _made(total: Figure, found: float | None, working: str, terms: Terms, span: tuple[int, int]) -> Addition:
    """With the passage that shows the sum and its terms, where that is short enough to be read."""
    start = min(span[0], total.start, *(f.start for f in terms)) if terms else min(span[0], total.start)
    end = max(span[1], total.end, *(f.end for f in terms)) if terms else max(span[1], total.end)
    start, end = next((x for x in ((start, end), span) if x[1] - x[0] <= WIDEST), (total.start, total.end))
    used = frozenset(f.start for f in (total, *terms))
    return Addition(printed=total, found=found, working=working, start=start, end=end, used=used)


__all__ = ["Addition", "Additions", "find_sums"]
