"""Everything reconciliation looks things up in: the findings by id, sorted once, so that their order cannot matter."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from peaceledger.packs import Lexicon
from peaceledger.packs.lexicon import OutletEntry
from peaceledger.reconcile.who import Who
from peaceledger.records import Article, Count, Findings, Mention, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Findings of all articles, by id and in id order.

    Attributes:
        articles: By article_id.
        statements: By statement_id.
        mentions: By mention_id.
        counts: By count_id.
        counts_of: Counts of a mention, in text order.
        texts: Decoded text by capture_id.
        lexicon: What the packs know.
        who: Names to sides.
        about: Statements by the event they are about; filled in once events are known.
        apart: Mentions that people keep apart from others, as in ``Profile``.
        freed: Names of who was let go by mention_id; filled in before mentions are linked.
        nationals: States, no parties, whose people were let go, by mention_id; filled in as well.
    """

    articles: Mapping[str, Article]
    statements: Mapping[str, Statement]
    mentions: Mapping[str, Mention]
    counts: Mapping[str, Count]
    counts_of: Mapping[str, tuple[Count, ...]]
    texts: Mapping[str, str]
    lexicon: Lexicon
    who: Who
    about: Mapping[str, tuple[Statement, ...]] = field(default_factory=dict)
    apart: Mapping[str, frozenset[int]] = field(default_factory=dict)
    freed: Mapping[str, frozenset[str]] = field(default_factory=dict)
    nationals: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def article_of(self, mention: Mention) -> Article:
        """The article a mention stands in."""
        return self.articles[mention.article_id]

    def outlet(self, article_id: str) -> OutletEntry | None:
        """The outlet as a pack knows it."""
        source = self.articles[article_id].source_id
        return self.lexicon.outlets.get(source) if source else None

    def outlet_key(self, article_id: str) -> str:
        """The outlet, or the capture where the outlet is unknown."""
        article = self.articles[article_id]
        return article.source_id or article.capture_id

    def heard(self, said: Statement) -> str | None:
        """Side in whose voice a statement is told: the speaker's, else the outlet's own; None if neutral or unknown."""
        outlet = self.outlet(said.article_id)
        return said.side or (outlet.side if outlet else None)

    def voice(self, mention: Mention) -> str | None:
        """Side in whose voice a passage speaks: the speaker's, else the outlet's own; None if neutral or unknown."""
        outlet = self.outlet(mention.article_id)
        said = self.statements.get(mention.statement_id or "")
        if said is not None:
            own = outlet is not None and self._is_body(said.speaker or "")
            return said.side or self.who.side_of(said.speaker) or (outlet.side if outlet and own else None)
        return outlet.side if outlet else None

    def _is_body(self, speaker: str) -> bool:
        """Whether somebody is named by his office alone: "the ministry" of a side's own outlet is that side's."""
        return not frozenset(self.words("bodies")).isdisjoint(speaker.casefold().split())

    def counter(self, count: Count) -> str | None:
        """Side that gives a number: whoever counts, else whoever speaks; None if neutral or unknown."""
        mention = self.mentions[count.mention_id]
        said = self.statements.get(mention.statement_id or "")
        if count.counted_by and (said is None or said.speaker != count.counted_by):
            return self.who.side_of(count.counted_by)
        return self.voice(mention)

    def words(self, key: str) -> Any:
        """A word list of this room's vocabulary; empty where the pack has none."""
        return self.lexicon.vocab.get("reconcile", {}).get(key, ())


def gather(findings: Sequence[Findings], texts: Mapping[str, str], lexicon: Lexicon) -> Material:
    """Sort the findings by id."""
    articles = sorted((f.article for f in findings), key=lambda a: a.article_id)
    statements = sorted((s for f in findings for s in f.statements), key=lambda s: s.statement_id)
    mentions = sorted((m for f in findings for m in f.mentions), key=lambda m: m.mention_id)
    counts = sorted((c for f in findings for c in f.counts), key=lambda c: c.count_id)
    counts_of: dict[str, list[Count]] = defaultdict(list)
    for count in sorted({c.count_id: c for c in counts}.values(), key=lambda c: (c.start, c.end, c.count_id)):
        counts_of[count.mention_id].append(count)
    return Material(
        articles={a.article_id: a for a in articles},
        statements={s.statement_id: s for s in statements},
        mentions={m.mention_id: m for m in mentions},
        counts={c.count_id: c for c in counts},
        counts_of={key: tuple(group) for key, group in counts_of.items()},
        texts=texts,
        lexicon=lexicon,
        who=Who(lexicon),
    )


__all__ = ["Material", "gather"]
