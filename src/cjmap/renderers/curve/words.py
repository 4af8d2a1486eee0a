"""Telling whether the drawn curve says it all: labels have no room for everything that an author wrote."""

from cjmap.renderers.curve.drawing import Drawing
from cjmap.view.curve.parts import Point
from cjmap.view.grid.parts import GridView
from cjmap.view.parts import Cell, Item


def tells_all(view: GridView, drawing: Drawing) -> bool:
    """Tell whether each feeling of a view, and all that is said of it, can be read at the labels of its curve."""
    cells = (cell for lane in view.lanes if lane.key == "emotions" for row in lane.rows for cell in row)
    return all(
        not cell.content.absences and all(_is_told(view, drawing, cell, item) for item in cell.content.items)
        for cell in cells
    )


def _is_told(view: GridView, drawing: Drawing, cell: Cell, item: Item) -> bool:
    """Tell whether one feeling can be read for everybody who has it."""
    if view.curve is None or any((item.at, item.actor, item.description, item.notes, item.tags, item.links)):
        return False
    here = [
        (line.persona, point)
        for line in view.curve.lines
        if line.persona is None or not item.who or line.persona in item.who
        for point in line.points
        if (point.start, point.span) == (cell.start, cell.span)
    ]
    return bool(here) and all(
        isinstance(point, Point) and (persona, point.start) in drawing.told and _says(point, item)
        for persona, point in here
    )


def _says(point: Point, item: Item) -> bool:
    return item.text in point.feelings if point.feelings else item.score == point.score
