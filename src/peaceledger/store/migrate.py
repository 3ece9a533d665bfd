"""Named migrations: SQL files applied in the order of their names, each in one transaction."""

from importlib.resources import files
from typing import Any

from peaceledger.errors import LedgerError


def migrations() -> tuple[tuple[str, str], ...]:
    """Return name and SQL of every migration, in order."""
    here = files("peaceledger.store").joinpath("migrations")
    return tuple(sorted((f.name.removesuffix(".sql"), f.read_text("utf-8")) for f in here.iterdir() if f.name.endswith(".sql")))


def applied(db: Any) -> tuple[str, ...]:
    """Return the names of the migrations a database has had, in order."""
    db.execute("CREATE TABLE IF NOT EXISTS schema_migrations (position BIGINT, name VARCHAR)")
    return tuple(name for (name,) in db.execute("SELECT name FROM schema_migrations ORDER BY position").fetchall())


def migrate(db: Any) -> None:
    """Bring a database up to date.

    Raises:
        LedgerError: If it was made by a later version of peaceledger.
    """
    known, had = migrations(), applied(db)
    if had != tuple(name for name, _ in known[: len(had)]):
        raise LedgerError(
            "This ledger was made by another version of peaceledger. Install that version, or build again with --fresh."
        )
    for position, (name, sql) in enumerate(known[len(had) :], start=len(had) + 1):
        db.execute("BEGIN TRANSACTION")
        try:
            db.execute(sql)
            db.execute("INSERT INTO schema_migrations VALUES (?, ?)", [position, name])
        except BaseException:
            db.execute("ROLLBACK")
            raise
        db.execute("COMMIT")
