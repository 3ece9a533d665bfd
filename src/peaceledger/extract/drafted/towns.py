"""Towns that neither a pack nor the gazetteer knows, as texts introduce them: "the lakeside town of Arveth"."""

import re
from collections.abc import Iterator, Mapping, Sequence

from peaceledger.extract.actors.names import NameIndex, index_for
from peaceledger.packs import Lexicon
from peaceledger.packs.gazetteer import candidates
from peaceledger.packs.schema import PlaceTable

_NAME = r"(?P<name>(?:[Aa]l-|[Ee]l-|El )?[A-Z][a-z][\w’'-]+)(?![\w’'-])(?! [A-Z])"
_FEWEST_LETTERS = 4
_LEAST_TOLD = 2
"""Articles that have to tell of a place: a name told once joins no reports."""
_TOWN = 1


def towns(texts: Sequence[str], lexicon: Lexicon) -> Iterator[PlaceTable]:
    """Yield the places that one text introduces as a town, or as where something stands, and another tells of as a place.

    Args:
        texts: Every article.
        lexicon: What is known before.
    """
    words: Mapping[str, Sequence[str]] = lexicon.vocab.get("drafted", {}).get("towns", {})
    if not words:
        return
    index = index_for(lexicon)
    introduced = re.compile(
        rf"\b{_any(words['introduced'])} of {_NAME}|\b{_any(words['sites'])} (?:of|in|at) {_NAME.replace('name', 'site')}"
    )
    where = re.compile(rf"\b(?:in|at|near|outside|around|inside) {_NAME}")
    told: dict[str, set[int]] = {}
    for n, text in enumerate(texts):
        for match in introduced.finditer(text):
            told.setdefault(match["name"] or match["site"], set()).add(n)
    for n, text in enumerate(texts):
        for match in where.finditer(text):
            if match["name"] in told:
                told[match["name"]].add(n)
    for name in sorted(told):
        if len(told[name]) >= _LEAST_TOLD and not _is_known(name, index) and not _acts(name, texts, words):
            key = re.sub(r"[^a-z0-9-]", "", name.lower())
            yield PlaceTable.model_construct(id=f"texts-{key}", name=name, where_prec=_TOWN)


def _is_known(name: str, index: NameIndex) -> bool:
    given = any(name in index.words("given_names", key) for key in ("female", "male"))
    common = name.lower() in index.words("places", "never") or len(name) < _FEWEST_LETTERS
    return given or common or bool(index.place_hits(name) or index.actor_hits(name) or candidates(name))


def _acts(name: str, texts: Sequence[str], words: Mapping[str, Sequence[str]]) -> bool:
    """Whether a text speaks of somebody of that name."""
    written = re.escape(name)
    somebody = re.compile(
        rf"\b{_any(words['titles'])} (?:[A-Z][\w’'-]+ )?{written}\b|\b{written} (?:himself|herself|{_any(words['says'])})\b"
    )
    return any(somebody.search(text) for text in texts)


def _any(words: Sequence[str]) -> str:
    return "(?:" + "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w))) + ")"
