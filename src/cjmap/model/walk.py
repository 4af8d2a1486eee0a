"""Every part of a map with its pointer, in reading order."""

from collections.abc import Iterator
from typing import Any

from cjmap.model.texts import Part
from cjmap.where import Pointer

_WRITTEN = {"for_": "for", "from_": "from"}
"""Fields whose key in the file is a word that Python keeps for itself."""


def parts(part: Part, pointer: Pointer = ()) -> Iterator[tuple[Pointer, Part]]:
    """Yield a part and all parts inside it with their pointers; data under `x` is not looked at."""
    yield pointer, part
    for name, value in part.__dict__.items():
        if value is None or name == "x" or value.__class__ is str:
            continue
        yield from _inside(value, (*pointer, _WRITTEN.get(name, name)))


def _inside(value: Any, pointer: Pointer) -> Iterator[tuple[Pointer, Part]]:
    if isinstance(value, Part):
        yield from parts(value, pointer)
    elif value.__class__ is tuple:
        for index, item in enumerate(value):
            if item.__class__ is not str:
                yield from _inside(item, (*pointer, index))
    elif value.__class__ is dict:
        for key, item in value.items():
            yield from _inside(item, (*pointer, key))
