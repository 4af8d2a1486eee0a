"""Chips, signs and icons: how wide they are in a line, and how they are drawn."""

from cjmap.renderers.shapes import DASHES, MARKERS, shapes
from cjmap.renderers.sheet.marks import Mark, Path, Rect, Span, Stroke, Words
from cjmap.renderers.sheet.metrics import width_of
from cjmap.renderers.sheet.parts import T1, Chip, Icon, Piece, Sign

CHIP_PADDING = 4.0
CHIP_HEIGHT = 16.0
_SAMPLE = 34.0
_ICON_BOX = 16.0


def piece_width(piece: Piece) -> float:
    """Return the width of a chip, sign or icon."""
    if isinstance(piece, Chip):
        return width_of(piece.text, T1, piece.weight, piece.family) + 2 * CHIP_PADDING
    if isinstance(piece, Icon):
        return piece.height
    assert isinstance(piece, Sign)
    if piece.name.startswith("sample"):
        return _SAMPLE
    if piece.name.startswith("mk"):
        return 12
    shape = shapes()[piece.name]
    return shape.width / shape.height * (piece.height or shape.tall)


def draw_piece(piece: Piece, x: float, base: float, size: float) -> list[Mark]:
    """Return the marks of a chip or sign on a base line, beside text of a size."""
    if isinstance(piece, Chip):
        dash = "3 2" if piece.dashed else ""
        wide = piece_width(piece)
        ground = Rect(x, base - 12, wide, CHIP_HEIGHT, piece.ground, piece.edge, 1, 3, dash)
        span = Span(piece.text, T1, piece.weight, piece.tone, piece.family, piece.italic)
        return [ground, Words(x + wide / 2, base - 0.2, (span,), wide - 2 * CHIP_PADDING, "middle")]
    middle = base - size * 0.35
    if isinstance(piece, Icon):
        scale = piece.height / _ICON_BOX
        place = (x + piece.height / 2, middle - piece.height / 2)
        return [Path(*place, piece.data, "", piece.tone, 1.25, scale=scale, centre=_ICON_BOX / 2)]
    assert isinstance(piece, Sign)
    return draw_sign(piece, x, middle)


def draw_sign(sign: Sign, x: float, middle: float) -> list[Mark]:
    """Return the marks of a sign that begins at x and has its middle at a height."""
    if sign.name.startswith("sample"):
        look = int(sign.name.removeprefix("sample"))
        return [
            Stroke(x, middle, x + _SAMPLE, middle, sign.tone, 2.25, DASHES[look]),
            Path(x + _SAMPLE / 2, middle, MARKERS[look], sign.tone, "card", 2),
        ]
    if sign.name.startswith("mk"):
        return [Path(x + 6, middle, MARKERS[int(sign.name.removeprefix("mk"))], sign.tone)]
    shape = shapes()[sign.name]
    scale = (sign.height or shape.tall) / shape.height
    top = middle - shape.height * scale / 2
    left = x if shape.turns else x + shape.width * scale / 2
    marks: list[Mark] = []
    for part in shape.parts:
        full = part.kind == "full"
        stroke = {"open": 0.8, "stroke": 1.4, "dotted": 1.25, "cut": 1.6}.get(part.kind, 0)
        dash = "2 2" if part.kind == "dotted" else ""
        marks.append(
            Path(
                left,
                top,
                part.data,
                sign.tone if full else "",
                "" if full else "card" if part.kind == "cut" else sign.tone,
                stroke,
                dash,
                scale,
                shape.turns,
                0 if shape.turns else shape.width / 2,
            )
        )
    return marks
