"""Writing files: there whole, or not at all."""

import contextlib
import os
from pathlib import Path

from cjmap.errors import CjmapError

_SOURCES = (".yaml", ".yml", ".toml")
"""Endings of files that people write: maps, shared files, settings."""


def is_source(file: Path) -> bool:
    """Tell whether a file, or what a link of that name leads to, is one that people write: cjmap never replaces it."""
    return os.path.realpath(file).lower().endswith(_SOURCES)


def write_file(file: Path, content: str | bytes) -> None:
    """Write a file whole or not at all: a failed run leaves the old one.

    A device or a pipe is written as it is: there is nothing that could be replaced.

    Raises:
        CjmapError: if it cannot be written.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    try:
        if file.is_dir():
            raise CjmapError(f"{file}: cannot be written (it is a folder)")
        if _is_device(file):
            file.write_bytes(data)
        else:
            _replace(file, data)
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


def _replace(file: Path, data: bytes) -> None:
    import tempfile

    file.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=file.parent, prefix=".cjmap-")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        os.chmod(temporary, 0o666 & ~_umask())
        os.replace(temporary, file)
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
