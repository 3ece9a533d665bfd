"""A claim worked out again, and a value that opposed sides tell alike, in sentences."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from peaceledger.analysis.cited import Cited, Told
from peaceledger.analysis.phrases import Row, count_words, in_a_row, named, plainly, quoted, refs, units

if TYPE_CHECKING:
    from peaceledger.analysis.why import Query

ASKED = {
    "parts": "whether the parts that are told make up the whole",
    "both_sides": "whether the numbers of the two sides make up the number for both",
    "stages": "whether the exchanges that carry out the deal returned what was agreed",
    "ordinal": "whether as many exchanges lie between two that bear a number",
    "running_total": "whether the running total grew by what the exchanges in between returned",
    "first": "whether the ledger has another of its kind in that time",
    "largest": "whether the ledger has a larger one before it",
    "sum": "whether the numbers that the text prints beside it give it",
    "rate": "whether the rate agrees with what the ledger has for that time",
}
"""What each rule asks."""
OUTCOMES = {"holds": "It holds", "fails": "It does not hold", "cannot_tell": "It cannot be told"}
MEANT = {
    "holds": "This says that the numbers agree with one another, and not that they are true.",
    "fails": "This says that not all of the numbers can be right, and not which of them is wrong.",
    "cannot_tell": "The claim may be right all the same: what was not read could decide it.",
}
"""What an outcome does and does not say."""
OF_ORDER = {
    "holds": "This rests on what was read: another may be missing in the ledger.",
    "fails": "One counterexample is enough, if the ledger is right about it.",
}
"""The same of claims that ask for another event, and for no sum."""
ORDER = frozenset({"first", "largest"})
AGREED = "That opposed sides say the same is a good sign and no proof: both may rest on one report, or both may gain by it."


def arithmetic(query: "Query", row: Row) -> Told:
    """A check in sentences, with the passage that was checked and those it was checked against."""
    counts = [c for source in row["sources"] for c in query.of("counts", "count_id", source)]
    against = [c for c in counts if (c["capture_id"], c["start"]) != (row["capture_id"], row["start"])]
    shown = [(row, units(row["claim"])), *((c, count_words(c)) for c in against)]
    cited = Cited(query, shown, {*(c["returned_to"] for c in counts), *_sides(query, row)})
    asked = ASKED.get(row["rule"], "whether it agrees with the rest of the ledger")
    used = f" It was worked out with {_numbers(against, cited)}." if against else ""
    meant = OF_ORDER.get(row["outcome"], "") if row["rule"] in ORDER else ""
    account = (
        f"Of {_subject(query, row)} it is said {cited.by(row)}: {quoted(row['quote'])}. The question is {asked}.",
        f"{OUTCOMES[row['outcome']]}: {_plain(row['explanation'], cited)}.{used}",
        " ".join([meant or MEANT[row["outcome"]], *cited.standing()]),
    )
    title = f"Worked out again: {quoted(_plain(row['claim'], cited))}"
    return Told(title=title, account=account, passages=cited.passages)


def _subject(query: "Query", row: Row) -> str:
    found = query.of("events", "event_id", row["subject_id"])
    return f"{quoted(found[0]['title'])} ({row['subject_id']})" if found else str(row["subject_id"])


def _sides(query: "Query", row: Row) -> set[str | None]:
    return {x[f"side_{part}"] for x in query.of("exchanges", "event_id", row["subject_id"]) for part in "ab"}


def _plain(text: str, cited: Cited) -> str:
    return plainly(cited.in_words(named(text, cited.names))).rstrip(".")


def _numbers(counts: Sequence[Row], cited: Cited) -> str:
    return in_a_row([f"{count_words(c | {'returned_to': None, 'role': 'other'})} [{cited.number(c)}]" for c in counts])


def concord(query: "Query", row: Row) -> Told:
    """What opposed sides tell alike, in sentences."""
    held = query.of("concords", "concord_id", row["concord_id"])
    cited = Cited(query, ((c, plainly(c["value"])) for c in held), (c["side"] for c in held))
    by_side: dict[str, list[Row]] = {}
    for c in sorted(held, key=cited.number):
        by_side.setdefault(c["side"], []).append(c)
    what = "that it took place" if row["field"] == "status" else _plain(row["value"], cited)
    sides = in_a_row([cited.side(side) for side in by_side])
    voices = "; ".join(f"for {cited.side(side)} by {cited.voice(of)}" for side, of in by_side.items())
    told = f"Of {_subject(query, row)} the opposed sides {sides} tell alike: {what}. It is told {voices}."
    doubts = " ".join([AGREED, *_one_text(held, cited), *cited.standing()])
    return Told(title=f"Told alike by {sides}: {what}", account=(told, doubts), passages=cited.passages)


def _one_text(held: Sequence[Row], cited: Cited) -> list[str]:
    """Whether the sides are heard through one article alone."""
    if len(cited.articles()) > 1:
        return []
    return [f"All are heard through one article alone ({refs(cited.number(c) for c in held)})."]


__all__ = ["arithmetic", "concord"]
