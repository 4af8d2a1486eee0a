"""What a comment covers: whole keys and items of the file, never a line."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from cjmap.checker.comments import Comment
from cjmap.source import Source
from cjmap.where import Place, Pointer

_SAYS_NOTHING = re.compile(r"(?:[ \t]*+(?:---(?=\s)|(?<![^\r\n])%[^\r\n]*+)?[ \t]*+(?:#[^\r\n]*+)?(?:\r\n?|\n))*+")
"""Blank lines, comments, and what stands before a document."""

_DASH = re.compile(r"(?:[&!]\S*+|\s++|#[^\r\n]*+)*+-(?=\s)")


class Stretch(Struct, frozen=True):
    """A stretch of the text that a comment covers, and the pointers of the keys and items in it."""

    place: Place
    pointers: tuple[Pointer, ...]


class _Entry(Struct, frozen=True):
    """A key with its value, or an item with its dash; `outer` is the number of the entry around it, -1 for none.

    `pointer` is None where the data has no such key: `<<`, or one that is written twice.
    """

    start: int
    end: int
    depth: int
    outer: int
    pointer: Pointer | None


class Stretches:
    """What comments of one file cover."""

    def __init__(self, source: Source) -> None:
        """Take the file; its keys and items are looked at once."""
        self._source = source
        self._entries: list[_Entry] = []
        self._walk(source.data, 0, (), 0, -1)
        self._starts = [entry.start for entry in self._entries]
        self._of_lines: dict[int, Stretch | None] = {}
        self._next_line = (-1, -1)

    def covered(self, comment: Comment) -> Stretch | None:
        """Return what a comment covers, None if nothing follows it.

        That is the outermost key or item that begins on the comment's line or, if the comment stands alone, on the
        next line that says something. If several begin there side by side (`  b, c]`), it is all of them; if none does
        (`]`, the last line of a long text), the innermost one that the line belongs to.
        """
        source = self._source
        index = self._following(comment.start) if comment.alone else comment.start
        line = source.lines.position(index)[0]
        if line not in self._of_lines:
            start = source.lines.starts[line - 1]
            end = start + len(source.lines.line(line)) if comment.alone else comment.start
            self._of_lines[line] = self._outermost(start, end) or self._innermost(start, end)
        return self._of_lines[line]

    def _following(self, index: int) -> int:
        """Return where the next line that says something begins; comments in a row have the same."""
        known, found = self._next_line
        if not known <= index < found:
            number = self._source.lines.position(index)[0]
            start = self._source.lines.starts[number - 1]
            match = _SAYS_NOTHING.match(self._source.text, start)
            found = match.end() if match else start
            self._next_line = (index, found)
        return found

    def _outermost(self, start: int, end: int) -> Stretch | None:
        """Return the outermost entries that begin in a line, None if none does."""
        begun = self._entries[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        if not begun:
            return None
        depth = min(entry.depth for entry in begun)
        return self._stretch([entry for entry in begun if entry.depth == depth])

    def _innermost(self, start: int, end: int) -> Stretch | None:
        """Return the innermost entry around what a line says, None if there is none."""
        said = self._source.text[start:end].rstrip()
        index = start + max(len(said) - 1, 0)
        number = bisect_right(self._starts, index) - 1
        while said and number >= 0:
            entry = self._entries[number]
            if index < entry.end:
                return self._stretch([entry])
            number = entry.outer
        return None

    def _stretch(self, entries: list[_Entry]) -> Stretch:
        place = self._source.stretch(entries[0].start, entries[-1].end)
        return Stretch(place, tuple(entry.pointer for entry in entries if entry.pointer is not None))

    def _walk(self, data: Any, node: int, pointer: Pointer, depth: int, outer: int) -> None:
        """Note the entries of a collection and of all inside it; what an alias repeats is written elsewhere."""
        nodes = self._source.nodes
        if node in nodes.aliases or node not in nodes.after:
            return
        inner = self._items(data, node) if isinstance(data, list) else self._keys(data, node)
        for start, child, part, value in inner:
            here = None if part is None else (*pointer, part)
            number = len(self._entries)
            self._entries.append(_Entry(start, max(nodes.ends[child], start + 1), depth, outer, here))
            if here is not None:
                self._walk(value, child, here, depth + 1, number)

    def _items(self, data: list[Any], node: int) -> Iterator[tuple[int, int, int, Any]]:
        """Yield where each item begins (at its dash), its node, index and data."""
        nodes = self._source.nodes
        last = nodes.starts[node]
        for number, (child, item) in enumerate(zip(nodes.children(node), data, strict=False)):
            dash = _DASH.match(self._source.text, last, nodes.starts[child])
            yield (dash.end() - 1 if dash else nodes.starts[child]), child, number, item
            last = nodes.ends[child]

    def _keys(self, data: dict[str, Any], node: int) -> Iterator[tuple[int, int, str | None, Any]]:
        """Yield where each key begins, its value's node, its name (None if the data has no such key) and data."""
        nodes = self._source.nodes
        kept = iter(data.items())
        for key in nodes.children(node)[::2]:
            name, value = (None, None) if key in nodes.dropped else next(kept, (None, None))
            yield nodes.starts[key], key + 1, name, value
