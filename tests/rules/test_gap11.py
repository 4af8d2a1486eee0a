"""GAP11 to GAP13: what a map says of its personas."""

from cjmap.loader import load
from cjmap.model.tables import Shared
from cjmap.reading.reading import Reading
from cjmap.rules import find_rule
from cjmap.rules.option import Options
from tests.rules.trying import TODAY, told


def test_never_met() -> None:
    text = """
        personas:
          starter: Starter
          manager: Manager
        stages:
          - {name: Trial, for: starter, actions: [I try it]}
          - {name: Use, actions: [{text: I use it, for: starter}]}
        """
    assert told("GAP11", text) == ["5:3 “Manager” never appears: every stage or item is for somebody else"]
    assert told("GAP11", text.replace("I use it, for: starter", "I use it")) == []


def test_nobody_is_described_at_all() -> None:
    assert told("GAP11", "personas: {starter: Starter, manager: M}\nstages: [{name: Trial, for: starter}]") == []


def test_who_is_never_met_is_asked_nothing_else() -> None:
    text = """
        personas: {starter: Starter, manager: Manager}
        stages:
          - {name: Trial, goals: [{text: Save time, for: starter}]}
          - {name: Use, actions: [{text: I use it, for: starter}]}
        """
    assert told("GAP04", text) == ["6:6 “Use” says nothing about goals"]
    assert told("GAP12", text) == []


def test_a_persona_of_a_shared_file_may_walk_another_map() -> None:
    shared = Shared.model_validate({"personas": {"starter": "Starter", "manager": "Manager"}})
    text = "cjmap: 1\ntitle: A map\nstages: [{name: Trial, for: starter, actions: [I try it]}]"
    loaded = load(text, "map.cjm.yaml", [shared])
    assert loaded.outline is not None
    reading = Reading(loaded.outline, TODAY)
    check = find_rule("GAP11").rule.check
    assert check is not None
    assert reading.never_met == {"manager"}
    assert list(check(reading, Options())) == []


DROPS = """
personas: {tea: 訪客, cook: 厨師, host: 主人}
stages:
  - name: 到着
    actions: [迎える]
  - name: 準備
    actions: [{text: 整える, for: host}]
  - name: 見送り
    actions: [{text: 送る, for: host}]
"""


def test_two_personas_drop_out_at_the_same_stage() -> None:
    assert told("GAP12", DROPS) == ["7:5 From “準備” on nothing is said about “訪客” and “厨師”"]


def test_a_hole_in_the_middle_is_no_end() -> None:
    assert told("GAP12", DROPS.replace("text: 送る, for: host", "text: 送る, for: [host, tea]")) == [
        "7:5 From “準備” on nothing is said about “厨師”"
    ]


def test_only_the_last_stage() -> None:
    assert told("GAP12", DROPS.replace("text: 整える, for: host", "text: 整える")) == [
        "9:5 In “見送り” nothing is said about “訪客” and “厨師”"
    ]


def test_where_they_leave_is_drawn() -> None:
    leave = DROPS.replace("actions: [迎える]", "actions: [迎える]\n    exits: [{text: 帰る, for: tea}]")
    assert told("GAP12", leave) == ["8:5 From “準備” on nothing is said about “厨師”"]
    end = leave.replace("exits:", "next: [準備, {to: end, for: cook}]\n    exits:")
    assert told("GAP12", end) == []


def test_stages_that_are_not_for_them_or_say_nothing_of_anybody() -> None:
    narrowed = DROPS.replace("- name: 準備", "- name: 準備\n    for: host").replace(
        "- name: 見送り", "- name: 見送り\n    for: host"
    )
    assert told("GAP12", narrowed) == []
    text = "personas: {a: A, b: B}\nstages: [{name: C, actions: [x1, {text: y1, for: a}]}, D]"
    assert told("GAP12", text) == []


GUEST = """
personas: {buyer: Buyer, lawyer: Lawyer}
stages:
  - name: Contract
    steps:
      - {name: Negotiate, for: [buyer, lawyer], pains: [Slow]}
      - {name: Sign, for: buyer}
  - name: Use
    steps: [{name: Install, for: buyer}]
"""


def test_a_guest_in_one_step_has_no_journey() -> None:
    assert told("GAP12", GUEST) == []
    lost = "{}:5 In “Use” nothing is said about “Lawyer”"
    assert told("GAP12", GUEST.replace("Sign, for: buyer", "Sign, for: [buyer, lawyer]")) == [lost.format(9)]
    assert told("GAP12", GUEST.replace("Negotiate, for: [buyer, lawyer]", "Negotiate")) == [lost.format(9)]
    goal = GUEST.replace("name: Contract", "name: Contract\n    goals: [{text: No risk, for: lawyer}]")
    assert told("GAP12", goal) == [lost.format(10)]
    desk = GUEST.replace("name: Contract", "name: Contract\n    touchpoints: [Desk]")
    assert told("GAP12", desk) == [lost.format(10)]


def test_personas_all_alike() -> None:
    text = """
        personas: {starter: Starter, manager: Maya}
        stages: [{name: Trial, actions: [I try it]}]
        """
    assert told("GAP13", text) == ["3:1 “Starter” and “Maya” walk exactly the same journey: what differs between them?"]
    assert told("GAP13", text.replace("[I try it]", "[{text: I try it, for: manager}]")) == []
    assert told("GAP13", text.replace("actions: [I try it]", "per_persona: {manager: {actions: [I try it]}}")) == []
    assert told("GAP13", text.replace("actions: [I try it]", "exits: [{text: Too dear, for: manager}]")) == []
    assert told("GAP13", text.replace(", manager: Maya", "")) == []
