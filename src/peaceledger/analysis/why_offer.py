"""An offer told as a colleague would: whose it is, what it asks of whom, who answered how, what no text says."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from peaceledger.analysis.cited import Cited, Told
from peaceledger.analysis.phrases import (
    Row,
    capital,
    counted,
    day_words,
    in_a_row,
    on_days,
    plural,
    quoted,
    span_words,
    the,
    words,
)

if TYPE_CHECKING:
    from peaceledger.analysis.why import Query

KINDS = {
    "offer": "an offer",
    "agreement": "an agreement",
    "alleged_agreement": "an agreement that only one side says there is",
    "argument": "an argument, put to nobody as an offer",
}
BASES = {
    "stated": "as a text states",
    "relative": "worked out from a weekday, or from a day without its year",
    "inferred": "inferred from what stands near",
}
ASIDE = {
    "quantity": "how much: {}",
    "place": "where: {}",
    "deadline": "by when: {}",
    "condition": "on condition: {}",
    "verification": "checked: {}",
    "guarantors": "guaranteed by: {}",
    "legal_form": "in the form of: {}",
    "decision_rule": "decided by: {}",
    "duration": "for how long: {}",
}
"""What a term may say beside what is to be done."""
STANCES = {"accept": "accepted", "reject": "rejected", "conditional": "accepted on a condition", "defer": "put off"}
MANY = 8
"""Terms that are told for one obligor; the rest are counted."""


def told(query: "Query", row: Row) -> Told:
    """An offer in sentences, with its passages."""
    key = row["offer_id"]
    tellings, terms, responses = (query.of(t, "offer_id", key) for t in ("offer_tellings", "offer_terms", "offer_responses"))
    shown = [(row, "its first passage"), *((t, "speaks of it") for t in tellings)]
    shown += [(t, f"a term: {words(t['issue'])}") for t in terms]
    shown += [(r, f"answer of {r['party']}: {r['stance']}") for r in responses]
    cited = Cited(query, shown, row["sides"])
    account = (
        " ".join([_whose(row, cited), *_day(row), *_tellings(tellings, cited), *_event(query, row)]),
        " ".join(_terms(row, terms, cited)),
        " ".join(_answers(responses, cited)),
        " ".join([*_unsaid(row, terms, responses), *cited.standing()]),
    )
    title = f"{capital(words(row['kind']))}{_by('of', row)}: {row['name']}"
    return Told(title=title, account=tuple(a for a in account if a), passages=cited.passages)


def _by(before: str, row: Row) -> str:
    return f" {before} {in_a_row([the(p) for p in row['proposers']])}" if row["proposers"] else ""


def _whose(row: Row, cited: Cited) -> str:
    between = row["kind"] == "agreement" and len(row["proposers"]) > 1
    aliases = f", also called {in_a_row([quoted(a) for a in row['aliases']])}" if row["aliases"] else ""
    by = _by("between" if between else "by", row)
    return f"The texts tell of {KINDS[row['kind']]}{by}: {quoted(row['name'])}{aliases} ({cited.refs([row])})."


def _day(row: Row) -> list[str]:
    if row["date_basis"] == "publication_date" and row["date_latest"]:
        return [f"No text dates it; it was made by {day_words(row['date_latest'])}, when it was published."]
    when = on_days(span_words(row))
    return [f"It was made {when}, {BASES[row['date_basis']]}."] if when and row["date_basis"] in BASES else []


def _tellings(tellings: Sequence[Row], cited: Cited) -> list[str]:
    """How many passages speak of it, and whether they name other proposers."""
    articles = {t["article_id"] for t in tellings}
    lines = []
    if len(tellings) > 1:
        lines.append(f"{capital(plural(len(tellings), 'passage'))} of {plural(len(articles), 'article')} speak of it.")
    by: dict[tuple[str, ...], list[Row]] = {}
    for telling in tellings:
        if telling["proposers"]:
            by.setdefault(tuple(telling["proposers"]), []).append(telling)
    if len(by) > 1:
        told_ = [f"{in_a_row([the(w) for w in who])} in {cited.refs(of)}" for who, of in sorted(by.items())]
        lines.append(f"They do not name the same proposer: {'; '.join(told_)}.")
    return lines


def _event(query: "Query", row: Row) -> list[str]:
    found = query.of("events", "event_id", row["event_id"])[:1] if row["event_id"] else []
    return [f"Among the events it is {quoted(e['title'])} ({e['event_id']})." for e in found]


def _terms(row: Row, terms: Sequence[Row], cited: Cited) -> list[str]:
    lines = []
    if row["points_said"]:
        listed = f", and the texts list {counted(row['points_listed'])}" if row["points_listed"] else ", and no text lists them"
        lines.append(f"It is said to have {plural(row['points_said'], 'point')}{listed}.")
    by: dict[str, dict[str, list[Row]]] = {}
    for term in (t for t in terms if t["stated"]):
        by.setdefault(term["obligor"] or "", {}).setdefault(_done(term) + _aside(term), []).append(term)
    lines += [_asked(row, obligor, asked, cited) for obligor, asked in sorted(by.items(), key=lambda o: (not o[0], o[0]))]
    missing = [t for t in terms if not t["stated"]]
    if missing:
        lines.append(f"By the texts it says nothing of {in_a_row([_done(t) for t in missing])} ({cited.refs(missing)}).")
    return lines


def _asked(row: Row, obligor: str, asked: Mapping[str, Sequence[Row]], cited: Cited) -> str:
    """What is asked of one obligor, or offered by the proposers themselves."""
    told_ = [f"{what} ({cited.refs(of)})" for what, of in list(asked.items())[:MANY]]
    more = [plural(len(asked) - MANY, "further term")] if len(asked) > MANY else []
    what = in_a_row([*told_, *more])
    if not obligor:
        return f"It asks {'' if what.startswith('“to ') else 'for '}{what}; of whom, the texts do not say."
    sides = obligor.split("; ")
    who = in_a_row([cited.side(side) for side in sides])
    if set(sides) <= set(row["sides"] or ()):
        return f"What {who} {'offer' if len(sides) > 1 else 'offers'} to do: {what}."
    return f"It asks of {who}: {what}."


def _done(term: Row) -> str:
    return quoted(term["action"]) if term["action"] else words(term["issue"])


def _aside(term: Row) -> str:
    """What else the term says, where its own words have not just said it."""
    new = {name: term[name] for name in ASIDE if term[name] and term[name] not in (term["action"] or "")}
    said = [ASIDE[name].format(quoted(value)) for name, value in new.items()]
    return f" ({'; '.join(said)})" if said else ""


def _answers(responses: Sequence[Row], cited: Cited) -> list[str]:
    by: dict[str, dict[str, list[Row]]] = {}
    for response in (r for r in responses if r["stance"] in STANCES):
        what = "a term of it is" if response["term_id"] else "it is"
        by.setdefault(f"{what} {STANCES[response['stance']]}", {}).setdefault(the(response["party"]), []).append(response)
    lines = []
    for answer, parties in by.items():
        lines.append(f"{capital(answer)} by {in_a_row([f'{party} ({cited.refs(of)})' for party, of in parties.items()])}.")
    silent = sorted({the(r["party"]) for r in responses if r["stance"] == "silent"} - {p for of in by.values() for p in of})
    if silent:
        answer = "its answer" if len(silent) == 1 else "an answer of theirs"
        lines.append(f"It is addressed to {in_a_row(silent)}, and no passage has {answer}.")
    return lines


def _unsaid(row: Row, terms: Sequence[Row], responses: Sequence[Row]) -> list[str]:
    open_ = {
        "whose it is": not row["proposers"],
        "when it was made": row["date_earliest"] is None and row["date_latest"] is None,
        "what it asks": not any(t["stated"] for t in terms),
        "how anybody answered": not responses,
    }
    left = [what for what, is_open in open_.items() if is_open]
    return [f"No text says {in_a_row(left)}."] if left else []


__all__ = ["told"]
