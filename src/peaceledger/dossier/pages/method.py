"""How this very ledger was made, and what it cannot tell."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from peaceledger.analysis.coding import Agreement, agreement, answers
from peaceledger.analysis.tables import Row
from peaceledger.dossier.pages.page import Frame, Page, Tables
from peaceledger.dossier.refs import Texts
from peaceledger.dossier.words import Words, listing


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """The page: what was done, by name; what was not read, with the reason; how far two coders agree; when."""

    facts: tuple[tuple[str, str], ...]
    rejected: tuple[tuple[str, str], ...]
    built: str
    agreed: tuple[Agreement, ...] = ()

    def __bool__(self) -> bool:
        return True


def make(tables: Tables, texts: Texts, frame: Frame) -> Method:
    """Versions, packs, what was left open and why."""
    del texts
    return Method(
        facts=_facts(tables, frame),
        rejected=tuple((_where(r, frame.say), r["reason"]) for r in tables["rejected"]),
        built=built(frame),
        agreed=tuple(agreement(answers(tables.get("judgements", ()), tables.get("judged_records", ())))),
    )


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
        "limits": say("method.limits"),
    }
    return tuple((say(f"method.name.{name}"), value) for name, value in values.items())


def _languages(articles: Sequence[Row], say: Words) -> str:
    counts = Counter(a["language"] for a in articles).most_common()
    return say("method.languages", counts=listing(f"{say.number(n)} {language}" for language, n in counts) or "0")


def _where(row: Row, say: Words) -> str:
    return say("method.record", path=row["path"], record=row["record_id"]) if row["record_id"] else str(row["path"])


PAGE = Page(key="method", tables=("mentions", "statements", "rejected", "judgements", "judged_records"), make=make)
