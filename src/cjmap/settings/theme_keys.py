"""What the keys of the table `theme` may hold."""

import re
from typing import Any

from cjmap.settings.contrast import DARK_GROUND, LEAST, LIGHT_GROUND, contrast, darkened, lightened

MOST_PERSONAS = 6
"""So many personas of a map have a look of their own."""
MOST_LOGO = 80
"""So many characters of a logo fit a line above the title."""

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}", re.ASCII)
_FONT = re.compile(r"[^\W_](?:[^\W_]|[ ,-])*")
"""Letters and digits of any script, spaces, commas and hyphens: nothing that means anything in a style sheet."""


class ContrastError(ValueError):
    """A colour in which text cannot be read; the message continues the name of the key."""


def read_colour(value: Any) -> tuple[str, str]:
    """Return a colour as a pair for the light and the dark look; the dark one is worked out where it is not said.

    Raises:
        ValueError: for what is no colour.
        ContrastError: for a colour in which text cannot be read.
    """
    light, dark = value if isinstance(value, list) and len(value) == 2 else (value, None)
    light = _checked(light, LIGHT_GROUND)
    return light, lightened(light) if dark is None else _checked(dark, DARK_GROUND)


def read_colours(value: Any) -> tuple[tuple[str, str], ...]:
    """Return the colours of personas.

    Raises:
        ValueError: for what is no list of up to six colours.
        ContrastError: for a colour in which text cannot be read.
    """
    if not isinstance(value, list) or not 0 < len(value) <= MOST_PERSONAS:
        raise ValueError
    return tuple(read_colour(colour) for colour in value)


def read_font(value: Any) -> str:
    """Return the name of a font family, or several with commas between; raise a ValueError for anything else."""
    if not isinstance(value, str) or not _FONT.fullmatch(value):
        raise ValueError
    return ", ".join(" ".join(name.split()) for name in value.split(",") if name.strip())


def read_logo(value: Any) -> str:
    """Return the words of a logo; raise a ValueError for anything but one short line that can be seen."""
    if not isinstance(value, str) or not value.strip() or len(value) > MOST_LOGO or not value.isprintable():
        raise ValueError
    return value.strip()


def _checked(colour: Any, ground: str) -> str:
    """Return a colour in lower case, or raise the error that says what is wrong with it."""
    if not isinstance(colour, str) or not _COLOUR.fullmatch(colour):
        raise ValueError
    written = colour.lower()
    ratio = contrast(written, ground)
    if ratio >= LEAST:
        return written
    is_light = ground == LIGHT_GROUND
    shown = f"{int(ratio * 100) / 100:.2f}"  # cut, not rounded: 4.499 must not look like enough
    raise ContrastError(
        f"is too {'light' if is_light else 'dark'}: text in `{written}` has a contrast of {shown}:1 on a "
        f"{'light' if is_light else 'dark'} ground and needs {LEAST}:1; the nearest shade that has it is "
        f"`{darkened(written) if is_light else lightened(written)}`"
    )
