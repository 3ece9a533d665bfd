"""Whether two contents of one speaker are the same words, and where two wordings of them differ."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from peaceledger.reconcile.material import Material
from peaceledger.reconcile.profile import gist, plain, three_word_runs
from peaceledger.records import Statement

LONG = 8
"""Words that nobody puts together twice by chance; fewer are a phrase ("we will never give up") that returns on other days."""
PHRASE = 4
"""Fewer words ("of course not") are one utterance only within a day."""
SOON, LATER, NEWS = 1, 7, 3
"""Days between two reports of few words; of a phrase, or of words slightly changed; of a thing told in words of one's own."""
SHARED_RUNS, LEAST_RUNS = 0.5, 4
"""Share and number of the shorter content's three-word runs: in twelve words one changed word costs three of ten runs."""
SHARED_WORDS, OF_SHORTER, LEAST_WORDS = 0.5, 0.7, 4
"""Share of both contents' words together, of the shorter's, and their number: for translations and indirect speech."""
SWALLOWS = 150
"""A content of more words is a speech, or a slip of the reader: it holds others' words without being them."""
INSERTED = 2
"""More words that one outlet has and the other not are a cut, not another wording."""
REPLACED = 6
"""Longer stretches that differ are other sentences between two that agree."""
LAST = 4
"""Words at either end that one outlet has otherwise, inside one clause; longer ones may be another part of the speech."""
TOKEN = re.compile(r"\[[^\]]*\]|…|\.{3}|\w+|[.!?,;:](?=\s+\S)")
GAP = "…"
"""Stands for what an outlet left out or put in brackets: there it does not claim to give the speaker's words."""
CONTRACTED = {
    "re": {"are"},
    "s": {"is", "has"},
    "ve": {"have"},
    "ll": {"will", "shall"},
    "m": {"am"},
    "d": {"would", "had"},
    "t": {"not"},
    "don t": {"do not"},
    "can t": {"cannot"},
    "won t": {"will not"},
}
"""What outlets write for one sound; "didn t" and the like go by their "n"."""
STOP = "."
"""Stands between two clauses."""


@dataclass(frozen=True)
class Content:
    """The content of a statement, ready to be compared.

    Attributes:
        statement: The statement.
        spoken: Who speaks, one by one: pack ids where there are any, else names without regard to case.
        named: Whether the speaker has a name; "officials" may be anybody.
        day: Publication day as a number, None if unknown.
        words: Plain words.
        gist: Its longer words without those that any sentence has.
        turned: Whether it holds a negation.
    """

    statement: Statement
    spoken: frozenset[str]
    named: bool
    day: int | None
    words: str
    gist: frozenset[str]
    turned: bool

    @cached_property
    def size(self) -> int:
        """Number of words."""
        return self.words.count(" ") + 1 if self.words else 0

    @cached_property
    def runs(self) -> frozenset[str]:
        """Three-word runs."""
        return frozenset(three_word_runs(self.words))

    @cached_property
    def numbers(self) -> frozenset[str]:
        """Words with a digit."""
        return frozenset(w for w in self.words.split() if any(c.isdigit() for c in w))


def speakers(s: Statement) -> frozenset[str]:
    """Who speaks, one by one: pack ids where there are any, else names without regard to case."""
    named = s.speaker_id or (s.speaker or "").casefold()
    return frozenset(part for part in named.split("; ") if part)


def content_of(s: Statement, material: Material) -> Content:
    """Prepare a statement for comparison."""
    published = material.articles[s.article_id].published
    words = plain(s.quote)
    return Content(
        statement=s,
        spoken=speakers(s),
        named=s.speaker_id is not None or material.who.names_somebody(s.speaker or ""),
        day=published.toordinal() if published else None,
        words=words,
        gist=gist(words).difference(material.words("little_words")),
        turned=not frozenset(words.split()).isdisjoint(material.words("negations")),
    )


def same_utterance(a: Content, b: Content) -> bool:
    """Whether two contents of one speaker are reports of the same words."""
    shorter, longer = sorted((a, b), key=lambda c: c.size)
    if longer.size > SWALLOWS and 2 * shorter.size < longer.size:
        return False
    if a.words == b.words or (shorter.size > PHRASE and f" {shorter.words} " in f" {longer.words} "):
        return _at_one_time(a, b, shorter.size)
    if a.statement.article_id == b.statement.article_id or not (a.named and b.named):
        return False
    return _slightly_changed(a, b) or _told_alike(a, b)


def _within(a: Content, b: Content, days: int) -> bool:
    return a.day is not None and b.day is not None and abs(a.day - b.day) <= days


def _at_one_time(a: Content, b: Content, size: int) -> bool:
    if size >= LONG and a.named and b.named:
        return True
    return a.statement.article_id == b.statement.article_id or _within(a, b, LATER if size >= PHRASE else SOON)


def _slightly_changed(a: Content, b: Content) -> bool:
    shared = len(a.runs & b.runs)
    if shared < max(LEAST_RUNS, SHARED_RUNS * min(len(a.runs), len(b.runs))):
        return False
    quoted = a.statement.kind == b.statement.kind == "direct"
    if _other_numbers(a, b):
        return quoted and _within(a, b, 0)
    return (quoted or a.turned == b.turned) and ((a.day is None or b.day is None) or _within(a, b, LATER))


def _told_alike(a: Content, b: Content) -> bool:
    if not _within(a, b, NEWS) or a.turned != b.turned or _other_numbers(a, b):
        return False
    shared = len(a.gist & b.gist)
    return (
        shared >= LEAST_WORDS
        and shared >= SHARED_WORDS * len(a.gist | b.gist)
        and shared >= OF_SHORTER * min(len(a.gist), len(b.gist))
    )


def _other_numbers(a: Content, b: Content) -> bool:
    """Each gives a number that the other does not: daily reports share every other word."""
    return bool(a.numbers - b.numbers and b.numbers - a.numbers)


def differences(a: str, b: str) -> tuple[tuple[str, str], ...]:
    """Words of one quotation and those that stand in their place in another; none where one is only a cut of the other.

    Marks, case, spaces, words written apart, and what is left out or put in brackets make no difference.
    """
    left, right = _tokens(a), _tokens(b)
    steps = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    if sum(i2 - i1 for tag, i1, i2, _, _ in steps if tag == "equal") < min(PHRASE, len(left), len(right)):
        return ()
    found = []
    for at, (tag, i1, i2, j1, j2) in enumerate(steps):
        here, there = left[i1:i2], right[j1:j2]
        edge = at in (0, len(steps) - 1)
        begun = at > 0 and (left[i1 - 1] == STOP or right[j1 - 1] == STOP)
        if tag != "equal" and _differ(here, there, edge=edge, begun=begun):
            found.append((_joined(here), _joined(there)))
    return tuple(found)


def _joined(words: Sequence[str]) -> str:
    return " ".join(w for w in words if w != STOP)


def _tokens(quote: str) -> list[str]:
    return [t if t[0].isalnum() or t[0] == "_" else STOP if t in ".!?,;:" else GAP for t in TOKEN.findall(quote.casefold())]


def _differ(here: Sequence[str], there: Sequence[str], *, edge: bool, begun: bool) -> bool:
    """Whether other words stand in one place; at an edge a new clause (``begun``) may be another part of the speech."""
    one, other = _joined(here), _joined(there)
    if GAP in here or GAP in there or one.replace(" ", "") == other.replace(" ", "") or _one_sound(one, other):
        return False
    most = max(one.count(" "), other.count(" ")) + 1
    if one and other:
        whole = not (begun or STOP in here or STOP in there)
        return most <= ((LAST if whole else INSERTED) if edge else REPLACED)
    return not edge and most <= INSERTED


def _one_sound(one: str, other: str) -> bool:
    """Whether one is short for the other: "we're" and "we are"."""
    return any(
        long in CONTRACTED.get(short, ()) or short.removesuffix("n t") + " not" == long
        for short, long in ((one, other), (other, one))
    )


def wordings(statements: Iterable[Statement]) -> Iterator[tuple[Statement, Statement, tuple[tuple[str, str], ...]]]:
    """Pairs of direct quotations from different articles whose words differ, each wording once, the fullest first."""
    by_words: dict[str, Statement] = {}
    for s in sorted((s for s in statements if s.kind == "direct"), key=lambda s: s.statement_id):
        by_words.setdefault(plain(s.quote), s)
    distinct = sorted(by_words, key=lambda words: (-len(words), words))[:MOST_WORDINGS]
    for at, a in enumerate(distinct):
        for b in distinct[at + 1 :]:
            one, other = by_words[a], by_words[b]
            if one.article_id != other.article_id and (found := differences(one.quote, other.quote)):
                yield one, other, found


MOST_WORDINGS = 12
"""Wordings of one utterance that are compared with each other: every pair costs an alignment."""

__all__ = ["Content", "content_of", "differences", "same_utterance", "speakers", "wordings"]
