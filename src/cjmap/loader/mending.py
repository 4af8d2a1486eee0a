"""A copy of wrong data that the models accept, so that one run can also check what the right parts refer to."""

from copy import deepcopy
from typing import Any, TypeVar

from pydantic import ValidationError

from cjmap.loader.keys import model_at, required_keys
from cjmap.model.texts import Part
from cjmap.where import Pointer

_PLACEHOLDER = "?"
_ROUNDS = 3

Model = TypeVar("Model", bound=Part)


def mend(data: Any, model: type[Model], error: ValidationError) -> Model | None:
    """Return the model of `data` without what `error` complains about; None if that does not help.

    Wrong values are left out, wrong items and missing keys become a placeholder: pointers into the data stay right.
    """
    data = deepcopy(data)
    for _ in range(_ROUNDS):
        for mistake in error.errors(include_url=False, include_context=False, include_input=False):
            pointer = tuple(part for part in mistake["loc"] if part != "[key]")
            _mend_one(data, pointer, mistake["type"], model)
        try:
            return model.model_validate(data)
        except ValidationError as next_error:
            error = next_error
    return None


def _mend_one(data: Any, pointer: Pointer, kind: str, root: type[Part]) -> None:
    """Change the innermost table or list that holds the mistake; short forms on the way have no place of their own."""
    way = _way(data, pointer)
    if way and isinstance(way[-1][0], list):
        items, index, _ = way[-1]
        if items[index] != _PLACEHOLDER:
            items[index] = _PLACEHOLDER
            return
        way = [step for step in way if isinstance(step[0], dict)]  # a placeholder does not help: leave out the list
    if not way:
        return
    holder, last, where = way[-1]
    model = model_at(root, where)
    if kind == "missing" or (model is not None and last in required_keys(model)):
        holder[last] = _REQUIRED.get(str(last), _PLACEHOLDER)
    else:
        holder.pop(last, None)


_REQUIRED: dict[str, Any] = {"stages": [], "cjmap": 1}


def _way(data: Any, pointer: Pointer) -> list[tuple[Any, Any, Pointer]]:
    """Return the collections on the way: each, the part of the pointer that leads on from it, and its own pointer."""
    way: list[tuple[Any, Any, Pointer]] = []
    for number, part in enumerate(pointer):
        if isinstance(data, list) and isinstance(part, int) and part < len(data):
            way.append((data, part, pointer[:number]))
            data = data[part]
        elif isinstance(data, dict) and (isinstance(part, str) or part in data):
            way.append((data, part, pointer[:number]))
            data = data.get(part)
        elif not isinstance(data, (list, dict)):
            break
    return way
