"""Paths as people see them."""

import os
from pathlib import Path


def shown_path(file: Path) -> str:
    """Return a file's path relative to the current folder where it lies in it, else as it is."""
    try:
        return file.relative_to(Path.cwd()).as_posix()
    except (ValueError, OSError):
        return file.as_posix()


def project_path(shown: str, root: Path) -> str:
    """Return a path as it is shown relative to the project's folder, as patterns of files have it."""
    return Path(os.path.relpath(shown, root)).as_posix()
