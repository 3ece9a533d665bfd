"""Where a text prints a sum: patterns over its blotted numbers, made of one vocabulary."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from peaceledger.extract.printed import COUNT, LENGTH, PERCENT

N = f"(?<!{COUNT}){COUNT}++"
"""A number whole: a pattern that needs two must not cut one in two."""
IN = r"[^#\n.,;:!?()—–]"
"""A character inside a phrase."""
ITEM = rf"{N}{IN}{{0,80}}?"
STOP = r"(?=[.;)!?\n—–]|,\s(?!#)|$)"
TOTAL = rf"(?P<t>{N})"
LINK = r"(?:,\s|;\s|:\s|\s[—–-]\s|[—–]|\s\()"
THE = r"(?:the|its|their|his)"


class SumPatterns:
    """The patterns of one vocabulary; ``t``, ``t2`` and ``t3`` are the number that is checked.

    Args:
        vocab: The table ``sums`` of ``comparisons.toml``.
        reach: Patterns of words that stretch a number over a year or a war.
    """

    def __init__(self, vocab: Mapping[str, Any], reach: Sequence[str]) -> None:
        self.groups = [_any(group) for group in vocab["groups"]]
        self.multiples: Mapping[str, float] = vocab["multiples"]
        self.fractions: Mapping[str, float] = vocab["fractions"]
        self.wide = _pattern(rf"\b(?:{'|'.join(reach)}|this (?:year|month)|so far)")
        self.partly = _pattern(rf"\b(?:{_any(vocab['partly'])})\b")
        self.together = _pattern(r"\b(?:together|along|combined) with\b|\badd(?:ed|ing)? to\b")
        words = {name: _any(vocab[name]) for name, listed in vocab.items() if isinstance(listed, list) and name != "groups"}
        self._lists(words)
        self._shares(words)
        self._totals(words)
        self._additions(words)
        self._rests(words)

    def _lists(self, words: Mapping[str, str]) -> None:
        join = rf"(?:,?\s(?:{words['joins']})\s|[,;]\s)(?:[\w’'-]+\s){{0,3}}?"
        run = rf"(?P<run>{ITEM}(?:{join}{ITEM})+?)"
        so = r"(?:(?:which|that|this|it|would|will|together)\s)*"
        self.run = _pattern(run + STOP)
        self.equation = _pattern(rf"{run},?\s{so}(?:{words['makes']})\s(?:up\s)?{TOTAL}")
        self.colon = _pattern(rf"{TOTAL}[^#\n.:;!?()]{{0,100}}(?::\s|\s\()(?:[\w’'-]+\s)?{run}{STOP}")
        self.in_all = (
            _pattern(rf"{run}{LINK}(?:(?:or|for|making|so|and)\s)?(?:{words['total_before']})\s{TOTAL}"),
            _pattern(rf"{run}{LINK}(?:\w+\s){{0,2}}?{TOTAL}{IN}{{0,40}}?\b(?:{words['total_after']})\b"),
            _pattern(rf"{run}(?::\s|\s\(){TOTAL}{IN}{{0,40}}?(?=[.)\n]|$)"),
        )
        self.whom = _pattern(rf"{TOTAL}[^#\n.;:!?]{{0,80}}?,?\s(?:{words['of_whom']})\s{run}{STOP}")
        self.of_group = _pattern(rf"\bof\s(?:the|these|those)\s(?P<group>\w+),?\s(?:\w+\s)?{run}{STOP}")

    def _shares(self, words: Mapping[str, str]) -> None:
        one, clause = rf"(?P<n>{N})", r"[^#~\n.;:!?()]{0,60}"
        self.apiece = _pattern(rf"{TOTAL}{clause}[,:—–]\s{one}{IN}{{0,30}}?\s?(?:{words['each']})\b")
        self.apiece_first = _pattern(rf"{one}{IN}{{0,40}}?\s(?:{words['each']})\b")
        self.batch = _pattern(rf"{TOTAL}{IN}{{0,60}}?\sin\s(?P<k>{N})\s(?:{words['batches']})\sof\s{one}")
        a_day = r"(?:an?|per|each)\s(?P<u>day|week|month)"
        self.daily = _pattern(rf"{TOTAL}{clause}[,:—–]?\s{one}\s(?:{IN}{{0,20}}\s)?{a_day}\sfor\s(?P<k>{LENGTH}+)\s(?P=u)s")
        share = rf"(?P<f>{_any([*map(re.escape, self.fractions)])}|(?P<p>{PERCENT}+)\s?(?:%|percent|per cent))"
        whole = rf"(?:of\s)?(?:{THE}\s)?{TOTAL}{IN}{{0,50}}"
        self.share = _pattern(rf"(?<!\w){share}\s{whole},\s(?:or\s)?{one}{IN}{{0,40}},")
        times = rf"(?P<f>{_any([*map(re.escape, self.multiples)])}|{N}\stimes)"
        than = rf"(?:[^#\n.;]{{0,40}}?\b(?:as|of)\s(?:the\s)?{one})?"
        self.times = _pattern(rf"{times}\s(?:as\s(?:many|much)|the\snumber)\b{than}")

    def _totals(self, words: Mapping[str, str]) -> None:
        tally = rf"\b(?:{words['tallies']})\b"
        before = rf"[^#\n.,;:]{{0,60}}{tally}[^#\n.,;:]{{0,80}}?\sto\s{TOTAL}"
        after = rf"to\s(?P<t2>{N}){IN}{{0,20}}?\s{THE}\s(?:\w+\s)?{tally}"
        self.tally = _pattern(rf"\b(?:{words['brings']})\s(?:{before}|{after})")
        self.total = _pattern(
            rf"\b(?:{words['total_before']})\s{TOTAL}|(?P<t2>{N}){IN}{{0,40}}?\s(?:{words['total_after']})\b"
            rf"|(?:{words['completes']})\s{THE}\s(?P<t3>{N})"
        )
        self.so_far = _pattern(
            rf"{TOTAL}{IN}{{0,60}}?\s(?:have|has|had)\s(?:\w+\s){{0,3}}?{IN}{{0,40}}?(?:{words['so_far']})\b"
            rf"|(?:{words['so_far']}),?\s(?P<t2>{N})"
        )

    def _additions(self, words: Mapping[str, str]) -> None:
        between = r"[^#\n.;:!?]{0,60}"
        self.beside = _pattern(rf"\b(?:{words['adds_to']})\s{THE}\s(?P<n>{N}){between},\s{IN}{{0,30}}?{TOTAL}")
        self.both = _pattern(rf"\b(?:{words['add']})\s(?:up\s)?(?:{words['both']})\b[^#\n.;:!?]{{0,30}}{TOTAL}")
        those = r"(?:the|those|these|its|their)"
        items = rf"{those}\s{ITEM}(?:\sand\s{those}\s{ITEM})?"
        self.added = _pattern(rf"\b(?:{words['add']})\s(?:in\s)?(?P<run>{items}),\s{IN}{{0,30}}?{TOTAL}")

    def _rests(self, words: Mapping[str, str]) -> None:
        self.left = _pattern(
            rf"\b(?:{words['rest']})\s{TOTAL}|(?P<t2>{N})\s(?:{words['rest_after']})"
            rf"|(?P<t3>{N})\sof{IN}{{3,60}}?\s(?:are|is|remain)\sstill\b"
        )
        self.remaining = _pattern(r"\w*\s?remaining\b")
        of = rf"of\s(?:{THE}|these|those)\s"
        self.part_of = _pattern(
            rf"(?P<d>{N}){IN}{{0,60}}?\s(?:out\s)?{of}(?P<w>{N})|\b(?:out\s)?{of}(?P<w2>{N})[^#\n.;:!?]{{0,80}}?(?P<d2>{N})"
        )
        self.opens = _pattern(rf"\b{of}{TOTAL}[^#\n.;:!?]{{0,80}},\s(?={N})")


def _any(words: Sequence[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(words, re.I)


__all__ = ["SumPatterns"]
