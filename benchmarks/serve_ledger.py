"""A ledger of a generated war, as large as asked for, made once and kept outside the repository."""

import sys
import tempfile
from hashlib import sha256
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "evals"))
sys.path.insert(0, str(Path(__file__).resolve().parent))
from worlds import PACK

from peaceledger.assess import assess
from peaceledger.packs import load_lexicon
from peaceledger.pipeline import matter_of, tables_of
from peaceledger.reconcile import account, reconcile
from peaceledger.store.files import write_json
from peaceledger.store.folder import Folder
from peaceledger.store.publish import publish
from peaceledger.store.schema import TABLES
from reconcile import _capture, generated

KEPT = Path(tempfile.gettempdir()) / "peaceledger-benchmarks"


def ledger_of(articles: int, kept: Path = KEPT) -> Path:
    """Folder of a ledger of so many articles; made where it is not there yet."""
    columns = str([(t.name, t.columns) for t in TABLES])
    folder = Folder(kept / f"serve-{articles}-{sha256(columns.encode()).hexdigest()[:8]}")
    if folder.run.is_file():
        return folder.root
    folder.root.mkdir(parents=True, exist_ok=True)
    lexicon = load_lexicon([str(PACK)])
    findings, texts = generated(articles, lexicon)
    story = reconcile(findings, texts, lexicon)
    accounts = account(story, texts, lexicon)
    judged = assess(matter_of(story, lexicon))
    captures = [_capture(key, text) for key, text in sorted(texts.items())]
    publish(folder, {**tables_of(story, accounts, judged, lexicon, captures), "captures": captures})
    write_json(
        folder.run, {"versions": {}, "packs": {"names": lexicon.pack_ids, "digest": lexicon.digest}, "finished": "2031-01-01"}
    )
    return folder.root
