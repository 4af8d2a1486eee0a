"""Which kinds of letters a picture asks for: families, weights and slants, as its own styles say."""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from cjmap.renderers.paper.faces import Family

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

SVG = "{http://www.w3.org/2000/svg}"
"""The namespace of SVG as it stands before the names of elements."""

_RULE = re.compile(r"\.([\w-]+)\s*\{([^}]*)\}")
_DECLARATION = re.compile(r"(font-family|font-weight|font-style)\s*:\s*([^;]+)")
_SERIF = re.compile(r"(?<!sans-)\bserif\b")
_WEIGHTS = {"normal": 400, "bold": 700}
_LIGHTEST, _BOLDEST = 400, 700
"""The weights that our fonts reach."""


class Look(Struct, frozen=True, order=True):
    """A kind of letters."""

    family: Family = "sans"
    weight: int = 400
    italic: bool = False


def family_of(names: str) -> Family:
    """Return which of our families stands for a list of font families: the generic one at its end says it."""
    return "serif" if _SERIF.search(names) else "sans"


def read_texts(root: "Element") -> Iterator[tuple[Look, str]]:
    """Yield the texts that a picture draws, each with its kinds of letters: not titles, descriptions and styles.

    A text with parts that look different is yielded whole for each of their kinds: engines set it as a whole in each,
    and take from another font what one lacks. Classes, attributes and what is around a text tell the kind. Where a
    picture says it in another way, the engines take the letters from the closest font that has them.
    """
    css = "".join(style.text or "" for style in root.iter(f"{SVG}style"))
    rules: dict[str, dict[str, str]] = {}
    for name, body in _RULE.findall(css):
        rules.setdefault(name, {}).update(_DECLARATION.findall(body))
    yield from _texts(root, Look(), rules, "")


def _texts(
    element: "Element", around: Look, rules: Mapping[str, Mapping[str, str]], whole: str
) -> Iterator[tuple[Look, str]]:
    """Yield the text that an element draws or is in, `whole`, with each kind of letters in the element."""
    look = _changed(around, element.attrib)
    for name in element.get("class", "").split():
        look = _changed(look, rules.get(name, {}))
    look = _changed(look, dict(_DECLARATION.findall(element.get("style", ""))))
    if element.tag == f"{SVG}text":
        whole = "".join(element.itertext())
    elif element.tag not in (f"{SVG}tspan", f"{SVG}a"):
        whole = ""
    if whole:
        yield look, whole
    for child in element:
        yield from _texts(child, look, rules, whole)


def _changed(look: Look, declared: Mapping[str, str]) -> Look:
    """Return a kind of letters with what is declared of it."""
    if families := declared.get("font-family"):
        look = replace(look, family=family_of(families))
    if weight := declared.get("font-weight"):
        number = _WEIGHTS.get(weight, int(weight) if weight.isdecimal() else look.weight)
        look = replace(look, weight=min(max(number, _LIGHTEST), _BOLDEST))
    if slant := declared.get("font-style"):
        look = replace(look, italic=slant != "normal")
    return look
