"""The libraries of the extra ``study``, asked for only when a method needs them."""

import importlib
from typing import Any

from peaceledger.errors import UsageError


def library(module: str) -> Any:
    """Return the module of scipy, statsmodels or pandas.

    Raises:
        UsageError: The extra is not installed; the text names it.
    """
    try:
        return importlib.import_module(module)
    except ImportError as fault:
        name = module.split(".")[0]
        raise UsageError(f"studies need {name}, which is not installed. Install it: pip install peaceledger[study]") from fault
