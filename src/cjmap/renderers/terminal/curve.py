"""The emotion curve drawn with the characters of a terminal: five rows, one for each step of the scale."""

from collections.abc import Iterator, Sequence

from cjmap.renderers.terminal.items import Phrases, band_of, mood_style
from cjmap.renderers.terminal.lines import Line, Style, broken, merged, stripped
from cjmap.view.curve.parts import Curve, CurveLine, Hole, Point
from cjmap.view.parts import Head

_ROWS = 5
_MIDDLE = 2
_WIDEST = 12
"""So many characters a column has at most: a longer line says no more."""


def draw_curves(curve: Curve, stages: Sequence[Head], columns: int, width: int, phrases: Phrases) -> Iterator[Line]:
    """Yield the lines of the curves, one plot for each persona; a journey that is too long goes on below."""
    gutter = max(len(tick) for tick in curve.ticks) + 2
    room = max(1, width - gutter)
    step = max(1, min(_WIDEST, room // columns))
    most = max(1, room // step)
    for first in range(0, columns, most):
        last = min(columns, first + most)
        for line in curve.lines:
            yield from _plot(curve, line, range(first, last), step, gutter, phrases, width)
        yield _axis(stages, range(first, last), step, gutter)


def _plot(
    curve: Curve, line: CurveLine, columns: range, step: int, gutter: int, phrases: Phrases, width: int
) -> Iterator[Line]:
    """Yield the name of a persona and the five rows of their feelings."""
    if line.persona is not None:
        person = phrases.frame.personas[line.persona]
        yield from broken([(f"{phrases.text(person.initials)} ", "bold"), (phrases.text(person.name), "")], width)
    canvas = _Canvas(len(columns) * step)
    previous: Point | None = None
    for point in line.points:
        at = (point.start - columns.start) * step
        canvas.put(point, at, point.span * step, previous)
        previous = point if isinstance(point, Point) else None
    for row in range(_ROWS):
        tick = curve.ticks[_ROWS - 1 - row].rjust(gutter - 2)
        yield stripped(((f"{tick} {'┼' if row == _MIDDLE else '┤'}", "dim"), *canvas.row(row)))


class _Canvas:
    """Five rows of characters."""

    def __init__(self, width: int) -> None:
        self.width = width
        self.rows = [[" "] * width for _ in range(_ROWS)]
        self.rows[_MIDDLE] = ["┈"] * width

    def put(self, point: Point | Hole, at: int, length: int, previous: Point | None) -> None:
        """Draw a point over its columns, joined with the one before it; a hole is a question."""
        if isinstance(point, Hole):
            self._set(_MIDDLE, at + length // 2, "?")
            return
        row = _MIDDLE - band_of(point.unit)
        for place in range(at, at + length):
            self._set(row, place, "─")
        if previous is not None and previous.start + previous.span == point.start:
            self._join(_MIDDLE - band_of(previous.unit), row, at)

    def _join(self, start: int, end: int, at: int) -> None:
        """Draw the line from one row to another."""
        if start == end:
            return
        falls = start < end
        self._set(start, at, "╮" if falls else "╯")
        self._set(end, at, "╰" if falls else "╭")
        for row in range(min(start, end) + 1, max(start, end)):
            self._set(row, at, "│")

    def _set(self, row: int, place: int, char: str) -> None:
        if 0 <= place < self.width:
            self.rows[row][place] = char

    def row(self, number: int) -> Line:
        """Return a row, the line in its colour and the zero line pale."""
        style: Style = mood_style(_MIDDLE - number) or "bold"
        return merged((char, "dim" if char in "┈?" else style) for char in self.rows[number])


def _axis(stages: Sequence[Head], columns: range, step: int, gutter: int) -> Line:
    """Return the numbers of the stages below their first columns, where there is room."""
    text = " " * gutter
    for stage in stages:
        place = gutter + (max(stage.start, columns.start) - columns.start) * step
        if stage.start < columns.stop and stage.start + stage.span > columns.start and len(text) <= place:
            text = f"{text.ljust(place)}{stage.number} "
    return ((text.rstrip(), "dim"),)
