"""The colours of the flow: each light value has exactly one meaning, so that a dark one can stand in for it."""

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
ACCENT = "#0b6e75"
BAD = "#b3400e"

BARS = ("#b3400e", "#c8764f", "#7b8794", "#4f9299", "#0b6e75")
"""The colour of the bar of a card, from the worst feeling to the best."""
MOODS = ("#b3400e", "#94451d", "#52606d", "#286a70", "#0b6e75")
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
    ACCENT: "#4fb8bf",
    BAD: "#f08a5d",
    "#c8764f": "#b9765a",
    "#4f9299": "#5a979c",
    "#94451d": "#dba58c",
    "#286a70": "#93c5c9",
}
"""What stands in for each colour on a dark screen."""
