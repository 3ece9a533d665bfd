"""Which event a statement is about, where the text says so."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from peaceledger.reconcile.material import Material
from peaceledger.reconcile.profile import gist, plain
from peaceledger.records import Mention, Statement

ALIKE = 0.6
"""Least share of a denial's longer words that a passage of the same article holds: "denied the attack on the residence" is about
that attack, not about any attack."""
LEAST_WORDS = 2


def about_events(material: Material, owner: Mapping[str, str]) -> tuple[Statement, ...]:
    """All statements with the event they are about: the one whose passage they share most characters with.

    A denial often names an event told elsewhere in the article; it is about the event whose passage holds most of its words.

    Args:
        material: Statements and mentions.
        owner: Event by mention_id.
    """
    of_article: dict[str, list[Mention]] = defaultdict(list)
    for mention in material.mentions.values():
        if mention.mention_id in owner and mention.type != "statement_of_record":
            of_article[mention.article_id].append(mention)
    filled = []
    for s in material.statements.values():
        mentions = of_article[s.article_id]
        found = _overlapping(s, mentions) or (_named(s, mentions) if s.stance == "deny" else None)
        event_id = owner[found.mention_id] if found else None
        filled.append(replace(s, about_event_id=event_id) if event_id != s.about_event_id else s)
    return tuple(filled)


def by_event(statements: Iterable[Statement]) -> dict[str, tuple[Statement, ...]]:
    """Statements grouped by the event they are about."""
    groups: dict[str, list[Statement]] = defaultdict(list)
    for s in statements:
        if s.about_event_id:
            groups[s.about_event_id].append(s)
    return {key: tuple(group) for key, group in groups.items()}


def denying(event_id: str, mentions: Sequence[Mention], material: Material) -> tuple[Statement, ...]:
    """Denials of the event itself, or of a part in it: "denied that they met" denies the meeting, "denied it when they met" not.

    A denial whose passage tells the event denies it where the grammar of that passage says so.

    Args:
        event_id: The event.
        mentions: Its mentions.
        material: With ``about`` filled in.
    """
    part = tuple(material.words("part_in_it"))

    def of_event(s: Statement) -> bool:
        met = [m for m in mentions if m.capture_id == s.capture_id and m.start < s.end and s.start < m.end]
        return not met or any(m.status == "denied" for m in met) or plain(s.quote).startswith(part)

    return tuple(s for s in material.about.get(event_id, ()) if s.stance == "deny" and of_event(s))


def _overlapping(s: Statement, mentions: Sequence[Mention]) -> Mention | None:
    """Of passages that hold the content the innermost, which tells least of other things; else the one that shares most."""
    holding = [m for m in mentions if m.start <= s.start and s.end <= m.end]
    if holding:
        return max(holding, key=lambda m: (m.start, -m.end, -m.trigger_start, m.type))
    shared = [(min(s.end, m.end) - max(s.start, m.start), m) for m in mentions]
    best = max(shared, key=_first_of_most, default=None)
    return best[1] if best and best[0] > 0 else None


def _named(s: Statement, mentions: Sequence[Mention]) -> Mention | None:
    words = gist(plain(s.quote))
    if len(words) < LEAST_WORDS:
        return None
    shared = [(len(words & gist(plain(m.quote))), m) for m in mentions]
    best = max(shared, key=_first_of_most, default=None)
    return best[1] if best and best[0] >= ALIKE * len(words) else None


def _first_of_most(shared: tuple[int, Mention]) -> tuple[int, int, int, int, str]:
    """The mention that shares most; of equals the first in the text: an id would pick by the letters of a name."""
    most, m = shared
    return most, -m.start, -m.end, -(m.trigger_start or 0), m.type


__all__ = ["about_events", "by_event", "denying"]
