"""What tells whether a file, a folder or its absence is still what a run saw.

Four numbers: size, time of change, time of change of the entry, inode; or a digest of the content, where times say
nothing because the files were just copied. Nothing that is there has all four zero.
"""

import os
import stat

Identity = tuple[int, int, int, int]

ABSENT: Identity = (0, 0, 0, 0)
"""The identity of what does not exist, or cannot be looked at."""

SETTLED_NS = 2_000_000_000
"""What was changed less than this before a run began is not remembered: the clocks of some file systems tick in steps
of two seconds (FAT), and a second change within a step would not be seen."""

MAX_DIGESTED = 64 << 20
"""Larger files, more than maps commonly may have, are known by size and times: reading them would take seconds."""

_PATH = str | bytes


def identity(path: _PATH, by_content: bool = False) -> Identity:
    """Return what identifies a file, links followed, or the list of names in a folder; `ABSENT` if there is none."""
    try:
        status = os.stat(path)
        if not by_content:
            return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino & _POSITIVE
        return _digest(path, status)
    except (OSError, ValueError):
        return ABSENT


def kind(path: _PATH) -> Identity:
    """Return what something is, not what it says: a file, a folder, or a link and where to; `ABSENT` if nothing."""
    try:
        mode = stat.S_IFMT(os.lstat(path).st_mode)
        return (mode, 0, 0, 0) if mode != stat.S_IFLNK else (mode, *_digested(os.readlink(os.fsencode(path)))[:3])
    except (OSError, ValueError):
        return ABSENT


def settled(seen: Identity, began_ns: int) -> bool:
    """Tell whether what is there was changed last before a run began, so that a change since then would be seen.

    `seen` is not a digest. What is absent is always settled.
    """
    return max(seen[1:3]) < began_ns - SETTLED_NS


_POSITIVE = (1 << 63) - 1
"""Numbers are stored with a sign, since times may lie before 1970."""


def _digest(path: _PATH, status: os.stat_result) -> Identity:
    if stat.S_ISDIR(status.st_mode):
        return _digested(b"\0".join(sorted(map(os.fsencode, os.listdir(path)))))
    if not stat.S_ISREG(status.st_mode) or status.st_size > MAX_DIGESTED:  # a pipe could not be read twice
        return status.st_mode, status.st_size, status.st_mtime_ns, status.st_ctime_ns
    with open(path, "rb") as stream:
        return _digested(stream.read(MAX_DIGESTED + 1))


def _digested(data: bytes) -> Identity:
    from hashlib import blake2b

    digest = blake2b(data, digest_size=32).digest()
    first, second, third, fourth = (int.from_bytes(digest[at : at + 8], "big") & _POSITIVE for at in (0, 8, 16, 24))
    return first, second, third, fourth
