"""A run that was done, as data: the bytes of an entry in the cache, and back.

Packed by hand: a replayed run takes a few milliseconds, and reading JSON would double them.
"""

from __future__ import annotations

import struct
import zlib

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.cache.identity import Identity

Said = tuple[int, bytes]
"""What was written at once: to 1, stdout, or 2, stderr, and the bytes."""

_MAGIC = b"cjmap run 1\n"
_HEAD = struct.Struct("<12sL")
"""Magic, checksum of all that follows: a torn file is none."""

_LENGTHS = struct.Struct("<B5L")
"""Exit code, lengths of: key, contents, kinds, identities; number of pieces that were said."""

_PIECE = struct.Struct("<BL")
"""Stream, length of a piece."""


class Run:
    """A run: its `key`, whose `contents` and `kinds` it looked at, their `identities`, what it said, its exit code.

    Paths are as bytes, which is what the system takes; `identities` are those of the contents, then of the kinds, as
    `packed` gives them.
    """

    __slots__ = ("code", "contents", "identities", "key", "kinds", "said")

    def __init__(
        self,
        key: bytes,
        contents: Sequence[bytes],
        kinds: Sequence[bytes],
        identities: bytes,
        said: Sequence[Said],
        code: int,
    ) -> None:
        self.key = key
        self.contents = contents
        self.kinds = kinds
        self.identities = identities
        self.said = said
        self.code = code

    def pack(self) -> bytes:
        """Return the bytes of an entry."""
        contents, kinds = b"\0".join(self.contents), b"\0".join(self.kinds)
        lengths = map(len, (self.key, contents, kinds, self.identities, self.said))
        pieces = b"".join(_PIECE.pack(stream, len(text)) + text for stream, text in self.said)
        rest = b"".join((_LENGTHS.pack(self.code, *lengths), self.key, contents, kinds, self.identities, pieces))
        return _HEAD.pack(_MAGIC, zlib.crc32(rest)) + rest


def packed(identities: Sequence[Identity]) -> bytes:
    """Return identities in a form that can be stored and compared."""
    return struct.pack(f"<{4 * len(identities)}q", *(number for each in identities for number in each))


def unpack(entry: bytes) -> Run | None:
    """Return the run that an entry holds, None if it is not one to the last byte."""
    try:
        magic, checksum = _HEAD.unpack_from(entry)
        rest = memoryview(entry)[_HEAD.size :]
        if magic != _MAGIC or zlib.crc32(rest) != checksum:
            return None
        code, *lengths, pieces = _LENGTHS.unpack_from(rest)
        parts, at = [], _LENGTHS.size
        for length in lengths:
            parts.append(bytes(rest[at : at + length]))
            at += length
        said = _said(rest, at, pieces)
    except struct.error:
        return None
    key, contents, kinds, identities = parts
    if said is None or code not in (0, 1):
        return None
    return Run(key, contents.split(b"\0"), kinds.split(b"\0"), identities, said, code)


def _said(rest: memoryview, at: int, pieces: int) -> list[Said] | None:
    """Return the pieces that stand at the end, None if they are not exactly what is left."""
    said = []
    for _ in range(pieces):
        stream, length = _PIECE.unpack_from(rest, at)
        at += _PIECE.size
        if stream not in (1, 2) or at + length > len(rest):
            return None
        said.append((stream, bytes(rest[at : at + length])))
        at += length
    return said if at == len(rest) else None
