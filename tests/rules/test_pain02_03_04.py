from tests.rules.trying import told

RATED = """
    pains: [Nobody calls back]
    opportunities: [One contact]
    stages:
      - name: Use
        pains: [{text: Slow, severity: 3}, Loud]
        opportunities:
          - A cache
          - {text: Silence, impact: 4}
          - {text: Speed, impact: high, effort: low}
          - {text: Old idea, status: rejected}
          - {text: New screen, status: done, effort: 2}
    """


def test_nothing_rated_counts_both() -> None:
    text = "stages: [{name: Use, pains: [Slow, Loud], opportunities: [A cache]}]"
    assert told("PAIN02", text) == ["3:1 None of 2 pains and 1 opportunity is rated: what comes first?"]
    assert told("PAIN02", "stages: [{name: Use, pains: [Slow, Loud, Old]}]") == [
        "3:1 None of 3 pains is rated: what comes first?"
    ]


def test_two_need_no_rating() -> None:
    text = "stages: [{name: Use, pains: [Slow, TODO], opportunities: [A cache, {text: B, status: rejected}]}]"
    assert told("PAIN02", text) == []
    assert told("PAIN02", text, least=2) == ["3:1 None of 1 pain and 1 opportunity is rated: what comes first?"]


def test_one_rating_is_enough() -> None:
    for rated in (
        "{text: Old, severity: 1}], opportunities: [A cache",
        "Old], opportunities: [{text: A cache, effort: 3}",
    ):
        assert told("PAIN02", f"stages: [{{name: Use, pains: [Slow, Loud, {rated}]}}]") == []


def test_of_the_whole_journey_too() -> None:
    assert told("PAIN02", "pains: [Slow, Loud]\nopportunities: [A cache, Silence]\nstages: [Use]") == [
        "5:1 None of 2 pains and 2 opportunities is rated: what comes first?"
    ]


def test_pains_without_severity() -> None:
    assert told("PAIN03", RATED) == [
        "3:9 “Nobody calls back” has no severity",
        "7:40 “Loud” at “Use” has no severity",
    ]


def test_severity_not_begun() -> None:
    assert told("PAIN03", "stages: [{name: Use, pains: [Slow], opportunities: [{text: A cache, impact: 2}]}]") == []


def test_opportunities_without_priority() -> None:
    assert told("PAIN04", RATED) == [
        "4:17 “One contact” has no impact and no effort",
        "9:9 “A cache” at “Use” has no impact and no effort",
        "10:9 “Silence” at “Use” has no effort",
    ]


def test_rating_not_begun() -> None:
    assert told("PAIN04", "stages: [{name: Use, pains: [{text: Slow, severity: 2}], opportunities: [A cache]}]") == []
