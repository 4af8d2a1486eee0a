"""Where something is: a pointer inside a file's data, a place inside its text."""

from typing import TypeAlias

from msgspec import Struct

Pointer: TypeAlias = tuple[str | int, ...]
"""An address inside a file's data: `("stages", 1, "steps", 0)`. The empty pointer is the whole file."""


def format_pointer(pointer: Pointer) -> str:
    """Return a pointer as JSON Pointer (RFC 6901): `/stages/1/steps/0`, `""` for the whole file."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in pointer)


class Place(Struct, frozen=True, order=True):
    """A stretch of one file's text. Lines and code-point columns count from 1; the end is exclusive."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int
