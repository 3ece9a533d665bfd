"""Figures that remember their counts: a score that cannot be computed is None, never 0."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ratio:
    """``k`` of ``n``; for a harmonic mean ``n`` is None and ``k`` the value itself."""

    k: float
    n: int | None

    @property
    def value(self) -> float | None:
        """The figure, None where nothing was there to measure."""
        if self.n is None:
            return self.k
        return self.k / self.n if self.n else None

    def __str__(self) -> str:
        """Show the figure beside its counts."""
        if self.value is None:
            return "not measured"
        return f"{self.value:.3f}" + ("" if self.n is None else f" ({self.k:g}/{self.n})")


Figures = Mapping[str, Ratio]


def harmonic(precision: Ratio, recall: Ratio) -> Ratio:
    """F1 of the two; not measured where either is not."""
    if precision.value is None or recall.value is None:
        return Ratio(0, 0)
    both = precision.value + recall.value
    return Ratio(2 * precision.value * recall.value / both if both else 0.0, None)
