"""The map as a story for narrow screens: stage by stage and step by step, with every lane that was started."""

from collections.abc import Iterator

from msgspec import Struct

from cjmap.view.grid.parts import GridView
from cjmap.view.parts import Cell, Head, Lane


class Entry(Struct, frozen=True):
    """What a lane says at a place: the lane's number from 1 on, the lane, the cell."""

    number: int
    lane: Lane
    cell: Cell

    @property
    def blank(self) -> bool:
        """Tell whether there is nothing to say but that nobody knows."""
        return self.cell.unknown and not self.cell.content.flags


class Scene(Struct, frozen=True):
    """What is said of a step, or (`step` is None) of a stage as a whole."""

    step: Head | None
    entries: tuple[Entry, ...]


class Chapter(Struct, frozen=True):
    """A stage: its steps, then what is said of all of it."""

    stage: Head
    scenes: tuple[Scene, ...]


class Story(Struct, frozen=True):
    """A whole map as chapters, and what is said of the whole journey."""

    chapters: tuple[Chapter, ...]
    whole: tuple[Entry, ...]


def write_story(view: GridView) -> Story:
    """Return the story of a map."""
    cells: dict[tuple[str, int], list[Entry]] = {}
    for number, lane in enumerate(view.lanes, 1):
        for cell in (cell for row in lane.rows for cell in row):
            if cell.content or cell.unknown or cell.content.flags:
                columns = range(cell.start, cell.start + cell.span) if cell.level == "step" else (cell.start,)
                for column in columns:
                    cells.setdefault((cell.level, column), []).append(Entry(number, lane, cell))
    chapters = tuple(
        Chapter(
            stage,
            tuple(scene for scene in _scenes(stage, cells) if scene.step or scene.entries),
        )
        for stage in view.stages
    )
    return Story(chapters, tuple(cells.get(("map", 0), ())))


def _scenes(stage: Head, cells: dict[tuple[str, int], list[Entry]]) -> Iterator[Scene]:
    for step in stage.steps:
        yield Scene(step, tuple(cells.get(("step", step.start), ())))
    yield Scene(None, tuple(cells.get(("stage", stage.start), ())))
