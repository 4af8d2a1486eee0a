"""The page of contents of a folder of pages: `index.html`."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.cli.drawing import Subject
from cjmap.cli.narrowing import find_persona
from cjmap.cli.output import say
from cjmap.cli.targets import address
from cjmap.cli.writing import place_of, write_file
from cjmap.disk.reading import read_file

if TYPE_CHECKING:
    from cjmap.view.around import Frame

NAME = "index.html"
_OURS = b'<meta name="generator" content="cjmap contents">'
_HEAD = 100_000
"""So much of a page is looked at to see whose it is: its head with the style sheet."""


def write_contents(folder: Path, drawn: Sequence[tuple[Subject, Path]], persona: str | None = None) -> None:
    """Write a page that leads to the pages of maps in a folder, unless its name is taken: by a map or a file of others.

    It names the personas of each map, or the one (by id or name) that the maps are drawn for.

    Raises:
        CjmapError: if it cannot be written.
    """
    file = folder / NAME
    taken = next((subject for subject, target in drawn if _is_same(target, file)), None)
    if taken is not None:
        say(f"{folder.as_posix()} has no page of contents: {taken.item.path} takes its name, {NAME}")
        return
    if file.exists() and not _is_ours(file):
        say(f"{file.as_posix()} is left as it is: it is no page of contents")
        return
    from cjmap.renderers.html.contents_page import Entry, render_contents

    entries = [Entry(address(target, folder), _frame(subject, persona)) for subject, target in drawn]
    write_file(file, render_contents(entries, drawn[0][0].settings.theme), folder)
    say(f"{len(drawn)} maps -> {file.as_posix()}")


def _frame(subject: Subject, persona: str | None) -> "Frame":
    """Return what is around the views of a map that are drawn for a persona, or for all."""
    from cjmap.view.frame import write_frame
    from cjmap.view.registry import Registry

    return write_frame(Registry(subject.outline, None if persona is None else find_persona(subject.outline, persona)))


def _is_same(target: Path, file: Path) -> bool:
    """Tell whether two files are one on systems to which the case of names means nothing."""
    return place_of(target) == place_of(file)


def _is_ours(file: Path) -> bool:
    try:
        return _OURS in read_file(file, _HEAD)
    except OSError:
        return False
