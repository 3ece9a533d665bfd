"""What tells an event from others right before its naming word: a place or a matter it is named after, or which round it is.

"The Oslo I and II agreements", "the third round": such a name is not where it was.
"""

import re

from peaceledger.packs import Lexicon
from peaceledger.reconcile.endings import stem
from peaceledger.reconcile.material import Material
from peaceledger.records import Mention

NAMED = frozenset({"negotiation_round", "meeting_or_call", "agreement", "ceasefire", "proposal"})
"""Types that are known by a place; a raid or a swap is merely told with one."""
REACH = 60
"""Characters before the naming word that are searched: a name and what may stand between."""
COUNTRY = 6
WORD = re.compile(r"(?<![\w\-–’'])[\w]+(?![\w\-–’'])|[^\s\w]")
LETTERS = re.compile(r"[^\W\d_]+")
NUMBERED = re.compile(r"\d{1,3}(?:st|nd|rd|th)")
LONGEST = 3
"""Words of a name."""


def called(mention: Mention, material: Material) -> frozenset[tuple[str | None, str]]:
    """Id and name of the place right before the naming word; empty where none stands there.

    Between the two only words of the vocabulary may stand ("the Oslo peace talks"), and numbers ("Oslo II agreement").
    """
    text = material.texts.get(mention.capture_id, "")
    if mention.type not in NAMED or not text:
        return frozenset()
    if mention.trigger.casefold().endswith("ed") or mention.trigger.casefold() in material.words("verbs"):
        return frozenset()
    words = WORD.findall(text[max(0, mention.trigger_start - REACH) : mention.trigger_start])
    between = frozenset(material.words("within_names"))
    while words and (words[-1].casefold() in between or words[-1].isdigit()):
        words.pop()
    for size in range(min(LONGEST, len(words)), 0, -1):
        name = " ".join(words[-size:])
        if name[0].isupper() and (found := _place(name, material.lexicon, seats=mention.type != "proposal")):
            return frozenset({found})
    return frozenset()


def round_number(mention: Mention, material: Material) -> frozenset[int]:
    """Which round of talks it is: 3 in "the third round". Every series counts its own."""
    if not mention.trigger.casefold().startswith("round"):
        return frozenset()
    text = material.texts.get(mention.capture_id, "")
    last = text[max(0, mention.trigger_start - REACH) : mention.trigger_start].casefold().split()[-1:]
    words = list(material.words("ordinals"))
    return frozenset(words.index(w) + 1 if w in words else int(w[:-2]) for w in last if w in words or NUMBERED.fullmatch(w))


def stage_number(mention: Mention, material: Material) -> frozenset[int]:
    """Which part of an exchange is told: 2 in "the second stage", "a second group of prisoners"; none where several are."""
    text = material.texts.get(mention.capture_id, mention.quote)
    quote = text[mention.start : mention.end] or mention.quote
    ordinals, parts = list(material.words("ordinals")), set(material.words("parts"))
    words = LETTERS.findall(quote.casefold())
    found = {
        ordinals.index(word) + 1
        for i, word in enumerate(words)
        if word in ordinals and not parts.isdisjoint(words[i + 1 : i + (5 if words[i + 1 : i + 2] == ["of"] else 2)])
    }
    return frozenset(found) if len(found) == 1 else frozenset()


def known_by(mention: Mention, material: Material) -> frozenset[tuple[bool, str]]:
    """Words by which an agreement is known, without endings, and sides, each with whether it is a side.

    "Ferry" and "port" in "the Inner Sea ferry ports deal"; words of any peace ("final", "ceasefire") tell none from another.
    """
    if not mention.known_as:
        return frozenset()
    words = map(str.casefold, LETTERS.findall(mention.known_as[: -len(mention.trigger)]))
    any_peace = material.words("any_peace")
    sides = ((material.who.side_in(w), w) for w in words if w not in any_peace)
    return frozenset((side is not None, side or stem(w)) for side, w in sides)


def _place(name: str, lexicon: Lexicon, *, seats: bool) -> tuple[str, str] | None:
    entries = (lexicon.places[key] for key in lexicon.place_names.get(name.lower(), ()))
    fitting = (e for e in entries if e.where_prec < COUNTRY and (seats or e.government_of is None))
    entry = min(fitting, key=lambda e: e.place_id, default=None)
    return (entry.place_id, entry.name) if entry else None


__all__ = ["called", "known_by", "round_number", "stage_number"]
