"""A flow from right to left: Graphviz lays it out from left to right, and here each piece changes its side.

Asked for the other direction, Graphviz would still set all texts from the left.
"""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_POINT = re.compile(r"(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)")
_MOVED = re.compile(r"translate\((-?[\d.]+)")
_SIGN = re.compile(r"[←→]\s|.*\s→$|[\d.\s,]*←")
"""What is not a name but a sign of ours, which points somewhere."""
_TURNED = str.maketrans("←→", "→←")


def mirror(root: "Element") -> None:
    """Turn a drawing around its vertical axis; texts stay readable, at the same distance from the other side."""
    width = float(root.get("viewBox", "").split()[2])
    for graph in root.findall("g"):
        moved = _MOVED.search(graph.get("transform", ""))
        whole = width - 2 * float(moved[1]) if moved else width
        for element in graph.iter():
            _turn(element, whole)


def _turn(element: "Element", whole: float) -> None:
    for name in ("d", "points"):
        if name in element.attrib:
            element.set(name, _POINT.sub(lambda found: f"{_side(found[1], whole)},{found[2]}", element.attrib[name]))
    for name in ("x", "cx"):
        if name in element.attrib:
            element.set(name, _side(element.attrib[name], whole))
    if element.tag == "text":
        element.set(
            "text-anchor", {"start": "end", "end": "start"}.get(anchor := element.get("text-anchor", ""), anchor)
        )
        if element.text and _SIGN.match(element.text):
            element.text = element.text.translate(_TURNED)


def _side(x: str, whole: float) -> str:
    """Return an x as far from the other side."""
    return f"{whole - float(x):.2f}".rstrip("0").rstrip(".")
