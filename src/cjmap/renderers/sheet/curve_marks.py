"""The emotion curve as marks: its bands, lines, markers and labels over columns, and the axis beside them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from msgspec.structs import replace

from cjmap.renderers.curve.drawing import HEIGHT, REACH, ZERO, Drawing, draw_curve
from cjmap.renderers.curve.labels import Label
from cjmap.renderers.curve.wishes import Marker
from cjmap.renderers.escape import visible
from cjmap.renderers.shapes import DASHES, MARKERS, circle
from cjmap.renderers.sheet.marks import Group, Mark, Path, Rect, Span, Stroke, Window, Words
from cjmap.renderers.sheet.parts import T1, T2, Sign
from cjmap.renderers.sheet.signs import draw_sign
from cjmap.renderers.sheet.tones import line_of, text_of
from cjmap.view.around import Frame
from cjmap.view.curve.parts import Curve, Hole, Point

UNIT = 16.0
"""Pixels for each unit of the curve."""
CURVE_HEIGHT = HEIGHT * UNIT
_STEP = REACH / 2
_BANDS = (("pos2", 0.0, ZERO - 1.5 * _STEP), ("pos1", ZERO - 1.5 * _STEP, ZERO - 0.5 * _STEP),
          ("neg1", ZERO + 0.5 * _STEP, ZERO + 1.5 * _STEP), ("neg2", ZERO + 1.5 * _STEP, HEIGHT))  # fmt: skip
_RING = circle(0, 0, 10)
_HOLE = circle(0, 0, 7)
_FLAG = "M0 0h12L8.5 4 12 8H0z"
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def draw_marks(curve: Curve, starts: Sequence[int], first: int, widths: Sequence[float]) -> tuple[Mark, ...]:
    """Return the curve over the columns from the first one on; `starts` are the columns at which stages begin."""
    part = _part(curve, first, first + len(widths))
    marks = list(_ground(starts, first, widths))
    drawing = draw_curve(part, [wide / UNIT for wide in widths])
    marks += _poles(drawing)
    beyond = _beyond(curve, part, first, len(widths))
    marks += _tracks(drawing, widths) if beyond is None else [_going_on(beyond, widths)]
    if part.lines:
        marks += [mark for marker in drawing.markers for mark in _marker(marker)]
        marks += [mark for label in drawing.labels for mark in _label(label)]
    return tuple(marks)


def axis_legend_height(curve: Curve) -> float:
    """Return the height of the names of the personas beside the axis."""
    return 18.0 * len([line for line in curve.lines if line.persona is not None])


def draw_axis(curve: Curve, frame: Frame, ends: tuple[str, str], width: float, free: float = 0) -> tuple[Mark, ...]:
    """Return the numbers of the axis at the end of a width, what its `ends` mean (worst and best), and the personas.

    Above `free` something else stands beside the numbers.
    """
    marks: list[Mark] = []
    edge = width - 10
    for number, tick in enumerate(curve.ticks):
        y = (ZERO + REACH - number * _STEP) * UNIT
        marks.append(Words(edge, y + 4, (Span(visible(tick), T1, tone="ink2"),), 30, "end"))
        marks.append(Stroke(width - 5, y, width, y, "line2"))
    for end, text in ((REACH, ends[0]), (-REACH, ends[1])):
        y = ZERO + end + 1.1
        if y * UNIT - T1 > free:
            marks.append(Words(edge, y * UNIT, (Span(text, T1, tone="ink3"),), width - 20, "end"))
    top = max(free, ZERO * UNIT - axis_legend_height(curve) / 2)
    people = [frame.personas[line.persona] for line in curve.lines if line.persona is not None]
    for place, person in enumerate(people):
        y = top + place * 18 + 9
        marks += draw_sign(Sign(f"sample{person.look}", line_of(person.look)), 8, y)
        span = Span(visible(person.initials), T1, 600, text_of(person.look))
        marks.append(Words(48, y + 4, (span,), width - 90))
    return tuple(marks)


def _part(curve: Curve, first: int, end: int) -> Curve:
    """Return what of a curve is over some columns, which count from zero then.

    Lines without a point there are left out, unless they come from before and go on behind.
    """
    lines = []
    for line in curve.lines:
        known = [point for point in line.points if isinstance(point, Point)]
        points = _within(line.points, first, end)
        if any(isinstance(point, Point) for point in points):
            lines.append(replace(line, points=points))
        elif known and known[0].start < first and known[-1].start >= end:
            lines.append(replace(line, points=()))
    truths = tuple(
        (max(start, first) - first, _shared(start, span, first, end))
        for start, span in curve.truths
        if _shared(start, span, first, end) > 0
    )
    return replace(curve, lines=tuple(lines), truths=truths)


def _within(points: Iterable[Point | Hole], first: int, end: int) -> tuple[Point | Hole, ...]:
    """Return those of some points that stand over some columns, which count from zero then."""
    return tuple(
        replace(point, start=max(point.start, first) - first, span=_shared(point.start, point.span, first, end))
        for point in points
        if _shared(point.start, point.span, first, end) > 0
    )


def _shared(start: int, span: int, first: int, end: int) -> int:
    """Return how many columns two ranges share."""
    return min(start + span, end) - max(start, first)


def _ground(starts: Sequence[int], first: int, widths: Sequence[float]) -> Iterator[Mark]:
    """Yield the bands of the scale and the lines between columns."""
    width = sum(widths)
    for tone, top, bottom in _BANDS:
        yield Rect(0, top * UNIT, width, (bottom - top) * UNIT, tone)
    for number in (-2, -1, 1, 2):
        y = (ZERO + number * _STEP) * UNIT
        yield Stroke(0, y, width, y, "card")
    for column, x in enumerate(accumulate(widths[:-1]), first + 1):
        yield Stroke(x, 0, x, CURVE_HEIGHT, "line2" if column in starts else "line")
    yield Stroke(0, ZERO * UNIT, width, ZERO * UNIT, "edge")


def _beyond(curve: Curve, part: Curve, first: int, count: int) -> Curve | None:
    """Return a part of a curve with a column on either side, in which the points before and behind it stand.

    None if there are none: what is drawn is the whole curve.
    """
    whole = {line.persona: line for line in curve.lines}
    lines = []
    for line in part.lines:
        points = whole[line.persona].points
        within = _within(points, first, first + count)
        before = [replace(point, start=0, span=1) for point in points if point.start + point.span <= first][-1:]
        behind = [replace(point, start=count + 1, span=1) for point in points if point.start >= first + count][:1]
        inner = (replace(point, start=point.start + 1) for point in within)
        points = (*before, *inner, *behind)
        known = any(isinstance(point, Point) for point in points)  # unknown points alone have no height
        lines.append((len(before) + len(behind), replace(line, points=points if known else ())))
    return replace(part, lines=tuple(line for _, line in lines)) if any(more for more, _ in lines) else None


def _going_on(beyond: Curve, widths: Sequence[float]) -> Mark:
    """Return the lines over some columns as parts of longer ones, which come from before and go on behind."""
    aside = sum(widths) / len(widths)
    around = (aside, *widths, aside)
    drawing = draw_curve(replace(beyond, truths=()), [wide / UNIT for wide in around], named=False)
    return Window(sum(widths), CURVE_HEIGHT, (Group(-aside, 0, tuple(_tracks(drawing, around))),))


def _poles(drawing: Drawing) -> Iterator[Mark]:
    """Yield the poles of moments of truth."""
    for x in drawing.truths:
        yield Stroke(x * UNIT, 0, x * UNIT, CURVE_HEIGHT, "accent")
        yield Path(x * UNIT, 0, _FLAG, "accent", turns=True)


def _tracks(drawing: Drawing, widths: Sequence[float]) -> Iterator[Mark]:
    """Yield the lines of personas, and dots over what nobody knows."""
    width = sum(widths)
    for track in drawing.tracks:
        tone = line_of(track.look)
        for path in track.paths:
            data = scale_path(path, width / 1000, HEIGHT * UNIT / 190)
            yield Path(0, 0, data, "", tone, 2.25, DASHES[track.look], turns=True)
        for gap in track.gaps:
            (x1, y1), (x2, y2) = gap.ends
            yield Stroke(x1 * UNIT, y1 * UNIT, x2 * UNIT, y2 * UNIT, tone, 1.25, "1 4")
            yield from _holes(gap.marks, track.look)


def scale_path(path: str, across: float, down: float) -> str:
    """Return path data of absolute points, each x and y multiplied."""
    numbers = iter(range(len(path)))
    return _NUMBER.sub(lambda found: f"{float(found[0]) * (down if next(numbers) % 2 else across):.1f}", path)


def _holes(marks: Sequence[tuple[tuple[float, float], str]], look: int) -> Iterator[Mark]:
    for (x, y), _ in marks:
        yield Path(x * UNIT, y * UNIT, _HOLE, "card", line_of(look), 1.25, "2 2")
        yield Words(x * UNIT, y * UNIT + 4, (Span("?", T1, 600, text_of(look)),), 10, "middle")


def _marker(marker: Marker) -> Iterator[Mark]:
    x, y, tone = marker.x * UNIT, marker.y * UNIT, line_of(marker.look)
    if marker.point.lowest:
        yield Path(x, y, _RING, "", tone, 1.5)
    yield Path(x, y, MARKERS[marker.look], tone, "card", 2)


def _label(label: Label) -> Iterator[Mark]:
    for line, y in label.lines:
        span = Span(visible(line), T1, 700 if label.lowest else 600, text_of(label.look))
        yield Words(label.x * UNIT, y * UNIT, (span,), len(line) * T2, "middle", "card")
