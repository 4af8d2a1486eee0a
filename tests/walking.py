"""A walk through plain data."""

from collections.abc import Iterator
from typing import Any


def walk(value: Any, pointer: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """Yield the pointer and the value of everything in plain data, the outer before what it holds."""
    yield pointer, value
    inner: Any = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inner:
        yield from walk(each, (*pointer, key))
