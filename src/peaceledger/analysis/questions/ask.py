"""Puts a question to a ledger and a user's series: the same study for every party or pair, each reading beside the others."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from peaceledger.analysis.questions.read import Question, castings, choice_of, design_of
from peaceledger.analysis.questions.schema import CasesTable, ChoiceTable, SideTable, StudyTable
from peaceledger.analysis.series.ledger import LedgerSource
from peaceledger.analysis.series.observations import Observation, Observed, events_of, left_out, series_of
from peaceledger.analysis.studies.correction import corrected
from peaceledger.analysis.studies.design import Case, Events, Material, Occurrence, Refusal, Result, Series
from peaceledger.analysis.studies.run import run
from peaceledger.errors import UsageError
from peaceledger.store.read import Row

SAME_EVENT = 2
"""A row of the user's list within so many days of one of the ledger's is the same event and counts once."""
Roles = Mapping[str, str]
Given = Mapping[str, Observed]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Answer:
    """One reading of a claim, put for one party or pair.

    Attributes:
        reading: ``main`` or the name of an alternative.
        words: What the alternative changes; empty for the main reading.
        roles: Party by role, empty where the study is put once for all.
        table: The reading as it was put.
        material: The data it was put to; None where there was none.
        result: What came of it.
        notes: What was left out or assumed on the way, in words.
    """

    reading: str
    words: str
    roles: Roles
    table: StudyTable
    material: Material | None
    result: Result
    notes: tuple[str, ...] = ()


def ask(question: Question, ledger: LedgerSource, given: Given) -> tuple[Answer, ...]:
    """Put every reading of a question for every party or pair.

    Args:
        question: The study.
        ledger: The ledger.
        given: The user's series by name.

    Raises:
        UsageError: If a series is given that the study has no use for.
    """
    _check_given(question, given)
    answers = [
        _answer(reading, words, table, roles, ledger, given)
        for reading, words, table in question.readings
        for roles in castings(table, ledger.parties) or ({},)
    ]
    return _corrected(answers)


def names_wanted(question: Question) -> dict[str, str]:
    """Series that a study takes from the user: name, and what it should hold."""
    sides = [s for _, _, t in question.readings for s in (t.exposure, t.outcome, *t.placebo_outcome) if s and s.given]
    return {s.given.name: f"{s.given.words} ({_USE[s.given.use]})" for s in sides if s.given}


_USE = {
    "instead": "takes the place of the ledger's own",
    "also": "is added to the ledger's own",
    "required": "without it this reading cannot be put",
}


def _check_given(question: Question, given: Given) -> None:
    wanted = names_wanted(question)
    useless = [name for name in given if name not in wanted]
    if useless:
        has = "; ".join(f"{name}: {words}" for name, words in wanted.items()) or "none"
        raise UsageError(f"The study {question.table.name} has no use for a series {useless[0]!r}. It takes: {has}.")


class _CannotBePut(Exception):
    """A reading that cannot be put at all, with its refusal."""

    def __init__(self, code: str, words: str, needed: str) -> None:
        super().__init__(words)
        self.refusal = Refusal(code=code, words=words, needed=needed)


def _answer(reading: str, words: str, table: StudyTable, roles: Roles, ledger: LedgerSource, given: Given) -> Answer:
    design = design_of(table)
    put = _Putting(table=table, roles=roles, ledger=ledger, given=given)
    try:
        material = put.material()
        result = run(design, material)
    except _CannotBePut as fault:
        material, result = None, Result(design=design, n=0, unit="", refusal=fault.refusal)
    return Answer(
        reading=reading,
        words=words,
        roles=roles,
        table=table,
        material=material,
        result=result,
        notes=tuple(dict.fromkeys(put.notes)),
    )


class _Putting:
    """One reading for one casting, while its data are gathered; what is left out is noted."""

    def __init__(self, *, table: StudyTable, roles: Roles, ledger: LedgerSource, given: Given) -> None:
        self.table, self.roles, self.ledger, self.given = table, roles, ledger, given
        self.notes: list[str] = []

    def material(self) -> Material:
        table = self.table
        if table.each != "all" and not self.roles:
            raise _CannotBePut(
                "no parties",
                "This ledger names no parties to put the question for.",
                "a ledger built with the pack of a conflict",
            )
        if table.cases:
            return Material(cases=self._enough_cases(table.cases))
        if table.step:
            return Material(events=self._enough_steps())
        assert table.exposure and table.outcome
        self._brought(table.outcome)  # what is required and was not brought is said before anything is counted
        events = None if table.method == "cross_correlation" else self._events(table.exposure)
        outcome = self._outcome(table.outcome, events)
        placebo = tuple(self._series(side) for side in table.placebo_outcome)
        exposure = self._series(table.exposure) if events is None else None
        return Material(exposure=exposure, events=events, outcome=outcome, placebo_outcomes=placebo)

    def _outcome(self, side: SideTable, events: Events | None) -> Series:
        """The outcome, where enough events lie in its days; how few there are is said before what else is missing."""
        if events is None:
            return self._series(side)
        try:
            outcome = self._series(side)
        except _CannotBePut:
            self._enough(events.name, events.items)
            raise
        self._enough(events.name, events.items, outcome)
        return outcome

    def _enough(self, name: str, items: Sequence[Occurrence], outcome: Series | None = None) -> None:
        """Say at once how many there are, have a day, and lie in the outcome's days, where that is below the design's least."""
        design = design_of(self.table)
        dated = [i for i in items if i.precision is not None and i.precision <= design.within_days]
        words = (
            f"{name}: {len(items)} in these texts, {len(dated)} of them with a day certain to within {design.within_days} days"
        )
        within = ""
        if outcome is not None:
            dated = [i for i in dated if i.earliest and i.latest and outcome.first <= i.earliest and i.latest <= outcome.last]
            span, within = f"{outcome.first} to {outcome.last}", " in these days"
            words += f", {len(dated)} of these from {span}, the days of which {outcome.name} can be told"
        if len(dated) < design.minimum_n:
            least, more = design.minimum_n, design.minimum_n - len(dated)
            raise _CannotBePut(
                "too few",
                f"{words}; the design asks for at least {least}.",
                f"at least {more} more with a date{within}, far enough apart",
            )

    def _enough_steps(self) -> Events:
        events, first = self._steps(), self.table.step[0].name
        self._enough(first, [i for i in events.items if i.kind == first])
        return events

    def _enough_cases(self, cases: CasesTable) -> tuple[Case, ...]:
        found = tuple(self._cases(cases))
        if not found:
            what = f"{', '.join(cases.rows)} by {', '.join(cases.columns)}"
            raise _CannotBePut(
                "too few", f"These texts hold no case of {what}.", f"at least {design_of(self.table).minimum_n} cases"
            )
        return found

    def _observed(self, side: SideTable) -> Observed:
        """The ledger's rows, the user's, or both, as the file says."""
        brought = self._brought(side)
        if brought and (side.given is None or side.given.use != "also"):
            return replace(brought, name=side.name)
        own = self._own(side.name, side.choose)
        if not brought:
            return own
        both = [(r, [o for o in own.rows if _same(r, o)]) for r in brought.rows]
        fresh = [r for r, met in both if not any(_as_exact(o, r) for o in met)]
        vaguer = {o.record for r, met in both for o in met if not any(_as_exact(m, r) for m in met)}
        kept = [o for o in own.rows if o.record not in vaguer]
        met = sum(bool(m) for _, m in both)
        self.notes.append(
            f"{side.name}: {len(own.rows)} of the ledger and {len(brought.rows)} of {brought.source}; {met} of the latter lie "
            f"within {SAME_EVENT} days of one of the ledger's and count once, with the more exact date"
        )
        return replace(own, rows=(*kept, *fresh))

    def _brought(self, side: SideTable) -> Observed | None:
        """The user's series, where it was given and is about the right party."""
        wanted = side.given
        if wanted is None:
            return None
        brought = self.given.get(wanted.name)
        wrong = bool(brought and wanted.of and brought.side and brought.side != self.roles.get(wanted.of))
        if brought and not wrong:
            return brought
        why = f"the series {wanted.name!r} that was given is about {brought.side}" if brought and wrong else "none was given"
        if wanted.use == "required":
            raise _CannotBePut("series missing", f"This reading needs a series {wanted.name!r}, and {why}.", wanted.words)
        if brought:
            self.notes.append(
                f"{side.name}: {why}, so the ledger's own reports are counted for {self.roles.get('A', 'this party')}"
            )
        return None

    def _own(self, name: str, choices: Sequence[ChoiceTable]) -> Observed:
        found = [self.ledger.observed(choice_of(choice, self.roles), name) for choice in choices]
        if len(found) == 1:
            return found[0]
        return replace(
            found[0],
            rows=tuple(r for one in found for r in one.rows),
            unit=" and ".join(dict.fromkeys(one.unit for one in found)),
            notes=tuple(dict.fromkeys(n for one in found for n in one.notes)),
        )

    def _series(self, side: SideTable) -> Series:
        observed = self._observed(side)
        self.notes.extend(left_out(observed))
        self._enough_read(observed)
        series = series_of(observed)
        if series is None:
            raise _CannotBePut(
                "nothing dated",
                f"Nothing on {side.name} is dated in this ledger.",
                f"articles with publication dates, or a series {side.given.name!r}"
                if side.given
                else "articles with publication dates",
            )
        return series

    def _enough_read(self, observed: Observed) -> None:
        """A daily series of a ledger reaches as far as its articles are dated."""
        if observed.reading is None:
            return
        read, asked = int((observed.reading.articles > 0).sum()), design_of(self.table).minimum_n
        if read < asked:
            raise _CannotBePut(
                "too little read",
                f"Dated articles were read on {read} days only, so {observed.name} cannot be told day by day.",
                f"articles with their date of publication on at least {asked} days",
            )

    def _events(self, side: SideTable) -> Events:
        observed = self._observed(side)
        self.notes.extend(observed.notes)
        return events_of(observed)

    def _steps(self) -> Events:
        items = []
        for step in self.table.step:
            other = "B" if step.by == "A" else "A"
            toward = self.roles.get(other)
            for row in events_of(self._own(step.name, step.choose), step.name).items:
                items.append(replace(row, party=self.roles[step.by], toward=toward, topic=row.topic))
        return Events(name=" → ".join(s.name for s in self.table.step), items=tuple(items))

    def _cases(self, cases: CasesTable) -> Iterator[Case]:
        for choice in (cases.choose, *cases.more):
            for row in self.ledger.chosen(choice_of(choice, self.roles)):
                for name in _groups(row, cases.rows_by, cases.rows):
                    for answer in _groups(row, cases.columns_by, cases.columns):
                        yield Case(row=name, column=answer, cluster=_cluster(row, cases), record=row["record"])


def _same(one: Observation, other: Observation) -> bool:
    if not (one.first and one.last and other.first and other.last):
        return False
    near = timedelta(days=SAME_EVENT)
    return one.first - near <= other.last and other.first - near <= one.last and one.placed() and other.placed()


def _as_exact(one: Observation, other: Observation) -> bool:
    """Whether one is dated as exactly as the other."""
    assert one.first and one.last and other.first and other.last
    return one.last - one.first <= other.last - other.first


def _groups(row: Row, by: str, groups: Mapping[str, Iterable[str]]) -> Iterator[str]:
    held = _values(row, by)
    return (name for name, values in groups.items() if any(v in held for v in values))


def _values(row: Row, by: str) -> Sequence[str]:
    """The values of a row in a column; of ``month`` the month that all its days lie in."""
    if by == "month":
        first, last = row["first"], row["last"]
        return [str(first.month)] if first and last and (first.year, first.month) == (last.year, last.month) else []
    if by not in row:
        raise UsageError(f"cases cannot be grouped by {by!r}. The columns are month, {', '.join(sorted(row))}.")
    return row[by] if isinstance(row[by], list) else [row[by]]


def _cluster(row: Row, cases: CasesTable) -> str:
    if cases.rows_by == "month" and row["first"]:
        return f"{row['first']:%Y-%m}"
    return str(row.get("grouped") or "")


def _corrected(answers: Sequence[Answer]) -> tuple[Answer, ...]:
    """Holm's correction over all readings and parties put together: more questions, more chances of a false alarm."""
    results = corrected(answer.result for answer in answers)
    return tuple(replace(answer, result=result) for answer, result in zip(answers, results, strict=True))


__all__ = ["SAME_EVENT", "Answer", "ask", "names_wanted"]
