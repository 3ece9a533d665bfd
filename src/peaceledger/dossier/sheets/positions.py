"""What each party holds on each issue: a matrix to enter by, the positions themselves, and what is ruled out."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from peaceledger.analysis.tables import Row
from peaceledger.dossier.contexts import Cell, Sheet, SheetTable
from peaceledger.dossier.refs import Texts
from peaceledger.dossier.words import date_words, label, listing


def positions_sheet(tables: Mapping[str, list[Row]], texts: Texts) -> Sheet:
    """Parties in order of how much is known of them; issues likewise."""
    rows = tables["party_positions"]
    names = {a["actor_id"]: a["name"] for a in tables["actors"]}
    parties = [party for party, _ in _ranked(r["party"] for r in rows)]
    issues = [issue for issue, _ in _ranked(r["issue"] for r in rows)]
    held: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        held[row["party"], row["issue"]].append(row)
    return Sheet(
        key="positions",
        title="Positions",
        lead="What each party demands, offers, accepts, rejects or commits itself to, by issue, with who speaks for it. A change "
        "is marked only where the texts give the same matter twice or say so themselves.",
        tables=(
            SheetTable(
                caption="Parties and issues",
                columns=("Party", *map(label, issues)),
                rows=tuple(
                    (Cell(text=names.get(party, party)), *(_stances(held[party, issue], texts) for issue in issues))
                    for party in parties
                ),
            ),
            SheetTable(
                caption="Each position",
                columns=("Party", "Issue", "When", "Stance", "What is held", "Who speaks", "Change"),
                rows=tuple(
                    _position(row, names, texts)
                    for party in parties
                    for issue in issues
                    for row in sorted(held[party, issue], key=lambda r: (str(r["date_earliest"] or "9"), r["position_id"]))
                ),
            ),
            SheetTable(
                caption="Red lines and rules of law",
                columns=("Party", "Issues", "Kind", "Words", "Who speaks", "Rules of law on the same issues"),
                rows=tuple(_red_line(row, tables, names, texts) for row in tables["red_lines"]),
            ),
        ),
    )


def _ranked(values: Iterable[str]) -> list[tuple[str, int]]:
    return sorted(Counter(values).items(), key=lambda item: (-item[1], item[0]))


def _stances(rows: Sequence[Row], texts: Texts) -> Cell:
    counts = _ranked(r["stance"] for r in rows)
    return texts.cell(", ".join(f"{stance} {n}" if n > 1 else stance for stance, n in counts), rows)


def _position(row: Row, names: Mapping[str, str], texts: Texts) -> tuple[Cell, ...]:
    change = ": ".join(part for part in (label(row["change"] or ""), row["change_reason"] or "") if part)
    return (
        Cell(text=names.get(row["party"], row["party"])),
        Cell(text=label(row["issue"])),
        Cell(text=date_words(row["date_earliest"], row["date_latest"])),
        Cell(text=row["stance"]),
        texts.cell(" ".join(row["held"].split()), [row]),
        Cell(text=" → ".join(row["chain"]) or "the outlet says so"),
        Cell(text=change),
    )


def _red_line(row: Row, tables: Mapping[str, list[Row]], names: Mapping[str, str], texts: Texts) -> tuple[Cell, ...]:
    rules = {rule["legal_id"]: rule for rule in tables["legal_constraints"]}
    sources = [f"{r['source']} {listing(r['articles']) or ''}".strip() for i in row["legal_ids"] if (r := rules.get(i))]
    return (
        Cell(text=names.get(row["party"], row["party"])),
        Cell(text=listing(map(label, row["issues"]))),
        Cell(text=row["kind"]),
        texts.cell(" ".join(row["quote"].split()), [row]),
        Cell(text=" → ".join(row["chain"]) or "the outlet says so"),
        Cell(text="; ".join(dict.fromkeys(sources))),
    )
