"""A file's text, read: plain data, and the place of every key and value in it."""

from itertools import islice
from typing import Any

from msgspec import Struct

from cjmap.source.composer import MAX_NODES, compose
from cjmap.source.decode import check_characters, decode
from cjmap.source.lines import Lines
from cjmap.source.nodes import Nodes
from cjmap.source.problem import Problem
from cjmap.source.traps import find_traps
from cjmap.where import Place, Pointer

MAX_SIZE = 1 << 20
"""The size cap in bytes; a setting raises it. The largest real map seen has 60 kB."""

MAX_TRAPS = 1000
"""So many warnings about a text are enough."""

__all__ = ["MAX_SIZE", "Lines", "Problem", "Source", "max_values", "read"]


class Source(Struct, frozen=True):
    """One file: its path as shown to people, its text, its data, what is wrong with its YAML.

    `data` is what could be read (None for nothing); a pointer into it becomes a `Place` by `place` or `key_place`.
    """

    path: str
    lines: Lines
    data: Any
    nodes: Nodes
    problems: tuple[Problem, ...]

    @property
    def text(self) -> str:
        """Return the text, without byte order mark."""
        return self.lines.text

    def place(self, pointer: Pointer) -> Place:
        """Return the place of a value; of the deepest value that exists if the pointer goes deeper."""
        if not self.nodes.starts:
            return self.stretch(0, 0)
        return self._node_place(self.nodes.find(self.data, pointer).node)

    def key_place(self, pointer: Pointer) -> Place:
        """Return the place of the key that holds a value; of the value itself where it is an item or the whole file."""
        if not self.nodes.starts:
            return self.stretch(0, 0)
        found = self.nodes.find(self.data, pointer)
        return self._node_place(found.node if found.key is None else found.key)

    def entry_place(self, pointer: Pointer) -> Place | None:
        """Return the place of an item as it stands, or of a key with its value if that ends on the line of the key.

        A value that runs over several lines is shown by its key, and the whole file by nothing.
        """
        found = self.nodes.find(self.data, pointer)
        if not found.pointer:
            return None
        value = self._node_place(found.node)
        if found.key is None:
            return value
        key = self._node_place(found.key)
        if key.line != value.end_line:
            return key
        return Place(key.file, key.line, key.column, value.end_line, value.end_column)

    def existing(self, pointer: Pointer) -> Pointer:
        """Return a pointer as the file has it: short forms not written out, nothing that does not exist."""
        return self.nodes.find(self.data, pointer).pointer

    def value(self, pointer: Pointer) -> Any:
        """Return the data that a pointer leads to; of the deepest value that exists if the pointer goes deeper."""
        return self.nodes.find(self.data, pointer).data

    def empty_values(self, most: int) -> dict[int, Pointer]:
        """Return the pointers of the first values that say nothing (`pains:`, `~`, an item `-`), by their node."""
        return self.nodes.pointers(self.data, set(self.nodes.nulls[:most])) if self.nodes.nulls else {}

    def stretch(self, start: int, end: int) -> Place:
        """Return the place from one code-point index to another."""
        text = self.lines.text
        end = max(start, end)
        while end > start + 1 and text[end - 1].isspace():  # a block scalar ends behind its line break
            end -= 1
        return Place(self.path, *self.lines.position(start), *self.lines.position(end))

    def _node_place(self, node: int) -> Place:
        return self.stretch(self.nodes.starts[node], self.nodes.ends[node])


def read(data: bytes | str, path: str, max_size: int = MAX_SIZE) -> Source:
    """Read one file's bytes (or its text).

    Returns a `Source` also for a file that is no YAML at all: everything wrong is one of its problems.
    """
    if len(data) > max_size:
        shown = data[:200] if isinstance(data, str) else ""
        size = f"{max_size >> 20} MiB" if max_size % (1 << 20) == 0 else f"{max_size:,} bytes"
        message = f"the file has more than {size}"
        return _unread(
            shown, path, (Problem("YML11", message, 0, 0, "Split the map, or raise `max-size-mib` in cjmap.toml."),)
        )
    if isinstance(data, str):
        text, problems = data.removeprefix("\ufeff"), check_characters(data)
    else:
        decoded = decode(data)
        text, problems = decoded.text, decoded.problems
    if problems:
        return _unread(text, path, problems)
    composed = compose(text, max_values(max_size))
    problems = (*composed.problems, *islice(find_traps(text, composed.nodes), MAX_TRAPS))
    return Source(path, Lines(text), composed.data, composed.nodes, problems)


def max_values(max_size: int) -> int:
    """Return how many values a file may have, given the size cap in bytes."""
    return MAX_NODES * max(1, max_size // MAX_SIZE)


def _unread(text: str, path: str, problems: tuple[Problem, ...]) -> Source:
    return Source(path, Lines(text), None, Nodes(), problems)
