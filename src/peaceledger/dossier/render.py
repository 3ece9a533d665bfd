"""From pages to HTML: the same templates for every face, which differ in their links alone."""

from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from peaceledger.dossier.figures.shown import Shown
from peaceledger.dossier.links import Links
from peaceledger.dossier.pages import GROUPS, Page
from peaceledger.dossier.words import Words


def environment(links: Links, say: Words) -> Environment:
    """Templates of one face in one language; every value is escaped."""
    made = Environment(
        loader=PackageLoader("peaceledger.dossier"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {"links": links, "say": say, "groups": GROUPS}
    return made


def section(face: Environment, page: Page, it: Any, charts: tuple[Shown, ...] = ()) -> Markup:
    """A page with its heading, without the frame around it. ``it`` is what its ``make`` gave, ``charts`` its charts as drawn."""
    return Markup(face.get_template("section.html.j2").render(it=it, page=page, charts=charts))
