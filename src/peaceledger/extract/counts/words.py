"""Numbers as written: digits, words and both mixed, with the words that hedge them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from peaceledger.extract.dates.letters import Lexer, Reading, Token
from peaceledger.extract.dates.words import CARDINALS, ORDINALS, TENS
from peaceledger.records import Quantity
from peaceledger.records.values import Hedge

_SCALES = {
    "dozen": 12, "hundred": 100, "thousand": 1_000, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "mln": 10**6, "bn": 10**9, "k": 1_000,
}  # fmt: skip
_CARDINALS = {word: value for word, value in CARDINALS.items() if value < 100} | {"both": 2}
_TENTHS = {"fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100}
_ORDINALS = {**ORDINALS, **_TENTHS}
_MANY = frozenset({"dozens", "scores", "hundreds", "thousands", "tens", "millions", "billions"})
_SIZES = frozenset(
    {"large", "larger", "great", "greater", "small", "smaller", "significant", "growing", "record", "considerable"}
)
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
_CLASSES = ((_SCALES, "SCALE"), (_MANY, "MANY"), (_ORDINALS, "ORDWORD"), (_SIZES, "SIZE"), (_NOT_MORE, "NOTMORE"))
_SHAPE = r"""(?x)
    \d+(?:st|nd|rd|th)\b
  | \d{1,3}(?:[,\u00a0\u202f\u2009]\d{3})+(?!\d)(?:\.\d+)?
  | (?<![\d.,])[1-9]\d{0,2}(?:\ \d{3})+(?![\d.,]*\d)
  | \d+(?:\.\d+)?(?:k|bn|mln|M|B)?(?![^\W_])
  | \d+(?:\.\d+)? | ['’]s\b | [^\W\d_]+ | \n | \S
"""


def _classify(word: str) -> str | None:
    if word[0].isdigit():
        return "ORDDIGITS" if word[-1] in "tdh" else "DIGITS"
    small = word.lower()
    if small in _CARDINALS:
        return "TEN" if small in TENS else "ONE"
    for words, kind in _CLASSES:
        if small in words:
            return kind
    return "A" if small in {"a", "an"} else _MARKS.get(word)


NUMBER_LEXER = Lexer(_SHAPE, _classify)

_SMALL = "(?:TEN DASH ONE|TEN|ONE)"
_N = f"(?:DIGITS SCALE?|half A SCALE|(?:{_SMALL}|A half|A)? SCALE (?:and? {_SMALL} SCALE?|SCALE)*|{_SMALL})"
_AT_LEAST = (
    "(?:more than|(?:well|just|slightly)? (?<!NOTMORE) over|at least|(?:no|not) (?:fewer|less) than"
    "|upwards of|in excess of|exceeding|greater than|A minimum of)"
)
_AT_MOST = "(?:(?:no|not) more than|(?:less|fewer) than|(?:just|well)? under|up to|at most|as (?:many|much) as|A maximum of)"
_ABOUT = "(?:about|around|some|nearly|almost|roughly|approximately|approx DOT?|circa|close to|A? estimated|TILDE|reportedly)"
_HEDGES: tuple[tuple[Hedge, re.Pattern[str]], ...] = (
    ("at_most", NUMBER_LEXER.compile(_AT_MOST)),
    ("at_least", NUMBER_LEXER.compile(_AT_LEAST)),
    ("about", NUMBER_LEXER.compile(_ABOUT)),
)
_AFTER: tuple[tuple[Hedge, re.Pattern[str]], ...] = (
    ("at_least", NUMBER_LEXER.compile("or more|PLUS|plus|and counting")),
    ("at_most", NUMBER_LEXER.compile("or (?:fewer|less)")),
    ("about", NUMBER_LEXER.compile("or so")),
)
_VAGUE = "(?:MANY (?:of MANY)?|(?:several|A few|A couple of?|many) SCALE?|A SIZE? number of)"
_ORDINAL = "(?:ORDDIGITS|TEN DASH ORDWORD|ORDWORD)"
_EXPRESSION = NUMBER_LEXER.compile(
    f"((?:{_AT_MOST}|{_AT_LEAST}|{_ABOUT})*) (?:us|usd)? SYMBOL?"
    f"(?:({_N} DASH? for DASH? {_N})|(between {_N} and {_N}|{_N} (?:to|DASH) {_N})|({_ORDINAL})|({_VAGUE})|({_N}))"
)
_NUMBER = NUMBER_LEXER.compile(_N)


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


def find_numbers(text: str) -> Iterator[Number]:
    """Yield the number phrases of a text from left to right."""
    reading = NUMBER_LEXER.read(text)
    for match in _EXPRESSION.finditer(reading.letters):
        shape = ("pair", "range", "ordinal", "vague", "number")[(match.lastindex or 6) - 2]
        first, last = match.span(match.lastindex or 6)
        hedge = _hedge(match.group(1), reading.letters[last : last + 2])
        hedged = reading.tokens(match.start(), match.start() + 1)[0].start
        yield from _numbers(shape, hedge, hedged, reading, (first, last))


def _numbers(shape: str, hedge: Hedge, hedged: int, reading: Reading, span: tuple[int, int]) -> Iterator[Number]:
    words = reading.tokens(*span)
    parts = [reading.tokens(span[0] + m.start(), span[0] + m.end()) for m in _NUMBER.finditer(reading.letters[span[0] : span[1]])]
    if shape == "pair":
        yield _make(parts[0], "first", _hedged(_value(parts[0]), "exact"), hedged)
        yield _make(parts[-1], "second", _hedged(_value(parts[-1]), "exact"), parts[-1][0].start)
    elif shape == "range":
        low, high = _value(parts[0]), _value(parts[-1])
        if low < high:
            yield _make(words, shape, Quantity(low=low, high=high, hedge="between"), hedged)
        else:
            yield _make(parts[-1], "number", _hedged(high, hedge), parts[-1][0].start)
    elif shape == "ordinal":
        yield _make(words, shape, _hedged(_ordinal(words), "exact"), hedged)
    elif shape == "vague":
        yield _make(words, shape, Quantity(low=None, high=None, hedge="vague"), hedged)
    else:
        yield _make(words, shape, _hedged(_value(words), hedge), hedged)


def _make(words: Sequence[Token], shape: str, value: Quantity, hedged_from: int) -> Number:
    said = " ".join(w.text.lower() for w in words)
    return Number(words[0].start, words[-1].end, value, shape, hedged_from, said)


def _hedge(before: str, after: str) -> Hedge:
    for hedge, pattern in _HEDGES:
        if before and pattern.match(before):
            return hedge
    return next((hedge for hedge, pattern in _AFTER if pattern.match(after)), "exact")


def _hedged(value: float, hedge: Hedge) -> Quantity:
    return Quantity(low=None if hedge == "at_most" else value, high=None if hedge == "at_least" else value, hedge=hedge)


def _value(words: Sequence[Token]) -> float:
    """Value of a cardinal: "two hundred and seven", "2.5 million", "half a million", "12k"."""
    total = current = 0.0
    half = any(w.text.lower() == "half" for w in words)
    for word in words:
        small = word.text.lower()
        if word.kind == "DIGITS":
            current += _digits(small)
        elif small in _CARDINALS:
            current += _CARDINALS[small]
        elif small in _SCALES:
            scale = _SCALES[small]
            current = (current or 1) * scale
            if scale >= 1000:
                total, current = total + current, 0.0
    return (total + current) * (0.5 if half else 1)


def _digits(word: str) -> float:
    number = re.sub(r"[,\s]", "", word)
    if number[-1] in "mb":
        return float(number[:-1]) * _SCALES["million" if number[-1] == "m" else "billion"]
    scale = next((s for s in ("k", "bn", "mln") if number.endswith(s)), "")
    return float(number.removesuffix(scale)) * _SCALES.get(scale, 1)


def _ordinal(words: Sequence[Token]) -> float:
    if words[0].kind == "ORDDIGITS":
        return float(words[0].text[:-2])
    return float(sum(_ORDINALS.get(w.text.lower(), _CARDINALS.get(w.text.lower(), 0)) for w in words))
