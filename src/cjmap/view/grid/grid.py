"""The map view: stages and steps across, lanes down."""

from cjmap.view.columns import count_columns, lay_columns
from cjmap.view.curve.curve import write_curve
from cjmap.view.frame import write_frame
from cjmap.view.grid.lanes import LaneWriter
from cjmap.view.grid.parts import GridView
from cjmap.view.grid.summary import write_summary
from cjmap.view.heads import write_heads
from cjmap.view.options import Options
from cjmap.view.registry import Registry


def build_grid(registry: Registry, options: Options = Options()) -> GridView:  # noqa: B008 (it is frozen)
    """Return a map laid out as a grid: a column for each step (or stage without steps), a lane for each kind of thing.

    Without a choice of lanes there are all that somebody started. A cell spans the columns that it is said of.

    Raises:
        CjmapError: for a lane that there is not.
    """
    columns = lay_columns(registry)
    writer = LaneWriter(registry)
    every = tuple(writer.lanes(columns))
    chosen = every if options.lanes is None else writer.choose(every, options.lanes)
    stages = write_heads(registry, columns, {key for lane in chosen for key in lane.keys})
    curve = write_curve(registry, columns)
    return GridView(
        frame=write_frame(registry),
        stages=stages,
        lanes=chosen,
        columns=count_columns(columns),
        summary=tuple(write_summary(stages, every, curve)),
        curve=curve if any(lane.key == "emotions" for lane in chosen) else None,
    )
