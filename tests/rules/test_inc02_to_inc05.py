import pytest

from tests.rules.trying import told

HELP = """
    emotion_scale: [1, 5]
    personas: {starter: Starter, manager: Manager}
    stages:
      - name: Support
        steps:
          - name: Asks for help
            touchpoints:
              - {name: Desk, channels: phone, DESK}
              - {name: Chat, channels: CHANNEL, CHAT}
    """


def help_step(desk: str, chat: str, channel: str = "chat") -> str:
    return HELP.replace("DESK", desk).replace("CHAT", chat).replace("CHANNEL", channel)


def test_half_the_scale_on_another_channel() -> None:
    assert told("INC02", help_step("emotions: 4", "emotions: [2]")) == [
        "11:53 “Chat” is much worse than “Desk” in “Asks for help”: 2 against 4",
        "  10:43 “Desk”: 4",
    ]
    assert told("INC02", help_step("emotions: 4", "emotions: 2.5")) == []


def test_satisfaction_two_points_apart() -> None:
    assert told("INC02", help_step("satisfaction: 5, emotions: 4", "satisfaction: 3, emotions: 4")) == [
        "11:42 “Chat” is much worse than “Desk” in “Asks for help”: satisfaction 3 against satisfaction 5",
        "  10:43 “Desk”: satisfaction 5",
    ]
    assert told("INC02", help_step("satisfaction: 4", "satisfaction: 3")) == []


@pytest.mark.parametrize(
    ("desk", "chat", "channel"),
    [
        ("emotions: 5", "emotions: 1", "[chat, phone]"),
        ("emotions: 5", "emotions: 1, initiator: other", "chat"),
        ("emotions: 5, for: starter", "emotions: 1, for: manager", "chat"),
        ("emotions: 5", "emotions: 1, opportunities: Call back", "chat"),
        ("emotions: 5", "emotions: 1", "[]"),
    ],
)
def test_what_is_no_difference_between_channels(desk: str, chat: str, channel: str) -> None:
    assert told("INC02", help_step(desk, chat, channel)) == []


def test_for_the_persona_who_feels_it() -> None:
    assert told(
        "INC02", help_step("emotions: 4", "emotions: [{score: 1, for: manager}, {score: 4, for: starter}]")
    ) == [
        "11:53 For “Manager”, “Chat” is much worse than “Desk” in “Asks for help”: 1 against 4",
        "  10:43 “Desk”: 4",
    ]


LOST = """
    personas: {a: Ann, b: Bob}
    channels: {web: Website, phone: Telephone}
    stages:
      - name: Order
        touchpoints: [{name: Form, channels: web}]
      - name: Question
        EXTRA
        touchpoints: [{name: Call, channels: phone, for: a, handover: lost}]
    """


def test_lost_and_nothing_planned() -> None:
    sentence = "What customers told us through “Website” is lost at “Call”, and nothing is planned"
    assert told("INC03", LOST.replace("EXTRA", "pains: []")) == [f"10:57 {sentence}"]
    assert told("INC03", LOST.replace("EXTRA", "pains: [{text: I spell it all again, for: b}]")) == [
        f"10:57 {sentence}"
    ]
    assert told("INC03", LOST.replace("EXTRA", "opportunities: [{text: A form, status: rejected}]")) == [
        f"10:57 {sentence}"
    ]


@pytest.mark.parametrize("key", ["pains: [I spell it all again]", "opportunities: [{text: They see the form, for: a}]"])
def test_lost_but_answered(key: str) -> None:
    assert told("INC03", LOST.replace("EXTRA", key)) == []


def test_lost_without_a_channel_before() -> None:
    assert told("INC03", "stages: [{name: Call, touchpoints: [{name: Call, handover: lost}]}]") == [
        "3:50 What customers told us is lost at “Call”, and nothing is planned"
    ]


FALL = """
    personas: {a: Ann, b: Bob}
    stages:
      - name: Form
        touchpoints: [{name: Form, channels: web}]
        emotions: [{score: 1, for: a}, {score: 0, for: b}]
      - name: Call
        touchpoints: [{name: Call, CALL}]
        emotions: -1
        EXTRA
    """


def test_fall_on_a_switch_for_whom_it_is_one() -> None:
    assert told("INC04", FALL.replace("CALL", "channels: [phone]").replace("EXTRA", "goals: [Help]")) == [
        "10:5 For “Ann”, from “Form” (web) to “Call” (phone) feelings fall from +1 to -1",
        "  7:16 “Form”: +1",
    ]


def test_fall_of_each_persona_from_where_they_were() -> None:
    text = FALL.replace("CALL", "channels: [phone]").replace("EXTRA", "goals: [Help]")
    both = text.replace("score: 0, for: b", "score: 2, for: b")
    assert told("INC04", both) == [
        "10:5 From “Form” (web) to “Call” (phone) feelings fall from +2 to -1 for “Bob” and from +1 to -1 for “Ann”",
        "  7:36 “Form”: +2",
    ]
    assert told("INC04", both.replace("score: 2, for: b", "score: 1, for: b"))[0] == (
        "10:5 From “Form” (web) to “Call” (phone) feelings fall from +1 to -1"
    )


@pytest.mark.parametrize(
    ("call", "extra"),
    [
        ("channels: [phone, web]", "goals: [Help]"),
        ("owner: desk", "goals: [Help]"),
        ("channels: phone, initiator: other", "goals: [Help]"),
        ("channels: phone, handover: kept", "goals: [Help]"),
        ("channels: phone", "pains: [I wait for half an hour]"),
    ],
)
def test_fall_without_a_switch_or_with_a_reason(call: str, extra: str) -> None:
    assert told("INC04", FALL.replace("CALL", call).replace("EXTRA", extra)) == []


def test_neighbours_are_those_of_the_drawn_routes() -> None:
    text = """
        stages:
          - {name: Form, touchpoints: [{name: Form, channels: web}], emotions: 2, NEXT}
          - {name: Call, touchpoints: [{name: Call, channels: phone}], emotions: 1}
          - {name: Visit, touchpoints: [{name: Visit, channels: shop}], emotions: -0.5}
        """
    assert told("INC04", text.replace("NEXT", "goals: [Help]")) == []
    assert told("INC04", text.replace("NEXT", "next: [Call, Visit]")) == [
        "6:65 From “Form” (web) to “Visit” (shop) feelings fall from +2 to -0.5",
        "  4:62 “Form”: +2",
    ]


def test_switches_of_which_nothing_is_said() -> None:
    text = """
        language: zh
        stages:
          - {name: 下单, touchpoints: [{name: 表单, channels: 网站}], emotions: 1}
          - {name: 咨询, touchpoints: [{name: 来电, channels: 电话, HANDOVER}], emotions: LATER}
        """
    said = text.replace("LATER", "1")
    assert told("INC05", said.replace("HANDOVER", "category: sales")) == [
        "6:30 At “咨询” customers change from “网站” to “电话”: what becomes of what they told us?"
    ]
    assert told("INC05", said.replace("HANDOVER", "handover: kept")) == []
    assert told("INC05", said.replace("HANDOVER", "initiator: other")) == []
    assert told("INC05", text.replace("LATER", "-1").replace("HANDOVER", "category: sales")) == []
