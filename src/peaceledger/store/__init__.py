"""Room: the ledger folder. Finished batches in, Parquet and DuckDB out; each file is whole or not there."""

from peaceledger.store.folder import Folder
from peaceledger.store.parts import Batch
from peaceledger.store.read import open_ledger, rows
from peaceledger.store.schema import BY_NAME, TABLES, Column, Table
from peaceledger.store.workshop import Workshop, open_workshop

__all__ = ["BY_NAME", "TABLES", "Batch", "Column", "Folder", "Table", "Workshop", "open_ledger", "open_workshop", "rows"]
