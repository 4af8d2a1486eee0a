"""The map view as a section of a page: stages and steps across, lanes down."""

from collections.abc import Sequence
from itertools import accumulate

from cjmap.renderers.curve.drawing import draw_curve
from cjmap.renderers.curve.words import tells_all
from cjmap.renderers.direction import is_right_to_left
from cjmap.renderers.html.legend import write_legend
from cjmap.renderers.html.section import Section
from cjmap.renderers.style import Style
from cjmap.renderers.widths import WIDTHS, column_widths, lane_width
from cjmap.view.grid.parts import GridView
from cjmap.vocabulary import labels


def write_section(view: GridView, style: Style) -> Section:
    """Return the map as a section."""
    language = view.frame.language
    widths = column_widths(view)
    known = labels(language)
    lane = lane_width(
        [*(lane.name for lane in view.lanes), *(known[key] for lane in view.lanes for key in lane.titles)]
    )
    drawing = draw_curve(view.curve, widths, is_right_to_left(language)) if view.curve else None
    lowest = drawing is not None and any(marker.lowest for marker in drawing.markers)
    return Section(
        template="map.html.j2",
        style=("map.css",),
        rules=_width_rules(lane, sum(widths)),
        variables={
            "drawing": drawing,
            "edges": _edges(view, widths),
            "words_below": drawing is not None and not tells_all(view, drawing),
            "legend": write_legend(view, lowest),
            "widths": [_width_class(width) for width in widths],
        },
    )


def _edges(view: GridView, widths: Sequence[float]) -> list[tuple[float, bool]]:
    """Return where columns begin behind the first one, and whether a stage begins there."""
    starts = {stage.start for stage in view.stages}
    return [(edge, number in starts) for number, edge in enumerate(accumulate(widths[:-1]), 1)]


def _width_class(width: float) -> str:
    return f"w{width:g}".replace(".", "_")


def _width_rules(lane: float, columns: float) -> str:
    """Return the rules for the columns of one page."""
    rules = (f".{_width_class(width)}{{width:calc({width:g}*var(--col))}}" for width in WIDTHS)
    scale = (
        f":root{{--lane:{lane:g};--columns:{columns:g}}}"
        f"@media print{{:root{{--fit:min(.875rem,calc(398mm/{lane + columns:g}))}}}}"
    )
    return "".join(rules) + scale
