from typing import Any

import pytest

from tests.rules.trying import told


@pytest.mark.parametrize(
    ("feeling", "score", "language", "message"),
    [
        ("frustrated", 1, "en", "“frustrated” is a bad feeling with a good score, +1"),
        ("relieved", -2, "en", "“relieved” is a good feeling with a bad score, -2"),
        ("欣喜", -1, "zh", "“欣喜” is a good feeling with a bad score, -1"),
    ],
)
def test_word_and_score_of_two_signs(feeling: str, score: str, language: str, message: str) -> None:
    text = (
        f"language: {language}\nstages:\n  - name: A\n    emotions:\n      - {{feeling: {feeling}, score: {score}}}\n"
    )
    column = 19 + len(feeling) + 2
    assert told("INC09", text) == [f"7:{column} {message}"]


@pytest.mark.parametrize(
    "emotion",
    ["{feeling: surprised, score: 2}", "{feeling: frustrated, score: 0.4}", "{feeling: planful, score: -2}", "-2"],
)
def test_what_contradicts_nothing(emotion: str) -> None:
    assert told("INC09", f"stages: [{{name: A, emotions: [{emotion}]}}]") == []


def test_the_sign_is_that_of_the_authors_scale() -> None:
    text = "emotion_scale: [0, 10]\nstages: [{name: A, emotions: [{feeling: frustrated, score: SCORE}]}]"
    assert told("INC09", text.replace("SCORE", "3")) == []
    assert told("INC09", text.replace("SCORE", "7")) == ["4:53 “frustrated” is a bad feeling with a good score, 7"]


PAIN = """
    personas: {a: Ann, b: Bob, c: Cem}
    stages:
      - name: Paying
        emotions: [{feeling: excited, score: 1, for: [a, b]}, {score: SCORE, for: c}]
        pains: [{text: Hidden fees, severity: SEVERITY, for: WHOM}]
    """


def severe(score: int, severity: str = "high", whom: str = "[a, b, c]") -> list[str]:
    text = PAIN.replace("SCORE", str(score)).replace("SEVERITY", severity).replace("WHOM", whom)
    return [line for line in told("INC10", text) if not line.startswith(" ")]


def test_a_severe_pain_must_be_felt_by_somebody() -> None:
    sentence = "7:13 “Hidden fees” is severe, yet “Paying” feels good (+1)"
    assert severe(2) == [sentence]
    assert severe(0) == []
    assert severe(0, whom="[a]") == [sentence]
    assert severe(2, severity="4") == [sentence]
    assert severe(2, severity="3") == []


def test_a_persona_of_whom_nothing_is_known_may_suffer() -> None:
    text = "personas: {a: Ann, b: Bob}\nstages: [{name: A, emotions: [{score: 2, for: a}], pains: [{text: Fees, severity: 5}]}]"
    assert told("INC10", text) == []


TRUTHS = """
    stages:
      - {name: Offer, moment_of_truth: OFFER}
      - {name: Bill, moment_of_truth: BILL, steps: [{name: Opens it, moment_of_truth: STEP}]}
    """


def truths(offer: str, bill: str, step: str = "false", **options: Any) -> list[str]:
    return told("INC11", TRUTHS.replace("OFFER", offer).replace("BILL", bill).replace("STEP", step), **options)


def test_what_only_customers_call_a_moment_of_truth() -> None:
    assert truths("brand", "customer") == ["5:18 Customers call “Bill” a moment of truth, we do not"]
    assert truths("brand", "customer", tell="both") == [
        "4:19 We call “Offer” a moment of truth, customers do not",
        "5:18 Customers call “Bill” a moment of truth, we do not",
    ]


def test_nothing_is_disputed_where_one_side_has_not_spoken() -> None:
    assert truths("true", "customer") == []
    assert truths("[customer, brand]", "true") == []
    assert truths("brand", "customer", "brand") == []


def test_sides_of_personas_are_put_together() -> None:
    text = """
        personas: {a: Ann, b: Bob}
        stages:
          - {name: Offer, moment_of_truth: customer, per_persona: {b: {moment_of_truth: brand}}}
          - {name: Bill, per_persona: {a: {moment_of_truth: customer}}}
        """
    assert told("INC11", text) == ["6:36 Customers call “Bill” a moment of truth, we do not"]
