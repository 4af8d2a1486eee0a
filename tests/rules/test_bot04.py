"""A painful step that every route passes."""

from tests.rules.trying import told

BRANCHES = """
stages:
  - name: Choice
    next: [Online, Branch]
  - name: Online
    next: Check
  - name: Branch
  - name: Check
    {check}
  - name: Signature
    {signature}
  - name: Account
"""


def found(check: str = "x: {}", signature: str = "x: {}", head: str = "", drop_off: float = 20) -> list[str]:
    text = head + BRANCHES.format(check=check, signature=signature).lstrip()
    return told("BOT04", text, drop_off=drop_off)


def test_each_reason_is_enough() -> None:
    path = "9:5 Every route to the end passes “Check”, and it hurts"
    assert found("pains: [{text: It takes hours, severity: 4}]") == [f"{path} (severe pain)"]
    assert found("emotions: [{feeling: lost, score: -1}]") == [f"{path} (“lost”)"]
    assert found("emotions: -1") == [f"{path} (-1)"]
    assert found("touchpoints: [{name: Camera, satisfaction: 1}]") == [f"{path} (satisfaction 1)"]
    assert found("exits: [{text: No passport, share: 20%}]") == [f"{path} (20% leave)"]


def test_nothing_of_it_is_not() -> None:
    assert found("pains: [{text: It takes hours, severity: 3}]") == []
    assert found("emotions: -0.5") == []
    assert found("exits: [No passport, {text: Too dear, share: 19%}]") == []
    assert found("exits: [{text: Too dear, share: 19%}]", drop_off=15) != []


def test_only_the_worst_one() -> None:
    assert found("emotions: -1", "emotions: -2") == [
        "11:5 Every route to the end passes “Signature”, and it hurts (-2)"
    ]
    assert found("emotions: -1\n    exits: [{text: No passport, share: 30%}]", "emotions: -2") == [
        "9:5 Every route to the end passes “Check”, and it hurts (-1 and 30% leave)"
    ]


def test_not_what_a_route_leads_round_nor_the_first_and_last() -> None:
    text = BRANCHES.format(check="emotions: -2\n    optional: true", signature="x: {}").lstrip()
    assert told("BOT04", text) == []
    assert told("BOT04", "stages: [{name: A, emotions: -2, next: [B, C]}, B, {name: C, emotions: -2}]") == []


def test_silent_in_a_map_without_branches() -> None:
    assert told("BOT04", "stages: [A, {name: B, emotions: -2, next: [A, C]}, {name: C, optional: true}, D]") == []


def test_only_those_who_feel_it() -> None:
    head = "personas: {starter: Starter, manager: Manager, boss: Boss}\n"
    assert found("emotions: [{score: -2, for: [starter, boss]}, {score: 1, for: manager}]", head=head) == [
        "10:5 For “Starter” and “Boss”, every route to the end passes “Check”, and it hurts (-2)"
    ]
