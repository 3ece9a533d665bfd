"""Whether an article is about the pack's conflict."""

from collections import Counter
from collections.abc import Mapping, Sequence

from spacy.tokens import Doc

from peaceledger.extract.layout import text_of
from peaceledger.extract.spans import ActorSpan
from peaceledger.packs import Lexicon
from peaceledger.records.article import Relevance

_LEAD = 1_000  # characters: headline and the first paragraphs

# Per hundred words. Read on 90 general news texts and 70 on one war: below these, texts on elections, courts and guns come in,
# above them short reports of exchanges and talks drop out.
_LEAST_CONFLICT = 1.0
_LEAST_SUBJECT = 0.8
_WEAK = 0.3
_SHORT = 250  # words: a text too short to use two strong words


def judge(doc: Doc, lexicon: Lexicon, actors: Sequence[ActorSpan]) -> Relevance:
    """Tell whether a text is about the pack's conflict, about another one, or about neither.

    Args:
        doc: The parsed article.
        lexicon: What the packs know; without parties, or with such as the texts tell, any conflict diplomacy is on topic.
        actors: The actors of the text.
    """
    lemmas = _lemmas(doc)
    subject = _Subject(doc, lexicon, actors, lemmas.total())
    if not (_is_conflict(lemmas, lexicon, between_parties=subject.both_lead) and _is_between_sides(actors, lexicon)):
        return "off_topic"
    if not lexicon.parties or lexicon.opponents or subject.is_ours:
        return "on_topic"
    return "other_conflict"


def _lemmas(doc: Doc) -> Counter[str]:
    """How often each lemma of a word stands in a text."""
    strings, found = doc.vocab.strings, Counter[str]()
    for (lemma, orth), n in Counter(map(tuple, doc.to_array(["LEMMA", "ORTH"]).tolist())).items():
        word = strings[orth]
        if word.isalpha() or "-" in word:
            found[strings[lemma].lower()] += n
    return found


def _is_conflict(lemmas: Counter[str], lexicon: Lexicon, *, between_parties: bool) -> bool:
    """Whether words of war and diplomacy are dense enough; where both parties lead the text, the weak ones count in full."""
    words = lexicon.vocab.get("relevance", {})
    strong = {word: lemmas[word] for word in words.get("strong", ()) if lemmas[word]}
    weak = sum(lemmas[word] for word in words.get("weak", ()))
    short = lemmas.total() < _SHORT
    if short and _frees_captives(lemmas, words):
        strong["captives"] = 1
    density = 100 * (sum(strong.values()) + (1.0 if between_parties else _WEAK) * weak) / max(lemmas.total(), 1)
    needed = 0 if between_parties else 1 if short else 2
    return density >= _LEAST_CONFLICT and len(strong) >= needed


def _frees_captives(lemmas: Counter[str], words: Mapping[str, Sequence[str]]) -> bool:
    """Whether two words say that captives were let go: "prisoners" and "swap"."""
    captives, freeing = ({w for w in words[name] if lemmas[w]} for name in ("captives", "freeing"))
    return bool(captives and freeing) and len(captives | freeing) > 1


def _is_between_sides(actors: Sequence[ActorSpan], lexicon: Lexicon) -> bool:
    sides = {side for a in actors if a.kind != "media" for side in _sides(a, lexicon)}
    return (
        len(sides) > 1 or not sides.isdisjoint(lexicon.parties) or any(a.kind in ("armed_group", "armed_force") for a in actors)
    )


def _sides(actor: ActorSpan, lexicon: Lexicon) -> list[str]:
    """Sides of an actor, of which "negotiators of both" have two; people of a state stand for the party whose they are."""
    return [lexicon.people_of.get(side, side) for side in actor.side.split("; ")] if actor.side else []


class _Subject:
    """How far the pack's conflict is what a text is about."""

    def __init__(self, doc: Doc, lexicon: Lexicon, actors: Sequence[ActorSpan], n_words: int) -> None:
        text = text_of(doc)
        ours = [(a.start, side) for a in actors for side in _sides(a, lexicon) if side in lexicon.parties]
        whole = Counter(side for _, side in ours)
        lead = Counter(side for start, side in ours if start < _LEAD)
        terms = sum(text.count(term) for term in lexicon.topic_terms)
        terms_in_lead = sum(text.count(term, 0, _LEAD) for term in lexicon.topic_terms)
        named = terms > 0 or all(whole[party] for party in lexicon.parties)
        dense = 100 * max(whole.total(), terms) / max(n_words, 1) >= _LEAST_SUBJECT
        self.is_ours = named and dense and lead.total() + terms_in_lead > 0
        self.both_lead = bool(lexicon.parties) and dense and all(lead[party] for party in lexicon.parties)
