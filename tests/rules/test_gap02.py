from tests.rules.trying import told

ROW = """
stages:
  - name: Application
    steps:
      - name: Decide
      - name: Collect the payslips
      - name: Sign the form
  - name: Delivery
    steps: [{name: Get the key, touchpoints: [Notary]}]
"""


def test_a_stretch_of_steps() -> None:
    assert told("GAP02", ROW) == ["6:9 From “Decide” to “Sign the form” (3 steps) there is no touchpoint"]


def test_the_option_says_how_long_a_stretch_is() -> None:
    assert len(told("GAP02", ROW, in_a_row=3)) == 1
    assert told("GAP02", ROW, in_a_row=4) == []


def test_one_thinking_step_is_no_stretch() -> None:
    assert told("GAP02", ROW.replace("- name: Collect the payslips", "- {name: Collect, touchpoints: []}")) == []


def test_a_drill_down_ends_a_stretch() -> None:
    assert told("GAP02", ROW.replace("- name: Collect the payslips", "- {name: Collect, journey: c.cjm.yaml}")) == []


def test_a_stage_that_has_touchpoints_or_none_on_purpose() -> None:
    assert told("GAP02", ROW.replace("    steps:\n", "    touchpoints: [Adviser]\n    steps:\n", 1)) == []
    assert told("GAP02", ROW.replace("    steps:\n", "    touchpoints: []\n    steps:\n", 1)) == []


def test_no_step_of_the_map_has_a_touchpoint() -> None:
    assert told("GAP02", "stages: [{name: A, touchpoints: [Shop], steps: [B]}, {name: C, steps: [D, E]}]") == []


def test_neighbours_on_a_drawn_route_not_in_the_file() -> None:
    branches = """
        stages:
          - name: Payment
            steps:
              - {name: Choose, touchpoints: [Page], next: [Card, Invoice]}
              - {name: Card, next: Done}
              - {name: Invoice}
              - {name: Done, touchpoints: [Page]}
        """
    assert told("GAP02", branches) == []


def test_steps_of_two_personas_are_no_neighbours() -> None:
    assert told(
        "GAP02",
        """
        personas: {tenant: Tenant, landlord: Landlord}
        stages:
          - name: Contract
            steps:
              - {name: Draft, for: landlord}
              - {name: Read, for: tenant}
              - {name: Send, for: landlord}
              - {name: Sign, touchpoints: [Office]}
        """,
    ) == ["7:10 For “Landlord”, from “Draft” to “Send” (2 steps) there is no touchpoint"]
