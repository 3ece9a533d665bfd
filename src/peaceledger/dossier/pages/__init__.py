"""The pages of the dossier, a module each, in the order in which they are read."""

from peaceledger.dossier.pages import (
    agreements,
    disagreements,
    exchanges,
    map,
    mediators,
    method,
    offers,
    overview,
    positions,
    progress,
    sources,
    statements,
    studies,
    sums,
    talks,
    timeline,
    vocabulary,
    yardsticks,
)
from peaceledger.dossier.pages.page import BASE, Frame, Page, Tables

GROUPS: tuple[tuple[str, tuple[Page, ...]], ...] = (
    ("start", (overview.PAGE,)),
    ("deeds", (exchanges.PAGE, timeline.PAGE, talks.PAGE, mediators.PAGE, map.PAGE)),
    ("words", (statements.PAGE, offers.PAGE, positions.PAGE, agreements.PAGE, progress.PAGE)),
    ("checks", (disagreements.PAGE, sums.PAGE, yardsticks.PAGE, studies.PAGE)),
    ("basis", (sources.PAGE, vocabulary.PAGE, method.PAGE)),
)
"""The pages as the navigation groups them: what was done, what was said, what was checked, what it all rests on."""
PAGES: tuple[Page, ...] = tuple(page for _, pages in GROUPS for page in pages)
BY_KEY = {page.key: page for page in PAGES}

__all__ = ["BASE", "BY_KEY", "GROUPS", "PAGES", "Frame", "Page", "Tables"]
