"""Pains in one heap, what matters and what does not, branches without a condition, journeys without a high point."""

import pytest

from tests.rules.trying import told


class TestPainsPileUp:
    @staticmethod
    def stages(*counts: int) -> str:
        names = "ABCDEFGH"
        stages = (f"{{name: {names[n]}, pains: [{', '.join(['Too slow'] * count)}]}}" for n, count in enumerate(counts))
        return f"stages: [{', '.join(stages)}]"

    def test_more_than_half(self) -> None:
        assert told("BOT11", self.stages(0, 4, 2)) == ["3:42 “B” holds 4 of the 6 pains"]
        assert told("BOT11", self.stages(1, 3, 2)) == []

    def test_too_few_stages_or_pains(self) -> None:
        assert told("BOT11", self.stages(0, 6)) == []
        assert told("BOT11", self.stages(0, 5, 0)) == []
        assert len(told("BOT11", self.stages(0, 5, 0), pains=5)) == 1

    def test_pains_of_steps_count_and_the_name_is_shown(self) -> None:
        pains = ", ".join(["Too slow"] * 6)
        text = f"stages: [A, {{name: B, steps: [{{name: C, pains: [{pains}]}}]}}, D]"
        assert told("BOT11", text) == ["3:14 “B” holds 6 of the 6 pains"]


class TestImportantButUnsatisfying:
    def test_quotes_what_was_expected_and_what_came(self) -> None:
        text = "stages: [{name: A, importance: high, satisfaction: 2, expects: To be heard, gets: Seven minutes}]"
        assert told("BOT12", text) == [
            "3:38 “A” matters most (5) and disappoints (2: expected “To be heard”, got “Seven minutes”), and nothing is planned"
        ]

    @pytest.mark.parametrize(
        ("importance", "satisfaction", "count"), [(4, 2, 1), (5, 1, 1), (3, 1, 0), (5, 3, 0), ("low", "low", 0)]
    )
    def test_both_ratings_count(self, importance: object, satisfaction: object, count: int) -> None:
        text = f"stages: [{{name: A, importance: {importance}, satisfaction: {satisfaction}}}]"
        assert len(told("BOT12", text)) == count

    @pytest.mark.parametrize("more", ["opportunities: A longer slot", "opportunities: []"])
    def test_an_idea_in_reach_is_enough(self, more: str) -> None:
        rated = "importance: 4, satisfaction: 2"
        assert told("BOT12", f"stages: [{{name: A, {rated}, {more}}}]") == []
        assert told("BOT12", f"stages: [{{name: A, {more}, touchpoints: [{{name: B, {rated}}}]}}]") == []

    def test_each_persona_rates_for_itself(self) -> None:
        text = """
            personas: {starter: Starter, manager: Manager}
            stages:
              - name: A
                importance: 4
                satisfaction: 4
                expects: {text: A call, for: manager}
                per_persona: {starter: {satisfaction: 1}}
            """
        assert told("BOT12", text) == [
            "9:29 For “Starter”, “A” matters much (4) and disappoints (1), and nothing is planned"
        ]


class TestNeedlessTouchpoint:
    @pytest.mark.parametrize("bad", ["satisfaction: 2", "emotions: -0.5", "emotions: annoyed"])
    def test_unimportant_and_annoying(self, bad: str) -> None:
        text = f"stages: [{{name: A, touchpoints: [{{name: Form, importance: 2, {bad}}}]}}]"
        assert told("BOT13", text) == ["3:35 “Form” matters little (2) and annoys: can it go?"]

    @pytest.mark.parametrize("rated", ["importance: 3, satisfaction: 1", "importance: 1", "importance: 1, emotions: 0"])
    def test_not_both(self, rated: str) -> None:
        assert told("BOT13", f"stages: [{{name: A, steps: [{{name: Form, {rated}}}]}}]") == []

    def test_a_stage_is_never_needless(self) -> None:
        assert told("BOT13", "stages: [{name: A, importance: 1, satisfaction: 1}]") == []

    def test_what_matters_to_one_is_not_needless(self) -> None:
        text = """
            personas: {{starter: Starter, manager: Manager}}
            stages:
              - name: A
                steps:
                  - name: Form
                    satisfaction: 1
                    per_persona: {{starter: {{importance: 1}}, manager: {{importance: {other}}}}}
            """
        assert told("BOT13", text.format(other=3)) == []
        assert told("BOT13", text.format(other=2)) == ["7:9 “Form” matters little (2) and annoys: can it go?"]


class TestBranchWithoutCondition:
    def test_ways_that_do_not_say_when(self) -> None:
        assert told("BOT14", "stages: [{name: A, next: [B, C]}, B, C]") == [
            "3:20 “A” leads to both “B” and “C” without saying when"
        ]
        text = "stages: [{name: A, next: [B, C, {to: D, when: it rains}, end]}, B, C, D]"
        assert told("BOT14", text) == ["3:20 “A” leads to “B”, “C” and “end” without saying when"]

    @pytest.mark.parametrize("ways", ["B", "[B, {to: C, when: it rains}]", "[{to: B, share: 40%}]", "[]", "[B, b]"])
    def test_one_way_for_all_others_is_fine(self, ways: str) -> None:
        text = f"stages: [{{name: A, next: {ways}}}, {{name: B, id: b}}, C]"
        assert told("BOT14", text) == (
            [] if ways != "[B, b]" else ["3:20 “A” leads to both “B” and “b” without saying when"]
        )

    def test_personas_are_a_condition(self) -> None:
        text = """
            personas: {starter: Starter, manager: Manager}
            stages:
              - name: A
                actions: I look around
                next: [{to: B, for: starter}, {to: C, for: manager}]
              - name: B
                next: [C, {to: D, for: manager}]
              - C
              - D
            """
        assert told("BOT14", text) == ["9:5 For “Manager”, “B” leads to both “C” and “D” without saying when"]


class TestNoHighPoint:
    def test_names_the_best_one(self) -> None:
        points = ", ".join(f"{{name: {name}, emotions: {score}}}" for name, score in zip("ABCDE", "00310", strict=True))
        assert told("BOT15", f"emotion_scale: [-6, 6]\nstages: [{points}]") == []
        points = points.replace("emotions: 3", "emotions: 2.9")
        (line,) = told("BOT15", f"emotion_scale: [-6, 6]\nstages: [{points}]")
        assert line.endswith(" No moment is a high point for customers; the best is “C” (+2.9)")
        assert told("BOT15", f"emotion_scale: [-6, 6]\nstages: [{points.rpartition(', {')[0]}]") == []

    def test_only_those_who_have_none(self) -> None:
        rows = "\n".join(
            f"  - {{name: {name}, emotions: [{{score: 0, for: starter}}, {{score: 2, for: manager}}]}}"
            for name in "ABCDE"
        )
        text = f"personas: {{starter: Starter, manager: Manager}}\nstages:\n{rows}"
        assert told("BOT15", text) == ["5:26 No moment is a high point for “Starter”; the best is “A” (0)"]
