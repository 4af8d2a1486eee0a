import pytest

from cjmap.rules.claim_values import normal_value
from tests.rules.trying import told


@pytest.mark.parametrize(
    "texts",
    [
        ("€12", "12 EUR", "€ 12,00", "12,- euro", "eur 12", "１２ €", "€12.00"),
        ("€12 a month", "12 euro per maand", "€ 12,00 / Monat", "€12/mo", "12 € par mois"),
        ("24 h", "1 day", "24 uur", "within 24 hours", "24 小时", "< 24 h", "up to 1 Tag"),
        ("€1,200", "1.200 EUR", "€ 1 200", "€1200.00", "1'200 euros"),
        ("30 %", "30%", "30 percent", "30,0 %", "３０％"),
        ("Free  delivery", "free delivery.", "FREE DELIVERY"),
        ("+49 30 123456", "+49 (30) 123-456"),
        ("14 days, then €9", "14 days, then 9 EUR"),
        ("10-12 users", "10 – 12 users"),
    ],
)
def test_equal_values(texts: str) -> None:
    assert len({normal_value(text) for text in texts}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("€12", "€15"),
        ("€12", "$12"),
        ("€12 a month", "€12 a year"),
        ("24 h", "2 days"),
        ("24 h", "24"),
        ("2-3 weeks", "2 weeks"),
        ("0.125", "125"),
        ("1.5 %", "15 %"),
        ("¥12", "12 元"),
        ("免费", "收费"),
    ],
)
def test_different_values(one: str, other: str) -> None:
    assert normal_value(one) != normal_value(other)


def test_two_values_name_both_places() -> None:
    assert told(
        "INC01",
        """
        stages:
          - name: Choice
            touchpoints:
              - {name: Pricing page, claims: {price: €12, trial: 14 days}}
          - name: Purchase
            touchpoints:
              - {name: Sales call, claims: {Price: €15, trial: 2 weeks}}
        """,
    ) == [
        "9:37 Price is “€12” on “Pricing page” and “€15” on “Sales call”",
        "  6:39 “€12” on “Pricing page”",
    ]


def test_the_minority_is_told_and_names_that_stand_twice_have_their_stage() -> None:
    assert told(
        "INC01",
        """
        stages:
          - name: Choice
            touchpoints:
              - {name: E-mail, claims: {delivery: 5 days}}
              - {name: Website, claims: {delivery: 2 days}}
          - name: Purchase
            touchpoints: [{name: E-mail, claims: {delivery: 2 days}}]
        """,
    ) == [
        "6:33 delivery is “5 days” on “E-mail” in “Choice”; “2 days” on “Website” and on “E-mail” in “Purchase”",
        "  7:34 “2 days” on “Website”",
        "  9:43 “2 days” on “E-mail” in “Purchase”",
    ]


def test_only_touchpoints_that_one_persona_meets() -> None:
    text = """
        personas: {student: Student, pensioner: Pensioner, other: Other}
        stages:
          - name: Choice
            touchpoints:
              - {name: Campus stand, for: student, claims: {price: €9}}
              - {name: Branch, for: [pensioner, other], claims: {price: €12}}
          - name: Contract
            for: {whom}
            touchpoints: [{name: Letter, claims: {price: €12}}]
        """
    assert told("INC01", text.replace("{whom}", "pensioner")) == []
    assert told("INC01", text.replace("{whom}", "[student, other]")) == [
        "11:43 For “Student”, price is “€9” on “Campus stand” and “€12” on “Letter”",
        "  7:53 “€9” on “Campus stand”",
    ]


def test_a_competitor_contradicts_nobody() -> None:
    assert (
        told(
            "INC01",
            """
        stages:
          - name: 比较
            touchpoints:
              - {name: 价格页, claims: {价格: 每月 12 美元}}
              - {name: 竞争对手的价格页, initiator: other, claims: {价格: 每月 9 美元}}
        """,
        )
        == []
    )


def test_lists_are_sets_and_some_of_them_contradict_nothing() -> None:
    text = """
        stages:
          - name: Choice
            touchpoints:
              - {name: Poster, claims: {pay with: [card, cash]}}
              - {name: Website, claims: {Pay-with: VALUES}}
        """
    assert told("INC01", text.replace("VALUES", "[Cash, Card]")) == []
    assert told("INC01", text.replace("VALUES", "card")) == []
    assert told("INC01", text.replace("VALUES", "[card, invoice]"))[0] == (
        "7:34 Pay-with is “card, cash” on “Poster” and “card, invoice” on “Website”"
    )


@pytest.mark.parametrize(("one", "other"), [("12 months", "1 year"), ("24 maanden", "2 jaar"), ("365 days", "1 year")])
def test_a_year_is_twelve_months(one: str, other: str) -> None:
    text = (
        f"stages: [{{name: A, touchpoints: [{{name: P, claims: {{x: {one}}}}}, {{name: Q, claims: {{x: {other}}}}}]}}]"
    )
    assert told("INC01", text) == []
