"""How this very ledger was made, and what it cannot tell."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from peaceledger.analysis.coding import Agreement, agreement, answers
from peaceledger.analysis.tables import Row
from peaceledger.dossier.contexts import Cell, SheetTable
from peaceledger.dossier.pages.page import Frame, Page, Tables
from peaceledger.dossier.refs import Texts
from peaceledger.dossier.words import Words, listing


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """The page.

    Attributes:
        facts: What was done, by name.
        counts: Rows of the ledger by table.
        decided: Judgements by action and by what became of them.
        quality: Figures of the last measurement, and of which version and day they are; None where none came with the program.
        rejected: What was not read, with the reason.
        built: When.
        agreed: How far two coders agree.
        raw: Names of the facts that are identifiers and settings, not sentences.
    """

    facts: tuple[tuple[str, str], ...]
    counts: SheetTable
    decided: SheetTable
    quality: tuple[str, SheetTable] | None
    rejected: tuple[tuple[str, str], ...]
    built: str
    agreed: tuple[Agreement, ...] = ()
    raw: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return True


def make(tables: Tables, texts: Texts, frame: Frame) -> Method:
    """Versions, packs, what was left open and why."""
    del texts
    return Method(
        facts=_facts(tables, frame),
        counts=SheetTable.of(frame.say, "rows", ("table", "rows"), _counts(frame)),
        decided=SheetTable.of(frame.say, "decided", ("action", "status", "rows"), _decided(tables, frame.say)),
        quality=_quality(frame),
        rejected=tuple((_where(r, frame.say), r["reason"]) for r in tables["rejected"]),
        built=built(frame),
        raw=tuple(frame.say(f"method.name.{name}") for name in ("program", "settings")),
        agreed=tuple(agreement(answers(tables.get("judgements", ()), tables.get("judged_records", ())))),
    )


def _counts(frame: Frame) -> Iterator[tuple[Cell, ...]]:
    for name, n in sorted(frame.run.get("counts", {}).items()):
        yield Cell(text=frame.say.table(name)), Cell(text=frame.say.number(n))


def _decided(tables: Tables, say: Words) -> Iterator[tuple[Cell, ...]]:
    of_kind = Counter((j["action"] or "", j["status"]) for j in tables.get("judgements", ()))
    for (action, status), n in sorted(of_kind.items()):
        yield Cell(text=say.label(action)), Cell(text=say.label(status)), Cell(text=say.number(n))


def _quality(frame: Frame) -> tuple[str, SheetTable] | None:
    say, found = frame.say, frame.quality
    if found is None:
        return None
    rows = ((say(f"exams.{name.split('.')[0]}"), name, value) for name, value in sorted(found.figures.items()))
    cells = (
        (Cell(text=exam), Cell(text=name, words="code"), Cell(text=say.number(round(value, 3)))) for exam, name, value in rows
    )
    when = say("method.measured", version=found.version, day=say.day(date.fromisoformat(found.day)))
    return when, SheetTable.of(say, "quality", ("exam", "figure", "value"), cells)


def built(frame: Frame) -> str:
    """When the ledger was built, in UTC to the minute."""
    return str(frame.run.get("finished", ""))[:16].replace("T", " ")


def _facts(tables: Tables, frame: Frame) -> tuple[tuple[str, str], ...]:
    say, run = frame.say, frame.run
    mentions, said = tables["mentions"], tables["statements"]
    n = {
        "mentions": len(mentions),
        "kept_out": sum(m["event_id"] is None for m in mentions),
        "undated": sum(m["date_basis"] == "unknown" for m in mentions),
        "unnamed": sum(s["speaker"] is None for s in said),
        "statements": len(said),
    }
    shown = {name: say.number(value) for name, value in n.items()}
    packs = run.get("packs", {"names": [], "digest": ""})
    values = {
        "program": listing(f"{name} {value}" for name, value in run.get("versions", {}).items()) or "",
        "packs": say("method.packs", names=listing(packs["names"]), digest=packs["digest"][:12]),
        "mentions": say("method.mentions", **shown),
        "languages": _languages(tables["articles"], say),
        "dates": say("method.dates", **shown),
        "speakers": say("method.speakers", **shown),
        "read": say("method.read", **_read(run, say)),
        "settings": listing(f"{name}: {_plain(value)}" for name, value in run.get("settings", {}).items()) or "",
        "weights": say("method.weights", model=_model(run), tagger=str(run.get("tagger", {}).get("sha256"))[:12]),
        "limits": say("method.limits"),
        "unknown": say("method.unknown"),
        "symmetry": _symmetry(frame),
    }
    return tuple((say(f"method.name.{name}"), value) for name, value in values.items())


def _read(run: Mapping[str, Any], say: Words) -> dict[str, str]:
    inputs = run.get("inputs", {})
    return {name: say.number(inputs.get(name)) for name in ("read", "known", "rejected")}


def _plain(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value).lower()


def _model(run: Mapping[str, Any]) -> str:
    """Name of the language model; the digest of each of its files is in ``run.json``."""
    return str(run.get("model", {}).get("name", ""))


def _symmetry(frame: Frame) -> str:
    figures = frame.quality.figures if frame.quality else {}
    if "symmetry.swapped" not in figures or "symmetry.reread" not in figures:
        return frame.say("method.symmetry_unknown")
    shares = {name: frame.say.percent(figures[f"symmetry.{name}"]) for name in ("swapped", "reread")}
    return frame.say("method.symmetry", **shares)


def _languages(articles: Sequence[Row], say: Words) -> str:
    counts = Counter(a["language"] for a in articles).most_common()
    return say("method.languages", counts=listing(f"{say.number(n)} {language}" for language, n in counts) or "0")


def _where(row: Row, say: Words) -> str:
    return say("method.record", path=row["path"], record=row["record_id"]) if row["record_id"] else str(row["path"])


PAGE = Page(key="method", tables=("mentions", "statements", "rejected", "judgements", "judged_records"), make=make)
