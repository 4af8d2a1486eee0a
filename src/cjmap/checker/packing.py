"""Plain data as bytes and back: JSON, packed small. What is read back has exactly the shape that is asked for.

Bytes come from other processes and from the cache, so they may be torn or forged: they are data, never code.
"""

import zlib
from collections.abc import Hashable
from functools import cache
from typing import TypeVar, cast

import msgspec

from cjmap.errors import CjmapError

Value = TypeVar("Value")

MAX_UNPACKED = 256 << 20
"""So many bytes packed data unfolds into at most; what a map of 11 MB leaves has a tenth of it."""


class ShapeError(CjmapError):
    """Bytes that are not what they should be."""


def pack(value: object, in_order: bool = False) -> bytes:
    """Return plain data as bytes; `in_order` gives the same bytes for the same data, whatever the order of its sets.

    Raises:
        ShapeError: for a text that is no Unicode, as names of files may be.
    """
    try:
        data = msgspec.json.encode(value, order="deterministic" if in_order else None)
    except UnicodeEncodeError:
        raise ShapeError("a text is no Unicode") from None
    return zlib.compress(data, 1)


def unpack(type_: type[Value], data: bytes) -> Value:
    """Return the value of a type that bytes hold.

    Raises:
        ShapeError: if they do not hold one.
    """
    try:
        stream = zlib.decompressobj()
        text = stream.decompress(data, MAX_UNPACKED)
        if not stream.eof or stream.unused_data:
            raise ShapeError("packed data is torn")
        return cast(Value, _decoder(cast(Hashable, type_)).decode(text))
    except (zlib.error, msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise ShapeError(f"packed data has another shape: {error}") from None


@cache
def _decoder(type_: Hashable) -> "msgspec.json.Decoder[object]":
    return msgspec.json.Decoder(type_)
