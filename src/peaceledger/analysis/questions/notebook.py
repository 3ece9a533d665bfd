"""The notebook of an export, as the JSON of nbformat 4.5; written by hand, since nbformat is a tool of the developers only."""

import re
from typing import Any

from peaceledger.analysis.questions.schema import StudyTable

READ = """\
from pathlib import Path

import pandas as pd

from peaceledger.analysis.questions.repeat import read_export

answers = read_export(Path("."))
rows = [{"folder": a.folder.name, **a.stated["roles"], "answer": a.stated["answer"], "n": a.stated["n"]} for a in answers]
pd.DataFrame(rows)"""
DATA = """\
for a in answers:
    for path in sorted(a.folder.glob("*.csv")):
        frame = pd.read_csv(path)
        print(a.folder.name, path.name, len(frame), "rows")
frame.head() if len(list(Path(".").glob("*/*.csv"))) else None"""
AGAIN = """\
again = {a.folder.name: a.again() for a in answers if a.material is not None}
for a in answers:
    result = again.get(a.folder.name)
    if result is None or result.estimate is None:
        print(a.folder.name, "cannot tell:", (result.refusal if result else a.stated["refusal"]))
        continue
    e = result.estimate
    print(a.folder.name, f"{e.value:.4g}, {e.level:.0%} interval {e.low} to {e.high}; p = {result.p:.4g}; n = {result.n}")
    assert abs(e.value - a.stated["estimate"]["value"]) < 1e-5 * max(1, abs(e.value)), "another number than the one stored" """
FIGURE = """\
from IPython.display import SVG, display

from peaceledger.dossier.pages.studies import figures_of

for name, result in again.items():
    for svg in figures_of(name, result):
        display(SVG(svg))"""


def notebook(table: StudyTable) -> dict[str, Any]:
    """Return the notebook for a study's export."""
    title, whose, claim, question = map(inert, (table.title, table.whose, table.claim, table.question))
    intro = (
        f"# {title}\n\n**Claim** ({whose}): {claim}\n\n**Question**: {question}\n\n"
        "This notebook puts the same designs to the same data again. Change a design, and it is another study: say so."
    )
    limits = "## Limits\n\n" + "\n".join(f"- {inert(limit)}" for limit in table.limits)
    cells = [
        _words("intro", intro),
        _code("read", READ),
        _words("data-words", "## The data"),
        _code("data", DATA),
        _words("again-words", "## The same answers again"),
        _code("again", AGAIN),
        _words("figure-words", "## Figures"),
        _code("figures", FIGURE),
        _words("limits", limits),
    ]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}


def inert(text: str) -> str:
    """A text that Markdown shows as it is: no picture is fetched, no element and no formula made, and it stays in one line."""
    return re.sub(r"([\\`*_{}\[\]<>#|$~!&])", r"\\\1", " ".join(text.split()))


def _words(key: str, text: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "id": key, "metadata": {}, "source": text}


def _code(key: str, text: str) -> dict[str, Any]:
    return {"cell_type": "code", "execution_count": None, "id": key, "metadata": {}, "outputs": [], "source": text.strip()}


__all__ = ["inert", "notebook"]
