"""Where customers change the channel on their way from one moment to the next."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from cjmap.model.graph import all_nodes
from cjmap.model.outline import Spot
from cjmap.reading.contacts import Contacts
from cjmap.reading.told import Told
from cjmap.reading.travels import Travels


class Switch(Struct, frozen=True, eq=False):
    """A way on which one persona meets us on none of the channels on which they met us before."""

    source: Spot
    target: Spot
    persona: str
    before: frozenset[str]
    after: frozenset[str]


def find_switches(told: Told, contacts: Contacts, travels: Travels) -> Iterator[Switch]:
    """Yield each switch of each persona; nothing where the channel of some touchpoint on either side is not known."""
    nodes = {
        node: [(told.people(spot), contacts.at(spot)) for spot in contacts.ours(node)]
        for node in all_nodes(told.outline)
    }
    for persona in told.personas:
        met = {node: _channels(touchpoints, persona) for node, touchpoints in nodes.items() if touchpoints}
        for source, target in travels.neighbours(persona):
            before, after = met.get(source), met.get(target)
            if before and after and before.isdisjoint(after):
                yield Switch(source, target, persona, before, after)


def _channels(touchpoints: Iterable[tuple[tuple[str, ...], tuple[str, ...] | None]], persona: str) -> frozenset[str]:
    """Return the channels of those touchpoints that a persona meets; none if one does not say its channel.

    Each touchpoint is given as the personas who meet it and its channels.
    """
    found: set[str] = set()
    for people, channels in touchpoints:
        if persona in people:
            if channels is None:
                return frozenset()
            found.update(channels)
    return frozenset(found)
