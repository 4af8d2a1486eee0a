"""Paragraphs as lines: where each word, chip and sign stands. Nothing is left out; words longer than a line are cut."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cjmap.renderers.escape import visible
from cjmap.renderers.shapes import DASHES, MARKERS, shapes
from cjmap.renderers.sheet.marks import Mark, Path, Rect, Span, Stroke, Words
from cjmap.renderers.sheet.metrics import SAFETY, width_of
from cjmap.renderers.sheet.parts import T1, Chip, Gap, Icon, Paragraph, Piece, Sign, Text
from cjmap.renderers.text_width import may_break, split_clusters, split_words

_BESIDE = 4.0
"""The room beside chips and signs."""
_CHIP_PADDING = 4.0
_CHIP_HEIGHT = 16.0
_SAMPLE = 34.0
_FEW = 6.0
_ICON_BOX = 16.0


@dataclass(frozen=True, slots=True)
class _Token:
    """What may not be broken: a word, or a chip or sign without text.

    `gap` is the room before it (not at the start of a line), `glued` tells that no line may end before it.
    """

    piece: Piece
    text: str
    width: float
    gap: float = 0
    glued: bool = False
    breaks: bool = False


def lay_paragraph(paragraph: Paragraph, width: float) -> tuple[float, list[Mark]]:
    """Return the height of a paragraph in a width, and its marks."""
    indent = 0.0
    marks: list[Mark] = []
    lines = []
    if paragraph.lead:
        indent = min(_width(paragraph.lead) + _BESIDE + 2, width / 2)
    room = max(width - indent, _FEW)
    lines = list(_fill(list(_tokens(paragraph.pieces, room)), room))
    y = 0.0
    for number, line in enumerate(lines):
        size = max((token.piece.size for token in line if isinstance(token.piece, Text)), default=T1)
        height = paragraph.leading or _leading(line, size)
        base = y + (height - size) / 2 + size * 0.82
        if paragraph.lead and not number:
            marks += _drawn(paragraph.lead, "", 0, base, size)
        free = room - sum(token.width + token.gap for token in line)
        start = indent + (free / 2 if paragraph.align == "middle" else free if paragraph.align == "end" else 0)
        marks += _line(line, max(start, indent), base, size)
        y += height
    return y, marks


def _leading(line: Sequence[_Token], size: float) -> float:
    """Return the height of a line: 1.4 of its largest text, 1.3 of labels, and room for chips."""
    plain = size * (1.3 if size <= T1 else 1.4 if size < 20 else 1.2)
    return max(plain, _CHIP_HEIGHT + 2.5) if any(isinstance(token.piece, Chip) for token in line) else plain


def _width(piece: Piece) -> float:
    """Return the width of a chip, sign or icon."""
    if isinstance(piece, Chip):
        return width_of(piece.text, T1, piece.weight, piece.family) + 2 * _CHIP_PADDING
    if isinstance(piece, Icon):
        return piece.height
    assert isinstance(piece, Sign)
    if piece.name.startswith("sample"):
        return _SAMPLE
    if piece.name.startswith("mk"):
        return 12
    shape = shapes()[piece.name]
    return shape.width / shape.height * (piece.height or shape.tall)


def _tokens(pieces: Sequence[Piece], room: float) -> Iterator[_Token]:
    """Yield the tokens of pieces, none wider than the room."""
    before: _Token | None = None
    space = 0.0
    for piece in pieces:
        if isinstance(piece, Gap):
            space = piece.width
            continue
        for token in _of_piece(piece, room):
            beside = before is not None and not (isinstance(before.piece, Text) and isinstance(token.piece, Text))
            gap = max(token.gap, space, _BESIDE if beside else 0.0)
            yield replace(token, gap=gap if before else 0.0, glued=_glued(before, token, space > 0))
            before, space = token, 0.0
        if isinstance(piece, Text) and piece.text[-1:].isspace():
            space = width_of(" ", piece.size, piece.weight, piece.family)


def _glued(before: _Token | None, token: _Token, spaced: bool) -> bool:
    """Tell whether no line may end before a token: behind signs, and between texts without a space."""
    if before is None:
        return True
    if isinstance(before.piece, Sign | Icon):
        return True
    texts = isinstance(before.piece, Text) and isinstance(token.piece, Text) and before.piece is not token.piece
    return texts and not token.gap and not spaced and not may_break(before.text, token.text)


def _of_piece(piece: Piece, room: float) -> Iterator[_Token]:
    """Yield the tokens of one piece."""
    if isinstance(piece, Sign | Icon):
        yield _Token(piece, "", _width(piece))
    elif isinstance(piece, Chip):
        text = " ".join(visible(piece.text).split())
        for part in _cut_chip(piece, text, room):
            chip = replace(piece, text=part)
            yield _Token(chip, part, _width(chip))
    elif isinstance(piece, Text):
        yield from _of_text(piece, room)


def _cut_chip(chip: Chip, text: str, room: float) -> Iterator[str]:
    """Yield the texts of a chip that is perhaps too long for one line."""
    line = ""
    for gap, word in split_words(text):
        for part in _cut(word, room - 2 * _CHIP_PADDING, Text("", T1, chip.weight, family=chip.family)):
            if line and _wide(line + gap + part, chip) > room:
                yield line
                line = part
            else:
                line += (gap if line else "") + part
            gap = ""
    yield line


def _wide(text: str, chip: Chip) -> float:
    return _width(replace(chip, text=text)) * SAFETY


def _of_text(piece: Text, room: float) -> Iterator[_Token]:
    """Yield the words of a text; the first of each of its lines begins a new line."""
    space = width_of(" ", piece.size, piece.weight, piece.family)
    text = visible(piece.text)
    for number, line in enumerate(text.split("\n")):
        if not line.strip():
            continue
        leading = line[0].isspace()
        for place, (gap, word) in enumerate(split_words(line)):
            wanted = bool(gap) or (not place and leading)
            for cut, part in enumerate(_cut(word, room, piece)):
                wide = width_of(part, piece.size, piece.weight, piece.family)
                begins = not place and not cut
                gap_before = space if wanted and not cut else 0.0
                yield _Token(piece, part, wide, gap_before, breaks=begins and number > 0)


def _cut(word: str, room: float, piece: Text) -> Iterator[str]:
    """Yield the pieces of a word that fit the room."""
    look = (piece.size, piece.weight, piece.family)
    if width_of(word, *look) * SAFETY <= room:
        yield word
        return
    line, wide = "", 0.0
    for cluster in split_clusters(word):
        more = width_of(cluster, *look)
        if line and (wide + more) * SAFETY > room:
            yield line
            line, wide = "", 0.0
        line, wide = line + cluster, wide + more
    yield line


def _fill(tokens: Sequence[_Token], room: float) -> Iterator[list[_Token]]:
    """Yield lines, as full as they can be; what is glued stays together if it fits a line at all."""
    chunks: list[list[_Token]] = []
    for token in tokens:
        if chunks and token.glued and not token.breaks:
            chunks[-1].append(token)
        else:
            chunks.append([token])
    line: list[_Token] = []
    for chunk in chunks:
        wide = sum(token.gap + token.width for token in (*line, *chunk))
        if line and (wide * SAFETY > room or chunk[0].breaks):
            yield line
            line = []
        alone = sum(token.gap + token.width for token in chunk)
        if alone * SAFETY <= room:
            line += chunk if line else [replace(chunk[0], gap=0.0), *chunk[1:]]
            continue
        for token in chunk:
            wide = sum(other.gap + other.width for other in line) + token.gap + token.width
            if line and wide * SAFETY > room:
                yield line
                line = []
            line.append(token if line else replace(token, gap=0.0))
    if line:
        yield line


def _line(line: Sequence[_Token], x: float, base: float, size: float) -> list[Mark]:
    """Return the marks of a line: neighbouring words are one text."""
    marks: list[Mark] = []
    spans: list[Span] = []
    start = x
    for token in line:
        if isinstance(token.piece, Text):
            if spans and token.gap > token.piece.size / 2:
                marks.append(Words(start, base, tuple(spans), x - start))
                spans = []
            if not spans:
                start = x + token.gap
            _add(spans, token.piece, token.text, bool(token.gap))
            x += token.gap + token.width
            continue
        if spans:
            marks.append(Words(start, base, tuple(spans), x - start))
            spans = []
        x += token.gap
        marks += _drawn(token.piece, token.text, x, base, size)
        x += token.width
    if spans:
        marks.append(Words(start, base, tuple(spans), x - start))
    return marks


def _add(spans: list[Span], piece: Text, text: str, gap: bool) -> None:
    """Add a word to the texts of a line, to the last one if it looks the same."""
    span = Span(text, piece.size, piece.weight, piece.tone, piece.family, piece.italic, piece.strike)
    if not spans:
        spans.append(span)
    elif replace(spans[-1], text=text) == span:
        spans[-1] = replace(span, text=spans[-1].text + " " * gap + text)
    else:
        spans.append(replace(span, text=" " * gap + text))


def _drawn(piece: Piece, text: str, x: float, base: float, size: float) -> list[Mark]:
    """Return the marks of a chip or sign on a base line, beside text of a size."""
    if isinstance(piece, Chip):
        dash = "3 2" if piece.dashed else ""
        wide = _width(piece)
        ground = Rect(x, base - 12, wide, _CHIP_HEIGHT, piece.ground, piece.edge, 1, 3, dash)
        span = Span(piece.text, T1, piece.weight, piece.tone, piece.family, piece.italic)
        return [ground, Words(x + wide / 2, base - 0.2, (span,), wide - 2 * _CHIP_PADDING, "middle")]
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
        stroke = {"open": 0.8, "stroke": 1.4, "dotted": 1.25}.get(part.kind, 0)
        dash = "2 2" if part.kind == "dotted" else ""
        marks.append(
            Path(
                left,
                top,
                part.data,
                sign.tone if full else "",
                "" if full else sign.tone,
                stroke,
                dash,
                scale,
                shape.turns,
                0 if shape.turns else shape.width / 2,
            )
        )
    return marks
