"""The map view: columns, lanes, spans, whom things are for, the curve, before anybody draws them."""

from pathlib import Path
from textwrap import dedent

import pytest

from cjmap.loader import load, load_shared
from cjmap.view.curve.parts import Hole, Point
from cjmap.view.grid.grid import build_grid
from cjmap.view.grid.parts import GridView
from cjmap.view.parts import Cell, Item, Lane
from cjmap.view.profiles import initials
from cjmap.view.registry import Registry

ROOT = Path(__file__).parents[1]


def grid_of(stages: str, head: str = "") -> GridView:
    body = "\n".join(f"  {line}" for line in dedent(stages).strip().splitlines())
    loaded = load(f"cjmap: 1\ntitle: T\n{dedent(head)}\nstages:\n{body}", "t.cjm.yaml")
    assert loaded.outline is not None, loaded.findings
    return build_grid(Registry(loaded.outline))


def lane(view: GridView, key: str) -> Lane:
    return next(lane for lane in view.lanes if lane.key == key)


def shape(view: GridView, key: str) -> list[list[tuple[str, int, int, int]]]:
    """Return level, first column, columns and rows of each cell."""
    return [[(cell.level, cell.start, cell.span, cell.rows) for cell in row] for row in lane(view, key).rows]


def cells(view: GridView, key: str) -> list[Cell]:
    return [cell for row in lane(view, key).rows for cell in row]


def items(view: GridView, key: str) -> list[Item]:
    return [item for cell in cells(view, key) for item in cell.content.items]


TWO = "personas: {a: Anna Adler, b: Ben}"


class TestColumns:
    def test_stages_span_their_steps(self) -> None:
        view = grid_of("- {name: A, steps: [One, Two]}\n- B\n- {name: C, steps: [Three]}")
        assert [(stage.start, stage.span) for stage in view.stages] == [(0, 2), (2, 1), (3, 1)]
        assert [[step.number for step in stage.steps] for stage in view.stages] == [["1.1", "1.2"], [], ["3.1"]]
        assert view.columns == 4

    def test_heads_tell_what_is_special(self) -> None:
        view = grid_of(
            """
            - name: Start
              kind: awareness
              duration: 2 days
              per_persona: {b: {duration: 3 days}}
              steps:
                - {name: One, for: [b], optional: true, entry: true, moment_of_truth: true, wait: 1 h}
            """,
            TWO,
        )
        stage, step = view.stages[0], view.stages[0].steps[0]
        assert stage.kinds == ("Awareness",)
        assert [(time.text, time.who) for time in stage.times] == [("2 days", ()), ("3 days", (1,))]
        assert (step.who, step.optional, step.entry, step.truth) == ((1,), True, True, True)
        assert [(time.role, time.text) for time in step.times] == [("wait", "1 h")]


class TestSpans:
    def test_said_of_the_stage_spans_its_steps(self) -> None:
        view = grid_of("- {name: A, goals: G, steps: [One, Two]}\n- {name: B, steps: [{name: Three, goals: H}]}")
        assert shape(view, "goals") == [[("stage", 0, 2, 1), ("step", 2, 1, 1)]]

    def test_said_of_both_makes_two_rows(self) -> None:
        view = grid_of("- {name: A, goals: G, steps: [{name: One, goals: H}, Two]}\n- {name: B, goals: I}")
        assert shape(view, "goals") == [
            [("stage", 0, 2, 1), ("stage", 2, 1, 2)],
            [("step", 0, 1, 1), ("step", 1, 1, 1)],
        ]
        assert not any(cell.unknown for cell in cells(view, "goals"))

    def test_said_of_the_journey_spans_all(self) -> None:
        view = grid_of("- A\n- {name: B, pains: Here}", "pains: Everywhere")
        assert shape(view, "pains") == [[("map", 0, 2, 1)], [("stage", 0, 1, 1), ("stage", 1, 1, 1)]]
        assert [item.mark for item in items(view, "pains")] == ["P1", "P2"]

    def test_neighbours_nobody_knows_are_one(self) -> None:
        view = grid_of("- {name: A, steps: [One, Two, {name: Three, actions: Acts}]}\n- B")
        assert [(cell.start, cell.span, cell.unknown) for cell in cells(view, "actions")] == [
            (0, 2, True),
            (2, 1, False),
            (3, 1, True),
        ]

    @pytest.mark.parametrize("file", sorted((ROOT / "examples").rglob("*.cjm.yaml")), ids=lambda file: file.name)
    def test_every_row_is_full(self, file: Path) -> None:
        """A table of these cells has no hole and no overlap."""
        shared = [
            load_shared(path.read_bytes(), path.name).tables for path in sorted(file.parent.glob("shared/*.yaml"))
        ]
        loaded = load(file.read_bytes(), file.name, shared)
        assert loaded.outline is not None, loaded.findings
        view = build_grid(Registry(loaded.outline))
        for each in view.lanes:
            taken = [0] * view.columns
            for number, row in enumerate(each.rows):
                for cell in row:
                    for column in range(cell.start, cell.start + cell.span):
                        assert taken[column] == number, (each.key, number, column)
                        taken[column] += cell.rows
            assert set(taken) == {len(each.rows)}


class TestStates:
    def test_lanes_nobody_started_are_left_out(self) -> None:
        assert [lane.key for lane in grid_of("- {name: A, pains: []}").lanes] == ["pains"]

    def test_empty_is_not_unknown(self) -> None:
        none, unknown = cells(grid_of("- {name: A, pains: []}\n- B"), "pains")
        assert not none.unknown
        assert [absence.key for absence in none.content.absences] == ["pains"]
        assert unknown.unknown
        assert not unknown.content

    def test_no_moment_of_truth(self) -> None:
        view = grid_of("- {name: A, moment_of_truth: false}\n- {name: B, moment_of_truth: true}")
        assert [stage.truth for stage in view.stages] == [False, True]
        assert [absence.key for absence in cells(view, "moments-of-truth")[0].content.absences] == ["moment_of_truth"]

    def test_none_for_one_persona(self) -> None:
        view = grid_of("- {name: A, pains: P, per_persona: {b: {pains: []}}}", TWO)
        content = cells(view, "pains")[0].content
        assert len(content.items) == 1
        assert [absence.who for absence in content.absences] == [(1,)]

    def test_order_of_lanes(self) -> None:
        view = grid_of(
            """
            - name: A
              evidence: e
              lanes: {law: Text}
              pains: P
              emotions: happy
              goals: G
              support: S
              next: end
              tags: t
            """,
            "evidence: {e: E}\nlanes: {law: Law}",
        )
        keys = ["goals", "emotions", "pains", "routes", "support", "law", "evidence", "tags"]
        assert [lane.key for lane in view.lanes] == keys
        assert lane(view, "law").name == "Law"


class TestWho:
    def test_items_and_cells_of_personas(self) -> None:
        view = grid_of("- {name: A, goals: [x, {text: y, for: b}], per_persona: {a: {goals: z}}}", TWO)
        assert [(item.text, item.who) for item in items(view, "goals")] == [("x", ()), ("y", (1,)), ("z", (0,))]

    def test_what_is_said_of_a_touchpoint_names_it_and_whom_it_is_for(self) -> None:
        view = grid_of("- {name: A, touchpoints: [{name: Till, for: [b], pains: Queue}]}", TWO)
        assert [(item.at, item.who) for item in items(view, "pains")] == [("Till", (1,))]

    def test_a_touchpoint_called_like_its_step_is_not_named_again(self) -> None:
        assert [item.at for item in items(grid_of("- {name: A, touchpoints: [{pains: Queue}]}"), "pains")] == [""]

    def test_initials(self) -> None:
        names = [
            "Budget-minded starter",
            "Non-technical manager",
            "Accountant",
            "非技术经理",
            "テクニカルな起業家",
            "★ ★",
            "X",
        ]
        assert [initials(name) for name in names] == ["BM", "NT", "Ac", "非技", "テク", "?", "X"]

    def test_equal_initials_get_a_number(self) -> None:
        view = grid_of("- A", "personas: {a: Ann Bell, b: Art Boon, c: Al Beck}")
        assert [person.initials for person in view.frame.personas] == ["AB", "AB2", "AB3"]


class TestReferences:
    def test_opportunities_name_the_pains_they_answer(self) -> None:
        view = grid_of(
            """
            - {name: A, pains: [{id: p, text: One}, Two], opportunities: Default}
            - {name: B, opportunities: {text: Named, addresses: p}}
            """
        )
        plans = [item.plan for item in items(view, "opportunities")]
        assert [plan.answers for plan in plans if plan] == [("P1", "P2"), ("P1",)]

    def test_evidence_gets_footnotes_in_the_order_of_its_table(self) -> None:
        view = grid_of(
            "- {name: A, quotes: {text: q, evidence: [Late, first]}}", "evidence: {first: First, late: Late}"
        )
        assert [(source.number, source.name) for source in view.frame.evidence] == [(1, "First"), (2, "Late")]
        assert items(view, "words")[0].notes == (2, 1)

    def test_evidence_without_a_table_is_listed_by_what_it_is_called(self) -> None:
        view = grid_of("- {name: A, pains: {text: p, evidence: Talks}, gets: {text: g, evidence: Survey}}")
        assert {source.name for source in view.frame.evidence} == {"Talks", "Survey"}
        assert view.frame.evidence[items(view, "pains")[0].notes[0] - 1].name == "Talks"

    def test_channels_have_their_names(self) -> None:
        view = grid_of(
            "- {name: A, touchpoints: [{name: Order, channels: [www]}, {name: site}, {name: Phone}]}",
            "channels: {web: {name: Website, aliases: [www, site]}, phone: Phone}",
        )
        assert [item.channels for item in items(view, "touchpoints")] == [("Website",), ("Website",), ()]

    def test_ways(self) -> None:
        view = grid_of(
            """
            - name: A
              steps:
                - {name: One, next: [{to: two, when: it rains, share: 40%}, end]}
                - {name: Two, exits: [{text: Tired, share: 1/4}]}
            """
        )
        on, end, out = items(view, "routes")
        assert (on.role, on.text, on.facts[0].text, on.share and on.share.percent) == ("next", "Two", "it rains", 40)
        assert (end.role, end.text) == ("next", "")
        assert (out.role, out.text, out.share and out.share.percent) == ("exit", "Tired", 25)
        assert lane(view, "routes").titles == ("lane.next", "lane.exits")

    def test_conditions_of_data_name_their_alternatives(self) -> None:
        view = grid_of(
            "- {name: A, touchpoints: [{name: T, events: {event: e, where: {page: [/a, /b, /c], paid: true}}}]}",
            "personas: {a: {name: Ann, where: {plan: [solo, team]}}}\nlanguage: nl",
        )
        assert [item.text for item in items(view, "events")] == ["e, page = /a, /b of /c, paid = true"]
        assert view.frame.profiles[0].tables[0].entries == (("plan", "solo of team"),)


def points(view: GridView, line: int = 0) -> list[tuple[int, str]]:
    assert view.curve is not None
    return [(at.start, at.score if isinstance(at, Point) else "?") for at in view.curve.lines[line].points]


class TestCurve:
    def test_a_line_for_each_persona(self) -> None:
        view = grid_of("- {name: A, emotions: [{score: 1, for: a}, {score: -2, for: b}]}", TWO)
        assert view.curve is not None
        assert [line.persona for line in view.curve.lines] == [0, 1]
        assert points(view, 0) + points(view, 1) == [(0, "+1"), (0, "−2")]

    def test_one_line_if_all_feel_alike(self) -> None:
        view = grid_of("- {name: A, emotions: [1, 0]}", TWO)
        assert view.curve is not None
        assert [line.persona for line in view.curve.lines] == [None]
        assert points(view) == [(0, "+0.5")]

    def test_written_scores_drive_out_the_lexicon(self) -> None:
        view = grid_of(
            "- {name: A, emotions: [delighted, {feeling: tired, score: -1}]}\n- {name: B, emotions: delighted}"
        )
        assert points(view) == [(0, "−1"), (1, "+2")]

    def test_unknown_words_have_no_score(self) -> None:
        view = grid_of("- {name: A, emotions: grmpf}")
        assert view.curve is None
        assert [item.text for item in items(view, "emotions")] == ["grmpf"]

    def test_the_finest_scored_level_counts(self) -> None:
        view = grid_of(
            "- {name: A, emotions: 2, steps: [{name: One, emotions: -1}, Two]}\n- {name: B, emotions: 1, steps: [X, Y]}"
        )
        assert points(view) == [(0, "−1"), (1, "?"), (2, "+1")]
        assert view.curve is not None
        assert view.curve.lines[0].points[2].span == 2

    def test_holes_stay_holes(self) -> None:
        view = grid_of("- {name: A, emotions: 1}\n- B\n- {name: C, emotions: -1}")
        assert view.curve is not None
        assert [type(at) for at in view.curve.lines[0].points] == [Point, Hole, Point]

    def test_where_a_persona_does_not_come_is_no_hole(self) -> None:
        view = grid_of(
            "- {name: A, emotions: {score: 1, for: a}}\n- {name: B, for: [b], emotions: 0}\n- {name: C, emotions: 1}",
            TWO,
        )
        assert points(view, 0) == [(0, "+1"), (2, "+1")]
        assert points(view, 1) == [(0, "?"), (1, "0"), (2, "+1")]

    def test_no_feeling_at_all_is_no_hole(self) -> None:
        assert points(grid_of("- {name: A, emotions: 1}\n- {name: B, emotions: []}")) == [(0, "+1")]

    def test_the_scale_of_the_author(self) -> None:
        view = grid_of("- {name: A, emotions: [4, 5]}", "emotion_scale: [1, 5]\nlanguage: nl")
        assert points(view) == [(0, "4,5")]
        assert view.curve is not None
        assert view.curve.ticks == ("1", "2", "3", "4", "5")


class TestSummary:
    def test_sentences_are_true(self) -> None:
        view = grid_of(
            """
            - name: A
              emotions: {feeling: hopeful, score: 1}
              opportunities: [{text: Big, impact: 5, effort: 5}, {text: Quick, impact: 4, effort: 1}]
              exits: {text: Bored, share: 10%}
            - name: B
              emotions: {feeling: lost, score: -2}
              opportunities: {text: Over, impact: 5, effort: 1, status: done}
              exits: {text: Angry, share: 30%}
            """
        )
        found = {sentence.key: sentence for sentence in view.summary}
        assert found["lowest"].title == "B"
        assert found["lowest"].text == "lost −2"
        assert found["highest"].title == "A"
        assert found["widest-exit"].title == "B"
        assert found["widest-exit"].item is not None
        assert found["most-worth"].title == "Quick"

    def test_a_lowest_point_is_a_bad_one_and_a_high_point_a_good_one(self) -> None:
        def keys(low: float, high: float) -> list[str]:
            view = grid_of(f"- {{name: A, emotions: {low}}}\n- {{name: B, emotions: {high}}}")
            return [sentence.key for sentence in view.summary]

        assert keys(0, 0) == []
        assert keys(1, 2) == ["highest"]
        assert keys(-2, -1) == ["lowest"]
        assert keys(-1, 0) == ["lowest"]
        assert keys(-1, 1) == ["lowest", "highest"]

    def test_the_scale_of_the_author_has_its_own_middle(self) -> None:
        view = grid_of("- {name: A, emotions: 3}\n- {name: B, emotions: 4}", "emotion_scale: [1, 5]")
        assert [(sentence.key, sentence.title) for sentence in view.summary] == [("highest", "B")]

    def test_ties_are_counted(self) -> None:
        view = grid_of(
            """
            - name: A
              emotions: -2
              exits: [{text: One, share: 10%}, {text: Two, share: 1/10}]
              opportunities: [{text: X, impact: 4, effort: 2}, {text: Y, impact: 4, effort: 2}, {text: Z, impact: 2, effort: 1}]
            - {name: B, emotions: -2}
            - {name: C, emotions: -2}
            """
        )
        found = {sentence.key: (sentence.title, sentence.more) for sentence in view.summary}
        assert found == {"lowest": ("A", 2), "widest-exit": ("A", 1), "most-worth": ("X", 1)}

    def test_personas_share_a_point_if_they_say_the_same(self) -> None:
        def lowest(first: str, second: str) -> tuple[str, tuple[int, ...], int]:
            emotions = f"[{{feeling: {first}, score: -1, for: a}}, {{feeling: {second}, score: -1, for: b}}]"
            sentence = grid_of(f"- {{name: A, emotions: {emotions}}}", TWO).summary[0]
            return sentence.text, sentence.who, sentence.more

        assert lowest("sad", "sad") == ("sad −1", (), 0)
        assert lowest("sad", "tired") == ("sad −1", (0,), 0)

    def test_nothing_is_invented(self) -> None:
        assert grid_of("- {name: A, pains: P, opportunities: O}").summary == ()


def test_the_table_of_lanes_can_give_a_lane_of_the_format_another_title() -> None:
    text = (
        "cjmap: 1\ntitle: T\nlanes:\n  pains: {name: Friction points, description: Where it hurts}\n  legal: Legal\n"
        "stages:\n  - {name: A, pains: [Slow], lanes: {legal: [DPA]}}\n"
    )
    outline = load(text, "m").outline
    assert outline is not None
    lanes = [(lane.key, lane.name, lane.note) for lane in build_grid(Registry(outline)).lanes]
    assert lanes == [("pains", "Friction points", "Where it hurts"), ("legal", "Legal", "")]
