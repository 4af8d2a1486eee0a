"""What a laid out page is made of: marks with their places, each relative to the group that it stands in.

The x of a mark counts from the start of the line: from the left, or from the right in a mirrored sheet.
"""

from typing import Literal

from msgspec import Struct


class Span(Struct, frozen=True):
    """A stretch of text that looks the same throughout; texts are drawn behind each other."""

    text: str
    size: float
    weight: int = 400
    tone: str = "ink"
    family: str = "sans"
    italic: bool = False
    strike: bool = False


class Words(Struct, frozen=True):
    """A line of text: where it begins (or has its middle, or ends), its base line, and how wide it may become.

    `halo` is the tone of a rim around the letters, "" for none.
    """

    x: float
    y: float
    spans: tuple[Span, ...]
    width: float = 0
    anchor: Literal["start", "middle", "end"] = "start"
    halo: str = ""


class Rect(Struct, frozen=True):
    """A rectangle; tones are "" for none, `fill` may be "hatch"."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    edge: str = ""
    stroke: float = 1
    radius: float = 0
    dash: str = ""


class Stroke(Struct, frozen=True):
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    tone: str
    width: float = 1
    dash: str = ""


class Path(Struct, frozen=True):
    """A shape: SVG path data around its own zero, which is put at (x, y) and scaled. Tones are "" for none.

    A shape that `turns` is mirrored with the sheet; others keep their look. `centre` is the x of the path data that is
    put at x.
    """

    x: float
    y: float
    data: str
    fill: str = ""
    edge: str = ""
    stroke: float = 1.4
    dash: str = ""
    scale: float = 1
    turns: bool = False
    centre: float = 0


class Image(Struct, frozen=True):
    """An image as a `data:` address, whole within a rectangle."""

    x: float
    y: float
    width: float
    height: float
    address: str


class Inner(Struct, frozen=True):
    """A picture of its own, as SVG with a size and a `viewBox`, that fills a rectangle."""

    x: float
    y: float
    width: float
    height: float
    picture: str


class Window(Struct, frozen=True):
    """Marks of which only what lies in a rectangle is seen."""

    width: float
    height: float
    marks: "tuple[Mark, ...]"


class Group(Struct, frozen=True):
    """Marks that are moved together."""

    x: float
    y: float
    marks: "tuple[Mark, ...]"


Mark = Words | Rect | Stroke | Path | Image | Inner | Window | Group


class Laid(Struct, frozen=True):
    """A block that has its place for everything: how high it is, and its marks."""

    height: float
    marks: tuple[Mark, ...]
