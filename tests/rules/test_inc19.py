import pytest

from tests.rules.trying import told


def shares(ways: str, exits: str, head: str = "") -> list[str]:
    return told("INC19", f"{head}stages:\n  - {{name: Form, next: [{ways}], exits: [{exits}]}}\n  - B\n  - C\n")


def test_ways_on_and_ways_out_come_to_more_than_everybody() -> None:
    assert shares("{to: B, share: 70%}, {to: C, share: 5 of 20}", "{text: Too long, share: 20%}") == [
        "4:18 115% go on from “Form” or leave there: 70%, 5 of 20 and 20%",
        "  4:25 “B”: 70%",
        "  4:46 “C”: 5 of 20",
        "  4:80 “Too long”: 20%",
    ]


def test_percent_as_the_author_writes_it() -> None:
    assert shares("{to: B, share: 90 %}", "{text: Too long, share: 20 %}")[0] == (
        "4:18 110 % go on from “Form” or leave there: 90 % and 20 %"
    )


@pytest.mark.parametrize(
    ("ways", "exits"),
    [
        ("{to: B, share: 80%}, {to: C, share: 10%}", "{text: Too long, share: 10%}"),
        ("{to: B, share: 34%}, {to: C, share: 34%}", "{text: Too long, share: 33%}"),
        ("{to: B, share: 90%}, C", "{text: Too long, share: 10%}"),
    ],
)
def test_everybody_and_what_rounding_adds(ways: str, exits: str) -> None:
    assert shares(ways, exits) == []


def test_each_persona_has_a_hundred() -> None:
    ways = "{to: B, share: 90%, for: a}, {to: C, share: 80%, for: b}"
    head = "personas: {a: Ann, b: Bob}\n"
    assert shares(ways, "{text: Too long, share: 10%}", head) == []
    assert shares(ways, "{text: Too long, share: 15%}", head)[0] == (
        "5:18 For “Ann”, 105% go on from “Form” or leave there: 90% and 15%"
    )


def test_exits_alone() -> None:
    assert told("INC19", "stages:\n  - {name: A, exits: [{text: Dear, share: 60%}, {text: Slow, share: 50%}]}\n")[
        0
    ] == ("4:15 110% go on from “A” or leave there: 60% and 50%")
