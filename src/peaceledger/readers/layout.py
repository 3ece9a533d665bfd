"""What each line of an article is on its page: headline, byline, paragraph, reference, furniture."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from peaceledger.readers.bylines import dateline, is_name
from peaceledger.readers.linedates import closing_date
from peaceledger.readers.lines import Line, bare, beside_mark, marked, plain, reads_as_sentence
from peaceledger.readers.words import page_words
from peaceledger.records import Block
from peaceledger.records.article import BlockKind

LONGEST_NOTE = 40
"""Words of the longest note about the making of a text, and of a line in a list of references."""
HEAD_LINES = 8
"""Lines in which a date may stand behind a name."""
LONGEST_DATED = 10
"""Words of the longest line that names an outlet or place and the date."""

_SIMPLE: dict[str, BlockKind] = {
    "separator": "furniture",
    "number": "furniture",
    "section": "furniture",
    "furniture": "furniture",
    "label": "furniture",
    "date": "dateline",
    "byline": "byline",
    "item": "list_item",
    "body": "paragraph",
    "references": "heading",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A line with its place on the page."""

    line: Line
    kind: BlockKind


def lay_out(lines: Sequence[Line], title: str | None, *, decked: bool) -> tuple[Laid, ...]:
    """Give every line of an article its kind.

    Args:
        lines: The article's lines.
        title: Its title where a record or page gives one, None otherwise.
        decked: True if a lone top line is to be read as a deck whose headline was lost.
    """
    body = next((i for i, line in enumerate(lines) if _is_running(line) and not (i < 3 and _is_title(line, title))), len(lines))
    last = max((i for i, line in enumerate(lines) if _is_running(line)), default=-1)
    references = _references(lines)
    kinds = [*_head_kinds(lines[:body], lines, title, decked=decked)]
    for i, line in enumerate(lines[body:], start=body):
        kinds.append(_kind(line, after_body=i > last, listed=i >= references))
    return tuple(Laid(line=line, kind=kind) for line, kind in zip(lines, kinds, strict=True))


def _is_running(line: Line) -> bool:
    return line.look in ("body", "item") and not is_machine_note(line)


def _is_title(line: Line, title: str | None) -> bool:
    return title is not None and plain(line.text) == plain(title)


def is_machine_note(line: Line) -> bool:
    """True for a short line which says that a machine wrote the text or helped."""
    return line.words <= LONGEST_NOTE and page_words().machine.search(line.text) is not None


def _kind(line: Line, *, after_body: bool, listed: bool) -> BlockKind:
    if is_machine_note(line):
        return "byline" if line.look == "byline" else "furniture"
    if listed and line.look not in ("furniture", "separator"):
        return "sources"
    if line.look == "head":
        return "paragraph" if after_body else "heading"
    return _SIMPLE[line.look]


def _references(lines: Sequence[Line]) -> int:
    """Index from which only references follow; past the end where there are none."""
    for i, line in enumerate(lines):
        if i and line.look == "references" and all(other.words <= LONGEST_NOTE for other in lines[i + 1 :]):
            return i
    return len(lines)


def _head_kinds(head: Sequence[Line], lines: Sequence[Line], title: str | None, *, decked: bool) -> Iterator[BlockKind]:
    """Kinds of the lines above the running text; the first headline-like one is the headline, the next the deck."""
    taken = False
    for i, line in enumerate(head):
        if (i < 3 and _is_title(line, title)) or (line.look == "label" and page_words().header["title"].match(line.text)):
            taken = True
            yield "headline"
        elif line.look != "head":
            yield _kind(line, after_body=False, listed=False)
        elif i and is_name(line.text) and beside_mark(head, i):
            yield "byline"
        elif taken and i < HEAD_LINES and line.words <= LONGEST_DATED and closing_date(line.text):
            yield "dateline"
        elif taken:
            yield "heading" if marked(line.text) or line.words < 5 else "deck"
        else:
            taken = True
            yield "headline" if title else _top_kind(head, line, lines, decked=decked)


def _top_kind(head: Sequence[Line], line: Line, lines: Sequence[Line], *, decked: bool) -> BlockKind:
    """The first line of a text whose headline was lost is a heading of a series, or a deck."""
    if not _alone(head, line, lines):
        return "headline"
    others = [o for o in lines if o.look == "head" and o is not line]
    if line.text.endswith("?") and any(o.text.endswith("?") for o in others):
        return "heading"
    return "deck" if decked else "headline"


def _alone(head: Sequence[Line], line: Line, lines: Sequence[Line]) -> bool:
    """True where neither deck, date, name nor dateline stands between the top line and the running text."""
    followed = any(o.start > line.start and o.look in ("head", "date", "byline") for o in head)
    return not followed and not (len(lines) > len(head) and dateline(lines[len(head)].text))


def is_decked(parts: Sequence[Sequence[Line]]) -> bool:
    """True if the top lines of a file's articles mostly read as sentences: one file keeps to one manner."""
    tops = [top for part in parts if (top := next((line for line in part[:3] if line.look == "head"), None))]
    return sum(reads_as_sentence(top) for top in tops) * 2 > len(tops)


def blocks_of(laid: Sequence[Laid]) -> tuple[Block, ...]:
    """Return the blocks, in order and without overlap; together they hold every character that is not white space."""
    blocks: list[Block] = []
    first = next((i for i, item in enumerate(laid) if item.kind == "paragraph"), -1)
    for i, item in enumerate(laid):
        blocks.extend(_blocks(item, opens=i == first))
    return tuple(blocks)


def _blocks(laid: Laid, *, opens: bool) -> Iterator[Block]:
    start, end = laid.line.start, laid.line.end
    cut = start + _front(laid, opens=opens)
    front: BlockKind = "dateline" if laid.kind == "paragraph" else "furniture"
    if cut > start:
        yield Block(kind=front, start=start, end=start + len(laid.line.text[: cut - start].rstrip()))
    yield Block(kind=laid.kind, start=cut, end=end)


def _front(laid: Laid, *, opens: bool) -> int:
    """Characters at the head of a line that belong to another kind: a dateline, the label before a title."""
    text = laid.line.text
    if laid.kind == "paragraph" and laid.line.look == "body":
        found = dateline(text)
        sure = found is not None and (opens or found.day is not None or found.agency is not None)
        return found.end if found and sure and found.end < len(text) else 0
    label = page_words().header["title"].match(text) if laid.kind == "headline" else None
    return label.start("value") if label and label["value"] else 0


def headline_of(laid: Sequence[Laid]) -> str | None:
    """The headline as written, without Markdown marks and label."""
    item = next((item for item in laid if item.kind == "headline"), None)
    return bare(item.line.text[_front(item, opens=False) :]).strip() or None if item else None
