"""The page of one text: its words with everything that the ledger reads in them."""

from collections import Counter
from dataclasses import dataclass

from peaceledger.dossier.marks import KINDS, MARK_TABLES, Paragraph, marks_of, paragraphs
from peaceledger.dossier.pages.page import BASE, Frame, Tables
from peaceledger.dossier.pages.sources import headline
from peaceledger.dossier.refs import Texts

TEXT_TABLES = tuple(dict.fromkeys((*BASE, *MARK_TABLES)))
"""What a text's page reads; rows of other captures are passed over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """An article of the text. ``place`` is its anchor."""

    title: str
    label: str
    url: str | None
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPage:
    """The page. ``legend`` counts the annotations of each kind."""

    capture_id: str
    sha256: str
    name: str
    pieces: tuple[Piece, ...]
    legend: tuple[tuple[str, int], ...]
    paragraphs: tuple[Paragraph, ...]


def make_text(tables: Tables, texts: Texts, frame: Frame, capture_id: str, at: tuple[int, int] | None = None) -> TextPage:
    """One text with its annotations.

    Args:
        tables: Rows of ``TEXT_TABLES``, at least those of this capture.
        texts: At least this one.
        frame: Language and run.
        capture_id: The text; ``KeyError`` if the tables do not hold it.
        at: A passage to mark, in UTF-16 units.
    """
    capture = {c["capture_id"]: c for c in tables["captures"]}[capture_id]
    marks = marks_of(tables, Texts(by_capture={capture_id: texts.by_capture[capture_id]}, label=texts.label), frame.say)
    found = marks.get(capture_id, [])
    counts = Counter(mark.kind for mark in found)
    pieces = [a for a in tables["articles"] if a["capture_id"] == capture_id]
    return TextPage(
        capture_id=capture_id,
        sha256=capture["sha256"],
        name=texts.label[capture_id],
        pieces=tuple(
            Piece(
                title=headline(a, texts),
                label=texts.label[a["article_id"]],
                url=capture["url"],
                place="-".join(map(str, texts.span(a, "start", "end"))),
            )
            for a in pieces
        ),
        legend=tuple((kind, counts[kind]) for kind, _ in KINDS if counts[kind]),
        paragraphs=paragraphs(texts.by_capture[capture_id], found, at),
    )
