"""The fonts of a house style in style sheets."""

from cjmap.renderers.escape import css_string
from cjmap.settings.theme import Theme

_GENERIC = ("serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui")
"""Words that stand for whatever such font a reader has; in quotes they would be names."""


def css_fonts(theme: Theme) -> str:
    """Return the fonts of a theme as the beginning of a list of CSS: `"Inter","Noto Sans",`; nothing if it has none."""
    names = (name.strip() for name in theme.font.split(","))
    return "".join(f"{name if name in _GENERIC else css_string(name)}," for name in names if name)
