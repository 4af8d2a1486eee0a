import pytest

from cjmap.rules.gap.gap10_part_not_started import EXPECT
from cjmap.rules.option import Options
from tests.rules.trying import told

START = "The map does not say yet: "


def test_all_in_one_line_on_the_stages() -> None:
    assert told("GAP10", "stages:\n  - Trial\n  - Use") == [
        f"3:1 {START}touchpoints, goals, actions, emotions, pains, opportunities, moments of truth (`moment_of_truth`), how customers leave (`exits`)"
    ]


def test_what_another_rule_says_better() -> None:
    text = """
        scenario: A firm outgrows its sheets
        stages:
          - name: Trial
            pains: [Slow]
            touchpoints: [Form]
        """
    assert told("GAP10", text) == [
        f"4:1 {START}channels, goals, actions, emotions, moments of truth (`moment_of_truth`), how customers leave (`exits`), objectives"
    ]


def test_an_empty_list_begins_a_part_and_false_says_something() -> None:
    text = """
        scenario: A firm outgrows its sheets
        objectives: []
        pains: []
        opportunities: []
        stages:
          - name: Trial
            moment_of_truth: false
            goals: []
            satisfaction: 2
            exits: []
            steps: [{name: Sign up, touchpoints: []}]
        """
    assert told("GAP10", text) == [f"7:1 {START}channels"]


def test_pains_are_left_to_gap14_and_to_the_present() -> None:
    happy = (
        "stages: [{name: A, emotions: calm, steps: ["
        + ", ".join(f"{{name: {name}, emotions: calm}}" for name in "BCD")
        + "]}]"
    )
    assert "pains" not in told("GAP10", happy)[0]
    assert "pains" in told("GAP10", happy.replace(", {name: D, emotions: calm}", ""))[0]
    assert told("GAP10", "state: future\nstages: [Trial]") == [
        f"4:1 {START}touchpoints, goals, actions, emotions, moments of truth (`moment_of_truth`), how customers leave (`exits`)"
    ]


def test_goals_of_personas_are_no_goals_of_stages() -> None:
    text = "personas: {maya: {name: Maya, goals: [Save time]}}\nstages: [Trial]"
    assert told("GAP10", text, expect=["goals"]) == [f"4:1 {START}goals of stages"]
    assert told("GAP10", text.replace("goals: [Save time]", "behaviour: [Compares]"), expect=["goals"]) == [
        f"4:1 {START}goals"
    ]


def test_the_option_says_what_is_expected() -> None:
    assert told("GAP10", "stages: [Trial]", expect=["goals", "exits"]) == [
        f"3:1 {START}goals, how customers leave (`exits`)"
    ]
    assert told("GAP10", "stages: [Trial]", expect=[]) == []
    with pytest.raises(ValueError, match="is a list out of touchpoints, channels"):
        Options({"expect": ["feelings"]})[EXPECT]
