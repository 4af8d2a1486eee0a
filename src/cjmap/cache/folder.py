"""The folder of the cache: the user's own, never a project's, where a stranger's pull request could forge what it says.

Entries are bytes under a name. Whatever goes wrong with them means that nothing is remembered, never an error: who can
write here can do anything else that the user can, so only what belongs to the user alone is read.
"""

from __future__ import annotations

import os
import stat
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

NAME = "cjmap"
MAX_ENTRY = 32 << 20
"""So many bytes an entry has at most; larger ones are neither written nor read."""

MAX_TOTAL = 256 << 20
"""So many bytes all entries have at most: when it is more, the oldest go."""

_MARKERS = (".git", "cjmap.toml", "pyproject.toml")
"""Where one of these lies a project begins."""

_TAG = b"Signature: 8a477f597d28d172789f06886806bc55\n# Results of cjmap, which may be deleted at any time.\n"
"""What tells programs that make backups to leave a folder out (bford.info/cachedir)."""

_TAG_NAME = "CACHEDIR.TAG"
_ENTRY = ".cjmap"
_TEMPORARY = ".part"
_OTHERS_MAY_WRITE = stat.S_IWGRP | stat.S_IWOTH


def folder_path(asked: str | None = None) -> str:
    """Return where the cache is: `asked`, else $CJMAP_CACHE_DIR, else in the platform's folder for caches.

    Empty if there is no such folder: a process without a home.
    """
    if named := asked or os.environ.get("CJMAP_CACHE_DIR"):
        return os.path.abspath(named)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or _at_home("AppData", "Local")
    elif sys.platform == "darwin":
        base = _at_home("Library", "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or ""
        if not os.path.isabs(base):  # else to be ignored (specifications.freedesktop.org/basedir-spec)
            base = _at_home(".cache")
    return os.path.join(base, NAME) if base else ""


def why_not(folder: str) -> str | None:
    """Return why a folder is none to remember anything in, None if it is good or can be made."""
    if not folder:
        return "there is no home folder"
    if _in_project(os.path.realpath(folder)):
        return "it lies inside a project, where a stranger could forge what it says"
    try:
        links, status = os.lstat(folder), os.stat(folder)
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        return getattr(error, "strerror", None) or str(error)
    if not stat.S_ISDIR(status.st_mode):
        return "it is not a folder"
    if not (_is_ours(status) and (_is_ours(links) or (stat.S_ISLNK(links.st_mode) and _is_mine_or_roots(links)))):
        return "others than you may write there"
    return None if _is_cache(folder) else "it holds something else than a cache"


class Folder:
    """The entries of one folder, by names of letters, digits and dashes."""

    __slots__ = ("path",)

    def __init__(self, path: str) -> None:
        self.path = path

    def read(self, name: str) -> bytes | None:
        """Return an entry; None if there is none, it is too large, or others may have written it."""
        try:
            handle = os.open(self._file(name), os.O_RDONLY | _NO_LINKS | _NO_WAITING)
        except (OSError, ValueError):
            return None
        try:
            with open(handle, "rb") as stream:
                status = os.fstat(handle)
                if not stat.S_ISREG(status.st_mode) or not _is_ours(status) or status.st_size > MAX_ENTRY:
                    return None
                return stream.read(MAX_ENTRY)
        except OSError:
            return None

    def write(self, name: str, data: bytes) -> bool:
        """Write an entry, whole or not at all, and tell whether it was; what is oldest goes where there is too much."""
        if len(data) > MAX_ENTRY or not self._make():
            return False
        part = f"{self._file(name)}.{os.getpid()}{_TEMPORARY}"
        try:
            self._write(part, data)
            os.replace(part, self._file(name))
        except (OSError, ValueError):
            return False
        finally:
            _remove(part)
        self._prune()
        return True

    def clean(self) -> tuple[int, int]:
        """Delete all entries, and nothing that the cache did not write; return how many there were, how many bytes."""
        entries = self._entries()
        for path, _, _ in entries:
            _remove(path)
        _remove(os.path.join(self.path, _TAG_NAME))
        _remove(self.path, os.rmdir)  # nothing happens where something else lies there
        return len(entries), sum(size for _, size, _ in entries)

    def _file(self, name: str) -> str:
        return os.path.join(self.path, name + _ENTRY)

    def _make(self) -> bool:
        """Make the folder, for nobody else to look into, if it is not there; tell whether it can be used."""
        try:
            os.makedirs(self.path, 0o700, exist_ok=True)
            self._write(os.path.join(self.path, _TAG_NAME), _TAG)
        except FileExistsError:  # the tag is there, or something that is no folder
            return os.path.isdir(self.path)
        except (OSError, ValueError):
            return False
        return True

    @staticmethod
    def _write(path: str, data: bytes) -> None:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINKS, 0o600)
        with open(handle, "wb") as stream:
            stream.write(data)

    def _prune(self) -> None:
        """Delete the oldest entries beyond the cap; what a killed run left half written is among them one day."""
        entries = self._entries()
        total = sum(size for _, size, _ in entries)
        if total > MAX_TOTAL:
            for path, size, _ in sorted(entries, key=lambda entry: entry[2]):
                _remove(path)
                total -= size
                if total <= MAX_TOTAL // 2:
                    return

    def _entries(self) -> list[tuple[str, int, int]]:
        """Return path, size and time of what the cache wrote here."""
        found = []
        try:
            with os.scandir(self.path) as each:
                for entry in each:
                    if entry.name.endswith((_ENTRY, _TEMPORARY)) and entry.is_file(follow_symlinks=False):
                        status = entry.stat(follow_symlinks=False)
                        found.append((entry.path, status.st_size, status.st_mtime_ns))
        except OSError:
            pass
        return found


_NO_WAITING: int = getattr(os, "O_NONBLOCK", 0)
_NO_LINKS: int = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def open_folder(asked: str | None = None) -> Folder | None:
    """Return the cache's folder, None where nothing can be remembered; it is made when the first entry is written."""
    path = folder_path(asked)
    return Folder(path) if why_not(path) is None else None


def _at_home(*names: str) -> str:
    home = os.path.expanduser("~")
    return os.path.join(home, *names) if os.path.isabs(home) else ""


def _in_project(folder: str) -> bool:
    """Tell whether a folder lies inside a project: below one of its files, or below the current folder.

    A home folder under version control is no project for what lies in it, and neither is what lies above it.
    """
    home = os.path.realpath(os.path.expanduser("~"))
    here = os.path.realpath(os.curdir)
    while folder != home:
        if folder == here or any(os.path.exists(os.path.join(folder, name)) for name in _MARKERS):
            return True
        above = os.path.dirname(folder)
        if above == folder:
            return False
        folder = above
    return False


def _is_cache(folder: str) -> bool:
    """Tell whether a folder is empty or tagged as a cache: no other one is written to, or cleaned."""
    try:
        return os.path.exists(os.path.join(folder, _TAG_NAME)) or not os.listdir(folder)
    except OSError:
        return False


def _is_ours(status: os.stat_result) -> bool:
    """Tell whether a file or folder belongs to the user, and nobody else may write to it."""
    return not hasattr(os, "geteuid") or (status.st_uid == os.geteuid() and not status.st_mode & _OTHERS_MAY_WRITE)


def _is_mine_or_roots(status: os.stat_result) -> bool:
    """Tell whether a link was set by the user or the system; what its mode says means nothing."""
    return not hasattr(os, "geteuid") or status.st_uid in (0, os.geteuid())


def _remove(path: str, remove: Callable[[str], None] = os.unlink) -> None:
    try:
        remove(path)
    except OSError:  # it is gone already, or somebody holds it
        return
