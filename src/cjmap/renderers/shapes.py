"""The small signs of pictures: their boxes and the paths in them.

A part is `full` (filled), `open` (an outline, of things that are not reached), `stroke` (a line), `dotted` (a line of
dots) or `cut` (a line in the colour of the ground, upon a filled part).
"""

from functools import cache

from msgspec import Struct


class Part(Struct, frozen=True):
    """A part of a shape: how it is drawn, and its SVG path data."""

    kind: str
    data: str


class Shape(Struct, frozen=True):
    """A sign: its box, its parts, how high it stands in text (in pixels), and whether it points along the line."""

    width: float
    height: float
    parts: tuple[Part, ...]
    tall: float
    turns: bool = False


def circle(x: float, y: float, radius: float) -> str:
    """Return a circle as path data."""
    half = f"a{radius:g} {radius:g} 0 1 0"
    return f"M{x - radius:g} {y:g}{half} {2 * radius:g} 0{half} {-2 * radius:g} 0z"


MARKERS = (
    circle(0, 0, 4.5),
    circle(0, 0, 5),
    "M-4.5-4.5h9v9h-9z",
    "M0-6.2 6.2 0 0 6.2-6.2 0z",
    "M0-5.8 6 4.6H-6z",
    "M0 5.8 6-4.6H-6z",
    "M-2-6h4v4h4v4h-4v4h-4v-4h-4v-4h4z",
)
"""The markers of the curve around their middle: that of everybody, then those of the looks 1 to 6 of personas."""
DASHES = ("", "", "8 4", "2.5 3", "12 4 2 4", "5 3 1.5 3 1.5 3", "16 5")
"""The dashes of the lines of the curve, in the same order."""

_UP, _DOWN = "M6 2.5l5 7H1z", "M6 9.5l5-7H1z"
_CLOCK = circle(5, 5, 4)


def _sign(tall: float, full: str = "", stroke: str = "", box: float = 12, turns: bool = False) -> Shape:
    """Return a shape in a square box."""
    parts = (Part("stroke", stroke), Part("full", full))
    return Shape(box, box, tuple(part for part in parts if part.data), tall, turns)


def _finding(ground: str, mark: str) -> Shape:
    """Return the sign of a finding: a mark upon a filled ground."""
    return Shape(16, 16, (Part("full", ground), Part("cut", mark)), 11)


def _bars(level: int) -> Shape:
    """Return five rising bars, filled up to a level."""
    bars = (f"M{0.3 + at * 3.2:.1f} {9 - at * 1.75:.2f}h2.2v{3 + at * 1.75:.2f}h-2.2z" for at in range(5))
    return Shape(16, 12, tuple(Part("full" if at < level else "open", bar) for at, bar in enumerate(bars)), 12)


def _pips(level: int) -> Shape:
    """Return five dots, filled up to a level."""
    dots = (circle(3.5 + at * 7, 4, 2.4) for at in range(5))
    return Shape(35, 8, tuple(Part("full" if at < level else "open", dot) for at, dot in enumerate(dots)), 8)


@cache
def shapes() -> dict[str, Shape]:
    """Return all shapes by name."""
    signs = {
        "m2": _sign(11, "M6 0l4.5 5.5h-9zM6 6l4.5 5.5h-9z"),
        "m1": _sign(11, _UP),
        "m0": _sign(11, "M1 4.5h10v3H1z"),
        "m-1": _sign(11, _DOWN),
        "m-2": _sign(11, "M6 6L1.5.5h9zM6 12L1.5 6.5h9z"),
        "v-missed": _sign(11, _DOWN),
        "v-partly": _sign(11, "M6 1.5a4.5 4.5 0 0 1 0 9z", circle(6, 6, 4.5)),
        "v-met": _sign(11, "M1 3.2h10v2H1zM1 6.8h10v2H1z"),
        "v-exceeded": _sign(11, _UP),
        "st-idea": _sign(10, "", _CLOCK, 10),
        "st-planned": _sign(10, "M5 5V1a4 4 0 0 1 4 4z", _CLOCK, 10),
        "st-in-progress": _sign(10, "M5 1a4 4 0 0 1 0 8z", _CLOCK, 10),
        "st-testing": _sign(10, "M5 5V1a4 4 0 1 1-4 4z", _CLOCK, 10),
        "st-done": _sign(10, circle(5, 5, 4.5), "", 10),
        "st-rejected": _sign(10, "", _CLOCK + "M2.2 2.2l5.6 5.6", 10),
        "i-check": _sign(14, "", circle(8, 8, 5.75) + "M5.25 8.25l2 2 3.5-4", 16),
        "i-exit": _sign(15, "", "M9 2.5H3.5v11H9M6.5 8h7.5M11 5l3 3-3 3", 16, turns=True),
        "i-route": _sign(15, "", "M2.5 3v4c0 1.7.8 2.5 2.5 2.5h8.5M10.5 6.5l3 3-3 3", 16, turns=True),
        "i-back": _sign(15, "", "M13.5 13V9c0-1.7-.8-2.5-2.5-2.5H2.5M5.5 3.5l-3 3 3 3", 16, turns=True),
        "i-broken": _sign(
            14,
            "",
            "M6.5 4.75 7.75 3.5a2.9 2.9 0 0 1 4.25 4.25l-1.25 1.25M9.25 11.25 8 12.5a2.9 2.9 0 0 1-4.25-4.25L5 7"
            "M2.5 2.5l11 11",
            16,
        ),
        "f-error": _finding("M5 1h6l4 4v6l-4 4H5l-4-4V5z", "M5.5 5.5l5 5M10.5 5.5l-5 5"),
        "f-warning": _finding("M8 1.2l7.2 13.3H.8z", "M8 6v4M8 12.3v.2"),
        "f-info": _sign(11, "", circle(8, 8, 6.25) + "M8 7.3v4M8 4.6v.2", 16),
        "hole": Shape(16, 16, (Part("dotted", circle(8, 8, 7)),), 15),
        "lowest": Shape(24, 24, (Part("stroke", circle(12, 12, 10)), Part("full", circle(12, 12, 4.5))), 18),
        "flag": Shape(10, 12, (Part("full", "M0 0H10L7.2 3.84 10 7.68H2V12H0z"),), 11, turns=True),
    }
    severities = {f"sev{level}": _bars(level) for level in range(1, 6)}
    return signs | severities | {f"pip{level}": _pips(level) for level in range(6)}
