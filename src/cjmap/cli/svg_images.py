"""What an SVG image is, by what is in it: whether it can be shown, and how much it unpacks to.

Drawings can refer to their parts, and what refers is drawn as if it held what it refers to. So a small file can be a
drawing without end: its real depth and size are worked out here, without drawing anything.
"""

import base64
import binascii
import re
from collections.abc import Callable
from urllib.parse import unquote_to_bytes
from xml.parsers import expat

from msgspec import Struct, field

_SVG = "http://www.w3.org/2000/svg"
_HREFS = ("href", "http://www.w3.org/1999/xlink href")
_POINTING = ("a", "animate", "animateColor", "animateMotion", "animateTransform", "discard", "set")
"""Elements that refer to others without drawing them."""
_URL = re.compile(r"url\(\s*['\"]?#([^'\")]*)")
_DATA = re.compile(r"\s*data:([^,]*),(.*)", re.DOTALL | re.IGNORECASE)

DEEPEST = 100
"""So deep may elements stand in each other, with what they refer to: drawings have ten or twenty levels, resvg crashes
at some 900 without references, and at 300 with them."""
MOST_ELEMENTS = 100_000
"""So many elements may it come to with all that it repeats: a map of a large city has as many."""


class LeftOutError(Exception):
    """An image cannot be shown; the message says why."""


class _Element(Struct):
    """An element: what is in it and what it refers to, by number and by id; the pixels of an image in it."""

    inside: list[int] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    pixels: int = 0


class _Extent(Struct, frozen=True):
    """What an element comes to: levels, elements, pixels of images, with all that it repeats."""

    levels: int = 0
    elements: int = 0
    pixels: int = 0


def measure_svg(data: bytes, pixels_of: Callable[[bytes], int]) -> int:
    """Return how many pixels the images inside an SVG have, each as often as it is drawn.

    `pixels_of` says it of one of them.

    Raises:
        LeftOutError: for what is no SVG, or none that a browser and the programs for PNG and PDF all show.
    """
    reader = _Reader(pixels_of)
    try:
        reader.parser.Parse(data, True)
    except expat.ExpatError as error:
        reason = f"{expat.ErrorString(error.code)}, line {error.lineno}"
        raise LeftOutError(f"it is a broken SVG ({reason})" if reader.root else NO_IMAGE) from None
    if reader.root != f"{_SVG} svg":
        raise LeftOutError(f'it is an SVG without xmlns="{_SVG}"')
    return _Extents(reader.elements, reader.ids).of(0).pixels


NO_IMAGE = "it is no PNG, JPEG, GIF, WebP or SVG"


class _Reader:
    """Reads an SVG: which element holds and means which; raises a LeftOutError where it need not be read on."""

    def __init__(self, pixels_of: Callable[[bytes], int]) -> None:
        self.parser = expat.ParserCreate("UTF-8", " ")
        self.parser.StartDoctypeDeclHandler = self._declare
        self.parser.SkippedEntityHandler = self._skip
        self.parser.StartElementHandler = self._begin
        self.parser.EndElementHandler = self._end
        self.pixels_of = pixels_of
        self.root = ""
        self.elements: list[_Element] = []
        self.ids: dict[str, int] = {}
        self._open: list[_Element] = []

    def _declare(self, name: str, _: object, __: object, declares: bool) -> None:
        """Take a DOCTYPE, which old programs write; nothing reads what it points to, but it may define nothing."""
        if name.rpartition(":")[2] != "svg":
            raise LeftOutError(NO_IMAGE)
        if declares:
            raise LeftOutError("it is an SVG whose DOCTYPE declares something")

    def _skip(self, name: str, _: object) -> None:
        raise LeftOutError(f"it is a broken SVG (undefined entity, line {self.parser.CurrentLineNumber})")

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        self.root = self.root or name
        if self.root.rpartition(" ")[2] != "svg":
            raise LeftOutError(NO_IMAGE)
        element = _Element()
        for key, value in attributes.items():
            self._take(element, name, key, value)
        if self._open:
            self._open[-1].inside.append(len(self.elements))
        self.elements.append(element)
        self._open.append(element)
        if len(self._open) > DEEPEST:
            raise _too_deep()
        if len(self.elements) > MOST_ELEMENTS:
            raise _too_many()

    def _take(self, element: _Element, name: str, key: str, value: str) -> None:
        kind = name.rpartition(" ")[2]
        if key == "id":
            self.ids.setdefault(value, len(self.elements))
        elif key in _HREFS and value.startswith("#"):
            element.names += [value[1:]] if kind not in _POINTING else []
        elif key in _HREFS and kind in ("image", "feImage"):
            element.pixels = self._pixels(value)
        else:
            element.names += _URL.findall(value)

    def _pixels(self, address: str) -> int:
        """Return the pixels of an image that is a part of the drawing; any other is not shown, so it has none."""
        found = _DATA.fullmatch(address)
        if found is None:
            return 0
        try:
            data = unquote_to_bytes(found[2])
            return self.pixels_of(base64.b64decode(data) if found[1].lower().endswith(";base64") else data)
        except (binascii.Error, LeftOutError) as error:
            reason = "it is no base64" if isinstance(error, binascii.Error) else error
            raise LeftOutError(f"it is an SVG with an image that cannot be shown: {reason}") from None

    def _end(self, _: str) -> None:
        self._open.pop()


class _Extents:
    """Works out what elements come to, each once."""

    def __init__(self, elements: list[_Element], ids: dict[str, int]) -> None:
        self.elements = elements
        self.ids = ids
        self._known: dict[int, _Extent] = {}
        self._way: set[int] = set()

    def of(self, number: int) -> _Extent:
        """Return what an element comes to.

        Raises:
            LeftOutError: if that is too deep, too much, or without end.
        """
        if number in self._known:
            return self._known[number]
        if number in self._way:
            raise LeftOutError("it is an SVG that refers to itself")
        if len(self._way) >= DEEPEST:
            raise _too_deep()
        self._way.add(number)
        element = self.elements[number]
        meant = (self.ids[name] for name in element.names if name in self.ids)
        parts = [self.of(each) for each in (*element.inside, *meant)]
        self._way.remove(number)
        extent = _Extent(
            1 + max((part.levels for part in parts), default=0),
            1 + sum(part.elements for part in parts),
            element.pixels + sum(part.pixels for part in parts),
        )
        if extent.levels > DEEPEST:
            raise _too_deep()
        if extent.elements > MOST_ELEMENTS:
            raise _too_many()
        self._known[number] = extent
        return extent


def _too_deep() -> LeftOutError:
    return LeftOutError(f"it is an SVG of more than {DEEPEST} levels")


def _too_many() -> LeftOutError:
    return LeftOutError(f"it is an SVG of more than {MOST_ELEMENTS:,} elements")
