"""One ledger, many requests, and a build that replaces it meanwhile."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from peaceledger.errors import LedgerError
from peaceledger.store.folder import Folder
from peaceledger.store.publish import publish
from peaceledger.store.read import rows
from peaceledger.web.reader import Reader


def rejected(*names: str) -> dict[str, list[dict[str, str]]]:
    return {"rejected": [{"path": name, "record_id": "1", "reason": "empty"} for name in names]}


def paths(reader: Reader) -> list[str]:
    with reader.cursor() as db:
        return [r["path"] for r in rows(db, "SELECT path FROM rejected ORDER BY path")]


def test_a_rebuilt_ledger_is_seen_by_the_next_request_and_not_by_the_one_at_work(tmp_path: Path) -> None:
    publish(Folder(tmp_path), rejected("first.txt"))
    reader = Reader(tmp_path)
    with reader.cursor() as at_work:
        publish(Folder(tmp_path), rejected("second.txt", "third.txt"))
        assert paths(reader) == ["second.txt", "third.txt"]
        assert rows(at_work, "SELECT path FROM rejected") == [{"path": "first.txt"}]
    assert paths(reader) == ["second.txt", "third.txt"]
    reader.close()


def test_many_requests_at_once_each_get_their_own_rows(sample: Path) -> None:
    reader = Reader(sample)

    def ask(number: int) -> int:
        with reader.cursor() as db:
            return db.execute("SELECT count(*) + ? FROM range(1000), (SELECT 1 FROM events LIMIT 1)", [number]).fetchone()[0]

    with ThreadPoolExecutor(12) as pool:
        assert list(pool.map(ask, range(60))) == [1000 + n for n in range(60)]
    reader.close()


def test_nothing_beyond_the_ledger_can_be_read_and_nothing_in_it_changed(sample: Path) -> None:
    reader = Reader(sample)
    with reader.cursor() as db:
        for sql in ("SELECT * FROM read_text('/etc/hosts')", "DELETE FROM events", "SET enable_external_access = true"):
            with pytest.raises(Exception, match=r"(?i)disabled|read-only|locked|cannot"):
                db.execute(sql)
    reader.close()


def test_a_ledger_that_is_gone_is_told_in_words(sample: Path, tmp_path: Path) -> None:
    shutil.copytree(sample, tmp_path / "copy")
    reader = Reader(tmp_path / "copy")
    paths(reader)
    (tmp_path / "copy" / "ledger.duckdb").unlink()
    with pytest.raises(LedgerError, match="Build the ledger again"):
        paths(reader)
    reader.close()
