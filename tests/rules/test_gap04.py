"""GAP04 to GAP07: a lane of a stage in which nothing stands for somebody."""

import pytest

from tests.rules.trying import told

LANES = {
    "GAP04": ("goals: [Save time]", "says nothing about goals"),
    "GAP05": ("actions: [I wait]", "says nothing about what customers do"),
    "GAP06": ("emotions: [calm]", "says nothing about feelings"),
}


@pytest.mark.parametrize(("rule", "lane", "says"), [(rule, *each) for rule, each in LANES.items()])
def test_a_stage_without_what_others_have(rule: str, lane: str, says: str) -> None:
    key = lane.partition(":")[0]
    text = f"""
        stages:
          - name: Trial
            steps: [{{name: Sign up, touchpoints: [{{name: Form, {lane}}}]}}]
          - name: Renewal
            {key}: []
          - name: Goodbye
            thoughts: [Pity]
        """
    assert told(rule, text) == [f"8:5 “Goodbye” {says}"]
    assert told(rule, "stages: [{name: Trial, thoughts: [Well]}, Renewal]") == []


@pytest.mark.parametrize(("rule", "lane", "says"), [(rule, *each) for rule, each in LANES.items()])
def test_for_some_personas(rule: str, lane: str, says: str) -> None:
    text = f"""
        personas: {{starter: Starter, manager: Manager, guest: Guest}}
        stages:
          - name: Trial
            {lane}
          - name: 续约
            for: [starter, manager]
            thoughts: [贵吗]
            per_persona:
              starter: {{{lane}}}
          - name: Use
            per_persona:
              starter: {{{lane}}}
        """
    assert told(rule, text) == [f"7:5 For “Manager”, “续约” {says}"]


def test_a_lane_of_items_for_others_only_and_nothing_but_a_name() -> None:
    text = """
        personas: {starter: Starter, manager: Manager}
        stages:
          - {name: Trial, goals: [Save time]}
          - {name: Use, thoughts: [Hm], goals: [{text: Save time, for: manager}, {text: —, for: starter}]}
          - {name: Renewal}
        """
    assert told("GAP04", text) == [
        "6:6 For “Starter”, “Use” says nothing about goals",
        "7:6 “Renewal” says nothing about goals",
    ]


def test_steps_are_actions() -> None:
    text = """
        personas: {starter: Starter, manager: Manager}
        stages:
          - {name: Trial, actions: [I try it]}
          - {name: Use, steps: [{name: Import, for: starter}], thoughts: [Hm]}
        """
    assert told("GAP05", text) == ["6:6 For “Manager”, “Use” says nothing about what customers do"]


def test_a_satisfaction_and_a_bare_score_tell_how_customers_feel() -> None:
    text = """
        stages:
          - {name: Trial, emotions: -1}
          - {name: Use, steps: [{name: Import, satisfaction: low}]}
          - {name: Renewal, thoughts: [Hm]}
        """
    assert told("GAP06", text) == ["6:6 “Renewal” says nothing about feelings"]


PAINS = """
personas: {starter: Starter, manager: Manager}
stages:
  - {name: Trial, pains: [{text: No phone, for: starter}], thoughts: [Hm]}
  - {name: Use, steps: [{name: Import, pains: []}]}
  - {name: Expansion, thoughts: [More seats]}
"""


def test_pains_are_asked_once_a_stage() -> None:
    assert told("GAP07", PAINS) == ["7:6 “Expansion” says nothing about pains"]


def test_pains_of_a_future_map_are_not_known_yet() -> None:
    assert told("GAP07", f"state: future{PAINS}") == []


def test_nobody_began_with_pains() -> None:
    assert told("GAP07", "stages: [Trial, Use]") == []
    assert told("GAP07", "pains: [Nobody calls back]\nstages: [Trial, Use]") == []


def test_a_placeholder_is_no_pain() -> None:
    assert told("GAP07", "stages: [{name: Trial, pains: [Slow]}, {name: Use, pains: [TBD]}]") == [
        "3:41 “Use” says nothing about pains"
    ]
