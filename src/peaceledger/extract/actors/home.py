"""Whose "the army", "the government" and "the rebels" are, where no pack names the parties: those of the conflict told of."""

from peaceledger.extract.actors.scan import Phrase, Scan

_STATE_S = frozenset({"government", "armed_force"})


class Home:
    """The sides that bare words for them mean in an article.

    Args:
        scan: The article.
    """

    def __init__(self, scan: Scan) -> None:
        lexicon = scan.index.lexicon
        named = {n.entry.side for n in scan.names if n.entry is not None}
        pairs = [p for p in lexicon.opponents if lexicon.parties or not named.isdisjoint(p)]
        self._groups = frozenset(s for p in pairs for s in p if _kind(scan, s) == "armed_group")
        self._states = frozenset(s for p in pairs if not self._groups.isdisjoint(p) for s in p) - self._groups
        self._others = frozenset(lexicon.vocab.get("drafted", {}).get("opposed", {}).get("others", ()))
        self._scan = scan

    def side(self, kind: str, phrase: Phrase) -> str | None:
        """The side of a role noun that names none itself, None where the article does not settle it.

        Args:
            kind: Kind of actor that the noun names.
            phrase: The words before it: "the local authorities" are nobody's here.
        """
        sides = self._states if kind in _STATE_S else self._groups if kind == "armed_group" else frozenset()
        words = {t.lower_ for t in self._scan.tokens[phrase.first : phrase.first + 4]}
        return next(iter(sides)) if len(sides) == 1 and words.isdisjoint(self._others) else None


def _kind(scan: Scan, side: str) -> str | None:
    entry = scan.index.lexicon.actors.get(side)
    return entry.kind if entry is not None else None
