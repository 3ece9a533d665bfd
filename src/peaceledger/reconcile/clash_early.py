"""A text printed before the day on which, by its own words, what it tells as past was done."""

import re
from calendar import day_name, month_abbr, month_name
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date, timedelta

from peaceledger.reconcile.clash import Clash
from peaceledger.reconcile.clash_reports import SOON, printed_date
from peaceledger.reconcile.events import When, when_in_words
from peaceledger.reconcile.passages import Passages, any_of
from peaceledger.records import Article

MONTH = {name[:3]: number for number, name in enumerate(month_name) if name}
MONTHS = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
WEEKDAY = "|".join(name for name in day_name)
ON = re.compile(
    rf"(?P<weekday>{WEEKDAY})?(?:, (?:the )?| the | )?(?P<on>\b[Oo]n )?(?P<weekday2>{WEEKDAY})?(?:, (?:the )?| the | )?"
    rf"(?:(?P<month>{MONTHS}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month2>{MONTHS}))\b(?!,? \d{{4}}| \()"
)
REACH = 90
"""Characters before a day in which stands what was done on it."""


def told_too_early(passages: Passages, known: Sequence[Clash]) -> Iterator[Clash]:
    """Days after the printed date of which something is told as done.

    Args:
        passages: All articles.
        known: Printed dates found wrong before.
    """
    words = passages.material.lexicon.vocab.get("matters", {}).get("dated", {})
    done, ahead = any_of(words.get("done", ()), escaped=False), any_of(words.get("ahead", ()), escaped=False)
    seen = {c.subject_id for c in known}

    def may(article: Article, text: str) -> bool:
        if (day := article.published) is None:
            return False
        return month_abbr[day.month] in text or month_abbr[(day + timedelta(days=SOON)).month] in text

    for p in passages.holding(re.compile(rf"\b(?:{MONTHS} \d|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{MONTHS}\b)"), may):
        day = None if p.day is None or p.article_id in seen or ahead.search(p.quote) else _day_told(p.quote, p.day, done)
        printed = printed_date(passages.material.articles[p.article_id], passages.material) if day else None
        if day is None or printed is None or p.start < printed.end:
            continue
        seen.add(p.article_id)
        value = when_in_words(When(earliest=day, latest=day, basis="stated"))
        yield Clash(
            subject_id=p.article_id,
            field="published",
            kind="source_date",
            strength="contradiction",
            note=f"{printed.value}, yet it tells what was done on {value} as past",
            stands=(printed, p.stand(f"event {value}")),
        )


def _day_told(text: str, published: date, done: re.Pattern[str]) -> date | None:
    """A day at most a week after the printed one, with its right weekday or behind "on", of which a deed is told."""
    for m in ON.finditer(text):
        weekday = m["weekday"] or m["weekday2"]
        day = day_of_month(m, published.year)
        near = day is not None and 0 < (day - published).days <= SOON and (m["on"] or weekday)
        if day is None or not near or weekday not in (None, day_name[day.weekday()]):
            continue
        if done.search(text, max(0, m.start() - REACH), m.start()):
            return day
    return None


def day_of_month(m: re.Match[str], year: int) -> date | None:
    """The day of a match with the groups ``month`` and ``day``, or ``month2`` and ``day2``; None where that year has none."""
    with suppress(ValueError):
        return date(year, MONTH[(m["month"] or m["month2"])[:3]], int(m["day"] or m["day2"]))
    return None


__all__ = ["MONTHS", "day_of_month", "told_too_early"]
