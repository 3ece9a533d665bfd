"""Carry out a study: refuse, measure, check, and say it."""

from collections.abc import Callable, Mapping

from peaceledger.analysis.studies.association import association
from peaceledger.analysis.studies.cross_correlation import cross_correlation
from peaceledger.analysis.studies.design import Design, Material, Method, Result
from peaceledger.analysis.studies.event_study import event_study
from peaceledger.analysis.studies.interrupted import interrupted
from peaceledger.analysis.studies.sequences import sequence

METHODS: Mapping[Method, Callable[[Design, Material], Result]] = {
    "event_study": event_study,
    "interrupted": interrupted,
    "cross_correlation": cross_correlation,
    "sequence": sequence,
    "association": association,
}
"""The methods by name. Each measures only; refusing and checking is ``run``'s."""


def run(design: Design, material: Material) -> Result:
    """Return what the study finds in the material. Refusal is a result, never an exception.

    Raises:
        UsageError: The extra ``study`` is missing.
    """
    return METHODS[design.method](design, material)
