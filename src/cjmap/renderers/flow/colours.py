"""The colours of the flow: each light value has exactly one meaning, so that another one can stand in for it.

That is the dark one on dark screens, and what the house style has set.
"""

from collections.abc import Mapping

from cjmap.settings.theme import Theme

PAGE = "#ffffff"
INK = "#1f2933"
SOFT = "#52606d"
ROUTE = SOFT
LINE = "#7b8794"
SKIP = "#8e9aa7"
FAINT = "#cbd2d9"
CARD = "#fffffe"
BAND = "#f5f7f9"
EDGE = "#e4e7eb"
ACCENT = "#4447b5"
BAD = "#b3400e"

GOOD = "#0b6e75"

BARS = (BAD, "#c8764f", LINE, "#4f9299", GOOD)
"""The colour of the bar of a card, from the worst feeling to the best."""
MOODS = (BAD, "#94451d", SOFT, "#286a70", GOOD)
"""The colour of the words of a feeling, from the worst to the best."""

DARK = {
    PAGE: "#12181d",
    INK: "#f0f3f5",
    SOFT: "#b3bcc5",
    LINE: "#8b97a3",
    SKIP: "#77848f",
    FAINT: "#4a5762",
    CARD: "#242e37",
    BAND: "#1a2229",
    EDGE: "#2d3842",
    ACCENT: "#a9aeff",
    BAD: "#f08a5d",
    GOOD: "#4fb8bf",
    BARS[1]: "#b9765a",
    BARS[3]: "#5a979c",
    MOODS[1]: "#dba58c",
    MOODS[3]: "#93c5c9",
}
"""What stands in for each colour on a dark screen."""


def house_colours(theme: Theme) -> Mapping[str, tuple[str, str]]:
    """Return what stands in for some colours in a house style, on light and on dark screens.

    The words of a feeling are as they are set, for they must be read; the bars of weak feelings are halfway to grey.
    """
    own: dict[str, tuple[str, str]] = {ACCENT: theme.accent} if theme.accent else {}
    for pair, strong, bar, words in (
        (theme.negative, BAD, BARS[1], MOODS[1]),
        (theme.positive, GOOD, BARS[3], MOODS[3]),
    ):
        if pair:
            own |= {strong: pair, words: pair, bar: (_halfway(pair[0], BARS[2]), _halfway(pair[1], DARK[BARS[2]]))}
    return own


def _halfway(one: str, other: str) -> str:
    channels = ((int(one[at : at + 2], 16) + int(other[at : at + 2], 16)) // 2 for at in (1, 3, 5))
    return "#" + "".join(f"{channel:02x}" for channel in channels)
