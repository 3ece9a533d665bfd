"""What each party holds on each issue: a matrix to enter by, the positions themselves, and what is ruled out."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from peaceledger.analysis.tables import Row
from peaceledger.dossier.contexts import Cell, Sheet, SheetTable
from peaceledger.dossier.figures import stances as figures
from peaceledger.dossier.pages.page import Frame, Page, Tables
from peaceledger.dossier.refs import Texts
from peaceledger.dossier.words import Words, listing, one_line, undated_last

EACH = ("party", "issue", "when", "stance", "what_is_held", "who_speaks", "change")
RED_LINES = ("party", "issues", "kind", "words", "who_speaks", "rules_of_law")


def make(tables: Tables, texts: Texts, frame: Frame) -> Sheet:
    """Parties in order of how much is known of them; issues likewise.

    In a slice one position may stand for all of a party's with its issue and stance: ``n_like`` says for how many.
    """
    say, rows = frame.say, tables["party_positions"]
    names = {a["actor_id"]: a["name"] for a in tables["actors"]}
    parties = [party for party, _ in _ranked((r["party"], r) for r in rows)]
    issues = [issue for issue, _ in _ranked((r["issue"], r) for r in rows)]
    held: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        held[row["party"], row["issue"]].append(row)
    pairs = [held[party, issue] for party in parties for issue in issues if (party, issue) in held]
    each = [row for found in pairs for row in sorted(found, key=lambda r: (undated_last(r), r["position_id"]))]
    return Sheet(
        tables=(
            SheetTable(
                key="positions",
                caption=say("captions.positions"),
                columns=(*say.columns("party"), *map(say.label, issues)),
                rows=tuple(
                    (Cell(text=names.get(party, party)), *(_stances(held[party, issue], texts, say) for issue in issues))
                    for party in parties
                ),
            ),
            SheetTable.of(
                say,
                "each_position",
                EACH,
                (_position(row, names, texts, say) for row in each),
                (row["position_id"] for row in each),
            ),
            SheetTable.of(
                say,
                "red_lines",
                RED_LINES,
                (_red_line(r, tables, names, texts, say) for r in tables["red_lines"]),
                (r["red_line_id"] for r in tables["red_lines"]),
            ),
        ),
    )


def _ranked(named: Iterable[tuple[str, Row]]) -> list[tuple[str, int]]:
    counts: Counter[str] = Counter()
    for name, row in named:
        counts[name] += row.get("n_like", 1)
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _stances(rows: Sequence[Row], texts: Texts, say: Words) -> Cell:
    counts = _ranked((say.label(r["stance"]), r) for r in rows)
    return texts.cell(", ".join(f"{stance} {n}" if n > 1 else stance for stance, n in counts), rows)


def _position(row: Row, names: Mapping[str, str], texts: Texts, say: Words) -> tuple[Cell, ...]:
    change = ": ".join(part for part in (say.label(row["change"] or ""), row["change_reason"] or "") if part)
    return (
        Cell(text=names.get(row["party"], row["party"])),
        Cell(text=say.label(row["issue"])),
        Cell(text=say.dates(row["date_earliest"], row["date_latest"])),
        Cell(text=say.label(row["stance"])),
        texts.cell(one_line(row["held"]), [row], "english"),
        Cell(text=say.chain(row["chain"])),
        Cell(text=change),
    )


def _red_line(row: Row, tables: Tables, names: Mapping[str, str], texts: Texts, say: Words) -> tuple[Cell, ...]:
    rules = {rule["legal_id"]: rule for rule in tables["legal_constraints"]}
    sources = [f"{r['source']} {listing(r['articles']) or ''}".strip() for i in row["legal_ids"] if (r := rules.get(i))]
    return (
        Cell(text=names.get(row["party"], row["party"])),
        Cell(text=listing(map(say.label, row["issues"]))),
        Cell(text=say.label(row["kind"])),
        texts.quoted(row),
        Cell(text=say.chain(row["chain"])),
        Cell(text="; ".join(dict.fromkeys(sources))),
    )


PAGE = Page(
    key="positions",
    tables=("party_positions", "red_lines", "legal_constraints"),
    make=make,
    template="sheet",
    charted=figures.TABLES,
    charts=figures.position_charts,
    draws=("positions",),
)
