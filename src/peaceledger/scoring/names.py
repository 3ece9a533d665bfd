"""Whether two names mean one speaker: equal canonical name, listed alias, or a further answer the coder accepts."""

from collections.abc import Iterable, Mapping

from peaceledger.scoring.gold import fold

Aliases = Mapping[str, frozenset[str]]


def meanings(name: str, aliases: Aliases) -> frozenset[str]:
    """Canonical names a name may stand for; itself where no alias is listed."""
    return aliases.get(fold(name), frozenset()) | {fold(name)}


def same_name(gold: str, system: str, aliases: Aliases) -> bool:
    """True if the names share a canonical name."""
    return bool(meanings(gold, aliases) & meanings(system, aliases))


def same_speaker(gold: str | None, system: str | None, aliases: Aliases, accepted: Iterable[str | None] = ()) -> bool:
    """Compare speakers; joint ones as sets split at "; ", two unknown ones are equal."""
    return any(_same(answer, system, aliases) for answer in (gold, *accepted))


def _same(gold: str | None, system: str | None, aliases: Aliases) -> bool:
    if gold is None or system is None:
        return gold is system
    if same_name(gold, system, aliases):
        return True
    left, right = gold.split("; "), system.split("; ")
    return (
        len(left) == len(right)
        and all(any(same_name(g, s, aliases) for s in right) for g in left)
        and all(any(same_name(g, s, aliases) for g in left) for s in right)
    )


def same_chain(gold: Iterable[str], system: Iterable[str], aliases: Aliases) -> bool:
    """Compare chains element by element."""
    left, right = list(gold), list(system)
    return len(left) == len(right) and all(_same(g, s, aliases) for g, s in zip(left, right, strict=True))
