"""Long work on millions of records without the cycle collector, which would look at all of them again and again in vain."""

import gc
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def collector_at_rest(work: Callable[P, R]) -> Callable[P, R]:
    """Do the work without Python's cycle collector: records hold no cycles, so it finds nothing to free.

    It took 8 of 26 s of processor time on 9,020 articles of war news, and its share grows with what is kept.
    """

    @wraps(work)
    def at_rest(*args: P.args, **kwargs: P.kwargs) -> R:
        was_on = gc.isenabled()
        gc.disable()
        try:
            return work(*args, **kwargs)
        finally:
            if was_on:
                gc.enable()

    return at_rest


__all__ = ["collector_at_rest"]
