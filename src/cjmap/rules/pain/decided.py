"""What somebody decided about pains without an answer: an idea was rejected, or nobody found anything to do."""

from collections.abc import Iterator

from cjmap.model.outline import Spot
from cjmap.model.sayings import Opportunity, Pain
from cjmap.reading.items import Said
from cjmap.reading.reading import Reading
from cjmap.reading.remedies import is_open
from cjmap.where import Pointer


class Decided:
    """The decisions of one map, looked up by pain."""

    def __init__(self, reading: Reading) -> None:
        """Take the map."""
        self._reading = reading
        self._nothing: dict[Spot | None, set[str]] = {}
        self._at: dict[Spot | None, list[Said[Opportunity]]] = {}
        self._addressing: dict[Pointer, list[Said[Opportunity]]] = {}
        self._read_empty_lists()
        self._read_rejected()

    def _read_empty_lists(self) -> None:
        if self._reading.journey.opportunities == ():
            self._nothing[None] = set(self._reading.personas)
        for cell in self._reading.cells_with("opportunities"):
            if cell.content.opportunities == ():
                self._nothing.setdefault(cell.spot, set()).update(cell.personas)

    def _read_rejected(self) -> None:
        for said in self._reading.remedies.opportunities:
            if is_open(said.item):
                continue
            if said.item.addresses is None:
                self._at.setdefault(said.spot, []).append(said)
            for name in said.item.addresses or ():
                for pain in self._reading.outline.pain_names.find(name):
                    self._addressing.setdefault(pain.pointer, []).append(said)

    def is_nothing(self, pain: Said[Pain]) -> bool:
        """Tell whether `opportunities: []` says of all whom a pain hurts that there is nothing to do.

        It stands at the pain's moment or at what that is in; for a pain of the whole journey, at the top of the map.
        """
        if not self._nothing:
            return False
        decided = set[str]().union(*(self._nothing.get(spot, ()) for spot in _around(pain.spot)))
        return decided.issuperset(pain.personas)

    def rejected(self, pain: Said[Pain]) -> tuple[Said[Opportunity], ...]:
        """Return the rejected opportunities that would answer a pain if they were open (`Remedies.answers`)."""
        found = dict.fromkeys(self._addressing.get(pain.pointer, ()))
        if self._at:
            whom = set(pain.personas)
            for spot in (None,) if pain.spot is None else self._reading.reach(pain.spot):
                found.update(
                    dict.fromkeys(said for said in self._at.get(spot, ()) if not whom.isdisjoint(said.personas))
                )
        return tuple(found)


def _around(spot: Spot | None) -> Iterator[Spot | None]:
    yield spot
    while spot is not None and spot.parent is not None:
        spot = spot.parent
        yield spot
