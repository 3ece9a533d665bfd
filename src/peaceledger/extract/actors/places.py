"""Place names, and what each stands for."""

from collections.abc import Sequence

from spacy.tokens import Doc

from peaceledger.extract.actors.listed import find_listed
from peaceledger.extract.actors.names import Hit, NameIndex, index_for
from peaceledger.extract.actors.readings import PlaceReader
from peaceledger.extract.actors.scan import Words
from peaceledger.extract.spans import ActorSpan, PlaceSpan
from peaceledger.packs import Lexicon, PlaceEntry


def find_places(doc: Doc, lexicon: Lexicon, actors: Sequence[ActorSpan]) -> tuple[PlaceSpan, ...]:
    """Find the places a text names.

    Args:
        doc: The parsed article.
        lexicon: What the packs know.
        actors: Actors of the same text: a state's name that acts is no place, a capital that speaks is a government.

    Returns:
        Spans in text order. The packs' names go before the gazetteer's.
    """
    index = index_for(lexicon)
    words = Words(doc)
    reader = PlaceReader(index)
    known = [span for hit in index.place_hits(words.text) if (span := _place(hit, words, reader, actors)) is not None]
    return tuple(sorted([*known, *find_listed(doc, index, actors, known)], key=lambda span: span.start))


def _place(hit: Hit, words: Words, reader: PlaceReader, actors: Sequence[ActorSpan]) -> PlaceSpan | None:
    entry = _best(hit, reader.index)
    if _inside_person(hit, actors):
        return None
    if hit.form == "event":
        reads = "event"
    else:
        head = words.tokens[words.head_of(words.token_at(hit.start), words.token_at(hit.end - 1))]
        seat = entry.government_of is not None or entry.place_id in reader.index.lexicon.actors
        reads = reader.read(head, seat=seat, event=bool(entry.event_names))
    return PlaceSpan(
        start=hit.start, end=hit.end, place_id=entry.place_id, name=entry.name, where_prec=entry.where_prec, reads_as=reads
    )


def _best(hit: Hit, index: NameIndex) -> PlaceEntry:
    entries = [index.lexicon.places[key] for key in hit.ids]
    return min(entries, key=lambda entry: (entry.government_of is None, entry.place_id))


def _inside_person(hit: Hit, actors: Sequence[ActorSpan]) -> bool:
    return any(a.start <= hit.start and hit.end <= a.end and a.kind == "person" and a.form == "name" for a in actors)
