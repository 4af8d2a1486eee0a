"""The images that a map names, as `data:` addresses: what cjmap draws needs no other file."""

import base64
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from cjmap.cli.files import read_file
from cjmap.loader.files import resolve_inside
from cjmap.model.outline import Outline
from cjmap.model.texts import Part
from cjmap.model.walk import parts

MOST = 1 << 20
"""So many bytes an image may have: it becomes a part of every page that shows it."""

_SVG = rb"(?:\xef\xbb\xbf)?(?:\s|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>]*>)*<svg[\s/>]"
_BEGINNINGS = (
    ("image/png", re.compile(rb"\x89PNG\r\n\x1a\n")),
    ("image/jpeg", re.compile(rb"\xff\xd8\xff")),
    ("image/gif", re.compile(rb"GIF8[79]a")),
    ("image/webp", re.compile(rb"RIFF....WEBP", re.DOTALL)),
    ("image/svg+xml", re.compile(_SVG, re.DOTALL)),
)
"""How files of each kind begin; what a file is called says nothing."""


class LeftOutError(Exception):
    """An image cannot be shown; the message says why."""


def named_images(outline: Outline) -> tuple[str, ...]:
    """Return the paths of the images that a map and its personas name, as they are written."""
    return tuple(dict.fromkeys(_texts(outline, "image")))


def named_maps(outline: Outline) -> tuple[str, ...]:
    """Return the paths of the maps that a map names for its details, as they are written."""
    return tuple(dict.fromkeys(_texts(outline, "journey")))


def read_picture(name: str, folders: Iterable[Path], root: Path) -> str:
    """Return an image as a `data:` address: the first file of that name relative to some folders, inside `root`.

    Raises:
        LeftOutError: for what is not there, cannot be read, is too large or is no image.
    """
    try:
        data = read_file(_find(name, folders, root), MOST + 1)
    except OSError as error:
        raise LeftOutError(f"it cannot be read ({error.strerror})") from None
    if len(data) > MOST:
        raise LeftOutError(f"it has more than {MOST >> 20} MiB")
    kind = next((kind for kind, beginning in _BEGINNINGS if beginning.match(data)), None)
    if kind is None:
        raise LeftOutError("it is no PNG, JPEG, GIF, WebP or SVG")
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"


def _find(name: str, folders: Iterable[Path], root: Path) -> Path:
    inside = [file for folder in folders if (file := resolve_inside(folder, name, root)) is not None]
    if not inside:
        raise LeftOutError("it is outside the project")
    found = next((file for file in inside if file.exists()), None)
    if found is None:
        raise LeftOutError("there is no such file")
    return found


def _texts(outline: Outline, key: str) -> Iterator[str]:
    """Yield the values of a key anywhere in a map, then in the personas that it shares."""
    speakers: tuple[Part, ...] = (outline.journey, *(outline.tables.personas or {}).values())
    for speaker in speakers:
        for _, part in parts(speaker):
            name = part.__dict__.get(key)
            if isinstance(name, str):
                yield name
