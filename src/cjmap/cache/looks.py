"""What was looked at: the files, folders and absences that a result depends on, noted by those who look.

Whoever wants to know opens a `Looks` around the work; one inside another tells the outer one. Without any nothing is
noted.
"""

from __future__ import annotations

import os

from cjmap.cache.identity import identity, kind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Self

    from cjmap.cache.identity import Identity


class Looks:
    """What was looked at while this was open: `contents` of files and lists of folders, and mere `kinds` of things.

    Each path, as it was used, has its identity from before it was looked at the first time; what is not there has one,
    too. `acted` if there was more than looking: stdin was read or a file written, which a stored result cannot repeat.
    """

    __slots__ = ("_outer", "acted", "contents", "kinds")

    def __init__(self) -> None:
        self.contents: dict[str, Identity] = {}
        self.kinds: dict[str, Identity] = {}
        self.acted = False
        self._outer: Looks | None = None

    def __enter__(self) -> Self:
        global _open
        self._outer, _open = _open, self
        return self

    def __exit__(self, *_: object) -> None:
        global _open
        _open = self._outer
        if _open is not None:
            _open.add(self.contents, self.kinds)
            _open.acted |= self.acted

    def add(self, contents: Mapping[str, Identity], kinds: Mapping[str, Identity]) -> None:
        """Take over what was looked at elsewhere: by a part of the run, or in another process."""
        for path, seen in contents.items():
            self.contents.setdefault(path, seen)
        for path, seen in kinds.items():
            self.kinds.setdefault(path, seen)


_open: Looks | None = None


def look_at(*paths: str | os.PathLike[str]) -> None:
    """Note that the content of files, the names in folders, or the absence of both is about to be looked at."""
    if _open is not None:
        for path in paths:
            name = os.fspath(path)
            if name not in _open.contents:
                _open.contents[name] = identity(name)


def look_for(path: str | os.PathLike[str]) -> None:
    """Note that it is about to be looked whether there is something, and whether it is a file, a folder or a link."""
    if _open is not None:
        name = os.fspath(path)
        if name not in _open.kinds:
            _open.kinds[name] = kind(name)


def ways(paths: Iterable[str]) -> set[str]:
    """Return what lies on the way to paths, with these: the folders above them, and where links lead, step by step.

    Where one of them becomes a link, or leads elsewhere, a path means something else.
    """
    found: set[str] = set()
    waiting = list(paths)
    while waiting:
        path = waiting.pop()
        while path and path not in found and path != os.path.dirname(path):
            found.add(path)
            target = _target(path)
            if target is not None:
                waiting.append(target)
            path = os.path.dirname(path)
    return found


def _target(path: str) -> str | None:
    """Return where a link leads; None for what is no link."""
    try:
        return os.path.join(os.path.dirname(path), os.readlink(path))
    except (OSError, ValueError):
        return None


def act() -> None:
    """Note that stdin is read, or that something else than the standard streams is written to."""
    if _open is not None:
        _open.acted = True
