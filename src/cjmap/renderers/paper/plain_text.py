"""Texts as the engines can draw them: what readers see as one sign of several characters becomes its parts."""

import re
import unicodedata

_DROPPED = re.compile("[\ufe00-\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f\U000e0100-\U000e01ef]")
"""What only varies the character before it: forms, keycaps, tones of skin, tags of flags."""
_JOINED = re.compile(r"(?<=[^\w\s])\u200d")
"""A joiner behind a sign that is no letter: emoji that belong together stand beside each other."""
_FLAG_LETTER = re.compile("[\U0001f1e6-\U0001f1ff]")


def plain_text(text: str) -> str:
    """Return a text in which each character has a place of its own: emoji one by one, flags as letters.

    The engines put several glyphs for one sign on top of what follows.
    """
    composed = unicodedata.normalize("NFC", text)
    single = _JOINED.sub("", _DROPPED.sub("", composed))
    return _FLAG_LETTER.sub(lambda match: chr(ord(match[0]) - 0x1F1E6 + ord("A")), single)


def is_unseen(char: str) -> bool:
    """Tell whether a character is never seen itself: line ends, joiners, marks of direction."""
    return unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp")
