"""A statement before its speaker is named: words, cue and content, with the content's edges set as the contract says."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from peaceledger.extract.statements.cues import Frame
from peaceledger.extract.statements.reading import EDGES, Reading
from peaceledger.extract.statements.speakers import Voice

STOPS = EDGES + ",;:.—–-"
CLOSING = "”»\"’'"
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One reported content; offsets in the doc.

    Attributes:
        start: First character of the content.
        end: After its last character.
        voice: Who speaks, None where nobody is named.
        via: Voices it came through, outermost first ("told Reuters").
        cue: The reporting words, None for a verbless attribution.
        cue_at: Offset of the cue, or of the content where there is none.
        frame: How the content was found, with the cue's stance.
        direct: Whether the content is the inside of quotation marks.
        carried: The speaker is the one of the statement before ("He said so. “And more.”").
    """

    start: int
    end: int
    voice: Voice | None
    via: tuple[Voice, ...] = ()
    cue: str | None = None
    cue_at: int
    frame: Frame
    direct: bool = False
    carried: bool = False


def edges(tokens: Sequence[Token], reading: Reading) -> tuple[int, int] | None:
    """Character span of content tokens, widened over quotation marks it cuts, without outer stops; None if nothing is left."""
    kept = [t for t in tokens if not t.is_space]
    if not kept:
        return None
    return settle(kept[0].idx, kept[-1].idx + len(kept[-1]), reading)


def settle(start: int, end: int, reading: Reading) -> tuple[int, int] | None:
    """Widen a span over the quotation marks it cuts and take off stops outside marks; None if nothing is left."""
    first, last = reading.quote_at(start), reading.quote_at(max(start, end - 1))
    if first is not None and start == first.start and (first != last or end == first.outer_end > first.end):
        start = first.outer_start
    if last is not None and (first != last or start == last.outer_start):
        end = max(end, last.outer_end)
    following = reading.quote_at(end)
    if following is not None and start <= following.outer_start and not reading.text[end : following.end].strip(STOPS):
        end = following.outer_end
    while end > start and reading.text[end - 1] in STOPS and not _abbreviation(reading.text, end):
        end -= 1
    while start < end and reading.text[start] in STOPS:
        start += 1
    return (start, end) if end - start > 1 else None


def _abbreviation(text: str, end: int) -> bool:
    return text[end - 1] == "." and end > 3 and text[end - 3] == "." and text[end - 2].isupper()


def is_finite(tokens: Iterable[Token]) -> bool:
    """Whether a stretch has a finite verb or a modal."""
    return any(t.tag_ in FINITE for t in tokens)


__all__ = ["CLOSING", "FINITE", "STOPS", "Draft", "edges", "is_finite", "settle"]
