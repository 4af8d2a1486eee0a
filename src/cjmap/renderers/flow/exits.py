"""The ways out at a step: stubs and pills that are part of its card, for what is no node cannot stand elsewhere."""

from collections.abc import Sequence

from cjmap.renderers.flow import colours as colours
from cjmap.renderers.flow.tables import CARD, Style, bubble, cell, height, table
from cjmap.view.flow.parts import Leaving

_SAYING = 126
"""The width of the words in a pill."""
_STUB = 10
"""The length of the stub between a card and a pill before it."""
BEFORE = _SAYING + 16 + _STUB
"""The width of what stands before a card."""
_GAP = 5
"""The distance between two pills before a card."""
_DROP = 16
"""How much lower than the card the first pill before it begins: lines from the left come in above it."""


def exits_below(card: str, ways: Sequence[Leaving]) -> str:
    """Return a card with the ways out below it."""
    rows = [cell(card, PORT="c")]
    for way in ways:
        pill, width = bubble(_said(way), colours.BAD)
        stub = _thickness(way)
        drop = cell(WIDTH=20, HEIGHT=8) + cell(WIDTH=stub, HEIGHT=8, BGCOLOR=colours.BAD) + cell(WIDTH=178 - stub)
        rows += [cell(table([drop])), cell(table([cell(WIDTH=8) + cell(pill) + cell(WIDTH=CARD - 6 - width)]))]
    return table(rows)


def exits_before(card: str, high: int, ways: Sequence[Leaving]) -> str:
    """Return a card so many pixels high with the ways out before it, where no line of a portrait comes by.

    What is lower than the rest is filled up: else tables are stretched.
    """
    pills = [_before(way) for way in ways]
    column = _DROP + sum(tall for _, tall in pills)
    filled = [cell(WIDTH=BEFORE, HEIGHT=high - column)] if high > column else []
    below = [cell(HEIGHT=column - high)] if column > high else []
    exits = table([cell(HEIGHT=_DROP), *(cell(pill) for pill, _ in pills), *filled])
    return table([cell(exits) + cell(table([cell(card, PORT="c"), *below]))])


def _before(way: Leaving) -> tuple[str, int]:
    """Return a pill with the stub to the card behind it, and its height with the distance to the next one."""
    pill, width = bubble(_said(way), colours.BAD)
    tall = height([cell(HEIGHT=style.height) for _, style in _said(way)]) + 6
    stub = _thickness(way)
    upper = Style().height // 2 + 3 - stub // 2
    link = [
        cell(WIDTH=_STUB, HEIGHT=upper),
        cell(WIDTH=_STUB, HEIGHT=stub, BGCOLOR=colours.BAD),
        cell(WIDTH=_STUB, HEIGHT=tall - upper - stub),
    ]
    row = cell(WIDTH=BEFORE - _STUB - width) + cell(pill) + cell(table(link))
    return table([cell(table([row])), cell(HEIGHT=_GAP)]), tall + _GAP


def _said(way: Leaving) -> list[tuple[str, Style]]:
    """Return the lines of a pill: how many leave, and why."""
    bold, plain = Style(colour=colours.BAD, bold=True), Style(colour=colours.BAD)
    reason = way.reason if way.label else f"× {way.reason}"
    texts = [(text, bold) for text in (bold.wrap(f"× {way.label}", _SAYING, 2) if way.label else ())]
    return texts + [(text, plain) for text in plain.wrap(reason, _SAYING, 4)]


def _thickness(way: Leaving) -> int:
    """Return how thick the stub of a way out is: as many as leave."""
    return 2 if way.share is None else round(1 + 5 * way.share)
