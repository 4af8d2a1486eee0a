"""Plain scalars of YAML 1.2 (core schema, section 10.3): null, true and false, numbers; all else is text.

Numbers remember how they were written, because a text is what the author wrote: `name: 1.10` is the name "1.10".
"""

import re

MAX_DIGITS = 400
"""A longer number is a finding: nobody means it, and Python refuses to convert more than 4300 digits."""

MAY_RESOLVE = frozenset("0123456789+-.~nNtTfF")
"""The first characters of a plain scalar that may be something else than text."""

_NULL = frozenset(("", "~", "null", "Null", "NULL"))
_BOOLEAN = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INTEGER = re.compile(r"[-+]?[0-9]+")
_OTHER_BASE = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_SPECIAL = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")


class WrittenInt(int):
    """A whole number that prints as its author wrote it (`007`, `0x1F`)."""

    written: str

    def __str__(self) -> str:
        """Return the author's spelling."""
        return self.written


class WrittenFloat(float):
    """A number with a fraction that prints as its author wrote it (`1.10`)."""

    written: str

    def __str__(self) -> str:
        """Return the author's spelling."""
        return self.written


Scalar = str | int | float | bool | None


class NumberTooLongError(ValueError):
    """A number of more than `MAX_DIGITS` characters."""


def resolve(text: str) -> Scalar:
    """Return what a plain (unquoted) scalar means.

    Raises:
        NumberTooLongError: for a number of more than `MAX_DIGITS` characters.
    """
    if text in _NULL:
        return None
    if text in _BOOLEAN:
        return _BOOLEAN[text]
    if text[0].isalpha():  # no number begins so
        return text
    if _INTEGER.fullmatch(text):
        return _whole(text, 10)
    if _OTHER_BASE.fullmatch(text):
        return _whole(text, 0)
    if _FLOAT.fullmatch(text):
        return _fraction(text, text)
    if _SPECIAL.fullmatch(text):
        return _fraction(text, text.replace(".", "").lower())
    return text


def _whole(text: str, base: int) -> WrittenInt:
    if len(text) > MAX_DIGITS:
        raise NumberTooLongError
    number = WrittenInt(text, base)
    number.written = text
    return number


def _fraction(text: str, digits: str) -> WrittenFloat:
    if len(text) > MAX_DIGITS:
        raise NumberTooLongError
    number = WrittenFloat(digits)
    number.written = text
    return number
