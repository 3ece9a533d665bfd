"""``peaceledger study``: a claim put to the test on a ledger and on series of the user."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from peaceledger.cli.screen import as_json, print_table, say

if TYPE_CHECKING:
    from peaceledger.analysis.questions.keep import Asked

EXAMPLES = """\b
Examples:
  peaceledger study --list
  peaceledger study less-fighting ledger
  peaceledger study Y12 ledger --series violence=attacks.csv:attacks.toml --series exchanges=list.csv:list.toml
  peaceledger study my-study.toml ledger --export repeat/
"""


def study(  # noqa: PLR0913 - the signature is the command line
    name: Annotated[
        str | None,
        typer.Argument(metavar="NAME", help="A ready study by name or yardstick, or the path of a study file (.toml)."),
    ] = None,
    ledger: Annotated[Path | None, typer.Argument(metavar="LEDGER", help="Ledger folder.")] = None,
    series: Annotated[
        list[str] | None,
        typer.Option("--series", metavar="NAME=FILE[:MAP.toml]", help="A series of yours, by the name the study has for it."),
    ] = None,
    export: Annotated[
        Path | None, typer.Option("--export", metavar="DIR", help="Write the data as CSV and a notebook that repeats the study.")
    ] = None,
    dossier: Annotated[bool, typer.Option("--dossier", help="Write the dossier anew, with this study on its page.")] = False,
    listing: Annotated[bool, typer.Option("--list", help="List the ready studies and the series each can take.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print the answers as one JSON object.")] = False,
) -> None:
    """Put a claim to the test, or say why it cannot be tested.

    Each study is put for every party or pair alike. The answers are kept in the ledger's folder; the web pages show them at once,
    the dossier when it is next written.
    """
    from peaceledger.errors import UsageError

    if listing:
        _list(as_one_json=json)
        return
    if name is None or ledger is None:
        raise UsageError(
            "A study needs a name and a ledger: peaceledger study NAME LEDGER. 'peaceledger study --list' shows the names."
        )
    asked = _ask(name, ledger, series or [])
    from peaceledger.analysis.questions.keep import as_kept, keep

    kept = keep(asked, ledger)
    if export:
        from peaceledger.analysis.questions.export import export as write

        write(asked, export)
    if dossier:
        from peaceledger.dossier import write as write_dossier

        write_dossier(ledger)
    if json:
        print(as_json(as_kept(asked, ledger)))
        return
    _show(asked)
    say(f"\nKept in {kept}" + (f"; data and notebook in {export}" if export else ""))


def _ask(name: str, ledger: Path, given: list[str]) -> "Asked":
    from peaceledger.analysis.questions.ask import ask
    from peaceledger.analysis.questions.keep import Asked
    from peaceledger.analysis.questions.read import read_question
    from peaceledger.analysis.series.files import given_series
    from peaceledger.analysis.series.ledger import LedgerSource

    question, brought, source = read_question(name), given_series(given), LedgerSource(ledger)
    return Asked(
        question=question,
        answers=ask(question, source, brought),
        given=brought,
        names=source.names,
        made=datetime.now(UTC),
    )


def _show(asked: "Asked") -> None:
    from peaceledger.analysis.questions.words import check_row, lines

    table = asked.question.table
    say(f"{table.title}" + (f" ({table.yardstick})" if table.yardstick else ""))
    say(f"Claim: {table.claim}\nWhose: {table.whose}\nQuestion: {table.question}")
    say(f"Study file: {asked.question.file}, sha256 {asked.question.digest[:12]}")
    for answer in asked.answers:
        who = ", ".join(f"{role} = {asked.names.get(party, party)}" for role, party in answer.roles.items())
        said = answer.reading if answer.reading == "main" else f"{answer.reading}: {answer.words}"
        say(f"\n{who or 'all parties together'} — {said}")
        say("\n".join(f"  {line}" for line in lines(answer)))
        if answer.result.checks:
            print_table(("check", "expected", "n", "effect (interval)", "p", "verdict"), map(check_row, answer.result.checks))
        say("\n".join(f"  Note: {note}" for note in (*answer.notes, *answer.result.notes)))
    say("\nLimits\n" + "\n".join(f"  {limit}" for limit in table.limits))


def _list(*, as_one_json: bool) -> None:
    from peaceledger.analysis.questions.ask import names_wanted
    from peaceledger.analysis.questions.read import read_question, ready_names

    rows: list[dict[str, Any]] = []
    for name in ready_names():
        question = read_question(name)
        rows.append(
            {
                "name": name,
                "yardstick": question.table.yardstick,
                "question": question.table.question,
                "series": names_wanted(question),
            }
        )
    if as_one_json:
        print(as_json(rows))
        return
    for row in rows:
        say(f"{row['yardstick']}  {row['name']}\n     {row['question']}")
        for series, words in row["series"].items():
            say(f"     --series {series}=...  {words}")
