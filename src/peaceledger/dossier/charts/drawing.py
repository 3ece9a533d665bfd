"""A chart with its table: what a page shows, and what it gives away as CSV and SVG."""

import csv
import io
import re
from dataclasses import dataclass
from importlib.resources import files

from peaceledger.analysis.spreadsheet import no_formula


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The data of a chart as a table.

    Attributes:
        columns: Heads.
        rows: Cells; None is not stated, and a number is written with the language's marks on a page and without any in a file.
        records: For each row the id of its record, None where it is of several.
        english: Columns whose words the ledger wrote, in English in every language.
        anchors: For each row the anchor by which the picture leads to it, None where it does not; empty for none at all.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str | int | None, ...], ...]
    records: tuple[str | None, ...]
    anchors: tuple[str | None, ...] = ()
    english: tuple[int, ...] = ()

    @property
    def csv(self) -> str:
        """The table as RFC 4180 text; what a spreadsheet would take for a formula is made a text."""
        out = io.StringIO(newline="")
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerows([_plain(cell) for cell in row] for row in (self.columns, *self.rows))
        return out.getvalue()


def _plain(cell: str | int | None) -> str | int:
    return cell if isinstance(cell, int) else no_formula(cell or "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A chart as drawn.

    Attributes:
        key: Its name in addresses and file names.
        name: What it shows, in a line.
        panels: SVG texts; none where there is too little to draw.
        notes: First how to read it, then what it leaves out.
        grid: The data.
    """

    key: str
    name: str
    panels: tuple[str, ...]
    notes: tuple[str, ...]
    grid: Grid

    @property
    def svg(self) -> str:
        """The chart as a file of its own: panels below each other, with their style."""
        return standalone(self.panels)


def standalone(panels: tuple[str, ...]) -> str:
    """SVG panels as one file that needs nothing else; links, which would lead nowhere, are left out."""
    sizes = [_size(panel) for panel in panels]
    width, height = max((w for w, _ in sizes), default=1), sum(h for _, h in sizes) or 1
    inner, y = [], 0.0
    for panel, (_, tall) in zip(panels, sizes, strict=True):
        inner.append(_LINK.sub(r"<\1g", panel).replace("<svg ", f'<svg y="{y:g}" ', 1))
        y += tall
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}">'
        f"<style>{chart_style()}</style>{''.join(inner)}</svg>\n"
    )


def chart_style() -> str:
    """The style of the charts; on a page its colours follow the page's."""
    return files("peaceledger.dossier").joinpath("static", "charts.css").read_text("utf-8")


_LINK = re.compile(r'<(/?)a\b(?: href="[^"]*"| tabindex="[^"]*")*')
_BOX = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


def _size(panel: str) -> tuple[float, float]:
    found = _BOX.search(panel)
    return (float(found[1]), float(found[2])) if found else (1.0, 1.0)
