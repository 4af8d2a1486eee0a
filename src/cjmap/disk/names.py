"""Paths that authors write: what is one on every system."""

import re

_BEGINS_LIKE_A_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_DEVICE = re.compile(r"(con|prn|aux|nul|(com|lpt)[0-9¹²³]|conin\$|conout\$) *([.:].*)?", re.IGNORECASE)
"""Names that are devices in every folder of Windows, whatever their ending."""


def is_portable(name: str) -> bool:
    """Tell whether a text is a relative path that means the same everywhere.

    Backslashes, what begins with a drive or scheme (`C:`, `file:`) or with a slash, and the names of devices on Windows
    (`NUL`, `com1.png`) are none: on some system they are a file far outside the project, another computer's, or no
    file at all.
    """
    if not name or name.startswith("/") or any(char in name for char in "\0\\") or _BEGINS_LIKE_A_URL.match(name):
        return False
    return not any(_DEVICE.fullmatch(step) for step in name.split("/"))
