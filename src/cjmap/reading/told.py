"""What a map says where, and of whom: the questions that rules, score and views ask."""

from collections.abc import Iterable, Sequence, Set
from functools import cached_property
from typing import Any

from cjmap.model.outline import Spot
from cjmap.model.routes import Exit
from cjmap.model.sayings import Claim, Emotion, Metric, Opportunity, Pain, Saying
from cjmap.reading.items import ITEMS, Said
from cjmap.reading.written import Written
from cjmap.where import Pointer


class Told(Written):
    """What one map says; each answer is worked out once, on demand."""

    # ---- items

    def said(self, key: str) -> Sequence[Said[Any]]:
        """Return all items that moments have under a key, in reading order."""
        return self.items[key]

    def said_at(self, key: str, *spots: Spot) -> Sequence[Said[Any]]:
        """Return the items that these moments themselves have under a key."""
        known = self.items_at(key)
        return [said for spot in spots for said in known.get(spot, ())] if known else ()

    def said_of_map(self, key: str) -> tuple[Said[Any], ...]:
        """Return the items that the whole map has under a key: pains, opportunities, metrics, objectives."""
        items = getattr(self.journey, key) or ()
        return tuple(Said(key, (key, number), item, None, self._for(item)) for number, item in enumerate(items))

    @property
    def pains(self) -> Sequence[Said[Pain]]:
        """Return the pains of all moments."""
        return self.said("pains")

    @property
    def opportunities(self) -> Sequence[Said[Opportunity]]:
        """Return the opportunities of all moments."""
        return self.said("opportunities")

    @property
    def emotions(self) -> Sequence[Said[Emotion]]:
        """Return the emotions of all moments."""
        return self.said("emotions")

    @property
    def metrics(self) -> Sequence[Said[Metric]]:
        """Return the metrics of all moments."""
        return self.said("metrics")

    @property
    def exits(self) -> Sequence[Said[Exit]]:
        """Return the exits of all moments."""
        return self.said("exits")

    # ---- keys

    def is_written(self, key: str, spot: Spot, persona: str | None = None) -> bool:
        """Tell whether a key stands at a moment (an empty list counts), for one persona if given."""
        return any(persona is None or persona in cell.personas for cell in self.cells_at(spot, key))

    def is_none(self, key: str, spot: Spot, persona: str | None = None) -> bool:
        """Tell whether somebody looked and found none: `key: []` at a moment, for one persona if given."""
        for cell in self.cells_at(spot, key):
            if getattr(cell.content, key) == () and (persona is None or persona in cell.personas):
                return True
        return False

    def covered(self, key: str, stage: Spot) -> Set[str]:
        """Return the personas of whom a moment, or anything inside it, says something under a key; `[]` counts."""
        return self._covered(key).get(stage, _NOBODY)

    def _covered(self, key: str) -> dict[Spot, set[str]]:
        known = self._coverage.get(key)
        if known is None:
            known = self._coverage[key] = {}
            items = key in ITEMS
            for cell in self.cells_with(key):
                if not items or getattr(cell.content, key) == ():
                    _spread(known, cell.spot, cell.personas)
            for said in self.said(key) if items else ():
                if said.spot is not None and said.is_real:
                    _spread(known, said.spot, said.personas)
        return known

    @cached_property
    def _coverage(self) -> dict[str, dict[Spot, set[str]]]:
        return {}

    def single(self, key: str, spot: Spot, persona: str) -> tuple[Any, Pointer] | None:
        """Return a single value of a moment for one persona (their own wins), with its pointer; None if unknown.

        For ratings, durations, owners: what is no list.
        """
        found = None
        for cell in self.cells_at(spot, key):
            if persona in cell.personas:
                found = getattr(cell.content, key), (*cell.pointer, key)
        return found

    # ---- what somebody began

    def started(self, what: str) -> bool:
        """Tell whether somebody began something anywhere in the map: a real item, or an empty list.

        `what` is a key of moments, or `severity` (of a pain), `rating` (impact or effort of an opportunity).
        """
        known = self._started.get(what)
        if known is None:
            known = self._started[what] = self._is_started(what)
        return known

    @cached_property
    def _started(self) -> dict[str, bool]:
        return {}

    def _is_started(self, what: str) -> bool:
        if what == "severity":
            return any(pain.item.severity is not None for pain in (*self.said_of_map("pains"), *self.pains))
        if what == "rating":
            every: Iterable[Said[Opportunity]] = (*self.said_of_map("opportunities"), *self.opportunities)
            return any(each.item.impact is not None or each.item.effort is not None for each in every)
        if what in ITEMS:
            real = any(said.is_real for said in self.said(what))
            return real or any(getattr(cell.content, what) == () for cell in self.cells_with(what))
        return bool(self.cells_with(what))

    def _for(self, item: Claim | Saying) -> tuple[str, ...]:
        return self.outline.narrow(self.personas, item.for_) if item.for_ is not None else self.personas


_NOBODY: Set[str] = frozenset()


def _spread(found: dict[Spot, set[str]], spot: Spot | None, personas: Iterable[str]) -> None:
    """Add personas to a moment and to all that it stands in."""
    while spot is not None:
        if spot in found:
            found[spot].update(personas)
        else:
            found[spot] = set(personas)
        spot = spot.parent
