"""The offer sheet: what is offered by whom, term by term, and who answered what; a dash where the texts state nothing."""

from collections.abc import Iterator, Sequence

from peaceledger.analysis.tables import Row, grouped
from peaceledger.dossier.contexts import Cell, Sheet, SheetTable
from peaceledger.dossier.pages.page import Frame, Page, Tables
from peaceledger.dossier.refs import Texts
from peaceledger.dossier.words import Words, listing, one_line, undated_last

DETAILS = ("quantity", "place", "deadline", "condition", "verification", "guarantors", "legal_form", "decision_rule", "duration")
OFFERS = ("offer", "kind", "when", "proposed_by", "terms", "answers")
TERMS = ("offer", "issue", "who_must_act", "what", *DETAILS)
BESIDE = ("offer", "proposed_as_told", "issue", "named_by", "told_without_it_by")


def make(tables: Tables, texts: Texts, frame: Frame) -> Sheet:
    """Offers on the topic in order of time, undated ones last."""
    say = frame.say
    offers = [o for o in tables["offers"] if o["relevance"] == "on_topic"]
    offers.sort(key=lambda o: (undated_last(o), o["name"].lower(), o["offer_id"]))
    terms, answers = grouped(tables["offer_terms"], "offer_id"), grouped(tables["offer_responses"], "offer_id")
    tellings = grouped(tables["offer_tellings"], "offer_id")
    names = {o["offer_id"]: _named(o) for o in offers}
    return Sheet(
        tables=(
            SheetTable.of(
                say,
                "offers",
                OFFERS,
                (_offer(o, terms[o["offer_id"]], answers[o["offer_id"]], texts, say) for o in offers),
                (o["offer_id"] for o in offers),
            ),
            SheetTable.of(
                say,
                "terms",
                TERMS,
                (_term(names[o["offer_id"]], t, texts, say) for o in offers for t in terms[o["offer_id"]]),
                (t["term_id"] for o in offers for t in terms[o["offer_id"]]),
            ),
            SheetTable.of(
                say,
                "beside",
                BESIDE,
                (row for o in offers for row in _beside(o, tellings[o["offer_id"]], terms[o["offer_id"]], texts, say)),
            ),
        ),
    )


def _named(row: Row) -> str:
    """A name of its own as it is, a writer's words as a quotation: "unrealistic demands" is one writer's view."""
    name = str(row["name"])
    return name if any(c.isupper() or c.isdigit() for c in name) else f"“{name}”"


def _offer(row: Row, terms: Sequence[Row], answers: Sequence[Row], texts: Texts, say: Words) -> tuple[Cell, ...]:
    stated = sum(t["stated"] for t in terms)
    points, listed = row["points_said"], row["points_listed"]
    said = say("points_said", n=points, listed=listed) if points and listed else ""
    content = say.many("stated", stated) if stated else None
    given = dict.fromkeys(f"{a['party']}: {say.label(a['stance'])}" for a in answers)
    return (
        texts.cell(_named(row), [row], "english"),
        Cell(text=say.label(row["kind"])),
        Cell(text=say.dates(row["date_earliest"], row["date_latest"])),
        Cell(text=listing(row["proposers"])),
        texts.cell(", ".join(part for part in (content, said) if part) or None, [t for t in terms if t["stated"]]),
        texts.cell(listing(given), [a for a in answers if a["quote"]]),
    )


def _term(name: str, row: Row, texts: Texts, say: Words) -> tuple[Cell, ...]:
    action = row["action"] if row["stated"] else say("said_to_be_missing", what=row["action"] or say.label(row["issue"]))
    return (
        Cell(text=name),
        Cell(text=say.label(row["issue"])),
        Cell(text=texts.side(row["obligor"])),
        texts.cell(action or one_line(row["quote"]), [row], "english" if row["stated"] or not action else ""),
        *(Cell(text=row[detail], words="english") for detail in DETAILS),
    )


def _beside(offer: Row, tellings: Sequence[Row], terms: Sequence[Row], texts: Texts, say: Words) -> Iterator[tuple[Cell, ...]]:
    """Of an offer that several articles tell: which issues each of them names, and which it leaves out."""
    told = dict.fromkeys(row["article_id"] for row in sorted((*tellings, *terms), key=lambda r: (r["capture_id"], r["start"])))
    if len(told) < 2:
        return
    authors = dict.fromkeys("; ".join(t["proposers"]) for t in tellings if t["proposers"])
    stated = [t for t in terms if t["stated"]]
    for issue in dict.fromkeys(t["issue"] for t in stated):
        rows = [t for t in stated if t["issue"] == issue]
        named = dict.fromkeys(t["article_id"] for t in rows)
        yield (
            Cell(text=_named(offer)),
            Cell(text=" / ".join(authors) or None),
            Cell(text=say.label(issue)),
            texts.cell("; ".join(texts.label[a] for a in named), rows),
            Cell(text="; ".join(texts.label[a] for a in told if a not in named)),
        )


PAGE = Page(key="offers", tables=("offers", "offer_tellings", "offer_terms", "offer_responses"), make=make, template="sheet")
