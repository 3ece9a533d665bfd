"""Writes ``dossier.html``: every text escaped, no script but the project's own, no address but fragments."""

import base64
import hashlib
import json
from dataclasses import astuple, fields
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from peaceledger.dossier.build import build_dossier
from peaceledger.dossier.contexts import Dossier, Spoken
from peaceledger.dossier.words import label
from peaceledger.store import Folder
from peaceledger.store.files import replacing

STATIC = Path(__file__).parent / "static"


def write(ledger: Path) -> Path:
    """Write the dossier of a ledger into its folder and return its path.

    Raises:
        LedgerError: If the ledger cannot be read.
    """
    page = render(build_dossier(ledger))
    target = Folder(ledger).dossier
    with replacing(target) as draft:
        draft.write_text(page, "utf-8")
    return target


def render(dossier: Dossier) -> str:
    """Return the page."""
    environment = Environment(
        loader=PackageLoader("peaceledger.dossier"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["label"] = label
    style, *parts = ((STATIC / name).read_text("utf-8") for name in ("dossier.css", "dossier.js", "said.js"))
    script = "".join(parts)
    return environment.get_template("dossier.html.j2").render(
        dossier=dossier,
        style=style,
        style_hash=_hash(style),
        script=script,
        script_hash=_hash(script),
        island=_island({"texts": dossier.texts, "spoken": _short(dossier.spoken)}),
    )


def _hash(text: str) -> str:
    """What the page's own policy knows its style and script by: no other is applied or run."""
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _short(spoken: Spoken) -> dict[str, object]:
    """Names of the lists, but not of each utterance's fields: their order is that of the record."""
    return {f.name: getattr(spoken, f.name) for f in fields(spoken)} | {"said": [astuple(s) for s in spoken.said]}


def _island(data: dict[str, object]) -> str:
    """JSON that cannot close its element or open another, whatever the texts hold."""
    plain = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return plain.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e").replace("\u2028", "\\u2028")
