"""Every part of a map with its pointer, in reading order."""

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from cjmap.model.texts import Part
from cjmap.where import Pointer


def parts(part: Part, pointer: Pointer = ()) -> Iterator[tuple[Pointer, Part]]:
    """Yield a part and all parts inside it with their pointers; data under `x` is not looked at."""
    waiting = [(pointer, part)]
    while waiting:
        pointer, part = waiting.pop()
        yield pointer, part
        values = part.__dict__
        inner: list[tuple[Pointer, Part]] = []
        for name, key in _holders(part.__class__):
            if value := values[name]:
                _collect(value, (*pointer, key), inner)
        if inner:
            inner.reverse()
            waiting += inner


def _collect(value: Any, pointer: Pointer, found: list[tuple[Pointer, Part]]) -> None:
    """Add the parts that a value is made of, but not those inside them."""
    if value.__class__ is tuple:
        for index, item in enumerate(value):
            found.append(((*pointer, index), item))
    elif value.__class__ is dict:
        for key, item in value.items():
            _collect(item, (*pointer, key), found)
    else:
        found.append((pointer, value))


@cache
def _holders(kind: type[Part]) -> tuple[tuple[str, str], ...]:
    """Return the fields of a kind of part that can hold parts, each with its key in the file.

    Most fields hold texts, and looking at each of them in each part would take longer than all the rest.
    """
    return tuple(
        (name, field.alias or name) for name, field in kind.model_fields.items() if _can_hold_parts(field.annotation)
    )


def _can_hold_parts(annotation: Any) -> bool:
    """Tell whether a type is a kind of part, or made of one: `tuple[Pain, ...]`, `dict[str, Persona] | None`."""
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return True
    return any(_can_hold_parts(inner) for inner in get_args(annotation))
