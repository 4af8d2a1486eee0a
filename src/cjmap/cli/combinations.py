"""What is drawn as what: the views and the format that the flags, or the ending of the output, ask for."""

from os.path import exists, isdir, isfile
from pathlib import Path

import typer
from msgspec import Struct

from cjmap.cli.files import STDIN
from cjmap.cli.usage import no_such
from cjmap.errors import CjmapError
from cjmap.loader.spelling import listed
from cjmap.renderers.formats import ENDINGS, FORMATS, IN_PICTURES, TOGETHER, Format
from cjmap.view.views import ViewName

ALL = "all"
"""The name for all views together."""
VIEW_WORDS = (*ViewName, ALL)

_BY_ENDING = {**{ending: form for form, ending in ENDINGS.items()}, ".htm": Format.HTML, ".gv": Format.DOT}
_SOURCES = (".yaml", ".yml", ".toml")
"""Endings of files that people write: a picture never replaces one."""
BINARY = (Format.PNG, Format.PDF)
"""Formats that are no text."""


class Drawing(Struct, frozen=True):
    """What is drawn of each map: a view or all of them, in one format."""

    views: tuple[ViewName, ...]
    form: Format

    @property
    def name(self) -> str:
        """Return what stands in the names of files for it: nothing for the map and for all views."""
        return "" if len(self.views) > 1 or self.views == (ViewName.MAP,) else self.views[0].value

    @property
    def has_contents(self) -> bool:
        """Tell whether a folder of it gets a page of contents: one of whole maps as pages."""
        return self.form is Format.HTML and not self.name


def known_view(word: str | None) -> str | None:
    """Return the word for a view, or raise a typer.BadParameter if it is none."""
    if word is None or word in VIEW_WORDS:
        return word
    raise typer.BadParameter(no_such(word, VIEW_WORDS))


def choose(view: str | None, form: Format | None, output: str | None) -> Drawing:
    """Return what is drawn; what was not said follows from the rest, or from the ending of the output.

    Raises:
        CjmapError: for a view that has no such format, and for an ending that belongs to no format or to another one.
    """
    ending = "" if output is None or is_folder(output) else Path(output).suffix.lower()
    meant = _BY_ENDING.get(ending)
    if ending in _SOURCES or (ending and meant is None and form is None):
        raise CjmapError(f"{output}: nothing is drawn as `{ending}`; there is {listed(ENDINGS.values(), 'and')}")
    if form is not None and meant is not None and form is not meant:
        raise CjmapError(f"{output}: the ending means {meant}, but --format says {form}")
    form = form or meant
    views = _first_as(form) if view is None else tuple(ViewName) if view == ALL else (ViewName(view),)
    form = form or (Format.SVG if views[0] in IN_PICTURES and len(views) == 1 else Format.HTML)
    _check(views, form)
    return Drawing(views, form)


def _first_as(form: Format | None) -> tuple[ViewName, ...]:
    """Return the first view that is written in a format, the map where none is said."""
    return (next((view for view, forms in FORMATS.items() if form in forms), ViewName.MAP),)


def _check(views: tuple[ViewName, ...], form: Format) -> None:
    """Raise an error that names what there is if there are no such views in such a format."""
    if len(views) > 1:
        if form not in TOGETHER:
            together = listed(TOGETHER)
            raise CjmapError(f"all views together are written as {together}; {form} takes one of them: --view NAME")
    elif form not in FORMATS[views[0]]:
        others = listed((view for view, forms in FORMATS.items() if form in forms), "and")
        known = listed(FORMATS[views[0]])
        raise CjmapError(f"the view `{views[0]}` is written as {known}; {form} is for {others}")


def is_folder(output: str) -> bool:
    """Tell whether an output is a folder: one that is there, or a name that looks like one."""
    if output == STDIN or isfile(output):
        return False
    return output.endswith(("/", "\\")) or isdir(output) or not (Path(output).suffix or exists(output))
