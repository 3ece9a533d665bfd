"""From pages to HTML: the same templates for every face, which differ in their links alone."""

from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from peaceledger.dossier.figures.shown import Shown
from peaceledger.dossier.links import Links
from peaceledger.dossier.pages import GROUPS, Page
from peaceledger.dossier.text import TextPage
from peaceledger.dossier.words import Words


def environment(links: Links, say: Words) -> Environment:
    """Templates of one face in one language; every value is escaped.

    ``english`` is the attribute of an element whose words are English in every language: an article's, the ledger's reasons.
    """
    made = Environment(
        loader=PackageLoader("peaceledger.dossier"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["kept"] = kept
    english = Markup("") if say.language == "en" else Markup(' lang="en"')
    made.globals |= {"links": links, "say": say, "groups": GROUPS, "english": english}
    return made


def kept(text: str) -> Markup:
    """A text in which every character counts: a parser of HTML would make one of a carriage return and a line feed."""
    return Markup(str(escape(text)).replace("\r", "&#13;"))


def text_section(face: Environment, it: TextPage) -> Markup:
    """The page of a text with its heading, without the frame around it."""
    return Markup(face.get_template("text.html.j2").render(it=it))


def section(face: Environment, page: Page, it: Any, charts: tuple[Shown, ...] = ()) -> Markup:
    """A page with its heading, without the frame around it. ``it`` is what its ``make`` gave, ``charts`` its charts as drawn."""
    return Markup(face.get_template("section.html.j2").render(it=it, page=page, charts=charts))
