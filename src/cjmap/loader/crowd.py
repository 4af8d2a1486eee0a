"""Personas by moments, lanes by stages: tables that cjmap looks at cell by cell, of which a few lines make millions."""

from collections.abc import Iterator

from cjmap.finding import Finding
from cjmap.loader.codes import finding
from cjmap.model.moments import Content
from cjmap.model.outline import Outline, cells
from cjmap.source import Source

FEW = 10
"""So many personas or lanes are never too many: they come to ten times the values of a file at most."""

MANY = 1000
"""So many personas are always too many: some rules compare each with each, and nobody keeps them apart."""


def tell_crowd(outline: Outline, source: Source, most: int) -> Iterator[Finding]:
    """Yield a finding if personas, or lanes, and what is drawn of each at each moment come to more than `most`."""
    personas, lanes = len(outline.tables.personas or ()), len(outline.tables.lanes or ())
    if personas > MANY:
        yield _crowded(source, "personas", f"{personas:,} personas; at most {MANY:,} are read")
    elif personas > FEW and (said := _said(outline)) > most:
        counted = f"{personas:,} personas come to {said:,} values, counting at each moment what is said of each of them"
        yield _crowded(source, "personas", f"{counted}; at most {most:,} are read")
    if lanes > FEW and (drawn := lanes * sum(spot.level != "touchpoint" for spot in outline.spots)) > most:
        counted = f"{lanes:,} lanes come to {drawn:,} cells, one for each stage and step"
        yield _crowded(source, "lanes", f"{counted}; at most {most:,} are read")


def _crowded(source: Source, key: str, message: str) -> Finding:
    help = "Split the map, or say with `for` who comes where." if key == "personas" else "Split the map."
    return finding("MAP19", message, source.key_place((key,)), source.existing((key,)), help=help)


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
