"""The curve of one persona as a small drawing: its line, its lowest and highest point, the numbers of the stages."""

from collections.abc import Iterator

from cjmap.renderers.curve.drawing import HEIGHT, ZERO, Drawing, draw_curve
from cjmap.renderers.curve.tags import INNER, tag_shift
from cjmap.renderers.escape import visible
from cjmap.renderers.shapes import DASHES, MARKERS, circle
from cjmap.renderers.sheet.curve_marks import scale_path
from cjmap.renderers.sheet.marks import Mark, Path, Rect, Span, Stroke, Words
from cjmap.renderers.sheet.metrics import width_of
from cjmap.renderers.sheet.parts import T1
from cjmap.renderers.sheet.tones import line_of, text_of
from cjmap.view.curve.parts import Curve, Point
from cjmap.view.personas import PersonaCard, PersonasView

_TOP, _BOTTOM = 10.0, 18.0
_SCALE = INNER / HEIGHT
"""Pixels for each unit of the curve, from top to bottom."""
_BANDS = 2 * _TOP + INNER
SMALL_HEIGHT = _BANDS + _BOTTOM
_BEAD = circle(0, 0, 2.5)
_WIDEST_LABEL = 150.0
_COLUMN = 8.5
"""How wide a column is drawn, in units of the curve, before it is made as narrow as the card asks for."""
_NUMBER = 18.0
"""The room that the number of a stage needs."""


def draw_small(card: PersonaCard, curve: Curve, view: PersonasView, width: float) -> tuple[Mark, ...]:
    """Return the curve of a persona in a width, `SMALL_HEIGHT` high."""
    drawing = draw_curve(curve, [_COLUMN] * view.columns, named=False)
    tags = (*_tag(drawing, card.highest, width, True), *_tag(drawing, card.lowest, width, False))
    return (*_ground(width), *_stages(view, width), *_lines(drawing, width), *tags)


def said(point: Point) -> str:
    """Return how it feels at a point: the feelings and the score."""
    return f"{', '.join(point.feelings)} {point.score}".strip()


def _y(units: float) -> float:
    return _TOP + units * _SCALE


def _ground(width: float) -> Iterator[Mark]:
    zero = _y(ZERO)
    yield Rect(0, 0, width, zero, "pos1")
    yield Rect(0, zero, width, _BANDS - zero, "neg1")
    yield Stroke(0, zero, width, zero, "edge")


def _stages(view: PersonasView, width: float) -> Iterator[Mark]:
    """Yield the ends of the stages, and their numbers where there is room."""
    last = -_NUMBER
    for stage in view.stages:
        middle = (stage.start + stage.span / 2) / view.columns * width
        end = (stage.start + stage.span) / view.columns * width
        if end < width - 1:
            yield Stroke(end, 0, end, _BANDS, "line2")
        if middle - last >= _NUMBER:
            last = middle
            yield Words(middle, _BANDS + 14, (Span(stage.number, T1, tone="ink3"),), _NUMBER, "middle")


def _lines(drawing: Drawing, width: float) -> Iterator[Mark]:
    across = width / drawing.width
    for track in drawing.tracks:
        tone = line_of(track.look)
        for path in track.paths:
            data = scale_path(path, width / 1000, INNER / 190)
            yield Path(0, _TOP, data, "", tone, 2.25, DASHES[track.look], turns=True)
        for gap in track.gaps:
            (x1, y1), (x2, y2) = gap.ends
            yield Stroke(x1 * across, _y(y1), x2 * across, _y(y2), tone, 1.25, "1 4")
    for marker in drawing.markers:
        yield Path(marker.x * across, _y(marker.y), _BEAD, line_of(marker.look))


def _tag(drawing: Drawing, point: Point | None, width: float, above: bool) -> Iterator[Mark]:
    """Yield a marker with its feelings above or below it, or its score alone where they are long."""
    marker = next((marker for marker in drawing.markers if marker.point is point), None)
    if marker is None or point is None:
        return
    x, y = marker.x * width / drawing.width, _y(marker.y)
    text = said(point)
    text = text if width_of(text, T1, 600) <= _WIDEST_LABEL else point.score
    half = width_of(text, T1, 600) / 2
    span = Span(visible(text), T1, 600, text_of(marker.look))
    yield Path(x, y, MARKERS[marker.look], line_of(marker.look), "card", 2)
    yield Words(min(max(x, half), width - half), y + tag_shift(marker.y, above), (span,), 2 * half, "middle", "card")
