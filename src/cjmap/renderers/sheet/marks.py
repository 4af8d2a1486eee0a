"""What a laid out page is made of: marks with their places, each relative to the group that it stands in.

The x of a mark counts from the start of the line: from the left, or from the right in a mirrored sheet.
"""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text that looks the same throughout; texts are drawn behind each other."""

    text: str
    size: float
    weight: int = 400
    tone: str = "ink"
    family: str = "sans"
    italic: bool = False
    strike: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text: where it begins (or has its middle, or ends), its base line, and how wide it may become.

    `halo` is the tone of a rim around the letters, "" for none.
    """

    x: float
    y: float
    spans: tuple[Span, ...]
    width: float = 0
    anchor: Literal["start", "middle", "end"] = "start"
    halo: str = ""


@dataclass(frozen=True, slots=True)
class Rect:
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


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    tone: str
    width: float = 1
    dash: str = ""


@dataclass(frozen=True, slots=True)
class Path:
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


@dataclass(frozen=True, slots=True)
class Image:
    """An image as a `data:` address, whole within a rectangle."""

    x: float
    y: float
    width: float
    height: float
    address: str


@dataclass(frozen=True, slots=True)
class Group:
    """Marks that are moved together."""

    x: float
    y: float
    marks: "tuple[Mark, ...]"


Mark = Words | Rect | Stroke | Path | Image | Group


@dataclass(frozen=True, slots=True)
class Laid:
    """A block that has its place for everything: how high it is, and its marks."""

    height: float
    marks: tuple[Mark, ...]
