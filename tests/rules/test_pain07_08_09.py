import datetime

import pytest

from tests.rules.trying import told


def idea(fields: str) -> str:
    return f"stages:\n  - name: Use\n    opportunities:\n      - {{text: Import wizard, {fields}}}"


def test_done_without_result() -> None:
    assert told("PAIN07", idea("status: done")) == ["6:9 “Import wizard” at “Use” is done: did it help?"]
    assert told("PAIN07", idea("status: done, experiment: {metric: activation, before: 31%}")) != []


@pytest.mark.parametrize(
    "fields",
    [
        "status: testing",
        "status: done, experiment: {after: 38%}",
        "status: done, experiment: {evidence: ga4}",
        "impact: 3",
    ],
)
def test_a_result_or_not_done(fields: str) -> None:
    assert told("PAIN07", idea(fields)) == []


def test_overdue_the_day_after() -> None:
    text = idea("by: 2028-02-29")
    assert told("PAIN08", text, today=datetime.date(2028, 2, 29)) == []
    assert told("PAIN08", text, today=datetime.date(2028, 3, 1)) == [
        "6:31 “Import wizard” at “Use” should have been done by 2028-02-29"
    ]


def test_the_end_of_an_experiment() -> None:
    text = idea("status: testing, experiment: {end: 2026-09-30}")
    assert told("PAIN08", text, today=datetime.date(2026, 9, 30)) == []
    assert told("PAIN08", text, today=datetime.date(2026, 10, 1)) == [
        "6:61 The experiment for “Import wizard” at “Use” ended on 2026-09-30, and nobody wrote down the result"
    ]


@pytest.mark.parametrize(
    "fields",
    [
        "by: 2020-01-31, status: done",
        "by: 2020-01-31, status: rejected",
        "experiment: {end: 2020-01-31, after: 38%}",
        "experiment: {end: 2020-01-31}, status: done",
        "experiment: {start: 2020-01-31}",
    ],
)
def test_settled_or_told_elsewhere(fields: str) -> None:
    assert told("PAIN08", idea(fields)) == []


def test_both_dates_are_one_finding() -> None:
    text = "opportunities: [{text: Import wizard, by: 2026-05-31, experiment: {end: 2026-04-30}}]\nstages: [Use]"
    assert told("PAIN08", text) == ["3:39 “Import wizard” should have been done by 2026-05-31"]


def test_quick_wins() -> None:
    for status in ("", ", status: idea"):
        assert told("PAIN09", idea(f"impact: 4, effort: 2{status}")) == [
            "6:9 “Import wizard” at “Use” is a quick win (impact 4, effort 2) that nobody has planned"
        ]
    assert "(impact 5, effort 1)" in told("PAIN09", idea("impact: high, effort: low"))[0]


@pytest.mark.parametrize(
    "fields",
    [
        "impact: 3, effort: 1",
        "impact: 5, effort: 3",
        "impact: 5",
        "effort: 1",
        "impact: 5, effort: 1, status: planned",
        "impact: 5, effort: 1, status: rejected",
        "impact: 5, effort: 1, by: 2027-01-31",
    ],
)
def test_no_quick_win_or_no_idea(fields: str) -> None:
    assert told("PAIN09", idea(fields)) == []
