"""Titles of events in the reader's language: the ledger makes them from an event's fields, so they can be made again."""

import re

from peaceledger.analysis.tables import Row
from peaceledger.dossier.words import FIRST, Words
from peaceledger.reconcile.events import When, when_in_words

TITLED = ("title", "type", "date_earliest", "date_latest", "place", "participants")
"""Columns of an event that its title is made from."""
_HELD = re.compile("\x00(\\d+)\x00")
_OTHERS = re.compile(r" and (\d+) others?\b")
_MANY = re.compile(r"^(\d+) participants\b")


def title_of(event: Row, say: Words) -> str:
    """The title of an event; as it stands in the first language, and where the row does not hold what it is made from."""
    title = str(event["title"])
    if say.language == FIRST or any(event.get(name) is None for name in ("type", "participants")):
        return title
    when = When(earliest=event.get("date_earliest"), latest=event.get("date_latest"), basis="stated")
    told = when_in_words(when)
    kind, _, rest = title.partition(", ")
    dated = bool(told) and rest.endswith(told)
    middle = rest.removesuffix(told).removesuffix(", ") if dated else rest
    label = say.label(event["type"])
    day = say.dates(when.earliest, when.latest) if dated else None
    return ", ".join(filter(None, (f"{label[:1].upper()}{label[1:]}" if kind else "", _names(middle, event, say), day)))


def _names(middle: str, event: Row, say: Words) -> str:
    """Who and where; the words between names are the language's, and the names stay whatever words they hold."""
    names = sorted({*event["participants"], *filter(None, [event.get("place")])}, key=len, reverse=True)
    for n, name in enumerate(names):
        middle = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", f"\x00{n}\x00", middle)
    middle = _OTHERS.sub(lambda m: f" {say('title.others', n=say.number(int(m[1])))}", middle)
    middle = _MANY.sub(lambda m: say("title.participants", n=say.number(int(m[1]))), middle)
    middle = middle.replace(" and ", f" {say('title.and')} ")
    return _HELD.sub(lambda m: names[int(m[1])], middle)
