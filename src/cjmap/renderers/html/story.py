"""The map as a story for narrow screens: stage by stage and step by step, with every lane that was started."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from cjmap.view.grid.parts import GridView
from cjmap.view.parts import Cell, Head, Lane
from cjmap.vocabulary import labels


class Entry(Struct, frozen=True):
    """What a lane says at a place: the lane's number from 1 on, the lane and its title, the cell."""

    number: int
    lane: Lane
    title: str
    cell: Cell


class Scene(Struct, frozen=True):
    """What is said of a step, or (`step` is None) of something as a whole: feelings first; and what nobody knows."""

    step: Head | None
    said: tuple[Entry, ...]
    blank: tuple[Entry, ...]


class Chapter(Struct, frozen=True):
    """A stage: its steps, then what is said of all of it."""

    stage: Head
    scenes: tuple[Scene, ...]


class Story(Struct, frozen=True):
    """A whole map as chapters, and what is said of the whole journey."""

    chapters: tuple[Chapter, ...]
    whole: Scene


def write_story(view: GridView) -> Story:
    """Return the story of a map."""
    cells: dict[tuple[str, int], list[Entry]] = {}
    for number, (lane, title) in enumerate(zip(view.lanes, _titles(view), strict=True), 1):
        for cell in (cell for row in lane.rows for cell in row):
            if cell.content or cell.unknown or cell.content.flags:
                entry = Entry(number, lane, title, cell)
                columns = range(cell.start, cell.start + cell.span) if cell.level == "step" else (cell.start,)
                for column in columns:
                    cells.setdefault((cell.level, column), []).append(entry)
    chapters = tuple(Chapter(stage, tuple(_scenes(stage, cells))) for stage in view.stages)
    return Story(chapters, _scene(None, cells.get(("map", 0), ())))


def _titles(view: GridView) -> Iterator[str]:
    """Yield what each lane is called."""
    known = labels(view.frame.language)
    for lane in view.lanes:
        yield lane.name or known["text.comma"].join(known[key] for key in lane.titles)


def _scenes(stage: Head, cells: Mapping[tuple[str, int], Sequence[Entry]]) -> Iterator[Scene]:
    for step in stage.steps:
        yield _scene(step, cells.get(("step", step.start), ()))
    whole = cells.get(("stage", stage.start))
    if whole:
        yield _scene(None, whole)


def _scene(step: Head | None, entries: Sequence[Entry]) -> Scene:
    blank = tuple(each for each in entries if each.cell.unknown and not each.cell.content.flags)
    said = [each for each in entries if not each.cell.unknown or each.cell.content.flags]
    return Scene(step, tuple(sorted(said, key=lambda each: each.lane.key != "emotions")), blank)
