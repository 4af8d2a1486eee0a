"""The columns of a map: one for each step, one for a stage without steps."""

from msgspec import Struct

from cjmap.model.outline import Spot
from cjmap.view.registry import Registry


class Strip(Struct, frozen=True):
    """A stage over its columns: one for each step, one if it has no steps."""

    stage: Spot
    start: int
    steps: tuple[Spot, ...]

    @property
    def span(self) -> int:
        """Return how many columns the stage covers."""
        return max(1, len(self.steps))


Columns = tuple[Strip, ...]
"""The columns of a grid, stage by stage."""


def lay_columns(registry: Registry) -> Columns:
    """Return the columns of what is shown of a map."""
    strips: list[Strip] = []
    start = 0
    for stage in registry.stages:
        strip = Strip(stage, start, registry.steps(stage))
        strips.append(strip)
        start += strip.span
    return tuple(strips)


def count_columns(columns: Columns) -> int:
    """Return how many columns there are."""
    return sum(strip.span for strip in columns)
