"""The pages of the dossier, a module each, in the order in which they are read."""

from peaceledger.dossier.pages import (
    agreements,
    disagreements,
    exchanges,
    mediators,
    method,
    offers,
    overview,
    positions,
    progress,
    sources,
    statements,
    sums,
    talks,
    timeline,
    vocabulary,
    yardsticks,
)
from peaceledger.dossier.pages.page import BASE, Frame, Page, Tables

PAGES: tuple[Page, ...] = (
    overview.PAGE,
    exchanges.PAGE,
    timeline.PAGE,
    talks.PAGE,
    offers.PAGE,
    positions.PAGE,
    statements.PAGE,
    disagreements.PAGE,
    agreements.PAGE,
    mediators.PAGE,
    progress.PAGE,
    yardsticks.PAGE,
    sums.PAGE,
    vocabulary.PAGE,
    sources.PAGE,
    method.PAGE,
)
BY_KEY = {page.key: page for page in PAGES}

__all__ = ["BASE", "BY_KEY", "PAGES", "Frame", "Page", "Tables"]
