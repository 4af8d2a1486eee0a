import pytest

from tests.rules.trying import told

MAP = """
    {head}
    stages:
      - {name: Ask, evidence: talks}
      - name: Pay
        {stage}
        steps:
          - name: Order
            {step}
    """


def numbers(step: str, stage: str = "owner: shop", head: str = "language: en") -> list[str]:
    return told("EVI09", MAP.replace("{step}", step).replace("{stage}", stage).replace("{head}", head))


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ("metrics: [{name: activation, value: 31%}]", "10:38 “activation” is 31%"),
        ('metrics: [{name: activation, value: "few\\n of us"}]', "10:38 “activation” is few of us"),
        ("exits: [{text: No card, share: 9 of 100}]", "10:33 9 of 100 leave at “Order” (“No card”)"),
        ("pains: [{text: Fees, frequency: 12,5 %}]", "10:30 “Fees” happens to 12,5 %"),
        ("satisfaction: low", "10:9 Satisfaction with “Order” is 1"),
    ],
)
def test_numbers(step: str, said: str) -> None:
    step = step.replace("12,5 %", '"12,5 %"')
    assert numbers(step) == [f"{said}, and no evidence says so"]


@pytest.mark.parametrize(
    "step",
    [
        "metrics: [{name: activation, value: 31%, evidence: talks}]",
        "metrics: [{name: activation, value: 31%, evidence: []}]",
        "metrics: [{name: activation, target: 31%}, {name: churn, value: TBD}]",
        "exits: [{text: No card, share: 9%, evidence: talks}]",
        "exits: [No card]",
        "pains: [{text: Fees, frequency: 30%, evidence: talks}]",
        "evidence: talks\n            satisfaction: 2\n            pains: [{text: Fees, frequency: 30%}]",
        "evidence: []\n            satisfaction: 2\n            pains: [{text: Fees, frequency: 30%}]",
        "satisfaction: 2\n            emotions: [{feeling: angry, evidence: talks}]",
    ],
)
def test_they_rest_on_something(step: str) -> None:
    assert numbers(step) == []


def test_the_evidence_of_another_item_or_another_moment() -> None:
    assert numbers("pains: [{text: Fees, frequency: 30%}, {text: Slow, evidence: talks}]") != []
    assert numbers("exits: [{text: No card, share: 9%}]", stage="evidence: talks") == []


def test_the_whole_journey() -> None:
    assert numbers("owner: shop", head="metrics: [{name: score, value: 24}]") == [
        "3:25 “score” is 24, and no evidence says so"
    ]
    assert numbers("owner: shop", head="pains: [{text: Told twice, frequency: 7 of 12}]") == [
        "3:28 “Told twice” happens to 7 of 12, and no evidence says so"
    ]
    assert numbers("satisfaction: 2", head="state: future") == []


def test_evidence_not_begun() -> None:
    assert told("EVI09", "stages: [{name: Pay, satisfaction: 2}]") == []


def test_quotes() -> None:
    text = """
        personas: {a: {name: Anna, quotes: [Never mind]}}
        stages:
          - name: Ask
            quotes: [{text: Who are you?, evidence: talks}, 真不错, —]
          - {name: Pay, evidence: talks, quotes: [Too dear]}
          - {name: Use, quotes: [{text: Too slow, evidence: []}], per_persona: {a: {quotes: I gave up}}}
        """
    assert told("EVI10", text) == [
        "6:53 Nothing says who said “真不错”",
        "8:77 Nothing says who said “I gave up”",
    ]
    assert told("EVI10", f"cjmap: 1\ntitle: A\nstate: future\n{text.replace(' ' * 8, '')}") == []
    assert told("EVI10", "stages: [{name: Ask, quotes: [Who are you?]}]") == []
