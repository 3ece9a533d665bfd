"""Which actors, places and outlets a ledger names."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain

from peaceledger.packs import ActorEntry, Lexicon, OutletEntry, PlaceEntry
from peaceledger.packs.gazetteer import by_id
from peaceledger.records import Article, Capture, Count, Event, Mention, Source, Statement

JOINT = "; "


def named_actors(
    statements: Iterable[Statement], mentions: Iterable[Mention], counts: Iterable[Count], lexicon: Lexicon
) -> tuple[ActorEntry, ...]:
    """Return the packs' actors and outlets that the records name by id or canonical name, and the parties, by id."""
    words = {*lexicon.parties, *_speakers(statements)}
    words.update(name for m in mentions for name in (*m.participants, *m.mediators))
    words.update(name for c in counts for name in (c.counted_by, c.returned_to) if name)
    known = {key: _as_actor(outlet) for key, outlet in lexicon.outlets.items()} | dict(lexicon.actors)
    return tuple(entry for key, entry in sorted(known.items()) if key in words or entry.name in words)


def _as_actor(outlet: OutletEntry) -> ActorEntry:
    """An outlet speaks, too: "the daily said"."""
    return ActorEntry(actor_id=outlet.outlet_id, name=outlet.name, kind="media", side=outlet.side, names=outlet.names)


def named_places(mentions: Iterable[Mention], events: Iterable[Event], lexicon: Lexicon) -> tuple[PlaceEntry, ...]:
    """Return the places of packs and gazetteer that the records name by id, by id."""
    rows: Iterator[Mention | Event] = chain(mentions, events)
    named = {r.place_id: r.place for r in rows if r.place_id and r.place}
    found = (lexicon.places.get(key) or by_id(key, name) for key, name in sorted(named.items()))
    return tuple(entry for entry in found if entry is not None)


def named_sources(articles: Iterable[Article], captures: Iterable[Capture], known: Iterable[Source]) -> tuple[Source, ...]:
    """Return the known outlets and those that no pack knows, under the name their captures give, by id."""
    given = {c.capture_id: c.source_name for c in captures}
    sources = {source.source_id: source for source in known}
    names: dict[str, list[str]] = defaultdict(list)
    for article in articles:
        if article.source_id and article.source_id not in sources:
            names[article.source_id].append(given.get(article.capture_id) or article.source_id)
    for key, written in names.items():
        sources[key] = Source(source_id=key, name=min(written), owner=None, side=None, kind="unknown", n_articles=len(written))
    return tuple(sources[key] for key in sorted(sources))


def _speakers(statements: Iterable[Statement]) -> Iterator[str]:
    for said in statements:
        for joint in (said.speaker, said.speaker_id, said.side, *said.chain):
            yield from (joint or "").split(JOINT)
