"""Where stages stand in the flow: how deep each is, which share a row, and which long ones are cut into parts."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from cjmap.model.outline import Spot
from cjmap.where import Pointer

ONE_ROW = 7
"""A map that is not deeper than this stands in one row; a stage that is deeper is cut into parts."""
ROW = 5
"""How deep a row of several stages may be; a last stage that needs one place more may still join."""

Ways = Mapping[Pointer, Sequence[Pointer]]
"""The nodes that each node leads to."""


class Part(Struct, frozen=True):
    """A stage or a piece of it: its nodes, how many places it needs side by side, and which piece of how many it is."""

    stage: Spot
    nodes: tuple[Spot, ...]
    depth: int
    number: int = 1
    of: int = 1


def lay_rows(nodes: Sequence[Spot], ways: Ways) -> tuple[tuple[Part, ...], ...]:
    """Return the stages of a map as rows: one if they fit, else filled like lines of text; none without nodes."""
    parts = [part for stage in _stages(nodes) for part in _parts(stage, ways)]
    if sum(part.depth for part in parts) <= ONE_ROW:
        return (tuple(parts),) if parts else ()
    rows: list[list[Part]] = []
    filled = 0
    for part in parts:
        most = ROW + 1 if part.depth == 1 else ROW
        if not rows or filled + part.depth > most:
            rows.append([])
            filled = 0
        rows[-1].append(part)
        filled += part.depth
    return tuple(tuple(row) for row in rows)


def lay_column(nodes: Sequence[Spot], ways: Ways) -> tuple[tuple[Part, ...], ...]:
    """Return all stages as one row, each in one piece however deep it is; none without nodes."""
    parts = tuple(Part(stage[0].stage, stage, _depth(stage, ways)) for stage in _stages(nodes))
    return (parts,) if parts else ()


def order_pairs(row: Sequence[Part], ways: Ways) -> tuple[tuple[Spot, Spot], ...]:
    """Return the pairs of a row that no way on connects and that must stand in order nonetheless.

    In a stage: a step that nobody leads to, behind the step before it. Between stages: every last step of one before
    every first step of the next.
    """
    found = [pair for part in row for pair in _loose(part.nodes, ways)]
    for before, after in pairwise(row):
        inner = [*_inner(before.nodes, ways), *_inner(after.nodes, ways)]
        left, reached = {source.pointer for source, _ in inner}, {target.pointer for _, target in inner}
        lasts = [node for node in before.nodes if node.pointer not in left]
        firsts = [node for node in after.nodes if node.pointer not in reached]
        found += [
            (last, first) for last in lasts for first in firsts if first.pointer not in ways.get(last.pointer, ())
        ]
    return tuple(found)


def _stages(nodes: Iterable[Spot]) -> list[tuple[Spot, ...]]:
    by_stage: dict[Pointer, list[Spot]] = {}
    for node in nodes:
        by_stage.setdefault(node.stage.pointer, []).append(node)
    return [tuple(group) for group in by_stage.values()]


def _parts(nodes: tuple[Spot, ...], ways: Ways) -> list[Part]:
    """Return a stage as one part, or as equal ones when it is too deep for a row."""
    stage = nodes[0].stage
    depth = _depth(nodes, ways)
    if depth <= ONE_ROW:
        return [Part(stage, nodes, depth)]
    count = -(-depth // ROW)
    while any(_depth(piece, ways) > ONE_ROW for piece in _pieces(nodes, count)):
        count += 1
    pieces = _pieces(nodes, count)
    return [Part(stage, piece, _depth(piece, ways), number, count) for number, piece in enumerate(pieces, 1)]


def _pieces(nodes: tuple[Spot, ...], count: int) -> list[tuple[Spot, ...]]:
    """Return the nodes in `count` pieces of equal length, the longer ones first."""
    length, longer = divmod(len(nodes), count)
    ends = [number * length + min(number, longer) for number in range(count + 1)]
    return [nodes[start:end] for start, end in pairwise(ends)]


def _depth(nodes: Sequence[Spot], ways: Ways) -> int:
    """Return the longest way forward through some nodes of a stage, in nodes."""
    rank: dict[Pointer, int] = {node.pointer: 1 for node in nodes}
    for source, target in sorted(_inner(nodes, ways), key=lambda pair: pair[0].pointer):
        rank[target.pointer] = max(rank[target.pointer], rank[source.pointer] + 1)
    return max(rank.values())


def _inner(nodes: Sequence[Spot], ways: Ways) -> list[tuple[Spot, Spot]]:
    """Return the pairs that stand one behind the other in a stage: by a way forward, or by order alone."""
    return [*_forward(nodes, ways), *_loose(nodes, ways)]


def _forward(nodes: Sequence[Spot], ways: Ways) -> list[tuple[Spot, Spot]]:
    place = {node.pointer: number for number, node in enumerate(nodes)}
    return [
        (node, nodes[place[target]])
        for node in nodes
        for target in ways.get(node.pointer, ())
        if place.get(target, -1) > place[node.pointer]
    ]


def _loose(nodes: Sequence[Spot], ways: Ways) -> list[tuple[Spot, Spot]]:
    """Return each node that no way forward reaches, with the one before it."""
    reached = {target.pointer for _, target in _forward(nodes, ways)}
    return [(before, node) for before, node in pairwise(nodes) if node.pointer not in reached]
