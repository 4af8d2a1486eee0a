import pytest

from tests.rules.trying import told

HAPPY = """
stages:
  - {name: Find, emotions: curious}
  - {name: Choose, emotions: [0, hopeful]}
  - {name: Buy, satisfaction: 4}
  - {name: Use, steps: [{name: Unpack, emotions: happy}]}
"""


def test_nothing_ever_goes_wrong() -> None:
    assert told("GAP14", HAPPY) == [
        "3:1 Nothing in this map ever goes wrong: no pain, and none of 4 scored moments is below neutral"
    ]


@pytest.mark.parametrize(
    "change",
    [
        ("emotions: happy", "emotions: nonsense-feeling"),  # three are a sketch
        ("satisfaction: 4", "satisfaction: 2"),
        ("[0, hopeful]", "[1, -0.5]"),
        ("satisfaction: 4", "satisfaction: 4, pains: [Dear]"),
        ("satisfaction: 4", "satisfaction: 4, exits: [Dear]"),
        ("satisfaction: 4", "satisfaction: 4, pains: [], evidence: [talks]"),
        ("\nstages", "\npains: [Nobody calls back]\nstages"),
        ("\nstages", "\nstate: future\nstages"),
    ],
)
def test_one_thing_makes_it_another_map(change: tuple[str, str]) -> None:
    assert change[0] in HAPPY
    assert told("GAP14", HAPPY.replace(*change, 1)) == []


def test_none_without_evidence_and_a_placeholder_are_no_news() -> None:
    assert len(told("GAP14", HAPPY.replace("satisfaction: 4", "satisfaction: 4, pains: []"))) == 1
    assert len(told("GAP14", HAPPY.replace("satisfaction: 4", "satisfaction: 4, pains: [TBD]"))) == 1


def test_one_persona_who_feels_bad_is_enough() -> None:
    text = HAPPY.replace("satisfaction: 4", "satisfaction: 4, per_persona: {maya: {emotions: annoyed}}")
    assert told("GAP14", f"personas: {{maya: Maya, ben: Ben}}{text}") == []


def test_the_scale_of_the_author() -> None:
    text = HAPPY.replace("[0, hopeful]", "4").replace("curious", "6").replace("happy", "9")
    assert told("GAP14", f"emotion_scale: [0, 10]{text}") == []
    assert len(told("GAP14", f"emotion_scale: [0, 10]{text}".replace("emotions: 4", "emotions: 5"))) == 1
