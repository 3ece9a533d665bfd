"""Where events took place: a picture without borders, and its table."""

from peaceledger.dossier.contexts import Sheet
from peaceledger.dossier.figures import places as figures
from peaceledger.dossier.pages.page import Frame, Page, Tables
from peaceledger.dossier.refs import Texts


def make(_tables: Tables, _texts: Texts, _frame: Frame) -> Sheet:
    """Nothing beside the picture and its table."""
    return Sheet(tables=())


PAGE = Page(key="map", tables=(), make=make, template="sheet", charted=figures.TABLES, charts=figures.map_charts, draws=("map",))
