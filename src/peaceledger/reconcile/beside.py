"""What stands right beside a naming word: who does a deed, whose gathering it is, whether it is only answered.

"The Norlandic drone strike", "a raid by Sudmark", "the Lake League summit", "welcomed the exchange".
"""

import re

from peaceledger.reconcile.material import Material
from peaceledger.records import Mention

DEEDS = frozenset({"attack", "ceasefire_violation", "territorial_change", "withdrawal"})
"""What one side does: who did it tells two of one day apart."""
REACH = 60
"""Characters before the naming word that are searched, as in ``named``."""
BETWEEN = 4
"""Words that may describe a deed between its doer and its name: "the Norlandic large-scale missile and drone attack"."""
LONGEST = 3
"""Words of a name."""
AFTER = re.compile(r"\s+(?:\w+\s+){0,2}?by\s+(?:the\s+|a\s+|an\s+)?((?:[\w.-]+\s?){1,3})")
OBJECT = re.compile(r"[ ](?:[A-Z\d]|(?:the|a|an|its|more|several)\b)")
"""After a naming word: it is a verb with an object."""
SUFFERED = frozenset({"be", "been", "being", "is", "are", "was", "were"})
"""Before a verb: who stands there suffers it."""
TOKEN = re.compile(r"[\w.][\w.\-]*|[’']s\b|[^\s\w]")
ENDS = ("phrase_ends", "indefinite", "definite")
"""Lists of words over which no description reaches."""
OWNER = ("'s", "’s", "'", "’")


def doers_of(mention: Mention, material: Material) -> frozenset[str]:
    """Side that does a deed, as the words beside its naming word say; empty where they do not."""
    text = material.texts.get(mention.capture_id, "")
    if mention.type not in DEEDS or not text:
        return frozenset()
    agent = AFTER.match(text, mention.trigger_end, mention.end)
    side = _first_side(agent[1].split(), material) if agent else None
    words = _words_before(mention, text)
    if side is None and words[-1:] and words[-1].casefold() not in SUFFERED:
        side = _before(words, material, _is_verb(mention, text, material))
    return frozenset({side} if side else ())


def _is_verb(mention: Mention, text: str, material: Material) -> bool:
    trigger = mention.trigger.casefold()
    return (
        trigger.endswith(("ed", "ing"))
        or trigger in material.words("verbs")
        or OBJECT.match(text, mention.trigger_end) is not None
    )


def _first_side(words: list[str], material: Material) -> str | None:
    """Side named by the first words: "Norlandic forces", "Norland on Monday"."""
    found = (_side(" ".join(words[:size]), material) for size in range(len(words), 0, -1))
    return next((side for side in found if side), None)


def _before(words: list[str], material: Material, acts: bool) -> str | None:
    """Side named by the last words before a deed, behind at most a few that describe it.

    Args:
        words: In text order.
        material: What the packs know.
        acts: True before a verb; before a noun a bare name may be the place or the target ("the Kell raid").
    """
    for _ in range(BETWEEN + 1):
        owns = bool(words) and words[-1] in OWNER
        if owns:
            words.pop()
        for size in range(min(LONGEST, len(words)), 0, -1):
            name = " ".join(words[-size:])
            if side := _side(name, material):
                return side if acts or owns or not material.who.is_bare(name) else None
        last = words[-1].casefold() if words else ""
        if not last[:1].isalpha() or any(last in material.words(key) for key in ENDS):
            return None
        words.pop()
    return None


def _side(name: str, material: Material) -> str | None:
    return material.who.side_beside(name) if name[:1].isupper() else None


def _words_before(mention: Mention, text: str) -> list[str]:
    return TOKEN.findall(text[max(0, mention.trigger_start - REACH) : mention.trigger_start])


def gathering_of(mention: Mention, material: Material) -> frozenset[str]:
    """Name of the body whose gathering it is: "the Lake League summit" is one event, whoever is told to be there."""
    text = material.texts.get(mention.capture_id, "")
    if mention.type != "meeting_or_call" or mention.trigger.casefold() not in material.words("gatherings") or not text:
        return frozenset()
    words = _words_before(mention, text)
    while words and words[-1].islower() and words[-1].isalpha() and words[-1] not in material.words("phrase_ends"):
        words.pop()
    name: list[str] = []
    while words and words[-1][0].isupper() and words[-1].casefold() not in material.words("definite") and len(name) < LONGEST:
        name.insert(0, words.pop())
    body = material.who.body(" ".join(name)) if name else None
    return frozenset({body} if body else ())


def is_welcomed(mention: Mention, material: Material) -> bool:
    """Whether a passage without a day of its own only answers what was told before: "welcomed the completion of the swap"."""
    if mention.date_basis != "unknown" or mention.date_open:
        return False
    text = material.texts.get(mention.capture_id, "")
    words = [w.casefold() for w in _words_before(mention, text)]
    stops = {i for i, w in enumerate(words) if not w[0].isalnum()}
    near = words[max(stops, default=-1) + 1 :]
    return any(w in material.words("welcoming") and near[i + 1 : i + 2] == ["the"] for i, w in enumerate(near))


__all__ = ["doers_of", "gathering_of", "is_welcomed"]
