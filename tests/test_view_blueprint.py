"""The blueprint view: which lanes and lines there are, and where both sides of a line do something."""

from textwrap import dedent

from cjmap.loader import load
from cjmap.view.blueprint import BlueprintView, Crossing, build_blueprint
from cjmap.view.registry import Registry


def blueprint_of(stages: str, head: str = "", persona: str | None = None) -> BlueprintView:
    body = "\n".join(f"  {line}" for line in dedent(stages).strip().splitlines())
    loaded = load(f"cjmap: 1\ntitle: T\n{dedent(head)}\nstages:\n{body}", "t.cjm.yaml")
    assert loaded.outline is not None, loaded.findings
    return build_blueprint(Registry(loaded.outline, persona))


def lines(view: BlueprintView) -> dict[str, tuple[int, tuple[Crossing, ...]]]:
    """Return how many lanes stand above each line, and where it is crossed."""
    return {line.key.removeprefix("blueprint.line-"): (line.above, line.crossings) for line in view.lines}


WHOLE = """
    - name: A
      steps:
        - name: One
          actions: [asks]
          frontstage: [{actor: Clerk, text: answers}]
          backstage: [looks it up]
          support: [database]
          touchpoints: [{name: Desk, artifacts: [form]}]
        - name: Two
          actions: [waits]
          frontstage: []
          backstage: [decides]
        - Three
    - name: B
      actions: [leaves]
    """


class TestLanes:
    def test_from_the_customer_inwards(self) -> None:
        view = blueprint_of(WHOLE)
        assert [lane.key for lane in view.lanes] == ["artifacts", "actions", "frontstage", "backstage", "support"]
        assert [lane.titles for lane in view.lanes][:2] == [("lane.artifacts",), ("blueprint.customer",)]
        assert view.seen == 3
        assert view.columns == 4

    def test_sayings_of_touchpoints_belong_to_their_step(self) -> None:
        (cell, *_) = blueprint_of(WHOLE).lanes[0].rows[0]
        assert (cell.level, cell.start) == ("step", 0)
        assert [(item.text, item.at) for item in cell.content.items] == [("form", "Desk")]

    def test_nobody_there_is_known_and_the_rest_unknown(self) -> None:
        front = blueprint_of(WHOLE).lanes[2].rows[0]
        assert [(cell.start, cell.span, cell.unknown) for cell in front] == [
            (0, 1, False),
            (1, 1, False),
            (2, 1, True),
            (3, 1, True),
        ]
        assert [absence.key for absence in front[1].content.absences] == ["frontstage"]

    def test_lanes_that_nobody_started_are_left_out(self) -> None:
        view = blueprint_of("- {name: A, actions: [asks], support: [database]}")
        assert [lane.key for lane in view.lanes] == ["actions", "support"]
        assert view.seen == 1

    def test_a_map_without_any_of_it_is_empty(self) -> None:
        view = blueprint_of("- {name: A, pains: [slow]}")
        assert (view.lanes, view.lines) == ((), ())
        assert blueprint_of("- A").columns == 1

    def test_an_empty_map(self) -> None:
        loaded = load("cjmap: 1\ntitle: T\nstages: []", "t.cjm.yaml")
        assert loaded.outline is not None
        view = build_blueprint(Registry(loaded.outline))
        assert (view.stages, view.columns, view.lanes) == ((), 0, ())

    def test_for_one_persona_alone(self) -> None:
        stages = """
            - name: A
              actions: [asks, {text: shouts, for: [b]}]
              per_persona: {b: {frontstage: [soothes]}, a: {backstage: [sighs]}}
            """
        view = blueprint_of(stages, "personas: {a: Anna, b: Ben}", "b")
        assert [lane.key for lane in view.lanes] == ["actions", "frontstage"]
        texts = [item for lane in view.lanes for cell in lane.rows[0] for item in cell.content.items]
        assert [(item.text, item.who) for item in texts] == [("asks", ()), ("shouts", ()), ("soothes", ())]


class TestLines:
    def test_are_crossed_where_both_sides_do_something(self) -> None:
        assert lines(blueprint_of(WHOLE)) == {
            "interaction": (2, (Crossing(0, 1),)),
            "visibility": (3, (Crossing(0, 1),)),
            "internal": (4, (Crossing(0, 1),)),
        }

    def test_cells_of_stages_meet_once(self) -> None:
        view = blueprint_of("- {name: A, actions: [asks], frontstage: [answers], steps: [One, Two, Three]}\n- B")
        assert lines(view)["interaction"] == (1, (Crossing(0, 3),))

    def test_a_stage_meets_each_of_the_steps(self) -> None:
        stages = """
            - name: A
              frontstage: [is there]
              steps: [{name: One, actions: [asks]}, {name: Two, actions: [pays]}, Three]
            """
        assert lines(blueprint_of(stages))["interaction"] == (1, (Crossing(0, 1), Crossing(1, 1)))

    def test_end_with_the_last_lane(self) -> None:
        assert lines(blueprint_of("- {name: A, actions: [asks]}")) == {}
        assert list(lines(blueprint_of("- {name: A, actions: [asks], frontstage: [answers]}"))) == ["interaction"]

    def test_stay_as_long_as_one_side_is_there(self) -> None:
        assert lines(blueprint_of("- {name: A, support: [database]}")) == {"internal": (0, ())}
        assert lines(blueprint_of("- {name: A, frontstage: [answers], support: [database]}")) == {
            "interaction": (0, ()),
            "visibility": (1, ()),
            "internal": (1, ()),
        }
