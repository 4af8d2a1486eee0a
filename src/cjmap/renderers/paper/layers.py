"""A picture in layers: typst has no fonts for the drawings in a picture, unless they are part of it.

A drawing brings its own styles and ids, so each becomes part of a picture that shows nothing else.
"""

import re
from base64 import b64decode
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cjmap.renderers.paper.images import DRAWING
from cjmap.renderers.paper.looks import SVG

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_LENGTH = re.compile(r"\s*((?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)(?![\d.]|\s*%)")
"""The number of a length; a part of what is around is none."""
_PLACE = ("x", "y", "width", "height")


def split_layers(picture: str) -> tuple[str, ...]:
    """Return a picture without the drawings in it, then each different drawing where it stands in the picture.

    All have the size of the picture; one without drawings is returned as it is. A drawing that cannot be read, or does
    not tell its size, stays in the picture.
    """
    if DRAWING not in picture:
        return (picture,)
    from xml.etree import ElementTree

    root = ElementTree.fromstring(picture)
    addresses = dict.fromkeys(image.get("href", "") for image in root.iter(f"{SVG}image"))
    drawings = {address: drawing for address in addresses if (drawing := _read(address)) is not None}
    layers = [_only(root, address, drawing) for address, drawing in drawings.items()]
    for parent in list(root.iter()):
        for image in [child for child in parent if child.get("href") in drawings]:
            parent.remove(image)
    return tuple(ElementTree.tostring(layer, encoding="unicode") for layer in (root, *layers))


def _read(address: str) -> "Element | None":
    """Return the drawing at an address as large as it says it is, None if it does not."""
    from xml.etree import ElementTree

    if not address.startswith(DRAWING):
        return None
    try:
        root = ElementTree.fromstring(b64decode(address.removeprefix(DRAWING)))
    except (ValueError, ElementTree.ParseError):
        return None
    sides = [_LENGTH.match(root.get(side, "")) for side in ("width", "height")]
    seen = root.get("viewBox", "").replace(",", " ").split()
    wide, high = (side[1] if side else "" for side in sides)
    if len(seen) == 4:
        wide, high = wide or seen[2], high or seen[3]
    if not wide or not high:
        return None
    for name in _PLACE:
        root.attrib.pop(name, None)
    root.attrib |= {"width": wide, "height": high}
    return root


def _only(element: "Element", address: str, drawing: "Element") -> "Element":
    """Return a picture with nothing but a drawing, and what that stands in."""
    from xml.etree.ElementTree import Element

    kept = Element(element.tag, element.attrib)
    kept.extend(_kept(element, address, drawing))
    return kept


def _kept(element: "Element", address: str, drawing: "Element") -> Iterator["Element"]:
    from xml.etree.ElementTree import Element

    for child in element:
        if child.get("href") == address:
            frame = Element(f"{SVG}svg", {name: child.get(name, "0") for name in _PLACE})
            frame.set("viewBox", f"0 0 {drawing.get('width')} {drawing.get('height')}")
            frame.append(drawing)
            yield frame
        elif len(inner := _only(child, address, drawing)):
            yield inner
