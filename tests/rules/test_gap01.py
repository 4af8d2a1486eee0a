from tests.rules.trying import told


def test_only_those_personas_that_the_stage_is_for():
    assert told(
        "GAP01",
        """
        personas: {starter: Starter, manager: Manager}
        stages:
          - name: Trial
            touchpoints: [{name: Advice, for: manager}]
            actions: [{text: I try it, for: starter}]
          - name: Renewal
            for: manager
            touchpoints: [Invoice]
        """,
    ) == ["5:5 For “Starter”, “Trial” has no touchpoint"]
