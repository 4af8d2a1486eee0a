import pytest

from tests.rules.trying import told

MAP = """
    {head}
    evidence:
      talks: {kind: interview}
      more-talks: {kind: interview}
      count: {kind: analytics}
      tickets: {kind: support-data}
      day: {kind: workshop}
      diary: {kind: other}
      note: A note
    stages:
      - {name: Use, evidence: [{used}]}
    """


def said(rule: str, used: str, head: str = "language: en") -> list[str]:
    return told(rule, MAP.replace("{used}", used).replace("{head}", head))


@pytest.mark.parametrize(
    ("used", "kind"), [("talks", "interview"), ("talks, more-talks", "interview"), ("count", "analytics")]
)
def test_one_kind(used: str, kind: str) -> None:
    assert said("EVI11", used) == [f"4:1 All evidence that this map rests on is of one kind, `{kind}`"]


@pytest.mark.parametrize("used", ["", "talks, count", "talks, note", "note", "diary", "talks, diary"])
def test_several_kinds_or_nobody_knows(used: str) -> None:
    assert said("EVI11", used) == []


@pytest.mark.parametrize(
    ("used", "kinds"),
    [
        ("count", "`analytics`"),
        ("day, count", "`analytics` and `workshop`"),
        ("day, count, tickets", "`analytics`, `support-data` and `workshop`"),
    ],
)
def test_no_customer_was_asked(used: str, kinds: str) -> None:
    assert said("EVI12", used) == [f"4:1 No customer was asked: the evidence of this map is {kinds} only"]


@pytest.mark.parametrize("used", ["", "count, talks", "count, note", "diary, day"])
def test_a_customer_was_asked_or_nobody_knows(used: str) -> None:
    assert said("EVI12", used) == []


@pytest.mark.parametrize("kind", ["survey", "interview", "usability-test", "social-listening"])
def test_kinds_in_which_customers_speak(kind: str) -> None:
    text = f"evidence: {{a: {{kind: workshop}}, b: {{kind: {kind}}}}}\nstages: [{{name: Use, evidence: [a, b]}}]"
    assert told("EVI12", text) == []


def test_perspective_and_state() -> None:
    assert said("EVI12", "count", "perspective: outside-in") == []
    assert said("EVI12", "count", "perspective: inside-out") != []
    assert said("EVI12", "count", "state: future") == []
    assert said("EVI11", "count", "state: future") == []
