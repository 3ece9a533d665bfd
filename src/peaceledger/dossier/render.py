"""From pages to HTML: the same templates for every face, which differ in their links alone."""

from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from peaceledger.dossier.links import Links
from peaceledger.dossier.pages import Page
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
    made.globals |= {"links": links, "say": say}
    return made


def section(face: Environment, page: Page, it: Any) -> Markup:
    """What a page shows, without its heading and frame. ``it`` is what the page's ``make`` gave."""
    return Markup(face.get_template(page.layout).render(it=it, page=page))
