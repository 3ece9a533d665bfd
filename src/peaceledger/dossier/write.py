"""Writes ``dossier.html``: every text escaped, no script but the project's own, no address but fragments."""

import base64
import hashlib
import json
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from peaceledger.dossier.build import build_dossier
from peaceledger.dossier.words import label
from peaceledger.store import Folder
from peaceledger.store.files import replacing

STATIC = Path(__file__).parent / "static"


def write(ledger: Path) -> Path:
    """Write the dossier of a ledger into its folder and return its path.

    Raises:
        LedgerError: If the ledger cannot be read.
    """
    environment = Environment(
        loader=PackageLoader("peaceledger.dossier"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["label"] = label
    dossier = build_dossier(ledger)
    script = (STATIC / "dossier.js").read_text("utf-8")
    page = environment.get_template("dossier.html.j2").render(
        dossier=dossier,
        style=(STATIC / "dossier.css").read_text("utf-8"),
        script=script,
        script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
        texts=_island(dossier.texts),
    )
    target = Folder(ledger).dossier
    with replacing(target) as draft:
        draft.write_text(page, "utf-8")
    return target


def _island(texts: dict[str, str]) -> str:
    """JSON that cannot close its element or open another, whatever the texts hold."""
    plain = json.dumps(texts, ensure_ascii=False)
    return plain.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e").replace("\u2028", "\\u2028")
