"""Texts of a picture set for the engines: plain, and in families of ours."""

import re
from typing import TYPE_CHECKING

from cjmap.renderers.paper.faces import Family
from cjmap.renderers.paper.looks import SVG, family_of
from cjmap.renderers.paper.plain_text import plain_text

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

NAMES: dict[Family, str] = {"sans": "cjmap sans", "serif": "cjmap serif"}
"""What our families are called in pictures: names that no font of a machine has."""

_FAMILY = re.compile(r"(font-family\s*:\s*)([^;}]*)")


def set_plain(root: "Element") -> "Element":
    """Make the drawn texts of a picture plain, and return it."""
    for element in root.iter(f"{SVG}text"):
        for part in element.iter():
            part.text = part.text and plain_text(part.text)
            if part is not element:
                part.tail = part.tail and plain_text(part.tail)
    return root


def set_in_families(root: "Element") -> None:
    """Replace the families that a picture names by ours."""

    def renamed(css: str) -> str:
        return _FAMILY.sub(lambda match: f"{match[1]}'{NAMES[family_of(match[2])]}'", css)

    for element in root.iter():
        if element.tag == f"{SVG}style":
            element.text = renamed(element.text or "")
        if "style" in element.attrib:
            element.set("style", renamed(element.attrib["style"]))
        if "font-family" in element.attrib:
            element.set("font-family", NAMES[family_of(element.attrib["font-family"])])
