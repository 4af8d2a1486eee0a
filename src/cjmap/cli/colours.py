"""Colours: whether stdout gets any, and which."""

import os
from collections.abc import Iterable
from enum import StrEnum

from cjmap.cli.output import is_terminal

_CODES = {
    "path": "1",
    "error": "1;31",
    "warning": "1;33",
    "info": "1;36",
    "bold": "1",
    "dim": "2",
    "help": "36",
    "good": "36",
    "bad": "33",
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
    return is_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def joined(spans: Iterable[tuple[str, str]], colour: bool) -> str:
    """Return spans (pieces of text, each with a style) as one text, with terminal codes if wanted."""
    if not colour:
        return "".join(text for text, _ in spans)
    return "".join(f"\x1b[{_CODES[style]}m{text}\x1b[0m" if _CODES[style] else text for text, style in spans)
