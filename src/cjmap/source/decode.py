"""From bytes to text: encodings, and the characters that YAML does not allow."""

import codecs
import re

from msgspec import Struct

from cjmap.source.problem import Problem

# YAML 1.2, section 5.1: everything but the C0 controls (tab and line breaks are allowed), DEL, most of C1, surrogates
# and two non-characters.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
# UTF-8 without these bytes holds no forbidden character: C1 begins with 0xC2, the others with 0xED and 0xEF.
_HARMLESS = bytes(set(range(0x20, 0x100)) - {0x7F, 0xC2, 0xED, 0xEF} | {0x09, 0x0A, 0x0D})
_TAG_DIRECTIVE = re.compile(r"^%TAG\b.*$", re.MULTILINE)
_SAVE = "Save the file as UTF-8."


class Decoded(Struct, frozen=True):
    """A file's text, without byte order mark, and what is wrong with it; a text with a problem is not read further."""

    text: str
    problems: tuple[Problem, ...] = ()


def decode(data: bytes) -> Decoded:
    """Return the text of a file in UTF-8 (with or without byte order mark) or UTF-16 (with one, or of ASCII letters).

    Any other encoding, and characters that YAML forbids, are problems; the text is then as much as could be read.
    """
    encoding, mark = _guess(data)
    body = data[mark:]
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        text = body.decode(encoding, "replace")
        index = len(body[: error.start].decode(encoding, "replace"))
        named = "UTF-8" if encoding == "utf-8" else "UTF-16"
        wrong = f"not {named}: byte 0x{body[error.start]:02X} has no meaning there"
        return Decoded(text, (Problem("YML02", f"this text is {wrong}", index, index + 1, _SAVE),))
    if encoding == "utf-8" and not body.translate(None, _HARMLESS):
        return Decoded(text, _check_directives(text))
    return Decoded(text, check_characters(text))


def check_characters(text: str) -> tuple[Problem, ...]:
    """Return a problem for the first character that YAML forbids, and for a `%TAG` line (tags are never needed)."""
    match = _FORBIDDEN.search(text)
    if match:
        code = f"U+{ord(match[0]):04X}"
        message = f"the control character {code} cannot stand in a map"
        return (Problem("YML03", message, match.start(), match.end(), "Delete it; it is invisible in most editors."),)
    return _check_directives(text)


def _check_directives(text: str) -> tuple[Problem, ...]:
    match = _TAG_DIRECTIVE.search(text) if "%TAG" in text else None
    if match:
        return (Problem("YML06", "`%TAG` declares YAML tags, which a map never needs", *match.span()),)
    return ()


def _guess(data: bytes) -> tuple[str, int]:
    """Return the encoding and the length of the byte order mark (YAML 1.2, section 5.2)."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            return encoding, len(mark)
    if len(data) >= 2 and data[0] and not data[1]:
        return "utf-16-le", 0
    if len(data) >= 2 and not data[0] and data[1]:
        return "utf-16-be", 0
    return "utf-8", 0
