"""The curve view: the emotion curves of a map alone."""

from msgspec import Struct

from cjmap.view.around import Frame
from cjmap.view.columns import count_columns, lay_columns
from cjmap.view.curve.curve import write_curve
from cjmap.view.curve.parts import Curve
from cjmap.view.frame import write_frame
from cjmap.view.heads import write_heads
from cjmap.view.options import Options
from cjmap.view.parts import Head
from cjmap.view.registry import Registry


class CurveView(Struct, frozen=True):
    """The emotion curves over stages and steps, ready to draw; without a curve where no feeling has a score."""

    frame: Frame
    stages: tuple[Head, ...]
    columns: int
    curve: Curve | None


def build_curve(registry: Registry, options: Options = Options()) -> CurveView:  # noqa: B008 (it is frozen)
    """Return the emotion curves of a map."""
    columns = lay_columns(registry)
    return CurveView(
        frame=write_frame(registry),
        stages=write_heads(registry, columns),
        columns=count_columns(columns),
        curve=write_curve(registry, columns),
    )
