"""The words that dates are made of, and the letters the date grammar reads them as."""

from peaceledger.extract.dates.letters import Lexer

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTH_NUMBER = {name: i for i, name in enumerate(MONTHS, 1)} | {name[:3]: i for i, name in enumerate(MONTHS, 1)} | {"sept": 9}
WEEKDAY_NUMBER = {name: i for i, name in enumerate(WEEKDAYS)} | {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4,
}  # fmt: skip
SEASONS = {"spring": "spring", "summer": "summer", "autumn": "autumn", "fall": "autumn", "winter": "winter"}

_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
CARDINALS = {word: i for i, word in enumerate(_ONES + _TEENS, 1)} | TENS | {"hundred": 100, "thousand": 1000}
HANDFULS = {"couple": 2, "dozen": 12}
_ORDINAL_ONES = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
)  # fmt: skip
ORDINALS = {word: i for i, word in enumerate(_ORDINAL_ONES, 1)} | {"twentieth": 20, "thirtieth": 30}
VAGUE = frozenset({"several", "few", "many", "some", "dozens", "hundreds"})
DECADE_WORDS = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80, "nineties": 90,
}  # fmt: skip

PLURAL_UNITS = {
    "seconds": "second", "minutes": "minute", "hours": "hour", "days": "day", "nights": "night", "weekends": "weekend",
    "weeks": "week", "fortnights": "fortnight", "months": "month", "quarters": "quarter", "years": "year", "decades": "decade",
    "centuries": "century",
}  # fmt: skip
UNITS = PLURAL_UNITS | {unit: unit for unit in PLURAL_UNITS.values()}
EDGES = {
    "end": "end", "close": "end", "beginning": "start", "start": "start", "outset": "start", "middle": "mid",
    "early": "early", "mid": "mid", "late": "late",
}  # fmt: skip
PARTS_OF_DAY = {
    "morning": "TMO", "mornings": "TMO", "afternoon": "TAF", "afternoons": "TAF", "evening": "TEV", "evenings": "TEV",
    "noon": "T12:00", "midday": "T12:00", "midnight": "T24:00", "dawn": "TMO", "dusk": "TEV", "night": "TNI", "nights": "TNI",
    "tonight": "TNI", "overnight": "TNI",
}  # fmt: skip
"""How TIMEX3 writes a part of a day, after the day itself."""
DEICTIC_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
REFERENCES = {
    "now": "PRESENT_REF", "nowadays": "PRESENT_REF", "currently": "PRESENT_REF", "presently": "PRESENT_REF",
    "current": "PRESENT_REF", "moment": "PRESENT_REF", "present": "PRESENT_REF", "days": "PRESENT_REF", "time": "PRESENT_REF",
    "point": "PRESENT_REF",
    "recently": "PAST_REF", "recent": "PAST_REF", "lately": "PAST_REF",
    "past": "PAST_REF", "soon": "FUTURE_REF", "future": "FUTURE_REF",
}  # fmt: skip
"""Words that point to the present, the past or the future and to no day."""
RATES = {
    "hourly": "PT1H",
    "daily": "P1D",
    "weekly": "P1W",
    "monthly": "P1M",
    "quarterly": "P1Q",
    "yearly": "P1Y",
    "annually": "P1Y",
}
MOST_DIGITS = 9
"""A number of more characters counts nothing that time is told in."""

_CLASSES: dict[str, str] = {
    **dict.fromkeys(MONTH_NUMBER, "MONTH"),
    **dict.fromkeys(WEEKDAY_NUMBER, "WEEKDAY"),
    **{f"{day}s": "WEEKDAYS" for day in WEEKDAYS},
    **dict.fromkeys(SEASONS, "SEASON"),
    **dict.fromkeys(_ONES, "ONE"),
    **dict.fromkeys(_TEENS, "TEEN"),
    **dict.fromkeys(TENS, "TEN"),
    **dict.fromkeys(("hundred", "thousand"), "BIGNUM"),
    **dict.fromkeys(HANDFULS, "HANDFUL"),
    **dict.fromkeys(ORDINALS, "ORD"),
    **dict.fromkeys(VAGUE, "VAGUE"),
    **dict.fromkeys(PLURAL_UNITS, "UNITS"),
    **dict.fromkeys(("minute", "hour", "week", "fortnight", "month", "decade"), "UNIT"),
    "day": "DAYWORD",
    "year": "YEARWORD",
    "quarter": "QUARTER",
    "century": "CENTURY",
    "weekend": "WEEKEND",
    **dict.fromkeys(PARTS_OF_DAY, "PARTDAY"),
    "night": "NIGHT",
    "nights": "NIGHTS",
    "overnight": "OVERNIGHT",
    **dict.fromkeys(("end", "close", "beginning", "start", "outset", "middle"), "EDGE"),
    **dict.fromkeys(("early", "mid", "late"), "STAGE"),
    **dict.fromkeys(("last", "previous", "preceding"), "BACK"),
    "past": "PAST",
    **dict.fromkeys(("next", "coming", "upcoming", "following"), "AHEAD"),
    **dict.fromkeys(("this", "same"), "HERE"),
    "current": "CURRENT",
    "recent": "RECENT",
    **dict.fromkeys(("now", "nowadays", "currently", "presently", "recently", "lately", "soon"), "REF"),
    **dict.fromkeys(DEICTIC_DAYS, "DEICTIC"),
    **dict.fromkeys(DECADE_WORDS, "TIES"),
    **dict.fromkeys(RATES, "RATE"),
    **dict.fromkeys(
        ("gmt", "utc", "est", "edt", "cet", "cest", "eet", "eest", "bst", "msk", "pst", "pdt", "cst", "cdt", "et", "pt"), "ZONE"
    ),
    **dict.fromkeys(("a", "an"), "A"),
    **dict.fromkeys(("–", "—", "-", "−", "/"), "DASH"),
    ",": "COMMA",
    ".": "DOT",
    "'s": "POSS",
    "’s": "POSS",
    "½": "FRACTION",
}
_CAPITAL_ONLY = frozenset(
    {"may", "march", "mar", "mon", "wed", "fri", "thu", "dec", "jan", "jun", "sun", "august", "oct", "nov", "et", "pt"}
)

SHAPE = r"""(?x)
    [^\W\d_]+
  | \d{4}[-/]\d{2}[-/]\d{2}(?!\d) | \d{1,2}(?P<mark>[./-])\d{1,2}(?P=mark)\d{4}(?![\d/])
  | \d{1,2}/\d{1,2}/\d{2}(?![\d/]) | \d{4}s\b | ['’]\d0s\b
  | \d{1,2}(?:[:.]\d{2})?[ ]?[AaPp](?:\.[Mm]\.|[Mm]\b) | \d{1,2}:\d{2}(?::\d{2})?(?![\d:]) | \d/\d(?![\d/])
  | \d+(?:st|nd|rd|th)\b | \d{1,3}(?:,\d{3})+(?:\.\d+)? | \d+(?:\.\d+)? | ['’]s\b | \n | \S
"""


def _classify(word: str) -> str | None:
    if word[0].isdecimal():
        return _number_class(word)
    if word[0] in "'’" and word[-1] == "s" and word[1:2].isdecimal():
        return "DECADE"
    small = word.lower()
    if small in _CAPITAL_ONLY and not word[0].isupper():
        return None
    return _CLASSES.get(small)


def _number_class(word: str) -> str | None:
    if word.isdecimal():
        return _whole_number_class(word)
    if word[-1] == "s":
        return "DECADE"
    if ":" in word or word[-1] in "mM.":
        return "CLOCK"
    if word[-1] in "tdh":
        return "ORD" if len(word) <= 4 and int(word[:-2]) <= 31 else "ORDBIG"
    marks = sum(word.count(mark) for mark in "/.-")
    if marks == 2:
        return "ISO" if word[:4].isdecimal() else "SLASHED"
    if "/" in word:
        return "FRACTION"
    return "INT" if len(word) <= MOST_DIGITS else None


def _whole_number_class(word: str) -> str | None:
    if len(word) <= 2:
        return "DAY" if 1 <= int(word) <= 31 else "INT"
    if len(word) == 4 and 1000 <= int(word) <= 2099:
        return "YEAR"
    return "INT" if len(word) <= MOST_DIGITS else None


DATE_LEXER = Lexer(SHAPE, _classify)


def day_number(word: str) -> int:
    """Value of "16", "16th" or "sixteenth"."""
    small = word.lower()
    return ORDINALS[small] if small in ORDINALS else int(small.rstrip("stndrh"))
