"""Room: the dossier, one HTML file that opens from disk with no network."""

from peaceledger.dossier.write import write

__all__ = ["write"]
