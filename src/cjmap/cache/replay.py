"""Answering a run that was done before: one that would see the same says the same.

What a run is asked, where, when and by which cjmap is its key; what it looked at is compared before it is answered.
Whatever is not exactly as it was means that the run is done.
"""

from __future__ import annotations

import os
import sys
import time
import zlib

from cjmap.cache.folder import open_folder
from cjmap.cache.identity import identity, kind
from cjmap.cache.run import packed, unpack
from cjmap.version import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cjmap.cache.run import Run

_FACTS = (
    *("CLICOLOR", "CLICOLOR_FORCE", "COLUMNS", "FORCE_COLOR", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "LANG"),
    *("LC_ALL", "LC_CTYPE", "LINES", "NO_COLOR", "PYTHONPATH", "PYTHONUTF8", "TERM", "TZ"),
)
"""The environment variables that may decide what a run says."""


class Asked:
    """A run that is asked for: its key and where it may be remembered, with or without looking into files."""

    __slots__ = ("began_ns", "by_content", "folder", "key")

    def __init__(self, arguments: Sequence[str]) -> None:
        self.began_ns = time.time_ns()
        self.by_content = _value(arguments, "--cache") == "hash"
        try:
            self.folder = None if "--no-cache" in arguments else open_folder(_value(arguments, "--cache-dir"))
            self.key = _key(arguments)
        except OSError:  # the current folder was deleted
            self.folder, self.key = None, b""

    @property
    def name(self) -> str:
        """Return the name of the entry; runs of one name forget each other."""
        return f"run-{zlib.crc32(self.key):08x}"


def answer(asked: Asked) -> Run | None:
    """Return the run that was remembered if it would be the same now, else None."""
    if asked.folder is None or (entry := asked.folder.read(asked.name)) is None:
        return None
    run = unpack(entry)
    if run is None or run.key != asked.key:
        return None
    found = identities(run.contents, run.kinds, asked.by_content)
    return run if found == run.identities else None


def _value(arguments: Sequence[str], flag: str) -> str | None:
    """Return the last value of a flag, as typer takes it."""
    found = None
    for index, argument in enumerate(arguments):
        if argument == flag and index + 1 < len(arguments):
            found = arguments[index + 1]
        elif argument.startswith(f"{flag}="):
            found = argument[len(flag) + 1 :]
    return found


def _key(arguments: Sequence[str]) -> bytes:
    """Return all that decides what a run says besides what it looks at."""
    terminals = [stream is not None and stream.isatty() for stream in (sys.stdout, sys.stderr)]
    facts = [os.environ.get(name) for name in _FACTS]
    today = time.localtime()[:3]
    said = (__version__, sys.version, sys.executable, os.getcwd(), today, terminals, facts, list(arguments))
    return repr(said).encode("utf-8", "backslashreplace")


def identities(contents: Iterable[bytes], kinds: Iterable[bytes], by_content: bool) -> bytes:
    """Return what tells whether any of these has changed, packed."""
    return packed([*(identity(path, by_content) for path in contents), *map(kind, kinds)])
