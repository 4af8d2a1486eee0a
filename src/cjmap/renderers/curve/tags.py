"""Where the labels of small curves stand: above the highest point, below the lowest, and never across the zero line."""

from cjmap.renderers.curve.drawing import HEIGHT, ZERO

INNER = 102.0
"""How many pixels high the lines of a small curve are, from the best score to the worst."""
_SCALE = INNER / HEIGHT
_ABOVE, _BELOW = -10.0, 18.0
_RISE, _FALL = 9.0, 2.0
"""How far letters reach above and below their base line."""
_CLEAR_ABOVE, _CLEAR_BELOW = -4.0, 12.5


def tag_shift(y: float, above: bool) -> float:
    """Return how many pixels below its point (at y, in units of the curve) the base line of a label stands."""
    zero = (ZERO - y) * _SCALE
    base = _ABOVE if above else _BELOW
    if base - _RISE < zero < base + _FALL:
        return zero + (_CLEAR_ABOVE if above else _CLEAR_BELOW)
    return base
