"""What the ledger worked out about an event, in sentences: sums, comparisons, deals, and what opposed sides agree on."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from peaceledger.analysis.account import Facts
    from peaceledger.analysis.phrases import Row

OUTCOMES = {"holds": "holds", "fails": "does not hold", "cannot_tell": "cannot be checked"}
RULES = {
    "parts": "The sum of the parts",
    "both_sides": "The sum of both sides",
    "ordinal": "The place in the row of exchanges",
    "running_total": "The running total",
}
"""Rules with a claim of their own; of others the text's words stand for the claim."""
CARRIED_OUT = {"said": "By the texts it was carried out by", "date_and_number": "By date and number alone it may have been by"}
SIDE = re.compile(r"(?<=\bfor )[\w.-]+(?=[,;]|$)|(?<=returned to )[\w.-]+")


def checks(facts: "Facts") -> Iterator[str]:
    """Sums, places in a row and comparisons."""
    shown = (c for c in facts.checks if c["rule"] != "stages")  # the balance of the deal has told it
    for row in sorted(shown, key=lambda c: (c["outcome"], c["rule"], c["claim"])):
        claim = RULES.get(row["rule"], f"“{row['claim']}”")
        yield f"{claim} {OUTCOMES[row['outcome']]}: {_named(row['explanation'], facts)}{_in(facts, row)}."


def _in(facts: "Facts", row: "Row") -> str:
    refs = facts.refs(m["mention_id"] for m in facts.mentions if _holds(m, row))
    return f" ({refs})" if refs else ""


def _holds(mention: "Row", row: "Row") -> bool:
    same = mention.get("capture_id") == row["capture_id"]
    return bool(same and mention["start"] < row["end"] and row["start"] < mention["end"])


def _named(text: str, facts: "Facts") -> str:
    """Codes of sides as their names."""
    return SIDE.sub(lambda m: facts.side(m[0]), text)


def deals(facts: "Facts") -> Iterator[str]:
    """What is still open of a deal, by which exchanges it was carried out, and which deal this may carry out."""
    for deal in facts.deals:
        yield f"Of this deal: {_named(deal['explanation'], facts)}."
    done = [t for t in facts.deeds if t["agreement_event_id"] == facts.event["event_id"]]
    for basis, words in CARRIED_OUT.items():
        ids = sorted(t["exchange_event_id"] for t in done if t["basis"] == basis)
        if ids:
            yield f"{words} {' and '.join(facts.names.get(i, i) for i in ids)}."
    for tie in facts.deeds:
        if tie["exchange_event_id"] == facts.event["event_id"] and tie["basis"] != "said":
            whole = facts.names.get(tie["agreement_event_id"], tie["agreement_event_id"])
            yield f"It may carry out {whole}: day and number fit, but no text ties them."


def agreed(facts: "Facts") -> Iterator[str]:
    """Values that opposed sides give alike."""
    told: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in facts.concords:
        held = (m["mention_id"] for m in facts.mentions if _holds(m, row))
        told["that it took place" if row["field"] == "status" else _named(row["value"], facts)][row["side"]].extend(held)
    for value, by_side in sorted(told.items()):
        voices = [
            f"{facts.side(side)}{f' ({refs})' if (refs := facts.refs(ids)) else ''}" for side, ids in sorted(by_side.items())
        ]
        yield f"Told alike by {' and by '.join(voices)}: {value}."


__all__ = ["agreed", "checks", "deals"]
