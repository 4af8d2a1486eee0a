"""Reading files that strangers may have made: regular files only, within a size, and below a folder where that counts.

A file is opened once and judged by what was opened: nothing can be put in its place between the look and the reading.
"""

import contextlib
import os
import stat
from pathlib import Path

_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_NONBLOCK", 0)  # a pipe that nobody writes to would never open
)
_NO_LINK: int = getattr(os, "O_NOFOLLOW", 0)
_FOLDER: int = getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_PATH", os.O_RDONLY)
"""To go through a folder is enough: with O_PATH, where there is one, its list of names may be closed to us."""
WALKS = os.open in os.supports_dir_fd and hasattr(os, "O_NOFOLLOW") and hasattr(os, "O_DIRECTORY")
"""Whether folders can be opened one inside the other, so that none of them is exchanged for a link meanwhile."""


def read_file(file: str | Path, most: int, root: Path | None = None) -> bytes:
    """Return the first `most` bytes of a file.

    With a `root` the file is read only if it lies below that folder, links resolved.

    Raises:
        OSError: if it cannot be read, lies elsewhere, or is a folder, a device or a pipe: these may have no end, or
            never begin.
    """
    if not stat.S_ISREG(os.stat(file).st_mode):  # some devices do something when they are opened
        raise _refused()
    handle = os.open(file, _FLAGS) if root is None else _open_below(file, root)
    with open(handle, "rb") as stream:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise _refused()
        return stream.read(most)


def open_folder(folder: str | Path) -> int:
    """Return a handle of a folder, links followed; only where `WALKS`.

    Raises:
        OSError: if it is none, or closed to us.
    """
    return os.open(folder, _FOLDER)


def walk_down(root: str | Path, steps: tuple[str, ...], make: bool = False) -> int:
    """Return a handle of the folder that some steps lead to from another one, no link among them; only where `WALKS`.

    Folders that are not there are made if `make` says so.

    Raises:
        OSError: if a step is no folder, or was exchanged for a link.
    """
    folder = open_folder(root)
    for step in steps:
        try:
            if make:
                with contextlib.suppress(FileExistsError):
                    os.mkdir(step, dir_fd=folder)
            inner = os.open(step, _FOLDER | _NO_LINK, dir_fd=folder)
        finally:
            os.close(folder)
        folder = inner
    return folder


def _open_below(file: str | Path, root: Path) -> int:
    top = os.path.realpath(root)
    real = Path(os.path.realpath(file))
    if not real.is_relative_to(top):
        raise OSError(0, "it lies outside the project")
    if not WALKS:
        return os.open(real, _FLAGS)
    *folders, name = real.relative_to(top).parts
    folder = walk_down(top, tuple(folders))
    try:
        return os.open(name, _FLAGS | _NO_LINK, dir_fd=folder)
    finally:
        os.close(folder)


def _refused() -> OSError:
    return OSError(0, "not a regular file")
