"""What a map is for, and how anybody can tell."""

import datetime

import pytest

from tests.rules.trying import told


class TestNoPurpose:
    def test_nothing_says_what_the_map_is_for(self) -> None:
        assert told("OBJ01", "stages: [A]") == [
            "2:1 This map has no objectives, no scenario and no scope: what is it for?"
        ]

    def test_what_only_holds_a_place_is_named(self) -> None:
        assert told("OBJ01", "scenario: TBD\nstages: [A]") == [
            "2:1 This map has no objectives and no scope, and `scenario` only holds a place (“TBD”): what is it for?"
        ]
        assert told("OBJ01", "scenario: TBD\nobjectives: ['-']\nscope: {from: …}\nstages: [A]") == [
            "2:1 In this map `objectives` only holds a place (“-”), `scenario` only holds a place (“TBD”) and `scope` "
            "only holds a place (“…”): what is it for?"
        ]

    @pytest.mark.parametrize(
        "purpose", ["objectives: Fewer calls", "objectives: []", "scenario: 一家人搬家", "scope: {to: Tells a friend}"]
    )
    def test_one_word_is_enough(self, purpose: str) -> None:
        assert told("OBJ01", f"{purpose}\nstages: [A]") == []


class TestUnmeasurableObjective:
    def test_says_what_lacks(self) -> None:
        text = """
            objectives:
              - Fewer calls
              - {text: Faster answers, metric: hours}
              - {text: Happier people, target: "40"}
              - {text: More orders, metric: orders, target: "200"}
              - TODO
            stages: [A]
            """
        assert told("OBJ02", text) == [
            "4:5 “Fewer calls” has neither a metric nor a target",
            "5:5 “Faster answers” has a metric, but no target",
            "6:5 “Happier people” has a target, but no metric",
        ]

    @pytest.mark.parametrize("text", ["Churn below 8 %", "流失率降到8％"])
    def test_a_percentage_in_the_text_is_a_measure(self, text: str) -> None:
        assert told("OBJ02", f"objectives: {text}\nstages: [A]") == []


class TestOverdueObjective:
    TEXT = "objectives: [{{text: Fewer calls, by: 2026-06-30{more}}}]\nstages: [A]"

    @pytest.mark.parametrize(("day", "count"), [("2026-06-30", 0), ("2026-07-01", 1)])
    def test_the_day_itself_is_not_late(self, day: str, count: int) -> None:
        found = told("OBJ03", self.TEXT.format(more=""), today=datetime.date.fromisoformat(day))
        assert found == ["3:34 “Fewer calls” was due on 2026-06-30"] * count

    def test_reached_is_not_overdue(self) -> None:
        assert told("OBJ03", self.TEXT.format(more=", value: 8 %, target: 8 %")) == []
        assert len(told("OBJ03", self.TEXT.format(more=", value: 9 %, target: 8 %"))) == 1

    def test_without_a_day_there_is_none(self) -> None:
        assert told("OBJ03", "objectives: Fewer calls\nstages: [A]") == []


class TestObjectiveMeasuredNowhere:
    TEXT = "objectives: [{{text: Fewer calls, metric: Calls a week}}]\n{more}"

    def test_no_moment_has_the_metric(self) -> None:
        more = "stages: [{name: A, metrics: [calls a month]}]"
        assert told("OBJ04", self.TEXT.format(more=more)) == [
            "3:34 “Calls a week”, the metric of “Fewer calls”, is on no moment"
        ]

    @pytest.mark.parametrize(
        "more",
        [
            "stages: [{name: A, metrics: [calls  a WEEK]}]",
            "stages: [{name: A, touchpoints: [{name: T, metrics: [Calls a week]}]}]",
            "metrics: [Calls a week]\nstages: [A]",
        ],
    )
    def test_a_moment_or_the_map_has_it(self, more: str) -> None:
        assert told("OBJ04", self.TEXT.format(more=more)) == []


class TestMomentOfTruthWithoutMetric:
    @staticmethod
    def found(moment: str) -> list[str]:
        return told("OBJ05", f"stages: [{{name: Z, metrics: [visits]}}, {moment}]")

    def test_nothing_in_reach_measures_it(self) -> None:
        assert self.found("{name: A, moment_of_truth: customer}") == ["3:50 “A” is a moment of truth without a metric"]
        steps = "{name: A, steps: [{name: B, moment_of_truth: true}, {name: C, metrics: [calls]}]}"
        assert self.found(steps) == ["3:68 “B” is a moment of truth without a metric"]

    @pytest.mark.parametrize(
        "moment",
        [
            "{name: A, moment_of_truth: true, metrics: [calls]}",
            "{name: A, moment_of_truth: true, metrics: []}",
            "{name: A, moment_of_truth: true, touchpoints: [{name: T, metrics: [calls]}]}",
            "{name: A, metrics: [calls], steps: [{name: B, moment_of_truth: true}]}",
            "{name: A, moment_of_truth: false}",
        ],
    )
    def test_something_does_or_it_is_none(self, moment: str) -> None:
        assert self.found(moment) == []

    @pytest.mark.parametrize(("objective", "count"), [("{text: Fewer calls, metric: calls}", 1), ("Fewer calls", 0)])
    def test_a_metric_of_an_objective_is_a_beginning(self, objective: str, count: int) -> None:
        text = f"objectives: [{objective}]\nstages: [{{name: A, moment_of_truth: true}}]"
        assert told("OBJ05", text) == ["4:20 “A” is a moment of truth without a metric"] * count

    def test_silent_where_nobody_began_with_metrics(self) -> None:
        assert told("OBJ05", "stages: [{name: A, moment_of_truth: true}]") == []

    def test_a_mark_of_one_persona_stands_in_their_cell(self) -> None:
        text = """
            personas: {starter: Starter, manager: Manager}
            stages:
              - {name: Z, metrics: [visits]}
              - name: A
                per_persona: {manager: {moment_of_truth: customer}, starter: {moment_of_truth: customer}}
            """
        assert told("OBJ05", text) == ["7:29 “A” is a moment of truth without a metric"]


def test_a_stage_without_any_metric() -> None:
    stages = "{name: A, metrics: [calls]}, {name: B, metrics: []}, {name: C, steps: [{name: c, metrics: [calls]}]}"
    assert told("OBJ06", f"stages: [{stages}, {{name: D}}]") == ["3:113 “D” has no metric"]
    assert told("OBJ06", "stages: [A, B]") == ["3:10 “A” has no metric", "3:13 “B” has no metric"]


def test_too_many_moments_of_truth() -> None:
    stages = [f"{{name: {name}, moment_of_truth: true}}" for name in "ABCDE"]
    text = f"stages: [{', '.join(stages)}, {{name: F, moment_of_truth: false}}]"
    assert told("OBJ07", text) == []
    assert told("OBJ07", text.replace("false", "brand")) == [
        "3:190 6 moments are called a moment of truth, more than 5",
        *(f"  3:{20 + 34 * number} {name}" for number, name in enumerate("ABCDE")),
    ]
    assert told("OBJ07", text, most=4)[0] == "3:156 5 moments are called a moment of truth, more than 4"


def test_values_are_alike_whatever_their_spaces() -> None:
    assert told("OBJ03", "objectives: {text: Churn, value: 8%, target: 8 %, by: 2026-01-01}\nstages: [A]") == []
