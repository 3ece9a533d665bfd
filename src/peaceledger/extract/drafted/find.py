"""A pack drafted from the texts of a corpus, where no pack names the parties of their conflict."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from peaceledger.extract.drafted.names import Names
from peaceledger.extract.drafted.opponents import Opponents, any_of
from peaceledger.extract.drafted.towns import towns
from peaceledger.packs import Lexicon, load_lexicon
from peaceledger.packs.schema import ActorTable, PlaceTable, StateTable


def drafted(lexicon: Lexicon, packs: Sequence[str | Path], texts: Iterable[str]) -> Lexicon:
    """Return the lexicon with what the texts themselves say of groups, states and opponents; as it is where a pack names parties.

    The order of the texts changes nothing.

    Args:
        lexicon: The packs.
        packs: Their names or folders.
        texts: Every text of the corpus.
    """
    if lexicon.parties:
        return lexicon
    corpus = sorted(set(texts))
    names = Names(corpus, lexicon)
    tables: list[StateTable | ActorTable | PlaceTable] = [*names.states(), *names.groups(), *towns(corpus, lexicon)]
    grown = load_lexicon(packs, tables) if tables else lexicon
    opponents = Opponents(grown).read(corpus)
    if not opponents:
        return grown
    parties = opponents[0] if len(opponents) == 1 and _fill(opponents[0], corpus, grown) else ()
    if titles := _capitals(parties, corpus, grown):
        grown = load_lexicon(packs, [*tables, titles])
    digest = sha256(f"{grown.digest}{opponents}{parties}".encode()).hexdigest()
    return replace(grown, opponents=opponents, parties=parties, digest=digest)


def _capitals(parties: Sequence[str], corpus: Sequence[str], lexicon: Lexicon) -> StateTable | None:
    """A party's state with "the Government" and "the Army", where the other party is none and nobody else is called so."""
    states = [p for p in parties if lexicon.actors[p].kind == "state"]
    if len(states) != 1:
        return None
    words = [w.capitalize() for w in lexicon.vocab["drafted"]["opposed"]["titled"]]
    free = [w for w in words if not any(re.search(rf"\b[Tt]he {w} (?:[A-Z]|of )", text) for text in corpus)]
    names = [f"{article} {word}" for word in free for article in ("the", "The")]
    return StateTable.model_construct(_fields_set={"id", "names"}, id=states[0], names=names) if names else None


def _fill(pair: tuple[str, str], corpus: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether most of the texts speak of one of the two: the corpus is about one conflict."""
    names = [n for a in lexicon.actors.values() if a.side in pair and a.kind != "person" for n in (*a.names, *a.adjectives)]
    told = re.compile(rf"\b{any_of(names)}\b")
    return sum(told.search(text) is not None for text in corpus) * 2 > len(corpus)
