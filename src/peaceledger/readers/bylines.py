"""Who wrote it and from where: bylines, bare names, and the datelines that paragraphs open with."""

import re
from dataclasses import dataclass

from peaceledger.readers.linedates import LineDate, leading_date
from peaceledger.readers.words import page_words

SENTENCE_END = re.compile(r"[.!?…:;,。][\"'”’»)\]*_\s]*$")
_NAME = r"(?:[^\W\d_a-zа-яіїєґ][\w.'’-]*)"
_BARE_NAME = re.compile(
    rf"^{_NAME}(?:\s+(?:de|van|von|der|al|bin|la|{_NAME})){{0,3}}(?:\s+(?:and|&)\s+{_NAME}(?:\s+{_NAME}){{1,3}})?$"
)
_LINKS = frozenset(
    {"and", "the", "our", "a", "an", "de", "van", "von", "der", "al", "bin", "di", "for", "in", "at", "of", "la", "le", "и", "та"}
)
_PLACE = r"(?:[^\W\d_]['’.\w-]*)(?:[\s-]+[^\W\d_]['’.\w-]*){0,3}"
_DATELINE_HEAD = re.compile(rf"^(?P<place>{_PLACE}(?:,\s{_PLACE})?(?:/{_PLACE})?)(?P<comma>,\s+|\s+(?=[(/])|\s*(?=[—–-]))")
_AGENCY = re.compile(r"\s*[.,]?\s*(?:\((?P<round>[^\W\d_a-zа-яіїєґ][^()]{1,60}|[a-z]{2,4})\)|/(?P<slash>[^/]{2,40})/\.?)")
_PLACE_BEHIND = re.compile(r"\s*\((?P<place>[^()]{3,60})\)\s*(?:[—–]|--?)\s+")
_DASH = re.compile(r"\s*(?:[—–]|--?)\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """``KYIV, May 23 (Agency) —`` at the start of a paragraph.

    Attributes:
        end: Characters up to the first word of the story.
        day: Its full date, None if it has none.
        agency: Words in the brackets.
    """

    end: int
    day: LineDate | None
    agency: str | None


def writer(text: str) -> str | None:
    """The name in a line such as ``By Ana Ruiz, columnist``; None if it is no byline."""
    found = page_words().byline.match(text.strip("*_ "))
    if found is None or len(text.split()) > 16 or found["who"][0].isdigit():
        return None
    if SENTENCE_END.search(text) and not re.search(r"\b[A-Z]\.$|\b(Jr|Sr)\.$", text):
        return None
    return _names(found["who"])


def _names(who: str) -> str | None:
    """The names in front of role and outlet; None where small words show that it is a sentence."""
    parts = re.split(r"\s+[|•·–—]\s+", who)[0].split(",")
    joined = max((i for i, part in enumerate(parts) if re.search(r"\band\b|&", part)), default=0)
    name = re.split(r"\s+(?:for|in|at|of)\s+", ",".join(parts[: joined + 1]))[0].strip(" *_")
    small = [w for w in re.findall(r"[^\W\d_]+", page_words().roles.sub("", who)) if w[0].islower()]
    return name if name and all(w in _LINKS for w in small) else None


def is_name(text: str) -> bool:
    """True for a line that could be a person's name and nothing else."""
    return 2 <= len(text) <= 60 and _BARE_NAME.match(text) is not None


def dateline(text: str) -> Dateline | None:
    """Return the dateline a paragraph opens with; a place alone must be in capitals or have its agency behind it."""
    head = _DATELINE_HEAD.match(text[:120])
    if (dated := _dated_first(text)) is not None or head is None:
        return dated
    day = leading_date(text[head.end() :]) if head["comma"].startswith(",") else None
    at = head.end() + (day.end if day else 0)
    agency = _AGENCY.match(text, at)
    at = agency.end() if agency else at
    dash = _DASH.match(text, at)
    shown = head["place"].split(",")[0].isupper() and len(head["place"]) > 2
    if not (dash or (agency and agency["slash"])) or not (day or agency or shown):
        return None
    if head["comma"].startswith(",") and not (day or agency) and not shown:
        return None
    end = dash.end() if dash else at + len(text[at:]) - len(text[at:].lstrip())
    return Dateline(end=end, day=day, agency=(agency["round"] or agency["slash"]) if agency else None)


def _dated_first(text: str) -> Dateline | None:
    """As in ``May 23, 2031 (KYIV) – ``."""
    day = leading_date(text[:120])
    behind = _PLACE_BEHIND.match(text, day.end) if day and day.day else None
    return Dateline(end=behind.end(), day=day, agency=None) if behind and behind["place"].isupper() else None
