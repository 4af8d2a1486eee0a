"""Paragraphs as lines: where each word, chip and sign stands. Nothing is left out."""

from collections.abc import Iterator, Sequence

from cjmap.renderers.scripts import REORDERED, is_from_the_right
from cjmap.renderers.sheet.marks import Mark, Span, Words
from cjmap.renderers.sheet.metrics import SAFETY
from cjmap.renderers.sheet.parts import T1, T4, Chip, Paragraph, Text
from cjmap.renderers.sheet.signs import CHIP_HEIGHT, draw_piece, piece_width
from cjmap.renderers.sheet.tokens import BESIDE, Token, space_of, split_pieces

_FEW = 6.0
"""The narrowest place of a text: each letter has a line of its own there."""


def lay_paragraph(paragraph: Paragraph, width: float) -> tuple[float, list[Mark]]:
    """Return the height of a paragraph in a width, and its marks."""
    indent = 0.0
    marks: list[Mark] = []
    if paragraph.lead:
        indent = min(piece_width(paragraph.lead) + BESIDE + 2, width / 2)
    room = max(width - indent, _FEW)
    lines = list(_fill(list(split_pieces(paragraph.pieces, room)), room))
    y = 0.0
    for number, line in enumerate(lines):
        size = max((token.piece.size for token in line if isinstance(token.piece, Text)), default=T1)
        height = paragraph.leading or _leading(line, size)
        base = y + (height - size) / 2 + size * 0.82
        if paragraph.lead and not number:
            marks += draw_piece(paragraph.lead, 0, base, size)
        free = room - sum(token.width + token.gap for token in line)
        start = indent + (free / 2 if paragraph.align == "middle" else free if paragraph.align == "end" else 0)
        marks += _line(line, max(start, indent), base, size)
        y += height
    return y, marks


def _leading(line: Sequence[Token], size: float) -> float:
    """Return the height of a line: 1.4 of its largest text, 1.3 of labels, and room for chips."""
    plain = size * (1.3 if size <= T1 else 1.4 if size < T4 else 1.2)
    return max(plain, CHIP_HEIGHT + 2.5) if any(isinstance(token.piece, Chip) for token in line) else plain


def _fill(tokens: Sequence[Token], room: float) -> Iterator[list[Token]]:
    """Yield lines, as full as they can be; what is glued stays together if it fits a line at all."""
    line: list[Token] = []
    used = 0.0
    for chunk in _chunks(tokens):
        wide = _wide(chunk)
        if line and ((used + wide) * SAFETY > room or chunk[0].breaks):
            yield line
            line, used = [], 0.0
        whole = (wide - chunk[0].gap) * SAFETY <= room
        for token in chunk:
            if line and not whole and (used + token.gap + token.width) * SAFETY > room:
                yield line
                line, used = [], 0.0
            token = token if line else token._replace(gap=0.0)
            line.append(token)
            used += token.gap + token.width
    if line:
        yield line


def _chunks(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Yield tokens that are glued together."""
    chunk: list[Token] = []
    for token in tokens:
        if chunk and not (token.glued and not token.breaks):
            yield chunk
            chunk = []
        chunk.append(token)
    if chunk:
        yield chunk


def _wide(tokens: Sequence[Token]) -> float:
    return sum(token.gap + token.width for token in tokens)


def _line(line: Sequence[Token], x: float, base: float, size: float) -> list[Mark]:
    """Return the marks of a line: neighbouring words are one text."""
    marks: list[Mark] = []
    words: list[Token] = []
    for token in line:
        if isinstance(token.piece, Text):
            if words and (token.gap > space_of(token.piece) * 1.5 or _is_apart(words[-1], token)):
                marks.append(_words(words, x, base))
                x, words = x + _wide(words), []
            words.append(token)
            continue
        if words:
            marks.append(_words(words, x, base))
            x, words = x + _wide(words), []
        marks += draw_piece(token.piece, x + token.gap, base, size)
        x += token.gap + token.width
    if words:
        marks.append(_words(words, x, base))
    return marks


def _is_apart(before: Token, token: Token) -> bool:
    """Tell whether neighbours are better two texts: engines lose letters that change places beside another look.

    Letters from right to left get the weight of a neighbour there.
    """
    if before.piece is token.piece:
        return False
    if any(REORDERED.search(each.text) for each in (before, token)):
        return True
    return any(isinstance(each.piece, Text) and is_from_the_right(each.piece.text) for each in (before, token))


def _words(words: Sequence[Token], x: float, base: float) -> Words:
    """Return words beside each other as one line of text, in as few spans as they have looks."""
    runs: list[tuple[Text, list[str]]] = []
    for token in words:
        assert isinstance(token.piece, Text)  # others are no words
        space = " " if token.gap and runs else ""
        if not runs or runs[-1][0] is not token.piece:
            runs.append((token.piece, []))
        runs[-1][1].append(space + token.text)
    start = x + words[0].gap
    return Words(start, base, tuple(_spans(runs)), _wide(words) - words[0].gap)


def _spans(runs: Sequence[tuple[Text, list[str]]]) -> Iterator[Span]:
    """Yield a span for each look."""
    pending: Span | None = None
    for piece, texts in runs:
        look = (piece.size, piece.weight, piece.tone, piece.family, piece.italic, piece.strike)
        span = Span("".join(texts), *look)
        if pending and pending == Span(pending.text, *look):
            pending = Span(pending.text + span.text, *look)
            continue
        if pending:
            yield pending
        pending = span
    if pending:
        yield pending
