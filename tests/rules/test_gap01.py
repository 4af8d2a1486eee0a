from tests.rules.trying import told


def test_only_those_personas_that_the_stage_is_for() -> None:
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


def test_a_touchpoint_of_a_step_counts_and_an_empty_list_says_on_purpose() -> None:
    assert told(
        "GAP01",
        """
        stages:
          - name: Request
            steps: [{name: Write, touchpoints: [Form]}]
          - name: Waiting
            touchpoints: []
          - name: Thinking
            steps: [{name: Compare, touchpoints: []}]
          - name: Answer
            goals: [A yes]
        """,
    ) == ["10:5 “Answer” has no touchpoint"]


def test_nobody_began_with_touchpoints() -> None:
    assert told("GAP01", "stages: [Request, Answer]") == []


def test_of_whom_nothing_is_said_is_not_asked_unless_nothing_is_said_at_all() -> None:
    assert told(
        "GAP01",
        """
        personas: {starter: Starter, manager: Manager}
        stages:
          - name: Trial
            touchpoints: [Advice]
          - name: Use
            goals: [{text: Save time, for: manager}]
          - name: Renewal
        """,
    ) == ["7:5 For “Manager”, “Use” has no touchpoint", "9:5 “Renewal” has no touchpoint"]


def test_an_empty_list_of_a_step_for_one_persona_is_on_purpose_for_them_only() -> None:
    assert told(
        "GAP01",
        """
        personas: {host: 亭主, guest: 客}
        stages:
          - name: 案内
            touchpoints: [手紙]
          - name: 準備
            thoughts: [間に合うか]
            steps:
              - {name: 道具を選ぶ, for: host, touchpoints: []}
        """,
    ) == ["7:5 For “客”, “準備” has no touchpoint"]
