"""Where a hit is shown, and what it is about: looked up in a text, or in what was noted of one before it was forgotten.

What rules find in a map is placed while its text is there. Rules over a project speak later: for all that these may
speak of the places are noted beforehand.
"""

from collections.abc import Iterable
from typing import Protocol

from msgspec import Struct

from cjmap.model.outline import Outline
from cjmap.reading.subjects import subject_of
from cjmap.source import Source
from cjmap.where import Place, Pointer


class Spots(Protocol):
    """The places of one file by pointers."""

    def place(self, pointer: Pointer) -> Place:
        """Return the place of what the author would change."""

    def existing(self, pointer: Pointer) -> Pointer:
        """Return a pointer as the file has it."""

    def subject(self, pointer: Pointer) -> str:
        """Return the path of ids of what a pointer leads to."""


class TextSpots(Struct, frozen=True):
    """The places of a file that is at hand; the outline is that of a map, a shared file has none."""

    source: Source
    outline: Outline | None = None

    def place(self, pointer: Pointer) -> Place:
        """Return the place of a pointer: an item as it stands, a key with its value where that ends on the same line.

        A value that runs over several lines is shown by its key; what is not written out, by what stands for it.
        """
        place = self.source.entry_place(pointer)
        return self._first_line() if place is None else place

    def existing(self, pointer: Pointer) -> Pointer:
        """Return a pointer as the file has it."""
        return self.source.existing(pointer)

    def subject(self, pointer: Pointer) -> str:
        """Return the path of ids of what a pointer leads to; in a shared file that is the pointer itself."""
        return subject_of(self.outline, pointer) if self.outline else "/".join(map(str, pointer))

    def _first_line(self) -> Place:
        """Return the place of the first key of a file: where something is said of the map as a whole."""
        if isinstance(self.source.data, dict) and self.source.data:
            return self.place((next(iter(self.source.data)),))
        return self.source.place(())


class Spot(Struct, frozen=True, array_like=True):
    """What is noted of one pointer: lines and columns of its place, its subject, and the pointer as the file has it.

    The last is left out where it is the same: a run keeps a hundred of these for each map.
    """

    pointer: Pointer
    at: tuple[int, int, int, int]
    subject: str
    written: Pointer | None = None


def note_spots(spots: Spots, pointers: Iterable[Pointer]) -> tuple[Spot, ...]:
    """Return what is to be known of some pointers when the text is gone."""
    return tuple(_noted(spots, pointer) for pointer in pointers)


def _noted(spots: Spots, pointer: Pointer) -> Spot:
    place = spots.place(pointer)
    at = (place.line, place.column, place.end_line, place.end_column)
    written = spots.existing(pointer)
    return Spot(pointer, at, spots.subject(pointer), None if written == pointer else written)


class NotedSpots:
    """The places that were noted of a file. What was not noted is shown by what it is in."""

    def __init__(self, file: str, noted: Iterable[Spot]) -> None:
        """Take the path of the file as shown to people, and what was noted."""
        self._file = file
        self._noted = {each.pointer: each for each in noted}

    def place(self, pointer: Pointer) -> Place:
        """Return the place of what the author would change."""
        return Place(self._file, *self._find(pointer).at)

    def existing(self, pointer: Pointer) -> Pointer:
        """Return a pointer as the file has it."""
        found = self._find(pointer)
        return found.pointer if found.written is None else found.written

    def subject(self, pointer: Pointer) -> str:
        """Return the path of ids of what a pointer leads to."""
        return self._find(pointer).subject

    def _find(self, pointer: Pointer) -> Spot:
        while pointer and pointer not in self._noted:
            pointer = pointer[:-1]
        return self._noted.get(pointer) or Spot((), (1, 1, 1, 1), "")
