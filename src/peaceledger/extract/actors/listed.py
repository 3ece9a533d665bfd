"""Places that no pack names, from the gazetteer: only where grammar says "place", and the text which of several it is."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.symbols import PROPN
from spacy.tokens import Doc, Token

from peaceledger.extract.actors.names import NameIndex
from peaceledger.extract.spans import ActorSpan, PlaceSpan
from peaceledger.packs import PlaceEntry
from peaceledger.packs.gazetteer import PROVINCE, Candidate, candidates

_WHERE = frozenset({"in", "at", "near", "outside", "around", "inside", "from", "to", "across", "into", "toward", "towards", "on"})
_NEARBY = frozenset({"near", "outside", "around"})
_LEAST_LETTERS = 4
_SMALL = 5_000
_WELL_KNOWN = 100_000
_FAR_LARGER = 10
_NEAR_PREC = 2  # UCDP where_prec: within some 25 km of a known place


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A name as it stands.

    Attributes:
        first: Its first token.
        last: Its last one.
        head: The token that the sentence hangs it on.
        region: Whether a word for a province stands with it.
        after: The name behind its comma ("Springfield, Illinois").
        introduced: Whether the text calls it a town, a village or a province.
    """

    first: Token
    last: Token
    head: Token
    region: bool
    after: str | None
    introduced: bool

    @property
    def name(self) -> str:
        """As the text writes it."""
        return str(self.first.doc[self.first.i : self.last.i + 1].text)


def find_listed(doc: Doc, index: NameIndex, actors: Sequence[ActorSpan], known: Iterable[PlaceSpan]) -> Iterator[PlaceSpan]:
    """Yield the places that a text names and no pack does.

    Args:
        doc: The parsed article.
        index: The packs' names and word lists.
        actors: Actors of the text; what a person or body is called is no place.
        known: Places of the packs in the text.
    """
    known = tuple(known)
    spans = [(a.start, a.end) for a in actors if a.form != "pronoun"] + [(p.start, p.end) for p in known]
    taken = frozenset(t.i for start, end in spans for t in doc.char_span(start, end, alignment_mode="expand") or ())
    countries = Counter(a.side for a in actors if a.side) + Counter(_country(p, index) for p in known)
    people = frozenset(word for a in actors if a.kind == "person" for word in a.name.lower().split())
    never = people | index.words("places", "never")
    for written in _names(doc, taken, index):
        preposition = _stands_as_place(written.head, index)
        if preposition is None or written.name.lower() in never or _given(written, index):
            continue
        found = _one(written, candidates(written.name), countries)
        if found is not None and not _ordinary(written.name, doc):
            yield PlaceSpan(
                start=written.first.idx,
                end=written.last.idx + len(written.last),
                place_id=found.place_id,
                name=found.name,
                where_prec=_precision(found, written, preposition),
                reads_as="place",
            )


def _ordinary(name: str, doc: Doc) -> bool:
    """Whether the text writes the name in small letters, too: a common word."""
    return re.search(rf"\b{re.escape(name.lower())}\b", doc.text) is not None


def _precision(place: PlaceEntry, written: Written, preposition: str) -> int:
    """UCDP where_prec: of the province where one is named after a town, less than exact where the text says "near"."""
    if written.region:
        return PROVINCE
    return _NEAR_PREC if preposition in _NEARBY and place.where_prec < _NEAR_PREC else place.where_prec


def _country(span: PlaceSpan, index: NameIndex) -> str:
    place = index.lexicon.places.get(span.place_id)
    return (place.country if place else None) or ""


def _given(written: Written, index: NameIndex) -> bool:
    """Whether the name is one that people are given, and nothing beside it says that a place is meant."""
    listed = any(written.name in index.words("given_names", key) for key in ("female", "male"))
    return listed and not written.region and written.after is None


def _names(doc: Doc, taken: frozenset[int], index: NameIndex) -> Iterator[Written]:
    """Whole runs of proper nouns that no known name is part of."""
    for first, last in _runs(doc):
        if taken.isdisjoint(range(first, last + 1)):
            written = _written(doc, first, last, index)
            if written is not None:
                yield written


def _runs(doc: Doc) -> Iterator[tuple[int, int]]:
    """First and last token of each run of proper nouns; a hyphen between two joins them."""
    first = last = -2
    for i in (i for i, pos in enumerate(doc.to_array("POS").tolist()) if pos == PROPN):
        if not (i == last + 1 or (i == last + 2 and doc[last + 1].text == "-")):
            if first >= 0:
                yield first, last
            first = i
        last = i
    if first >= 0:
        yield first, last


def _written(doc: Doc, first: int, last: int, index: NameIndex) -> Written | None:
    regions, settlements = index.words("places", "region"), index.words("places", "settlement")
    region = doc[last].lower_ in regions and last > first
    head = doc[first : last + 1].root
    last -= region
    after = doc[last + 1] if last + 1 < len(doc) else doc[last]
    if after.lower_ in regions | settlements and head.head.i == after.i:
        head, region = after, region or after.lower_ in regions
    name = doc[first : last + 1]
    if len(name.text) < _LEAST_LETTERS or not name.text[0].isupper():
        return None
    behind = doc[last + 2] if after.text == "," and last + 2 < len(doc) and doc[last + 2].pos_ == "PROPN" else None
    return Written(
        first=doc[first],
        last=doc[last],
        head=head,
        region=region,
        after=behind.text if behind is not None else None,
        introduced=region or head.lower_ in settlements or _called(head, regions | settlements),
    )


def _called(head: Token, words: frozenset[str]) -> bool:
    """Whether it stands in "the town of X" or "the village X"."""
    above = head.head.head if head.dep_ == "pobj" and head.head.lower_ == "of" else head.head
    return head.dep_ in {"pobj", "appos"} and above.lemma_.lower() in words


def _stands_as_place(head: Token, index: NameIndex) -> str | None:
    """The preposition of place before a name, also before one of several; "of" in "the town of X"; "" for what was shelled."""
    while head.dep_ in {"conj", "appos"} and head.head.i < head.i:
        head = head.head
    above = head.head
    if head.dep_ == "pobj" and above.lower_ in _WHERE:
        return str(above.lower_)
    if above.lower_ == "of" and _called(head, index.words("places", "region") | index.words("places", "settlement")):
        return "of"
    return "" if head.dep_ == "dobj" and above.lemma_.lower() in index.words("verbs", "capture") else None


def _one(written: Written, found: Sequence[Candidate], countries: Mapping[str, int]) -> PlaceEntry | None:
    """The place that is meant: by the name behind the comma, the countries of the text, or for being far the largest."""
    fitting = [c for c in found if not written.region or c.place.where_prec == PROVINCE] or list(found)
    behind = {c.place.country for c in candidates(written.after) if c.place.where_prec == PROVINCE} if written.after else set()
    told = [c for c in fitting if c.place.country in behind] or [c for c in fitting if countries.get(c.place.country or "")]
    likely = told or fitting
    likely = sorted([c for c in likely if not c.by_other_name] or (likely if told else []), key=_size)
    if not likely:
        return None
    last, others = likely[-1], likely[:-1]
    alone = all(_size(last) > _FAR_LARGER * _size(o) or o.place.where_prec != last.place.where_prec for o in others)
    enough = _SMALL if told else _WELL_KNOWN
    return last.place if alone and (_size(last) >= enough or written.introduced or last.place.country in behind) else None


def _size(candidate: Candidate) -> int:
    """Inhabitants; a province counts as a large town of its name."""
    return _WELL_KNOWN if candidate.place.where_prec == PROVINCE else max(candidate.inhabitants, 1)
