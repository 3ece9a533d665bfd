"""Who an article speaks of: people, states, governments, forces, bodies, offices and unnamed sources."""

from collections.abc import Iterable, Iterator
from datetime import date

from spacy.tokens import Doc

from peaceledger.extract.actors.names import index_for
from peaceledger.extract.actors.people import Cast, NameSpan, find_people
from peaceledger.extract.actors.phrases import find_phrases
from peaceledger.extract.actors.readings import PlaceReader
from peaceledger.extract.actors.scan import Named, Scan
from peaceledger.extract.spans import ActorSpan
from peaceledger.packs import ActorEntry, Lexicon

_POSSESSIVE = ("'s", "’s", "'", "’")


def find_actors(doc: Doc, lexicon: Lexicon, on: date | None) -> tuple[ActorSpan, ...]:
    """Find every name, office and role noun that stands for an actor.

    Args:
        doc: The parsed article.
        lexicon: What the packs know.
        on: The day on which offices are asked for; None where it is unknown.

    Returns:
        Spans in text order; none overlaps another, the longer one wins.
    """
    scan = Scan(doc, index_for(lexicon), on)
    cast = Cast(scan)
    people = find_people(scan, cast)
    bodies = _outside(_bodies(scan), people, scan)
    phrases = find_phrases(scan, cast, people, bodies)
    return longest_first([*(_person(scan, span) for span in people), *bodies, *phrases])


def longest_first(spans: Iterable[ActorSpan]) -> tuple[ActorSpan, ...]:
    """Drop every span that overlaps a longer one; the earlier wins among equals."""
    kept: list[ActorSpan] = []
    taken: set[int] = set()
    for span in sorted(spans, key=lambda s: (s.start - s.end, s.start)):
        if taken.isdisjoint(range(span.start, span.end)):
            kept.append(span)
            taken.update(range(span.start, span.end))
    return tuple(sorted(kept, key=lambda s: s.start))


def _outside(spans: Iterable[ActorSpan], people: Iterable[NameSpan], scan: Scan) -> list[ActorSpan]:
    taken = {i for span in people for i in range(span.first, span.last + 1)}
    return [s for s in spans if scan.token_at(s.start) not in taken and scan.token_at(s.end - 1) not in taken]


def _person(scan: Scan, span: NameSpan) -> ActorSpan:
    person = span.person
    start, end = scan.start_of(span.first), scan.end_of(span.last)
    if (named := scan.name_over.get(span.last)) is not None:
        end = named.hit.end  # a token may run on past the name ("Doe.-")
    return ActorSpan(
        start=start,
        end=end,
        head=scan.head_of(span.first, span.last),
        actor_id=person.actor_id if person else None,
        name=person.name if person else scan.text[scan.start_of(span.bare) : end],
        kind=person.kind if person else "person",
        side=person.side if person else None,
        form="name",
    )


def _bodies(scan: Scan) -> Iterator[ActorSpan]:
    reader = PlaceReader(scan.index)
    for named in scan.names:
        span = _seat(scan, named, reader) if named.hit.form == "seat" else _body(scan, named)
        if span is not None:
            yield span


def _seat(scan: Scan, named: Named, reader: PlaceReader) -> ActorSpan | None:
    place = scan.index.lexicon.places[named.hit.ids[0]]
    entry = scan.index.lexicon.actors.get(place.government_of or "")
    head = scan.head_of(named.first, named.last)
    if entry is None or reader.read(scan.tokens[head], seat=True, event=bool(place.event_names)) != "government":
        return None
    return _entry_span(scan, named, entry, "government")


def _body(scan: Scan, named: Named) -> ActorSpan | None:
    form, lexicon = named.hit.form, scan.index.lexicon
    if form == "outlet":
        outlet = lexicon.outlets[named.hit.ids[0]]
        head = scan.head_of(named.first, named.last)
        return ActorSpan(
            start=named.hit.start,
            end=named.hit.end,
            head=head,
            actor_id=outlet.outlet_id,
            name=outlet.name,
            kind="media",
            side=outlet.side,
            form="name",
        )
    if form not in ("name", "adjective", "people", "descriptor") or named.entry is None or named.entry.kind == "person":
        return None
    return _entry_span(scan, named, named.entry, "group" if form == "people" else named.entry.kind)


def _entry_span(scan: Scan, named: Named, entry: ActorEntry, kind: str) -> ActorSpan:
    return ActorSpan(
        start=named.hit.start,
        end=named.hit.end,
        head=scan.head_of(named.first, named.last),
        actor_id=entry.actor_id,
        name=entry.name,
        kind=kind,
        side=entry.side,
        form=_form(scan, named),
    )


def _form(scan: Scan, named: Named) -> str:
    after = scan.tokens[named.last + 1].text if named.last + 1 < len(scan.tokens) else ""
    if after in _POSSESSIVE:
        return "possessive"
    head = scan.tokens[named.last]
    if named.hit.form == "adjective" or (head.dep_ in ("compound", "amod", "nmod") and head.head.i > head.i):
        return "adjective"
    return "descriptor" if named.hit.form == "descriptor" else "name"
