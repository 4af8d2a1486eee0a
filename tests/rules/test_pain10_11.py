import pytest

from tests.rules.trying import told

PAINLESS = """
    {head}
    stages:
      - {name: Pay, pains: [{id: fees, text: Fees}], opportunities: [Show the price]}
      - {name: Use, opportunities: [{idea}]}
    """


def painless(idea: str = "A dark mode", head: str = "description: A trial") -> list[str]:
    return told("PAIN10", PAINLESS.replace("{idea}", idea).replace("{head}", head))


def test_an_idea_beside_no_pain() -> None:
    assert painless() == ["6:33 “A dark mode” at “Use” answers no pain"]


@pytest.mark.parametrize(
    "idea",
    [
        "{text: A dark mode, addresses: fees}",
        "{text: A dark mode, addresses: []}",
        "{text: A dark mode, status: rejected}",
        "TBD",
    ],
)
def test_linked_rejected_or_no_idea(idea: str) -> None:
    assert painless(idea) == []


def test_the_whole_journey() -> None:
    assert painless(head="pains: [Nobody calls back]") == []
    assert painless(head="opportunities: [One contact]") == ["6:33 “A dark mode” at “Use” answers no pain"]
    assert painless(head="state: future") == []


def test_nobody_began_with_pains() -> None:
    assert told("PAIN10", "stages: [{name: Use, opportunities: [A dark mode]}]") == []
    assert told("PAIN10", "stages: [{name: Use, pains: [], opportunities: [A dark mode]}]") == [
        "3:49 “A dark mode” at “Use” answers no pain"
    ]


def test_for_another_persona() -> None:
    text = """
        personas: {starter: Starter, manager: Manager}
        stages:
          - name: Use
            pains: [{text: Slow, for: starter}]
            opportunities: [{text: Reports, for: manager}, {text: A cache, for: starter}]
        """
    assert told("PAIN10", text) == ["7:21 “Reports” at “Use” answers no pain"]


SOLVED = """
    {head}
    stages:
      - {name: Pay, pains: [{id: fees, text: Fees}]}
      - name: Use
        opportunities:
          - {text: Show the price, addresses: fees, status: done}
          - {other}
    """


def solved(other: str = "A cache", head: str = "description: A trial") -> list[str]:
    return told("PAIN11", SOLVED.replace("{other}", other).replace("{head}", head))


def test_solved_and_still_drawn() -> None:
    assert solved() == [
        "5:25 “Fees” at “Pay” is still drawn, although “Show the price” is done",
        "  8:9 “Show the price” is done",
    ]


def test_something_is_still_to_do_or_the_map_is_a_plan() -> None:
    assert solved("{text: No fees, addresses: [fees], status: planned}") == []
    assert solved("{text: No fees, addresses: [fees], status: rejected}") != []
    assert solved(head="state: future") == []


def test_standing_beside_it_solves_nothing() -> None:
    assert told("PAIN11", "stages: [{name: Pay, pains: [Fees], opportunities: [{text: A, status: done}]}]") == []
