"""Colours: whether stdout gets any, and which."""

import os
import sys
from collections.abc import Iterable
from enum import StrEnum

from cjmap.reports.text import Span

_CODES = {
    "path": "1",
    "error": "1;31",
    "warning": "1;33",
    "info": "1;36",
    "bold": "1",
    "dim": "2",
    "help": "36",
    "": "",
}


class Colour(StrEnum):
    """Whether the output is coloured."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


def use_colour(choice: str) -> bool:
    """Tell whether stdout gets colours: as chosen, else on a terminal unless NO_COLOR is set (no-color.org)."""
    if choice != "auto":
        return choice == "always"
    is_terminal = sys.stdout is not None and sys.stdout.isatty()
    return is_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def joined(spans: Iterable[Span], colour: bool) -> str:
    """Return spans as one text, with terminal codes if wanted."""
    if not colour:
        return "".join(text for text, _ in spans)
    return "".join(f"\x1b[{_CODES[style]}m{text}\x1b[0m" if _CODES[style] else text for text, style in spans)
