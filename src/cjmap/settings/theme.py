"""The house style of pictures and pages: colours, font and the words of a logo."""

from msgspec import Struct


class Theme(Struct, frozen=True):
    """What a company sets in the table `theme` of the settings; empty where cjmap's own look holds.

    Colours are "#rrggbb", as pairs for light and dark, and read as text on the grounds of both looks. `personas` are
    those of the first personas of a map. `font` is the name of a font family, or several with commas between, which the
    reader's system may have; `logo` the words that stand above the title.
    """

    accent: tuple[str, str] | None = None
    positive: tuple[str, str] | None = None
    negative: tuple[str, str] | None = None
    personas: tuple[tuple[str, str], ...] = ()
    font: str = ""
    logo: str = ""
