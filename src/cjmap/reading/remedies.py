"""What is done about pains: which opportunities answer them, and who takes care of them."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from cjmap.model.outline import Spot
from cjmap.model.sayings import Opportunity, Pain
from cjmap.reading.items import Cell, Said
from cjmap.reading.told import Told
from cjmap.where import Pointer

ACTIVE = ("planned", "in-progress", "testing")
"""The states of an opportunity that somebody works on."""
WORKED_ON = (*ACTIVE, "done")
"""The states of an opportunity that somebody works on, or has."""


def is_severe(pain: Pain) -> bool:
    """Tell whether a pain is severe: 4 or 5 (high); one that nobody rated is not."""
    return pain.severity is not None and pain.severity >= 4


def is_minor(pain: Pain) -> bool:
    """Tell whether a pain hurts little: 1 (low); one that nobody rated is not."""
    return pain.severity == 1


def is_open(opportunity: Opportunity) -> bool:
    """Tell whether an opportunity still counts: it was not rejected."""
    return opportunity.status != "rejected"


def is_settled(opportunity: Opportunity) -> bool:
    """Tell whether there is nothing left to decide about an opportunity: it is done or rejected."""
    return opportunity.status in ("done", "rejected")


def has_result(opportunity: Opportunity) -> bool:
    """Tell whether somebody wrote down what came of an opportunity, or where that is written."""
    experiment = opportunity.experiment
    return experiment is not None and (experiment.after is not None or bool(experiment.evidence))


class Remedies:
    """The pains and opportunities of one map, by what answers what.

    Only real ones count: those that say something and hold for somebody.
    """

    def __init__(self, told: Told) -> None:
        """Take what the map says."""
        self.told = told
        self._near: dict[tuple[str, Spot, tuple[str, ...] | None], tuple[Said[Any], ...]] = {}
        self._unlinked: dict[tuple[Spot | None, tuple[str, ...]], tuple[Said[Opportunity], ...]] = {}

    @cached_property
    def opportunities(self) -> tuple[Said[Opportunity], ...]:
        """Return all opportunities, those of the whole map first."""
        return tuple(self._real("opportunities"))

    @cached_property
    def pains(self) -> tuple[Said[Pain], ...]:
        """Return all pains, those of the whole map first."""
        return tuple(self._real("pains"))

    def _real(self, key: str) -> Iterator[Said[Any]]:
        every = (*self.told.said_of_map(key), *self.told.said(key))
        return (said for said in every if said.personas and said.is_real)

    @cached_property
    def _addressed(self) -> dict[Pointer, list[Said[Opportunity]]]:
        """Return the open opportunities by the pains that they address by name."""
        found: dict[Pointer, list[Said[Opportunity]]] = {}
        for said in self.opportunities:
            if is_open(said.item):
                for name in said.item.addresses or ():
                    for pain in self.told.outline.pain_names.find(name):
                        found.setdefault(pain.pointer, []).append(said)
        return found

    def addressing(self, pain: Said[Pain]) -> tuple[Said[Opportunity], ...]:
        """Return the open opportunities that address a pain by name, wherever they stand."""
        return tuple(self._addressed.get(pain.pointer, ()))

    def answers(self, pain: Said[Pain]) -> tuple[Said[Opportunity], ...]:
        """Return the open opportunities that answer a pain.

        Those that address it, wherever they stand; and those without `addresses` in reach of its moment that hold for
        one of its personas: pain and opportunity in the same cell are linked by that. One that addresses other pains is
        no answer. A pain of the whole map is in reach of the opportunities of the whole map, and of those that have no
        other pain in reach.
        """
        asked = (pain.spot, pain.personas)
        if asked not in self._unlinked:
            near = self._loose if pain.spot is None else self.near(pain.spot, pain.personas)
            self._unlinked[asked] = tuple([said for said in near if said.item.addresses is None])
        return self.addressing(pain) + self._unlinked[asked]

    @cached_property
    def _loose(self) -> tuple[Said[Opportunity], ...]:
        """Return the open opportunities that belong to no pain of a moment."""
        return tuple(
            said
            for said in self.opportunities
            if is_open(said.item) and (said.spot is None or not self.pains_near(said.spot, said.personas))
        )

    def near(self, spot: Spot, personas: tuple[str, ...] | None = None) -> tuple[Said[Opportunity], ...]:
        """Return the real open opportunities in reach of a moment, for any of `personas` if given."""
        return self._in_reach("opportunities", spot, personas)

    def pains_near(self, spot: Spot, personas: tuple[str, ...] | None = None) -> tuple[Said[Pain], ...]:
        """Return the real pains in reach of a moment, for any of `personas` if given."""
        return self._in_reach("pains", spot, personas)

    def _in_reach(self, key: str, spot: Spot, personas: tuple[str, ...] | None) -> tuple[Said[Any], ...]:
        """Return what is in reach of a moment; it is looked for once, many pains of one moment ask the same."""
        asked = (key, spot, personas)
        known = self._near.get(asked)
        if known is None:
            if personas is None:
                every = self.told.said_at(key, *self.told.reach(spot))
                known = tuple([said for said in every if said.is_real and (key == "pains" or is_open(said.item))])
            elif near := self._in_reach(key, spot, None):
                whom = frozenset(personas)
                known = tuple([said for said in near if not whom.isdisjoint(said.personas)])
            else:
                return ()
            self._near[asked] = known
        return known

    def without_owner(self, said: Said[Any]) -> tuple[str, ...]:
        """Return the personas for whom nobody takes care of an item: nobody owns it, its moment or what that is in."""
        if said.item.__dict__.get("owner") is not None:
            return ()
        if not self.told.cells_with("owner"):
            return said.personas
        owned = {persona for cell in self._owned(said.spot) for persona in cell.personas}
        return tuple(persona for persona in said.personas if persona not in owned)

    def _owned(self, spot: Spot | None) -> list[Cell]:
        """Return the cells of a moment, and of what that is in, that name an owner."""
        found: list[Cell] = []
        while spot is not None:
            found += self.told.cells_at(spot, "owner")
            spot = spot.parent
        return found
