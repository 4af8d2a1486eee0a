"""One static font out of several: a base face cut to what a picture needs, with the glyphs that it lacks drawn in.

The engines that draw SVG fall back from font to font in ways of their own, lose characters on it, and know only some
variable fonts. A font that has everything leaves them nothing to choose.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

from msgspec import Struct

from cjmap.renderers.paper.faces import Face, Script
from cjmap.renderers.paper.plain_text import is_unseen

_FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl"]
_JOINERS = (0x200C, 0x200D, 0x25CC, 0x17C1)
"""What scripts join and separate letters with, the circle that stands for a letter under a lone mark, and the part
that vowels of Khmer have in common."""
_LEFT_OUT = ["BASE", "DSIG", "MVAR", "STAT", "VDMX", "gasp", "meta", "vhea", "vmtx"]
_KEPT_NAMES = [0, 1, 2, 13, 14]
"""Copyright, family, style, licence and its address."""


class Cut(Struct, frozen=True):
    """Which font is made: its family, weight and slant, the face that it begins with, and the scripts added to that."""

    family: str
    weight: int
    italic: bool
    base: Face
    scripts: tuple[Script, ...]


def write_font(cut: Cut, text: Iterable[str], others: Sequence[Face]) -> bytes:
    """Return a font that shows some characters; those that neither the base nor another face knows have no glyph."""
    wanted = sorted({ord(char) for char in text} | {0x20})
    here = [script for script in cut.scripts if any(map(script.sets, wanted))]
    others_of = [code for code in wanted if not any(script.sets(code) for script in here)]
    fonts = [_cut_down(cut.base, others_of, cut.weight, _FEATURES)]
    for script in here:
        own = [part for code in wanted if script.sets(code) for part in _parts(code)]
        fonts.append(_cut_down(script.face, [*own, *_JOINERS], cut.weight, ["*"]))
    font = _merged(fonts)
    characters: dict[int, str] = dict(font.getBestCmap())
    for code in wanted:
        if code not in characters and (glyph := _add(font, code, cut.weight, others)):
            characters[code] = glyph
    _write_characters(font, characters)
    _write_names(font, cut)
    written = BytesIO()
    font.save(written, reorderTables=True)
    return written.getvalue()


def _parts(code: int) -> set[int]:
    """Return a character and the ones that engines take it apart into."""
    return {code, *map(ord, unicodedata.normalize("NFKD", chr(code)))}


def _cut_down(face: Face, codes: list[int], weight: int, features: list[str]) -> Any:
    """Return a font of one weight with what some characters need, and with some of its rules for their forms."""
    from fontTools import subset
    from fontTools.varLib import instancer

    font = face.opened()
    options = subset.Options(
        notdef_outline=True, hinting=False, layout_features=features, name_IDs=_KEPT_NAMES, recalc_timestamp=False
    )
    options.drop_tables += _LEFT_OUT
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=codes)
    cutter.subset(font)
    place = {axis.axisTag: weight if axis.axisTag == "wght" else axis.defaultValue for axis in font["fvar"].axes}
    return instancer.instantiateVariableFont(font, place, inplace=True)


def _merged(fonts: list[Any]) -> Any:
    """Return one font with the glyphs and the rules of several."""
    from fontTools.merge import Merger
    from fontTools.ttLib import TTFont

    if len(fonts) == 1:
        return fonts[0]
    files = []
    for font in fonts:
        file = BytesIO()
        font.save(file)
        file.seek(0)
        files.append(file)
    merged, written = Merger().merge(files), BytesIO()
    merged.save(written)
    written.seek(0)
    return TTFont(written, recalcTimestamp=False)


def _add(font: Any, code: int, weight: int, others: Sequence[Face]) -> str:
    """Draw a character into a font and return the name of its glyph, or "" if no face knows it."""
    from fontTools.ttLib.tables._g_l_y_f import Glyph

    glyph, width, left, name = Glyph(), 0, 0, f"u{code:04X}"
    if not is_unseen(chr(code)):
        face = next((face for face in others if code in face.characters), None)
        if face is None:
            return ""
        glyph, width = face.outline(code, weight, font["head"].unitsPerEm)
    glyphs = font["glyf"]
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    glyphs.glyphs[name] = glyph
    glyphs.setGlyphOrder(font.getGlyphOrder())
    if glyph.numberOfContours:
        glyph.recalcBounds(glyphs)
        left = glyph.xMin
    font["hmtx"][name] = (width, left)
    return name


def _write_characters(font: Any, characters: dict[int, str]) -> None:
    """Write which glyph shows which character: one table, which holds all of Unicode."""
    from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

    table = CmapSubtable.newSubtable(12)
    table.platformID, table.platEncID, table.language, table.cmap = 3, 10, 0, characters
    font["cmap"].tables = [table]


def _write_names(font: Any, cut: Cut) -> None:
    """Write what the engines choose a font by: family, weight, slant; and no time, which would change the bytes."""
    style = f"{cut.weight}{' Italic' if cut.italic else ''}"
    names = font["name"]
    names.names = [each for each in names.names if each.nameID in (0, 13, 14)]
    postscript = f"{cut.family}-{style}".replace(" ", "")
    for number, text in ((1, cut.family), (2, style), (4, f"{cut.family} {style}"), (6, postscript)):
        names.setName(text, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = cut.weight
    font["OS/2"].fsSelection = 0x01 if cut.italic else 0x40
    font["head"].macStyle = 0x02 if cut.italic else 0
    font["post"].formatType = 3.0
    font["head"].created = font["head"].modified = 0
