"""What was overdue once and is known is told anew when its next date has passed: the subject names the date."""

import datetime

import pytest

from cjmap.checker import Checkable, Manner, check
from cjmap.loader import load
from cjmap.rules import find_rule
from cjmap.settings import RuleChoice

OPPORTUNITY = "stages: [{name: Pay, opportunities: [{text: Codes, %s}]}]"


def subjects(rule: str, text: str) -> list[str]:
    """Return the subjects of what a rule finds at the end of 2026."""
    loaded = load(f"cjmap: 1\ntitle: A map\n{text}", "map.cjm.yaml")
    choice = RuleChoice((rule,), frozenset(), {rule: find_rule(rule).rule.severity}, {}, ())
    checked = check([Checkable(loaded, "map.cjm.yaml")], [], choice, Manner(datetime.date(2026, 12, 31)))
    return [item.subject for item in checked.findings]


@pytest.mark.parametrize("day", ["2025-06-30", "2025-11-30"])
@pytest.mark.parametrize(
    ("rule", "text", "path"),
    [
        ("EVI03", "reviewed: %s\nstages: [Pay]", "reviewed"),
        ("EVI05", "evidence: {talks: {date: %s}}\nstages: [{name: Pay, evidence: talks}]", "evidence/talks/date"),
        ("OBJ03", "objectives: [{text: Less churn, by: %s}]\nstages: [Pay]", "objectives/less-churn/by"),
        ("PAIN08", OPPORTUNITY % "by: %s", "stages/pay/opportunities/codes/by"),
        ("PAIN08", OPPORTUNITY % "experiment: {end: %s}", "stages/pay/opportunities/codes/experiment/end"),
    ],
)
def test_the_subject_ends_in_the_date_that_has_passed(rule: str, text: str, path: str, day: str) -> None:
    assert subjects(rule, text % day) == [f"{path}/{day}"]
