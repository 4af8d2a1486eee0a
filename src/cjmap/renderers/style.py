"""What a picture or page is drawn with, beside the view: the house style, images, and where links lead."""

from collections.abc import Mapping

from msgspec import Struct, field

from cjmap.settings.keys import Paper
from cjmap.settings.theme import Theme


class Style(Struct, frozen=True):
    """What belongs to the surroundings of a map and not to what it says.

    `pictures` are images as `data:` addresses and `pages` the addresses of other maps' pages, both by the path that
    the author wrote; what is missing there is named only. `file` is the map's file as shown to people, `paper` the size
    of the pages of a PDF: one page that fits the view, or as many as it takes. `engine` is the Graphviz program that
    lays out the flow, None for the one that comes with cjmap.
    """

    theme: Theme = field(default_factory=Theme)
    pictures: Mapping[str, str] = field(default_factory=dict)
    pages: Mapping[str, str] = field(default_factory=dict)
    file: str = ""
    paper: Paper = "fit"
    engine: str | None = None
