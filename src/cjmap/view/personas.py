"""The personas view: who walks the journey, each with a curve of their own."""

from msgspec import Struct

from cjmap.view.around import Frame
from cjmap.view.columns import Columns, count_columns, lay_columns
from cjmap.view.curve.curve import write_curve
from cjmap.view.curve.parts import Curve, Point
from cjmap.view.frame import write_frame
from cjmap.view.heads import write_heads
from cjmap.view.options import Options
from cjmap.view.parts import Head
from cjmap.view.registry import Registry


class PersonaCard(Struct, frozen=True):
    """A persona: the place among the personas of the frame, which has all that is written of them; how they feel.

    `curve` is theirs alone, over the columns of the view; None where no feeling has a score. `lowest` and `highest`
    are its first such points; None where it neither rises nor falls.
    """

    persona: int
    curve: Curve | None = None
    lowest: Point | None = None
    highest: Point | None = None


class PersonasView(Struct, frozen=True):
    """Cards of the personas, ready to draw; the stages and columns are those of all curves."""

    frame: Frame
    stages: tuple[Head, ...]
    columns: int
    cards: tuple[PersonaCard, ...]


def build_personas(registry: Registry, options: Options = Options()) -> PersonasView:  # noqa: B008 (it is frozen)
    """Return the cards of those personas of a map that are shown."""
    columns = lay_columns(registry)
    frame = write_frame(registry)
    ids = tuple(registry.people)
    return PersonasView(
        frame=frame,
        stages=write_heads(registry, columns),
        columns=count_columns(columns),
        cards=tuple(_write_card(registry, columns, ids[place], place) for place in frame.shown),
    )


def _write_card(registry: Registry, columns: Columns, persona: str, place: int) -> PersonaCard:
    curve = write_curve(Registry(registry.outline, persona=persona), columns)
    points = [point for line in curve.lines for point in line.points if isinstance(point, Point)] if curve else []
    lowest = min(points, key=lambda point: point.unit, default=None)
    highest = max(points, key=lambda point: point.unit, default=None)
    if lowest is None or highest is None or lowest.unit == highest.unit:
        return PersonaCard(place, curve)
    return PersonaCard(place, curve, lowest, highest)
