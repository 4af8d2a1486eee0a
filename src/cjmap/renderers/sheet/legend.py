"""The key below a view: its signs, and what they mean."""

from collections.abc import Sequence

from cjmap.renderers.html.legend import Sign as Known
from cjmap.renderers.html.legend import Signs
from cjmap.renderers.sheet.parts import T1, Block, Chip, Gap, Paragraph, Piece, Sign, Text
from cjmap.renderers.sheet.words import Words

_SHAPES = {
    "none": Sign("i-check", "ink3"),
    "hole": Sign("hole"),
    "lowest": Sign("lowest"),
    "truth": Sign("flag", "accent"),
    "v-missed": Sign("v-missed", "neg"),
    "v-exceeded": Sign("v-exceeded", "pos"),
    "v-met": Sign("v-met", "pos"),
}
_BETWEEN = Gap(20)


def write_signs(legend: Sequence[Signs], word: Words) -> tuple[Block, ...]:
    """Return the key: the signs that occur and what they mean."""
    if not legend:
        return ()
    pieces: list[Piece] = [Text(word("view.key"), T1, 600, "ink2"), _BETWEEN]
    for group in legend:
        if group.title:
            title = word(group.title)
            title = word("text.note", text=title, note=word(group.scale)) if group.scale else title
            pieces += (Text(word("text.pair", name=title, value=""), T1, tone="ink2", binds="on"),)
        for sign in group.signs:
            text = word("text.note", text=word(sign.label), note=sign.ratings) if sign.ratings else word(sign.label)
            text = text.replace(" ", "\u00a0")
            pieces += (_shape(sign), Text(text, T1, tone="ink2"), Gap(10) if group.title else _BETWEEN)
        pieces.append(_BETWEEN)
    return (Paragraph(tuple(pieces), 16, leading=20),)


def _shape(sign: Known) -> Piece:
    if sign.shape == "unknown":
        return Chip("?", "ink3", "line2", "hatch", italic=True, binds="on")
    if sign.shape == "blank":
        return Chip("\u00a0\u00a0", "ink3", "line2", "card", binds="on")
    return _SHAPES.get(sign.shape, Sign(sign.shape, "neg" if sign.shape.startswith("sev") else "ink2"))
