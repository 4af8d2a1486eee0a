import datetime

import pytest

from cjmap.rules.evi.months import months_later
from tests.rules.trying import told


def test_nobody_owns_it() -> None:
    assert told("EVI01", "reviewed: 2026-10-01\nstages: [Use]") == ["2:1 Nobody owns this map"]
    assert told("EVI01", "stages: [Use]") == ["2:1 Nobody owns this map, and nothing says when it was last reviewed"]
    assert told("EVI01", "owner: team-growth\nstages: [Use]") == []


def test_stages_with_owners() -> None:
    text = "reviewed: 2026-10-01\nstages: [{name: 咨询, owner: 客服}, %s]"
    assert told("EVI01", text % "{name: 付款}") == ["2:1 Nobody owns this map, nor its stage “付款”"]
    assert told("EVI01", text % "{name: 付款, owner: 财务}") == []


def test_never_reviewed() -> None:
    assert told("EVI02", "owner: team-growth\nstages: [Use]") == ["2:1 Nothing says when this map was last reviewed"]
    assert told("EVI02", "reviewed: 2020-01-01\nstages: [Use]") == []


@pytest.mark.parametrize(
    ("reviewed", "due"),
    [
        ("2026-08-21", "2026-11-21"),
        ("2026-08-31", "2026-11-30"),
        ("2026-11-30", "2027-02-28"),
        ("2027-11-30", "2028-02-29"),
        ("2027-11-29", "2028-02-29"),
        ("2028-02-29", "2028-05-29"),
        ("2026-10-31", "2027-01-31"),
    ],
)
def test_overdue_from_the_day_after(reviewed: str, due: str) -> None:
    text = f"reviewed: {reviewed}\nstages: [Use]"
    day = datetime.date.fromisoformat(due)
    assert told("EVI03", text, today=day) == []
    assert told("EVI03", text, today=day + datetime.timedelta(days=1)) == [
        f"3:1 This map was last reviewed on {reviewed}, more than 3 months ago"
    ]


def test_how_often_is_an_option() -> None:
    text = "reviewed: 2026-08-20\nstages: [Use]"
    assert told("EVI03", text, every=4) == []
    assert told("EVI03", text, every=1) == ["3:1 This map was last reviewed on 2026-08-20, more than 1 month ago"]
    assert told("EVI03", "stages: [Use]") == []


def test_a_review_to_come_is_not_overdue() -> None:
    assert told("EVI03", "reviewed: 9999-12-31\nstages: [Use]") == []


def test_months() -> None:
    assert months_later(datetime.date(2024, 2, 29), 12) == datetime.date(2025, 2, 28)
    assert months_later(datetime.date(2024, 2, 29), 48) == datetime.date(2028, 2, 29)
    assert months_later(datetime.date(2026, 12, 31), 2) == datetime.date(2027, 2, 28)
    assert months_later(datetime.date(9999, 11, 30), 2) == datetime.date.max
