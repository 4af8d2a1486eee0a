"""Patterns of files, as `exclude` and `per-file-ignores` have them."""

import posixpath
from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import PurePosixPath


def covers(patterns: Iterable[str], path: str) -> bool:
    """Tell whether one of the patterns covers a file: the file itself, or a folder that it is in.

    `path` is relative to the project's folder, its parts divided by `/`. In a pattern `*` stands for anything, and
    `**/` for any folders or none.
    """
    names = [path, *(parent.as_posix() for parent in PurePosixPath(path).parents if parent.name)]
    forms = {form for pattern in patterns for form in _forms(pattern)}
    return any(fnmatchcase(name, form) for form in forms for name in names)


def _forms(pattern: str) -> tuple[str, str]:
    """Return a pattern without `./`, `/` before and behind it; and once more with every `**/` meaning no folder."""
    normal = posixpath.normpath(pattern).lstrip("/")
    return normal, normal.replace("**/", "")
