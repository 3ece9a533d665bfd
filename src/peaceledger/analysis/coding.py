"""Double coding: records drawn by lot, coded by two people who do not see each other's answers, compared, and settled.

A sample is a line of ``judgements.jsonl`` like every decision, with the passages of its records, so it is found again when ids
change. An answer is a judgement of the purpose ``coding``: ``accept`` where it is what the machine says, ``correct`` where it is
not, ``reject`` where the record is none at all. Nothing is carried out until somebody settles it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import zip_longest
from pathlib import Path
from typing import Any

from peaceledger.analysis.history import History
from peaceledger.analysis.judging import Judged, Wish, judge_all, made_of
from peaceledger.errors import UsageError
from peaceledger.records import record_id
from peaceledger.records.fields import JOINT, as_words
from peaceledger.records.judgement import Judgement
from peaceledger.scoring.agreement import Figure, alpha, alpha_of_numbers, kappa, percent
from peaceledger.store import BY_NAME, Folder, open_ledger, rows
from peaceledger.store.judgements import append
from peaceledger.store.read import Row

FIELDS: Mapping[str, tuple[str, ...]] = {
    "mentions": ("type", "status", "date", "place", "participants"),
    "statements": ("speaker", "stance", "kind"),
    "counts": ("what", "role", "number", "returned_to"),
}
"""What is coded of each table."""
RECORD = "record"
"""Name of the question whether it is such a record at all: yes or no."""
STRATA = {
    "type": {"mentions": "x.type", "statements": "x.stance", "counts": "x.role"},
    "side": {"statements": "x.side"},
    "source": {},
    "language": {},
}
"""What a sample can be divided by; the column where it is not the article's."""
OF_ARTICLE = {"side": "o.side", "source": "a.source_id", "language": "a.language"}
CODED = {"accept": "yes", "reject": "no", "correct": "yes"}
"""Actions of coders, and what each says of a whole record."""
TWO = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Draw:
    """How a sample is drawn.

    Attributes:
        table: One of ``FIELDS``.
        n: Records; fewer are drawn where there are no more.
        by: Names of ``STRATA``: each combination gives as many records as any other, as long as it has some.
        seed: Another number draws other records; the same number and ledger draw the same.
        coder: Who draws.
    """

    table: str
    n: int
    by: tuple[str, ...]
    seed: int
    coder: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """Records to be coded.

    Attributes:
        sample_id: Its judgement.
        table: Their table.
        drawn_by: Who drew it.
        records: Their ids in this build.
        lost: How many of them are no longer found.
        how: How it was drawn, in words.
    """

    sample_id: str
    table: str
    drawn_by: str
    records: tuple[str, ...]
    lost: int
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one coder says of one field.

    Attributes:
        judgement_id: Where it is kept.
        coder: Who.
        table: Table of the record.
        record: Its id in this build.
        field: A field of ``FIELDS``, or ``RECORD``.
        value: As words; empty where the text does not state it.
        machine: What the machine said then.
    """

    judgement_id: str
    coder: str
    table: str
    record: str
    field: str
    value: str
    machine: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How far coders agree on one field.

    Attributes:
        table: Table.
        field: Field.
        n: Records that at least two coded.
        differ: Those on which they differ.
        percent: Share of equal answers.
        kappa: Cohen's; None where more than two people coded.
        alpha: Krippendorff's, answers being equal or not.
        distance: Krippendorff's of days or numbers, where both gave one; None for other fields.
    """

    table: str
    field: str
    n: int
    differ: int
    percent: Figure
    kappa: Figure | None
    alpha: Figure
    distance: Figure | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A field on which coders do not agree, or agree against the machine.

    Attributes:
        table: Table.
        record: Its id.
        field: Field.
        answers: One for each coder.
        machine: The machine's value.
        agreed: True where the coders agree against the machine.
    """

    table: str
    record: str
    field: str
    answers: tuple[Answer, ...]
    machine: str
    agreed: bool


def draw(path: Path, wanted: Draw, now: datetime) -> Judgement:
    """Draw a sample and keep it.

    Raises:
        UsageError: If it cannot be drawn.
        LedgerError: If the ledger cannot be read.
    """
    if wanted.table not in FIELDS:
        raise UsageError(f"{wanted.table} is not coded. Use one of {', '.join(FIELDS)}.")
    if not wanted.coder.strip() or wanted.n < 1 or not set(wanted.by) <= set(STRATA):
        raise UsageError(f"Say who draws, how many (at least 1), and by what: {', '.join(STRATA)}.")
    with open_ledger(path) as db:
        keys = _drawn(db, wanted)
        if not keys:
            raise UsageError(f"The ledger has no {wanted.table} on its topic to draw from.")
        ledger = Judged(db)
        targets = tuple(ledger.target(*ledger.record(key, None)) for key in keys)
    how = {"table": wanted.table, "by": list(wanted.by), "seed": wanted.seed, "n": len(keys)}
    wish = Wish(action="sample", ids=tuple(keys), coder=wanted.coder, purpose="coding")
    made = made_of(wish, now, targets, new=how)
    append(Folder(path).judgements, [made])
    return made


def _drawn(db: Any, wanted: Draw) -> list[str]:
    """Ids by lot: in each stratum in the order of a digest of seed and id, then one of each stratum in turn."""
    key = BY_NAME[wanted.table].key[0]
    columns = [STRATA[name].get(wanted.table) or OF_ARTICLE.get(name, "NULL") for name in wanted.by]
    stratum = "concat_ws('|', '', " + ", ".join(f"coalesce({c}, '-')" for c in columns or ["''"]) + ")"
    through = "JOIN mentions m USING (mention_id) JOIN articles a ON a.article_id = m.article_id"
    article = through if wanted.table == "counts" else "JOIN articles a ON a.article_id = x.article_id"
    found = rows(
        db,
        f'SELECT x.{key} AS key, {stratum} AS stratum FROM "{wanted.table}" x {article} '
        "LEFT JOIN sources o ON o.source_id = a.source_id WHERE a.relevance = 'on_topic'",
    )
    strata: dict[str, list[str]] = defaultdict(list)
    for row in found:
        strata[row["stratum"]].append(row["key"])
    lots = [sorted(strata[s], key=lambda k: (record_id("x", wanted.seed, k), k)) for s in sorted(strata)]
    lots.sort(key=lambda keys: record_id("x", wanted.seed, keys[0]))
    return [k for turn in zip_longest(*lots) for k in turn if k][: wanted.n]


def samples(history: History) -> list[Sample]:
    """Samples that nobody took back, the latest first."""
    undone = {j.undoes for j in history.judgements if j.action == "undo"}
    found = [j for j in history.judgements if j.action == "sample" and j.judgement_id not in undone]
    return [_sample(j, history) for j in reversed(found)]


def _sample(j: Judgement, history: History) -> Sample:
    waits = j.judgement_id not in history.rows
    now = history.now.get(j.judgement_id, {})
    kept = [t.record_id if waits else now.get(n) for n, t in enumerate(j.targets, start=1)]
    return Sample(
        sample_id=j.judgement_id,
        table=j.targets[0].table,
        drawn_by=j.coder,
        records=tuple(k for k in kept if k),
        lost=kept.count(None),
        how=as_words(j.new) or "",
    )


def answers(judgements: Iterable[Row], judged: Iterable[Row]) -> list[Answer]:
    """The last answer of each coder on each field.

    Args:
        judgements: Rows of the table of judgements, or of judgements that wait for a build, in any order.
        judged: Rows of the judged records.
    """
    place = {r["judgement_id"]: r for r in judged if r["place"] == 1}
    every = sorted((j for j in judgements if j.get("made_at")), key=lambda j: (str(j["made_at"]), j["judgement_id"]))
    undone = {j["undoes"] for j in every if j["action"] == "undo"}
    last: dict[tuple[str, str, str], Answer] = {}
    for j in every:
        at = place.get(j["judgement_id"])
        if j["purpose"] != "coding" or j["action"] not in CODED or j["judgement_id"] in undone or at is None:
            continue
        whole = not j["field"]
        said = CODED[j["action"]] if whole else j["new_value" if j["action"] == "correct" else "old_value"]
        one = Answer(
            judgement_id=j["judgement_id"],
            coder=j["coder"],
            table=at["record_table"],
            record=at["found_id"] or at["record_id"],
            field=j["field"] or RECORD,
            value=said or "",
            machine="yes" if whole else j["old_value"] or "",
        )
        last[one.coder, one.record, one.field] = one
    return list(last.values())


def answers_so_far(history: History) -> list[Answer]:
    """The last answers, those too that no build has seen."""
    coded = [j for j in history.judgements if j.purpose == "coding" and j.targets]
    waiting = {j.judgement_id for j in history.waiting}
    judged = [
        {
            "judgement_id": j.judgement_id,
            "place": 1,
            "record_table": j.targets[0].table,
            "record_id": j.targets[0].record_id,
            "found_id": None if j.judgement_id in waiting else history.now.get(j.judgement_id, {}).get(1),
        }
        for j in coded
    ]
    return answers(map(history.row, history.judgements), judged)


def by_field(found: Iterable[Answer]) -> dict[tuple[str, str], dict[str, dict[str, Answer]]]:
    """Answers by table and field, then by record, then by coder; records that one person alone coded are left out."""
    sorted_in: dict[tuple[str, str], dict[str, dict[str, Answer]]] = defaultdict(lambda: defaultdict(dict))
    for one in found:
        sorted_in[one.table, one.field][one.record][one.coder] = one
    return {
        key: {record: said for record, said in sorted(records.items()) if len(said) >= TWO}
        for key, records in sorted(sorted_in.items(), key=lambda x: _place(*x[0]))
    }


def _place(table: str, name: str) -> tuple[int, int]:
    order = (RECORD, *FIELDS.get(table, ()))
    return list(FIELDS).index(table) if table in FIELDS else len(FIELDS), order.index(name) if name in order else len(order)


def agreement(found: Iterable[Answer]) -> list[Agreement]:
    """How far coders agree, field by field."""
    return [_agreement(table, name, records) for (table, name), records in by_field(found).items() if records]


def _agreement(table: str, name: str, records: Mapping[str, Mapping[str, Answer]]) -> Agreement:
    coders = sorted({coder for said in records.values() for coder in said})
    units = [[plain(said[c].value) if c in said else None for c in coders] for said in records.values()]
    numbers = [[number_of(name, said[c].value) if c in said else None for c in coders] for said in records.values()]
    return Agreement(
        table=table,
        field=name,
        n=len(units),
        differ=sum(len({v for v in unit if v is not None}) > 1 for unit in units),
        percent=percent(units),
        kappa=kappa(units) if len(coders) == TWO else None,
        alpha=alpha(units),
        distance=alpha_of_numbers(numbers) if name in ("date", "number") else None,
    )


def plain(value: str) -> str:
    """A value as it is compared: the order of a list and the case of letters do not matter."""
    return f"{JOINT} ".join(sorted(part.strip().casefold() for part in value.split(JOINT)))


def number_of(name: str, value: str) -> float | None:
    """A day's ordinal, or a number; of a range its middle. None where none is stated."""
    ends = [part for part in value.split("/") if part]
    try:
        found = [float(date.fromisoformat(e).toordinal()) if name == "date" else float(e) for e in ends]
    except ValueError:
        return None
    return sum(found) / len(found) if found else None


def differences(found: Iterable[Answer], history: History) -> list[Difference]:
    """What is to be settled: fields on which coders differ, then those on which they agree against the machine."""
    settled = {key for j in history.acting for key in j.settles}
    open_ = []
    for (table, name), records in by_field(found).items():
        for record, said in records.items():
            given = tuple(said[c] for c in sorted(said))
            values = {plain(a.value) for a in given}
            agreed = len(values) == 1
            machine = given[0].machine
            if (agreed and plain(machine) in values) or {a.judgement_id for a in given} <= settled:
                continue
            open_.append(Difference(table=table, record=record, field=name, answers=given, machine=machine, agreed=agreed))
    return sorted(open_, key=lambda d: (d.agreed, _place(d.table, d.field), d.record))


def progress(sample: Sample, found: Iterable[Answer]) -> dict[str, int]:
    """How many records of a sample each person has coded."""
    done: dict[str, set[str]] = defaultdict(set)
    for one in found:
        if one.record in sample.records and one.table == sample.table:
            done[one.coder].add(one.record)
    return {coder: len(done[coder]) for coder in sorted(done)}


def next_of(sample: Sample, found: Iterable[Answer], coder: str) -> str | None:
    """The first record of a sample that a person has not coded; None when all are done."""
    done = {a.record for a in found if a.coder == coder}
    return next((key for key in sample.records if key not in done), None)


def answer(path: Path, coder: str, record: str, values: Mapping[str, str] | None, now: datetime) -> list[Judgement]:
    """Keep one coder's answers on one record, all or none.

    Args:
        path: Ledger folder.
        coder: Who.
        record: Its id.
        values: By field, empty where the text does not state it; None where it is no such record at all.
        now: When.

    Raises:
        UsageError: If a value cannot be used.
        LedgerError: If the ledger cannot be read.
    """
    whole = Wish(action="reject" if values is None else "accept", ids=(record,), coder=coder, purpose="coding")
    fields = [
        Wish(action="correct", ids=(record,), coder=coder, field=name, value=value, purpose="coding")
        for name, value in (values or {}).items()
    ]
    return judge_all(path, [whole, *fields], now)


def of_record(found: Sequence[Answer], record: str, coder: str) -> dict[str, str]:
    """What one person said of a record, by field."""
    return {a.field: a.value for a in found if a.record == record and a.coder == coder}


__all__ = [
    "FIELDS", "RECORD", "STRATA", "Agreement", "Answer", "Difference", "Draw", "Sample", "agreement", "answer", "answers",
    "answers_so_far", "by_field", "differences", "draw", "next_of", "number_of", "of_record", "plain", "progress", "samples",
]  # fmt: skip
