"""When something was said that the words around it do not date: not before the dated talks told of right before it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from peaceledger.reconcile.material import Material
from peaceledger.records import Mention
from peaceledger.records.claim import ProgressClaim
from peaceledger.records.position import PartyPosition, RedLine

Said = TypeVar("Said", PartyPosition, RedLine, ProgressClaim)
TALKS = frozenset({"meeting_or_call", "negotiation_round"})
REACH = 500
"""Characters between the talks and what is said after them: about a paragraph."""
DONE = frozenset({"occurred", "ongoing", "claimed"})


class SaidWhen:
    """Dated talks of each article, to date what is said after them."""

    def __init__(self, material: Material, mentions: Mapping[str, Mention]) -> None:
        self._texts = material.texts
        self._talks: dict[str, list[Mention]] = defaultdict(list)
        for mention in mentions.values():
            if mention.type in TALKS and mention.status in DONE and mention.date_prec == 1:
                self._talks[mention.article_id].append(mention)

    def dated(self, said: Said) -> Said:
        """With a first possible day, ``inferred``, where nothing else dates it and talks of a known day stand before it."""
        if said.date_basis != "unknown":
            return said
        near = [m for m in self._talks[said.article_id] if m.start <= said.start and self._together(m, said)]
        if not near:
            return said
        last = max(near, key=lambda m: (m.start, m.mention_id))
        return replace(said, date_earliest=last.date_earliest, date_basis="inferred", date_from=(last.mention_id,))

    def _together(self, mention: Mention, said: Said) -> bool:
        between = self._texts[said.capture_id][mention.start : said.start]
        return len(between) <= REACH and "\n" not in between


__all__ = ["SaidWhen"]
