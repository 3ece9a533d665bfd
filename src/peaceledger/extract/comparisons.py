"""Claims that set an event beside others of its kind: "the first in almost five months", "the largest so far", "135 a month"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from peaceledger.extract.layout import UNREAD, block_kind_at, sentences, text_of
from peaceledger.extract.spans import DateSpan, statement_at
from peaceledger.packs import Lexicon
from peaceledger.records import Comparison, Mention, Page, Statement, record_id
from peaceledger.records.comparison import ComparisonKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

DAYS = {"D": 1.0, "W": 7.0, "M": 30.44, "Y": 365.25, "E": 3652.5}
LENGTH = re.compile(r"P(\d+(?:\.\d+)?)([DWMYE])")
UNIT = re.compile(r"\d{4}(?:-(?:(?P<month>\d\d)|(?P<season>SP|SU|FA|WI)))?")
NEAR = 0.15
""" "Almost five months": the time may miss by so much."""
GAP, INSIDE = r"[^.;:!?\n]", r"[^,.;:!?\n]"
RATE = re.compile(
    rf"\b(\d{{1,3}}(?:,\d{{3}})+|\d+)\s(?:[\w-]+\s){{0,4}}?(?:an?|per|each|every)\s(day|week|month|year)\b{GAP}{{0,40}}", re.I
)
TAKES_UP = re.compile(r"(?:it|this|that)\b", re.I)
"""Opens a sentence that goes on about the event of the one before."""
PRISONERS = frozenset({"prisoner_exchange", "prisoner_release"})
UNFIT = frozenset({"statement_of_record", "other"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A claim before it is tied to a mention; offsets are those of the doc.

    Attributes:
        kind: As in ``Comparison``.
        start: First character.
        until: Where its noun phrase ends: what is claimed to be first is named before.
        end: After its last character.
        values: The fields of the claim that its words fill.
    """

    kind: ComparisonKind
    start: int
    until: int
    end: int
    values: Mapping[str, Any]


def find_comparisons(
    doc: "Doc",
    page: Page,
    lexicon: Lexicon,
    mentions: Sequence[Mention],
    dates: Sequence[DateSpan],
    statements: Sequence[Statement],
) -> tuple[Comparison, ...]:
    """Return the claims of an article that are made of one of its events.

    Args:
        doc: The article, parsed.
        page: The article with its layout.
        lexicon: Vocabulary.
        mentions: Events found in the article (offsets of the capture).
        dates: Temporal expressions found in it (offsets of the doc).
        statements: Statements found in it (offsets of the capture).
    """
    text, shift = text_of(doc), page.article.start
    words = _Words(lexicon.vocab["comparisons"])
    claims: dict[str, Comparison] = {}
    before: list[Mention] = []
    for sent in sentences(doc):
        first, last = sent.start_char, sent.end_char
        here = [m for m in mentions if first <= m.trigger_start - shift < last and m.type not in UNFIT]
        here, before = here or (before if TAKES_UP.match(text, first) else []), here
        if not here or block_kind_at(page, first) in UNREAD:
            continue
        spans = [d for d in dates if first <= d.start < last]
        for found in words.read(text[:last], first, spans):
            claim = _comparison(found, here, page, statements)
            if claim is not None:
                claims[claim.comparison_id] = claim
    return tuple(claims.values())


class _Words:
    """The patterns of one vocabulary."""

    def __init__(self, vocab: Mapping[str, Any]) -> None:
        self._over, self._under = (frozenset(vocab[key]) for key in ("over", "under"))
        hedges = _any((*vocab["over"], *vocab["under"], *vocab["near"]))
        hedge = rf"(?:(?P<hedge>{hedges})\s)?"
        first = (
            rf"(?<!not )(?<!not the )\bfirst\b(?!\s(?:{_any(vocab['not_first'])})\b)(?P<of>(?:(?!\bsince\b){INSIDE}){{0,90}}?)"
        )
        self._first_in = re.compile(rf"{first}\b(?:in|for)\s(?:the\s(?:past|last)\s)?{hedge}(?:an?\s)?$", re.I)
        self._first_since = re.compile(rf"{first}\bsince\b(?:(?!\bsince\b){GAP}){{0,60}}$", re.I)
        self._first_ever = re.compile(rf"{first}\bsince\b{INSIDE}{{3,80}}", re.I)
        self._after = re.compile(rf"\bafter\s(?:an?\s)?{hedge}(?:an?\s)?$", re.I)
        self._pause = re.compile(rf"[\s-](?:long\s)?(?:{_any(vocab['pause'])})\b", re.I)
        self._largest = re.compile(
            rf"(?<!second[ -])(?<!third[ -])(?<!one of the )\b(?P<word>{_any(vocab['largest'])})\b{GAP}{{0,100}}", re.I
        )
        self._so_far = re.compile(rf"\b(?:{_any(vocab['so_far'])})\b|\bsince\b{INSIDE}{{3,80}}", re.I)

    def read(self, text: str, start: int, dates: Sequence[DateSpan]) -> Iterator[Found]:
        """Yield the claims of a sentence: it begins at ``start`` and ends with the text."""
        firsts = [*self._with_dates(text, start, dates)]
        yield from firsts
        if not firsts:
            for m in self._first_ever.finditer(text, start):
                yield Found(kind="first", start=m.start(), until=m.end("of"), end=m.end(), values={})
        yield from self._largests(text, start, dates)
        for m in RATE.finditer(text, start):
            number = float(m[1].replace(",", ""))
            values = {"low": number, "high": number, "unit": f"per_{m[2].lower()}"}
            yield Found(kind="rate", start=m.start(), until=m.end(), end=m.end(2), values=values)

    def _with_dates(self, text: str, start: int, dates: Sequence[DateSpan]) -> Iterator[Found]:
        for d in dates:
            before = text[start : d.start]
            length = _days(d.timex.value) if d.kind == "duration" else None
            if length is not None:
                m = self._first_in.search(before)
                tail = None if m else self._pause.match(text, d.end)
                m = m or (self._after.search(before) if tail else None)
                if m:
                    until = start + (m.end("of") if "of" in m.groupdict() else m.start())
                    end = tail.end() if tail else d.end
                    values = {"unit": "days", **self._span(length, m["hedge"])}
                    yield Found(kind="first", start=start + m.start(), until=until, end=end, values=values)
            elif m := self._first_since.search(before):
                end = _clause_end(text, d.end)
                yield Found(kind="first", start=start + m.start(), until=start + m.end("of"), end=end, values=_since(d))

    def _largests(self, text: str, start: int, dates: Sequence[DateSpan]) -> Iterator[Found]:
        for m in self._largest.finditer(text, start):
            reach = self._so_far.search(text, m.start(), m.end())
            end = reach.end() if reach else m.end("word")
            since = next(
                (d for d in dates if reach and reach[0].startswith("since") and reach.start() < d.start < reach.end()), None
            )
            until = reach.start() if reach else m.end()
            yield Found(kind="largest", start=m.start(), until=until, end=end, values=_since(since) if since else {})

    def _span(self, days: float, hedge: str | None) -> dict[str, float | None]:
        word = (hedge or "").casefold()
        if word in self._over:
            return {"low": days, "high": None}
        if word in self._under:
            return {"low": None, "high": days}
        return {"low": days * (1 - NEAR), "high": days * (1 + NEAR)} if word else {"low": days, "high": days}


def _any(words: Sequence[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


def _days(timex: str) -> float | None:
    m = LENGTH.fullmatch(timex)
    return float(m[1]) * DAYS[m[2]] if m else None


def _since(d: DateSpan) -> dict[str, Any]:
    """The time since which; a span read as "from then on" is the unit of the calendar that its words name."""
    latest = d.value.latest
    unit = UNIT.fullmatch(d.timex.value)
    if latest is None and d.value.earliest is not None:
        months = 0 if unit is None else 3 if unit["season"] else 1 if unit["month"] else 12
        latest = d.value.earliest + timedelta(days=max(0, round(months * DAYS["M"]) - 1))
    return {"since_earliest": d.value.earliest, "since_latest": latest}


def _clause_end(text: str, at: int) -> int:
    m = re.search(r"[,.;:!?\n—–(]", text[at : at + 60])
    return at + m.start() if m else min(len(text), at)


def _comparison(found: Found, here: Sequence[Mention], page: Page, statements: Sequence[Statement]) -> Comparison | None:
    """The claim of the event that is named in its noun phrase, else of the one named nearest before it."""
    shift = page.article.start
    start, until, end = found.start + shift, found.until + shift, found.end + shift
    fit = [m for m in here if m.trigger_start < until and (found.kind != "rate" or m.type in PRISONERS)]
    if found.kind == "rate":
        fit = [m for m in here if m.type in PRISONERS]
    if not fit:
        return None
    mention = min(fit, key=lambda m: (_distance(m, start, until), m.mention_id))
    said = statement_at(statements, start)
    values: dict[str, Any] = dict.fromkeys(("low", "high", "unit", "since_earliest", "since_latest")) | dict(found.values)
    return Comparison(
        comparison_id=record_id("q", mention.capture_id, start, end, found.kind),
        article_id=mention.article_id,
        capture_id=mention.capture_id,
        mention_id=mention.mention_id,
        statement_id=said.statement_id if said else None,
        kind=found.kind,
        start=start,
        end=end,
        quote=page.text[found.start : found.end],
        **values,
    )


def _distance(m: Mention, start: int, until: int) -> int:
    return 0 if start <= m.trigger_start < until else abs(start - m.trigger_start)


__all__ = ["find_comparisons"]
