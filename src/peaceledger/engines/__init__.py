"""Room: where extraction runs. An engine has ``map(batches)``, which yields one result per batch in any order."""

from peaceledger.config import Settings
from peaceledger.engines.local import LocalEngine
from peaceledger.errors import UsageError
from peaceledger.pipeline import Engine

__all__ = ["LocalEngine", "engine_for"]


def engine_for(settings: Settings) -> Engine:
    """Return the engine the settings name.

    Raises:
        UsageError: If there is none of that name.
    """
    if settings.engine == "local":
        return LocalEngine(settings)
    if settings.engine == "spark":
        raise UsageError("The Spark engine is not there yet. Use --engine local, with --workers N for more processes.")
    raise UsageError(f"There is no engine {settings.engine!r}. Use --engine local.")
