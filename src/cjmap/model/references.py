"""Looking things up: by id, then by name."""

import unicodedata
from collections.abc import Hashable, Iterable
from functools import lru_cache
from typing import Generic, TypeVar

Thing = TypeVar("Thing", bound=Hashable)


@lru_cache(maxsize=16384)
def folded(name: str) -> str:
    """Return a name as it is compared: case, width, runs of spaces and ways to write an accent do not matter."""
    if name.isascii():
        return " ".join(name.casefold().split())
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


class Lookup(Generic[Thing]):
    """Things that can be referred to by an id that somebody wrote, or else by a name or the id derived from it.

    A derived id is no better than a name: two steps called alike are ambiguous, although their derived ids differ.
    """

    def __init__(self, things: Iterable[tuple[Thing, str | None, Iterable[str]]]) -> None:
        """Take each thing with its written id (None if it has none), and its names."""
        by_id: dict[str, dict[Thing, None]] = {}
        by_name: dict[str, dict[Thing, None]] = {}
        for thing, written, names in things:
            if written is not None:
                by_id.setdefault(written, {})[thing] = None
            for name in names:
                by_name.setdefault(folded(name), {})[thing] = None
        self._by_id = {key: tuple(found) for key, found in by_id.items()}
        self._by_name = {key: tuple(found) for key, found in by_name.items()}

    def find(self, reference: str) -> tuple[Thing, ...]:
        """Return what a reference means: nothing if it is unknown, several things if it is ambiguous."""
        return self._by_id.get(reference) or self._by_name.get(folded(reference), ())


class Entries:
    """The entries of a table by id."""

    def __init__(self, things: Iterable[tuple[str, Iterable[str | None]]]) -> None:
        """Take (id, names) of each entry; a name may be None."""
        listed = [(id_, tuple(name for name in names if name is not None)) for id_, names in things]
        self.ids = tuple(id_ for id_, _ in listed)
        self.words = (*self.ids, *(names[0] for id_, names in listed if names and names[0] != id_))
        self._lookup = Lookup((id_, id_, (id_, *names)) for id_, names in listed)

    def __bool__(self) -> bool:
        """Tell whether there is anything to refer to."""
        return bool(self.ids)

    def find(self, reference: str) -> tuple[str, ...]:
        """Return the ids that a reference means: none if it is unknown, several if it is ambiguous."""
        return self._lookup.find(reference)
