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

_ONES = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
CARDINALS = {word: i for i, word in enumerate(_ONES, 1)} | TENS | {"hundred": 100, "thousand": 1000}
_ORDINAL_ONES = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
)  # fmt: skip
ORDINALS = {word: i for i, word in enumerate(_ORDINAL_ONES, 1)} | {"twentieth": 20, "thirtieth": 30}
VAGUE = frozenset({"several", "few", "couple", "many", "dozen", "some"})

UNITS = {
    form: unit
    for unit, forms in {
        "second": "seconds",
        "minute": "minute minutes",
        "hour": "hour hours",
        "day": "day days",
        "night": "night nights",
        "weekend": "weekend weekends",
        "week": "week weeks",
        "fortnight": "fortnight fortnights",
        "month": "month months",
        "quarter": "quarter quarters",
        "year": "year years",
        "decade": "decade decades",
        "century": "century centuries",
    }.items()
    for form in forms.split()
}
PARTS_OF_DAY = frozenset({"morning", "afternoon", "evening", "noon", "midnight", "dawn", "dusk", "midday"})
EDGES = {
    "end": "end", "close": "end", "beginning": "start", "start": "start", "outset": "start", "middle": "mid",
    "early": "early", "mid": "mid", "late": "late",
}  # fmt: skip
BACK = frozenset({"last", "past", "previous", "preceding"})
AHEAD = frozenset({"next", "coming", "upcoming", "following"})
HERE = frozenset({"this", "current", "same"})
HOLIDAYS = {"christmas": (12, 25), "christmas eve": (12, 24), "new year's eve": (12, 31), "new year's day": (1, 1)}
DEICTIC_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}

_CLASSES: dict[str, str] = {
    **dict.fromkeys(MONTH_NUMBER, "MONTH"),
    **dict.fromkeys(WEEKDAY_NUMBER, "WEEKDAY"),
    **dict.fromkeys(SEASONS, "SEASON"),
    **dict.fromkeys(CARDINALS, "WORDNUM"),
    **dict.fromkeys(("hundred", "thousand"), "BIGNUM"),
    **dict.fromkeys(ORDINALS, "ORD"),
    **dict.fromkeys(VAGUE, "VAGUE"),
    **dict.fromkeys(UNITS, "UNIT"),
    "day": "DAYWORD",
    "year": "YEARWORD",
    "quarter": "QUARTER",
    "century": "CENTURY",
    "weekend": "WEEKEND",
    **dict.fromkeys(PARTS_OF_DAY, "PARTDAY"),
    "night": "NIGHT",
    **dict.fromkeys(("end", "close", "beginning", "start", "outset", "middle"), "EDGE"),
    **dict.fromkeys(("early", "mid", "late"), "STAGE"),
    **dict.fromkeys(BACK, "BACK"),
    **dict.fromkeys(AHEAD, "AHEAD"),
    **dict.fromkeys(HERE, "HERE"),
    **dict.fromkeys(DEICTIC_DAYS, "DEICTIC"),
    **dict.fromkeys(("a", "an"), "A"),
    **dict.fromkeys(("–", "—", "-", "−", "/"), "DASH"),
    ",": "COMMA",
    ".": "DOT",
    "'s": "POSS",
    "’s": "POSS",
}
_CAPITAL_ONLY = frozenset({"may", "march", "mar", "mon", "wed", "fri", "thu", "dec", "jan", "jun", "sun", "august", "oct", "nov"})

SHAPE = r"""(?x)
    \d{4}-\d{2}-\d{2}(?!\d) | \d{1,2}[./]\d{1,2}[./]\d{4}(?![\d/]) | \d{4}s\b | ['’]\d0s\b
  | \d+(?:st|nd|rd|th)\b | \d{1,3}(?:,\d{3})+(?:\.\d+)? | \d+(?:\.\d+)? | ['’]s\b | [^\W\d_]+ | \n | \S
"""


def _classify(word: str) -> str | None:
    if word[0].isdigit():
        return _number_class(word)
    if word[0] in "'’" and word[-1] == "s" and word[1:2].isdigit():
        return "DECADE"
    small = word.lower()
    if small in _CAPITAL_ONLY and not word[0].isupper():
        return None
    return _CLASSES.get(small)


def _number_class(word: str) -> str | None:
    if word.isdigit():
        value = int(word)
        if len(word) <= 2:
            return "DAY" if 1 <= value <= 31 else "INT"
        return "YEAR" if len(word) == 4 and 1000 <= value <= 2099 else "INT"
    if word[-1] == "s":
        return "DECADE"
    if word[-1] in "tdh":
        return "ORD" if int(word[:-2]) <= 31 else "ORDBIG"
    if "/" in word:
        return "SLASHED"
    if word.count(".") == 2:
        return "DOTTED"
    return "ISO" if "-" in word else "INT"


DATE_LEXER = Lexer(SHAPE, _classify)


def day_number(word: str) -> int:
    """Value of "16", "16th" or "sixteenth"."""
    small = word.lower()
    return ORDINALS[small] if small in ORDINALS else int(small.rstrip("stndrh"))
