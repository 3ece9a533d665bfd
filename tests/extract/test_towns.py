"""Towns that neither a pack nor the gazetteer knows."""

from collections.abc import Sequence

import pytest

from peaceledger.extract.drafted.towns import towns
from peaceledger.packs import Lexicon

TOWNS = [
    (["Shells fell on the lakeside town of Qarveth.", "Four died in Qarveth."], ["Qarveth"]),
    (["A drone hit the market of al-Zurqeb.", "The truce near al-Zurqeb held."], ["al-Zurqeb"]),
    (["The hospital in Qarveth was full.", "They met outside Qarveth."], ["Qarveth"]),
    (["Shells fell on the town of Qarveth. Four died in Qarveth."], []),
    (["The trial ran in Qarveth.", "They met in Qarveth."], []),
    (["The battle of Qarveth began.", "In Qarveth said the man: no.", "Commander Qarveth spoke at Qarveth."], []),
    (["The city of Geneva waited.", "They met in Geneva."], []),
    (["The town of Maria was hit.", "They believe in Maria."], []),
    (["He left the port of May.", "The talks end in May."], []),
]


@pytest.mark.parametrize(("texts", "names"), TOWNS)
def test_towns_that_texts_introduce(texts: Sequence[str], names: Sequence[str], lexicon: Lexicon):
    assert [t.name for t in towns(texts, lexicon)] == names
