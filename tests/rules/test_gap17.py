import pytest

from tests.rules.trying import told, told_project


def test_begins_late() -> None:
    assert told("GAP17", "stages:\n  - Purchase\n  - Use") == [
        "4:5 The journey starts at “Purchase”: what brought customers there?"
    ]


def test_ends_early() -> None:
    assert told("GAP17", "language: nl\nstages:\n  - Oriëntatie\n  - Aankoop") == [
        "6:5 The journey ends with “Aankoop”: what happens afterwards?"
    ]


def test_both() -> None:
    assert told("GAP17", "stages:\n  - name: Checkout\n  - name: Delivery\n  - {name: Setup, kind: onboarding}") == [
        "4:5 The journey only goes from “Checkout” to “Setup”: what comes before and after?",
        "  6:6 the last stage",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "stages: [Awareness, Purchase, Use]",
        "scope: {from: Has decided}\nstages: [Purchase, Use]",
        "framework: none\nstages: [Purchase, Use]",
        "stages: [Purchase, Delivery, The party]",  # one known stage says too little
        "stages: [A rainy day, Purchase, Use]",  # nobody knows what the first one is
        "stages: [Awareness, Purchase, The years after]",
        "stages: [Browsing & selection, Purchase, Use]",  # a part of the first one is not known
        "stages: [Awareness, Purchase, Delivery and the first evening with friends]",
        "stages: [Awareness & purchase, Onboarding & use]",
    ],
)
def test_silent(text: str) -> None:
    assert told("GAP17", text) == []


def test_a_map_that_another_one_drills_down_to_is_a_part() -> None:
    maps = {
        "maps/all.cjm.yaml": "stages: [Awareness, {name: Purchase, journey: parts/buy.cjm.yaml}, Use]",
        "maps/parts/buy.cjm.yaml": "stages: [Purchase, Onboarding]",
        "maps/parts/other.cjm.yaml": "stages: [Purchase, Use]",
    }
    assert told_project("GAP17", maps) == [
        "maps/parts/other.cjm.yaml:3:10 The journey starts at “Purchase”: what brought customers there?"
    ]
    assert told_project("GAP17", maps, whole=False) == []
