"""The composer: one pass over libyaml's events builds plain data and, beside it, the place of every node.

Nothing but two numbers is kept for each node: event objects would cost ten times the memory, and lines and columns are
needed only for what is shown.
"""

import re
from collections.abc import Callable
from typing import Any

from msgspec import Struct
from yaml._yaml import CParser
from yaml.error import MarkedYAMLError
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from cjmap.source.anchors import Anchors
from cjmap.source.nodes import Nodes
from cjmap.source.problem import Problem, Problems, StopReading
from cjmap.source.repeated import RepeatedKey, repeated_keys
from cjmap.source.scalars import MAX_DIGITS, MAY_RESOLVE, NumberTooLongError, Scalar, resolve
from cjmap.source.syntax import explain

MAX_DEPTH = 64
"""Collections inside collections; a real map has about 12."""

MAX_NODES = 100_000
"""Nodes of a text with its aliases expanded, for each MiB of the size cap: stops alias bombs in milliseconds."""


class Composed(Struct, frozen=True):
    """What one text holds: plain data (None where nothing could be read), its nodes, what is wrong with it."""

    data: Any
    nodes: Nodes
    problems: tuple[Problem, ...]


def compose(text: str, max_nodes: int = MAX_NODES) -> Composed:
    """Read one YAML document.

    Takes the decoded text (no byte order mark, no forbidden characters) and the cap on nodes with aliases expanded.
    Returns data of dict, list, str, int, float, bool and None. Everything wrong is a problem, nothing is raised.
    """
    composer = _Composer(text, max_nodes)
    data = None
    try:
        data = composer.run()
    except StopReading:
        pass
    except MarkedYAMLError as error:
        composer.problems.append(explain(error, text, composer.nodes))
    _stay_inside(composer.nodes, len(text))
    problems = (*composer.problems, *repeated_keys(composer.twice, composer.nodes))
    return Composed(data, composer.nodes, problems)


def _stay_inside(nodes: Nodes, size: int) -> None:
    """Let what ends behind the line break that was missing end where the text ends."""
    if nodes.starts and max(nodes.starts[-1], nodes.ends[-1], nodes.ends[0]) > size:
        for places in (nodes.starts, nodes.ends):
            for node, index in enumerate(places):
                places[node] = min(index, size)


_QUOTE = "If it is a text, put quotes around it."
_NO_KEY: Any = object()  # inside a mapping, a key comes next
_DROP: Any = object()  # the value of this key is not kept
_MERGE: Any = object()  # the value of this key is merged into the mapping
_ODD_KEY = MAY_RESOLVE | {"", "<"}
_ODD_VALUE = MAY_RESOLVE | {""}
# Where an anchor or a tag may begin, and where libyaml may take a `?` for the sign of a key, which it is not.
_DECORATIONS = tuple(map(re.compile, (r"&(?<![^\s\[{,:?]&)", r"!(?<![^\s\[{,:?]!)", r"\?(?<![^\s\[{,]\?)(?=\S)")))


class _Composer:
    def __init__(self, text: str, max_nodes: int) -> None:
        self.text = text
        # A line break that is missing at the end is no part of a text: `|` would read another text without it.
        self.parser = CParser(text if text.endswith(("\n", "\r")) else text + "\n")
        self.nodes = Nodes()
        self.problems = Problems()
        self.anchors = Anchors(text, self.nodes, self.problems, max_nodes)
        self.last_end = 0  # of the alias or collection that ended last
        self.decorated = any(sign.search(text) for sign in _DECORATIONS)  # then every scalar needs a second look
        self.plain_keys: set[str] = set()  # keys that are texts, as was seen once
        self.last_value = 0  # the alias or collection that was read last
        self.twice: list[RepeatedKey] = []
        self.node = -1  # the collection being read
        self.stack: list[tuple[Any, Any, int, str | None, int]] = []

    def run(self) -> Any:
        """Return the data of the first document; a second one is a problem."""
        get_event: Callable[[], Any] = self.parser.get_event
        get_event()
        if get_event().__class__ is StreamEndEvent:
            return None
        root = self._read_document()
        self.anchors.check_size()
        event = get_event()
        if isinstance(event, DocumentStartEvent):
            start: int = event.start_mark.index  # type: ignore[union-attr]
            self.problems.note("YML05", "a second document begins here; a file holds one map", start, start + 3)
        return root[0]

    def _read_document(self) -> list[Any]:
        """Compose until the document ends. The branch of scalars is the hot one and therefore stands inline."""
        get_event: Callable[[], Any] = self.parser.get_event
        add_start, add_end = self.nodes.starts.append, self.nodes.ends.append
        scalar, no_key, plain_keys, odd_values = ScalarEvent, _NO_KEY, self.plain_keys, _ODD_VALUE
        decorated = self.decorated
        root: list[Any] = []
        container: Any = root
        key: Any = None  # None inside a sequence
        while True:
            event = get_event()
            kind = event.__class__
            if kind is scalar:
                add_start(event.start_mark.index)
                add_end(event.end_mark.index)
                value = event.value
                if key is no_key:
                    key = value
                    if key in container or decorated or key not in plain_keys:
                        key = self._odd_key(event, container)
                    continue
                if decorated or (value[:1] in odd_values and not event.style):
                    value = self._odd_value(event)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                value = container
                container, key = self._close(event, value)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                container, key = self._open(event, container, key)
                continue
            elif kind is AliasEvent:
                value = self._alias(event, key)
            elif kind is DocumentEndEvent:
                return root
            if key is None:
                container.append(value)
                continue
            if key is _MERGE:
                self._merge(value)
            elif key is not _DROP:
                container[key] = value
            key = no_key

    def _open(self, event: Any, container: Any, key: Any) -> tuple[Any, Any]:
        """Begin a collection; return it and the key state inside it."""
        nodes = self.nodes
        starts = nodes.starts
        node, start = len(starts), event.start_mark.index
        if key is _NO_KEY:
            self.problems.fail("YML07", "a list or a table stands where a key is expected", start, start + 1, _QUOTE)
        starts.append(start)
        nodes.ends.append(start)
        if len(self.stack) == MAX_DEPTH:
            self.problems.fail(
                "YML12", f"lists and tables are nested more than {MAX_DEPTH} levels deep", start, start + 1
            )
        if node + self.anchors.expanded >= self.anchors.max_nodes:
            self.anchors.check_size()
        is_mapping = event.__class__ is MappingStartEvent
        if is_mapping and self.text.startswith("?", start):
            self.problems.fail("YML07", "a text that begins with `?` needs quotes", start, start + 1)
        inner: Any = {} if is_mapping else []
        if self.decorated:
            self._refuse_tag(event)
            if event.anchor:
                self.anchors.set(event, node, inner, None)
        self.stack.append((container, key, self.node, event.anchor, self.anchors.expanded))
        self.node = node
        return inner, (_NO_KEY if is_mapping else None)

    def _close(self, event: Any, inner: Any) -> tuple[Any, Any]:
        """End a collection; return the container around it and that one's key state."""
        nodes, node = self.nodes, self.node
        ends = nodes.ends
        size = nodes.after[node] = len(ends)
        end = event.end_mark.index
        if event.start_mark.index == end:  # a block collection: libyaml's mark stands behind the blank lines
            end = max(ends[-1], self.last_end)
        self.last_end = ends[node] = end
        if node in nodes.merges:
            for _, merged in nodes.merges[node]:
                for name, value in merged.items():
                    inner.setdefault(name, value)
        self.last_value = node
        container, key, self.node, anchor, expanded = self.stack.pop()
        if anchor:
            self.anchors.close(anchor, node, size - node + self.anchors.expanded - expanded)
        return container, key

    def _alias(self, event: Any, key: Any) -> Any:
        """Return the data that an alias repeats, None where there is none."""
        nodes = self.nodes
        node, start, end = len(nodes.starts), event.start_mark.index, event.end_mark.index
        if key is _NO_KEY:
            self.problems.fail("YML07", "a reference (`*name`) stands where a key is expected", start, end, _QUOTE)
        nodes.starts.append(start)
        nodes.ends.append(end)
        self.last_end, self.last_value = end, node
        return self.anchors.repeat(event, node)

    def _merge(self, value: Any) -> None:
        """Note what `<<` brings in; it is merged when the mapping is closed, because its own keys win."""
        node = self.last_value if isinstance(value, (dict, list)) else len(self.nodes.starts) - 1
        self.anchors.merge(self.node, node, value)

    def _odd_key(self, event: Any, container: dict[str, Any]) -> Any:
        """Return the key state for a key that needs a second look."""
        name, node = event.value, len(self.nodes.starts) - 1
        start, end = event.start_mark.index, event.end_mark.index
        self._refuse_tag(event)
        if self.text.startswith("?", start - 1) and start:
            self.problems.note("YML07", "a text that begins with `?` needs quotes", start - 1, start)
        if event.anchor:
            self.anchors.set(event, node, name, 1)
        is_merge = name == "<<" and not event.style
        if name in container or (is_merge and self.node in self.nodes.merges):
            self.twice.append(RepeatedKey(self.node, container, name, start, end))
        elif not is_merge and not event.style and not isinstance(self._resolve(name, start, end), str):
            said = f"`{name}` is not a text, but every key is" if name else "a key is missing before the colon"
            self.problems.note("YML07", said, start, end, f'Write "{name}" with quotes.' if name else "")
        elif not is_merge:
            if name[:1] not in _ODD_KEY or not event.style:
                self.plain_keys.add(name)
            return name
        self.nodes.dropped.add(node)
        return _MERGE if is_merge else _DROP

    def _odd_value(self, event: Any) -> Scalar:
        """Return the data of a scalar that may be no text (a number, true, nothing) or has an anchor or a tag."""
        start, end = event.start_mark.index, event.end_mark.index
        self._refuse_tag(event)
        node = len(self.nodes.starts) - 1
        value = event.value if event.style else self._resolve(event.value, start, end)
        if event.tag:
            value = event.value or event.tag  # as the author sees it: `!really` is all there is
        if value is None:
            self.nodes.nulls.append(node)
        if event.anchor:
            self.anchors.set(event, node, value, 1)
        return value

    def _resolve(self, text: str, start: int, end: int) -> Scalar:
        try:
            return resolve(text)
        except NumberTooLongError:
            self.problems.note(
                "YML15", f"a number of {len(text)} digits; at most {MAX_DIGITS} are read", start, end, _QUOTE
            )
            return text

    def _refuse_tag(self, event: Any) -> None:
        if event.tag:
            start = event.start_mark.index
            word = self.text[start : start + 40].split(maxsplit=1)[0]
            message = f"`{word}` is a YAML tag, which a map never needs"
            self.problems.note("YML06", message, start, start + 1, 'A text that begins with "!" needs quotes.')
