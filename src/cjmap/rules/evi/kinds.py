"""Findings on all the evidence of a map."""

from cjmap.reading.reading import Reading
from cjmap.where import Pointer


def place_of_evidence(reading: Reading) -> Pointer:
    """Return where a finding on all the evidence of a map stands: at its table, else where some is first mentioned."""
    if reading.journey.evidence:
        return ("evidence",)
    first = next((each for each in reading.citations.all if each.spot is not None), reading.citations.all[0])
    return (*first.pointer, "evidence")
