"""Numbers as written: digits, words and both mixed, with the words that hedge them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from peaceledger.extract.dates.letters import Lexer, Reading, Token
from peaceledger.extract.dates.words import CARDINALS, ORDINALS, TENS
from peaceledger.records import Quantity
from peaceledger.records.values import Hedge

_SCALES = {
    "dozen": 12, "hundred": 100, "thousand": 1_000, "lakh": 10**5, "million": 10**6, "crore": 10**7, "billion": 10**9,
    "trillion": 10**12,
}  # fmt: skip
_SHORT = {"k": 1_000, "m": 10**6, "mln": 10**6, "mn": 10**6, "b": 10**9, "bn": 10**9, "tn": 10**12, "trn": 10**12}
_GREATEST = 10**15
"""No event is counted in more; a greater number is a code or a joke."""
_CARDINALS = {word: value for word, value in CARDINALS.items() if value < 100} | {"both": 2}
_TENTHS = {"fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100}
_ORDINALS = {**ORDINALS, **_TENTHS}
_MANY = frozenset({"dozens", "scores", "hundreds", "thousands", "tens", "millions", "billions"})
_SIZES = frozenset(
    {"large", "larger", "great", "greater", "small", "smaller", "significant", "growing", "record", "considerable"}
)
_PARTS = frozenset({"thirds", "quarters", "fifths", "sixths", "sevenths", "eighths", "ninths", "tenths", "hundredths"})
_NOT_MORE = frozenset(
    {
        "hand", "hands", "handed", "handing", "turn", "turns", "turned", "turning", "take", "took", "taken", "taking", "give",
        "gave", "sign", "signed", "control", "talks", "dispute", "disputes", "row", "negotiations", "war", "conflict", "concern",
        "concerns", "sovereignty", "fears", "anger", "outrage", "fight", "battle", "rule", "authority", "agreement", "deal",
        "all",
    }
)  # fmt: skip
"""Words after which "over" is no "more than": "handed over 50", "control over four regions"."""
_MARKS = {
    "–": "DASH",
    "-": "DASH",
    "−": "DASH",
    "‑": "DASH",
    ",": "COMMA",
    ".": "DOT",
    "+": "PLUS",
    "~": "TILDE",
    "≈": "TILDE",
} | dict.fromkeys("$€£₽₴¥", "SYMBOL")
_CLASSES = (
    (_SCALES, "SCALE"),
    (frozenset({"mln", "mn", "bn", "trn"}), "SHORT"),
    (_MANY, "MANY"),
    (_ORDINALS, "ORDWORD"),
    (_SIZES, "SIZE"),
    (_PARTS, "PARTS"),
    (_NOT_MORE, "NOTMORE"),
)
_UNSEEN = "\u00ad\u200b-\u200f\u2060-\u2064\ufeff"  # characters of no width, between two digits as good as none
_TURNED = "\u202a-\u202e\u2066-\u2069"  # marks that turn the direction of writing: which digit comes first is anybody's guess
_DIGITS = rf"\d(?:[{_UNSEEN}]*\d)*"
_GROUPS = "[,\u00a0\u202f\u2009\u066c\uff0c]", "[’'](?!s)", r"\."
_SHAPE = rf"""(?x)
    \d[\d.,{_UNSEEN}]{{0,30}}[{_TURNED}][\d.,{_UNSEEN}{_TURNED}]*
  | \d+(?:st|nd|rd|th)\b
  | \d{{1,3}}(?:{_GROUPS[0]}\d{{3}})+(?!\d)(?:\.\d+)?
  | \d{{1,3}}(?:{_GROUPS[1]}\d{{3}})+(?!\d) | \d{{1,3}}(?:{_GROUPS[2]}\d{{3}}){{2,}}(?!\d) | \d{{1,2}}(?:,\d\d)+,\d{{3}}(?!\d)
  | (?<![\d.,])[1-9]\d{{0,2}}(?:\ \d{{3}})+(?![\d.,]*\d)
  | (?<=[$€£₽₴¥])\d+(?:\.\d+)?m(?![^\W_])
  | \d+(?:\.\d+)?m(?=\ (?:people|men|women|children|\w+(?:ees|ans|ers|ants|ens))\b)
  | {_DIGITS}(?:\.\d+)?(?:k|bn|tn|trn|mln|mn|M|B)?(?![^\W_])
  | {_DIGITS}(?:\.\d+)? | ['’]s\b | [^\W\d_]+ | \n | \S
"""
_INVISIBLE = re.compile(f"[{_UNSEEN},\\s’'\u066c\uff0c]")
_DIRECTION = re.compile(f"[{_TURNED}]")


def _classify(word: str) -> str | None:
    if word[0].isdecimal():
        return None if _DIRECTION.search(word) else "ORDDIGITS" if word[-2:] in {"st", "nd", "rd", "th"} else "DIGITS"
    small = word.lower()
    if small in _CARDINALS:
        return "TEN" if small in TENS else "ONE"
    for words, kind in _CLASSES:
        if small in words:
            return kind
    return "A" if small in {"a", "an"} else _MARKS.get(word)


NUMBER_LEXER = Lexer(_SHAPE, _classify)

_SMALL = "(?:TEN DASH ONE|TEN|ONE)"
_HALF = "DASH? and DASH? A DASH? half"
_SCALED = f"(?:{_SMALL} (?:{_HALF})?|A half|half DASH? A|A)? DASH? SCALE (?:and? {_SMALL}|SCALE){{0,8}} (?:and A half)?"
_N = f"(?:DIGITS (?:SHORT|(?:and A half)? SCALE{{0,2}})|{_SCALED}|{_SMALL})"
_BY = "(?:well|just|slightly|far|A? little|A? bit)?"
_AT_LEAST = (
    f"(?:{_BY} more than|{_BY} (?<!NOTMORE) (?:over|above|beyond)|at least|(?:no|not) (?:fewer|less) than"
    "|(?:upward|upwards) of|in excess of|exceed|exceeds|exceeded|exceeding|surpassed|surpassing|topped|topping|greater than"
    "|A minimum of)"
)
_AT_MOST = (
    f"(?:(?:no|not) more than|{_BY} (?:less|fewer) than|{_BY} (?:under|below)|up to|at most|as (?:many|much) as|A maximum of)"
)
_ABOUT = (
    "(?:about|around|some|nearly|almost|roughly|approximately|approx DOT?|circa|close to|A? estimated|TILDE|reportedly|nearing"
    "|approaching|perhaps|in the region of|(?:in|on) the order of|something like)"
)
_HEDGES: tuple[tuple[Hedge, re.Pattern[str]], ...] = (
    ("at_most", NUMBER_LEXER.compile(_AT_MOST)),
    ("at_least", NUMBER_LEXER.compile(_AT_LEAST)),
    ("about", NUMBER_LEXER.compile(_ABOUT)),
)
_AFTER: tuple[tuple[Hedge, re.Pattern[str]], ...] = (
    ("at_least", NUMBER_LEXER.compile("or more|PLUS|DASH? plus(?! (?:DIGITS|TEN|ONE))|and counting")),
    ("at_most", NUMBER_LEXER.compile("or (?:fewer|less)")),
    ("about", NUMBER_LEXER.compile("or so|or thereabouts|DASH odd|odd")),
)
_VAGUE = "(?:MANY (?:(?:of|upon|and) MANY)?|(?:several|A few|many) SCALE?|A couple of? SCALE?|A (?:handful|SIZE? number) of)"
_GROUP = f"(?:{_SMALL}|A) (?:score|pair|trio) of"
_SIZE_OF_GROUP: dict[str, tuple[int, Hedge]] = {"score": (20, "about"), "pair": (2, "exact"), "trio": (3, "exact")}
_ORDINAL = "(?:ORDDIGITS|TEN DASH ORDWORD|ORDWORD)"
_FRACTION = "(?:ONE|A) DASH? (?:PARTS|ORDWORD|quarter)|ONE (?:in|out of) every? ONE"
_EXPRESSION = NUMBER_LEXER.compile(
    f"((?:{_AT_MOST}|{_AT_LEAST}|{_ABOUT}){{0,3}}) (?:us|usd)? SYMBOL?"
    f"(?:({_N} DASH? for DASH? {_N})|(between {_N} and {_N}|{_N} (?:to|or|(?<!TEN) DASH) {_N})|({_FRACTION})|({_ORDINAL})"
    f"|({_GROUP})|({_VAGUE})|({_N}))"
)
_SHAPES = ("pair", "range", "fraction", "ordinal", "group", "vague", "number")
_REACHING = NUMBER_LEXER.compile(
    "(?:range|ranges|ranged|ranging|vary|varies|varied|varying|anywhere|somewhere|estimate|estimates|estimated) from$"
)
_NUMBER = NUMBER_LEXER.compile(_N)
_FROM, _AND = (NUMBER_LEXER.compile(word).pattern for word in ("from", "and"))


@dataclass(frozen=True, slots=True)
class Number:
    """A number phrase.

    Attributes:
        start: First character of the number itself, hedge left out.
        end: After its last character.
        value: What it says.
        shape: number, range, ordinal or vague; ``first`` and ``second`` are the halves of "160 for 160".
        hedged_from: First character of the hedge, ``start`` where there is none.
        words: As written, in small letters.
    """

    start: int
    end: int
    value: Quantity
    shape: str
    hedged_from: int
    words: str


@lru_cache(maxsize=1)
def find_numbers(text: str) -> tuple[Number, ...]:
    """Return the number phrases of a text from left to right; a number no event is ever counted in is none.

    The last text is remembered: counts, sums and figures are read from the same article one after the other.
    """
    return tuple(_found(text))


def _found(text: str) -> Iterator[Number]:
    reading = NUMBER_LEXER.read(text)
    for match in _EXPRESSION.finditer(reading.letters):
        group = match.lastindex or 1 + len(_SHAPES)
        if not _well_made(reading.tokens(*match.span(group))):
            continue
        hedge, after = _hedge(match.group(1), reading.letters, match.end(group))
        hedged = reading.tokens(match.start(), match.start() + 1)[0].start
        for number in _numbers(_SHAPES[group - 2], hedge, hedged, reading, match.span(group)):
            if max(number.value.low or 0, number.value.high or 0) < _GREATEST:
                yield replace(number, end=reading.tokens(after - 1, after)[0].end) if after > match.end(group) else number


def _well_made(words: Sequence[Token]) -> bool:
    """Whether each scale is named once, or again below a greater one: no "hundred one hundred", no "million million"."""
    named: set[int] = set()
    for word in words:
        scale = _SCALES.get(word.text.lower())
        if scale in named:
            return False
        if scale is None and word.kind != "ONE":
            named = named if word.kind in {"TEN", "DASH", "A", "and", "half"} else set()
        elif scale is not None:
            named = {s for s in named if s > scale} | {scale}
    return True


def _numbers(shape: str, hedge: Hedge, hedged: int, reading: Reading, span: tuple[int, int]) -> Iterator[Number]:
    words = reading.tokens(*span)
    if shape == "pair":
        first, second = _halves(reading, span)
        yield _make(first, "first", _hedged(_value(first), "exact"), hedged)
        yield _make(second, "second", _hedged(_value(second), "exact"), second[0].start)
    elif shape == "range":
        yield from _range(words, hedge, hedged, reading, span)
    elif shape == "ordinal":
        yield _make(words, shape, _hedged(_ordinal(words), "exact"), hedged)
    elif shape == "group":
        size, hedge = _SIZE_OF_GROUP[words[-2].kind]
        yield _make(words[:-1], "number", _hedged(size * (_value(words) or 1), hedge), hedged)
    elif shape == "vague":
        yield _make(words, shape, Quantity(low=None, high=None, hedge="vague"), hedged)
    elif shape == "number":
        yield _make(words, shape, _hedged(_value(words), hedge), hedged)


def _range(words: Sequence[Token], hedge: Hedge, hedged: int, reading: Reading, span: tuple[int, int]) -> Iterator[Number]:
    """As in "20 to 30", "20 to 30 thousand"; what rises "from 20 to 30" is 30, and "50-40" is a vote or a score."""
    first, second = _halves(reading, span)
    if all(w.kind == "SCALE" or not _value((w,)) for w in second):  # "a 9-million award"
        yield _make(words, "number", _hedged(_value((*first, second[-1])), hedge), hedged)
        return
    low, high = _value(first), _value(second)
    scale = 1.0
    if len(second) == 2 and second[1].kind == "SCALE" and len(first) == 1:
        scale = high / _value(second[:1])
    elif "," in second[0].text and len(first) == 1 and low < 1000 <= high:
        scale = 1000  # "20-30,000"
    low = low * scale if low * scale < high else low
    before = reading.letters[max(0, span[0] - 2) : span[0]]
    moved = before.endswith(_FROM) and not _REACHING.search(before)
    if low < high and not moved:
        yield _make(words, "range", Quantity(low=low, high=high, hedge="between"), hedged)
    elif first[-1].end + 1 < second[0].start:
        yield _make(second, "number", _hedged(high, hedge), second[0].start)


def _halves(reading: Reading, span: tuple[int, int]) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """The two numbers of a range or pair."""
    found = [m.span() for m in _NUMBER.finditer(reading.letters, *span)]
    if len(found) == 1:  # "one hundred and two hundred" reads as one number where it stands alone
        cut = reading.letters.find(_AND, span[0] + 2, span[1])
        found = [(span[0] + 1, cut), (cut + 1, span[1])]
    return reading.tokens(*found[0]), reading.tokens(*found[-1])


def _make(words: Sequence[Token], shape: str, value: Quantity, hedged_from: int) -> Number:
    said = " ".join(w.text.lower() for w in words)
    return Number(words[0].start, words[-1].end, value, shape, hedged_from, said)


def _hedge(before: str, letters: str, end: int) -> tuple[Hedge, int]:
    """The hedge of a number that ends at a letter, and the end of the words that hedge it from behind ("100 or more")."""
    for hedge, pattern in _AFTER:
        if behind := pattern.match(letters, end):
            return hedge, behind.end()
    return next((hedge for hedge, pattern in _HEDGES if before and pattern.match(before)), "exact"), end


def _hedged(value: float, hedge: Hedge) -> Quantity:
    return Quantity(low=None if hedge == "at_most" else value, high=None if hedge == "at_least" else value, hedge=hedge)


def _value(words: Sequence[Token]) -> float:
    """Value of a cardinal: "two hundred and seven", "2.5 million", "half a million", "two and a half thousand", "12k"."""
    total = current = 0.0
    last, half = 1.0, False
    for word in words:
        small = word.text.lower()
        if word.kind == "DIGITS":
            current += _digits(small)
        elif small in _CARDINALS:
            current += _CARDINALS[small]
        elif small == "half":
            half = not (total or current)
            current += 0.0 if half else 0.5 * last
        elif (scale := _SCALES.get(small) or _SHORT.get(small)) is not None:
            current = (current or 1.0) * scale
            last = scale
            if scale >= 1000:
                total, current = total + current, 0.0
    return (total + current) * (0.5 if half else 1)


def _digits(word: str) -> float:
    number = _INVISIBLE.sub("", word)
    name = number.lstrip("0123456789.,") if number.isascii() else ""
    if name and name in _SHORT:
        return float(number.removesuffix(name)) * _SHORT[name]
    return float(number.replace(".", "") if number.count(".") > 1 else number)


def _ordinal(words: Sequence[Token]) -> float:
    if words[0].kind == "ORDDIGITS":
        return float(words[0].text[:-2])
    return float(sum(_ORDINALS.get(w.text.lower(), _CARDINALS.get(w.text.lower(), 0)) for w in words))
