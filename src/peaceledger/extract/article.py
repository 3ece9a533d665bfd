"""One article, start to finish: the order in which the finders of this room see it."""

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from peaceledger.extract.actors.find import find_actors
from peaceledger.extract.actors.places import find_places
from peaceledger.extract.actors.references import resolve_references
from peaceledger.extract.actors.relevance import judge
from peaceledger.extract.acts.find import find_acts
from peaceledger.extract.additions import find_sums
from peaceledger.extract.agreements.find import find_tellings, named_agreements
from peaceledger.extract.agreements.keeping import Scene, find_keeping
from peaceledger.extract.claims.find import find_claims
from peaceledger.extract.claims.markets import find_reactions
from peaceledger.extract.comparisons import find_comparisons
from peaceledger.extract.counts.figures import find_figures
from peaceledger.extract.counts.find import find_counts
from peaceledger.extract.dates.find import find_dates
from peaceledger.extract.events.find import EventContext, find_mentions
from peaceledger.extract.layout import text_of
from peaceledger.extract.offers.find import find_offers
from peaceledger.extract.outcomes import Told, find_outcomes
from peaceledger.extract.phrases import Sentences, Text
from peaceledger.extract.positions.find import find_positions
from peaceledger.extract.positions.red_lines import find_red_lines
from peaceledger.extract.spans import DateSpan
from peaceledger.extract.statements.find import find_statements
from peaceledger.extract.statements.tagged import Marker
from peaceledger.extract.vocabulary import find_usages
from peaceledger.extract.voice import Voices
from peaceledger.packs import Lexicon
from peaceledger.records import Findings, Page

if TYPE_CHECKING:
    from spacy.tokens import Doc

LANGUAGES = frozenset({"en", "und"})
"""What is read; ``und`` is too short to tell, and most such texts are English decks and records."""


def extract_article(doc: "Doc", page: Page, lexicon: Lexicon, marker: Marker | None = None) -> Findings:
    """Return everything one parsed article holds; nothing from a language whose grammar these rules do not know.

    Args:
        doc: The article's text, parsed; ``doc.text == page.text``.
        page: The article with its layout.
        lexicon: What the packs in use know.
        marker: Marks attributions; without it statements are found by rules alone.
    """
    article = page.article
    if article.language not in LANGUAGES:
        return Findings(article=replace(article, relevance=judge(doc, lexicon, ())), statements=(), mentions=(), counts=())
    dates = find_dates(doc, None if article.date_flag else article.published)
    actors = resolve_references(doc, find_actors(doc, lexicon, article.published or _story_day(dates)), lexicon)
    places = find_places(doc, lexicon, actors)
    statements = find_statements(doc, page, lexicon, actors, marker)
    relevance = judge(doc, lexicon, actors)
    context = EventContext(actors=actors, dates=dates, places=places, statements=statements, relevance=relevance)
    mentions = find_mentions(doc, page, lexicon, context)
    counts = find_counts(doc, page, lexicon, mentions, actors, statements)
    figures = find_figures(doc, page, lexicon, context, mentions, counts)
    at_hand = mentions or relevance != "off_topic" or any(f.done == "freed" for f in figures)
    found = Findings(
        article=replace(article, relevance=relevance),
        statements=statements,
        mentions=mentions,
        counts=counts,
        acts=find_acts(doc, page, lexicon, context, mentions),
        vocabulary=find_usages(page, statements, lexicon),
        comparisons=(
            *find_comparisons(doc, page, lexicon, mentions, dates, statements),
            *(find_sums(doc, page, lexicon, mentions, statements) if at_hand else ()),
        ),
        figures=figures,
    )
    return found if relevance == "off_topic" else _with_positions(found, doc, page, lexicon, context)


def _with_positions(found: Findings, doc: "Doc", page: Page, lexicon: Lexicon, context: EventContext) -> Findings:
    """With what parties hold, rule out and claim; in a text on no conflict there are no parties."""
    voices = Voices(doc, page, context.statements, context.dates)
    book = find_offers(doc, page, lexicon, context, found.mentions)
    named = named_agreements(Text(text_of(doc)), lexicon)
    scene = Scene(actors=context.actors, mentions=found.mentions, named=named, voices=voices)
    claims = find_claims(doc, page, lexicon, voices)
    told = Told(mentions=found.mentions, claims=claims, dates=context.dates, voices=voices)
    return replace(
        found,
        offers=book.offers,
        offer_tellings=book.tellings,
        offer_terms=book.terms,
        offer_responses=book.responses,
        party_positions=find_positions(doc, page, lexicon, context.actors, voices),
        red_lines=find_red_lines(doc, page, lexicon, context.actors, voices),
        progress_claims=claims,
        outcomes=find_outcomes(doc, page, lexicon, told),
        market_reactions=find_reactions(doc, page, lexicon, found.mentions, voices),
        agreement_tellings=find_tellings(page, lexicon, named, Sentences(doc), voices),
        compliance=find_keeping(doc, page, lexicon, scene),
    )


def _story_day(dates: tuple[DateSpan, ...]) -> date | None:
    """The latest full day of the month the text names most: who held an office then, where no publication date is known."""
    days = [d.value.earliest for d in dates if d.value.prec == 1 and d.value.earliest and d.value.basis == "stated"]
    if not days:
        return None
    (year, month), _ = max(Counter((d.year, d.month) for d in days).items(), key=lambda item: (item[1], item[0]))
    return max(d for d in days if (d.year, d.month) == (year, month))
