"""Positions of parties on issues."""

from collections.abc import Mapping

from peaceledger.analysis.tables import Row
from peaceledger.dossier.charts import Chart, Positions
from peaceledger.dossier.charts.positions import FORMS, Position
from peaceledger.dossier.words import Words, one_line

TABLES = {
    "party_positions": (
        "position_id",
        "party",
        "issue",
        "stance",
        "change",
        "held",
        "date_earliest",
        "date_latest",
        "change_from",
    ),
    "actors": ("actor_id", "name"),
}


def position_charts(tables: Mapping[str, list[Row]], say: Words) -> tuple[Chart, ...]:
    """All positions; who speaks for a party is told in the table."""
    names = {a["actor_id"]: a["name"] for a in tables["actors"]}
    return (Positions(positions=tuple(_position(row, names, say) for row in tables["party_positions"])),)


def _position(row: Row, names: Mapping[str, str], say: Words) -> Position:
    return Position(
        record=row["position_id"],
        party=names.get(row["party"], row["party"]),
        issue=say.label(row["issue"]),
        stance=row["stance"] if row["stance"] in FORMS else "other",
        change=row["change"],
        held=one_line(row["held"]),
        first=row["date_earliest"],
        last=row["date_latest"],
        when=say.dates(row["date_earliest"], row["date_latest"]),
        before=row["change_from"],
    )
