"""The personas view as a section of a page: a card for each persona, with a small curve."""

from collections.abc import Iterator

from msgspec import Struct

from cjmap.renderers.curve.drawing import Drawing, draw_curve
from cjmap.renderers.curve.tags import tag_shift
from cjmap.renderers.curve.wishes import Marker
from cjmap.renderers.direction import is_right_to_left
from cjmap.renderers.html.section import Section
from cjmap.renderers.style import Style
from cjmap.renderers.text_width import text_width
from cjmap.view.curve.parts import Curve, Point
from cjmap.view.personas import PersonaCard, PersonasView

_COLUMN = 8.5
"""How wide a column of the curve is drawn, in units; the page draws it as wide as the card is."""
_ROOM = 0.06
"""The part of the width that the number of a stage needs."""
_WIDEST_LABEL = 130


class Tag(Struct, frozen=True):
    """A point that is named: its marker, where on its way from 0 to 1 it stands, its feelings if they are short.

    The text stands so many pixels below it as `shift` says.
    """

    marker: Marker
    across: float
    text: str
    shift: float

    @property
    def side(self) -> str:
        """Return which part of its text stands at the point, so that it does not leave the drawing."""
        return "start" if self.across < 0.25 else "end" if self.across > 0.75 else "middle"


class SmallCurve(Struct, frozen=True):
    """The drawing of a persona's curve, and its lowest and highest point."""

    drawing: Drawing
    lowest: Tag | None
    highest: Tag | None


class Stretch(Struct, frozen=True):
    """A stage below a curve: its number (empty where there is no room), its middle and its end, from 0 to 1."""

    number: str
    middle: float
    end: float


def write_section(view: PersonasView, style: Style) -> Section:
    """Return the personas as a section."""
    mirrored = is_right_to_left(view.frame.language)
    return Section(
        template="personas.html.j2",
        style=("personas.css",),
        variables={
            "curves": {
                card.persona: _small(card, card.curve, view.columns, mirrored) for card in view.cards if card.curve
            },
            "stretches": tuple(_stretches(view, mirrored)),
        },
    )


def _small(card: PersonaCard, curve: Curve, columns: int, mirrored: bool) -> SmallCurve:
    drawing = draw_curve(curve, [_COLUMN] * columns, mirrored, named=False)
    lowest = _tag(drawing, card.lowest, curve.comma, above=False)
    highest = _tag(drawing, card.highest, curve.comma, above=True)
    return SmallCurve(drawing, lowest, highest)


def _tag(drawing: Drawing, point: Point | None, comma: str, above: bool) -> Tag | None:
    marker = next((marker for marker in drawing.markers if marker.point is point), None)
    if marker is None or point is None:
        return None
    text = comma.join(point.feelings)
    short = text_width(text, 11, bold=True) <= _WIDEST_LABEL
    said = f"{text} {point.score}".strip() if short else point.score
    return Tag(marker, drawing.across(marker.x), said, tag_shift(marker.y, above))


def _stretches(view: PersonasView, mirrored: bool) -> Iterator[Stretch]:
    """Yield the stages; of those that are too narrow for their numbers, some have none."""
    last = -_ROOM
    for stage in view.stages:
        middle, end = (stage.start + stage.span / 2) / view.columns, (stage.start + stage.span) / view.columns
        fits = middle - last >= _ROOM
        last = middle if fits else last
        yield Stretch(stage.number if fits else "", 1 - middle if mirrored else middle, 1 - end if mirrored else end)
