"""What becomes of customers who change the channel."""

from cjmap.model.outline import Spot
from cjmap.reading.reading import Reading
from cjmap.reading.switches import Switch

FALL = 1.0
"""Feelings fall where they lose half the scale: at least 1.0 of -1 to 1, as from content to frustrated."""


def falls(reading: Reading, switch: Switch) -> float:
    """Return by how much feelings fall on a switch and end below neutral, on -1 to 1; 0 if they do not."""
    after = reading.moods.at(switch.target, switch.persona)
    if after is None or after.value >= 0:
        return 0.0
    before = reading.moods.at(switch.source, switch.persona)
    fall = before.value - after.value if before is not None else 0.0
    return fall if fall >= FALL else 0.0


def touchpoints_behind(reading: Reading, switch: Switch) -> list[Spot]:
    """Return our touchpoints that the persona of a switch meets behind it."""
    return [spot for spot in reading.contacts.ours(switch.target) if switch.persona in reading.people(spot)]


def is_handover_said(reading: Reading, switch: Switch) -> bool:
    """Tell whether a touchpoint behind a switch says what becomes of what customers told us."""
    return any(getattr(spot.moment, "handover", None) is not None for spot in touchpoints_behind(reading, switch))
