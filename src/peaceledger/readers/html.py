"""Web pages: the visible text and what the page says about itself."""

import logging
import re
from dataclasses import dataclass
from typing import Any

from peaceledger.readers.decode import UnreadableError, checked

_HIDDEN = [
    "//script|//style|//noscript|//template|//iframe|//object|//embed|//svg",
    "//*[@hidden]|//*[@aria-hidden='true' and not(self::body)]",
    "//*[contains(translate(@style, ' ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz'), 'display:none')]",
    "//*[contains(translate(@style, ' ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz'), 'visibility:hidden')]",
    "//*[contains(translate(@style, ' ABCDEFGHIJKLMNOPQRSTUVWXYZ;', 'abcdefghijklmnopqrstuvwxyz,'), 'font-size:0')]",
]
_HIDING_RULE = re.compile(r"\.([A-Za-z_][\w-]*)\s*\{[^{}]*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_STYLE = re.compile(r"<style[^>]*>(.*?)</style>", re.I | re.S)
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2200-01-01"}
"""Only dates the page states: no guess from the words of the page, and no system clock as the upper bound."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WebPage:
    """Visible text of a page and its own statements; None where it makes none."""

    text: str
    title: str | None
    author: str | None
    date: str | None
    sitename: str | None
    url: str | None
    language: str | None


def read_page(html: str) -> WebPage:
    """Return what a page shows.

    Args:
        html: The page's source, decoded.

    Raises:
        UnreadableError: If no text can be found in it.
    """
    found = _extract(html)
    if found is None or not (found.text or "").strip():
        raise UnreadableError("is a page without readable text. Save the article as text, or the full page again.")
    title = _words(found.title)
    return WebPage(
        text=checked(_with_title(title, found.text)),
        title=title,
        author=_words(found.author),
        date=_words(found.date),
        sitename=_words(found.sitename),
        url=_words(found.url),
        language=_language(html),
    )


def _extract(html: str) -> Any:
    import trafilatura

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    hidden = _HIDDEN + [_of_class(name) for style in _STYLE.findall(html) for name in _HIDING_RULE.findall(style)[:50]]
    try:
        return trafilatura.bare_extraction(
            html, with_metadata=True, include_comments=False, date_extraction_params=_DATES, prune_xpath=hidden
        )
    except Exception as fault:  # noqa: BLE001 - a page made to break the parser must not stop the run
        raise UnreadableError(f"is a page that cannot be parsed ({type(fault).__name__}). Save the article as text.") from None


def _of_class(name: str) -> str:
    return f"//*[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]"


def _with_title(title: str | None, text: str) -> str:
    """Put the title on top where the extraction left it out: it is on the page, so it can be a passage."""
    top = "\n".join(text.strip().split("\n")[:4]).casefold()
    return text if title is None or title.casefold() in top else f"{title}\n{text}"


def _words(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _language(html: str) -> str | None:
    stated = re.search(r"<html[^>]*\slang\s*=\s*[\"']?([A-Za-z]{2})\b", html[:5000], re.I)
    return stated[1].lower() if stated else None
