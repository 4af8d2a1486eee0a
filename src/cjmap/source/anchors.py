"""Anchors (`&name`), what repeats them (`*name`), what merges them (`<<`), and the cap on what that comes to."""

from typing import Any

from msgspec import Struct

from cjmap.source.nodes import Nodes
from cjmap.source.problem import Problems

TEXT_OF_A_NODE = 100
"""So many characters that an alias repeats count as a node, for a bomb can also be made of one long text."""

_BEHIND_A_NAME = frozenset(":?%@`")
"""libyaml ends the name of an anchor before these, and reads the rest as a text."""


class _Anchor(Struct):
    """An anchored node: its number, its data, its size in nodes with aliases expanded (None while it is open)."""

    node: int
    data: Any
    size: int | None


class Anchors:
    """The anchors of one text, by name, and how many nodes their aliases add to those written (`expanded`)."""

    __slots__ = ("_known", "expanded", "max_nodes", "nodes", "problems", "text")

    def __init__(self, text: str, nodes: Nodes, problems: Problems, max_nodes: int) -> None:
        """Take the text, its nodes and problems as far as they are known, and the cap on nodes."""
        self.text = text
        self.nodes = nodes
        self.problems = problems
        self.max_nodes = max_nodes
        self.expanded = 0
        self._known: dict[str, _Anchor] = {}

    def set(self, event: Any, node: int, data: Any, size: int | None) -> None:
        """Note the anchor of a node; `size` is None for a collection, which is not closed yet."""
        name, start = event.anchor, event.start_mark.index
        end = start + len(name) + 1
        if self.text[start : start + 1] == "&" and self.text[end : end + 1] in _BEHIND_A_NAME:
            message = f"`{self.text[end]}` cannot stand in the name of an anchor"
            self.problems.note("YML01", message, end, end + 1, "Use letters, digits, `-` and `_`.")
        if name in self._known:
            self.problems.note("YML10", f"the anchor `&{name}` stands here twice", start, end)
        self._known[name] = _Anchor(node, data, size)

    def close(self, name: str, node: int, size: int) -> None:
        """Note the size of an anchored collection that ends, with aliases expanded."""
        anchor = self._known[name]
        if anchor.node == node:
            anchor.size = size

    def repeat(self, event: Any, node: int) -> Any:
        """Return the data that the alias `node` repeats, None where there is none.

        Raises:
            StopReading: for an alias inside what it repeats, and for too many nodes.
        """
        nodes = self.nodes
        start, end = event.start_mark.index, event.end_mark.index
        anchor = self._known.get(event.anchor)
        if anchor is None:
            message = f"`*{event.anchor}` repeats `&{event.anchor}`, which is nowhere above"
            self.problems.note("YML09", message, start, end, 'A text that begins with "*" needs quotes.')
            return None
        if anchor.size is None:
            self.problems.fail("YML14", f"`*{event.anchor}` stands inside what it repeats", start, end)
        nodes.aliases[node] = nodes.aliases.get(anchor.node, anchor.node)
        length = nodes.ends[anchor.node] - nodes.starts[anchor.node]
        self.expanded += anchor.size + length // TEXT_OF_A_NODE
        self.check_size()
        return anchor.data

    def merge(self, mapping: int, node: int, value: Any) -> None:
        """Note what `<<` brings into a mapping from the node `node`; it is merged when the mapping is closed."""
        nodes = self.nodes
        target = nodes.aliases.get(node, node)
        found: list[tuple[int, dict[str, Any]]] = []
        if isinstance(value, dict):
            found = [(target, value)]
        elif isinstance(value, list) and all(isinstance(item, dict) for item in value):
            children = nodes.children(target)
            found = [(nodes.aliases.get(child, child), item) for child, item in zip(children, value, strict=True)]
        elif value is not None or node in nodes.nulls[-1:]:
            message = "`<<` merges a table, or a list of tables, into this one"
            self.problems.note("YML16", message, nodes.starts[node], nodes.ends[node])
        nodes.merges.setdefault(mapping, []).extend(found)

    def check_size(self) -> None:
        """Stop where there are too many nodes, counting what aliases repeat.

        Raises:
            StopReading: if there are.
        """
        if len(self.nodes.starts) + self.expanded > self.max_nodes:
            message = f"more than {self.max_nodes:,} values, counting what references (`*name`) repeat"
            self.problems.fail("YML13", message, self.nodes.starts[-1], self.nodes.ends[-1])
