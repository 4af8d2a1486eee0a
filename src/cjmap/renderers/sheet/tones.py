"""The colours of sheets by what they mean, for light and for dark screens. Texts keep a contrast of 4.5 to 1."""

from cjmap.settings.theme import Theme

_TONES = {
    "page": ("#F4F6F8", "#0F151B"),
    "card": ("#FFFFFF", "#161D25"),
    "sunk": ("#EDF0F3", "#0B1015"),
    "ink": ("#17212B", "#E6ECF2"),
    "ink2": ("#43515F", "#B3BFCB"),
    "ink3": ("#5C6976", "#93A0AD"),
    "line": ("#E2E7EC", "#242E38"),
    "line2": ("#BCC6CF", "#3E4B58"),
    "edge": ("#75828F", "#8593A0"),
    "hatch": ("#DDE3E8", "#2A3642"),
    "accent": ("#4447B5", "#A9AEFF"),
    "neg": ("#A83B00", "#FF9A66"),
    "negm": ("#C9500F", "#F0804A"),
    "negl": ("#E2A683", "#99582F"),
    "neg1": ("#FCEFE7", "#2C1D15"),
    "neg2": ("#F8E0D1", "#3A2416"),
    "pos": ("#0B6A66", "#4FCFC4"),
    "posm": ("#0F8078", "#35B8AC"),
    "pos1": ("#E8F4F3", "#11262A"),
    "pos2": ("#D3EAE7", "#133236"),
    "tint": ("#ECECF9", "#1F2340"),
    "warn": ("#7A5600", "#F0C24B"),
    "err": ("#A4262C", "#FF9C9C"),
}
_PERSONAS = (
    (("#43515F", "#B3BFCB"), ("#17212B", "#E6ECF2"), ("#EDF0F3", "#0B1015")),
    (("#0072B2", "#56B4E9"), ("#0068A3", "#6CBDEC"), ("#E6F1F8", "#12293A")),
    (("#AE7100", "#E69F00"), ("#8A5A00", "#E9AC2A"), ("#FAF1E0", "#2E2411")),
    (("#B5578C", "#DE94BE"), ("#9A4275", "#E3A3C7"), ("#F9ECF3", "#321F2B")),
    (("#2B3640", "#DDE4EA"), ("#2B3640", "#DDE4EA"), ("#ECEFF2", "#27313B")),
    (("#00785A", "#2FC79B"), ("#006B50", "#4BD0A8"), ("#E3F3EE", "#112B25")),
    (("#BC4E00", "#F58A45"), ("#A84600", "#F79A5E"), ("#FBEDE2", "#33200F")),
)
"""The line, the text and the ground of everybody (0), then of the looks 1 to 6 of personas."""


def line_of(look: int) -> str:
    """Return the tone of a persona's lines and markers."""
    return f"p{look}-line"


def text_of(look: int) -> str:
    """Return the tone of a persona's texts."""
    return f"p{look}-text"


def ground_of(look: int) -> str:
    """Return the tone behind a persona's texts."""
    return f"p{look}-ground"


def feeling_of(band: int | None) -> str:
    """Return the tone of the words of a feeling, from -2 (very bad) to 2 (very good)."""
    return "ink2" if not band else "neg" if band < 0 else "pos"


def tones(theme: Theme) -> dict[str, tuple[str, str]]:
    """Return each tone's colours on light and on dark screens, with those of the house where it has set some."""
    made = dict(_TONES)
    for look, (line, text, ground) in enumerate(_PERSONAS):
        made |= {line_of(look): line, text_of(look): text, ground_of(look): ground}
    for look, own in enumerate(theme.personas, 1):
        made |= {line_of(look): own, text_of(look): own}
    for name, colours, marks in (("accent", theme.accent, ()), ("pos", theme.positive, ("posm",))):
        if colours:
            made |= dict.fromkeys((name, *marks), colours)
    if theme.negative:
        made |= dict.fromkeys(("neg", "negm"), theme.negative)
    return made
