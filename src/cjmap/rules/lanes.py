"""Stages in which a lane is empty for somebody: what the rules about touchpoints, goals, actions and feelings share."""

from collections.abc import Callable, Collection, Iterator

from cjmap.model.outline import Spot
from cjmap.reading.reading import Reading
from cjmap.rules.rule import Hit
from cjmap.rules.wording import for_some, quoted


def uncovered_stages(reading: Reading, covered: Callable[[Spot], Collection[str]], says: str) -> Iterator[Hit]:
    """Yield a hit for each stage in which a lane is empty for some of the personas who come there.

    `covered` returns the personas of whom the lane says something in a stage; `says` ends the sentence that begins
    with the stage. A persona of whom a stage says nothing at all is left out: GAP12 asks for them. Where a stage says
    nothing of anybody, everybody counts.
    """
    for stage in reading.stages:
        told = covered(stage)
        left = [persona for persona in reading.people(stage) if persona not in told]
        if left and (described := reading.described(stage)):
            left = [persona for persona in left if persona in described]
        if left:
            yield stage_hit(reading, stage, f"{for_some(reading, left, stage)}{quoted(stage.name)} {says}")


def stage_hit(reading: Reading, stage: Spot, message: str) -> Hit:
    """Return a hit about a stage, placed on its name."""
    return Hit(message, stage.pointer, at=(*stage.pointer, "name"), name=stage.name, of=len(reading.stages))
