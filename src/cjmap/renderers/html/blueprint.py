"""The blueprint view as a section of a page: the service behind the journey, lane by lane, line by line."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from cjmap.renderers.direction import is_right_to_left
from cjmap.renderers.html.section import Section
from cjmap.renderers.style import Style
from cjmap.renderers.widths import column_widths, lane_width
from cjmap.view.blueprint import BlueprintView, Line
from cjmap.view.grid.parts import GridView
from cjmap.vocabulary import labels

_CARD = 1.25
"""How much wider columns are than those of the map, in units: what is said stands in cards of its own."""


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """A line across the columns: its kind, its label, where arrows cross it (in parts of its length), and where."""

    kind: str
    label: str
    above: int
    arrows: tuple[float, ...]
    places: tuple[str, ...]


def write_section(view: BlueprintView, style: Style) -> Section:
    """Return the blueprint as a section."""
    grid = GridView(view.frame, view.stages, view.lanes, view.columns)
    widths = [width + _CARD for width in column_widths(grid)]
    known = labels(view.frame.language)
    lane = lane_width(
        [*(lane.name for lane in view.lanes), *(known[key] for lane in view.lanes for key in lane.titles)]
    )
    mirrored = is_right_to_left(view.frame.language)
    edges = [edge / sum(widths) for edge in accumulate(widths)]
    return Section(
        template="blueprint.html.j2",
        style=("blueprint.css",),
        rules=_rules(lane, widths),
        variables={
            "lines": [_draw(view, line, edges, mirrored) for line in view.lines],
            "edges": _edges(view, edges, mirrored),
            "divided": any(stage.steps for stage in view.stages),
            "starts": [stage.start for stage in view.stages],
        },
    )


def _draw(view: BlueprintView, line: Line, edges: Sequence[float], mirrored: bool) -> DrawnLine:
    """Return a line with its arrows in the middle of the columns that they belong to."""
    ends = [0.0, *edges]
    middles = [(ends[each.start] + ends[each.start + each.span]) / 2 for each in line.crossings]
    columns = [head.name for stage in view.stages for head in (stage.steps or (stage,))]
    places = tuple(name for each in line.crossings for name in columns[each.start : each.start + each.span])
    kind = line.key.rpartition("-")[2]
    return DrawnLine(kind, line.key, line.above, tuple(_side(middle, mirrored) for middle in middles), places)


def _edges(view: BlueprintView, edges: Sequence[float], mirrored: bool) -> list[tuple[float, bool]]:
    """Return where columns begin behind the first one, and whether a stage begins there."""
    starts = {stage.start for stage in view.stages}
    return [(_side(edge, mirrored), number in starts) for number, edge in enumerate(edges[:-1], 1)]


def _side(part: float, mirrored: bool) -> float:
    return 1 - part if mirrored else part


def _rules(lane: float, widths: Sequence[float]) -> str:
    """Return the rules for the columns of one page."""
    units = lane + sum(widths)
    columns = (f".bp-{number}{{width:calc({width:g}*var(--base))}}" for number, width in enumerate(widths, 1))
    return (
        f".bp,#view-blueprint{{--bp:{units:g};--bp-lane:{lane:g}}}{''.join(columns)}"
        f"@media print{{.bp{{--base:min(.875rem,calc(398mm/{units:g}))}}}}"
    )
