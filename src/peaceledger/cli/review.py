"""``peaceledger review``: what to look at next, samples to be coded twice, and how far coders agree."""

from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from peaceledger.cli.screen import as_json, print_table, say
from peaceledger.errors import UsageError

EXAMPLES = """\b
Examples:
  peaceledger review ledger queue
  peaceledger review ledger sample --table mentions --by type,side,language -n 50 --coder Ana
  peaceledger review ledger progress
  peaceledger review ledger agreement
  peaceledger review ledger disagreements
"""


class Part(StrEnum):
    """What is shown or done."""

    queue = "queue"
    sample = "sample"
    progress = "progress"
    agreement = "agreement"
    disagreements = "disagreements"


def review(  # noqa: PLR0913 - the signature is the command line
    ledger: Annotated[Path, typer.Argument(metavar="LEDGER", help="Ledger folder.")],
    part: Annotated[
        Part, typer.Argument(metavar="PART", help="queue, sample, progress, agreement or disagreements.")
    ] = Part.queue,
    kind: Annotated[str | None, typer.Option("--kind", metavar="KIND", help="With queue: one kind of doubt.")] = None,
    table: Annotated[
        str, typer.Option("--table", metavar="NAME", help="With sample: mentions, statements or counts.")
    ] = "mentions",
    by: Annotated[
        str, typer.Option("--by", metavar="NAMES", help="With sample: what it is divided by: type, side, source, language.")
    ] = "type,side,language",
    number: Annotated[int, typer.Option("-n", "--number", metavar="N", min=1, help="Records to draw, or rows to show.")] = 50,
    seed: Annotated[int, typer.Option("--seed", metavar="N", help="With sample: another number draws other records.")] = 1,
    coder: Annotated[str | None, typer.Option("--coder", metavar="NAME", help="With sample: who draws it.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON list.")] = False,
) -> None:
    """Say what to review next, draw a sample that two people code, and say how far they agree.

    'peaceledger serve' has pages for all of it; 'peaceledger judge' carries decisions out.
    """
    if part is Part.sample:
        _draw(ledger, table, tuple(n for n in by.split(",") if n), number, seed, coder)
        return
    found = _found(ledger, part, kind)
    shown = found if part in (Part.agreement, Part.progress) else found[:number]
    if json:
        print(as_json(shown))
        return
    names = tuple(shown[0]) if shown else ()
    print_table(names, [[row[n] for n in names] for row in shown])
    say(f"{len(shown)} of {len(found)} rows")


def _draw(ledger: Path, table: str, by: tuple[str, ...], number: int, seed: int, coder: str | None) -> None:
    from peaceledger.analysis.coding import Draw, draw

    if coder is None:
        raise UsageError("Say who draws the sample: --coder NAME.")
    made = draw(ledger, Draw(table=table, n=number, by=by, seed=seed, coder=coder), datetime.now(UTC))
    say(f"Saved as {made.judgement_id}: {len(made.targets)} {table}. 'peaceledger serve {ledger}' shows them to coders.")


def _found(ledger: Path, part: Part, kind: str | None) -> list[dict[str, Any]]:
    from peaceledger.analysis import coding
    from peaceledger.analysis.history import history_of
    from peaceledger.analysis.queue import KINDS, doubts, queue
    from peaceledger.store import open_ledger

    if kind is not None and kind not in KINDS:
        raise UsageError(f"There is no kind of doubt {kind!r}. Use one of {', '.join(KINDS)}.")
    with open_ledger(ledger) as db:
        history = history_of(db, ledger)
        if part is Part.queue:
            items = queue(doubts(db), history, kind)
            return [{"id": i.key, "kind": i.kind, "what": i.title, "why": "; ".join(i.reasons), "size": i.size} for i in items]
    answers = coding.answers_so_far(history)
    if part is Part.progress:
        return [
            {"sample": s.sample_id, "records": len(s.records), "coder": coder, "done": n, "how": s.how}
            for s in coding.samples(history)
            for coder, n in (coding.progress(s, answers) or {"nobody": 0}).items()
        ]
    if part is Part.agreement:
        return [_as_row(a) for a in coding.agreement(answers)]
    return [
        {
            "id": d.record,
            "field": d.field,
            "answers": "; ".join(f"{a.coder}: {a.value or 'not stated'}" for a in d.answers),
            "machine": d.machine or "not stated",
            "codings": "; ".join(a.judgement_id for a in d.answers),
        }
        for d in coding.differences(answers, history)
    ]


def _as_row(a: Any) -> dict[str, Any]:
    return {
        "table": a.table,
        "field": a.field,
        "n": a.n,
        "differ": a.differ,
        "percent": _words(a.percent),
        "kappa": _words(a.kappa),
        "alpha": _words(a.alpha),
        "alpha by distance": _words(a.distance),
    }


def _words(figure: Any) -> str | None:
    from peaceledger.scoring.agreement import in_words

    return None if figure is None else in_words(figure)
