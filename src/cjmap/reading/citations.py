"""What rests on evidence."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from msgspec import Struct

from cjmap.model.outline import Spot
from cjmap.model.people import Profile
from cjmap.model.references import Entries
from cjmap.reading.items import ITEMS, Said
from cjmap.reading.told import Told
from cjmap.where import Pointer

UNKNOWN = "other"
"""The kind of evidence that does not say its kind: anything may hide behind it, as behind the kind `other`."""


class Citation(Struct, frozen=True, eq=False):
    """One mention of evidence: its id, the pointer of what rests on it, the moment that is in (None: no moment)."""

    evidence: str
    pointer: Pointer
    spot: Spot | None


class Citations:
    """The evidence of one map, and what rests on it."""

    def __init__(self, told: Told) -> None:
        """Take what the map says."""
        self.told = told

    @cached_property
    def entries(self) -> Entries:
        """Return the table of evidence, to be looked up."""
        return Entries((key, (entry.name,)) for key, entry in (self.told.tables.evidence or {}).items())

    @cached_property
    def all(self) -> tuple[Citation, ...]:
        """Return every mention of evidence; without a table a mention is its own id."""
        find = self.entries.find
        return tuple(
            [
                Citation((find(name) or (name,))[0], pointer, spot)
                for pointer, spot, names in self._mentions()
                for name in names
            ]
        )

    @cached_property
    def used(self) -> dict[str, tuple[Citation, ...]]:
        """Return the evidence that is mentioned, by id, with all its mentions."""
        found: dict[str, list[Citation]] = {}
        for citation in self.all:
            found.setdefault(citation.evidence, []).append(citation)
        return {key: tuple(mentions) for key, mentions in found.items()}

    @cached_property
    def kinds(self) -> frozenset[str]:
        """Return the kinds of the evidence that is used; evidence that does not say its kind is `UNKNOWN`."""
        table = self.told.tables.evidence or {}
        return frozenset((table[key].kind or UNKNOWN) if key in table else UNKNOWN for key in self.used)

    @cached_property
    def _proven(self) -> frozenset[Pointer]:
        return frozenset(citation.pointer for citation in self.all)

    def proves(self, pointer: Pointer) -> bool:
        """Tell whether what a pointer leads to has evidence of its own."""
        return pointer in self._proven

    def rests(self, spot: Spot) -> bool:
        """Tell whether a moment, or what it stands in, has evidence of its own (not that of its items)."""
        around: Spot | None = spot
        while around is not None:
            if around in self._resting:
                return True
            around = around.parent
        return False

    @cached_property
    def _resting(self) -> frozenset[Spot]:
        """Return the moments that have evidence of their own."""
        return frozenset(cell.spot for cell in self.told.cells_with("evidence") if cell.content.evidence)

    def is_researched(self, spot: Spot) -> bool:
        """Tell whether anything in a moment rests on evidence, or what it stands in has evidence of its own."""
        return spot in self._researched or self.rests(spot)

    @cached_property
    def _researched(self) -> frozenset[Spot]:
        """Return the moments in which anything rests on evidence, with all that they stand in."""
        found: set[Spot] = set()
        for citation in self.all:
            spot = citation.spot
            while spot is not None:
                found.add(spot)
                spot = spot.parent
        return frozenset(found)

    def is_proven(self, said: Said[Any]) -> bool:
        """Tell whether an item rests on evidence: its own, or that of its moment or of what that stands in."""
        return self.proves(said.pointer) or (said.spot is not None and self.rests(said.spot))

    def _of_moments(self) -> Iterator[tuple[Pointer, Spot | None, tuple[str, ...]]]:
        for cell in self.told.cells_with("evidence"):
            yield cell.pointer, cell.spot, cell.content.evidence or ()
        for cell in self.told.cells_with("moment_of_truth"):
            truth = cell.content.moment_of_truth
            if truth and truth.evidence:
                yield (*cell.pointer, "moment_of_truth"), cell.spot, truth.evidence
        for cell in self.told.cells_with("lanes"):
            for name, sayings in (cell.content.lanes or {}).items():
                for number, saying in enumerate(sayings):
                    if saying.evidence:
                        yield (*cell.pointer, "lanes", name, number), cell.spot, saying.evidence

    def _mentions(self) -> Iterator[tuple[Pointer, Spot | None, tuple[str, ...]]]:
        yield from self._of_moments()
        for key in ITEMS:
            for said in self.told.said(key):
                values = said.item.__dict__
                if values.get("evidence") or values.get("experiment"):
                    yield from _of_item(said.pointer, said.spot, said.item)
        journey = self.told.journey
        for key in ("pains", "opportunities", "metrics", "objectives"):
            for number, item in enumerate(getattr(journey, key) or ()):
                yield from _of_item((key, number), None, item)
        for key, persona in (self.told.tables.personas or {}).items():
            if persona.evidence:
                yield ("personas", key), None, persona.evidence
            yield from _of_profile(("personas", key), persona)
        if journey.audience is not None:
            yield from _of_profile(("audience",), journey.audience)


def _of_item(pointer: Pointer, spot: Spot | None, item: Any) -> Iterator[tuple[Pointer, Spot | None, tuple[str, ...]]]:
    values = item.__dict__  # `getattr` of what a Pydantic model does not have is slow
    if evidence := values.get("evidence"):
        yield pointer, spot, evidence
    experiment = values.get("experiment")
    if experiment is not None and experiment.evidence:
        yield (*pointer, "experiment"), spot, experiment.evidence


def _of_profile(pointer: Pointer, profile: Profile) -> Iterator[tuple[Pointer, Spot | None, tuple[str, ...]]]:
    for key in ("behaviour", "goals", "pains", "triggers", "quotes"):
        for number, item in enumerate(getattr(profile, key, None) or ()):
            if item.evidence:
                yield (*pointer, key, number), None, item.evidence
