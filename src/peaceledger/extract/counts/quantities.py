"""How many: every number of an article with its unit, hedge and reach. Dates, times, names and scores are no numbers."""

import re
from bisect import bisect_right
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from peaceledger.extract.counts.scope import Scopes
from peaceledger.extract.counts.units import PEOPLE, PLURAL, SOLDIER, Unit, UnitReader
from peaceledger.extract.counts.words import Number, find_numbers
from peaceledger.extract.dates.find import temporal_ranges
from peaceledger.extract.layout import text_of
from peaceledger.extract.spans import QuantitySpan
from peaceledger.packs import Lexicon
from peaceledger.records import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Doc

_NAME_BEFORE = re.compile(
    r"(?:[^\W\d_][-‑]?|\b(?:Resolution|Article|Section|Chapter|No\.?|Number|Group of|Route|Flight|Channel|Room|Building|Protocol"
    r"|Page|Volume|Sector|Block|Point|Item|Level|Phase|Stage|[Dd]ay|Week|Grade|Type|Model|Line|Battalion|Brigade|Unit|Order|Decree"
    r"|aged|age|Photo|Photos|Image|Slide)\s?|[#@/:.]|\d[.,:/+])\Z"  # "$" would match before a line break, too
)
_NAME_GOES_ON = re.compile(r" [A-Z][a-z]+ [A-Z]")
_NAME_AFTER = re.compile(
    r"(?:[:/+.,×^]\d|[-– ](?:day|week|month|year)s?[- ]old|\s?(?:[ap]\.?m\b|GMT|UTC|EST|o['’]clock|of \d)|[A-Za-z])"
)
_AGE = re.compile(r"[\w’'-]+\s?, \d{1,2}(?:,\s|\)|\.\s|[.,]?$)")
_LIST_MARK = re.compile(r"(?:^|\n)\s*$")
_BODIES_BEFORE = re.compile(r"\b(?:bodies|remains|corpses) of (?:the )?$", re.I)
_SHARED = re.compile(r"((?:\s[\w-]+){0,2}),? (?:and|or) (?:\w+ ){0,2}")
_MONEY_BEFORE = re.compile(r"(?:[$€£₽₴¥]|\b(?:USD|EUR|GBP|US\$))\s?$")
_MONEY_AFTER = re.compile(r"\s?(?:USD|EUR|GBP|[$€£₽₴¥])(?!\w)")
_OF_A_WHOLE = re.compile(  # "half of the 50": the number is the whole and not what the words count
    r"\b(?:half(?: of)?|(?:thirds?|quarters?|fifths?|tenths?|percent|per cent|%|most|none) of)"
    r" (?:the|its|their|his|her|our|those|these) $",
    re.I,
)
_EACH_AFTER = re.compile(
    r"(?:\s+\w+){0,2}?\s*,?\s+(?:each\b|apiece\b|per side\b"
    r"|(?:from|on|by|for) (?:each|both|either)(?: of the)? (?:side|part|countr|nation))"
)
_APART = re.compile(r"\s(?:each|apiece)\b")
_GAVE = r"(?:releas|free|return|hand|deliver|transfer|sent|send|receiv|got|gave|repatriat)"
_EACH_BEFORE = re.compile(
    r"\b(?:each (?:side|party|country|nation|of them)\b[^.;:,]{0,40}"
    rf"|(?:both|the two) (?:sides|parties|countries|nations) (?:have |had |has |will |would |also |then )*{_GAVE}[^.;:,]{{0,24}}"
    rf"|each (?:have |had |will |would )?(?:{_GAVE}|exchang|swap|trad|brought)[^.;:,]{{0,24}})$",
    re.I,
)
_SIZES = frozenset({"figure", "digit"})  # "a six-figure sum": how long a number is
_NOT_COUNTED = frozenset({"photo", "image", "slide", "time", "way", "thing", "reason", "other", "am", "pm"})
_WHOLE = PEOPLE | {"drone", "missile", "settlement", "body"}


def find_quantities(doc: "Doc", lexicon: Lexicon) -> tuple[QuantitySpan, ...]:
    """Return the numbers of an article in order.

    Args:
        doc: The article, parsed.
        lexicon: Its ``quantities`` vocabulary names the units.
    """
    return read_quantities(doc, text_of(doc), UnitReader(doc, lexicon.vocab["quantities"]), lexicon)


def read_quantities(doc: "Doc", text: str, units: UnitReader, lexicon: Lexicon) -> tuple[QuantitySpan, ...]:
    """As ``find_quantities``, for a caller that has the text and the units at hand (``doc.text`` is made anew at each call)."""
    vocab = lexicon.vocab["quantities"]
    dates = temporal_ranges(text)
    scopes = Scopes(doc, text, vocab)
    spans = []
    for number in find_numbers(text):
        kind = _kind_at(dates, number)
        if kind in {"date", "set"} or (number.shape != "second" and is_name(text, number)) or _is_whole(text, number):
            continue
        span = _span(text, number, units, kind == "duration")
        if span is not None:
            spans.append(span)
    return scopes.mark(_shared(doc, text, spans))


def _shared(doc: "Doc", text: str, spans: list[QuantitySpan]) -> list[QuantitySpan]:
    """Give "35" of "35 northern and 36 southern prisoners" the unit it shares with the number after it, and so with "each"."""
    out = list(spans)
    for i, (left, right) in enumerate(pairwise(spans)):
        lone = left.what == "other" and not left.ordinal and left.distributive != "for" and doc[left.head].tag_ not in PLURAL
        number_end = left.start + len(text[left.start : left.end].split()[0])
        if lone and right.what in _WHOLE and _SHARED.fullmatch(text[number_end : right.start]):
            out[i] = replace(left, what=right.what)
        if (
            left.what in PEOPLE
            and right.what in PEOPLE
            and right.distributive == "each"
            and text[left.end : right.start] == " and "
        ):
            out[i] = replace(out[i], distributive=left.distributive or "each")
    return out


def _kind_at(dates: tuple[list[int], list[int], list[str]], number: Number) -> str:
    starts, ends, kinds = dates
    index = bisect_right(starts, number.end - 1) - 1
    return kinds[index] if index >= 0 and ends[index] > number.start else ""


def is_name(text: str, number: Number) -> bool:
    """Whether the number belongs to a name, a time, a score, an age or a list mark."""
    before, after = text[max(0, number.start - 24) : number.start], text[number.end : number.end + 12]
    if _NAME_BEFORE.search(before) or (number.words[0].isdigit() and _NAME_AFTER.match(after)):
        return True
    if text[number.start].isupper() and before.endswith(("the ", "The ")) and _NAME_GOES_ON.match(after):
        return True  # "the Three River Alliance"
    if number.shape == "number" and after[:1] in {".", ")"} and _LIST_MARK.search(before):
        return True
    return bool(_AGE.search(text[max(0, number.start - 20) : number.end + 1]))


def _is_whole(text: str, number: Number) -> bool:
    return bool(_OF_A_WHOLE.search(text[max(0, number.start - 24) : number.start]))


def _span(text: str, number: Number, units: UnitReader, lasts: bool) -> QuantitySpan | None:
    ordinal = number.shape == "ordinal"
    unit = units.read_ordinal(number.end) if ordinal else units.read(number.end)
    what = _what(text, number, unit, lasts)
    if (
        (ordinal and not units.counts_events(unit) and not units.goes_on(number.start, number.end))
        or (what == "other" and units.lemma(unit.head) in _NOT_COUNTED)
        or (unit.linked and units.lemma(unit.head) in _SIZES)
    ):
        return None
    start, end = number.start, max(number.end, unit.end)
    if what == "money":
        start, end = _money(text, number, unit)
    distributive = _distributive(text, number, end)
    end += len(apart.group()) if (apart := _APART.match(text, end)) else 0
    called = what is None and text[number.start].isupper() and text[number.start - 1 : number.start] == " "  # "the Gang Five"
    if not ordinal and (called or _says_nothing(number, what, distributive)):
        return None
    return QuantitySpan(
        start=start,
        end=end,
        head=unit.head,
        value=_whole(number, what),
        what="person" if what == SOLDIER else what or "other",
        ordinal=ordinal,
        distributive=distributive,
        scope="event",
    )


def _what(text: str, number: Number, unit: Unit, lasts: bool) -> str | None:
    if lasts:
        return "duration"
    if unit.what in {*PEOPLE, "other", None} and _BODIES_BEFORE.search(
        text[max(0, number.hedged_from - 24) : number.hedged_from]
    ):
        return "body"
    if _MONEY_BEFORE.search(text[max(0, number.hedged_from - 5) : number.start]) or _MONEY_AFTER.match(
        text[number.end : number.end + 12]
    ):
        return "money"
    return unit.what


def _money(text: str, number: Number, unit: Unit) -> tuple[int, int]:
    """A sum of money with its sign or currency."""
    sign = _MONEY_BEFORE.search(text, max(0, number.start - 5), number.start)
    name = _MONEY_AFTER.match(text, number.end)
    return sign.start() if sign else number.start, name.end() if name else unit.end if unit.what == "money" else number.end


def _says_nothing(number: Number, what: str | None, distributive: str | None) -> bool:
    """Whether a number counts nothing that can be named: "one of the reasons", "both sides", "one-for-one", "19.56"."""
    if what in {None, "other"} and re.fullmatch(r"[0-2]?\d\.\d\d", number.words):
        return True
    if number.words in {"one", "both"}:
        return what not in PEOPLE and what not in {"drone", "missile", "settlement", "body"}
    if number.shape in {"first", "second"}:
        return number.words == "one"
    if number.shape == "vague":
        return what is None or (what == "other" and not number.words.endswith("s"))
    return what is None and distributive is None and (number.shape == "range" or "." in number.words)


def _distributive(text: str, number: Number, end: int) -> str | None:
    if number.shape == "first":
        return "for"
    if _EACH_AFTER.match(text[end : end + 60]) or _EACH_BEFORE.search(text[max(0, number.start - 100) : number.start]):
        return "each"
    return None


def _whole(number: Number, what: str | None) -> Quantity:
    """As in "1.000 prisoners" are a thousand: people and weapons come whole."""
    value = number.value
    if what in _WHOLE and number.words.count(".") == 1 and len(number.words.rpartition(".")[2]) == 3 and value.low is not None:
        return Quantity(low=value.low * 1000, high=None if value.high is None else value.high * 1000, hedge=value.hedge)
    return value
