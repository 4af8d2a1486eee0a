import pytest

from tests.rules.trying import told

SEVERE = "stages: [{name: Pay, %spains: [{text: Fees, severity: %s}], opportunities: [%s]}]"


def test_severe_answered_and_nobody_cares() -> None:
    assert told("PAIN05", SEVERE % ("", 4, "Show the price")) == [
        "3:30 “Fees” at “Pay” is severe, and nobody takes care of it",
        "  3:74 “Show the price” answers it and has no owner",
    ]


@pytest.mark.parametrize(
    ("stage", "severity", "answers"),
    [
        ("", 3, "Show the price"),
        ("", "high", "{text: Show the price, owner: shop}"),
        ("", "high", "Show the price, {text: Other, owner: shop}"),
        ("", "high", "{text: Show the price, status: done}"),
        ("owner: shop, ", "high", "Show the price"),
        ("", "high", ""),
        ("", "high", "{text: Show the price, status: rejected}"),
    ],
)
def test_owned_done_or_unanswered(stage: str, severity: int | str, answers: str) -> None:
    assert told("PAIN05", SEVERE % (stage, severity, answers)) == []


def test_an_owner_above_counts_one_inside_does_not() -> None:
    text = """
        stages:
          - name: Pay
            {stage}
            steps:
              - name: Basket
                pains: [{text: Fees, severity: 5}]
                opportunities: [Show the price]
                touchpoints: [{name: Cart, owner: shop}]
        """
    assert told("PAIN05", text.replace("{stage}", ""))[:1] == [
        "8:17 “Fees” at “Basket” is severe, and nobody takes care of it"
    ]
    assert told("PAIN05", text.replace("{stage}", "owner: shop")) == []


def test_the_owner_of_one_persona() -> None:
    text = """
        personas: {starter: Starter, manager: Manager}
        stages:
          - name: Pay
            pains: [{text: Fees, severity: 5}]
            opportunities: [{text: Show the price, status: planned}]
            per_persona: {manager: {owner: key accounts}}
        """
    assert told("PAIN05", text)[0] == "6:13 For “Starter”, “Fees” at “Pay” is severe, and nobody takes care of it"
    assert told("PAIN06", text) == ["7:21 For “Starter”, “Show the price” at “Pay” is planned, and nobody owns it"]


def test_an_answer_from_a_moment_with_an_owner() -> None:
    text = """
        stages:
          - {name: Pay, pains: [{id: fees, text: Fees, severity: 5}]}
          - {name: Use, owner: shop, opportunities: [{text: Show the price, addresses: fees}]}
        """
    assert told("PAIN05", text) == []


@pytest.mark.parametrize(
    ("status", "words"), [("planned", "planned"), ("in-progress", "in progress"), ("testing", "being tested")]
)
def test_active_without_owner(status: str, words: str) -> None:
    text = f"stages: [{{name: 付款, opportunities: [{{text: 顯示總價, status: {status}}}]}}]"
    assert told("PAIN06", text) == [f"3:37 “顯示總價” at “付款” is {words}, and nobody owns it"]


@pytest.mark.parametrize("status", ["idea", "done", "rejected"])
def test_ideas_and_what_is_over_need_no_owner(status: str) -> None:
    assert told("PAIN06", f"stages: [{{name: Pay, opportunities: [{{text: Show the price, status: {status}}}]}}]") == []


def test_owned_by_the_stage_or_in_the_whole_journey() -> None:
    text = """
        opportunities: [{text: One contact, status: planned}, {text: One file, status: testing, owner: desk}]
        stages:
          - name: Pay
            owner: shop
            touchpoints: [{name: Till, opportunities: [{text: Show the price, status: planned}]}]
        """
    assert told("PAIN06", text) == ["3:17 “One contact” is planned, and nobody owns it"]
