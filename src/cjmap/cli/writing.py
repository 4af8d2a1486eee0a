"""Writing files: there whole, or not at all; and which files are never written."""

import os
import unicodedata
from pathlib import Path

from cjmap.cache.looks import act
from cjmap.disk.writing import replace_file
from cjmap.errors import CjmapError

_SOURCES = (".yaml", ".yml", ".toml")
"""Endings of files that people write: maps, shared files, settings."""


def is_source(file: Path) -> bool:
    """Tell whether a file, or what a link of that name leads to, is one that people write: cjmap never replaces it."""
    return os.path.realpath(file).lower().endswith(_SOURCES)


def place_of(file: str | Path) -> str:
    """Return what is the same for two names of one file, on any system: links resolved, case and accents evened out."""
    return unicodedata.normalize("NFC", os.path.realpath(file)).casefold()


def write_file(file: Path, content: str | bytes, top: Path | None = None) -> None:
    """Write a file whole or not at all: a failed run leaves the old one, a changed one keeps its permissions.

    A device or a pipe is written as it is: there is nothing that could be replaced. With a `top`, the folder that was
    asked for, no link in it is followed out of it, and none to a device.

    Raises:
        CjmapError: if it cannot be written.
    """
    act()
    data = content.encode("utf-8") if isinstance(content, str) else content
    try:
        if file.is_dir():
            raise CjmapError(f"{file}: cannot be written (it is a folder)")
        if _is_device(file) and not (top is not None and file.is_symlink()):
            _write_through(file, data)
        else:
            replace_file(file, data, top)
    except OSError as error:
        raise CjmapError(f"{file}: cannot be written ({_reason(error, file)})") from None


def _reason(error: OSError, file: Path) -> str:
    """Return why a file could not be written: the system tells which call failed, not what is in the way."""
    obstacle = next((each for each in file.parents if os.path.lexists(each) and not os.path.isdir(each)), None)
    if obstacle is not None:
        return f"{obstacle} is no folder"
    return "its folder takes no files" if isinstance(error, FileNotFoundError) else str(error.strerror)


def _is_device(file: Path) -> bool:
    """Tell whether a file is a device, a pipe, or one of the links that stand for them, like /dev/stdout."""
    if file.is_symlink() and file.parent.resolve().parts[1:2] in (("dev",), ("proc",)):
        return True
    return file.exists() and not file.is_file()


def _write_through(file: Path, data: bytes) -> None:
    """Write into what is no regular file; nothing is made or cut short: stdout may be a file that has more in it."""
    with open(os.open(file, os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0)), "wb") as stream:
        stream.write(data)
