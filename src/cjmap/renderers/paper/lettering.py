"""Pictures made ready for engines that draw SVG: set in our families, with the fonts that they need and nothing else."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from cjmap.errors import CjmapError
from cjmap.renderers.paper.composite import Cut, is_unseen, write_font
from cjmap.renderers.paper.faces import Face, Family, base_file, joined_file, other_faces

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

NAMES: dict[Family, str] = {"sans": "cjmap sans", "serif": "cjmap serif"}
"""What our families are called in pictures: a name that no font of a machine has."""

_SVG = "http://www.w3.org/2000/svg"
_FAMILY = re.compile(r"(font-family\s*:\s*)([^;}]*)")
_WEIGHT = re.compile(r"font-weight\s*:\s*(\w+)")
_SERIF = re.compile(r"(?<!sans-)\bserif\b")
_WEIGHTS = {"normal": 400, "bold": 700}
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefe]")
_MOST_NAMED = 5
"""How many characters without a glyph an error names."""


@dataclass(frozen=True, slots=True)
class Lettering:
    """Pictures as SVG, set in the families of `NAMES`, and the font files that hold all of their characters."""

    pictures: tuple[str, ...]
    fonts: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class _Looks:
    """What kinds of letters pictures ask for."""

    families: set[Family]
    weights: set[int]
    slants: set[bool]


def letter(pictures: Sequence[str], language: str, form: str) -> Lettering:
    """Return pictures as SVG with the fonts to draw them; ideographs have the forms of the language.

    `form` is the format that they are drawn for, as messages name it.

    Raises:
        CjmapError: a character is in none of the fonts, or the fonts are not installed.
    """
    from xml.etree import ElementTree

    ElementTree.register_namespace("", _SVG)
    ElementTree.register_namespace("xlink", "http://www.w3.org/1999/xlink")
    roots = [ElementTree.fromstring(picture) for picture in pictures]
    looks = _Looks({"sans"}, {400}, {False})
    for root in roots:
        for element in root.iter():
            _restyle(element, looks)
    text = {char for root in roots for char in _drawn_text(root) if char not in "\n\r\t"}
    fonts = _write_fonts(text, looks, other_faces(language, form), form)
    return Lettering(tuple(ElementTree.tostring(root, encoding="unicode") for root in roots), fonts)


def _restyle(element: "Element", looks: _Looks) -> None:
    """Replace the families that an element names by ours, and note what kinds of letters it asks for."""

    def ours(families: str) -> str:
        family: Family = "serif" if _SERIF.search(families) else "sans"
        looks.families.add(family)
        return NAMES[family]

    def rewritten(css: str) -> str:
        looks.weights.update(_weight(weight) for weight in _WEIGHT.findall(css))
        if "italic" in css:
            looks.slants.add(True)
        return _FAMILY.sub(lambda match: f"{match[1]}'{ours(match[2])}'", css)

    if element.tag == f"{{{_SVG}}}style":
        element.text = rewritten(element.text or "")
    for name, value in element.attrib.items():
        if name == "style":
            element.set(name, rewritten(value))
        elif name == "font-family":
            element.set(name, ours(value))
        elif name == "font-weight":
            looks.weights.add(_weight(value))
        elif name == "font-style" and value != "normal":
            looks.slants.add(True)


def _weight(word: str) -> int:
    return _WEIGHTS.get(word, int(word) if word.isdecimal() else 400)


def _drawn_text(root: "Element") -> Iterator[str]:
    """Yield the texts that are drawn: not titles, descriptions and styles."""
    for element in root.iter(f"{{{_SVG}}}text"):
        yield from element.text or ""
        for child in element.iter():
            if child is not element:
                yield from (child.text or "") if child.tag == f"{{{_SVG}}}tspan" else ""
                yield from child.tail or ""


def _write_fonts(text: set[str], looks: _Looks, others: Sequence[Face], form: str) -> tuple[bytes, ...]:
    """Return the fonts in a fixed order: each family in each weight and slant that is asked for."""
    joined = (joined_file(form),) if any(map(_ARABIC.match, text)) else ()
    cuts = [
        Cut(NAMES[family], weight, italic, (base_file(family, italic, form), *joined))
        for family, italic, weight in product(sorted(looks.families), sorted(looks.slants), sorted(looks.weights))
    ]
    _check(text, cuts[0], others, form)
    return tuple(write_font(cut, text, others) for cut in cuts)


def _check(text: set[str], cut: Cut, others: Sequence[Face], form: str) -> None:
    """Raise an error if there is a character that no font has."""
    faces = (*map(Face, cut.files), *others)
    missing = sorted(
        char for char in text if not is_unseen(char) and not any(ord(char) in face.characters for face in faces)
    )
    if missing:
        named = ", ".join(f"{char} (U+{ord(char):04X} {unicodedata.name(char, '?')})" for char in missing[:_MOST_NAMED])
        more = f" and {len(missing) - _MOST_NAMED} more" if len(missing) > _MOST_NAMED else ""
        raise CjmapError(f"{form}: its fonts have no glyph for {named}{more}; html and svg use the reader's fonts")
