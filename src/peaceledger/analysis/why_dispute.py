"""A disagreement told as a colleague would: what it is about, who says what where, why it is of this kind, what is not known."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from peaceledger.analysis.cited import Cited, Told
from peaceledger.analysis.phrases import Row, capital, in_a_row, named, plainly, quoted, the, units, words

if TYPE_CHECKING:
    from peaceledger.analysis.why import Query

ABOUT = {
    "counts.returned": "how many were returned",
    "counts.killed": "how many were killed",
    "counts.wounded": "how many were wounded",
    "counts.captured": "how many were captured",
    "counts.launched": "how many were launched",
    "counts.other": "how many there were",
    "counts.total": "what the running total counts",
    "counts.ordinal": "which number it has in the row of exchanges",
    "status": "whether it is so",
    "signed": "whether it was signed",
    "type": "what it was",
    "date": "when it was",
    "published": "when the article was published",
    "quoted": "which number the cited outlet gives",
    "proposed": "who proposed it",
    "refused": "who refused it",
    "fought": "who did it",
    "asked": "who asked for it",
    "promised": "whether it was promised",
    "starts": "from when it holds",
    "ends": "until when it holds",
    "blame": "who is to blame",
    "initiative": "whose idea it is",
    "first": "how long ago the last one before it was",
    "sum": "what the numbers add up to",
    "offer": "what is offered",
    "speaker": "whose words they are",
    "chain": "through whom the words have come",
    "wording": "in which words it was said",
    "statement": "what is the case",
}
"""What a field is about, as an indirect question."""
NAMES = {
    "true_dispute": "a dispute of substance",
    "denial": "a denial",
    "different_thing_counted": "a difference in what is counted",
    "different_time": "a difference of time",
    "arithmetic": "a fault of arithmetic",
    "copy_error": "a slip in copying",
    "source_date": "a fault in a printed date",
    "cause_or_blame": "a quarrel over who did it",
    "status": "a difference over how far it went",
    "attribution": "a difference over whose it is",
    "wording": "a matter of words",
}
WHY = {
    "true_dispute": "Each account has an owner who stands by it, and nothing in the passages shows that they speak of different "
    "things or of different times. So it is held to be neither a slip in copying nor a matter of what is counted.",
    "denial": "One voice says that it is so and another that it is not. The thing itself is disputed, and not its number, "
    "its day or its name.",
    "different_thing_counted": "The numbers are not of the same people or things, so all of them can be right. So it is not held "
    "to be a dispute over one number.",
    "different_time": "The accounts belong to different days. Each can have been right when it was told, and so it is not held "
    "to be a dispute.",
    "arithmetic": "Set side by side, the numbers cannot all be right. The fault lies in the sum, whoever made it; it is not one "
    "side's word against another's.",
    "copy_error": "The same digits stand in another order, and no two sides stand behind the two numbers. So a slip is likelier "
    "than a dispute, though no text admits one.",
    "source_date": "No article can report what was still to come. So the date printed on it is doubted, and not the event.",
    "cause_or_blame": "That it happened is common ground. Each puts it on the other, so it is more than a denial.",
    "status": "What is disputed is how far it went: signed or agreed, only drafted, or not agreed at all. It is neither a number "
    "nor a day.",
    "attribution": "What was said or done is told alike. The texts differ on whose it was.",
    "wording": "All of it can be true at once: the texts choose other words for one thing, or give it less exactly.",
    "unresolvable": "They cannot both be right, but no text says whose number it is. So it can be called neither a dispute "
    "between two sides nor a slip.",
}
"""Why it is of this kind and of no other that lies near."""
UNKNOWN = {
    "true_dispute": "No text read here decides which of them is right.",
    "denial": "No text read here decides whether it is so.",
    "different_thing_counted": "No text read here says how the numbers go together.",
    "arithmetic": "No text read here says which of them is wrong.",
    "copy_error": "No text read here says which of the numbers is the slip.",
    "source_date": "No text read here says on which day it was really published.",
    "cause_or_blame": "No text read here decides who is right.",
    "status": "No text read here decides how far it really went.",
    "attribution": "No text read here decides whose it really was.",
    "unresolvable": "No text read here decides which of them is right.",
}
"""What is not known, where something is not."""
ROLE = re.compile(r"counts\.(returned|killed|wounded|captured|launched)$")
NUMBER = re.compile(r"(?:about |more than |less than |at least |at most )?([\d,.]*\d)(?: [^,]*)?$")
DOER = re.compile(r"(?P<who>.+) (?:proposed|refused|fought)$")
DID = {"proposed": "proposed it", "refused": "refused it", "fought": "did it"}
PRINTED = re.compile(r"(?P<what>published|event) (?P<day>.+)$")
OWNED = re.compile(r".+: [a-z]+$")
"""As in "Norland: offer": who holds it, and how."""
TOPICS = re.compile(r" on (?P<topics>[a-z_]+(?:, [a-z_]+)*)$")
IN_WORDS = frozenset({"wording", "statement", "offer", "blame", "asked"})
"""Fields that are told by the passages' own words."""
SAID = frozenset({"status", "type", "statement", "offer", "initiative", "published", "speaker", "chain", "blame", *DID})
"""Fields whose note says what has just been told."""
PLAIN = frozenset({"copy_error", "unresolvable"})
"""Kinds that are chosen for one reason alone."""
TO_COME = frozenset({"agreed", "planned", "proposed"})


def told(query: "Query", row: Row) -> Told:
    """A disagreement in sentences, with its passages."""
    positions = query.of("positions", "disagreement_id", row["disagreement_id"])
    cited = Cited(query, ((p, plainly(p["value"])) for p in positions), (p["side"] for p in positions))
    about = _about(row)
    account = (
        " ".join([_opening(about, query, row["subject_id"], cited), *_stands(query, row, positions, cited)]),
        " ".join(p for p in (_kind(row, positions), WHY.get(row["kind"], ""), _reason(row, cited)) if p),
        " ".join(p for p in (UNKNOWN.get(row["kind"], ""), _outsiders(row, positions, cited), *cited.standing()) if p),
    )
    return Told(title=f"Disagreement: {about}", account=tuple(a for a in account if a), passages=cited.passages)


def _about(row: Row) -> str:
    topics = TOPICS.search(row["note"]) if row["field"] == "statement" else None
    if topics is None and row["field"] in ABOUT:
        return ABOUT[row["field"]]
    return f"what is the case ({words(topics['topics'] if topics else row['field'].replace('.', ', '))})"


def _opening(about: str, query: "Query", key: str, cited: Cited) -> str:
    differ = "passages of one article" if len(cited.articles()) == 1 else "the texts"
    subject = _subject(query, key, about)
    return capital(f"{f'on {subject} ' if subject else ''}{differ} tell differently {about}.")


def _subject(query: "Query", key: str, about: str) -> str:
    """What the record is that it is about."""
    for found in query.of("events", "event_id", key)[:1]:
        return f"{quoted(found['title'])} ({key})"
    for found in query.of("articles", "article_id", key)[:1] if about == ABOUT["published"] else ():
        return f"the article {quoted(found['headline'] or 'without a headline')} ({key})"
    for found in query.of("utterances", "utterance_id", key)[:1]:
        return f"words of {in_a_row([the(n) for n in (found['speaker'] or 'somebody who is not named').split('; ')])} ({key})"
    return ""


def _stands(query: "Query", row: Row, positions: Sequence[Row], cited: Cited) -> list[str]:
    """One sentence for each value: numbers from the least to the largest, others as they were published."""
    by_value: dict[str, list[Row]] = {}
    for position in sorted(positions, key=cited.number):
        by_value.setdefault(position["value"], []).append(position)
    to_come = any(e["status"] in TO_COME for e in query.of("events", "event_id", row["subject_id"]))
    ranked = sorted(by_value.items(), key=lambda v: _size(v[0])) if row["field"].startswith("counts.") else by_value.items()
    return [capital(_stand(row["field"], value, held, cited, to_come=to_come)) for value, held in ranked]


def _size(value: str) -> float:
    found = re.search(r"\d[\d,.]*", value)
    return float(found[0].rstrip(",.").replace(",", "")) if found else 0.0


def _stand(field: str, raw: str, held: Sequence[Row], cited: Cited, *, to_come: bool) -> str:
    voices, value = cited.voice(held), cited.in_words(named(raw, cited.names))
    if field == "status" and value in ("asserted", "denied"):
        return f"it is {value} by {voices}: {quoted(held[0]['quote'])}."
    if printed := PRINTED.match(value) if field == "published" else None:
        verb = "prints" if printed["what"] == "published" else "tells, as past, of an event of"
        return f"{cited.refs(held)} {verb} {printed['day']}."
    if field in ("speaker", "chain"):
        through = "come through" if field == "chain" else "are those of"
        return f"in {cited.refs(held)} the words {through} {value.replace(' → ', ', then ')}."
    if doer := DOER.match(value):
        return f"according to {voices}, {doer['who']} {DID.get(field, 'did it')}: {quoted(held[0]['quote'])}."
    if field in IN_WORDS or OWNED.match(value):
        return f"{voices}: {'; '.join(dict.fromkeys(quoted(p['quote']) for p in held))}."
    return f"according to {voices}, {_clause(field, value, to_come=to_come)}."


def _clause(field: str, value: str, *, to_come: bool) -> str:
    if role := ROLE.match(field):
        return _number(value, role[1], to_come=to_come)
    if field == "type":
        return f"it was a {value}"
    return f"it was {'the ' if value.startswith('first ') else ''}{plainly(value)}"


def _number(value: str, role: str, *, to_come: bool) -> str:
    told_ = units(value.replace(", side not said", " of a side that is not named"))
    found = NUMBER.match(told_)
    if not found:
        return f"the number is {told_}"
    verbs = ("is to be", "are to be") if to_come else ("was", "were")
    return f"{told_} {verbs[found[1] != '1']} {role}"


def _kind(row: Row, positions: Sequence[Row]) -> str:
    if row["kind"] == "unresolvable":
        return "The ledger leaves it open."
    exclude = ""
    if row["strength"] == "contradiction" and row["kind"] != "source_date":
        exclude = f": the accounts cannot {'both' if len({p['value'] for p in positions}) == 2 else 'all'} be true"
    return f"The ledger takes it for {NAMES.get(row['kind'], words(row['kind']))}{exclude}."


def _reason(row: Row, cited: Cited) -> str:
    """What the rule noted that saw it, without the values, which have just been told."""
    if row["field"] in SAID or row["kind"] in PLAIN:
        return ""
    notes = row["note"].split("; ")
    if row["field"].startswith("counts.") and all(": " in n for n in notes):
        notes = list(dict.fromkeys(n.rpartition(": ")[2] for n in notes))
    found = plainly(cited.in_words(named("; ".join(notes), cited.names))).strip().rstrip(".")
    return f"The reason on record: {found}." if found else ""


def _outsiders(row: Row, positions: Sequence[Row], cited: Cited) -> str:
    """Whether anybody but the sides has a value."""
    if row["kind"] not in ("true_dispute", "denial", "cause_or_blame", "attribution") or not any(p["side"] for p in positions):
        return ""
    outside = [p for p in positions if not p["side"]]
    if not outside:
        return "Nobody but the sides themselves is heard on it."
    where = cited.refs(outside)
    return f"{where} {'speak' if ' ' in where else 'speaks'} in the voice of no side."


__all__ = ["told"]
