"""What the map view is made of."""

from msgspec import Struct

from cjmap.view.around import Frame
from cjmap.view.curve.parts import Curve
from cjmap.view.parts import Head, Item, Lane, Who


class Sentence(Struct, frozen=True):
    """One of the sentences above the map: the key of its label (`summary.…`), what it names, what it tells.

    `item` is the exit or opportunity that it is about; `who` are the personas of a point of the curve. `more` counts
    the others of which the same could be said.
    """

    key: str
    title: str
    text: str = ""
    who: Who = ()
    item: Item | None = None
    more: int = 0


class GridView(Struct, frozen=True):
    """A map laid out as a grid of stages and lanes, ready to draw."""

    frame: Frame
    stages: tuple[Head, ...]
    lanes: tuple[Lane, ...]
    columns: int
    summary: tuple[Sentence, ...] = ()
    curve: Curve | None = None
