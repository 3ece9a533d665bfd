"""The offer sheet: what is offered by whom, term by term, and who answered what; a dash where the texts state nothing."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from peaceledger.analysis.tables import Row
from peaceledger.dossier.contexts import Cell, Sheet, SheetTable
from peaceledger.dossier.refs import Texts
from peaceledger.dossier.words import date_words, label, listing

DETAILS = ("quantity", "place", "deadline", "condition", "verification", "guarantors", "legal_form", "decision_rule", "duration")


def offers_sheet(tables: Mapping[str, list[Row]], texts: Texts) -> Sheet:
    """Offers on the topic in order of time, undated ones last."""
    offers = [o for o in tables["offers"] if o["relevance"] == "on_topic"]
    offers.sort(key=lambda o: (str(o["date_earliest"] or "9"), o["name"].lower(), o["offer_id"]))
    terms, answers = _by_offer(tables["offer_terms"]), _by_offer(tables["offer_responses"])
    names = {o["offer_id"]: o["name"] for o in offers}
    return Sheet(
        key="offers",
        title="Offers",
        lead="Plans, drafts, conditions and proposals that the texts speak of. A dash means that no text read here states it.",
        tables=(
            SheetTable(
                caption="Offers",
                columns=("Offer", "Kind", "When", "Proposed by", "Terms", "Answers"),
                rows=tuple(_offer(o, terms[o["offer_id"]], answers[o["offer_id"]], texts) for o in offers),
            ),
            SheetTable(
                caption="Terms",
                columns=("Offer", "Issue", "Who must act", "What", *map(label, DETAILS)),
                rows=tuple(_term(names[o["offer_id"]], t, texts) for o in offers for t in terms[o["offer_id"]]),
            ),
        ),
    )


def _by_offer(rows: Sequence[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["offer_id"]].append(row)
    return found


def _offer(row: Row, terms: Sequence[Row], answers: Sequence[Row], texts: Texts) -> tuple[Cell, ...]:
    stated = sum(t["stated"] for t in terms)
    points, listed = row["points_said"], row["points_listed"]
    said = f"{points} points said, {listed} listed" if points and listed else ""
    content = f"{stated} stated" if stated else None
    return (
        texts.cell(row["name"], [row]),
        Cell(text=label(row["kind"])),
        Cell(text=date_words(row["date_earliest"], row["date_latest"])),
        Cell(text=listing(row["proposers"])),
        texts.cell(", ".join(part for part in (content, said) if part) or None, [t for t in terms if t["stated"]]),
        texts.cell(listing(dict.fromkeys(f"{a['party']}: {a['stance']}" for a in answers)), [a for a in answers if a["quote"]]),
    )


def _term(name: str, row: Row, texts: Texts) -> tuple[Cell, ...]:
    action = row["action"] if row["stated"] else f"said to be missing: {row['action'] or label(row['issue'])}"
    return (
        Cell(text=name),
        Cell(text=label(row["issue"])),
        Cell(text=row["obligor"]),
        texts.cell(action or " ".join(row["quote"].split()), [row]),
        *(Cell(text=row[detail]) for detail in DETAILS),
    )
