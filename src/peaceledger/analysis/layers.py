"""How firm an event stands: one rule, asked for an event by the pages, and for all of a ledger when it is opened."""

from dataclasses import astuple, dataclass, fields
from typing import Any, Final, Literal

from peaceledger.analysis.slices import fetched

LayerKey = Literal["established", "contested", "claimed"]
Reason = Literal["denied", "contradicted", "opposed", "origins", "status", "one_voice", "opinion", "one_origin"]
HAPPENED: Final = frozenset({"occurred", "ongoing", "agreed"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the rule asks of an event.

    Attributes:
        status: Its status.
        opinion_only: Whether only opinion pieces tell it.
        one_voice: Whether all of it hangs on one voice.
        several: Whether it has more than one independent origin.
        opposed: Whether outlets of more than one side tell it.
        disputed: Whether a contradiction is about it.
    """

    status: str
    opinion_only: bool
    one_voice: bool
    several: bool
    opposed: bool
    disputed: bool


def layer_of(it: Standing) -> tuple[LayerKey, Reason]:
    """Return the layer, and what decided it."""
    if it.status == "denied" or it.disputed:
        return "contested", "denied" if it.status == "denied" else "contradicted"
    if it.status not in HAPPENED:
        return "claimed", "status"
    if it.opinion_only:
        return "claimed", "opinion"
    if it.opposed:
        return "established", "opposed"
    if it.one_voice:
        return "claimed", "one_voice"
    return ("established", "origins") if it.several else ("claimed", "one_origin")


ASKED: Final = ", ".join(f.name for f in fields(Standing))
STANDINGS: Final = """
WITH told AS (
    SELECT m.event_id, count(DISTINCT s.side) AS sides
    FROM mentions m JOIN articles a USING (article_id) JOIN sources s USING (source_id)
    WHERE m.event_id IS NOT NULL GROUP BY m.event_id
), disputes AS (SELECT DISTINCT subject_id FROM disagreements WHERE strength = 'contradiction')
SELECT e.event_id, e.status, e.opinion_only, coalesce(e.one_voice, '') <> '' AS one_voice, e.n_origins > 1 AS several,
    coalesce(t.sides, 0) > 1 AS opposed, e.event_id IN (FROM disputes) AS disputed
FROM events e LEFT JOIN told t USING (event_id)
"""


def prepare(db: Any) -> None:
    """Work out the layer of every event once: the rule is asked for each different standing, of which there are a few dozen."""
    db.execute(f"CREATE TABLE memory.main.standings AS {STANDINGS}")
    different = [Standing(**row) for row in fetched(db, f"SELECT DISTINCT {ASKED} FROM memory.main.standings")]
    db.execute(f"CREATE TABLE memory.main.rule AS SELECT {ASKED}, '' AS layer FROM memory.main.standings LIMIT 0")
    for one in different:
        db.execute("INSERT INTO memory.main.rule VALUES (?, ?, ?, ?, ?, ?, ?)", [*astuple(one), layer_of(one)[0]])
    joined = f"memory.main.standings JOIN memory.main.rule USING ({ASKED})"
    db.execute(f"CREATE TABLE memory.main.layers AS SELECT event_id, layer FROM {joined}")
    db.execute("DROP TABLE memory.main.standings")


__all__ = ["LayerKey", "Reason", "Standing", "layer_of", "prepare"]
