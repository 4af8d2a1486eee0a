"""How wide letters are, so that lines can be filled without a font: the wider of Noto Sans and Liberation Sans.

Most system fonts are narrower (Arial, Helvetica, Roboto, Segoe UI); `SAFETY` leaves room for those that are wider.
"""

import unicodedata
from functools import lru_cache

from cjmap.renderers.text_width import char_width

SAFETY = 1.06
"""How much wider than estimated a line may turn out: DejaVu Sans, the widest face in use, needs 7 % more than Noto."""
_FIRST = 32
_ASCII = (
    28, 28, 41, 65, 57, 89, 73, 22, 33, 33, 55, 58, 28, 33, 28, 37, 57, 57, 57, 57, 57, 57, 57, 57, 57, 57, 28, 28, 58,
    58, 58, 56, 102, 67, 67, 72, 73, 67, 61, 78, 74, 34, 50, 67, 56, 91, 76, 78, 67, 78, 72, 67, 61, 73, 67, 94, 67,
    67, 61, 33, 37, 33, 57, 56, 33, 56, 62, 50, 62, 56, 34, 62, 62, 26, 26, 53, 26, 94, 62, 60, 62, 62, 41, 50, 36, 62,
    51, 79, 53, 51, 50, 38, 55, 38, 58,
)  # fmt: skip
"""The widths of the printable characters of ASCII in 1/100 em."""
_PUNCTUATION = {"“": 40, "”": 40, "‘": 24, "’": 24, "–": 56, "−": 58, "·": 30, "•": 40, "×": 58, "\u00a0": 28}
_BOLD = 1.07
_SERIF = 1.0
"""Noto Serif is as wide as our letters, its italics a little narrower."""
_MONO = 61


def width_of(text: str, size: float, weight: int = 400, family: str = "sans") -> float:
    """Return the pixels that a text takes at a size."""
    if family == "mono":
        wide = sum(max(_MONO, _letter(char)) if not char.isascii() else _MONO for char in text)
    else:
        wide = sum(map(_letter, text)) * (_SERIF if family == "serif" else 1)
    return wide * size / 100 * (_BOLD if weight > 400 else 1)


def needed(text: str, size: float, weight: int = 400) -> float:
    """Return the pixels in which a text stays in one line, whatever the face."""
    return width_of(text, size, weight) * SAFETY + 0.5


@lru_cache(maxsize=4096)
def _letter(char: str) -> float:
    """Return the width of a character in 1/100 em; a letter with accents is as wide as without."""
    if " " <= char <= "~":
        return _ASCII[ord(char) - _FIRST]
    if char in _PUNCTUATION:
        return _PUNCTUATION[char]
    base = unicodedata.normalize("NFD", char)[0]
    return _ASCII[ord(base) - _FIRST] if " " <= base <= "~" else char_width(char)
