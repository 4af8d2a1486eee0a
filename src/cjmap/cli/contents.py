"""The page of contents of a folder of pages: `index.html`."""

from collections.abc import Sequence
from pathlib import Path

from cjmap.cli.drawing import Subject
from cjmap.cli.output import say
from cjmap.cli.targets import address
from cjmap.cli.writing import write_file

NAME = "index.html"
_OURS = b'<meta name="generator" content="cjmap contents">'
_HEAD = 100_000
"""So much of a page is looked at to see whose it is: its head with the style sheet."""


def write_contents(folder: Path, drawn: Sequence[tuple[Subject, Path]]) -> None:
    """Write a page that leads to the pages of maps in a folder, unless a file of that name is not ours.

    Raises:
        CjmapError: if it cannot be written.
    """
    file = folder / NAME
    if file.exists() and not _is_ours(file):
        say(f"{file.as_posix()} is left as it is: it is no page of contents")
        return
    from cjmap.renderers.html.contents_page import Entry, render_contents
    from cjmap.view.frame import write_frame
    from cjmap.view.registry import Registry

    entries = [Entry(address(target, folder), write_frame(Registry(subject.outline))) for subject, target in drawn]
    write_file(file, render_contents(entries, drawn[0][0].settings.theme))
    say(f"{len(drawn)} maps -> {file.as_posix()}")


def _is_ours(file: Path) -> bool:
    try:
        with file.open("rb") as stream:
            return _OURS in stream.read(_HEAD)
    except OSError:
        return False
