"""A person's values in place of the machine's, in one record; what no longer fits what the texts say is told."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from peaceledger.packs import Lexicon
from peaceledger.reconcile.decisions import Outcomes
from peaceledger.records import DateInterval, Event, Exchange, Mention
from peaceledger.records.fields import as_value, as_words, correctable
from peaceledger.records.judgement import PAIRED, Judgement

FROM_TO = "/"


class Wanted(NamedTuple):
    """What a judgement says of one column; ``new`` is left out of account where it only accepts."""

    judgement: Judgement
    old: object
    new: object


def columns_of(j: Judgement) -> dict[str, Wanted]:
    """What a judgement says, column by column."""
    if j.field is None:
        return {}
    if j.field not in PAIRED:
        return {j.field: Wanted(j, j.old, j.new)}
    olds, news = _ends(j.old), _ends(j.new)
    return {name: Wanted(j, olds[i], news[i]) for i, name in enumerate(PAIRED[j.field])}


def _ends(value: object) -> tuple[object, object]:
    first, cut, last = ("" if value is None else str(value)).partition(FROM_TO)
    return first or None, (last if cut else first) or None


def corrected(record: Any, wanted: Mapping[str, Wanted], lexicon: Lexicon, outcomes: Outcomes) -> Any:
    """Return a record with a person's values; the judgements that cannot be carried out, or that new data contradict, are told.

    Args:
        record: Of any table.
        wanted: By column.
        lexicon: To find the id of a name.
        outcomes: Told what became of each judgement.
    """
    changes: dict[str, Any] = {}
    for name, want in sorted(wanted.items()):
        _compare(record, name, want, outcomes)
        if want.judgement.action == "correct":
            value = _value(record, name, want, outcomes)
            if value is not REFUSED:
                changes[name] = value
    if not changes:
        return record
    made = replace(record, **_companions(record, changes, lexicon), **changes)
    if isinstance(made, Exchange):
        made = _widened(made, wanted)
    fault = _fault(made)
    for name in changes:
        if fault:
            outcomes.tell(wanted[name].judgement.judgement_id, "refused", f"with it {fault}")
        else:
            outcomes.tell(wanted[name].judgement.judgement_id, "in_force", f"{name} is {as_words(changes[name]) or 'empty'}")
    return record if fault else made


REFUSED = object()


def _value(record: Any, name: str, want: Wanted, outcomes: Outcomes) -> Any:
    if name not in correctable(type(record)):
        outcomes.tell(want.judgement.judgement_id, "refused", f"{name} cannot be set by a person")
        return REFUSED
    try:
        return as_value(type(record), name, want.new)
    except ValueError as fault:
        outcomes.tell(want.judgement.judgement_id, "refused", str(fault))
        return REFUSED


def _compare(record: Any, name: str, want: Wanted, outcomes: Outcomes) -> None:
    """Tell where the texts now say another thing than when the value was judged."""
    j = want.judgement
    try:
        old, now = as_value(type(record), name, want.old), getattr(record, name)
    except (ValueError, AttributeError):
        return
    if isinstance(record, Mention) and name.startswith("date_") and now is None:
        return  # a day taken over from other passages is not yet known when a passage is corrected
    if j.action == "accept":
        if now == old:
            outcomes.tell(j.judgement_id, "in_force", f"{name} is {as_words(now) or 'empty'}, as accepted")
        else:
            outcomes.tell(j.judgement_id, "outdated", f"{name} was accepted as {_shown(old)}; the texts now give {_shown(now)}")
    elif now != old and as_words(now) != as_words(want.new):
        outcomes.tell(
            j.judgement_id, "outdated", f"{name} was {_shown(old)} when it was corrected; the texts now give {_shown(now)}"
        )


def _shown(value: object) -> str:
    return as_words(value) or "nothing"


def _companions(record: Any, changes: Mapping[str, Any], lexicon: Lexicon) -> dict[str, Any]:
    """Columns that follow from the corrected ones: a name's id, the basis and width of a date, the hedge of a number."""
    more: dict[str, Any] = {}
    if "place" in changes and hasattr(record, "place_id"):
        entry = _only(lexicon.places, lexicon.place_names, changes["place"])
        more |= {"place_id": entry.place_id if entry else None}
        if hasattr(record, "where_prec"):
            more |= {"where_prec": entry.where_prec if entry else None}
    if "speaker" in changes and hasattr(record, "speaker_id"):
        actor = _only(lexicon.actors, lexicon.names, changes["speaker"])
        more |= {"speaker_id": actor.actor_id if actor else None, "side": actor.side if actor else None}
        if hasattr(record, "chain") and changes["speaker"]:
            more |= {"chain": (*record.chain[:-1], changes["speaker"])}
    if "stance" in changes and hasattr(record, "stances"):
        more |= {"stances": (changes["stance"], *(s for s in record.stances if s not in (record.stance, changes["stance"])))}
    if {"date_earliest", "date_latest"} & set(changes):
        more |= _date(record, changes)
    if {"low", "high"} & set(changes) and hasattr(record, "hedge"):
        low, high = (changes.get(k, getattr(record, k)) for k in ("low", "high"))
        more |= {"hedge": "exact" if low == high else "between" if low and high else record.hedge}
    return {name: value for name, value in more.items() if name not in changes}


def _only(entries: Mapping[str, Any], names: Mapping[str, tuple[str, ...]], name: object) -> Any:
    """The one entry of a pack with this name, None if there is none or more than one."""
    wanted = str(name).casefold()
    found = {i for i in names.get(wanted, ()) if i in entries} or {i for i, e in entries.items() if e.name.casefold() == wanted}
    return entries[found.pop()] if len(found) == 1 else None


def _date(record: Any, changes: Mapping[str, Any]) -> dict[str, Any]:
    """A day that a person gives where no text does has the basis ``inferred``; the judgement names who."""
    first, last = (changes.get(k, getattr(record, k)) for k in ("date_earliest", "date_latest"))
    more: dict[str, Any] = {}
    if hasattr(record, "date_basis"):
        unsaid = record.date_basis in ("unknown", "publication_date")
        more["date_basis"] = "unknown" if not (first or last) else "inferred" if unsaid else record.date_basis
    if isinstance(record, Mention):
        prec = DateInterval(earliest=first, latest=last).prec
        more |= {"date_prec": prec, "date_from": (), "date_relation": None, "date_open": None}
    return more


def _widened(made: Exchange, wanted: Mapping[str, Wanted]) -> Exchange:
    """A person's best value is itself a report: low and high reach as far as it, and the rule says whose it is."""
    rules = dict(rule.partition(": ")[::2] for rule in (made.best_rule or "").split("; ") if rule)
    for part, side in (("a", made.side_a), ("b", made.side_b)):
        best, low, high = (getattr(made, f"{part}_{k}") for k in ("best", "low", "high"))
        want = wanted.get(f"{part}_best")
        if want is not None and best is None:
            rules.pop(side or "", None)
        elif want is not None:
            least, most = min(best, best if low is None else low), max(best, best if high is None else high)
            made = replace(made, **{f"{part}_low": least, f"{part}_high": most})
            rules[side or part] = f"set by {want.judgement.coder} ({best})"
    return replace(made, best_rule="; ".join(f"{side}: {rule}" for side, rule in rules.items()) or None)


def _fault(record: Any) -> str | None:
    """What is out of order in a record, in words; None if nothing is."""
    first, last = getattr(record, "date_earliest", None), getattr(record, "date_latest", None)
    if first and last and first > last:
        return "the first day would lie after the last day"
    low, high = getattr(record, "low", None), getattr(record, "high", None)
    if low is not None and high is not None and low > high:
        return "low would be above high"
    if isinstance(record, Exchange) and any(_above(record, part) for part in "ab"):
        return "low, best and high would be out of order"
    if isinstance(record, Event) and not record.title:
        return "the title would be empty"
    return None


def _above(record: Exchange, part: str) -> bool:
    values = [v for k in ("low", "best", "high") if (v := getattr(record, f"{part}_{k}")) is not None]
    return values != sorted(values) or any(v < 0 for v in values)


__all__ = ["Wanted", "columns_of", "corrected"]
