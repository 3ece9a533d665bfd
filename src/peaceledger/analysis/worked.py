"""What the ledger worked out about an event, in sentences: sums, comparisons, deals, and what opposed sides agree on."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from peaceledger.analysis.phrases import capital, in_a_row, quoted

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
        claim = RULES.get(row["rule"]) or f"The claim {quoted(row['claim'])}"
        yield f"{claim}{_in(facts, row)} {OUTCOMES[row['outcome']]}: {_named(row['explanation'], facts)}."


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
        balances = {part: _balance(deal, part) for part in "ab" if deal[f"agreed_{part}"] is not None and deal[f"side_{part}"]}
        sides: dict[str, list[str]] = defaultdict(list)
        for part, balance in balances.items():
            sides[balance].append(facts.side(deal[f"side_{part}"]))
        told = [balance.format(f"each of {in_a_row(of)}" if len(of) > 1 else of[0]) for balance, of in sides.items()]
        yield " ".join(told or ["No text gives a number that was agreed."])
    done = [t for t in facts.deeds if t["agreement_event_id"] == facts.event["event_id"]]
    for basis, words in CARRIED_OUT.items():
        ids = sorted(t["exchange_event_id"] for t in done if t["basis"] == basis)
        if ids:
            yield f"{words} {in_a_row([facts.names.get(i, i) for i in ids])}."
    for tie in facts.deeds:
        if tie["exchange_event_id"] == facts.event["event_id"] and tie["basis"] != "said":
            whole = facts.names.get(tie["agreement_event_id"], tie["agreement_event_id"])
            yield f"It may carry out {whole}: day and number fit, but no text ties them."


def _balance(deal: "Row", part: str) -> str:
    """Agreed, returned and open for one side of a deal, with a gap for its name."""
    agreed_, back, left = (deal[f"{k}_{part}"] for k in ("agreed", "returned", "open"))
    if back is None:
        return f"{agreed_:,} were agreed for {{}}; no exchange that the texts tie to the deal gives a number."
    if left is not None and left < 0:
        return f"{back:,} were returned to {{}}, {-left:,} more than the {agreed_:,} agreed."
    if left == 0:
        return f"All {agreed_:,} agreed for {{}} were returned."
    return f"Of {agreed_:,} agreed for {{}} {back:,} were returned{'' if left is None else f', and {left:,} are open'}."


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
        yield f"{capital(' and '.join(voices))} tell alike: {value}."


__all__ = ["agreed", "checks", "deals"]
