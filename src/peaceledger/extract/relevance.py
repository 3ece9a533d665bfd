"""Whether an article is about the pack's conflict."""

from collections.abc import Sequence

from spacy.tokens import Doc

from peaceledger.extract.spans import ActorSpan
from peaceledger.packs import Lexicon
from peaceledger.records.article import Relevance

_LEAD = 900  # characters: headline and the first paragraphs
_PER_WORDS = 100
_LEAST_CONFLICT = 0.8  # conflict words per hundred
_LEAST_PARTIES = 1.0  # party mentions per hundred words


def judge(doc: Doc, lexicon: Lexicon, actors: Sequence[ActorSpan]) -> Relevance:
    """Tell whether a text is about the pack's conflict, about another one, or about neither.

    Args:
        doc: The parsed article.
        lexicon: What the packs know; without parties any conflict diplomacy is on topic.
        actors: The actors of the text.
    """
    words = lexicon.vocab.get("relevance", {})
    n_words = max(sum(t.is_alpha for t in doc), 1)
    conflict = {w for key in ("violence", "diplomacy") for w in words.get(key, ())}
    density = _PER_WORDS * sum(t.lemma_.lower() in conflict for t in doc) / n_words
    if density < _LEAST_CONFLICT:
        return "off_topic"
    if not lexicon.parties or _about_conflict(doc, lexicon, actors, n_words):
        return "on_topic"
    return "other_conflict"


def _about_conflict(doc: Doc, lexicon: Lexicon, actors: Sequence[ActorSpan], n_words: int) -> bool:
    lead = {party: 0 for party in lexicon.parties}
    whole = dict(lead)
    for actor in actors:
        if actor.side in whole:
            whole[actor.side] += 1
            lead[actor.side] += actor.start < _LEAD
    text: str = doc.text
    terms = sum(text.count(term) for term in lexicon.topic_terms)
    dense = _PER_WORDS * (sum(whole.values()) + terms) / n_words >= _LEAST_PARTIES
    both = all(whole.values()) or terms > 0
    return dense and both and (any(lead.values()) or terms > 1)
