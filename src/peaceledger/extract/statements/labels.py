"""Drafts from a name and a colon: a headline ("Minister: Talks will fail"), a transcript's label ("HOST: Good evening.")."""

from collections.abc import Iterator

from peaceledger.extract.statements.cues import Frame
from peaceledger.extract.statements.draft import Draft, is_finite, settle
from peaceledger.extract.statements.naming import Namer
from peaceledger.extract.statements.reading import EDGES, Reading, Unit
from peaceledger.extract.statements.speakers import voice

LABEL = Frame(kind="label", word="", stance="claim")
LONGEST = 50
"""Characters before the colon; a longer stretch is a sentence that introduces something."""


def label_drafts(reading: Reading, namer: Namer) -> Iterator[Draft]:
    """Yield a draft for each paragraph or heading that opens with a speaker's name and a colon."""
    last = -1
    for at, unit in enumerate(reading.units):
        if unit.block != last:
            found = _labelled(at, unit, reading, namer)
            if found is not None:
                yield found
        last = unit.block


def _labelled(at: int, unit: Unit, reading: Reading, namer: Namer) -> Draft | None:
    block_end = _block_end(at, reading)
    colon = reading.text.find(": ", unit.start, min(block_end, unit.start + LONGEST))
    if colon < 0 or reading.quote_at(colon) is not None:
        return None
    tokens = reading.tokens(unit.start, colon)
    head = next((t for t in reversed(tokens) if t.pos_ in ("PROPN", "NOUN")), None)
    if head is None or len(tokens) > 6 or is_finite(tokens) or any(t.lower_ in reading.book.rubrics for t in tokens):
        return None
    speaker = voice(head)
    capitals = reading.text[unit.start : colon].isupper()
    actor = namer.actor(head, speaker)
    if not capitals and (actor is None or actor.kind != "person" or not actor.start <= head.idx < actor.end):
        return None
    end = block_end if capitals else max(unit.end, min(block_end, _next_end(at, colon, reading)))
    quote = reading.quote_at(colon + 2)
    if quote is not None and not reading.text[quote.outer_end : end].strip(EDGES + "."):
        return _draft(quote.start, quote.end, colon, head.i, reading, direct=True)
    span = settle(colon + 2, end, reading)
    if span is None or not is_finite(reading.tokens(*span)):
        return None
    return _draft(span[0], end if capitals else span[1], colon, head.i, reading, direct=capitals)


def _draft(start: int, end: int, colon: int, head: int, reading: Reading, *, direct: bool) -> Draft:
    speaker = voice(reading.doc[head])
    start, end = reading.trim(start, end)
    return Draft(start=start, end=end, voice=speaker, cue=":", cue_at=colon, frame=LABEL, direct=direct)


def _next_end(at: int, colon: int, reading: Reading) -> int:
    """End of the unit behind the colon, where the splitter cuts at it."""
    return next((u.end for u in reading.units[at:] if u.end > colon + 2), colon)


def _block_end(at: int, reading: Reading) -> int:
    block = reading.units[at].block
    return max(u.end for u in reading.units[at:] if u.block == block)


__all__ = ["label_drafts"]
