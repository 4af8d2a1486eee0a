"""Drawing one map: what the flags ask for and what the settings of its project say come together."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from cjmap.cli.combinations import Drawing
from cjmap.cli.files import MapFile
from cjmap.cli.narrowing import find_persona, possible_lanes
from cjmap.cli.output import say
from cjmap.cli.pictures import read_pictures
from cjmap.cli.standing import find_standing
from cjmap.errors import CjmapError
from cjmap.finding import Finding
from cjmap.model.outline import Outline
from cjmap.renderers.formats import Format, render
from cjmap.renderers.style import Style
from cjmap.settings import Paper, Settings
from cjmap.view.options import Options
from cjmap.view.registry import Registry
from cjmap.view.views import ViewName, build_view

_PICTURES = (Format.SVG, Format.PNG, Format.PDF)
"""Formats in which the flow is nothing but what Graphviz draws."""
_WITH_IMAGES = (Format.HTML, *_PICTURES)
"""Formats that hold images."""
_WITHOUT_HEAD = (Format.DOT, Format.MERMAID)
"""Formats that say nothing of the map as a whole."""


class Wish(Struct, frozen=True):
    """What the flags ask for; None where the settings say, or nobody does. `persona` is an id or a name."""

    drawing: Drawing
    persona: str | None = None
    lanes: tuple[str, ...] | None = None
    portrait: bool = False
    paper: Paper | None = None
    engine: str | None = None
    findings: bool = False

    def check(self) -> None:
        """Raise a CjmapError for a flag that means nothing for what is drawn, or a program that there is not."""
        views, form = self.drawing.views, self.drawing.form
        if self.findings and (form in _WITHOUT_HEAD or (views == (ViewName.FLOW,) and form in _PICTURES)):
            raise CjmapError(f"--findings: the {form} of the view `{views[0]}` has no place for them; html has")
        if self.lanes is not None and ViewName.MAP not in views:
            raise CjmapError(f"--lanes: the lanes are those of the map, and the view `{views[0]}` has none")
        for flag, is_set in (("--portrait", self.portrait), ("--dot", self.engine is not None)):
            if is_set and ViewName.FLOW not in views:
                raise CjmapError(f"{flag}: this is for the flow, and not for the view `{views[0]}`")
        if self.paper is not None and form is not Format.PDF:
            raise CjmapError(f"--paper: only a pdf has pages, and this is drawn as {form}")
        if self.engine is not None:
            from cjmap.renderers.flow.engine import find_engine

            find_engine(self.engine)


class Subject(Struct, frozen=True):
    """A map to draw: its file and outline, what its project says, what lint finds in it (None: nobody asks)."""

    item: MapFile
    outline: Outline
    settings: Settings
    findings: Sequence[Finding] | None = None

    @property
    def file(self) -> str:
        """Return the path of the map in its project: the same wherever cjmap was started."""
        return self.item.file.relative_to(self.settings.root).as_posix()


def draw(subject: Subject, wish: Wish, pages: Mapping[str, str], folder: Path | None = None) -> str | bytes:
    """Return the document of a map.

    `pages` are the addresses of other maps' documents by their written paths, `folder` is where the document goes.

    Raises:
        CjmapError: if what the format needs is not installed, or cannot draw the map.
    """
    settings, views, form = subject.settings, wish.drawing.views, wish.drawing.form
    persona = None if wish.persona is None else find_persona(subject.outline, wish.persona)
    standing = find_standing(subject.outline, settings, subject.file) if form not in _WITHOUT_HEAD else None
    registry = Registry(subject.outline, persona, subject.findings, standing)
    lanes = settings.lanes if wish.lanes is None else wish.lanes
    options = Options(None if lanes is None else possible_lanes(lanes, subject.outline), wish.portrait)
    style = Style(
        theme=settings.theme,
        pictures=_pictures(subject) if _shows_images(subject, form, folder) else {},
        pages=pages,
        file=subject.file,
        paper=wish.paper or settings.paper,
        engine=wish.engine,
    )
    return render(form, {name: build_view(name, registry, options) for name in views}, style)


def _shows_images(subject: Subject, form: Format, folder: Path | None) -> bool:
    """Tell whether a document shows images: Markdown only refers to them, so it must lie where the map lies."""
    beside = folder is not None and os.path.realpath(folder) == str(subject.item.file.parent)
    return form in _WITH_IMAGES or (form is Format.MARKDOWN and beside)


def _pictures(subject: Subject) -> dict[str, str]:
    """Return the images that the map names, and say which are left out."""
    found, missing = read_pictures(subject.outline, subject.item.file, subject.settings)
    for name, reason in missing.items():
        say(f"{subject.item.path}: the image `{name}` is left out: {reason}")
    return found
