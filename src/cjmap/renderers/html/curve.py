"""The curve view as a section of a page: the emotion curve over its stages and steps, and a table of the feelings."""

from itertools import accumulate
from math import ceil

from cjmap.renderers.curve.drawing import draw_curve
from cjmap.renderers.curve.table import feelings_table
from cjmap.renderers.direction import is_right_to_left
from cjmap.renderers.html.section import Section
from cjmap.renderers.style import Style
from cjmap.renderers.widths import longest_word
from cjmap.view.curve.view import CurveView

_COLUMN = 8.5
"""The least width of a column in units: room for the names of steps and for the labels of the curve."""
_WIDEST = 13.0
"""The width at which longer words are broken."""
_SCALE = 0.75
"""The size of a unit on this page, in rem."""
_PADDING = 1.0
_SIZE = 11
_AXIS = 6.0
"""The width beside the curve, in rem."""
_PAPER = 94.0
"""The width of a sheet of A3 without its margins, in rem."""
_SMALLEST = 0.7
"""How small the curve gets on paper: letters of 5.8 points."""


def write_section(view: CurveView, style: Style) -> Section:
    """Return the curve as a section."""
    widths = [_column(view)] * view.columns
    drawing = draw_curve(view.curve, widths, is_right_to_left(view.frame.language)) if view.curve else None
    starts = {stage.start for stage in view.stages}
    edges = [(edge, number in starts) for number, edge in enumerate(accumulate(widths[:-1]), 1)]
    return Section(
        template="curve.html.j2",
        style=("map.css", "curve.css"),
        rules=f".cvt,#view-curve{{--cv:{sum(widths):g}}}@media print{{.cvs{{zoom:{_zoom(sum(widths)):g}}}}}",
        variables={"drawing": drawing, "edges": edges, "felt": list(feelings_table(view))},
    )


def _column(view: CurveView) -> float:
    """Return the width of each column, in which the longest word of a name fits, if it is no monster."""
    names = [place.name.replace("-", "- ") for stage in view.stages for place in (stage, *stage.steps)]
    longest = max((longest_word(name, _SIZE) for name in names), default=0.0)
    return min(max(_COLUMN, ceil(2 * (longest + _PADDING) / _SCALE) / 2), _WIDEST)


def _zoom(width: float) -> float:
    """Return how small a curve of some units gets on paper, so that its columns stay wide enough for their words."""
    return round(min(max(_PAPER / (_AXIS + width * _SCALE), _SMALLEST), 1), 2)
