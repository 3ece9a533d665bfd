"""``peaceledger judge``: a person decides, and the decision stays."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from peaceledger.cli.screen import as_json, print_table, say
from peaceledger.errors import UsageError

if TYPE_CHECKING:
    from peaceledger.records.judgement import Judgement

EXAMPLES = """\b
Examples:
  peaceledger judge ledger same m_01 m_02 --because "one swap, told by both sides" --coder Ana
  peaceledger judge ledger split e_01 m_03 m_04 --because "the call of the next day" --coder Ana
  peaceledger judge ledger correct n_01 --field returned_to --value NOR --because "the sentence before says so" --coder Ana
  peaceledger judge ledger correct e_01 --field date --value 2031-05-01/2031-05-02 --because "see the ministry" --coder Ana
  peaceledger judge ledger add c_01 --passage "walked 12 men over the bridge" --with type=prisoner_exchange \\
      --because "no rule saw it" --coder Ana
  peaceledger judge ledger add c_01 --to counts --passage "12 men" --with role=returned --with number=12 --with of=m_01 \\
      --because "no rule saw it" --coder Ana
  peaceledger judge ledger correct m_01 --field passage --value "walked 12 men over the bridge at dawn" \\
      --because "the hour is part of it" --coder Ana
  peaceledger judge ledger undo j_01 --because "read again" --coder Ben
  peaceledger judge ledger list
"""
COLUMNS = ("judgement_id", "made_at", "coder", "action", "field", "old_value", "new_value", "reason", "status", "note")
LIST = "list"
ADD = "add"


def judge(  # noqa: PLR0913 - the signature is the command line
    ledger: Annotated[Path, typer.Argument(metavar="LEDGER", help="Ledger folder.")],
    action: Annotated[
        str,
        typer.Argument(
            metavar="ACTION",
            help="same, different, unsure, split, join, accept, reject, correct, add or undo; or list for all so far.",
        ),
    ],
    ids: Annotated[list[str] | None, typer.Argument(metavar="ID...", help="Ids of the records, judgement or text.")] = None,
    field: Annotated[str | None, typer.Option("--field", metavar="NAME", help="Column; date and number set two columns.")] = None,
    value: Annotated[
        str | None,
        typer.Option("--value", metavar="VALUE", help="What is right; a/b for a range, a;b for a list, empty for unknown."),
    ] = None,
    because: Annotated[str | None, typer.Option("--because", metavar="REASON", help="Why, in your words.")] = None,
    coder: Annotated[str | None, typer.Option("--coder", metavar="NAME", help="Who decides.")] = None,
    coding: Annotated[
        bool, typer.Option("--coding", help="One coder's answer, to be compared with another's; it is not carried out.")
    ] = False,
    passage: Annotated[
        str | None, typer.Option("--passage", metavar="WORDS", help="With add: the words of the text that tell of it.")
    ] = None,
    said: Annotated[
        list[str] | None,
        typer.Option(
            "--with", metavar="NAME=VALUE", help="With add: what it says, as in type=attack, role=returned or speaker=NAME."
        ),
    ] = None,
    table: Annotated[str, typer.Option("--to", metavar="TABLE", help="With add: mentions, counts or statements.")] = "mentions",
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Decide about records; the decision is kept and comes before the rules in every later build.

    Nothing is overwritten: the last decision on a thing holds, and undo takes one back. The tables change with the next build.
    """
    if action == LIST:
        _list(ledger, json=json)
        return
    from peaceledger.analysis.judging import Wish
    from peaceledger.analysis.judging import judge as decide

    if coder is None:
        raise UsageError("Say who decides: --coder NAME.")
    if action == ADD:
        values = dict(part.partition("=")[::2] for part in said or [])
        _tell(_added(ledger, tuple(ids or ()), passage, Given(table, coder, because or "", values)), ledger, json=json)
        return
    wish = Wish(
        action=action,
        ids=tuple(ids or ()),
        coder=coder,
        field=field,
        value=value,
        reason=because,
        purpose="coding" if coding else "decision",
    )
    _tell(decide(ledger, wish, datetime.now(UTC)), ledger, json=json)


class Given(NamedTuple):
    """What an addition says."""

    table: str
    coder: str
    reason: str
    values: dict[str, str]


def _added(ledger: Path, ids: tuple[str, ...], passage: str | None, given: Given) -> "Judgement":
    from peaceledger.analysis.adding import Addition, add, find_passage

    if len(ids) != 1 or not passage or not given.values:
        raise UsageError("'add' takes the id of a text, --passage \"WORDS\" and --with NAME=VALUE, such as type=TYPE.")
    start, end = find_passage(ledger, ids[0], passage, given.values.get("of", ""))
    wanted = Addition(
        table=given.table,
        capture_id=ids[0],
        start=start,
        end=end,
        trigger=given.values.pop("trigger", ""),
        of=given.values.pop("of", ""),
        coder=given.coder,
        reason=given.reason,
        said=given.values,
    )
    return add(ledger, wanted, datetime.now(UTC))


def _tell(made: "Judgement", ledger: Path, *, json: bool) -> None:
    if json:
        print(as_json(_as_object(made)))
    else:
        say(f"Saved as {made.judgement_id}. It takes effect with the next build of {ledger}.")


def _as_object(made: "Judgement") -> dict[str, object]:
    from peaceledger.store.judgements import as_line

    return as_line(made)


def _list(ledger: Path, *, json: bool) -> None:
    from peaceledger.analysis.judging import listed
    from peaceledger.records.judgement import CONFLICTS

    found = listed(ledger)
    if json:
        print(as_json(found))
        return
    print_table(COLUMNS, [[row.get(name) for name in COLUMNS] for row in found])
    say(f"{len(found)} judgements, {sum(row['status'] in CONFLICTS for row in found)} to be looked at")
