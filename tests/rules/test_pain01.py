import pytest

from cjmap.checker.folding import Folding, fold_findings
from cjmap.finding import Finding, Severity
from cjmap.loader import load
from cjmap.reading.reading import Reading
from cjmap.rules import find_rule
from cjmap.rules.option import Options
from cjmap.rules.rule import Hit
from cjmap.where import Place
from tests.rules.trying import TODAY, told


def test_the_pain_with_its_moment() -> None:
    assert told("PAIN01", "stages: [{name: 結帳, pains: [運費太高]}]") == [
        "3:29 No opportunity answers “運費太高” at “結帳”"
    ]


def test_severe_is_said() -> None:
    text = "stages: [{name: Purchase, pains: [{text: Hidden fees, severity: %s}]}]"
    severe = ["3:35 No opportunity answers the severe pain “Hidden fees” at “Purchase”"]
    assert told("PAIN01", text % "high") == severe
    assert told("PAIN01", text % 4) == severe
    assert told("PAIN01", text % 3) == ["3:35 No opportunity answers “Hidden fees” at “Purchase”"]


@pytest.mark.parametrize("severity", [1, "low"])
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
        "opportunities: [TBD]",
        "steps: [{name: Card, opportunities: []}]",
        "opportunities: [{text: Show the price, status: rejected, addresses: [slow]}]",
        "opportunities: [{text: Show the price, addresses: []}]",
        "opportunities: [{text: Show the price, addresses: [slow]}]",
    ],
)
def test_no_answer(answer: str) -> None:
    assert told(
        "PAIN01",
        f"pains: [{{id: slow, text: Slow, severity: 1}}]\nstages: [{{name: Pay, pains: [Hidden fees], {answer}}}]",
    ) == ["4:30 No opportunity answers “Hidden fees” at “Pay”"]


@pytest.mark.parametrize("severity", ["", ", severity: 3"])
def test_an_empty_list_at_the_moment_or_around_it_says_that_there_is_nothing_to_do(severity: str) -> None:
    pain = f"pains: [{{text: Hidden fees{severity}}}]"
    assert told("PAIN01", f"stages: [{{name: Pay, {pain}, opportunities: []}}]") == []
    assert told("PAIN01", f"stages: [{{name: Pay, opportunities: [], steps: [{{name: Card, {pain}}}]}}]") == []
    assert told("PAIN01", f"opportunities: []\n{pain}\nstages: [Pay]") == []
    assert len(told("PAIN01", f"opportunities: []\nstages: [{{name: Pay, {pain}}}]")) == 1


def test_a_severe_pain_needs_a_reason_in_words() -> None:
    stages = "stages: [{name: Pay, pains: [{text: Hidden fees, severity: 4}], opportunities: []}]"
    assert told("PAIN01", stages) == ["3:30 No opportunity answers the severe pain “Hidden fees” at “Pay”"]
    assert "`# cjmap: ignore[PAIN01] why`" in hits_of(stages)[0].fix


def test_an_empty_list_for_one_persona_does_not_speak_for_the_other() -> None:
    text = """
        personas: {starter: Starter, manager: Manager}
        stages:
          - name: Trial
            per_persona:
              manager: {opportunities: [], pains: [No trainer]}
            pains: [Too many buttons]
        """
    assert told("PAIN01", text) == ["8:13 No opportunity answers “Too many buttons” at “Trial”"]


def test_rejected_answers_are_named() -> None:
    text = """
        stages:
          - name: Pay
            pains: [{id: fees, text: Hidden fees}, {text: No invoice, severity: 5}]
            steps:
              - {name: Card, opportunities: [{text: Show the price, status: rejected}]}
              - {name: Cash, opportunities: [{text: A sign, status: rejected, addresses: [fees]}]}
        """
    assert told("PAIN01", text) == [
        "5:13 All answers to “Hidden fees” at “Pay” were rejected",
        "  8:38 “A sign” was rejected",
        "  7:38 “Show the price” was rejected",
        "5:44 The only answer to the severe pain “No invoice” at “Pay” was rejected",
        "  7:38 “Show the price” was rejected",
    ]


def test_rejected_for_the_right_persona_and_for_the_whole_journey() -> None:
    text = """
        personas: {starter: Starter, manager: Manager}
        opportunities: [{text: One contact, status: rejected}]
        pains: [Nobody calls back]
        stages:
          - name: Trial
            per_persona:
              starter: {pains: [No time], opportunities: [{text: A video, status: rejected}]}
              manager: {pains: [No trainer]}
        """
    assert told("PAIN01", text) == [
        "5:9 The only answer to “Nobody calls back” was rejected",
        "  4:17 “One contact” was rejected",
        "9:25 For “Starter”, the only answer to “No time” at “Trial” was rejected",
        "  9:51 “A video” was rejected",
        "10:25 For “Manager”, no opportunity answers “No trainer” at “Trial”",
    ]


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
    assert told("PAIN01", text) == ["10:13 No opportunity answers “Slow” at “Use”"]


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
    assert told("PAIN01", text) == ["9:25 For “Starter”, no opportunity answers “No time” at “Trial”"]


def test_pains_of_the_whole_journey() -> None:
    text = """
        pains: [Nobody calls back]
        {more}
        stages:
          - name: Use
            pains: [Slow]
            opportunities: [A cache]
        """
    told_once = ["3:9 No opportunity answers “Nobody calls back”"]
    assert told("PAIN01", text.replace("{more}", "")) == told_once
    assert told("PAIN01", text.replace("{more}", "opportunities: [One contact]")) == []
    free = text.replace("{more}", "").rstrip() + "\n          - {name: Leave, opportunities: [One contact]}\n"
    assert told("PAIN01", free) == []


def test_placeholders_are_no_pains() -> None:
    assert told("PAIN01", "stages: [{name: Purchase, pains: [TODO, —]}]") == []


def test_a_map_of_the_future_answers_all_but_severe_pains() -> None:
    text = "state: future\nstages: [{name: Purchase, pains: [Slow, {text: Hidden fees, severity: 5}]}]"
    assert told("PAIN01", text) == ["4:41 No opportunity answers the severe pain “Hidden fees” at “Purchase”"]


SEVERE = "cjmap: 1\ntitle: A\n%sstages: [{name: S, pains: [%s, {text: Small, severity: 1}]}]"
PAINS = ", ".join(f"{{text: {name}, severity: 5}}" for name in ("No manual", "No demo", "No prices"))


def hits_of(text: str) -> list[Hit]:
    """Return what the rule finds in a map without its first two lines."""
    loaded = load(f"cjmap: 1\ntitle: A\n{text}", "map.cjm.yaml")
    assert loaded.outline is not None
    rule = find_rule("PAIN01").rule
    assert rule.check is not None
    return list(rule.check(Reading(loaded.outline, TODAY), Options()))


def folded(text: str) -> list[str]:
    """Return the messages of a map after folding."""
    loaded = load(text, "map.cjm.yaml")
    assert loaded.outline is not None
    rule = find_rule("PAIN01").rule
    assert rule.check is not None
    hits = list(rule.check(Reading(loaded.outline, TODAY), Options()))
    places = [Place("map.cjm.yaml", line, 1, line, 2) for line, _ in enumerate(hits, 1)]
    findings = [Finding("PAIN01", "", Severity.WARNING, hit.message, at) for hit, at in zip(hits, places, strict=True)]
    items = [
        Folding(finding, rule.fold if hit.foldable else "", hit.name, hit.of)
        for finding, hit in zip(findings, hits, strict=True)
    ]
    return [item.message for item in fold_findings(items)]


def test_severe_pains_are_not_folded() -> None:
    assert folded(SEVERE % ("", "One thing, Two things, Three things, {text: Severe, severity: 5}")) == [
        "No opportunity answers the severe pain “Severe” at “S”",
        "No opportunity answers 3 of 4 pains: “One thing”, “Two things” and “Three things”",
    ]


@pytest.mark.parametrize(
    ("plan", "count"),
    [
        ("[A manual, A demo, Prices]", 1),
        ("[A manual, A demo, Prices, An app]", 1),
        ("[A manual, A demo]", 3),
        ("[A manual, A demo, {text: Prices, status: rejected}]", 3),
        ("[A manual, A demo, {text: Prices, addresses: []}]", 3),
    ],
)
def test_severe_pains_are_folded_where_a_plan_stands_apart(plan: str, count: int) -> None:
    messages = folded(SEVERE % (f"opportunities: {plan}\n", PAINS))
    assert len(messages) == count
    together = "No opportunity answers 3 of 3 pains: “No manual”, “No demo” and “No prices”"
    assert messages[0] == (together if count == 1 else "No opportunity answers the severe pain “No manual” at “S”")


def test_the_help_speaks_of_links_where_ideas_stand_for_the_whole_journey() -> None:
    (hit,) = hits_of("opportunities: [A wizard]\nstages: [{name: S, pains: [Slow]}]")
    assert hit.fix == "Add an opportunity beside the pain, or name the pain in `addresses` of one of the whole journey."
