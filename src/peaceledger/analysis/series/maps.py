"""What a user's file is: a small TOML that says which column holds what, or a format of the field known by its columns."""

import tomllib
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from peaceledger.errors import UsageError

Text = Annotated[str, Field(min_length=1)]


class SeriesMap(BaseModel):
    """The fields of a map; docs/how-to/studies.md says what each means."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    map: Literal[1] = 1
    date: Text
    end: Text | None = None
    date_format: Text | None = None
    precision: Text | None = None
    day_precisions: list[Text] = []
    week_precisions: list[Text] = []
    value: Text | None = None
    low: Text | None = None
    high: Text | None = None
    rows: Literal["days", "events"] = "days"
    missing: Literal["unknown", "none"] = "unknown"
    reckon: Literal["value", "running_total", "level"] = "value"
    unit: Text = "rows"
    side: Text | None = None
    claimed_by: Text | None = None
    where: dict[str, list[Text]] = {}
    note: Text | None = None

    @model_validator(mode="after")
    def _fits(self) -> "SeriesMap":
        if self.rows == "days" and self.value is None:
            raise ValueError("rows = 'days' needs value, the column that holds each day's number")
        if self.missing == "none" and (self.rows == "events" or self.reckon != "value"):
            raise ValueError("missing = 'none' is for rows = 'days' and reckon = 'value': elsewhere it has no meaning")
        if self.reckon != "value" and self.rows == "events":
            raise ValueError(f"reckon = {self.reckon!r} is for rows = 'days': a list of events has no total to take apart")
        return self


KNOWN: tuple[tuple[str, frozenset[str], SeriesMap], ...] = (
    (
        "UCDP GED or Candidate",
        frozenset({"date_start", "date_end", "date_prec", "best", "low", "high", "side_a", "side_b"}),
        SeriesMap(
            date="date_start",
            end="date_end",
            value="best",
            low="low",
            high="high",
            rows="events",
            unit="deaths",
            note="UCDP's own best, low and high; events that a report dates to more than a week are left out",
        ),
    ),
    (
        "ACLED",
        frozenset({"event_id_cnty", "event_date", "event_type", "sub_event_type", "fatalities"}),
        SeriesMap(
            date="event_date",
            precision="time_precision",
            day_precisions=["1"],
            week_precisions=["2"],
            rows="events",
            unit="events",
            note="events; for deaths give a map with value = 'fatalities'",
        ),
    ),
    (
        "VIINA, one per day",
        frozenset({"viina_version", "event_id_1pd", "n_reports", "date"}),
        SeriesMap(date="date", date_format="%Y%m%d", rows="events", unit="events", where={"t_mil_b": ["1"]}),
    ),
    (
        "VIINA, reports",
        frozenset({"viina_version", "event_id", "date"}),
        SeriesMap(
            date="date",
            date_format="%Y%m%d",
            rows="events",
            unit="reports",
            note="reports, not events: several reports of one event count several times",
        ),
    ),
)
"""Formats by the columns that give them away, the most telling first. A user's map is used instead where one is given."""


def read_map(path: Path) -> SeriesMap:
    """Read the map of a user's series.

    Raises:
        UsageError: If the file is not there, no TOML, or does not keep to the schema.
    """
    try:
        return SeriesMap.model_validate(tomllib.loads(path.read_text("utf-8")))
    except OSError as fault:
        raise UsageError(f"The map {path} cannot be read: {fault.strerror}. Give it as FILE.csv:MAP.toml.") from fault
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise UsageError(f"The map {path} is no TOML: {fault}.") from fault
    except ValidationError as fault:
        raise UsageError(
            f"The map {path} cannot be used: {_in_words(fault)}. See docs/how-to/studies.md for its fields."
        ) from fault


def known_map(columns: frozenset[str]) -> tuple[str, SeriesMap] | None:
    """Name and map of the format that some columns give away; None for an unknown one."""
    for name, signs, found in KNOWN:
        if signs <= columns:
            kept = {column: values for column, values in found.where.items() if column in columns}
            return name, found.model_copy(update={"where": kept})
    return None


def _in_words(fault: ValidationError) -> str:
    return "; ".join(f"{'.'.join(map(str, e['loc'])) or 'the whole'}: {e['msg']}" for e in fault.errors())


__all__ = ["KNOWN", "SeriesMap", "known_map", "read_map"]
