"""Pieces of text as tokens: what may not be broken when lines are filled. Words longer than a line are cut."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from cjmap.renderers.escape import visible
from cjmap.renderers.sheet.metrics import SAFETY, width_of
from cjmap.renderers.sheet.parts import T1, Chip, Family, Gap, Icon, Piece, Sign, Text
from cjmap.renderers.sheet.signs import CHIP_PADDING, piece_width
from cjmap.renderers.text_width import may_break, split_clusters, split_words

_SEAM = re.compile(r"(?<=[-/_.@?&=])")
"""Where people would cut addresses, paths and compounds."""
BESIDE = 4.0
"""The room beside chips and signs."""


class Token(NamedTuple):
    """What may not be broken: a word, or a chip or sign (without text).

    `gap` is the room before it (not at the start of a line), `glued` tells that no line may end before it, `breaks`
    that a line begins with it.
    """

    piece: Piece
    text: str
    width: float
    gap: float = 0
    glued: bool = False
    breaks: bool = False


def split_pieces(pieces: Sequence[Piece], room: float) -> Iterator[Token]:
    """Yield the tokens of pieces, none wider than the room."""
    before: Token | None = None
    space = 0.0
    for piece in pieces:
        if isinstance(piece, Gap):
            space = piece.width
            continue
        for token in _of_piece(piece, room):
            if before:
                beside = not (isinstance(before.piece, Text) and isinstance(piece, Text))
                gap = max(token.gap, space, BESIDE if beside else 0.0)
                token = Token(token.piece, token.text, token.width, gap, _glued(before, token, space > 0), token.breaks)
            yield token
            before, space = token, 0.0
        if isinstance(piece, Text) and piece.text[-1:].isspace():
            space = space_of(piece)


def space_of(piece: Text) -> float:
    """Return the width of a space in a text."""
    return width_of(" ", piece.size, piece.weight, piece.family)


def _glued(before: Token, token: Token, spaced: bool) -> bool:
    """Tell whether no line may end before a token: where signs and chips bind, and between texts without a space."""
    if before.piece is token.piece:
        return False
    if isinstance(before.piece, Sign | Icon) or (isinstance(token.piece, Chip) and token.piece.binds == "back"):
        return True
    if isinstance(before.piece, Chip | Text) and before.piece.binds == "on":
        return True
    texts = isinstance(before.piece, Text) and isinstance(token.piece, Text)
    return texts and not token.gap and not spaced and not may_break(before.text, token.text)


def _of_piece(piece: Piece, room: float) -> Iterator[Token]:
    """Yield the tokens of one piece."""
    if isinstance(piece, Sign | Icon):
        yield Token(piece, "", piece_width(piece))
    elif isinstance(piece, Chip):
        text = " ".join(visible(piece.text).split())
        for part in _cut_chip(piece, text, room):
            chip = replace(piece, text=part)
            yield Token(chip, part, piece_width(chip))
    elif isinstance(piece, Text):
        yield from _of_text(piece, room)


def _cut_chip(chip: Chip, text: str, room: float) -> Iterator[str]:
    """Yield the texts of a chip that is perhaps too long for one line."""
    line = ""
    for gap, word in split_words(text):
        for part in _cut(word, room - 2 * CHIP_PADDING, Text("", T1, chip.weight, family=chip.family)):
            if line and _wide(line + gap + part, chip) > room:
                yield line
                line = part
            else:
                line += (gap if line else "") + part
            gap = ""
    yield line


def _wide(text: str, chip: Chip) -> float:
    return piece_width(replace(chip, text=text)) * SAFETY


def _of_text(piece: Text, room: float) -> Iterator[Token]:
    """Yield the words of a text; the first of each of its lines begins a new line."""
    look = (piece.size, piece.weight, piece.family)
    space = space_of(piece)
    for number, line in enumerate(visible(piece.text).split("\n")):
        leading = line[:1].isspace()
        for place, (gap, word) in enumerate(split_words(line) if line.strip() else ()):
            wanted = bool(gap) or (not place and leading)
            for cut, part in enumerate(_cut(word, room, piece)):
                begins = not (place or cut or not number)
                yield Token(piece, part, width_of(part, *look), 0.0 if cut or not wanted else space, breaks=begins)


def _cut(word: str, room: float, piece: Text) -> Iterator[str]:
    """Yield the pieces of a word that fit the room."""
    look = (piece.size, piece.weight, piece.family)
    if width_of(word, *look) * SAFETY <= room:
        yield word
        return
    line, wide = "", 0.0
    for unit in _units(word, room, look):
        more = width_of(unit, *look)
        if line and (wide + more) * SAFETY > room:
            yield line
            line, wide = "", 0.0
        line, wide = line + unit, wide + more
    yield line


def _units(word: str, room: float, look: tuple[int, int, Family]) -> Iterator[str]:
    """Yield what a word is cut into at most: the parts that it is written in if they fit the room, else characters."""
    for part in _SEAM.split(word):
        if width_of(part, *look) * SAFETY <= room:
            yield part
        else:
            yield from split_clusters(part)
