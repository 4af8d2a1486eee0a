import pytest

from cjmap.checker.folding import Folding, fold_findings
from cjmap.finding import Finding, Severity
from cjmap.loader import load
from cjmap.model.reading import Reading
from cjmap.rules import find_rule
from cjmap.rules.option import Options
from cjmap.where import Place
from tests.rules.trying import TODAY, told


def test_the_pain_with_its_moment() -> None:
    assert told("PAIN01", "stages: [{name: 結帳, pains: [運費太高]}]") == ["3:29 Nobody answers “運費太高” at “結帳”"]


def test_severe_is_said() -> None:
    text = "stages: [{name: Purchase, pains: [{text: Hidden fees, severity: %s}]}]"
    severe = ["3:35 Nobody answers the severe pain “Hidden fees” at “Purchase”"]
    assert told("PAIN01", text % "high") == severe
    assert told("PAIN01", text % 4) == severe
    assert told("PAIN01", text % 3) == ["3:35 Nobody answers “Hidden fees” at “Purchase”"]


@pytest.mark.parametrize("severity", [1, 2, "low"])
def test_what_hurts_little_needs_no_answer(severity: int | str) -> None:
    assert told("PAIN01", f"stages: [{{name: Purchase, pains: [{{text: Hidden fees, severity: {severity}}}]}}]") == []


@pytest.mark.parametrize(
    "answer",
    [
        "opportunities: [Show the price]",
        "opportunities: [{text: Show the price, status: done}]",
        "touchpoints: [{name: Price list, opportunities: [Show the price]}]",
    ],
)
def test_an_answer_in_reach(answer: str) -> None:
    assert told("PAIN01", f"stages: [{{name: Purchase, pains: [Hidden fees], {answer}}}]") == []


@pytest.mark.parametrize(
    "answer",
    [
        "opportunities: []",
        "opportunities: [TBD]",
        "opportunities: [{text: Show the price, status: rejected}]",
        "opportunities: [{text: Show the price, addresses: []}]",
        "opportunities: [{text: Show the price, addresses: [slow]}]",
    ],
)
def test_no_answer(answer: str) -> None:
    assert told(
        "PAIN01",
        f"pains: [{{id: slow, text: Slow, severity: 1}}]\nstages: [{{name: Pay, pains: [Hidden fees], {answer}}}]",
    ) == ["4:30 Nobody answers “Hidden fees” at “Pay”"]


def test_what_stands_beside_is_not_in_reach_but_may_address_it() -> None:
    text = """
        stages:
          - name: Purchase
            opportunities: [Show the price]
            steps:
              - {name: Basket, pains: [Hidden fees]}
              - {name: Payment, pains: [No invoice]}
          - name: Use
            pains: [Slow, {id: loud, text: Loud}]
          - name: Renewal
            opportunities: [{text: Silence, addresses: [loud]}]
        """
    assert told("PAIN01", text) == ["10:13 Nobody answers “Slow” at “Use”"]


def test_for_the_right_persona() -> None:
    text = """
        personas: {starter: Starter, manager: Manager}
        stages:
          - name: Trial
            opportunities: [{text: A trainer, for: manager}]
            pains: [Too many buttons]
            per_persona:
              starter: {pains: [No time]}
              manager: {pains: [No trainer]}
        """
    assert told("PAIN01", text) == ["9:25 For “Starter”, nobody answers “No time” at “Trial”"]


def test_pains_of_the_whole_journey() -> None:
    text = """
        pains: [Nobody calls back]
        {more}
        stages:
          - name: Use
            pains: [Slow]
            opportunities: [A cache]
        """
    told_once = ["3:9 Nobody answers “Nobody calls back” in the whole journey"]
    assert told("PAIN01", text.replace("{more}", "")) == told_once
    assert told("PAIN01", text.replace("{more}", "opportunities: [One contact]")) == []
    free = text.replace("{more}", "").rstrip() + "\n          - {name: Leave, opportunities: [One contact]}\n"
    assert told("PAIN01", free) == []


def test_placeholders_are_no_pains() -> None:
    assert told("PAIN01", "stages: [{name: Purchase, pains: [TODO, —]}]") == []


def test_a_map_of_the_future_answers_all_but_severe_pains() -> None:
    text = "state: future\nstages: [{name: Purchase, pains: [Slow, {text: Hidden fees, severity: 5}]}]"
    assert told("PAIN01", text) == ["4:41 Nobody answers the severe pain “Hidden fees” at “Purchase”"]


def test_severe_pains_are_not_folded() -> None:
    loaded = load(
        "cjmap: 1\ntitle: A\nstages: [{name: S, pains: [One thing, Two things, Three things, {text: Severe, severity: 5}, {text: Small, severity: 1}]}]",
        "map.cjm.yaml",
    )
    assert loaded.outline is not None
    rule = find_rule("PAIN01").rule
    assert rule.check is not None
    hits = list(rule.check(Reading(loaded.outline, TODAY), Options()))
    places = [Place("map.cjm.yaml", line, 1, line, 2) for line, _ in enumerate(hits, 1)]
    findings = [Finding("PAIN01", "", Severity.WARNING, hit.message, at) for hit, at in zip(hits, places, strict=True)]
    items = [Folding(finding, rule.fold, hit) for finding, hit in zip(findings, hits, strict=True)]
    assert [item.message for item in fold_findings(items)] == [
        "Nobody answers the severe pain “Severe” at “S”",
        "Nobody answers 3 of 4 pains: “One thing”, “Two things” and “Three things”",
    ]


def test_the_help_speaks_of_links_where_ideas_stand_for_the_whole_journey() -> None:
    loaded = load("cjmap: 1\ntitle: A\nopportunities: [A wizard]\nstages: [{name: S, pains: [Slow]}]", "m.cjm.yaml")
    assert loaded.outline is not None
    rule = find_rule("PAIN01").rule
    assert rule.check is not None
    (hit,) = rule.check(Reading(loaded.outline, TODAY), Options())
    assert hit.fix == "Add an opportunity beside the pain, or name the pain in `addresses` of one of the whole journey."
