"""What an image is, by what is in it: its kind, and how many pixels it takes to show it."""

import re
import struct
import zlib
from collections.abc import Callable, Iterator

from msgspec import Struct

from cjmap.cli.svg_images import LeftOutError, measure_svg


class Image(Struct, frozen=True):
    """An image: its media type and its pixels (of a drawing, those of the images in it)."""

    media: str
    pixels: int


class _Kind(Struct, frozen=True):
    """A kind of raster image: how its files begin, and what yields the width and height of its picture.

    Where that picture stands on a canvas of its own size, this is yielded, too.
    """

    name: str
    beginning: re.Pattern[bytes]
    sizes: Callable[[bytes], Iterator[tuple[int, int]]]


def identify(data: bytes) -> Image:
    """Return what an image is; what its file is called says nothing.

    Raises:
        LeftOutError: for what is no image, or one that no program could show: it would be a blank space.
    """
    kind = _kind(data)
    return Image("image/svg+xml", measure_svg(data, _pixels_inside)) if kind is None else _raster(kind, data)


def _kind(data: bytes) -> _Kind | None:
    return next((kind for kind in _KINDS if kind.beginning.match(data)), None)


def _pixels_inside(data: bytes) -> int:
    """Return the pixels of an image inside a drawing.

    Raises:
        LeftOutError: if it is broken, or no raster image: drawings inside drawings have no end.
    """
    kind = _kind(data)
    if kind is None:
        raise LeftOutError("it is no PNG, JPEG, GIF or WebP")
    return _raster(kind, data).pixels


def _raster(kind: _Kind, data: bytes) -> Image:
    try:
        areas = [width * height for width, height in kind.sizes(data)]
    except (IndexError, struct.error):  # it ends before its header does
        areas = []
    if not areas or not areas[0]:
        raise LeftOutError(f"it is a broken {kind.name}")
    return Image(f"image/{kind.name.lower()}", max(areas))


def _png_sizes(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield the size in the first chunk, which is the header (PNG 1.2, 11.2.2); its checksum must be right."""
    length, name, width, height = struct.unpack_from(">I4sII", data, 8)
    (checksum,) = struct.unpack_from(">I", data, 29)
    if (length, name, checksum) == (13, b"IHDR", zlib.crc32(data[12:29])) and max(width, height) < 1 << 31:
        yield width, height


def _jpeg_sizes(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield the size in the header of the frame (ITU T.81, B.2.2), which comes before the first scan."""
    at, scan = 2, 0xDA
    while data[at] == 0xFF and data[at + 1] != scan:
        mark = data[at + 1]
        if 0xC0 <= mark <= 0xCF and mark not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack_from(">HH", data, at + 5)
            yield width, height
            return
        is_fill, is_alone = mark == 0xFF, mark == 0x01 or 0xD0 <= mark <= 0xD7
        at += 1 if is_fill else 2 if is_alone else 2 + struct.unpack_from(">H", data, at + 2)[0]


def _gif_sizes(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield the size of the first picture, and of the screen that it stands on (GIF 89a, 18 and 20)."""
    width, height, flags = struct.unpack_from("<HHB", data, 6)
    at = 13 + (3 << (flags & 7) + 1 if flags & 0x80 else 0)
    while data[at] == 0x21:  # an extension: blocks of a length each, up to one of none
        at += 2
        while data[at]:
            at += data[at] + 1
        at += 1
    if data[at] == 0x2C:
        yield struct.unpack_from("<HH", data, at + 5)
        yield width, height


def _webp_sizes(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield the size of the canvas, and of the first picture on it (RFC 9649, 2.5 to 2.7; RFC 6386, 9.1)."""
    at, canvas = 12, (0, 0)
    while True:
        name, length = struct.unpack_from("<4sI", data, at)
        body = data[at + 8 : at + 8 + length]
        if name == b"VP8X":
            canvas = _less_one(body[4:10])
        elif name in _FRAMES:
            yield _FRAMES[name](body)
            yield canvas
            return
        at += 8 + length + length % 2


def _less_one(body: bytes) -> tuple[int, int]:
    """Return a width and a height of three bytes each, which are written as one less."""
    low, high, low2, high2 = struct.unpack("<HBHB", body)
    return (high << 16 | low) + 1, (high2 << 16 | low2) + 1


def _lossless(body: bytes) -> tuple[int, int]:
    sign, bits = struct.unpack_from("<BI", body)
    return ((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1) if sign == 0x2F else (0, 0)


def _lossy(body: bytes) -> tuple[int, int]:
    start, width, height = struct.unpack_from("<3sHH", body, 3)
    return (width & 0x3FFF, height & 0x3FFF) if start == b"\x9d\x01\x2a" else (0, 0)


_FRAMES: dict[bytes, Callable[[bytes], tuple[int, int]]] = {
    b"VP8 ": _lossy,
    b"VP8L": _lossless,
    b"ANMF": lambda body: _less_one(body[6:12]),
}
"""The chunks of WebP that hold a picture, by what reads its size."""

_KINDS = (
    _Kind("PNG", re.compile(rb"\x89PNG\r\n\x1a\n"), _png_sizes),
    _Kind("JPEG", re.compile(rb"\xff\xd8\xff"), _jpeg_sizes),
    _Kind("GIF", re.compile(rb"GIF8[79]a"), _gif_sizes),
    _Kind("WebP", re.compile(rb"RIFF....WEBP", re.DOTALL), _webp_sizes),
)
