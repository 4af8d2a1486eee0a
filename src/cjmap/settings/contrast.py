"""Whether text in a colour can be read on a ground: contrast as WCAG 2.2 defines it."""

LEAST = 4.5
"""The contrast that text needs: WCAG 2.2, success criterion 1.4.3 (AA)."""
LIGHT_GROUND = "#edf0f3"
"""The darkest ground of the light look that text stands on: what reads here reads on the lighter ones, too."""
DARK_GROUND = "#161d25"
"""The lightest ground of the dark look that text stands on."""

_STEPS = 255


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours ("#rrggbb"): from 1 for equal ones to 21 for black and white."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def darkened(colour: str) -> str:
    """Return the nearest shade, mixed with black, that reads on the light ground; the colour itself if it does."""
    return _mixed_until_it_reads(colour, 0, LIGHT_GROUND)


def lightened(colour: str) -> str:
    """Return the nearest shade, mixed with white, that reads on the dark ground; the colour itself if it does."""
    return _mixed_until_it_reads(colour, 255, DARK_GROUND)


def _mixed_until_it_reads(colour: str, end: int, ground: str) -> str:
    """Return a colour with the least part of black (0) or white (255) in it that lets it read on a ground."""
    shades = (_mixed(colour, end, step) for step in range(_STEPS + 1))
    return next(shade for shade in shades if contrast(shade, ground) >= LEAST)


def _mixed(colour: str, end: int, step: int) -> str:
    mixed = (round(channel + (end - channel) * step / _STEPS) for channel in _channels(colour))
    return "#" + "".join(f"{channel:02x}" for channel in mixed)


def _luminance(colour: str) -> float:
    """Return the relative luminance as WCAG 2.2 defines it, from 0 (black) to 1 (white)."""
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    # 0.04045 is sRGB's own threshold, which WCAG corrected its 0.03928 to; no 8-bit value lies between the two.
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
