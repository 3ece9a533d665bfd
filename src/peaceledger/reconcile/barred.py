"""Red lines over all articles, each wording once, with the rules of law that bind the same party on the same issue."""

from collections.abc import Iterable
from dataclasses import replace

from peaceledger.packs import Lexicon
from peaceledger.packs.lexicon import LegalEntry
from peaceledger.reconcile.profile import plain
from peaceledger.records.position import LegalConstraint, RedLine


def join_red_lines(lines: Iterable[RedLine], lexicon: Lexicon) -> tuple[RedLine, ...]:
    """Each red line once, the earliest report of its words first."""
    rules: tuple[LegalEntry, ...] = lexicon.extra.get("legal", ())
    first: dict[tuple[str, str], RedLine] = {}
    for line in sorted(lines, key=lambda r: (r.date_earliest is None, r.date_earliest, r.red_line_id)):
        first.setdefault((line.party, plain(line.quote)), line)
    found = (replace(line, legal_ids=_binding(line, rules)) for line in first.values())
    return tuple(sorted(found, key=lambda r: r.red_line_id))


def _binding(line: RedLine, rules: Iterable[LegalEntry]) -> tuple[str, ...]:
    """Rules for this party alone that stand against one of the issues on that day; rules for everybody bind nobody more."""
    return tuple(
        sorted(
            rule.legal_id
            for rule in rules
            if rule.party == line.party and set(rule.bars) & set(line.issues) and _in_force(rule, line)
        )
    )


def _in_force(rule: LegalEntry, line: RedLine) -> bool:
    on = line.date_latest or line.date_earliest
    return on is None or ((rule.since is None or rule.since <= on) and (rule.until is None or on <= rule.until))


def constraints(lexicon: Lexicon) -> tuple[LegalConstraint, ...]:
    """The packs' rules of law as rows, by id."""
    rules: tuple[LegalEntry, ...] = lexicon.extra.get("legal", ())
    return tuple(
        LegalConstraint(
            legal_id=r.legal_id,
            party=r.party,
            issues=r.bars,
            rule=r.rule,
            source=r.source,
            articles=r.articles,
            since=r.since,
            until=r.until,
        )
        for r in sorted(rules, key=lambda r: r.legal_id)
    )


__all__ = ["constraints", "join_red_lines"]
