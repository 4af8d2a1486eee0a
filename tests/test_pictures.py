"""Images by what is in them: their kind, their size, and what no program could show."""

import base64
import re
import struct
import zlib
from pathlib import Path

import pytest

from cjmap.cli.image_kinds import Image, identify
from cjmap.cli.pictures import read_picture
from cjmap.cli.svg_images import LeftOutError

NOTHING = "it is no PNG, JPEG, GIF, WebP or SVG"
XMLNS = b'xmlns="http://www.w3.org/2000/svg"'

OLD = b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'


def png(width: int, height: int, name: bytes = b"IHDR") -> bytes:
    """Return the header of a PNG."""
    chunk = name + struct.pack(">II5B", width, height, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk)) + b"rest"


def jpeg(width: int, height: int, frame: int = 0xC0) -> bytes:
    """Return the header of a JPEG: a comment that looks like a frame, a fill byte, a table, the frame."""
    comment = b"\xff\xfe\x00\x09\xff\xc0\0\0\0\0\0"
    table = b"\xff\xff\xc4\x00\x04\x00\x00"
    return b"\xff\xd8" + comment + table + struct.pack(">BBHBHHB", 0xFF, frame, 8, 8, height, width, 0) + b"\xff\xda"


def gif(screen: tuple[int, int], picture: tuple[int, int], flags: int = 0x80) -> bytes:
    """Return the header of a GIF with a table of two colours, an extension and the descriptor of a picture."""
    head = b"GIF89a" + struct.pack("<HHBBB", *screen, flags, 0, 0) + b"\0" * (6 if flags else 0)
    return head + b"\x21\xff\x02ab\x01c\0" + b"\x2c" + struct.pack("<HHHHB", 0, 0, *picture, 0)


def webp(*chunks: tuple[bytes, bytes]) -> bytes:
    """Return a WebP of some chunks."""
    body = b"".join(name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2) for name, data in chunks)
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def three(*numbers: int) -> bytes:
    """Return numbers in three bytes each."""
    return b"".join(number.to_bytes(3, "little") for number in numbers)


LOSSY = (b"VP8 ", b"\0\0\0\x9d\x01\x2a" + struct.pack("<HH", 0x4000 | 30, 20) + b"x")
LOSSLESS = (b"VP8L", b"\x2f" + struct.pack("<I", 29 | 19 << 14 | 1 << 28))
CANVAS = (b"VP8X", b"\0\0\0\0" + three(299, 199))
ICC = (b"ICCP", b"odd")
MOVING = (b"ANMF", three(0, 0, 29, 19, 100))


@pytest.mark.parametrize(
    ("data", "media", "pixels"),
    [
        (png(30, 20), "png", 600),
        (jpeg(30, 20), "jpeg", 600),
        (jpeg(300, 20, 0xC2), "jpeg", 6000),
        (gif((30, 20), (3, 2)), "gif", 600),
        (gif((3, 2), (30, 20), 0), "gif", 600),
        (gif((0, 0), (30, 20)), "gif", 600),
        (webp(LOSSY), "webp", 600),
        (webp(LOSSLESS), "webp", 600),
        (webp(CANVAS, ICC, LOSSY), "webp", 60_000),
        (webp(CANVAS, MOVING), "webp", 60_000),
    ],
)
def test_the_size_is_that_of_the_header(data: bytes, media: str, pixels: int) -> None:
    assert identify(data) == Image(f"image/{media}", pixels)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"\x89PNG\r\n\x1a\nnothing that is a header, but long enough", "PNG"),
        (png(30, 20)[:30], "PNG"),
        (png(30, 20, b"IDAT"), "PNG"),
        (png(30, 20).replace(b"\x00\x14", b"\x00\x15"), "PNG"),
        (png(0, 20), "PNG"),
        (png(1 << 31, 1), "PNG"),
        (b"\xff\xd8\xff\xe0rest", "JPEG"),
        (jpeg(30, 0), "JPEG"),
        (jpeg(30, 20, 0xC4), "JPEG"),
        (jpeg(30, 20)[:25], "JPEG"),
        (b"GIF89a rest", "GIF"),
        (gif((30, 20), (0, 0)), "GIF"),
        (gif((30, 20), (30, 20))[:-12] + b";", "GIF"),
        (b"RIFF\n\0\0\0WEBPVP8 ", "WebP"),
        (webp(CANVAS), "WebP"),
        (webp(CANVAS, (b"VP8 ", b"no key frame")), "WebP"),
        (webp((b"VP8L", b"not lossless")), "WebP"),
    ],
)
def test_broken_images_are_told(data: bytes, name: str) -> None:
    with pytest.raises(LeftOutError, match=f"^it is a broken {name}$"):
        identify(data)


@pytest.mark.parametrize(
    "data",
    [
        b"<svg " + XMLNS + b"/>",
        b'\xef\xbb\xbf<?xml version="1.0" encoding="UTF-8"?>\n<!-- drawn -->\n<svg ' + XMLNS + b">\n<g/></svg>\n",
        b"<svg " + XMLNS + b">" + (b"<g>" * 99 + b"</g>" * 99) * 2 + b"</svg>",
        OLD + b"<svg " + XMLNS + b"/>",
        b"<!DOCTYPE svg><svg " + XMLNS + b"/>",
        b"<s:svg " + XMLNS.replace(b"xmlns", b"xmlns:s") + b"></s:svg>",
    ],
)
def test_a_drawing_has_no_pixels(data: bytes) -> None:
    assert identify(data) == Image("image/svg+xml", 0)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", NOTHING),
        (b"text", NOTHING),
        (b"<html><svg></svg></html>", NOTHING),
        (b"<!DOCTYPE html><html></html>", NOTHING),
        (b"<!-- -->" * 10_000 + b"text", NOTHING),
        (b"<svg " + XMLNS + b">\n<g>", "it is a broken SVG (no element found, line 2)"),
        (b"<svg " + XMLNS + b"><g></svg>", "it is a broken SVG (mismatched tag, line 1)"),
        (b"<svg " + XMLNS + b">&nbsp;</svg>", "it is a broken SVG (undefined entity, line 1)"),
        (b"<svg " + XMLNS + b">\xe9</svg>", "it is a broken SVG (not well-formed (invalid token), line 1)"),
        (b"<svg " + XMLNS + b">" + b"<g>" * 100, "it is an SVG of more than 100 levels"),
        (b"<svg/>", 'it is an SVG without xmlns="http://www.w3.org/2000/svg"'),
        (
            b'<!DOCTYPE svg [<!ENTITY a "a">]><svg ' + XMLNS + b">&a;</svg>",
            "it is an SVG whose DOCTYPE declares something",
        ),
        (OLD + b"<svg " + XMLNS + b">&nbsp;</svg>", "it is a broken SVG (undefined entity, line 1)"),
    ],
)
def test_what_is_no_drawing_is_told(data: bytes, why: str) -> None:
    with pytest.raises(LeftOutError, match=f"^{re.escape(why)}$"):
        identify(data)


def test_an_image_of_exactly_so_many_pixels_is_shown(tmp_path: Path) -> None:
    data = png(5000, 5000)
    (tmp_path / "a.png").write_bytes(data)
    assert read_picture("a.png", [tmp_path], tmp_path) == f"data:image/png;base64,{base64.b64encode(data).decode()}"


@pytest.mark.parametrize("data", [png(5000, 5001), png(30_000, 30_000), gif((1, 1), (65_535, 65_535))])
def test_an_image_of_more_pixels_is_left_out(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.png").write_bytes(data)
    with pytest.raises(LeftOutError, match=r"^it has more than 25 megapixels$"):
        read_picture("a.png", [tmp_path], tmp_path)
