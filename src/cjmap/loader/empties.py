"""Keys and items that say nothing: absent means unknown and `[]` means none, but a bare `pains:` means neither."""

from collections.abc import Iterator

from cjmap.finding import Finding
from cjmap.loader.codes import finding
from cjmap.loader.keys import holds_list, keys_of, model_at
from cjmap.model.texts import Part
from cjmap.source import Source
from cjmap.where import Pointer

MAX_EMPTY = 1000
"""So many values that say nothing are looked at."""


def tell_empty_values(source: Source, root: type[Part]) -> Iterator[Finding]:
    """Yield a finding for each key and each item without a value; what stands under `x` is the author's own."""
    split: set[Pointer] = set()
    for node, pointer in source.empty_values(MAX_EMPTY).items():
        if _under_x(pointer, root):
            continue
        place = source.key_place(pointer)
        key = pointer[-1] if pointer else ""
        model = model_at(root, pointer[:-1])
        if isinstance(key, int):
            message, help = "an item without a text", "Write its text, or delete the line."
        elif model is not None and key not in keys_of(model):
            if pointer[:-1] in split:
                continue  # `{a, b}` is one mistake
            split.add(pointer[:-1])
            message, help = (
                f"`{key}` has no value",
                "Between `{ }` a comma begins a new key: put quotes around a text that holds one.",
            )
        else:
            message = f"`{key}` has no value"
            help = "Write one, or leave the key out: what is absent is unknown."
            if model is not None and holds_list(keys_of(model)[key]):
                help = f"Write `{key}: []` if there are none, or leave the key out: what is absent is unknown."
        cut = _comment_behind(source, source.nodes.starts[node])
        yield finding("MAP04", message, place, pointer, help=cut or help)


def _under_x(pointer: Pointer, root: type[Part]) -> bool:
    return any(part == "x" and model_at(root, pointer[:at]) is not None for at, part in enumerate(pointer))


def _comment_behind(source: Source, index: int) -> str:
    """Return what to do where the value was taken for a comment: `name: #1 choice`."""
    rest = source.text[index:].split("\n", 1)[0].strip()
    if rest.startswith("#") and rest[1:2].strip():
        return f"YAML takes `{rest}` for a comment; put quotes around it if it is the value."
    return ""
