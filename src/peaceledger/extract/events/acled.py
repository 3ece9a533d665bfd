"""Mentions named in ACLED's terms, where the words of the passage or its sentence decide."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from spacy.tokens import Token

from peaceledger.extract.events.clauses import children, governed
from peaceledger.extract.events.roles import Scene
from peaceledger.extract.events.subevents import SubEvent, SubEvents, subevent
from peaceledger.extract.spans import ActorSpan, PlaceSpan
from peaceledger.packs import Lexicon
from peaceledger.packs.gazetteer import by_id
from peaceledger.records import Mention

WITHIN = frozenset({"dobj", "compound", "amod", "nmod"})
STATES = frozenset({"state", "government", "armed_force"})


def in_acled_terms(
    mentions: Iterable[Mention], scene: Scene, shift: int, rules: SubEvents, lexicon: Lexicon
) -> tuple[Mention, ...]:
    """Give each mention its sub-event type and the words that decided; None where they do not.

    Args:
        mentions: Of one article.
        scene: The article's text, parsed, with its actors and places.
        shift: Where it starts in its capture.
        rules: Sub-event types of the packs.
        lexicon: Places with their countries: a state's forces are at home there or foreign.
    """
    covered = {name: one for one in rules.types for name in one.covers}
    refined = {name for one in rules.types for name in one.types}
    named = []
    for mention in mentions:
        if mention.type in covered:
            mention = replace(mention, acled=covered[mention.type].name, acled_cues=(mention.trigger,))
        elif mention.type in refined:
            found = _read(mention, scene, shift, rules, lexicon)
            if found is not None and found.type.in_acled:
                mention = replace(mention, acled=found.type.name, acled_cues=found.cues)
        named.append(mention)
    return tuple(named)


def _read(mention: Mention, scene: Scene, shift: int, rules: SubEvents, lexicon: Lexicon) -> SubEvent | None:
    """What the passage tells of, and where it does not say enough, what its sentence does, by cues that hold the trigger."""
    passage = scene.doc.char_span(mention.start - shift, mention.end - shift, alignment_mode="expand")
    trigger = scene.doc.char_span(mention.trigger_start - shift, mention.trigger_end - shift, alignment_mode="expand")
    if passage is None or trigger is None:
        return None
    countries = {_country(place, lexicon) for at, place in scene.places if passage.start <= at < passage.end}
    sorts = sorts_of(scene.actor_at, scene.places, countries.pop() if len(countries) == 1 else None)
    about = {one.i for token in trigger for one in (token, *_means(token))}
    stretches = (tuple(passage), tuple(trigger[0].sent))
    readings = (subevent([words], rules, sorts, refines=mention.type, about=about) for words in stretches)
    return next((reading for reading in readings if reading), None)


def _means(trigger: Token) -> Iterator[Token]:
    """What the deed is done with, as far as the grammar says: "a missile attack", "attacked with mortars"."""
    for means in (*children(trigger, WITHIN), *governed(trigger, "with"), *governed(trigger, "by")):
        yield from (means, *means.conjuncts)


def _country(span: PlaceSpan, lexicon: Lexicon) -> str | None:
    place = lexicon.places.get(span.place_id) or by_id(span.place_id, span.name)
    return place.country if place else None


def sorts_of(
    actors: Mapping[int, ActorSpan], places: Iterable[tuple[int, PlaceSpan]], country: str | None
) -> dict[int, tuple[str, ...]]:
    """What each name stands for: ``place``, or an actor's kind; a state and its forces also by whether it is at home there."""
    named = {at: ("place",) for at, place in places if place.reads_as == "place"}
    return {**named, **{at: (actor.kind, *_at_home(actor, country)) for at, actor in actors.items()}}


def _at_home(actor: ActorSpan, country: str | None) -> tuple[str, ...]:
    if actor.kind not in STATES or actor.side is None:
        return ()
    if country is None:
        return ("unplaced",)
    return ("home",) if actor.side == country else ("foreign",)
