"""Where pictures and pages go: one to stdout or into a file, several into a folder as their maps lie."""

import os
from collections.abc import Mapping, Sequence
from os.path import commonpath, realpath
from pathlib import Path
from urllib.parse import quote

from cjmap.cli.combinations import Drawing, is_folder
from cjmap.cli.files import STDIN, SUFFIXES, MapFile
from cjmap.cli.writing import place_of
from cjmap.errors import CjmapError
from cjmap.renderers.formats import ENDINGS

Targets = Mapping[str, Path | None]
"""Where the picture of each map goes, by the map's path as shown; None is stdout."""


def choose_targets(files: Sequence[MapFile], drawing: Drawing, output: str | None) -> Targets:
    """Return where the picture of each map goes.

    In a folder, maps keep the subfolders in which they lie below the folder that holds them all.

    Raises:
        CjmapError: several maps and no folder to put them into; a picture that would replace a map or another picture.
    """
    if not files:
        return {}
    if output is None or output == STDIN:
        if len(files) > 1:
            raise CjmapError(f"{len(files)} maps need a folder to be drawn into: -o FOLDER")
        return {files[0].path: None}
    if not is_folder(output):
        if len(files) > 1:
            raise CjmapError(f"{len(files)} maps cannot be drawn into the one file {output}: -o FOLDER")
        targets = {files[0].path: Path(output)}
    else:
        targets = _targets_in(Path(output), files, drawing)
    _check_targets(targets, files)
    return dict(targets)


def top_folder(output: str | None) -> Path | None:
    """Return the folder that all pictures stay in: the one that was asked for, None if a file was."""
    return Path(output) if output is not None and is_folder(output) else None


def pages_of(item: MapFile, names: Sequence[str], files: Sequence[MapFile], targets: Targets) -> dict[str, str]:
    """Return the relative addresses of the pictures of other maps of the run, by the names that a map has for them.

    `names` are paths of maps as the author of `item` wrote them, relative to its folder.
    """
    own = targets.get(item.path)
    if own is None:
        return {}
    drawn = {realpath(each.file): targets.get(each.path) for each in files}
    found = {name: drawn.get(realpath(item.file.parent / name)) for name in names if "\0" not in name}
    return {name: address(target, own.parent) for name, target in found.items() if target is not None}


def address(target: Path, folder: Path) -> str:
    """Return the relative address of a picture for pages in a folder."""
    path = Path(os.path.relpath(realpath(target), realpath(folder))).as_posix()
    return quote(os.fsencode(path))  # a name may have bytes that are no text


def _targets_in(folder: Path, files: Sequence[MapFile], drawing: Drawing) -> dict[str, Path]:
    """Return the pictures in a folder by the paths of the maps, which keep their subfolders."""
    top = Path(commonpath([str(item.file.parent) for item in files]))
    return {item.path: folder / item.file.parent.relative_to(top) / _name(item, drawing) for item in files}


def _check_targets(targets: Mapping[str, Path], files: Sequence[MapFile]) -> None:
    """Raise an error if a picture would replace a map or the picture of another map.

    Names that differ in case or in how accents are written are one: on many systems they are the same file.
    """
    sources = {place_of(item.file) for item in files}
    taken: dict[str, str] = {}
    for path, target in targets.items():
        place = place_of(target)
        if place in sources:
            raise CjmapError(f"{target}: this is the map itself, which a picture must not replace")
        if place in taken:
            raise CjmapError(f"{taken[place]} and {path} would both be drawn into {target}")
        taken[place] = path


def _name(item: MapFile, drawing: Drawing) -> str:
    name = item.file.name
    stem = next((name[: -len(suffix)] for suffix in SUFFIXES if name.lower().endswith(suffix)), item.file.stem)
    return f"{stem}{f'.{drawing.name}' if drawing.name else ''}{ENDINGS[drawing.form]}"
