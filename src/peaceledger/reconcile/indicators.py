"""Signs of cost and offers on one time axis. Nothing is added up or weighed: whether cost outweighs gain is an author's word."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, cast

from peaceledger.packs import Lexicon
from peaceledger.reconcile.who import Who
from peaceledger.records import Act, Count, Mention, Offer, Statement, record_id
from peaceledger.records.mediation import Indicator

LOSSES = frozenset({"killed", "wounded", "captured"})
PEOPLE = frozenset({"person", "civilian", "pow", "prisoner", "mixed", "child", "body"})
ACTS: Mapping[str, Literal["sanction", "aid"]] = {"SANCTION": "sanction", "AID": "aid"}
REAL = frozenset({"occurred", "ongoing", "claimed"})


class Indicators:
    """Makes the rows; looks up whose claim each is."""

    def __init__(self, lexicon: Lexicon, statements: Mapping[str, Statement], mentions: Mapping[str, Mention]) -> None:
        self._statements, self._mentions, self._who = statements, mentions, Who(lexicon)
        self._people = {
            word.casefold(): a.actor_id
            for a in lexicon.actors.values()
            if a.kind == "state"
            for word in (*a.adjectives, *a.people)
        }

    def rows(self, counts: Iterable[Count], acts: Iterable[Act], offers: Iterable[Offer]) -> tuple[Indicator, ...]:
        """Return all indicators, by id."""
        found = [*self._losses(counts), *self._acts(acts), *self._land(), *self._offers(offers)]
        return tuple(sorted({i.indicator_id: i for i in found}.values(), key=lambda i: i.indicator_id))

    def _losses(self, counts: Iterable[Count]) -> Iterator[Indicator]:
        for c in counts:
            mention = self._mentions.get(c.mention_id)
            if c.role not in LOSSES or c.what not in PEOPLE or mention is None or mention.status not in REAL:
                continue
            said = self._statements.get(mention.statement_id or "")
            party = self._whose(c.quote)
            yield Indicator(
                indicator_id=record_id("v", c.role, party, c.count_id),
                kind=cast(Literal["killed", "wounded", "captured"], c.role),
                party=party,
                date_earliest=mention.date_earliest,
                date_latest=mention.date_latest,
                low=c.low,
                high=c.high,
                hedge=c.hedge,
                claimed_by=c.counted_by or (said.speaker if said else None),
                claimed_side=self._who.side_of(c.counted_by) or (said.side if said else None),
                derives_from=c.count_id,
                capture_id=c.capture_id,
                start=c.start,
                end=c.end,
                quote=c.quote,
            )

    def _whose(self, quote: str) -> str | None:
        """The one state whose people the words count: "40 Ardenian soldiers"."""
        sides = {self._people[w] for w in quote.casefold().split() if w in self._people}
        return sides.pop() if len(sides) == 1 else None

    def _acts(self, acts: Iterable[Act]) -> Iterator[Indicator]:
        for a in acts:
            kind = ACTS.get(a.plover)
            if kind is not None and a.status in REAL:
                said = self._statements.get(a.statement_id or "")
                yield self._row(kind, a.target_side, a, said, a.act_id)

    def _land(self) -> Iterator[Indicator]:
        for m in self._mentions.values():
            sides = self._who.sides(m.participants)
            if m.type == "territorial_change" and m.status in REAL and len(sides) == 1:
                said = self._statements.get(m.statement_id or "")
                yield self._row("territory", next(iter(sides)), m, said, m.mention_id)

    def _row(
        self, kind: Literal["sanction", "aid", "territory"], party: str, source: Act | Mention, said: Statement | None, key: str
    ) -> Indicator:
        return Indicator(
            indicator_id=record_id("v", kind, party, key),
            kind=kind,
            party=party,
            date_earliest=source.date_earliest,
            date_latest=source.date_latest,
            low=None,
            high=None,
            hedge=None,
            claimed_by=said.speaker if said else None,
            claimed_side=said.side if said else None,
            derives_from=key,
            capture_id=source.capture_id,
            start=source.start,
            end=source.end,
            quote=source.quote,
        )

    def _offers(self, offers: Iterable[Offer]) -> Iterator[Indicator]:
        for o in offers:
            if o.kind == "offer":
                for side in o.sides or (None,):
                    yield Indicator(
                        indicator_id=record_id("v", "offer", side, o.offer_id),
                        kind="offer",
                        party=side,
                        date_earliest=o.date_earliest,
                        date_latest=o.date_latest,
                        low=None,
                        high=None,
                        hedge=None,
                        claimed_by=None,
                        claimed_side=None,
                        derives_from=o.offer_id,
                        capture_id=o.capture_id,
                        start=o.start,
                        end=o.end,
                        quote=o.quote,
                    )


__all__ = ["Indicators"]
