"""``peaceledger build``: articles in, ledger out."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from peaceledger.cli.screen import as_json, print_table, say, warn

if TYPE_CHECKING:
    from peaceledger.pipeline import Report

EXAMPLES = """\b
Examples:
  peaceledger build articles/ --out ledger
  peaceledger build articles/ --out ledger --pack example
  peaceledger build news.jsonl.gz more/*.html --out ledger --pack ./my-pack --workers 2
  peaceledger build articles/ --out ledger --json > summary.json
"""


def build(  # noqa: PLR0913 - the signature is the command line
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH", help="Files or folders of .txt .md .html .jsonl .csv, plain or .gz.", readable=False),
    ],
    out: Annotated[Path, typer.Option("--out", metavar="LEDGER", help="Ledger folder: new, empty, or a ledger to extend.")],
    pack: Annotated[
        list[str] | None, typer.Option("--pack", metavar="NAME_OR_PATH", help="A conflict's pack; may be repeated.")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="Print nothing but errors.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print the summary as one JSON object.")] = False,
    workers: Annotated[
        int | None, typer.Option("--workers", min=1, metavar="N", help="Processes at most. [all cores, up to 4]")
    ] = None,
    engine: Annotated[str, typer.Option("--engine", metavar="local|spark", help="Where extraction runs.")] = "local",
    tagger: Annotated[
        bool,
        typer.Option("--tagger/--no-tagger", help="Let the attribution model read along, or find statements by rules alone."),
    ] = True,
    fresh: Annotated[bool, typer.Option("--fresh", help="Forget earlier builds of this ledger; judgements stay.")] = False,
    language: Annotated[str, typer.Option("--language", metavar="LANG", help="Language of the dossier.")] = "en",
) -> None:
    """Make a ledger from articles, or extend one.

    Inputs that the ledger holds already are not read again, and a build cut short goes on where it stopped. What cannot be read
    is listed in the table rejected with its reason.
    """
    from peaceledger.cli.progress import watching
    from peaceledger.config import Settings, default_workers
    from peaceledger.dossier.words import words_in
    from peaceledger.engines import engine_for
    from peaceledger.pipeline import build as build_ledger

    words_in(language)  # before hours of work
    settings = Settings(
        packs=tuple(pack or ()),
        workers=workers or default_workers(),
        engine=engine,
        fresh=fresh,
        tagger=tagger,
        language=language,
    )
    try:
        with watching(quiet=quiet) as watch:
            report = build_ledger(paths, out, settings, engine_for(settings), watch)
            watch.stage("Writing the dossier", None)
            dossier = _dossier(out, language)
    except KeyboardInterrupt:
        warn("\nA later build with the same --out goes on from here.")
        raise
    if json:
        print(as_json(_as_object(report, dossier)))
    elif not quiet:
        _print(report, dossier)


def _dossier(out: Path, language: str) -> Path:
    from peaceledger.dossier import write
    from peaceledger.store.files import disk_faults_in_words

    with disk_faults_in_words(out):
        return write(out, language)


def _as_object(report: "Report", dossier: Path) -> dict[str, Any]:
    from peaceledger.analysis.summary import summary

    return {
        "ledger": str(report.ledger),
        "dossier": str(dossier),
        "seconds": round(report.seconds, 2),
        "inputs": {"read": report.intake.read, "known": report.intake.known},
        "tables": report.tables,
        **summary(report.ledger),
        "rejected": [{"path": r.path, "record_id": r.record_id, "reason": r.reason} for r in report.rejected],
    }


def _print(report: "Report", dossier: Path) -> None:
    from peaceledger.analysis.summary import summary
    from peaceledger.intake import reasons

    figures = summary(report.ledger)
    types = figures.pop("events by type")
    print_table(("", "number"), [*figures.items(), *((f"  {kind}", number) for kind, number in types.items())])
    say(f"{report.intake.read} inputs read, {report.intake.known} known already, {report.seconds:.1f} s.")
    if report.rejected:
        say(f"Rejected:\n{reasons(report.rejected)}")
    say(f"Dossier: {dossier}\nLook further with: peaceledger show events {report.ledger}")
