"""Lines of a terminal: text with styles, broken and filled up to a width in cells."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Literal

from rich.cells import cell_len

Style = Literal["", "bold", "dim", "good", "bad"]
Span = tuple[str, Style]
"""A piece of text and the style it has on a terminal."""
Line = tuple[Span, ...]

_PIECE = re.compile(r"\s+|\S+")
_CLOSING = ("Pe", "Pf", "Po")
"""Kinds of punctuation that does not begin a line."""
_JOINER = "\u200d"
"""Joins signs into one: what stands behind it is no sign of its own."""


def width_of(line: Iterable[Span]) -> int:
    """Return how many cells of a terminal a line takes."""
    return sum(cell_len(text) for text, _ in line)


def filled(line: Line, width: int) -> Line:
    """Return a line with spaces behind it up to a width."""
    return (*line, (" " * max(0, width - width_of(line)), ""))


def stripped(line: Line) -> Line:
    """Return a line without spaces at its end."""
    while line and not line[-1][0].strip():
        line = line[:-1]
    return (*line[:-1], (line[-1][0].rstrip(), line[-1][1])) if line else ()


def merged(line: Iterable[Span]) -> Line:
    """Return a line in which neighbours of one style are one span."""
    spans: list[Span] = []
    for text, style in line:
        if spans and spans[-1][1] == style:
            spans[-1] = (spans[-1][0] + text, style)
        else:
            spans.append((text, style))
    return tuple(spans)


def broken(spans: Iterable[Span], width: int, indent: int = 0) -> list[Line]:
    """Return text as lines that are no wider than `width`; all but the first begin with `indent` spaces.

    Breaks at spaces and between wide characters; a word that is longer than a line is cut. A character that is wider
    than a line has one of its own.
    """
    lines: list[list[Span]] = [[]]
    used, gap = 0, ""
    for text, style in spans:
        for piece in _pieces(text, max(1, width - indent)):
            if piece.isspace():
                gap = " " if lines[-1] else ""
                continue
            if used + len(gap) + cell_len(piece) > width and used > (indent if len(lines) > 1 else 0):
                lines.append([(" " * indent, "")] if indent else [])
                used, gap = indent, ""
            lines[-1].append((gap + piece, style))
            used, gap = used + len(gap) + cell_len(piece), ""
    return [merged(line) for line in lines]


def _pieces(text: str, width: int) -> Iterator[str]:
    """Yield spaces and what must not be broken: words that fit, single wide characters, parts of longer words."""
    for match in _PIECE.finditer(text):
        piece = match[0]
        if piece.isspace() or (piece.isascii() and len(piece) <= width):
            yield piece
        else:
            yield from _cut(piece, width)


def _cut(word: str, width: int) -> Iterator[str]:
    """Yield the parts of a word that may stand on lines of their own."""
    part = ""
    for sign in _signs(word):
        closes = unicodedata.category(sign[0]) in _CLOSING
        breaks = part and not closes and (cell_len(sign) > 1 or cell_len(part[-1]) > 1)
        if breaks or cell_len(part) + cell_len(sign) > width:
            if part:
                yield part
            part = ""
        part += sign
    if part:
        yield part


def _signs(word: str) -> Iterator[str]:
    """Yield characters together with the marks that belong to them."""
    sign = ""
    for char in word:
        if sign and not (cell_len(char) == 0 or sign.endswith(_JOINER)):
            yield sign
            sign = ""
        sign += char
    if sign:
        yield sign
