"""Where customers change the channel on their way from one moment to the next."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cjmap.model.contacts import Contacts
from cjmap.model.graph import all_nodes
from cjmap.model.moments import Touchpoint
from cjmap.model.outline import Spot
from cjmap.model.told import Told
from cjmap.model.travels import Travels


@dataclass(frozen=True, slots=True)
class Switch:
    """A way on which one persona meets us on none of the channels on which they met us before."""

    source: Spot
    target: Spot
    persona: str
    before: frozenset[str]
    after: frozenset[str]


def our_touchpoints(told: Told, node: Spot) -> tuple[Spot, ...]:
    """Return the touchpoints of a node that are ours: not begun by a third party."""
    return tuple(
        spot
        for spot in told.touchpoints(node)
        if isinstance(spot.moment, Touchpoint) and spot.moment.initiator != "other"
    )


def find_switches(told: Told, contacts: Contacts, travels: Travels) -> Iterator[Switch]:
    """Yield each switch of each persona; nothing where the channel of some touchpoint on either side is not known."""
    nodes = {node: our_touchpoints(told, node) for node in all_nodes(told.outline)}
    for persona in told.personas:
        met = {
            node: _channels(told, contacts, touchpoints, persona) for node, touchpoints in nodes.items() if touchpoints
        }
        for source, target in travels.neighbours(persona):
            before, after = met.get(source), met.get(target)
            if before and after and before.isdisjoint(after):
                yield Switch(source, target, persona, before, after)


def _channels(told: Told, contacts: Contacts, touchpoints: Iterable[Spot], persona: str) -> frozenset[str]:
    """Return the channels of those touchpoints that a persona meets; none if one does not say its channel."""
    found: set[str] = set()
    for spot in touchpoints:
        if persona in told.people(spot):
            channels = contacts.at(spot)
            if channels is None:
                return frozenset()
            found.update(channels)
    return frozenset(found)
