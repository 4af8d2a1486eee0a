"""Scripts in which neighbouring letters change places and forms, so that a text is more than its letters in a row."""

import re

REORDERED = re.compile(
    "(?:[\u0900-\u0eff\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff\ua8e0-\ua8ff\ua9e0-\ua9ff\uaa60-\uaa7f][\u200c\u200d]*)+"
)
"""A word of such a script, from Devanagari to Khmer."""
