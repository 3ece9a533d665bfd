"""Room: charts as accessible SVG, readable in grey; each is a pure function from frozen data, and brings its table."""

from collections.abc import Callable
from typing import Any

from peaceledger.dossier.charts.atlas import Atlas, draw_atlas
from peaceledger.dossier.charts.coverage import Coverage, draw_coverage
from peaceledger.dossier.charts.drawing import Drawing, Grid, standalone
from peaceledger.dossier.charts.network import Network, draw_network
from peaceledger.dossier.charts.parts import Link, Say
from peaceledger.dossier.charts.positions import Positions, draw_positions
from peaceledger.dossier.charts.running import Running, draw_running
from peaceledger.dossier.charts.timeline import Timeline, draw_timeline, draw_year, years

Chart = Atlas | Coverage | Network | Positions | Running | Timeline

_DRAWERS: dict[type, Callable[[Any, Say, Link], Drawing]] = {
    Atlas: draw_atlas,
    Coverage: draw_coverage,
    Network: draw_network,
    Positions: draw_positions,
    Running: draw_running,
    Timeline: draw_timeline,
}


def draw(chart: Chart, say: Say, link: Link) -> Drawing:
    """Draw any chart, in the reader's words and with links of this face of the pages."""
    return _DRAWERS[type(chart)](chart, say, link)


__all__ = [
    "Atlas",
    "Chart",
    "Coverage",
    "Drawing",
    "Grid",
    "Network",
    "Positions",
    "Running",
    "Timeline",
    "draw",
    "draw_year",
    "standalone",
    "years",
]
