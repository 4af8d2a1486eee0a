"""Pictures made ready for engines that draw SVG: set in our families, with the fonts that they need."""

import unicodedata
from collections.abc import Mapping, Sequence

from msgspec import Struct

from cjmap.errors import CjmapError
from cjmap.renderers.paper.composite import Cut, write_font
from cjmap.renderers.paper.faces import Face, base_face, joined_scripts, other_faces
from cjmap.renderers.paper.images import Images
from cjmap.renderers.paper.looks import SVG, Look, read_texts
from cjmap.renderers.paper.plain_text import is_unseen
from cjmap.renderers.paper.setting import NAMES, set_in_families, set_plain

_MOST_NAMED = 5
"""How many characters without a glyph an error names."""


class Lettering(Struct, frozen=True):
    """Pictures as SVG, set in the families of `NAMES`, and the font files that hold all of their characters."""

    pictures: tuple[str, ...]
    fonts: tuple[bytes, ...]


def letter(pictures: Sequence[str], language: str, form: str) -> Lettering:
    """Return pictures as SVG with the fonts to draw them; ideographs have the forms of the language.

    `form` is the format that they are drawn for, as messages name it.

    Raises:
        CjmapError: a character is in none of the fonts, or the fonts are not installed.
    """
    from xml.etree import ElementTree

    ElementTree.register_namespace("", SVG.strip("{}"))
    roots = [ElementTree.fromstring(picture) for picture in pictures]
    texts: dict[Look, set[str]] = {}
    images = Images(texts)
    for root in roots:
        for look, text in read_texts(set_plain(root)):
            texts.setdefault(look, set()).update(text)
        set_in_families(root)
        for image in root.iter(f"{SVG}image"):
            image.set("href", images.letter(image.get("href", "")))
    fonts = _write_fonts(texts, other_faces(language, form), form)
    return Lettering(tuple(ElementTree.tostring(root, encoding="unicode") for root in roots), fonts)


def _write_fonts(texts: Mapping[Look, set[str]], others: Sequence[Face], form: str) -> tuple[bytes, ...]:
    """Return a font for each kind of letters, in a fixed order, with the characters that it is used for."""
    joined = joined_scripts({ord(char) for text in texts.values() for char in text}, form)
    others = (base_face("sans", False, form), *others)
    _check(set().union(*texts.values()), (*(script.face for script in joined), *others), form)
    return tuple(
        write_font(
            Cut(NAMES[look.family], look.weight, look.italic, base_face(look.family, look.italic, form), joined),
            texts[look],
            others,
        )
        for look in sorted(texts)
    )


def _check(text: set[str], faces: Sequence[Face], form: str) -> None:
    """Raise an error if there is a character that no font has."""
    missing = sorted(
        char for char in text if not is_unseen(char) and not any(ord(char) in face.characters for face in faces)
    )
    if missing:
        named = ", ".join(f"{char} (U+{ord(char):04X} {unicodedata.name(char, '?')})" for char in missing[:_MOST_NAMED])
        more = f" and {len(missing) - _MOST_NAMED} more" if len(missing) > _MOST_NAMED else ""
        raise CjmapError(f"{form}: its fonts have no glyph for {named}{more}; html and svg use the reader's fonts")
