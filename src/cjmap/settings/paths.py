"""Paths as people see them."""

from pathlib import Path


def shown_path(file: Path) -> str:
    """Return a file's path relative to the current folder where it lies in it, else as it is."""
    try:
        return file.relative_to(Path.cwd()).as_posix()
    except (ValueError, OSError):
        return file.as_posix()
