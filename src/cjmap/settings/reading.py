"""Reading settings files: TOML, and the files that they extend."""

import os
from pathlib import Path
from typing import Any

from cjmap.cache.looks import look_at, look_for
from cjmap.disk.names import is_portable
from cjmap.disk.reading import read_file
from cjmap.errors import CjmapError
from cjmap.settings.keys import read_layer
from cjmap.settings.layer import Layer
from cjmap.settings.paths import shown_path
from cjmap.settings.version import check_version

FILE_NAME = "cjmap.toml"
PYPROJECT = "pyproject.toml"
MOST = 4 << 20
"""So many bytes a settings file may have; a `pyproject.toml` holds those of other programs, too."""


def read_layers(folder: Path) -> tuple[Path, tuple[Layer, ...]] | None:
    """Return the settings file in a folder and what it says, after what the files that it extends say.

    A `pyproject.toml` counts if it has a table `[tool.cjmap]`. None if the folder has no settings.

    Raises:
        CjmapError: settings that cannot be read, unknown keys, values of the wrong type, another version of cjmap than
            is asked for, files to extend that are not there or come back.
    """
    for file in (folder / FILE_NAME, folder / PYPROJECT):
        look_at(file)
        if os.path.isfile(file) and (table := _table(file)) is not None:
            return file, tuple(_extended(file, table))
    return None


def has_git(folder: Path) -> bool:
    """Tell whether a repository begins in a folder."""
    look_for(folder / ".git")
    return os.path.exists(folder / ".git")


def repository_of(file: Path) -> Path:
    """Return the folder of the repository that a settings file belongs to, its own folder where there is none."""
    return next((parent for parent in file.parents if has_git(parent)), file.parent)


def _extended(file: Path, table: dict[str, Any]) -> list[Layer]:
    """Return what a settings file says, behind what it extends."""
    layers = [_layer(file, table)]
    way = [file]
    while (name := layers[0].extend) is not None:
        target = _target(way[-1], name, layers[0].where("extend"))
        if any(target == Path(os.path.realpath(each)) for each in way):
            circle = " > ".join(shown_path(each) for each in (*way, target))
            raise CjmapError(f"{layers[0].where('extend')} comes back to a file that is extended already: {circle}")
        further = _table(target)
        if further is None:
            raise CjmapError(f"{layers[0].where('extend')} is `{name}`, which has no table [tool.cjmap]")
        way.append(target)
        layers.insert(0, _layer(target, further))
    return layers


def _target(file: Path, name: str, where: str) -> Path:
    """Return the file that a settings file extends: a file of the same repository, or below it where there is none.

    A map can come from a stranger's pull request, and so can its settings: they name no file outside of what is shared.
    """
    top = repository_of(file)
    look_for(file.parent / name)
    try:
        inside = is_portable(name)
        target = (file.parent / name).resolve() if inside else file
        inside = inside and target.is_relative_to(top.resolve())
    except (OSError, RuntimeError, ValueError):
        inside = False
    if not inside:
        raise CjmapError(f"{where} is `{name}`, which is outside of {shown_path(top)}")
    look_at(target)
    if not os.path.isfile(target):
        raise CjmapError(f"{where} is `{name}`, and there is no such file")
    return target


def _layer(file: Path, table: dict[str, Any]) -> Layer:
    origin = shown_path(file)
    wanted = table.get("required-version")
    if isinstance(wanted, str):  # first of all: settings of another version may have keys that are unknown here
        check_version(Layer(origin).where("required-version"), wanted)
    return read_layer(origin, table)


def _table(file: Path) -> dict[str, Any] | None:
    """Return the settings in a file, None for a pyproject.toml without any; only one that speaks of us is parsed."""
    if file.name != PYPROJECT:
        return _toml(file)
    if b"cjmap" not in _bytes(file):
        return None
    tool = _toml(file).get("tool")
    table = tool.get("cjmap") if isinstance(tool, dict) else None
    if table is None or isinstance(table, dict):
        return table
    raise CjmapError(f"{shown_path(file)}: the settings are one table, [tool.cjmap]")


def _bytes(file: Path) -> bytes:
    try:
        data = read_file(file, MOST + 1, repository_of(file))
    except OSError as error:
        raise CjmapError(f"{shown_path(file)}: cannot be read ({error.strerror})") from None
    if len(data) > MOST:
        raise CjmapError(f"{shown_path(file)}: this is more than settings may have, {MOST >> 20} MiB")
    return data


def _toml(file: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(_bytes(file).decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise CjmapError(f"{shown_path(file)}: this is not UTF-8 (at line {line})") from None
    except tomllib.TOMLDecodeError as error:
        raise CjmapError(f"{shown_path(file)}: {error}") from None
    except RecursionError:
        raise CjmapError(f"{shown_path(file)}: nested too deep") from None
