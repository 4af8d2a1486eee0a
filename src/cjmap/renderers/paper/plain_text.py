"""Texts as the engines can draw them: what readers see as one sign of several characters becomes its parts."""

import re
import unicodedata

from cjmap.renderers.scripts import REORDERED, begins_from_the_right, from_the_right

_DROPPED = re.compile("[\ufe00-\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f\U000e0100-\U000e01ef]")
"""What only varies the character before it: forms, keycaps, tones of skin, tags of flags."""
_JOINED = re.compile(r"(?<=[^\w\s])\u200d")
"""A joiner behind a sign that is no letter: emoji that belong together stand beside each other."""
_SARA_AM = (
    (re.compile("([\u0e48-\u0e4b]*)\u0e33"), "\u0e4d\\1\u0e32"),
    (re.compile("([\u0ec8-\u0ecb]*)\u0eb3"), "\u0ecd\\1\u0eb2"),
)
"""A vowel of Thai and Lao of a mark and a letter: the mark belongs before the tone."""
_FLAG_LETTER = re.compile("[\U0001f1e6-\U0001f1ff]")
_EMBEDDED = "\u202a{}\u202c"
"""The engines form the letters of a line by the rules of its first script; what is embedded, by those of its own."""


def plain_text(text: str) -> str:
    """Return a text in which each character has a place of its own: emoji one by one, flags as letters.

    The engines put several glyphs for one sign on top of what follows. Letters that change places are embedded, and so
    is a text that begins with letters from right to left: browsers see that by themselves.
    """
    composed = unicodedata.normalize("NFC", text)
    single = _JOINED.sub("", _DROPPED.sub("", composed))
    for vowel, parts in _SARA_AM:
        single = vowel.sub(parts, single)
    lettered = _FLAG_LETTER.sub(lambda match: chr(ord(match[0]) - 0x1F1E6 + ord("A")), single)
    embedded = REORDERED.sub(lambda match: _EMBEDDED.format(match[0]), lettered)
    return from_the_right(embedded) if begins_from_the_right(embedded) else embedded


def is_unseen(char: str) -> bool:
    """Tell whether a character is never seen itself: line ends, joiners, marks of direction."""
    return unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp")
