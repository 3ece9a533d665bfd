"""The fields of a study file, as checked models: strict types, no unknown field. docs/how-to/studies.md describes each."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

Text = Annotated[str, Field(min_length=1)]
Role = Literal["A", "B"]
Each = Literal["party", "pair", "all"]


class Table(BaseModel):
    """What every table of a study file shares."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class ChoiceTable(Table):
    """Some records of the ledger: of which kind, which of them, whose."""

    records: Text
    where: dict[str, list[Text]] = {}
    by: Role | None = None
    toward: Role | None = None
    returned_to: Role | None = None


class GivenTable(Table):
    """A series that the user may bring, by name.

    ``instead`` of the ledger's own where it is given; ``also`` adds its rows to the ledger's; ``required``: without it the study
    cannot be made. ``of``: the role whose deeds it must be about, where its map says whose they are.
    """

    name: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    words: Text
    use: Literal["instead", "also", "required"] = "instead"
    of: Role | None = None


class SideTable(Table):
    """What stands on one side of a study: records of the ledger, or a user's series, or both."""

    name: Text
    choose: list[ChoiceTable] = []
    given: GivenTable | None = None

    @model_validator(mode="after")
    def _something(self) -> "SideTable":
        if not self.choose and self.given is None:
            raise ValueError("needs choose (records of the ledger) or given (a series of the user)")
        return self


class StepTable(Table):
    """One step of a sequence."""

    name: Text
    by: Role
    choose: list[ChoiceTable]


class CasesTable(Table):
    """The cases of an association: records, with their group on either side by topic, stance or month."""

    choose: ChoiceTable
    rows_by: Text
    rows: dict[str, list[Text]]
    columns_by: Text
    columns: dict[str, list[Text]]
    more: list[ChoiceTable] = []

    @model_validator(mode="after")
    def _two_by_two(self) -> "CasesTable":
        if len(self.rows) != 2 or len(self.columns) != 2:
            raise ValueError("needs two rows and two columns, each with the values that belong to it")
        return self


class WindowTable(Table):
    """Days compared around an event."""

    before: Annotated[int, Field(ge=1)] = 14
    after: Annotated[int, Field(ge=1)] = 14
    gap: Annotated[int, Field(ge=0)] = 0
    lasting: bool = False


class DesignTable(Table):
    """How the study is made; what is left out is as in ``studies.design.Design``."""

    scale: Literal["difference", "ratio"] | None = None
    window: WindowTable | None = None
    lags: list[int] | None = None
    step_days: Annotated[int, Field(ge=1)] | None = None
    adjust: list[Literal["trend", "weekday", "season", "coverage"]] | None = None
    minimum_n: Annotated[int, Field(ge=5)] | None = None
    within_days: Annotated[int, Field(ge=0)] | None = None
    block_days: Annotated[int, Field(ge=14)] | None = None
    draws: Annotated[int, Field(ge=199)] | None = None
    placebo_shifts: list[int] | None = None
    other_windows: list[list[int]] | None = None


class StudyTable(Table):
    """A study file."""

    study: Literal[1]
    name: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")]
    yardstick: Text | None = None
    title: Text
    claim: Text
    whose: Text
    question: Text
    each: Each
    expects: Literal["higher", "lower", "either"]
    method: Literal["event_study", "interrupted", "cross_correlation", "sequence", "association"]
    design: DesignTable = DesignTable()
    exposure: SideTable | None = None
    outcome: SideTable | None = None
    placebo_outcome: list[SideTable] = []
    step: list[StepTable] = []
    cases: CasesTable | None = None
    limits: list[Text]
    alternative: list[dict[str, Any]] = []

    @model_validator(mode="after")
    def _complete(self) -> "StudyTable":
        needed = {"sequence": ("step",), "association": ("cases",)}.get(self.method, ("exposure", "outcome"))
        missing = [name for name in needed if not getattr(self, name)]
        if missing:
            raise ValueError(f"method {self.method} needs {' and '.join(missing)}")
        if self.each == "all" and any(c.by or c.toward or c.returned_to for c in self.choices()):
            raise ValueError("each = 'all' has no parties A and B to choose by")
        if self.each == "party" and any("B" in (c.by, c.toward, c.returned_to) for c in self.choices()):
            raise ValueError("each = 'party' has a party A only; use each = 'pair' for B")
        return self

    def choices(self) -> list[ChoiceTable]:
        """Every choice of records in it."""
        sides = [s for s in (self.exposure, self.outcome, *self.placebo_outcome) if s]
        found = [c for s in sides for c in s.choose] + [c for s in self.step for c in s.choose]
        return [*found, self.cases.choose, *self.cases.more] if self.cases else found


__all__ = ["ChoiceTable", "GivenTable", "SideTable", "StudyTable"]
