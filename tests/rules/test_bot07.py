"""Low points without a pain."""

import pytest

from tests.rules.trying import told

NO_PAIN = "and no pain says why"


def test_without_any_pain_in_the_map_only_the_lowest_point() -> None:
    text = "stages: [{name: A, emotions: 1}, {name: B, emotions: -1}, {name: C, emotions: -2}]"
    assert told("BOT07", text) == [f"3:69 “C” is the lowest point (-2, falls from -1), {NO_PAIN}"]
    assert told("BOT07", "stages: [{name: A, emotions: -0.5}]") == []


def test_every_low_point_once_somebody_began() -> None:
    text = "stages: [{name: A, emotions: -1}, {name: B, emotions: -2}, {name: C, emotions: -0.9, pains: []}, {name: D, pains: []}]"
    assert told("BOT07", text) == [
        f"3:20 “A” is a low point (-1), {NO_PAIN}",
        f"3:45 “B” is the lowest point (-2, falls from -1), {NO_PAIN}",
    ]


@pytest.mark.parametrize(
    ("scale", "score", "count"),
    [("[-2, 2]", "-1", 1), ("[-2, 2]", "-0.9", 0), ("[1, 5]", "2", 1), ("[0, 10]", "2.6", 0)],
)
def test_low_is_the_lower_quarter_of_the_scale(scale: str, score: str, count: int) -> None:
    assert len(told("BOT07", f"emotion_scale: {scale}\nstages: [{{name: A, emotions: {score}}}]")) == count


def test_says_the_feeling_and_the_score_as_written() -> None:
    text = "emotion_scale: [1, 5]\nstages: [{name: A, emotions: excited}, {name: B, emotions: [{feeling: lost, score: 2}]}]"
    (line,) = told("BOT07", text)
    assert line.startswith("4:61 “B” is the lowest point (“lost”, 2, falls from 5")
    (line,) = told("BOT07", "stages: [{name: A, emotions: [frustrated, curious]}]")
    assert line == f"3:31 “A” is the lowest point (“frustrated”), {NO_PAIN}"
    (line,) = told("BOT07", "stages: [{name: A, satisfaction: 1}]")
    assert line == f"3:20 “A” is the lowest point (satisfaction 1), {NO_PAIN}"


@pytest.mark.parametrize("pains", ["pains: Fees", "pains: []", "touchpoints: [{name: T, pains: Fees}]"])
def test_a_pain_in_reach_says_why(pains: str) -> None:
    assert told("BOT07", f"stages: [{{name: A, emotions: -2, {pains}}}]") == []


def test_a_pain_at_the_stage_says_why_but_not_one_beside() -> None:
    step = "steps: [{name: B, emotions: -2}]"
    assert told("BOT07", f"stages: [{{name: A, pains: Fees, {step}}}]") == []
    assert len(told("BOT07", f"stages: [{{name: A, touchpoints: [{{name: T, pains: Fees}}], {step}}}]")) == 1


def test_the_fall_is_along_the_routes() -> None:
    text = """
        stages:
          - {name: A, emotions: 2, next: C}
          - {name: B, emotions: -1, entry: true, pains: []}
          - name: "?"
            next: C
          - {name: C, emotions: -2}
        """
    assert told("BOT07", text) == [f"8:15 “C” is the lowest point (-2, falls from +2), {NO_PAIN}"]


def test_personas_together_on_their_worst() -> None:
    text = """
        personas: {starter: Starter, manager: Manager, boss: Boss}
        stages:
          - name: A
            emotions: 1
          - name: B
            per_persona:
              starter: {emotions: [{feeling: lost, score: -1}]}
              manager: {emotions: [{feeling: angry, score: -2}]}
              boss: {emotions: -2, pains: []}
        """
    assert told("BOT07", text) == [
        f"10:28 For “Starter” and “Manager”, “B” is the lowest point (“angry”, -2, falls from +1), {NO_PAIN}"
    ]


def test_one_finding_where_moments_stand_in_each_other() -> None:
    text = """
        stages:
          - {name: Z, pains: []}
          - name: A
            emotions: -1
            steps:
              - {name: B, emotions: -2, touchpoints: [{name: T, emotions: -2}]}
              - {name: C, touchpoints: [{name: U, emotions: -1}, {name: V, satisfaction: 1}]}
        """
    assert [line.partition(" is ")[0] for line in told("BOT07", text)] == ["8:19 “B”", "9:68 “V”"]


def test_a_map_of_the_future_is_not_asked() -> None:
    assert told("BOT07", "state: future\nstages: [{name: A, emotions: -2}]") == []
