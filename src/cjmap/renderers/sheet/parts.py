"""What sheets are made of: pieces of text in paragraphs, paragraphs and tables below each other.

Whoever draws a view as SVG, PNG or PDF writes one function in `sheet/<view>.py`; everything else is done here:

    def write_sheet(view: ChannelsView, style: Style) -> Sheet:
        items = ItemPieces(view.frame)                       # sheet/items.py: chips, footnotes, items of cells
        rows = [
            (
                Cell((Paragraph((Text(row.name, weight=600),)),), top=Edge("line")),
                Cell((Paragraph((*items.chips(row.who), Text(row.text))),), top=Edge("line"), start=Edge("line")),
            )
            for row in view.rows
        ]
        blocks = (*write_title(view.frame, "view.channels", "view.channels.lead"),   # sheet/header.py
                  Table(widths=(160, 320), rows=tuple(rows), heads=1, names=1))
        return Sheet(title=view.frame.header.title, description="…", language=view.frame.language, blocks=blocks,
                     references=write_references(items))                             # sheet/references.py

All lengths are pixels of a screen where body text has 13. Nothing is ever cut off: text wraps, cells and sheet grow.
Everything is described from the start to the end of a line; where the language runs from right to left, the sheet is
mirrored as a whole. Tones are the names of colours in `sheet/tones.py`, signs those of shapes in `renderers/shapes.py`.
"""

from collections.abc import Callable, Sequence
from typing import Literal

from msgspec import Struct

from cjmap.renderers.sheet.marks import Mark

T1, T2, T3, T4, T5 = 11, 13, 15, 20, 30
"""The sizes of type: labels and chips, cells, names and leads, titles of views, the title of the map."""

Family = Literal["sans", "serif", "mono"]
"""The team speaks in sans, the customer in serif, the machine in mono."""


class Text(Struct, frozen=True):
    """A piece of text that looks the same throughout; a line end in it begins a new line.

    If it `binds` "on", no line ends behind it.
    """

    text: str
    size: int = T2
    weight: Literal[400, 600, 700] = 400
    tone: str = "ink"
    family: Family = "sans"
    italic: bool = False
    strike: bool = False
    binds: Literal["", "on"] = ""


class Sign(Struct, frozen=True):
    """A small drawing in the line: the name of its shape, and how high it is (0: as the shape likes it).

    Names are those of `renderers/shapes.py`: "sev3", "pip4", "m-2" … "m2" (feelings), "v-missed" (expectations),
    "st-idea" (states of work), "i-check", "i-exit", "i-route", "i-back", "i-broken", "flag", "mk1" (markers of
    personas), "sample1" (line, dash and marker of a persona).
    """

    name: str
    tone: str = "ink2"
    height: float = 0


class Chip(Struct, frozen=True):
    """A short text in a box: initials, a tag, the number of a footnote. `edge` and `ground` are tones, "" for none.

    `binds` tells which of its neighbours stays in its line: the piece before it ("back") or the one behind it ("on").
    """

    text: str
    tone: str = "ink2"
    edge: str = ""
    ground: str = "sunk"
    weight: Literal[400, 600, 700] = 400
    family: Family = "sans"
    dashed: bool = False
    italic: bool = False
    binds: Literal["", "back", "on"] = ""


class Gap(Struct, frozen=True):
    """Room between two pieces that are in the same line; a line may end there."""

    width: float


class Icon(Struct, frozen=True):
    """A drawing of lines in a box of 16 units, as the path data of SVG: a channel (`renderers/channel_icons.py`)."""

    data: str
    tone: str = "ink3"
    height: float = 15


Piece = Text | Sign | Icon | Chip | Gap


class Edge(Struct, frozen=True):
    """A line at the edge of a cell: its tone, how wide it is, its dashes as in SVG ("" for a solid one)."""

    tone: str = "line"
    width: float = 1
    dash: str = ""


class Paragraph(Struct, frozen=True):
    """Pieces that flow in lines. Between pieces there is only the space that texts bring, and a little beside chips.

    `gap` is the room above it unless it comes first; `lead` hangs before the first line, all lines begin behind it.
    A paragraph that is to be `kept` stands on the same page as the block after it.
    """

    pieces: tuple[Piece, ...]
    gap: float = 0
    lead: Sign | Icon | Chip | None = None
    align: Literal["start", "middle", "end"] = "start"
    leading: float = 0
    kept: bool = False


class Meter(Struct, frozen=True):
    """A bar that is filled to a percentage, with a tick at the target if there is one."""

    percent: float
    target: float | None = None
    tone: str = "edge"
    gap: float = 4


class Rule(Struct, frozen=True):
    """A line across, `width` strong; one that is `kept` stands on the same page as the block after it."""

    tone: str = "line2"
    width: float = 1
    gap: float = 8
    dash: str = ""
    kept: bool = False


class Box(Struct, frozen=True):
    """Blocks below each other, perhaps on a ground, in a frame (`edge`), or behind a line at the start (`side`).

    `padding` is the room at top, end, bottom and start. `most` is the greatest width (0: all there is), `least` the
    least height. A box that is `kept` stands on the same page as the block after it.
    """

    blocks: "tuple[Block, ...]"
    gap: float = 0
    padding: tuple[float, float, float, float] = (0, 0, 0, 0)
    ground: str = ""
    edge: Edge | None = None
    side: Edge | None = None
    head: Edge | None = None
    radius: float = 0
    most: float = 0
    least: float = 0
    kept: bool = False


class Columns(Struct, frozen=True):
    """Stacks of blocks beside each other; `shares` are their parts of the width."""

    stacks: "tuple[tuple[Block, ...], ...]"
    shares: tuple[float, ...]
    gap: float = 0
    between: float = 24


class Cards(Struct, frozen=True):
    """Blocks in rows, as many in a row as find `least` pixels each; those of a row are equally wide and high.

    If they are `level` they are boxes of as many blocks each, and blocks beside each other begin at the same height.
    """

    cards: "tuple[Block, ...]"
    least: float = 320
    gap: float = 0
    between: float = 24
    level: bool = False


Draw = Callable[[int, Sequence[float]], Sequence[Mark]]


Backdrop = Callable[[float, float], Sequence[Mark]]
"""Takes a width and a height, and returns the marks that fill them."""


class Picture(Struct, frozen=True):
    """A drawing of a fixed height. `draw` takes its first column and the widths of its columns, and returns its marks.

    Outside of a table it has one column, number 0. In a table that is split between pages it is drawn for the columns
    of each page. Outside of tables `most` is the width beyond which it does not go (0: any).
    """

    height: float
    draw: Draw
    gap: float = 0
    most: float = 0


class Photo(Struct, frozen=True):
    """An image as a `data:` address, as wide as its place and `height` high, whole and with its own proportions."""

    address: str
    height: float
    gap: float = 0


class Cell(Struct, frozen=True):
    """A cell of a table: what stands in it below each other, the columns and rows that it covers.

    `ground` is a tone or "hatch"; `top` and `start` are the lines at its edges; `padding` is the room at top, end,
    bottom and start; `most` the greatest width of what stands in it (0: all there is). `middle` puts it halfway down.
    `behind` draws what stands behind all that, as wide and as high as the cell becomes.
    """

    blocks: "tuple[Block, ...]" = ()
    span: int = 1
    rows: int = 1
    ground: str = ""
    top: Edge | None = None
    start: Edge | None = None
    padding: tuple[float, float, float, float] = (8, 8, 12, 8)
    most: float = 0
    middle: bool = False
    behind: Backdrop | None = None


class Table(Struct, frozen=True):
    """Rows of cells over columns of these widths; cells that reach into a row from above are not repeated in it.

    A table that is narrower than its place is stretched to it unless it is `rigid`. On pages the first `heads` rows are
    repeated on each, the first `names` columns too, and pages begin at the columns `breaks` if that can be.
    """

    widths: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]
    heads: int = 0
    names: int = 0
    breaks: tuple[int, ...] = ()
    ground: str = "card"
    gap: float = 0
    rigid: bool = False


Block = Paragraph | Meter | Rule | Box | Columns | Cards | Picture | Photo | Table


class Sheet(Struct, frozen=True):
    """A view as a sheet: blocks below each other.

    `title` and `description` are the text alternative of the picture. `references` are what its footnotes refer to:
    below a sheet that stands alone, once at the end of a document of several. `width` is how wide the sheet is at
    least; its widest table makes it wider. On paper it lies unless it is `upright`.
    """

    title: str
    description: str
    language: str
    blocks: tuple[Block, ...]
    references: tuple[Block, ...] = ()
    width: float = 1200
    upright: bool = False
