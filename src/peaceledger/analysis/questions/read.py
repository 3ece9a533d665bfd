"""From a study file to a frozen question: checked, with its digest, and each alternative as a question of its own."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from itertools import permutations
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from peaceledger.analysis.questions.schema import ChoiceTable, StudyTable
from peaceledger.analysis.series.ledger import Choice
from peaceledger.analysis.studies.design import Design, Step, Window
from peaceledger.errors import UsageError

READY = files("peaceledger.analysis.questions") / "ready"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A study as its file states it.

    Attributes:
        file: Name of the file, without folder.
        digest: sha256 of the file's bytes.
        text: The file itself, to be shown beside the result.
        table: The main reading.
        alternatives: Other readings of the same claim: name, what differs in words, and the whole table.
    """

    file: str
    digest: str
    text: str
    table: StudyTable
    alternatives: tuple[tuple[str, str, StudyTable], ...]

    @property
    def readings(self) -> Iterator[tuple[str, str, StudyTable]]:
        """The main reading, then the alternatives."""
        yield "main", "", self.table
        yield from self.alternatives


def ready_names() -> tuple[str, ...]:
    """Names of the ready studies, by yardstick."""
    return tuple(name for _, name in sorted((q.table.yardstick or "", q.table.name) for q in ready_studies()))


def ready_studies() -> tuple[Question, ...]:
    """Every ready study."""
    found = sorted(p.name for p in READY.iterdir() if p.name.endswith(".toml"))
    return tuple(question_of((READY / name).read_bytes(), name) for name in found)


def read_question(name: str) -> Question:
    """Read a ready study by name or yardstick, or a study file by path.

    Raises:
        UsageError: If there is none, or it does not keep to the schema.
    """
    wanted = name.lower()
    for question in ready_studies():
        if wanted in (question.table.name, (question.table.yardstick or "").lower()):
            return question
    path = Path(name)
    if path.suffix != ".toml":
        raise UsageError(
            f"There is no ready study {name!r}. 'peaceledger study --list' shows them: {', '.join(ready_names())}. "
            "For a study of your own give the path of its .toml file."
        )
    try:
        return question_of(path.read_bytes(), path.name)
    except OSError as fault:
        raise UsageError(f"The study file {path} cannot be read: {fault.strerror}. Check the path.") from fault


def question_of(content: bytes, file: str) -> Question:
    """Return the question that a study file's bytes state.

    Raises:
        UsageError: If they are no TOML, or do not keep to the schema.
    """
    try:
        text = content.decode("utf-8")
        stated = tomllib.loads(text)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        raise UsageError(f"The study file {file} is no TOML in UTF-8: {fault}.") from fault
    main = _checked(stated, file, "")
    return Question(
        file=file,
        digest=sha256(content).hexdigest(),
        text=text,
        table=main,
        alternatives=tuple(_alternative(stated, given, file) for given in main.alternative),
    )


def _alternative(stated: Mapping[str, Any], given: Mapping[str, Any], file: str) -> tuple[str, str, StudyTable]:
    changes = dict(given)
    name, words = changes.pop("name", None), changes.pop("words", None)
    if not isinstance(name, str) or not isinstance(words, str):
        raise UsageError(f"The study file {file} has an alternative without name or words. Each needs both, as text.")
    whole = {k: v for k, v in stated.items() if k != "alternative"} | changes
    if isinstance(changes.get("design"), dict):
        whole["design"] = {**stated.get("design", {}), **changes["design"]}
    return name, words, _checked(whole, file, f"alternative {name!r}: ")


def _checked(stated: Mapping[str, Any], file: str, where: str) -> StudyTable:
    try:
        table = StudyTable.model_validate(stated)
    except ValidationError as fault:
        told = "; ".join(f"{'.'.join(map(str, e['loc'])) or 'the whole'}: {e['msg']}" for e in fault.errors())
        raise UsageError(
            f"The study file {file} cannot be used: {where}{told}. docs/how-to/studies.md explains each field."
        ) from fault
    for choice in table.choices():
        choice_of(choice, {"A": "a", "B": "b"})
    return table


def choice_of(table: ChoiceTable, roles: Mapping[str, str]) -> Choice:
    """Put parties in the place of the roles.

    Raises:
        UsageError: If it chooses what no ledger has.
    """
    return Choice(
        records=table.records,
        where={column: tuple(values) for column, values in table.where.items()},
        by=roles[table.by] if table.by else None,
        toward=roles[table.toward] if table.toward else None,
        returned_to=roles[table.returned_to] if table.returned_to else None,
    )


def castings(table: StudyTable, parties: tuple[str, ...]) -> tuple[dict[str, str], ...]:
    """Who plays A and B: every party, every ordered pair, or nobody. The same study for each."""
    if table.each == "all":
        return ({},)
    if table.each == "party":
        return tuple({"A": party} for party in parties)
    return tuple({"A": a, "B": b} for a, b in permutations(parties, 2))


def design_of(table: StudyTable) -> Design:
    """The design as the methods take it."""
    given = {k: v for k, v in table.design.model_dump(exclude={"window"}).items() if v is not None}
    if "other_windows" in given:
        given["other_windows"] = tuple((w[0], w[1]) for w in given["other_windows"])
    fixed: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in given.items()}
    if table.design.window:
        fixed["window"] = Window(**table.design.window.model_dump())
    if table.cases:
        fixed |= {"rows": tuple(table.cases.rows), "columns": tuple(table.cases.columns)}
    steps = tuple(Step(kind=s.name, by="a" if s.by == table.step[0].by else "b") for s in table.step)
    return Design(name=table.name, method=table.method, steps=steps, **fixed)


__all__ = ["Question", "castings", "choice_of", "design_of", "question_of", "read_question", "ready_names", "ready_studies"]
