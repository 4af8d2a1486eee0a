"""What is done about pains: which opportunities answer them."""

from functools import cached_property

from cjmap.model.items import Said
from cjmap.model.outline import Spot
from cjmap.model.sayings import Opportunity, Pain
from cjmap.model.told import Told
from cjmap.where import Pointer

WORKED_ON = ("planned", "in-progress", "testing", "done")
"""The states of an opportunity that somebody works on, or has."""


def is_open(opportunity: Opportunity) -> bool:
    """Tell whether an opportunity still counts: it was not rejected."""
    return opportunity.status != "rejected"


class Remedies:
    """The opportunities of one map, by what they answer."""

    def __init__(self, told: Told) -> None:
        """Take what the map says."""
        self.told = told

    @cached_property
    def opportunities(self) -> tuple[Said[Opportunity], ...]:
        """Return all opportunities, those of the whole map first."""
        return (*self.told.said_of_map("opportunities"), *self.told.opportunities)

    @cached_property
    def pains(self) -> tuple[Said[Pain], ...]:
        """Return all pains, those of the whole map first."""
        return (*self.told.said_of_map("pains"), *self.told.pains)

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

    def answers(self, pain: Said[Pain]) -> tuple[Said[Opportunity], ...]:
        """Return the open opportunities that answer a pain.

        Those that address it, wherever they stand; and those without `addresses` in reach of its moment that hold for
        one of its personas: pain and opportunity in the same cell are linked by that. One that addresses other pains is
        no answer.
        """
        if pain.spot is None:
            near = tuple(said for said in self.opportunities if is_open(said.item))
        else:
            near = self.near(pain.spot, pain.personas)
        return (*self._addressed.get(pain.pointer, ()), *(said for said in near if said.item.addresses is None))

    def near(self, spot: Spot, personas: tuple[str, ...] | None = None) -> tuple[Said[Opportunity], ...]:
        """Return the open opportunities in reach of a moment, for any of `personas` if given."""
        return tuple(
            said
            for said in self.told.said_at("opportunities", *self.told.reach(spot))
            if is_open(said.item) and (personas is None or not set(personas).isdisjoint(said.personas))
        )

    def pains_near(self, spot: Spot, personas: tuple[str, ...] | None = None) -> tuple[Said[Pain], ...]:
        """Return the real pains in reach of a moment, for any of `personas` if given."""
        return tuple(
            said
            for said in self.told.said_at("pains", *self.told.reach(spot))
            if said.is_real and (personas is None or not set(personas).isdisjoint(said.personas))
        )
