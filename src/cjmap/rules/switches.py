"""Where customers change the channel on their way from one moment to the next."""

from collections.abc import Iterator
from dataclasses import dataclass

from cjmap.model.moments import Touchpoint
from cjmap.model.outline import Spot
from cjmap.model.reading import Reading

FALL = 1.0
"""Feelings fall where they lose half the scale: at least 1.0 of -1 to 1, as from content to frustrated."""


@dataclass(frozen=True, slots=True)
class Switch:
    """A way on which one persona meets us on none of the channels on which they met us before."""

    source: Spot
    target: Spot
    persona: str
    before: frozenset[str]
    after: frozenset[str]


def our_touchpoints(reading: Reading, node: Spot, persona: str) -> tuple[Spot, ...]:
    """Return the touchpoints of a node that a persona meets and that are ours: not begun by a third party."""
    return tuple(
        spot
        for spot in reading.touchpoints(node)
        if isinstance(spot.moment, Touchpoint)
        and spot.moment.initiator != "other"
        and persona in reading.people(spot)
    )


def switches(reading: Reading) -> Iterator[Switch]:
    """Yield each switch of each persona; nothing where the channel of some touchpoint on either side is not known."""
    for persona in reading.personas:
        met: dict[Spot, frozenset[str]] = {}
        for source, target in reading.travels.neighbours(persona):
            for node in (source, target):
                if node not in met:
                    met[node] = _channels(reading, node, persona)
            if met[source] and met[target] and met[source].isdisjoint(met[target]):
                yield Switch(source, target, persona, met[source], met[target])


def falls(reading: Reading, switch: Switch) -> float:
    """Return by how much feelings fall on a switch and end below neutral, on -1 to 1; 0 if they do not."""
    before = reading.moods.at(switch.source, switch.persona)
    after = reading.moods.at(switch.target, switch.persona)
    if before is None or after is None or after.value >= 0:
        return 0.0
    fall = before.value - after.value
    return fall if fall >= FALL else 0.0


def _channels(reading: Reading, node: Spot, persona: str) -> frozenset[str]:
    """Return the channels of a node; none of them if one touchpoint there does not say its channel."""
    found: set[str] = set()
    for spot in our_touchpoints(reading, node, persona):
        channels = reading.contacts.at(spot)
        if channels is None:
            return frozenset()
        found.update(channels)
    return frozenset(found)
