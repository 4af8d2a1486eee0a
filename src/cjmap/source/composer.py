"""The composer: one pass over libyaml's events builds plain data and, beside it, the place of every node.

Nothing but two numbers is kept for each node: event objects would cost ten times the memory, and lines and columns are
needed only for what is shown.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NoReturn

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

from cjmap.source.nodes import Nodes
from cjmap.source.problem import Problem
from cjmap.source.repeated import RepeatedKey, repeated_keys
from cjmap.source.scalars import MAX_DIGITS, MAY_RESOLVE, NumberTooLongError, Scalar, resolve
from cjmap.source.syntax import explain

MAX_DEPTH = 64
"""Collections inside collections; a real map has about 12."""

MAX_NODES = 100_000
"""Nodes of a text with its aliases expanded, for each MiB of the size cap: stops alias bombs in milliseconds."""

TEXT_OF_A_NODE = 100
"""So many characters that an alias repeats count as a node, for a bomb can also be made of one long text."""


@dataclass(frozen=True, slots=True)
class Composed:
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
    except _StopReading:
        pass
    except MarkedYAMLError as error:
        composer.problems.append(explain(error, text, composer.nodes))
    problems = (*composer.problems, *repeated_keys(composer.twice, composer.nodes))
    return Composed(data, composer.nodes, problems)


class _StopReading(Exception):  # noqa: N818
    """Reading further makes no sense; the problem is noted."""


@dataclass(slots=True)
class _Anchor:
    """An anchored node: its number, its data, its size in nodes with aliases expanded (None while it is open)."""

    node: int
    data: Any
    size: int | None


_QUOTE = "If it is a text, put quotes around it."
_NO_KEY: Any = object()  # inside a mapping, a key comes next
_DROP: Any = object()  # the value of this key is not kept
_MERGE: Any = object()  # the value of this key is merged into the mapping
_ODD_KEY = MAY_RESOLVE | {"", "<"}
_ODD_VALUE = MAY_RESOLVE | {""}


class _Composer:
    def __init__(self, text: str, max_nodes: int) -> None:
        self.text = text
        self.parser = CParser(text)
        self.max_nodes = max_nodes
        self.nodes = Nodes()
        self.problems: list[Problem] = []
        self.anchors: dict[str, _Anchor] = {}
        self.expanded = 0  # nodes that aliases add to those written
        self.last_end = 0  # of the alias or collection that ended last
        self.decorated = "&" in text or "!" in text  # there may be anchors or tags: look at every scalar
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
        self._check_size()
        event = get_event()
        if isinstance(event, DocumentStartEvent):
            start: int = event.start_mark.index  # type: ignore[union-attr]
            self._problem("YML05", "a second document begins here; a file holds one map", start, start + 3)
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
                self._merge(container, value)
            elif key is not _DROP:
                container[key] = value
            key = no_key

    def _open(self, event: Any, container: Any, key: Any) -> tuple[Any, Any]:
        """Begin a collection; return it and the key state inside it."""
        nodes = self.nodes
        starts = nodes.starts
        node, start = len(starts), event.start_mark.index
        if key is _NO_KEY:
            self._fail("YML07", "a list or a table stands where a key is expected", start, start + 1, _QUOTE)
        starts.append(start)
        nodes.ends.append(start)
        if len(self.stack) == MAX_DEPTH:
            self._fail("YML12", f"lists and tables are nested more than {MAX_DEPTH} levels deep", start, start + 1)
        if node + self.expanded >= self.max_nodes:
            self._check_size()
        is_mapping = event.__class__ is MappingStartEvent
        if is_mapping and self.text.startswith("?", start):
            self._fail("YML07", "a text that begins with `?` needs quotes", start, start + 1)
        inner: Any = {} if is_mapping else []
        if self.decorated:
            self._refuse_tag(event)
            if event.anchor:
                self._set_anchor(event, node, inner, None)
        self.stack.append((container, key, self.node, event.anchor, self.expanded))
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
        if anchor and self.anchors[anchor].node == node:
            self.anchors[anchor].size = size - node + self.expanded - expanded
        return container, key

    def _alias(self, event: Any, key: Any) -> Any:
        """Return the data that an alias repeats, None where there is none."""
        nodes = self.nodes
        node, start, end = len(nodes.starts), event.start_mark.index, event.end_mark.index
        if key is _NO_KEY:
            self._fail("YML07", "a reference (`*name`) stands where a key is expected", start, end, _QUOTE)
        nodes.starts.append(start)
        nodes.ends.append(end)
        self.last_end, self.last_value = end, node
        anchor = self.anchors.get(event.anchor)
        if anchor is None:
            message = f"`*{event.anchor}` repeats `&{event.anchor}`, which is nowhere above"
            self._problem("YML09", message, start, end, 'A text that begins with "*" needs quotes.')
        elif anchor.size is None:
            self._fail("YML14", f"`*{event.anchor}` stands inside what it repeats", start, end)
        else:
            nodes.aliases[node] = nodes.aliases.get(anchor.node, anchor.node)
            length = nodes.ends[anchor.node] - nodes.starts[anchor.node]
            self.expanded += anchor.size + length // TEXT_OF_A_NODE
            self._check_size()
            return anchor.data
        return None

    def _merge(self, container: dict[str, Any], value: Any) -> None:
        """Note what `<<` brings in; it is merged when the mapping is closed, because its own keys win."""
        nodes = self.nodes
        node = self.last_value if isinstance(value, (dict, list)) else len(nodes.starts) - 1
        target = nodes.aliases.get(node, node)
        found: list[tuple[int, dict[str, Any]]] = []
        if isinstance(value, dict):
            found = [(target, value)]
        elif isinstance(value, list) and all(isinstance(item, dict) for item in value):
            found = [
                (nodes.aliases.get(child, child), item)
                for child, item in zip(nodes.children(target), value, strict=True)
            ]
        elif value is not None or node in nodes.nulls:
            message = "`<<` merges a table, or a list of tables, into this one"
            self._problem("YML16", message, nodes.starts[node], nodes.ends[node])
        nodes.merges.setdefault(self.node, []).extend(found)

    def _odd_key(self, event: Any, container: dict[str, Any]) -> Any:
        """Return the key state for a key that needs a second look."""
        name, node = event.value, len(self.nodes.starts) - 1
        start, end = event.start_mark.index, event.end_mark.index
        self._refuse_tag(event)
        if event.anchor:
            self._set_anchor(event, node, name, 1)
        is_merge = name == "<<" and not event.style
        if name in container or (is_merge and self.node in self.nodes.merges):
            self.twice.append(RepeatedKey(self.node, container, name, start, end))
        elif not is_merge and not event.style and not isinstance(self._resolve(name, start, end), str):
            said = f"`{name}` is not a text, but every key is" if name else "a key is missing before the colon"
            self._problem("YML07", said, start, end, f'Write "{name}" with quotes.' if name else "")
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
            self._set_anchor(event, node, value, 1)
        return value

    def _resolve(self, text: str, start: int, end: int) -> Scalar:
        try:
            return resolve(text)
        except NumberTooLongError:
            self._problem("YML15", f"a number of {len(text)} digits; at most {MAX_DIGITS} are read", start, end, _QUOTE)
            return text

    def _set_anchor(self, event: Any, node: int, data: Any, size: int | None) -> None:
        start = event.start_mark.index
        if event.anchor in self.anchors:
            message = f"the anchor `&{event.anchor}` stands here twice"
            self._problem("YML10", message, start, start + len(event.anchor) + 1)
        self.anchors[event.anchor] = _Anchor(node, data, size)

    def _refuse_tag(self, event: Any) -> None:
        if event.tag:
            start = event.start_mark.index
            word = self.text[start : start + 40].split(maxsplit=1)[0]
            message = f"`{word}` is a YAML tag, which a map never needs"
            self._problem("YML06", message, start, start + 1, 'A text that begins with "!" needs quotes.')

    def _check_size(self) -> None:
        if len(self.nodes.starts) + self.expanded > self.max_nodes:
            message = f"more than {self.max_nodes:,} values, counting what references (`*name`) repeat"
            self._fail("YML13", message, self.nodes.starts[-1], self.nodes.ends[-1])

    def _problem(self, rule: str, message: str, start: int, end: int, help: str = "") -> None:
        self.problems.append(Problem(rule, message, start, end, help))

    def _fail(self, rule: str, message: str, start: int, end: int, help: str = "") -> NoReturn:
        self._problem(rule, message, start, end, help)
        raise _StopReading
