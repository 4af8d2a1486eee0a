"""A project's settings: the nearest `cjmap.toml`, or `[tool.cjmap]` in the nearest `pyproject.toml`."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cjmap.errors import CjmapError
from cjmap.loader.spelling import closest, listed

FILE_NAME = "cjmap.toml"
MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for all maps of a project.

    `root` is the project's folder: files that maps name stay below it. `file` is where the settings come from, None
    for the defaults. `shared` are the shared files, `exclude` the patterns of files that searching a folder leaves
    out, both relative to `root`. `max_size` is the size cap of a map in bytes.
    """

    root: Path
    file: Path | None = None
    shared: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    max_size: int = MIB


def find_settings(folder: Path) -> Settings:
    """Return the settings that hold for a map in `folder` (absolute).

    The nearest folder upwards with settings is the project; without one its root is the nearest folder with `.git`,
    else `folder` itself. A folder that is closed to us has no settings.

    Raises:
        CjmapError: settings that cannot be read, unknown keys, values of the wrong type.
    """
    for parent in (folder, *folder.parents):
        if os.path.isfile(parent / FILE_NAME):
            return _settings(parent / FILE_NAME, _tables(parent / FILE_NAME))
        pyproject = parent / "pyproject.toml"
        if os.path.isfile(pyproject) and (table := _table_of(pyproject)) is not None:
            return _settings(pyproject, table)
    root = next((parent for parent in (folder, *folder.parents) if os.path.exists(parent / ".git")), folder)
    return Settings(root)


def shown_path(file: Path) -> str:
    """Return a file's path relative to the current folder where it lies in it, else as it is."""
    try:
        return file.relative_to(Path.cwd()).as_posix()
    except (ValueError, OSError):
        return file.as_posix()


def _table_of(pyproject: Path) -> dict[str, Any] | None:
    """Return the settings in a pyproject.toml, None if it has none; only one that speaks of us is parsed."""
    if b"cjmap" not in _bytes(pyproject):
        return None
    tool = _tables(pyproject).get("tool")
    table = tool.get("cjmap") if isinstance(tool, dict) else None
    if table is None or isinstance(table, dict):
        return table
    raise CjmapError(f"{shown_path(pyproject)}: the settings are one table, [tool.cjmap]")


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise CjmapError(f"{shown_path(file)}: cannot be read ({error.strerror})") from None


def _tables(file: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(_bytes(file).decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CjmapError(f"{shown_path(file)}: {error}") from None
    except RecursionError:
        raise CjmapError(f"{shown_path(file)}: nested too deep") from None


def _settings(file: Path, table: dict[str, Any]) -> Settings:
    for key in table:
        if key not in _KEYS:
            meant = closest(key, _KEYS)
            hint = f"did you mean `{meant}`?" if meant else f"known keys are {listed(_KEYS, 'and')}"
            raise CjmapError(f"{shown_path(file)}: unknown key `{key}`; {hint}")
    return Settings(
        root=file.parent,
        file=file,
        shared=_texts(file, table, "shared"),
        exclude=_texts(file, table, "exclude"),
        max_size=_mebibytes(file, table, "max-size-mib"),
    )


_KEYS = ("shared", "exclude", "max-size-mib")


def _texts(file: Path, table: dict[str, Any], key: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise CjmapError(f'{shown_path(file)}: `{key}` is a list of texts, like {key} = ["…"]')
    return tuple(value)


def _mebibytes(file: Path, table: dict[str, Any], key: str) -> int:
    value = table.get(key, 1)
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= 1024:
        raise CjmapError(
            f"{shown_path(file)}: `{key}` is a whole number from 1 to 1024, the most MiB that a map may have"
        )
    return value * MIB
