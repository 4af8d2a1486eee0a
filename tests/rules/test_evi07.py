import pytest

from tests.rules.trying import told

MAP = """
    stages:
      - {name: Ask, evidence: talks}
      - name: Pay
        {stage}
        steps:
          - name: Order
            moment_of_truth: {truth}
            {step}
    """


def truths(truth: str = "true", step: str = "owner: shop", stage: str = "owner: shop") -> list[str]:
    return told("EVI07", MAP.replace("{truth}", truth).replace("{step}", step).replace("{stage}", stage))


@pytest.mark.parametrize("truth", ["true", "customer", "[customer, brand]", "{by: brand, why: They pay}"])
def test_a_moment_of_truth_that_rests_on_nothing(truth: str) -> None:
    assert truths(truth) == ["9:9 “Order” is a moment of truth, and nothing there rests on evidence"]


@pytest.mark.parametrize(
    ("truth", "step", "stage"),
    [
        ("false", "owner: shop", "owner: shop"),
        ("{by: brand, evidence: talks}", "owner: shop", "owner: shop"),
        ("{by: brand, evidence: []}", "owner: shop", "owner: shop"),
        ("true", "evidence: talks", "owner: shop"),
        ("true", "evidence: []", "owner: shop"),
        ("true", "pains: [{text: Fees, evidence: talks}]", "owner: shop"),
        ("true", "touchpoints: [{name: Till, evidence: talks}]", "owner: shop"),
        ("true", "owner: shop", "evidence: talks"),
    ],
)
def test_known_or_an_assumption(truth: str, step: str, stage: str) -> None:
    assert truths(truth, step, stage) == []


def test_what_rests_beside_it_is_not_there() -> None:
    assert truths(stage="pains: [{text: Fees, evidence: talks}]") != []


def test_evidence_not_begun_or_a_plan() -> None:
    assert told("EVI07", "stages: [{name: Pay, moment_of_truth: true}]") == []
    assert (
        told("EVI07", "state: future\nstages: [{name: Ask, evidence: talks}, {name: Pay, moment_of_truth: true}]") == []
    )


def test_once_for_a_moment_that_is_one_for_several_personas() -> None:
    text = """
        personas: {a: Anna, b: Ben}
        stages:
          - {name: Ask, evidence: talks}
          - {name: Pay, per_persona: {a: {moment_of_truth: true}, b: {moment_of_truth: brand}}}
        """
    assert told("EVI07", text) == ["6:35 “Pay” is a moment of truth, and nothing there rests on evidence"]
