from cjmap.loader import load
from cjmap.reading.reading import Reading
from cjmap.rules import find_rule
from cjmap.rules.option import Options
from tests.rules.trying import TODAY, told

MAP = """
channels:
  web: {name: Website, aliases: [site]}
  mail: {name: Post}
  email: {name: E-mail, aliases: [e-mail, 邮件]}
stages:
  - name: Help
    touchpoints:
      - {name: Form, channels: [web]}
"""


def touched(*touchpoints: str) -> list[str]:
    return told("GAP03", MAP + "".join(f"      - {touchpoint}\n" for touchpoint in touchpoints))


def fixes(*names: str) -> list[str]:
    text = f"cjmap: 1\ntitle: A map\n{MAP.lstrip()}" + "".join(f"      - {name}\n" for name in names)
    loaded = load(text, "map.cjm.yaml")
    assert loaded.outline is not None
    check = find_rule("GAP03").rule.check
    assert check is not None
    return [hit.fix for hit in check(Reading(loaded.outline, TODAY), Options())]


def test_a_touchpoint_without_a_channel_among_others_with_one() -> None:
    assert touched("Support ticket") == ["11:9 “Support ticket” names no channel"]


def test_a_name_that_means_a_channel_needs_none() -> None:
    assert touched("Website", "site", "邮件") == []


def test_a_name_that_is_a_channel_elsewhere_in_a_map_without_a_table() -> None:
    without = """
        stages:
          - name: Help
            touchpoints: [{name: Form, channels: [website]}, Website, Desk]
        """
    assert told("GAP03", without) == ["5:63 “Desk” names no channel"]


def test_said_on_purpose() -> None:
    assert touched("{name: Smell, channels: []}", "{name: Talk, initiator: other}", "{name: Talk 2, events: []}") == []


def test_nobody_began_with_channels() -> None:
    assert told("GAP03", "stages: [{name: Help, touchpoints: [Form, Desk]}]") == []


def test_the_channel_that_stands_in_the_name_is_suggested() -> None:
    assert fixes("Follow-up e-mail", "Post for you", "确认邮件", "Webinar", "Composition") == [
        "Is it “E-mail”? Then add `channels: [email]`.",
        "Is it “Post”? Then add `channels: [mail]`.",
        "Is it “E-mail”? Then add `channels: [email]`.",
        "",
        "",
    ]
