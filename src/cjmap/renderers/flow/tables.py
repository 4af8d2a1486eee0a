"""HTML-like tables of DOT: every text stands in a cell of its own line, whose width we say, left-aligned.

Graphviz knows the width of no text for sure; a cell that is told how wide it is never clips and never overlaps.
"""

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from cjmap.renderers.escape import dot_text
from cjmap.renderers.flow import colours as colours
from cjmap.renderers.text_width import text_width, wrap_text

SIZE = 11
NAME_SIZE = 13
TITLE_SIZE = 18

WIDTH = 176
"""The width of the text of a card, in pixels."""
CARD = WIDTH + 20
"""The width of a card."""
SPINE = 28
"""How far from the left edge of a card the lines of a portrait touch it: titles and words stand to their right."""

_HEIGHT = re.compile(r'HEIGHT="(\d+)"')


class Style(Struct, frozen=True):
    """How a line of text is set."""

    size: int = SIZE
    colour: str = colours.INK
    bold: bool = False

    @property
    def height(self) -> int:
        """Return the height of a line; small bold text stands lower, which needs two pixels more."""
        return round(1.3 * self.size) + (2 if self.bold and self.size <= SIZE else 0)

    def wrap(self, text: str, width: int, most: int) -> tuple[str, ...]:
        """Return a text as at most `most` lines of this style that fit a width."""
        return wrap_text(text, width, self.size, self.bold, most)

    def width(self, text: str) -> int:
        """Return the width that a text needs in this style."""
        return text_width(text, self.size, self.bold)


def table(rows: Sequence[str], **attributes: str) -> str:
    """Return a table without any padding of its own; attributes like `BORDER` are added or replaced."""
    plain = {"BORDER": "0", "CELLBORDER": "0", "CELLSPACING": "0", "CELLPADDING": "0"} | attributes
    inner = "".join(f"<TR>{row}</TR>" for row in rows)
    return f"<TABLE{_said(plain)}>{inner}</TABLE>"


def cell(content: str = "", **attributes: str | int) -> str:
    """Return a cell around some markup, or an empty one that keeps a distance or shows a colour."""
    return f"<TD{_said(attributes)}>{content}</TD>"


def line(text: str, style: Style, width: int) -> str:
    """Return the cell of one line of text, which may be empty."""
    if not text:
        return cell(WIDTH=width, HEIGHT=style.height)
    said = f"<B>{dot_text(text)}</B>" if style.bold else dot_text(text)
    font = f'<FONT POINT-SIZE="{style.size}" COLOR="{style.colour}">{said}</FONT>'
    return cell(font, ALIGN="LEFT", WIDTH=width, HEIGHT=style.height)


def height(rows: Sequence[str]) -> int:
    """Return how high rows are, each of which has a cell that says it; no text of an author can say it."""
    return sum(max(map(int, _HEIGHT.findall(row))) for row in rows)


def pair(left: tuple[str, Style], right: tuple[str, Style], width: int) -> list[str]:
    """Return two texts in one line, the second at its end, or in two lines if they do not fit together."""
    taken = right[1].width(right[0]) if right[0] else 0
    if not taken:
        return [line(text, left[1], width) for text in left[1].wrap(left[0], width, 1)]
    if left[1].width(left[0]) + taken > width:
        return [
            *pair(left, ("", right[1]), width),
            *(line(text, right[1], width) for text in right[1].wrap(right[0], width, 2)),
        ]
    return [cell(table([line(*left, width - taken) + line(*right, taken)]))]


def lines(texts: Sequence[tuple[str, Style]]) -> tuple[list[str], int]:
    """Return a cell for each line, all as wide as the widest needs, and that width."""
    width = max(style.width(text) for text, style in texts)
    return [line(text, style, width) for text, style in texts], width


def bubble(texts: Sequence[tuple[str, Style]], colour: str) -> tuple[str, int]:
    """Return lines of text in a rounded frame, and the whole width."""
    cells, width = lines(texts)
    span = len(cells) + 2
    rows = [
        cell(WIDTH=7, ROWSPAN=span) + cell(WIDTH=width, HEIGHT=2) + cell(WIDTH=7, ROWSPAN=span),
        *cells,
        cell(HEIGHT=2),
    ]
    return table(rows, BORDER="1", COLOR=colour, BGCOLOR=colours.PAGE, STYLE="ROUNDED"), width + 16


def _said(attributes: Mapping[str, str | int]) -> str:
    return "".join(f' {key}="{value}"' for key, value in attributes.items())
