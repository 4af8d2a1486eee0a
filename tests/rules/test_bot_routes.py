"""What route graphs come to: compared with naive definitions, and on a large map."""

from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjmap.loader import load
from cjmap.model.graph import build_graph
from cjmap.model.outline import Spot
from cjmap.reading.connectivity import choke_points, components, has_second_route, reached, shortest_route
from cjmap.reading.passages import Passage

Ways = list[list[int]]


@st.composite
def networks(draw: st.DrawFn) -> Ways:
    size = draw(st.integers(1, 7))
    return [draw(st.lists(st.integers(0, size - 1), max_size=3)) for _ in range(size)]


def simple_routes(ways: Ways, start: int, goal: int) -> set[tuple[int, ...]]:
    found: set[tuple[int, ...]] = set()
    waiting: list[tuple[int, ...]] = [(start,)]
    while waiting:
        route = waiting.pop()
        if route[-1] == goal:
            found.add(route)
            continue
        waiting += [(*route, target) for target in ways[route[-1]] if target not in route]
    return found


def leads(ways: Ways, start: int, goal: int) -> bool:
    return bool(simple_routes(ways, start, goal))


@given(networks(), st.data())
@settings(max_examples=200, deadline=None)
def test_reached_is_what_some_route_leads_to(ways: Ways, data: st.DataObject) -> None:
    starts = data.draw(st.lists(st.integers(0, len(ways) - 1), max_size=2))
    assert reached(ways, starts) == {
        point for point in range(len(ways)) if any(leads(ways, start, point) for start in starts)
    }


@given(networks())
@settings(max_examples=200, deadline=None)
def test_components_are_the_points_that_lead_to_each_other(ways: Ways) -> None:
    points = range(len(ways))
    found = components(ways)
    assert sorted(point for members in found for point in members) == list(points)
    for members in found:
        together = [each for each in points if leads(ways, each, members[0]) and leads(ways, members[0], each)]
        assert members == together
    place = {point: number for number, members in enumerate(found) for point in members}
    assert all(place[target] <= place[point] for point in points for target in ways[point])


@given(networks())
@settings(max_examples=300, deadline=None)
def test_choke_points_are_on_every_route(ways: Ways) -> None:
    goal = len(ways) - 1
    routes = simple_routes(ways, 0, goal)
    found = choke_points(ways, 0, goal)
    assert set(found) == (set.intersection(*map(set, routes)) if routes else set())
    assert all([point for point in route if point in found] == found for route in routes)
    assert has_second_route(ways, 0, goal) == (len(routes) > 1)
    shortest = shortest_route(ways, 0, goal)
    assert len(shortest) == min(map(len, routes), default=0)
    assert not shortest or tuple(shortest) in routes


@st.composite
def maps(draw: st.DrawFn) -> str:
    """Return the text of a map of up to six steps in one or two stages, with everything that makes routes."""
    size = draw(st.integers(1, 6))
    names = [f"s{number}" for number in range(size)]
    cut = draw(st.integers(0, size))
    lines = ["cjmap: 1", "title: T", "stages:"]
    for number, name in enumerate(names):
        if number in (0, cut):
            lines += [f"  - name: stage {number}", "    steps:"]
        lines.append(f"      - name: {name}")
        targets = draw(st.none() | st.lists(st.sampled_from([*names, "end"]), max_size=2))
        if targets is not None:
            lines.append(f"        next: [{', '.join(targets)}]")
        for key, value in (("optional", "true"), ("entry", "true"), ("exits", "[Too dear]")):
            if draw(st.integers(0, 4)) == 0:
                lines.append(f"        {key}: {value}")
    return "\n".join(lines)


def passage_of(text: str) -> Passage:
    loaded = load(text, "t.cjm.yaml")
    assert loaded.outline is not None
    return Passage(build_graph(loaded.outline))


@given(maps())
@settings(max_examples=200, deadline=None)
def test_passages_of_maps(text: str) -> None:
    passage = passage_of(text)
    nodes = passage.nodes
    edges = {(edge.source, edge.target) for edge in passage.graph.edges}
    edges |= {(node, target) for node in nodes for target in passage.targets(node)}
    after: dict[Spot | None, set[Spot | None]] = {
        node: {target for source, target in edges if source is node} for node in nodes
    }

    def led_to(starts: Iterable[Spot | None]) -> set[Spot | None]:
        found = set(starts)
        while more := {target for node in found for target in after.get(node, ())} - found:
            found |= more
        return found

    comes = led_to(passage.graph.entries)
    assert passage.reached == comes - {None}
    leaving = {node for node in nodes if getattr(node.moment, "exits", None)}
    assert set(passage.dead_ends) == {node for node in nodes[:-1] if not after[node]} - leaving

    out = {None, nodes[-1], *leaving, *passage.dead_ends}
    trapped = {node for node in passage.reached if not led_to({node}) & out}
    told = [node for loop in passage.endless_loops for node in loop]
    assert set(told) <= trapped
    assert len(told) == len(set(told))
    assert all(led_to({node}) & set(told) for node in trapped)
    for loop in passage.endless_loops:
        assert all(pair in edges for pair in pairwise([*loop, loop[0]]))

    lost = [node for node in nodes if node not in comes]
    groups = passage.missed(nodes)
    assert sorted(node.pointer for group in groups for node in (group.first, *group.behind)) == [
        n.pointer for n in lost
    ]
    for group in groups:
        from_elsewhere = {node for node in lost if group.first in led_to({node}) and node not in led_to({group.first})}
        assert not from_elsewhere


class TestSkippedDetours:
    """Optional steps that lead nowhere forward do not hold up those who skip them."""

    @pytest.mark.parametrize(
        ("stages", "reached"),
        [
            ("[a, {name: help, optional: true, next: a}, b]", "a help b"),
            ("[a, {name: leave, optional: true, next: [], exits: [Too dear]}, b]", "a leave b"),
            ("[a, {name: help, optional: true, next: a}, {name: call, optional: true, next: a}, b]", "a help call b"),
            ("[a, {name: Support, optional: true, steps: [ask, {name: wait, next: a}]}, b]", "a ask wait b"),
            ("[{name: a, next: [b, help]}, b, {name: help, optional: true, next: a}]", "a b help"),
            ("[a, {name: help, optional: true, next: c}, b, c]", "a help c"),
            ("[{name: a, next: [help, call]}, {name: help, optional: true, next: a}, call, b]", "a help call b"),
            ("[{name: a, next: [help, a]}, {name: help, optional: true, next: a}, b]", "a help"),
            ("[a, {name: help, next: a}, b]", "a help"),
        ],
    )
    def test_reached(self, stages: str, reached: str) -> None:
        passage = passage_of(f"cjmap: 1\ntitle: T\nstages: {stages}")
        assert " ".join(node.name for node in passage.nodes if node in passage.reached) == reached


class TestBranches:
    """Where a map has more than one route."""

    @pytest.mark.parametrize(
        ("steps", "is_branched"),
        [
            ("[a, b, c]", False),
            ("[a, {name: b, next: [a, c]}, c]", False),
            ("[a, {name: b, next: [help, c]}, {name: help, next: b}, c]", False),
            ("[a, {name: b, optional: true}, c]", False),
            ("[{name: a, next: [b, c]}, b, c]", True),
            ("[{name: a, next: [b, end]}, b]", True),
            ("[{name: a, next: [b, c]}, {name: b, next: d}, c, d]", True),
            ("[a, {name: b, entry: true}]", False),
        ],
    )
    def test_second_ways_forward_make_branches(self, steps: str, is_branched: bool) -> None:
        assert passage_of(f"cjmap: 1\ntitle: T\nstages: [{{name: A, steps: {steps}}}]").is_branched is is_branched

    def test_a_choke_point_is_passed_from_every_entry(self) -> None:
        steps = "[a, {name: b, next: [c, d]}, {name: c, next: d}, d, {name: e, entry: true}, f]"
        passage = passage_of(f"cjmap: 1\ntitle: T\nstages: [{{name: A, steps: {steps}}}]")
        assert [node.name for node in passage.choke_points] == ["e"]

    def test_nobody_comes_to_the_end_of_a_journey_without_one(self) -> None:
        steps = "[a, {name: b, next: [a, c]}, {name: c, next: a}]"
        assert passage_of(f"cjmap: 1\ntitle: T\nstages: [{{name: A, steps: {steps}}}]").choke_points == ()


def test_a_map_of_thousands_of_steps() -> None:
    size = 3_000
    steps = [f"{{name: s{number}, next: [s{number + 1}, s{number // 2}]}}" for number in range(size - 1)]
    steps[size // 2] = f"{{name: s{size // 2}, next: [s{size // 2}]}}"
    text = f"cjmap: 1\ntitle: T\nstages: [{{name: A, steps: [{', '.join(steps)}, s{size - 1}]}}]"
    passage = passage_of(text)
    assert len(passage.reached) == size // 2 + 1
    assert [[node.name for node in loop] for loop in passage.endless_loops] == [[f"s{size // 2}"]]
    (missed,) = passage.missed(passage.nodes)
    assert missed.first.name == f"s{size // 2 + 1}"
    assert len(missed.behind) == size // 2 - 2
    assert passage.choke_points == ()

    linear = passage_of(text.replace(f"next: [s{size // 2}]}}, ", f"next: s{size // 2 + 1}}}, "))
    assert len(linear.reached) == size
    assert len(linear.choke_points) == size - 2
    assert not linear.is_branched
