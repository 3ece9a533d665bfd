"""An event told as a colleague would: what, when, where, who, how many, on whose word, what is disputed, what is open.

Every sentence names the passages it rests on by their numbers. Nothing is said that no row says.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from peaceledger.analysis import worked
from peaceledger.analysis.phrases import (
    CODE,
    DAY,
    MOST,
    Row,
    capital,
    count_words,
    day_words,
    in_a_row,
    on_days,
    plainly,
    plural,
    refs,
    span_words,
    the,
    units,
    words,
)

NOUNS = {
    "prisoner_exchange": "a prisoner exchange",
    "prisoner_release": "a release of prisoners",
    "negotiation_round": "talks",
    "meeting_or_call": "a meeting or call",
    "ceasefire_violation": "a breach of a ceasefire",
    "agreement": "an agreement",
    "attack": "an attack",
    "territorial_change": "a change of control over territory",
    "indictment": "an indictment",
    "aid": "aid",
    "mediation_offer": "an offer to mediate",
    "statement_of_record": "a running total",
    "other": "an event",
}
"""Types whose name with an article would not be English; any other is its name."""
STATUSES = {
    "occurred": "as having taken place",
    "ongoing": "as under way",
    "agreed": "as agreed, still to come",
    "planned": "as planned",
    "proposed": "as proposed",
    "claimed": "as somebody's claim",
    "denied": "as asserted by some and denied by others",
    "demanded": "as demanded",
    "failed": "as failed",
    "negated": "as not having taken place",
    "hypothetical": "as a supposition",
}
BASES = {
    "stated": "The date is stated in {0}",
    "relative": "The date is worked out from a weekday, or a day without its year, in {0}",
    "inferred": "The date is inferred: no passage gives it alone",
    "publication_date": "The date is only that of publication",
}
TOTAL = "statement_of_record"
TO_COME = ("agreed", "planned")
REASONS = 4
REASON = re.compile(r"(.*) \(([+-]\d+(?:\.\d+)?)\)$")
PLAIN = re.compile(r" \((?:[a-z ]+ )?[\d,]+\)$")
"""The number itself after a rule: it has just been told."""
SLIGHT = 0.5
"""Reasons lighter than this move no decision and are left to ``--weights``."""
FIELDS = {
    "status": "Whether and as what it took place",
    "type": "What it is called",
    "date": "When it was",
    "proposed": "Who proposed it",
    "refused": "Who refused it",
    "signed": "Whether it was signed",
    "fought": "Who did it",
    "asked": "Who asked for it",
    "promised": "Whether it was promised",
    "starts": "From when it holds",
    "ends": "Until when it holds",
    "blame": "Who is to blame",
    "initiative": "Whose idea it is",
    "first": "Since when it is the first",
    "sum": "What the numbers add up to",
    "offer": "What is offered",
}
KINDS = {
    "true_dispute": "a true dispute",
    "different_thing_counted": "two things are counted",
    "different_time": "two times are told",
    "arithmetic": "it does not add up",
    "copy_error": "a slip in copying, it seems",
    "cause_or_blame": "each puts it on the other",
    "attribution": "whose it is, is told in two ways",
    "wording": "a matter of words",
    "unresolvable": "no text decides",
}
"""Kinds whose name alone says too little."""
NO_SPEAKER = "No speaker is named for it; the outlets tell it in their own voice."
OWN_VOICE = "in the outlet's own voice"
UNTOLD = frozenset({"ordinal", "share", "other"})
"""Roles of numbers that say nothing of what happened to people or things."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All rows that an account of an event is made from.

    Attributes:
        event: Its row.
        exchange: Its row of the exchange ledger.
        mentions: Its passages.
        counts: Its counts.
        links: Why the mentions are held to be one event.
        disagreements: About it.
        positions: Of these.
        articles: By id, with ``outlet`` and ``outlet_side``.
        statements: That hold mentions, by id.
        names: Names of sides by code, titles of other events by id.
        numbers: Number of each passage by record id; positions by ``position_key``.
        judgements: What people decided about it.
        checks: Arithmetic on its numbers and claims.
        deals: What is open of it, where it is a deal.
        deeds: Ties between it and what it carries out, or what carries it out.
        concords: What opposed sides tell alike.
    """

    event: Row
    exchange: Row | None
    mentions: Sequence[Row]
    counts: Sequence[Row]
    links: Sequence[Row]
    disagreements: Sequence[Row]
    positions: Sequence[Row]
    articles: Mapping[str, Row]
    statements: Mapping[str, Row]
    names: Mapping[str, str]
    numbers: Mapping[str, int]
    judgements: Sequence[Row]
    checks: Sequence[Row] = ()
    deals: Sequence[Row] = ()
    deeds: Sequence[Row] = ()
    concords: Sequence[Row] = ()

    def refs(self, ids: Iterable[str]) -> str:
        """Passages as in "[1], [3] and [4]", the first few of many."""
        return refs(self.numbers[i] for i in ids if i in self.numbers)

    def side(self, code: str | None) -> str:
        """A side's name."""
        return the(self.names.get(code or "", code or "nobody"))


def position_key(position: Row) -> str:
    """What a position is numbered under."""
    return f"{position['capture_id']} {position['start']} {position['end']}"


def account(facts: Facts) -> list[str]:
    """Paragraphs on an event."""
    parts = (
        [what(facts), *dates(facts), *places(facts), *takers(facts)],
        numbers_of(facts),
        [*reports(facts), *voices(facts), *statuses(facts)],
        [plainly(s) for s in (*worked.agreed(facts), *worked.deals(facts), *worked.checks(facts))],
        disputes(facts),
        reasons(facts),
        decided(facts),
        unknown(facts),
    )
    return [" ".join(sentences) for sentences in parts if sentences]


def what(facts: Facts) -> str:
    """What is told, with date and place."""
    e = facts.event
    noun = NOUNS.get(e["type"], f"a {words(e['type'])}")
    number = facts.exchange and facts.exchange["ordinal"]
    told = " ".join(p for p in (f"(number {number})" if number else "", on_days(span_words(e)), _at(e)) if p)
    one = len(facts.mentions) == 1
    who = "One passage" if one else plural(len(facts.mentions), "passage").capitalize()
    if not one and e["n_articles"] == 1:
        who += " of one article"
    verb = "tells" if one else "tell"
    status = "" if e["type"] == TOTAL else f", {STATUSES.get(e['status'], words(e['status']))}"
    return f"{who} {verb} of {noun}{' ' + told if told else ''}{status}."


def _at(event: Row) -> str:
    return f"in {event['place']}" if event["place"] else ""


def dates(facts: Facts) -> list[str]:
    """What the date rests on, and other dates that passages give."""
    e = facts.event
    if e["date_basis"] not in BASES:
        return []
    own = [m for m in facts.mentions if m["date_basis"] == e["date_basis"] and _meet(m, e)]
    sources = [s for m in own for s in m["date_from"]]
    refs = facts.refs(m["mention_id"] for m in own)
    line = BASES[e["date_basis"]].format(refs or "another passage")
    if e["date_basis"] == "inferred" and (given := facts.refs(sources)):
        line += f", {given} {'give' if ' ' in given else 'gives'} what it is inferred from"
    others: dict[str, list[str]] = defaultdict(list)
    for m in facts.mentions:
        span = span_words(m)
        if span and m["date_basis"] != "publication_date" and not _meet(m, e):
            others[span].append(m["mention_id"])
    told = [f"{span} ({facts.refs(ids)})" for span, ids in sorted(others.items())]
    return [f"{line}.", *([f"Other dates are given, too: {in_a_row(told)}."] if told else [])]


def _meet(a: Row, b: Row) -> bool:
    first = max(a["date_earliest"] or date.min, b["date_earliest"] or date.min)
    known = (a["date_earliest"] or a["date_latest"]) and (b["date_earliest"] or b["date_latest"])
    return bool(known) and first <= min(a["date_latest"] or date.max, b["date_latest"] or date.max)


def places(facts: Facts) -> list[str]:
    """Who names the place, and other places named."""
    named: dict[str, list[str]] = defaultdict(list)
    for m in facts.mentions:
        if m["place"]:
            named[m["place"]].append(m["mention_id"])
    own = named.pop(facts.event["place"] or "", [])
    others = [f"{place} ({facts.refs(ids)})" for place, ids in sorted(named.items(), key=lambda x: (-len(x[1]), x[0]))]
    found = [f"The place is named in {facts.refs(own)}."] if own and len(facts.mentions) > 1 else []
    return [*found, f"Other passages name {in_a_row(others)}."] if others else found


def takers(facts: Facts) -> list[str]:
    """Who takes part and who mediates."""
    found = []
    if facts.event["participants"]:
        found.append(f"The texts name {in_a_row([the(p) for p in facts.event['participants']])} as taking part.")
    if facts.event["mediators"]:
        by = facts.refs(m["mention_id"] for m in facts.mentions if m["mediators"])
        found.append(f"They name {in_a_row([the(p) for p in facts.event['mediators']])} as mediating or hosting ({by}).")
    return found


def numbers_of(facts: Facts) -> list[str]:
    """People returned to each side, with the rule of the best value; of other events every number told."""
    if facts.exchange is None:
        return _told_numbers(facts)
    rules = dict(r.partition(": ")[::2] for r in (facts.exchange["best_rule"] or "").split("; "))
    found = _alike(facts, rules) or [line for part in "ab" if (line := _returned(part, rules, facts))]
    deal = facts.exchange["agreement_event_id"]
    if deal:
        found.append(f"The texts tie it to an agreement: {facts.names.get(deal, deal)} ({deal}).")
    return found


def _returned(part: str, rules: Mapping[str, str], facts: Facts) -> str:
    """What is known of the people returned to one side; empty where nothing is."""
    code, best, low, high = _values(part, facts)
    if not code or best is low is high is None:
        return ""
    ids = [c["mention_id"] for c in facts.counts if c["returned_to"] == code and c["role"] == "returned"]
    return f"{_people((best, low, high), ids, facts)} to {facts.side(code)}.{_chosen(rules.get(code))}"


def _people(numbers: tuple[int | None, int | None, int | None], ids: Iterable[str], facts: Facts, each: str = "") -> str:
    """How many were returned, or are to be, with the passages and what else is reported."""
    number, range_ = _range(*numbers)
    beside = "; ".join(p for p in (facts.refs(ids), range_) if p)
    one = number == "1"
    verb = " ".join(("is" if one else "are", "to be")) if facts.event["status"] in TO_COME else "was" if one else "were"
    who = ("body" if one else "bodies") if (facts.exchange or {}).get("what") == "body" else "person" if one else "people"
    return f"{capital(number)} {who}{each}{f' ({beside})' if beside else ''} {verb} returned"


def _chosen(rule: str | None) -> str:
    return f" The value taken is {units(PLAIN.sub('', rule))}." if rule else ""


def _alike(facts: Facts, rules: Mapping[str, str]) -> list[str]:
    """Both sides in one sentence, where all that is known of them is the same."""
    (a, *of_a), (b, *of_b) = (_values(part, facts) for part in "ab")
    if not a or not b or of_a != of_b or of_a[0] is None or rules.get(a) != rules.get(b):
        return []
    ids = [c["mention_id"] for c in facts.counts if c["role"] == "returned" and c["returned_to"] in (a, b)]
    each = _people((of_a[0], of_a[1], of_a[2]), ids, facts, " each")
    return [f"{each} to {facts.side(a)} and to {facts.side(b)}.{_chosen(rules.get(a))}"]


def _values(part: str, facts: Facts) -> tuple[str | None, int | None, int | None, int | None]:
    row = facts.exchange or {}
    return row[f"side_{part}"], row[f"{part}_best"], row[f"{part}_low"], row[f"{part}_high"]


def _range(best: int | None, low: int | None, high: int | None) -> tuple[str, str]:
    """The number to be told, and what else is reported."""
    ends = [p for p in ("" if low is None else f"at least {low:,}", "" if high is None else f"at most {high:,}") if p]
    if best is None or (len(ends) == 1 and best in (low, high)):
        return " and ".join(ends), ""
    if low == high or not ends:
        return f"{best:,}", ""
    return f"{best:,}", ends[0] if None in (low, high) else f"reports range from {low:,} to {high:,}"


def _told_numbers(facts: Facts) -> list[str]:
    told: dict[str, list[str]] = defaultdict(list)
    for c in facts.counts:
        if c["role"] not in UNTOLD and (c["low"] is not None or c["high"] is not None):
            told[count_words(c)].append(c["mention_id"])
    lines = [f"{words_} ({facts.refs(ids)})" for words_, ids in sorted(told.items(), key=lambda x: (-len(x[1]), x[0]))[:8]]
    return [f"Numbers told: {in_a_row(lines)}."] if lines else []


def reports(facts: Facts) -> list[str]:
    """How many articles, outlets and origins report it, and which passages are one text."""
    e = facts.event
    lines = []
    if e["n_articles"] == 1:
        lines.append("One article reports it.")
    else:
        articles = f"{plural(e['n_articles'], 'article').capitalize()} of {plural(e['n_outlets'], 'outlet')} report it"
        same = "all from one origin" if e["n_origins"] == 1 else f"from {plural(e['n_origins'], 'independent origin')}"
        lines.append(f"{articles}, {same}.")
    groups = defaultdict(set)
    for m in facts.mentions:
        groups[facts.articles[m["article_id"]]["origin_id"]].add(facts.numbers.get(m["mention_id"], 0))
    copies = {
        n for n, k in Counter(facts.articles[a]["origin_id"] for a in {m["article_id"] for m in facts.mentions}).items() if k > 1
    }
    several = sorted((sorted(groups[g]) for g in copies if len(groups[g]) > 1), key=lambda numbers: numbers[0])
    if several:
        shown = [in_a_row([f"[{n}]" for n in numbers[:MOST]]) for numbers in several[:MOST]]
        lines.append(f"Of one text: {'; '.join(shown)}.")
    if e["opinion_only"]:
        lines.append("Only opinion tells of it, no news report.")
    return lines


def voices(facts: Facts) -> list[str]:
    """Whose word it is: a speaker's, a side's own outlet, or an outlet that is nobody's."""
    said: dict[str, list[str]] = defaultdict(list)
    for m in facts.mentions:
        statement = facts.statements.get(m["statement_id"] or "")
        side = facts.articles[m["article_id"]]["outlet_side"]
        if statement is not None:
            speakers = [the(name) for name in (statement["speaker"] or "somebody not named").split("; ")]
            said[f"in the words of {in_a_row(speakers)}"].append(m["mention_id"])
        elif side:
            said[f"in the voice of an outlet of {facts.side(side)}"].append(m["mention_id"])
        else:
            said[OWN_VOICE].append(m["mention_id"])
    ranked = sorted(said.items(), key=lambda x: (-len(x[1]), x[0]))
    if len(ranked) == 1 and ranked[0][0] == OWN_VOICE:
        return [
            "No speaker is named for it; it is told in the outlet's own voice." if facts.event["n_outlets"] == 1 else NO_SPEAKER
        ]
    shown = [f"{who} ({facts.refs(ids)})" for who, ids in ranked[:REASONS]]
    more = len(ranked) - len(shown)
    return [f"It is told {'; '.join(shown)}{f'; and {more} more' if more else ''}.", *_sides(facts)]


def _sides(facts: Facts) -> list[str]:
    """On whose word all of it hangs, and whether one side or several speak."""
    one, sides = facts.event.get("one_voice"), facts.event.get("sides") or []
    if one and facts.event["n_articles"] > 1:
        return [f"All of it hangs on the word of {the(one)}."]
    if len(sides) > 1:
        return [f"So {in_a_row([facts.side(s) for s in sides])} speak of it themselves."]
    return []


def statuses(facts: Facts) -> list[str]:
    """What each passage says of its status, where they differ."""
    told: dict[str, list[str]] = defaultdict(list)
    for m in facts.mentions:
        told[STATUSES.get(m["status"], words(m["status"]))].append(m["mention_id"])
    if len(told) < 2:
        return []
    shown = [f"{status} in {facts.refs(ids)}" for status, ids in sorted(told.items(), key=lambda x: (-len(x[1]), x[0]))]
    return [f"Passages differ in how they tell it: {in_a_row(shown)}."]


def reasons(facts: Facts) -> list[str]:
    """The main reasons why the passages are held to be one event, and what spoke against it."""
    weights: Counter[str] = Counter()
    for link in facts.links:
        for reason in link["reasons"]:
            found = REASON.match(reason)
            if found and not found[1].startswith("two reports of this type"):
                told = CODE.sub(lambda m: facts.side(m[0]), DAY.sub(lambda m: day_words(m[1]), found[1]))
                weights[told] += float(found[2])  # type: ignore[assignment]
    ranked = sorted(weights.items(), key=lambda w: (-abs(w[1]), w[0]))
    for_, against = ([r for r, w in ranked if w * sign >= SLIGHT] for sign in (1, -1))
    lines = []
    if for_:
        lines.append(f"What speaks for one event: {'; '.join(for_[:REASONS])}.")
    if against:
        lines.append(f"What speaks against it: {'; '.join(against[:2])}.")
    if not lines and len(facts.links) == 0 and len(facts.mentions) > 1:
        lines.append("They give one and the same number for the same side and time.")
    return lines


def disputes(facts: Facts) -> list[str]:
    """What the texts do not agree on: each position with whose it is and where it stands."""
    of_row: dict[str, list[Row]] = defaultdict(list)
    for p in facts.positions:
        of_row[p["disagreement_id"]].append(p)
    lines = [_dispute(d, of_row[d["disagreement_id"]], facts) for d in facts.disagreements]
    return [f"The texts do not agree. {' '.join(lines)}"] if lines else []


def _dispute(row: Row, positions: Sequence[Row], facts: Facts) -> str:
    by_value: dict[str, dict[str | None, list[str]]] = defaultdict(lambda: defaultdict(list))
    for p in positions:
        by_value[p["value"]][p["side"]].append(position_key(p))
    told = [_position(units(value), by_side, facts) for value, by_side in sorted(by_value.items())]
    counted = row["field"].startswith(("counts.", "first"))
    why = row["note"].rstrip(".").rpartition(": ")[2] if counted else ""
    why = CODE.sub(lambda m: facts.side(m[0]), units(why))
    kind = "; ".join(p for p in (KINDS.get(row["kind"], words(row["kind"])), why) if p)
    return f"{_field(row['field'])}: {' against '.join(told)} ({kind}; {row['disagreement_id']})."


def _position(value: str, by_side: Mapping[str | None, Sequence[str]], facts: Facts) -> str:
    """As in "40 people by Norland [1], [2] and in [3]"."""
    voices = sorted(by_side.items(), key=lambda v: (v[0] is None, v[0] or ""))
    return f"{value} {' and '.join(f'{_voice(side, facts)} {facts.refs(ids)}' for side, ids in voices)}"


def _voice(side: str | None, facts: Facts) -> str:
    return f"by {in_a_row([facts.side(one) for one in side.split('; ')])}" if side else "in"


def _field(name: str) -> str:
    table, cut, part = name.partition(".")
    if cut and table == "counts":
        return "Its number in the row of exchanges" if part == "ordinal" else f"Number {words(part)}"
    return FIELDS.get(name, words(name).capitalize())


def decided(facts: Facts) -> list[str]:
    """What people decided about it."""
    return [judgement_words(j) for j in facts.judgements]


def judgement_words(row: Row) -> str:
    """One judgement as a sentence."""
    acts = {
        "same": "held reports to be one event",
        "join": "joined it of several events",
        "different": "held reports to be of two events",
        "split": "set reports apart as another event",
        "unsure": "could not tell whether reports are of one event",
        "accept": "found {field} right",
        "reject": "rejected {field}",
        "correct": "corrected {field} from {old} to {new}",
        "add": "added it",
        "sample": "drew it to be coded",
        "undo": "took back {undoes}",
    }
    act = acts.get(row.get("action") or "", "left a line that cannot be read").format(
        field=row.get("field") or "it",
        old=row.get("old_value") or "nothing",
        new=row.get("new_value") or "nothing",
        undoes=row.get("undoes"),
    )
    when = row.get("made_at")
    day = f" on {day_words(when.date().isoformat())}" if when is not None and hasattr(when, "date") else ""
    because = f": “{row['reason']}”" if row.get("reason") else ""
    status = row.get("status")
    tail = "" if status == "in_force" else f" {words(str(status)).capitalize()}: {row.get('note')}."
    return f"{row.get('coder') or 'Somebody'} {act}{day}{because} ({row['judgement_id']}).{tail}"


def unknown(facts: Facts) -> list[str]:
    """What no text says."""
    e, x = facts.event, facts.exchange
    open_ = [
        "when it was" if e["date_basis"] == "unknown" else "",
        "where it was" if not e["place"] else "",
        "who took part" if not e["participants"] else "",
    ]
    if e["type"] == TOTAL:
        open_ = []
    elif x is not None:
        sides = [f"to {facts.side(x[f'side_{p}'])}" for p in "ab" if x[f"side_{p}"] and x[f"{p}_best"] is None]
        open_ += [f"how many were returned {' and '.join(sides)}" if sides else ""]
        open_ += ["who mediated" if not e["mediators"] else ""]
    undated = sum(a["published"] is None for a in facts.articles.values())
    if undated:
        which = "the article" if len(facts.articles) == 1 else plural(undated, "article")
        open_.append(f"on which day {which} {'was' if undated == 1 else 'were'} published")
    left = [o for o in open_ if o]
    return [f"No text says {in_a_row(left)}."] if left else []


__all__ = ["Facts", "account", "judgement_words", "position_key"]
