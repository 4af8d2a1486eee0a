"""The route graph: which ways lead from step to step, out, and over what is optional."""

from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjmap.loader import load
from cjmap.model.graph import Edge, Graph, all_nodes, build_graph, find_target
from cjmap.model.outline import Outline, Spot


def outline_of(stages: str, personas: str = "") -> Outline:
    """Return the outline of a map with these stages; references may be wrong, as rules and pictures must bear it."""
    head = "cjmap: 1\ntitle: T\n" + (f"personas: {personas}\n" if personas else "") + "stages:\n"
    body = "\n".join(f"  {line}" for line in dedent(stages).strip().splitlines())
    loaded = load(head + body, "t.cjm.yaml")
    if loaded.outline is not None:
        return loaded.outline
    from cjmap.model.journey import Journey
    from cjmap.source import read

    assert {finding.rule[:3] for finding in loaded.findings} == {"REF"}, loaded.findings
    journey = Journey.model_validate(read((head + body).encode(), "t").data)
    return Outline(journey, journey)


def said(edge: Edge) -> str:
    """Return an edge in short: `a>b`, `a>end`, with the kind unless it is drawn."""
    target = edge.target.id if edge.target else "end"
    sign = {"drawn": ">", "onward": "-", "skip": "~"}[edge.kind]
    return f"{edge.source.id}{sign}{target}"


def ways(stages: str, persona: str | None = None, personas: str = "") -> list[str]:
    return [said(edge) for edge in build_graph(outline_of(stages, personas), persona).edges]


def test_reading_order_leads_from_step_to_step_and_ends_behind_the_last() -> None:
    assert ways("- {name: A, steps: [a1, a2]}\n- {name: B, steps: [b1]}") == ["a1-a2", "a2-b1", "b1-end"]


def test_a_stage_without_steps_is_a_node() -> None:
    graph = build_graph(outline_of("- A\n- {name: B, steps: [b1, b2]}\n- C"))
    assert [node.id for node in graph.nodes] == ["a", "b1", "b2", "c"]
    assert [node.level for node in graph.nodes] == ["stage", "step", "step", "stage"]
    assert [said(edge) for edge in graph.edges] == ["a-b1", "b1-b2", "b2-c", "c-end"]


def test_an_empty_list_of_steps_is_a_stage_without_steps() -> None:
    assert ways("- {name: A, steps: []}\n- B") == ["a-b", "b-end"]


def test_next_replaces_reading_order() -> None:
    stages = """
        - name: A
          steps:
            - {name: a1, next: [a3, {to: a2, when: it rains, share: 30%}]}
            - a2
            - a3
    """
    edges = build_graph(outline_of(stages)).edges
    assert [said(edge) for edge in edges] == ["a1>a3", "a1>a2", "a2-a3", "a3-end"]
    assert edges[1].when == "it rains"
    assert edges[1].share is not None
    assert edges[1].share.percent == 30
    assert edges[0].when is None
    assert edges[0].share is None


def test_an_empty_next_leads_nowhere() -> None:
    assert ways("- {name: A, steps: [{name: a1, next: []}, a2]}") == ["a2-end"]


def test_end_ends_the_journey_from_anywhere() -> None:
    assert ways("- {name: A, steps: [{name: a1, next: [end, a2]}, a2]}") == ["a1>end", "a1>a2", "a2-end"]


def test_loops_lead_back_and_to_themselves() -> None:
    stages = "- {name: A, steps: [a1, {name: a2, next: [a1, a2, end]}]}"
    assert ways(stages) == ["a1-a2", "a2>a1", "a2>a2", "a2>end"]


def test_a_target_that_is_a_stage_means_its_first_step() -> None:
    stages = "- {name: A, steps: [{name: a1, next: C}]}\n- {name: B, steps: [b1]}\n- {name: C, steps: [c1, c2]}"
    assert ways(stages)[0] == "a1>c1"


def test_next_of_a_stage_is_that_of_its_last_step_unless_the_step_says_otherwise() -> None:
    plain = "- {name: A, next: C, steps: [a1, a2]}\n- {name: B, steps: [b1]}\n- C"
    assert ways(plain) == ["a1-a2", "a2>c", "b1-c", "c-end"]
    own = "- {name: A, next: C, steps: [a1, {name: a2, next: B}]}\n- {name: B, steps: [b1]}\n- C"
    assert ways(own)[1] == "a2>b1"
    none = "- {name: A, next: C, steps: [a1, {name: a2, next: []}]}\n- B\n- C"
    assert ways(none) == ["a1-a2", "b-c", "c-end"]
    without_steps = "- {name: A, next: C}\n- B\n- C"
    assert ways(without_steps)[0] == "a>c"


class TestTargets:
    """Where a written target leads."""

    STAGES = """
        - name: Pay
          steps:
            - {name: Card, id: card}
            - {name: Check, id: check-1}
        - name: Ship
          steps:
            - {name: Check, id: check-2}
            - {name: Pay, id: pay-again}
        - name: Yes/No
          steps:
            - {name: Maybe/Later, id: maybe}
        - name: Twin
        - name: twin
    """

    def found(self, source: str, to: str) -> list[str]:
        outline = outline_of(self.STAGES)
        spot = next(node for node in all_nodes(outline) if node.id == source)
        return [spot.id for spot in find_target(outline, spot, to)]

    @pytest.mark.parametrize(
        ("source", "to", "found"),
        [
            ("card", "check-2", ["check-2"]),
            ("card", "Check", ["check-1"]),
            ("pay-again", "Check", ["check-2"]),
            ("maybe", "Check", ["check-1", "check-2"]),
            ("maybe", "Ship/Check", ["check-2"]),
            ("maybe", "Pay/check-1", ["check-1"]),
            ("card", "Pay", ["pay"]),
            ("check-2", "Pay", ["pay-again"]),
            ("maybe", "  sHIP ", ["ship"]),
            ("maybe", "TWIN", ["twin", "twin-2"]),
            ("maybe", "twin-2", ["twin-2"]),
            ("card", "Maybe/Later", ["maybe"]),
            ("card", "Yes/No/Maybe/Later", ["maybe"]),
            ("card", "Yes/No/maybe", ["maybe"]),
            ("card", "Nowhere", []),
            ("card", "Ship/Nowhere", []),
            ("card", "/", []),
        ],
    )
    def test_is_looked_up_near_before_far_and_by_id_before_name(self, source: str, to: str, found: list[str]) -> None:
        assert self.found(source, to) == found

    def test_that_is_unknown_or_ambiguous_gives_no_way(self) -> None:
        stages = "- {name: A, steps: [x, {name: y, id: x1}]}\n- {name: B, steps: [{name: y, id: x2}]}\n"
        stages += "- {name: C, steps: [{name: c1, next: [y, nowhere]}]}"
        assert ways(stages) == ["x-x1", "x1-x2", "x2-c1"]


class TestOptional:
    """Ways over what is optional."""

    def test_every_route_may_skip_a_run_of_optional_steps(self) -> None:
        stages = "- {name: A, steps: [a, {name: b, optional: true}, {name: c, optional: true}, d]}"
        assert ways(stages) == ["a-b", "a~c", "a~d", "b-c", "b~d", "c-d", "d-end"]

    def test_the_last_step_may_be_skipped_to_the_end(self) -> None:
        assert ways("- {name: A, steps: [a, {name: b, optional: true}]}") == ["a-b", "a~end", "b-end"]

    def test_a_skip_goes_where_the_skipped_step_goes(self) -> None:
        stages = "- {name: A, steps: [a, {name: b, optional: true, next: [d, {to: c, when: it rains}]}, c, d]}"
        skips = [edge for edge in build_graph(outline_of(stages)).edges if edge.kind == "skip"]
        assert [said(edge) for edge in skips] == ["a~d", "a~c"]
        assert {(edge.when, edge.share) for edge in skips} == {(None, None)}

    def test_no_skip_where_a_way_is_drawn_already(self) -> None:
        assert ways("- {name: A, steps: [{name: a, next: [b, c]}, {name: b, optional: true}, c]}") == [
            "a>b",
            "a>c",
            "b-c",
            "c-end",
        ]

    def test_nobody_goes_back_by_skipping(self) -> None:
        stages = "- {name: A, steps: [a, b, {name: help, optional: true, next: [b, a, c]}, c]}"
        assert [way for way in ways(stages) if "~" in way] == ["b~c"]

    def test_a_loop_of_optional_steps_ends(self) -> None:
        stages = "- {name: A, steps: [{name: a, optional: true, next: b}, {name: b, optional: true, next: [a, b]}]}"
        assert [way for way in ways(stages) if "~" in way] == []

    def test_an_optional_stage_is_skipped_as_a_whole(self) -> None:
        stages = "- {name: A, steps: [a1]}\n- {name: B, optional: true, steps: [b1, b2]}\n- {name: C, steps: [c1]}"
        assert ways(stages) == ["a1-b1", "a1~c1", "b1-b2", "b2-c1", "c1-end"]

    def test_an_optional_stage_with_a_way_out_in_the_middle(self) -> None:
        stages = "- A\n- {name: B, optional: true, steps: [b1, {name: b2, next: [b3, D]}, b3]}\n- C\n- D"
        assert [way for way in ways(stages) if "~" in way] == ["a~d", "a~c"]

    def test_an_optional_stage_without_steps(self) -> None:
        assert ways("- A\n- {name: B, optional: true}\n- C") == ["a-b", "a~c", "b-c", "c-end"]

    def test_an_optional_step_in_an_optional_stage(self) -> None:
        stages = "- A\n- {name: B, optional: true, steps: [b1, {name: b2, optional: true}, b3]}\n- C"
        assert ways(stages) == ["a-b1", "a~b3", "a~c", "b1-b2", "b1~b3", "b2-b3", "b3-c", "c-end"]


class TestExits:
    """Where customers leave."""

    def exits(self, stages: str, persona: str | None = None, personas: str = "") -> list[tuple[str, str]]:
        graph = build_graph(outline_of(stages, personas), persona)
        return [(way.node.id, way.exit.text) for way in graph.exits]

    def test_of_steps_and_stages_without_steps(self) -> None:
        stages = "- {name: A, exits: x}\n- {name: B, steps: [b1, {name: b2, exits: [y, z]}]}"
        assert self.exits(stages) == [("a", "x"), ("b2", "y"), ("b2", "z")]

    def test_of_a_stage_stand_at_its_last_step(self) -> None:
        stages = "- {name: A, exits: stage, steps: [a1, {name: a2, exits: step}]}"
        graph = build_graph(outline_of(stages))
        assert [(way.node.id, way.exit.text, way.pointer) for way in graph.exits] == [
            ("a2", "step", ("stages", 0, "steps", 1, "exits", 0)),
            ("a2", "stage", ("stages", 0, "exits", 0)),
        ]

    def test_of_a_stage_stand_at_the_last_step_that_a_persona_sees(self) -> None:
        stages = "- {name: A, exits: gone, steps: [a1, {name: a2, for: [p]}]}"
        assert self.exits(stages, "q", "{p: P, q: Q}") == [("a1", "gone")]
        assert self.exits(stages, "p", "{p: P, q: Q}") == [("a2", "gone")]

    def test_hold_for_the_personas_they_name(self) -> None:
        stages = "- {name: A, exits: [{text: x, for: [p]}, y]}"
        assert self.exits(stages, "q", "{p: P, q: Q}") == [("a", "y")]
        assert self.exits(stages, None, "{p: P, q: Q}") == [("a", "x"), ("a", "y")]


class TestEntries:
    """Where the journey may begin."""

    def entries(self, stages: str, persona: str | None = None, personas: str = "") -> list[str]:
        return [node.id for node in build_graph(outline_of(stages, personas), persona).entries]

    def test_the_first_node_and_those_that_are_marked(self) -> None:
        assert self.entries("- {name: A, steps: [a1, {name: a2, entry: true}]}\n- {name: B, entry: true}") == [
            "a1",
            "a2",
            "b",
        ]

    def test_a_marked_stage_is_entered_at_its_first_step(self) -> None:
        assert self.entries("- A\n- {name: B, entry: true, steps: [b1, b2]}") == ["a", "b1"]

    def test_the_first_node_is_listed_once(self) -> None:
        assert self.entries("- {name: A, entry: true, steps: [{name: a1, entry: true}]}") == ["a1"]

    def test_of_a_persona(self) -> None:
        stages = "- {name: A, for: [p]}\n- {name: B, steps: [{name: b1, for: [p]}, {name: b2, for: [q]}], entry: true}"
        assert self.entries(stages, "q", "{p: P, q: Q}") == ["b2"]


class TestPersonas:
    """The graph of one persona."""

    PERSONAS = "{p: P, q: Q}"

    def test_goes_around_what_is_for_others(self) -> None:
        stages = "- {name: A, steps: [a1, {name: a2, for: [p]}, a3]}\n- {name: B, for: [q]}\n- C"
        assert ways(stages, "p", self.PERSONAS) == ["a1-a2", "a2-a3", "a3-c", "c-end"]
        assert ways(stages, "q", self.PERSONAS) == ["a1-a3", "a3-b", "b-c", "c-end"]

    def test_takes_only_its_own_ways(self) -> None:
        stages = "- {name: A, next: [{to: B, for: [p]}, {to: C, for: [P, q]}]}\n- B\n- C"
        assert ways(stages, "p", self.PERSONAS)[:2] == ["a>b", "a>c"]
        assert ways(stages, "q", self.PERSONAS)[0] == "a>c"
        edges = build_graph(outline_of(stages, self.PERSONAS)).edges
        assert [edge.personas for edge in edges] == [("p",), ("p", "q"), (), ()]

    def test_cannot_go_to_a_step_for_others(self) -> None:
        stages = "- {name: A, next: [B, C]}\n- {name: B, for: [p]}\n- C"
        assert ways(stages, "q", self.PERSONAS) == ["a>c", "c-end"]

    def test_enters_a_stage_at_the_first_step_it_sees(self) -> None:
        stages = "- {name: A, next: B}\n- {name: B, steps: [{name: b1, for: [p]}, b2]}"
        assert ways(stages, "q", self.PERSONAS) == ["a>b2", "b2-end"]

    def test_takes_the_next_of_a_stage_from_the_last_step_it_sees(self) -> None:
        stages = "- {name: A, next: C, steps: [a1, {name: a2, for: [p]}]}\n- B\n- C"
        assert ways(stages, "q", self.PERSONAS) == ["a1>c", "b-c", "c-end"]

    def test_may_be_empty(self) -> None:
        graph = build_graph(outline_of("- {name: A, for: [p]}", self.PERSONAS), "q")
        assert graph == Graph((), (), (), ())

    def test_skips_of_personas_that_never_meet_are_none(self) -> None:
        stages = "- {name: A, next: [{to: B, for: [p]}]}\n- {name: B, optional: true, next: [{to: C, for: [q]}, D]}\n"
        stages += "- C\n- D"
        skips = [edge for edge in build_graph(outline_of(stages, self.PERSONAS)).edges if edge.kind == "skip"]
        assert [(said(edge), edge.personas) for edge in skips] == [("a~d", ("p",))]


def _map(draw: st.DrawFn) -> str:
    """Draw a map of stages with steps that go anywhere."""
    sizes = draw(st.lists(st.integers(0, 4), min_size=1, max_size=4))
    names = [f"s{stage}x{step}" for stage, size in enumerate(sizes) for step in range(size)]
    targets = st.lists(st.sampled_from([*names, *(f"S{stage}" for stage in range(len(sizes))), "end"]), max_size=3)
    lines = []
    for stage, size in enumerate(sizes):
        flag = ", optional: true" if draw(st.integers(0, 4)) == 0 else ""
        steps = []
        for step in range(size):
            ways = draw(st.none() | targets)
            said = "" if ways is None else f", next: [{', '.join(ways)}]"
            optional = ", optional: true" if draw(st.booleans()) else ""
            steps.append(f"{{name: s{stage}x{step}{said}{optional}}}")
        lines.append(f"- {{name: S{stage}{flag}, steps: [{', '.join(steps)}]}}")
    return "\n".join(lines)


maps = st.composite(_map)


def _reached(edges: list[Edge], start: Spot) -> set[str]:
    seen, waiting = {start.subject}, [start]
    while waiting:
        source = waiting.pop()
        for edge in edges:
            if edge.source is source and edge.target is not None and edge.target.subject not in seen:
                seen.add(edge.target.subject)
                waiting.append(edge.target)
    return seen


@settings(max_examples=60, deadline=None)
@given(maps())
def test_skips_are_never_doubled_and_reach_nothing_new(stages: str) -> None:
    graph = build_graph(outline_of(stages))
    place = {node.subject: number for number, node in enumerate(graph.nodes)}
    written = [edge for edge in graph.edges if edge.kind != "skip"]
    for edge in graph.edges:
        if edge.kind == "skip" and edge.target is not None:
            assert place[edge.target.subject] > place[edge.source.subject]
    pairs = [(edge.source.subject, edge.target and edge.target.subject) for edge in graph.edges if edge.kind == "skip"]
    assert len(pairs) == len(set(pairs))
    assert not set(pairs) & {(edge.source.subject, edge.target and edge.target.subject) for edge in written}
    for node in graph.nodes:
        assert _reached(list(graph.edges), node) == _reached(written, node)
