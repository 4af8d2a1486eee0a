import pytest

from tests.rules.trying import told


def test_nothing_rests_on_evidence() -> None:
    assert told("EVI04", "stages: [Use]") == ["2:1 Nothing in this map rests on evidence"]
    assert told("EVI04", "stages: [{name: Use, evidence: []}]") == ["2:1 Nothing in this map rests on evidence"]


def test_what_is_at_hand() -> None:
    assert told("EVI04", "evidence: {a: Diary, b: Talks}\nstages: [Use]") == [
        "3:1 Nothing in this map rests on evidence, although “Diary” and “Talks” are at hand"
    ]
    assert told("EVI04", "evidence: {diary: {kind: other}}\nstages: [Use]") == [
        "3:1 Nothing in this map rests on evidence, although “diary” is at hand"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "stages: [{name: Use, evidence: talks}]",
        "stages: [{name: Use, touchpoints: [{name: App, pains: [{text: Slow, evidence: talks}]}]}]",
        "stages: [{name: Use, moment_of_truth: {by: customer, evidence: talks}}]",
        "stages: [{name: Use, opportunities: [{text: A cache, experiment: {evidence: talks}}]}]",
        "personas: {starter: {name: Starter, evidence: talks}}\nstages: [Use]",
        "personas: {starter: {name: Starter, goals: [{text: Save time, evidence: talks}]}}\nstages: [Use]",
        "personas: {starter: Starter}\nstages: [{name: Use, per_persona: {starter: {emotions: [{score: 1, evidence: talks}]}}}]",
        "lanes: {legal: Legal}\nstages: [{name: Use, lanes: {legal: [{text: DPA, evidence: talks}]}}]",
        "metrics: [{name: churn, value: 4%, evidence: talks}]\nstages: [Use]",
        "state: future\nstages: [Use]",
    ],
)
def test_something_does(text: str) -> None:
    assert told("EVI04", text) == []
