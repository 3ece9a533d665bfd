"""A chart as a template lays it out: drawn in one language, with the links of one face."""

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from markupsafe import Markup

from peaceledger.dossier.charts import (
    Chart,
    Drawing,
    Grid,
    Network,
    Positions,
    Running,
    Timeline,
    draw,
    draw_year,
    years,
)
from peaceledger.dossier.links import Links
from peaceledger.dossier.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A drawn chart.

    Attributes:
        key: Its name in anchors and file names.
        name: What it shows.
        panels: Its pictures.
        notes: How to read them.
        grid: Its data.
        linked: Which column of the data leads to the record of the row.
        csv: Address of the data as a file.
        svg: Address of the picture as a file; empty where a script of the page makes it.
        small: Whether the pictures are small ones to be seen side by side.
        years: Of a timeline, each year by itself.
        drawing: The same as text, to be given away.
    """

    key: str
    name: str
    panels: tuple[Markup, ...]
    notes: tuple[str, ...]
    grid: Grid
    linked: int
    csv: str
    svg: str
    small: bool
    years: "tuple[Year, ...]"
    drawing: Drawing

    def __bool__(self) -> bool:
        return bool(self.panels or self.grid.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """A year of the timeline: its picture, or where the face pages its lists, the address of its events."""

    name: str
    n: int
    panel: Markup | None
    href: str


LINKED = {Network: 2, Running: 1}
"""Column that leads to the record, where it is not the one before the last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Easel:
    """Draws for one face in one language; ``chosen`` are the values of the page's filters."""

    say: Words
    links: Links
    chosen: Mapping[str, str] = field(default_factory=dict)

    def shown(self, chart: Chart) -> Shown:
        """A chart with its files."""
        if isinstance(chart, Timeline):
            chart = replace(chart, sifted=self.links.scripted)
        drawing = draw(chart, self.say, self.links.record)
        return Shown(
            key=drawing.key,
            name=drawing.name,
            panels=tuple(map(Markup, drawing.panels)),
            notes=drawing.notes,
            grid=drawing.grid,
            linked=LINKED.get(type(chart), 4),
            csv=self.links.chart(drawing.key, "csv", **self.chosen) or _within(drawing.grid.csv, "text/csv"),
            svg=self.links.chart(drawing.key, "svg", **self.chosen),
            small=isinstance(chart, Positions),
            years=self._years(chart),
            drawing=drawing,
        )

    def _years(self, chart: Chart) -> tuple[Year, ...]:
        if not isinstance(chart, Timeline):
            return ()
        return tuple(
            Year(
                name=str(year),
                n=n,
                panel=None if self.links.paged else Markup(draw_year(chart, year, self.say, self.links.record)),
                href=self.links.page("timeline", **{**self.chosen, "since": f"{year}-01-01", "until": f"{year}-12-31"}),
            )
            for year, n in years(chart)
        )


def _within(text: str, media_type: str) -> str:
    """An address that holds the file itself, so that it can be saved without a script and without a server."""
    return f"data:{media_type};charset=utf-8;base64,{b64encode(text.encode()).decode()}"
