"""Personas by moments: rules and views ask how each persona fares at each moment, so few lines can ask for millions."""

from collections.abc import Iterator

from cjmap.finding import Finding
from cjmap.loader.codes import finding
from cjmap.model.moments import Content
from cjmap.model.outline import Outline, cells
from cjmap.source import Source

FEW = 10
"""So many personas are never too many: what is said of each comes to ten times the values of a file at most."""

MANY = 1000
"""So many personas are always too many: some rules compare each with each, and nobody keeps them apart."""


def tell_crowd(outline: Outline, source: Source, most: int) -> Iterator[Finding]:
    """Yield a finding if there are too many personas, or what is said of each comes to more than `most` values."""
    personas = len(outline.tables.personas or ())
    if personas <= FEW:
        return
    said = _said(outline) if personas <= MANY else 0
    if personas > MANY:
        message = f"{personas:,} personas; at most {MANY:,} are read"
    elif said > most:
        message = (
            f"{personas:,} personas come to {said:,} values, counting what is said of each of them at each moment;"
            f" at most {most:,} are read"
        )
    else:
        return
    help = "Split the map, or say with `for` who comes where."
    yield finding("MAP19", message, source.key_place(("personas",)), source.existing(("personas",)), help=help)


def _said(outline: Outline) -> int:
    """Return how many moments and items there are, each counted once for everybody whom it is about."""
    said = 0
    for spot in outline.spots:
        for _, content, persona in cells(spot):
            people = len(spot.personas) if persona is None else 1
            said += people * (1 + _items(content))
    return said


def _items(content: Content) -> int:
    return sum(len(value) for value in content.__dict__.values() if isinstance(value, tuple))
