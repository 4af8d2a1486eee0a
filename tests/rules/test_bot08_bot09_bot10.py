"""The lowest point, long low stretches, and the end."""

import pytest

from cjmap.loader import load
from cjmap.reading.reading import Reading
from cjmap.rules import find_rule
from cjmap.rules.option import Options
from tests.rules.trying import TODAY, told


def fix(rule: str, text: str) -> str:
    loaded = load(f"cjmap: 1\ntitle: A map\n{text}", "map.cjm.yaml")
    assert loaded.outline is not None
    check = find_rule(rule).rule.check
    assert check is not None
    (hit,) = check(Reading(loaded.outline, TODAY), Options())
    return hit.fix


class TestIdleLowestPoint:
    LOW = "{name: B, emotions: [{feeling: lost, score: -1}], pains: [{text: Fees, id: fees}]"

    def test_counts_what_could_be_begun(self) -> None:
        text = f"stages: [{{name: A, emotions: 1}}, {self.LOW}, opportunities: [Tell them, {{text: Fewer, status: idea}}]}}]"
        assert told("BOT08", text) == [
            "3:35 “B” is the lowest point (“lost”, -1), and none of its 2 opportunities is planned"
        ]

    def test_the_only_one_is_not_one_of_several(self) -> None:
        assert fix("BOT08", f"stages: [{self.LOW}, opportunities: Tell them}}]") == (
            "Begin with it: give it an `owner` and `status: planned`."
        )
        assert fix("BOT08", f"stages: [{self.LOW}, opportunities: [Tell them, Fewer]}}]") == ""

    @pytest.mark.parametrize("status", ["planned", "in-progress", "testing", "done"])
    def test_one_that_is_begun_is_enough(self, status: str) -> None:
        text = f"stages: [{self.LOW}, opportunities: [Tell them, {{text: Fewer, status: {status}}}]}}]"
        assert told("BOT08", text) == []

    def test_an_answer_from_elsewhere_counts(self) -> None:
        other = "{{name: C, opportunities: [{{text: Fewer, addresses: [fees]{status}}}]}}"
        assert told("BOT08", f"stages: [{self.LOW}}}, {other.format(status='')}]") == [
            "3:11 “B” is the lowest point (“lost”, -1), and its only opportunity is not planned"
        ]
        assert told("BOT08", f"stages: [{self.LOW}}}, {other.format(status=', status: planned')}]") == []

    def test_the_lower_rungs_of_the_ladder_are_others(self) -> None:
        assert told("BOT08", f"stages: [{self.LOW}}}]") == []
        assert told("BOT08", "stages: [{name: B, emotions: -2, opportunities: [Tell them]}]") == []
        assert told("BOT08", f"stages: [{self.LOW}, opportunities: [{{text: Fewer, status: rejected}}]}}]") == []
        assert told("BOT08", "stages: [{name: B, emotions: -0.4, pains: Fees, opportunities: Fewer}]") == []

    def test_each_persona_has_its_own(self) -> None:
        text = """
            personas: {starter: Starter, manager: Manager, boss: Boss}
            stages:
              - {name: A, emotions: [{score: -1, for: boss}, {score: 1, for: [starter, manager]}], pains: Fees, opportunities: Fewer}
              - {name: B, emotions: [{score: -1, for: starter}, {score: -2, for: manager}], pains: Fees, opportunities: Fewer}
            """
        assert told("BOT08", text) == [
            "6:6 For “Starter” and “Manager”, “B” is the lowest point (-2), and its only opportunity is not planned",
            "5:6 For “Boss”, “A” is the lowest point (-1), and its only opportunity is not planned",
        ]


class TestLowStretch:
    def test_three_in_a_row(self) -> None:
        points = "{name: A, emotions: 1}, {name: B, emotions: -1}, {name: C, emotions: -2}"
        assert told("BOT09", f"stages: [{points}, {{name: D, emotions: -0.5}}, {{name: E, emotions: 0}}]") == [
            "3:44 From “B” to “D” (3 stages) customers feel bad, worst at “C”, where no opportunity is under way"
        ]
        assert told("BOT09", f"stages: [{points}, {{name: D, emotions: -0.4}}]") == []
        assert len(told("BOT09", f"stages: [{points}]", in_a_row=2)) == 1

    def test_the_mean_counts_and_work_at_the_worst_point_is_known(self) -> None:
        stages = (
            "{name: A, emotions: -1}, {name: B, emotions: [-2, 2]}, {name: C, emotions: -1}, {name: D, emotions: -1}"
        )
        assert told("BOT09", f"stages: [{stages}]") == []
        stages = "{name: A, emotions: -1}, {name: B, emotions: [-2, 1], opportunities: [{text: X-ray, status: done}]}"
        assert told("BOT09", f"stages: [{stages}, {{name: C, emotions: -1}}]") == [
            "3:20 From “A” to “C” (3 stages) customers feel bad, worst at “B”"
        ]

    def test_what_nobody_scored_does_not_break_it(self) -> None:
        stages = "{name: S, steps: [{name: A, emotions: -1}, B, {name: C, emotions: -1}]}, {name: D, emotions: -1}"
        assert told("BOT09", f"stages: [{stages}]") == [
            "3:38 From “A” to “D” (3 moments) customers feel bad, worst at “A”, where no opportunity is under way"
        ]

    def test_branches_are_not_in_a_row(self) -> None:
        branches = "{name: B, emotions: -1, next: E}, {name: C, emotions: -1, next: E}, {name: D, emotions: -1}"
        assert told("BOT09", f"stages: [{{name: A, next: [B, C, D]}}, {branches}, {{name: E, emotions: 1}}]") == []
        (line,) = told(
            "BOT09",
            f"stages: [{{name: A, emotions: -1, next: [B, C]}}, {branches.replace('D, ', 'Z, ')}, {{name: E, emotions: -2}}]",
        )
        assert line.partition(" cust")[0] == "3:20 From “A” to “E” (3 stages)"

    def test_a_stage_is_one_point_however_many_steps_it_has(self) -> None:
        text = "stages: [{name: A, emotions: -1, steps: [a, b, c]}, {name: B, emotions: -1}]"
        assert told("BOT09", text) == []

    def test_only_those_who_feel_it(self) -> None:
        low = "emotions: [{score: -1, for: [starter, boss]}, {score: 1, for: manager}]"
        text = f"""
            personas: {{starter: Starter, manager: Manager, boss: Boss}}
            stages:
              - {{name: A, {low}}}
              - {{name: B, {low}}}
              - {{name: C, {low}}}
            """
        assert told("BOT09", text) == [
            "5:26 From “A” to “C” (3 stages) “Starter” and “Boss” feel bad, worst at “A”, where no opportunity is under way"
        ]
        assert " “Starter” feels bad" in told("BOT09", text.replace("[starter, boss]", "starter"))[0]


class TestJourneyEndsLow:
    BEFORE = "{name: A, emotions: 1}, {name: B, emotions: 1}"

    def test_the_last_point(self) -> None:
        assert told("BOT10", f"stages: [{self.BEFORE}, {{name: C, emotions: [tired, -0.5]}}]") == [
            "3:86 The journey ends low at “C” (-0.5)"
        ]
        assert told("BOT10", f"stages: [{self.BEFORE}, {{name: C, emotions: -0.4}}]") == []

    @pytest.mark.parametrize(
        "last",
        [
            "{name: C, emotions: -1, exits: [Goes]}",
            "{name: C, exits: [Goes], steps: [{name: c, emotions: -1}]}",
            "{name: C, emotions: -1}, D",
            "{name: C, steps: [{name: c, emotions: 0, next: end}, {name: d, emotions: -1, next: c}]}",
        ],
    )
    def test_no_end_or_no_bad_one(self, last: str) -> None:
        assert told("BOT10", f"stages: [{self.BEFORE}, {last}]") == []

    def test_two_points_are_no_course(self) -> None:
        assert told("BOT10", "stages: [{name: A, emotions: 1}, {name: C, emotions: -1}]") == []

    def test_steps_behind_it_that_nobody_scored(self) -> None:
        text = f"stages: [{self.BEFORE}, {{name: C, steps: [{{name: c, emotions: -1}}, d]}}]"
        assert told("BOT10", text) == ["3:86 The journey ends low at “c” (-1)"]

    def test_each_persona_has_its_own_last_stage(self) -> None:
        text = """
            personas: {starter: Starter, manager: Manager}
            stages:
              - {name: A, emotions: 1}
              - {name: B, emotions: 1}
              - {name: C, emotions: [{score: -1, for: starter}, {score: 1, for: manager}]}
              - {name: D, for: manager, emotions: 1}
            """
        assert told("BOT10", text) == ["7:26 For “Starter”, the journey ends low at “C” (-1)"]

    def test_a_last_stage_whose_steps_are_all_for_others(self) -> None:
        text = """
            personas: {starter: Starter, manager: Manager}
            stages:
              - {name: A, emotions: 1}
              - {name: B, emotions: 1}
              - {name: C, emotions: [{score: -1, for: starter}], steps: [{name: c, for: manager}]}
            """
        assert told("BOT10", text) == ["7:26 For “Starter”, the journey ends low at “C” (-1)"]

    def test_a_map_of_the_future_is_not_asked(self) -> None:
        assert told("BOT10", f"state: future\nstages: [{self.BEFORE}, {{name: C, emotions: -1}}]") == []


def test_nothing_comes_after_the_last_step() -> None:
    text = "stages: [{name: A, emotions: 1}, {name: B, emotions: 1}, {name: C, emotions: -1, next: []}]"
    assert told("BOT10", text) == ["3:68 The journey ends low at “C” (-1)"]
