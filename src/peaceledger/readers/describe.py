"""What an article says about itself: writer, date, language, sort of text, outlet. What it does not say stays unknown."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from urllib.parse import urlsplit

from peaceledger.packs import OutletEntry
from peaceledger.readers.bylines import dateline, writer
from peaceledger.readers.layout import Laid, is_machine_note
from peaceledger.readers.linedates import closing_date, leading_date, read_date
from peaceledger.readers.lines import plain
from peaceledger.readers.words import page_words
from peaceledger.records import Capture
from peaceledger.records.article import ArticleKind, PublishedBasis

OPINION_WORDS = 3
OPINION_RATE = 2.5
"""An author who says "I" or "we" outside quotation marks three times or more, and this often per 1,000 words, is opinion."""
SLIP_DAYS = 2
"""A date one day off may be that of another time zone."""
EDGE = 6
"""Lines at either end where notes about the making of a text stand."""

_QUOTED = re.compile(r"“[^”\n]*(?:”|$)|«[^»\n]*(?:»|$)|„[^“”\n]*(?:[“”]|$)|\"[^\"\n]*(?:\"|$)|(?<!\w)‘[^’\n]*’(?!\w)", re.M)
"""Speech of others, paragraph by paragraph: a quotation that runs on leaves its marks open."""
_TAG = re.compile(r"[a-z]+:[A-Za-z]{2,3}$")
_WORD = re.compile(r"[^\W\d_][\w'’]*")
_SENTENCE = re.compile(r"[^.!?\n]*?(?:\b\w{1,3}\.[^.!?\n]*?)*[.!?\n]")
_MONTH_DAY = re.compile(
    r"\b(?:[^\W\d_]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d|\d{1,2}(?:st|nd|rd|th)?\s+[^\W\d_]{3,9}\.?,?\s+(?:19|20)\d\d)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """Date of publication and where it comes from."""

    day: date | None
    basis: PublishedBasis


def dating(laid: Sequence[Laid], capture: Capture | None) -> Dating:
    """Return the date of publication: from metadata, else as the page states it, else from the address, else unknown.

    Args:
        laid: The article's lines.
        capture: The capture whose metadata are about this article alone; None for one article of several.
    """
    given = read_date(capture.published) if capture and capture.published else None
    if given and capture and capture.published_from == "metadata":
        return Dating(day=given, basis="metadata")
    stated = next((day for item in laid if (day := _stated(item))), None)
    if stated:
        return Dating(day=stated, basis="stated")
    return Dating(day=given, basis="url" if given else "unknown")


def _stated(item: Laid) -> date | None:
    if item.kind == "dateline" and item.line.day:
        return item.line.day.day
    if item.kind in ("dateline", "byline"):
        return closing_date(item.line.text)
    found = dateline(item.line.text) if item.kind == "paragraph" else None
    return found.day.day if found and found.day else None


def slip(day: date | None, text: str) -> str | None:
    """Return a note where the text tells in the past tense of a full date after its own; None where all is well."""
    if day is None:
        return None
    later = [d for d in _past_days(text) if (d - day).days >= SLIP_DAYS]
    if not later:
        return None
    return f"dated {day.isoformat()}, before {min(later).isoformat()}, of which the text tells in the past tense"


def _past_days(text: str) -> list[date]:
    vocab = page_words()
    days = []
    for sentence in _SENTENCE.findall(text):
        words = {w.casefold() for w in _WORD.findall(_MONTH_DAY.sub(" ", sentence))}
        past = any(w in vocab.past or (w.endswith("ed") and len(w) > 4) for w in words)
        if past and not words & vocab.future and not _reaches(sentence):
            days += [d.day for m in _MONTH_DAY.finditer(sentence) if (d := leading_date(m[0])) and d.day]
    return days


def _reaches(sentence: str) -> bool:
    """Whether a date says how far something reaches: "until 3 May 2031", "from Monday, 3 May 2031"."""
    before = (_WORD.findall(sentence[: m.start()].casefold())[-2:] for m in _MONTH_DAY.finditer(sentence))
    return any(page_words().reaching & set(words) for words in before)


def byline(laid: Sequence[Laid], capture: Capture | None) -> str | None:
    """Return the writer as written, without "By" and role."""
    lines = [item.line.text.strip("*_ ") for item in laid if item.kind == "byline"]
    named = next((name for line in lines if (name := writer(line))), None)
    return named or next(iter(lines), None) or (capture.byline if capture else None)


def machine_written(laid: Sequence[Laid]) -> bool:
    """True where the text says so at its head or foot."""
    return any(is_machine_note(item.line) for item in (*laid[:EDGE], *laid[-EDGE:]))


def kind_of(laid: Sequence[Laid], text: str) -> ArticleKind:
    """Return the sort of text by its surface: labels, roles, set phrases, first person outside quotation marks."""
    vocab = page_words()
    short = [item.line.text for item in laid if item.line.words <= 30]
    top = [item.line.text for item in laid[:3] if item.kind in ("headline", "deck", "heading")]
    if not any(item.kind in ("paragraph", "list_item", "deck") for item in laid):
        return "other"
    if any(vocab.kinds["statement"].search(line) for line in top):
        return "statement"
    if any(vocab.kinds["essay"].search(line) for line in short):
        return "essay"
    if any(vocab.kinds["digest"].search(line) for line in top):
        return "digest"
    return "opinion" if _is_opinion(laid, short, text) else "news"


def _is_opinion(laid: Sequence[Laid], short: Sequence[str], text: str) -> bool:
    vocab = page_words()
    written = [item.line.text for item in laid if item.kind == "byline"]
    labels = {plain(item.line.text) for item in laid[:4] if item.line.look == "section"}
    return (
        any(vocab.opinion_roles.search(line) for line in written)
        or bool(labels & {"opinion", "opinions", "op-ed", "editorial", "commentary", "viewpoint", "perspective", "comment"})
        or any(vocab.kinds["opinion"].search(line) for line in short)
        or speaks_itself(text)
    )


def speaks_itself(text: str) -> bool:
    """True where the author speaks in the first person, outside quotation marks."""
    words = _WORD.findall(_QUOTED.sub(" ", text))
    own = sum(1 for word, after in pairwise([*words, ""]) if _first_person(word.replace("’", "'"), after))
    return own >= OPINION_WORDS and own * 1000 >= OPINION_RATE * len(words)


def _first_person(word: str, after: str) -> bool:
    """Tell "us" from the country and "I" from a number: no capitals, and a small word after it."""
    if word == "I":
        return after[:1].islower() and after not in ("and", "or")
    return not word.isupper() and word.casefold() in page_words().first_person


def language_of(text: str, stated: str | None) -> str:
    """Return the two-letter code: as stated, else the language whose small words are commonest, else ``und``."""
    if stated and re.match(r"[A-Za-z]{2}(?:[-_]|$)", stated):
        return stated[:2].lower()
    words = [w.casefold() for w in _WORD.findall(text[:20_000])]
    votes = {code: sum(word in small for word in words) for code, small in page_words().languages.items()}
    best = max(votes, key=lambda code: votes[code])
    return best if votes[best] * 20 >= len(words) > 0 else "und"


def source_id(capture: Capture, outlets: Mapping[str, OutletEntry], stated: str | None = None) -> str | None:
    """Return the outlet's id: the pack's, else a slug of the name or host that the input gives; None if it gives none.

    Who publishes comes before whom the text credits: a daily's copy of an agency's text is the daily's article.
    ``country:XY`` and the like say where an outlet is, not which: articles that share the tag may be anybody's.

    Args:
        capture: The document.
        outlets: Outlets that the packs know.
        stated: Outlet that the article itself names in a line ``Source: ...`` or in its dateline.
    """
    given = capture.source_name if capture.source_name and not _TAG.match(capture.source_name) else None
    host = (urlsplit(capture.url or "").hostname or "").removeprefix("www.")
    known = {n.casefold(): o.outlet_id for o in reversed(list(outlets.values())) for n in (o.name, *o.names)}
    parts = [host[at:] for at in (0, *(m.end() for m in re.finditer(r"\.", host))) if "." in host[at:]]
    names = [n.casefold() for n in (given, *parts, stated) if n]
    return next((known[n] for n in names if n in known), None) or _slug(given or stated or host)


def _slug(name: str) -> str | None:
    return "-".join(re.findall(r"[^\W_]+", name.casefold())) or None


def stated_source(laid: Sequence[Laid]) -> str | None:
    """Return the outlet that a line ``Source: ...`` or the dateline of the first paragraph names."""
    header = page_words().header["source"]
    for item in laid:
        if item.line.look == "label" and (found := header.match(item.line.text)):
            return found["value"].strip() or None
    first = next((item.line for item in laid if item.kind == "paragraph"), None)
    found_line = dateline(first.text) if first else None
    return found_line.agency if found_line else None
