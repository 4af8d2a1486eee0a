"""Where the nodes of a text stand, and the way from a pointer to a node."""

from array import array
from typing import Any

from msgspec import Struct, field

from cjmap.where import Pointer


class Found(Struct, frozen=True):
    """What a pointer leads to: the part of it that exists, the key's node (None for an item), the node, the data.

    `ends` if the pointer goes deeper than the data.
    """

    pointer: Pointer
    key: int | None
    node: int
    data: Any
    ends: bool = False


class Nodes(Struct):
    """The places of a text's nodes (keys, values, collections, aliases), numbered in reading order.

    `starts[n]` and `ends[n]` are code-point indexes (end exclusive); `after[n]` is the number of the first node behind
    a collection, so that a pointer finds its node by skipping siblings. `aliases` maps an alias to the node it repeats,
    `merges` a mapping to the mappings (node and data) that its `<<` brings in; `dropped` are keys without data.
    `nulls` are values that say nothing.
    """

    starts: "array[int]" = field(default_factory=lambda: array("I"))
    ends: "array[int]" = field(default_factory=lambda: array("I"))
    after: dict[int, int] = field(default_factory=dict)
    aliases: dict[int, int] = field(default_factory=dict)
    merges: dict[int, list[tuple[int, dict[str, Any]]]] = field(default_factory=dict)
    dropped: set[int] = field(default_factory=set)
    nulls: list[int] = field(default_factory=list)
    _children: dict[int, list[int]] = field(default_factory=dict)
    _own_keys: dict[int, dict[str, int]] = field(default_factory=dict)
    _found: dict[Pointer, Found] = field(default_factory=dict)

    def find(self, data: Any, pointer: Pointer) -> Found:
        """Return the node of a pointer into `data`, the composed data of the text.

        A pointer that goes deeper than the data stops at the last node that exists. Where the author used a short form,
        parts of the written-out form stay put: index 0 of something that is no list, a key of a list or of a scalar.
        """
        known = self._found.get(pointer)
        if known is None:  # many are asked for that begin alike
            known = self._found[pointer] = self._find(data, pointer)
        return known

    def _find(self, data: Any, pointer: Pointer) -> Found:
        if not pointer:
            return Found((), None, self.aliases.get(0, 0), data)
        above, part = self.find(data, pointer[:-1]), pointer[-1]
        if above.ends:
            return above
        inner = above.data
        step = self._step(inner, above.node, part)
        if step is not None:
            key, node, value = step
            return Found((*above.pointer, part), key, self.aliases.get(node, node), value)
        if (isinstance(inner, list) and isinstance(part, str)) or (isinstance(inner, dict) and part == 0):
            return above
        return Found(above.pointer, above.key, above.node, inner, ends=True)

    def _step(self, data: Any, node: int, part: str | int) -> tuple[int | None, int, Any] | None:
        """Return (key node, value node, value) of one part of a pointer, None if there is no such thing."""
        if isinstance(data, list) and isinstance(part, int) and 0 <= part < len(data):
            return None, self.children(node)[part], data[part]
        if isinstance(data, dict) and part in data:
            return self._value(node, str(part), data)
        return None

    def _value(self, node: int, name: str, data: dict[str, Any]) -> tuple[int, int, Any] | None:
        known = self._own_keys.get(node)
        if known is None:
            known = self._own_keys[node] = dict(zip(data, self.keys(node), strict=False))
        if name in known:
            return known[name], known[name] + 1, data[name]
        for source, source_data in self.merges.get(node, ()):
            if name in source_data:
                return self._value(source, name, source_data)
        return None

    def pointers(self, data: Any, wanted: set[int]) -> dict[int, Pointer]:
        """Return the pointer of each wanted node that holds a value written in place (not by alias or merge)."""
        found: dict[int, Pointer] = {}
        if self.starts:
            self._walk(data, 0, (), wanted, found)
        return found

    def _walk(self, data: Any, node: int, pointer: Pointer, wanted: set[int], found: dict[int, Pointer]) -> None:
        if node in wanted:
            found[node] = pointer
        if node in self.aliases:
            return
        if isinstance(data, list):
            for position, (child, item) in enumerate(zip(self.children(node), data, strict=False)):
                self._walk(item, child, (*pointer, position), wanted, found)
        elif isinstance(data, dict):
            for name, (key, item) in zip(self.keys(node), data.items(), strict=False):
                self._walk(item, name + 1, (*pointer, key), wanted, found)

    def children(self, node: int) -> list[int]:
        """Return the child nodes of a closed collection; those of a mapping are key, value, key, value."""
        known = self._children.get(node)
        if known is None:
            known = self._children[node] = []
            after, add = self.after.get, known.append  # asked for every node of a map
            child, end = node + 1, after(node, node + 1)
            while child < end:
                add(child)
                child = after(child, child + 1)
        return known

    def keys(self, node: int) -> list[int]:
        """Return the key nodes of a closed mapping whose values are in its data, in the order of the data."""
        keys = self.children(node)[::2]
        return [key for key in keys if key not in self.dropped] if self.dropped else keys
