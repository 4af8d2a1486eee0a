"""Keys that stand twice in one mapping."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from cjmap.source.nodes import Nodes
from cjmap.source.problem import Problem


class RepeatedKey(NamedTuple):
    """A key that its mapping has already: the mapping's node and data, the key, its place."""

    node: int
    data: dict[str, Any]
    name: str
    start: int
    end: int


def repeated_keys(repeated: Iterable[RepeatedKey], nodes: Nodes) -> Iterator[Problem]:
    """Yield a problem for each repeated key, which names the first place; one look at each mapping is enough."""
    first: dict[int, dict[str, int]] = {}
    for node, data, name, start, end in repeated:
        nodes.after.setdefault(node, len(nodes.starts))
        if node not in first:
            first[node] = dict(zip(data, nodes.keys(node), strict=False))
        key = first[node].get(name, node)
        place = (nodes.starts[key], nodes.ends[key])
        yield Problem("YML08", f"the key `{name}` stands here twice", start, end, first=place)
