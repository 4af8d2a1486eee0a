"""Scripts in which a text is more than its letters in a row: they change places and forms, or run from the right."""

import re
from unicodedata import bidirectional

REORDERED = re.compile(
    "(?:[\u0900-\u0eff\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff\ua8e0-\ua8ff\ua9e0-\ua9ff\uaa60-\uaa7f][\u200c\u200d]*)+"
)
"""A word of such a script, from Devanagari to Khmer."""


def is_from_the_right(text: str) -> bool:
    """Tell whether there is a letter in a text that is written from right to left."""
    return not text.isascii() and any(bidirectional(char) in ("R", "AL") for char in text)


def begins_from_the_right(text: str) -> bool:
    """Tell whether the first letter of a text is one from right to left, and nothing has embedded it yet."""
    if text.isascii() or "\u202b" in text:
        return False
    return next((side != "L" for char in text if (side := bidirectional(char)) in ("L", "R", "AL")), False)


def from_the_right(text: str) -> str:
    """Return a line embedded from right to left: not all that draw SVG know its attribute `direction`."""
    return f"\u202b{text}\u202c"
