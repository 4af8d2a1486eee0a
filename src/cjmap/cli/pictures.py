"""The images that a map names, as `data:` addresses: what cjmap draws needs no other file."""

import base64
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from cjmap.cli.files import read_inside
from cjmap.cli.image_kinds import identify
from cjmap.cli.svg_images import LeftOutError
from cjmap.loader.files import resolve_inside
from cjmap.model.outline import Outline
from cjmap.model.texts import Part
from cjmap.model.walk import parts
from cjmap.settings import Settings

MOST = 1 << 20
"""So many bytes an image may have: it becomes a part of every page that shows it."""

MOST_PIXELS = 25_000_000
"""So many pixels it may have: twice those of a telephone's camera; unpacked, each takes four bytes or eight."""


MOST_OF_ALL = 32 << 20
"""So many bytes the images of a map may have together, each as often as it is named: so often a view may hold it."""


def named_images(outline: Outline) -> Mapping[str, int]:
    """Return the paths of the images that a map and its personas name, as they are written, and how often."""
    return Counter(_texts(outline, "image"))


def read_pictures(outline: Outline, file: Path, settings: Settings) -> tuple[dict[str, str], dict[str, str]]:
    """Return the images of a map as `data:` addresses by their paths, and why the others are left out.

    `file` is the map. Settings say where its project and the shared files are.
    """
    folders = image_folders(file, settings)
    found: dict[str, str] = {}
    missing: dict[str, str] = {}
    left = MOST_OF_ALL
    for name, times in named_images(outline).items():
        try:
            address = read_picture(name, folders, settings.root) if left > 0 else ""
            left -= len(address) * times
            if left <= 0:
                raise LeftOutError(f"the images of the map would take more than {MOST_OF_ALL >> 20} MiB")
            found[name] = address
        except LeftOutError as reason:
            missing[name] = str(reason)
    return found, missing


def named_maps(outline: Outline) -> tuple[str, ...]:
    """Return the paths of the maps that a map names for its details, as they are written."""
    return tuple(dict.fromkeys(_texts(outline, "journey")))


def image_folders(file: Path, settings: Settings) -> list[Path]:
    """Return the folders from which the images of a map are named: its own, and those of the shared files."""
    return [file.parent, *((settings.root / name).parent for name in settings.shared)]


def read_picture(name: str, folders: Iterable[Path], root: Path) -> str:
    """Return an image as a `data:` address: the first file of that name relative to some folders, inside `root`.

    Raises:
        LeftOutError: for what is not there, cannot be read, is too large or is no image that can be shown.
    """
    try:
        data = read_inside(_find(name, folders, root), MOST + 1, root)
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
