"""Where customers change the channel on their way from one moment to the next."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cjmap.model.graph import all_nodes
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


def our_touchpoints(reading: Reading, node: Spot) -> tuple[Spot, ...]:
    """Return the touchpoints of a node that are ours: not begun by a third party."""
    return tuple(
        spot
        for spot in reading.touchpoints(node)
        if isinstance(spot.moment, Touchpoint) and spot.moment.initiator != "other"
    )


def switches(reading: Reading) -> Iterator[Switch]:
    """Yield each switch of each persona; nothing where the channel of some touchpoint on either side is not known."""
    nodes = {node: our_touchpoints(reading, node) for node in all_nodes(reading.outline)}
    for persona in reading.personas:
        met = {node: _channels(reading, touchpoints, persona) for node, touchpoints in nodes.items() if touchpoints}
        for source, target in reading.travels.neighbours(persona):
            before, after = met.get(source), met.get(target)
            if before and after and before.isdisjoint(after):
                yield Switch(source, target, persona, before, after)


def touchpoints_behind(reading: Reading, switch: Switch) -> list[Spot]:
    """Return our touchpoints that the persona of a switch meets behind it."""
    return [spot for spot in our_touchpoints(reading, switch.target) if switch.persona in reading.people(spot)]


def is_handover_said(reading: Reading, switch: Switch) -> bool:
    """Tell whether a touchpoint behind a switch says what becomes of what customers told us."""
    return any(getattr(spot.moment, "handover", None) is not None for spot in touchpoints_behind(reading, switch))


def falls(reading: Reading, switch: Switch) -> float:
    """Return by how much feelings fall on a switch and end below neutral, on -1 to 1; 0 if they do not."""
    before = reading.moods.at(switch.source, switch.persona)
    after = reading.moods.at(switch.target, switch.persona)
    if before is None or after is None or after.value >= 0:
        return 0.0
    fall = before.value - after.value
    return fall if fall >= FALL else 0.0


def _channels(reading: Reading, touchpoints: Iterable[Spot], persona: str) -> frozenset[str]:
    """Return the channels of those touchpoints that a persona meets; none if one does not say its channel."""
    found: set[str] = set()
    for spot in touchpoints:
        if persona in reading.people(spot):
            channels = reading.contacts.at(spot)
            if channels is None:
                return frozenset()
            found.update(channels)
    return frozenset(found)
