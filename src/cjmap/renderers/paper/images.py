"""Images in a picture that are drawings themselves: their texts are set in our fonts, like those around them."""

import binascii
from base64 import b64decode, b64encode
from itertools import chain
from typing import TYPE_CHECKING

from msgspec.structs import replace

from cjmap.renderers.paper.looks import SVG, Look, read_texts
from cjmap.renderers.paper.setting import set_in_families, set_plain

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

DRAWING = "data:image/svg+xml;base64,"
"""How the address of a drawing in a picture begins."""
_DEFAULTS = {"font-family": "sans-serif", "font-size": "16"}
"""What browsers take where an image does not say it; the engines have other defaults."""
_BOLD = 550
"""From this weight on letters count as bold: an author's image gets few fonts, whatever weights it names."""


class Images:
    """Sets the drawings that pictures show; what their texts need is added to `texts`."""

    def __init__(self, texts: dict[Look, set[str]]) -> None:
        self._texts = texts
        self._known: dict[str, str] = {}

    def letter(self, address: str) -> str:
        """Return the address of an image, with its texts set in our families if it is a drawing with texts."""
        if not address.startswith(DRAWING):
            return address
        if address not in self._known:
            self._known[address] = self._lettered(address)
        return self._known[address]

    def _lettered(self, address: str) -> str:
        from xml.etree import ElementTree

        try:
            root = ElementTree.fromstring(b64decode(address.removeprefix(DRAWING)))
        except (ElementTree.ParseError, binascii.Error):
            return address  # nobody can read it, the engine will say so
        texts = list(root.iter(f"{SVG}text"))
        if not texts:
            return address
        for name, value in _DEFAULTS.items():
            root.set(name, root.get(name, value))
        set_plain(root)
        for look in {_coarse(look) for look, _ in read_texts(root)}:
            self._texts.setdefault(look, set()).update(chain.from_iterable(map(_letters, texts)))
        set_in_families(root)
        return DRAWING + b64encode(ElementTree.tostring(root)).decode("ascii")


def _coarse(look: Look) -> Look:
    return replace(look, weight=700 if look.weight >= _BOLD else 400)


def _letters(text: "Element") -> set[str]:
    return set().union(*text.itertext())
