"""The images that a map names, as `data:` addresses: what cjmap draws needs no other file."""

import base64
from collections.abc import Iterable, Iterator
from pathlib import Path

from cjmap.cli.files import read_file
from cjmap.cli.image_kinds import LeftOutError, identify
from cjmap.loader.files import resolve_inside
from cjmap.model.outline import Outline
from cjmap.model.texts import Part
from cjmap.model.walk import parts

MOST = 1 << 20
"""So many bytes an image may have: it becomes a part of every page that shows it."""

MOST_PIXELS = 25_000_000
"""So many pixels it may have: twice those of a telephone's camera; unpacked, each takes four bytes or eight."""


def named_images(outline: Outline) -> tuple[str, ...]:
    """Return the paths of the images that a map and its personas name, as they are written."""
    return tuple(dict.fromkeys(_texts(outline, "image")))


def named_maps(outline: Outline) -> tuple[str, ...]:
    """Return the paths of the maps that a map names for its details, as they are written."""
    return tuple(dict.fromkeys(_texts(outline, "journey")))


def read_picture(name: str, folders: Iterable[Path], root: Path) -> str:
    """Return an image as a `data:` address: the first file of that name relative to some folders, inside `root`.

    Raises:
        LeftOutError: for what is not there, cannot be read, is too large or is no image that can be shown.
    """
    try:
        data = read_file(_find(name, folders, root), MOST + 1)
    except OSError as error:
        raise LeftOutError(f"it cannot be read ({error.strerror})") from None
    if len(data) > MOST:
        raise LeftOutError(f"it has more than {MOST >> 20} MiB")
    image = identify(data)
    if image.pixels > MOST_PIXELS:
        raise LeftOutError(f"it has more than {MOST_PIXELS // 1_000_000} megapixels")
    return f"data:{image.media};base64,{base64.b64encode(data).decode()}"


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
