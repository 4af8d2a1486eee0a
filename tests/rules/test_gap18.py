"""GAP18 to GAP20: what a map of the strict preset should have."""

from tests.rules.trying import told

EXPECTS = """
personas: {maya: Maya, ben: Ben}
stages:
  - name: Consultation
    expects: To be heard
    per_persona: {maya: {gets: Seven minutes}}
  - {name: Bill, expects: [{text: A fair price, for: ben}], steps: [{name: Pay, gets: Twice the price}]}
  - {name: Care, expects: To be called, gets: []}
"""


def test_expectation_without_experience() -> None:
    assert told("GAP18", EXPECTS) == ["6:5 For “Ben”, “Consultation” says what customers expect, and not what they get"]
    assert told("GAP18", EXPECTS.replace(", steps: [{name: Pay, gets: Twice the price}]", ""))[1:] == [
        "8:18 For “Ben”, “Bill” says what customers expect, and not what they get"
    ]


def test_the_future_has_no_experience() -> None:
    assert told("GAP18", f"state: future{EXPECTS}") == []


def test_touchpoint_without_category() -> None:
    text = """
        stages:
          - name: Taster session
            touchpoints: [Trainer, {name: Locker, category: success}, {name: Friends, initiator: other}]
        """
    assert told("GAP19", text) == ["5:19 “Trainer” has no category"]


BLUEPRINT = """
stages:
  - {name: Table, frontstage: [Brings the menu], backstage: [Knows what is left]}
  - name: Meal
    frontstage: [Serves]
    steps: [{name: Soup, frontstage: [Serves the soup]}]
"""


def test_frontstage_without_backstage() -> None:
    says = "says what happens in sight of customers, and nothing of what is behind it"
    assert told("GAP20", BLUEPRINT) == [f"6:5 “Meal” {says}", f"7:26 “Soup” {says}"]


def test_what_a_moment_stands_in_or_what_is_inside_may_have_it() -> None:
    assert told("GAP20", BLUEPRINT.replace("[Serves]", "[Serves]\n    support: [Till]")) == []
    inside = BLUEPRINT.replace("[Serves the soup]", "[Serves the soup], backstage: []")
    assert told("GAP20", inside) == []


def test_no_blueprint() -> None:
    assert told("GAP20", BLUEPRINT.replace(", backstage: [Knows what is left]", "")) == []
