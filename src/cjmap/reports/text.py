"""Text on its way to people: pieces with a style, and what no author's text may do to a terminal."""

from typing import Literal

Style = Literal["", "path", "error", "warning", "info", "bold", "dim", "help"]
Span = tuple[str, Style]
"""A piece of text and the style it has on a terminal."""

_BIDI = frozenset((0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x2028, 0x2029, 0xFEFF))


def printable(text: str) -> str:
    r"""Return text with its control and bidi characters visible (`\x1b`, `\u202e`): it must not act on a terminal."""
    if text.isprintable():  # none of these is, and asking costs nothing
        return text
    return "".join(_visible(char) for char in text)


def _acts(char: str) -> bool:
    code = ord(char)
    return code < 0x20 or 0x7F <= code < 0xA0 or code in _BIDI or 0xD800 <= code < 0xE000


def _visible(char: str) -> str:
    if not _acts(char):
        return char
    return f"\\x{ord(char):02x}" if ord(char) < 0x100 else f"\\u{ord(char):04x}"
