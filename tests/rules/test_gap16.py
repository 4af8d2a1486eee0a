import pytest

from cjmap.reading.real_text import is_placeholder, is_real
from tests.rules.trying import told


@pytest.mark.parametrize(
    "text",
    ["—", "-", "...", "TODO", "TBD.", "tbc", "N/A", "n/a", "xxx", "Lorem ipsum dolor sit amet", "[Name of customer]"]
    + ["待填写", "待定", "none", "geen", "无", "なし", "?", "/"],
)
def test_placeholders(text: str) -> None:
    assert is_placeholder(text)
    assert not is_real(text)


@pytest.mark.parametrize(
    "text",
    ["todo", "na entrada", "Todo está claro", "🌐 /", "TODO list of the mechanic", "None of the links work"]
    + ["【認知】", "钱", "42", "NASA", "Not [yet] done", "nonetheless", "OK", "😀"],
)
def test_texts_that_say_something(text: str) -> None:
    assert not is_placeholder(text)
    assert is_real(text)


def test_items_are_named_by_what_they_should_be() -> None:
    text = """
        objectives: [TBD]
        stages:
          - name: Survey
            pains: —
            backstage: ["[who?]"]
            per_persona: {}
            exits:
              - {text: 待定, share: 5%}
            touchpoints:
              - {name: Form, artifacts: [TODO]}
        """
    assert told("GAP16", text) == [
        "7:17 “[who?]” says nothing under `backstage`",
        "12:34 “TODO” says nothing under `artifacts`",
        "6:5 “—” is not a pain",
        "10:9 “待定” is not a reason to leave",
        "3:14 “TBD” is not an objective",
    ]


def test_names() -> None:
    text = """
        cjmap: 1
        title: TODO
        personas: {maya: {name: TBD, goals: [N/A]}}
        lanes: {legal: Legal}
        audience: {triggers: [xxx]}
        stages:
          - name: "?"
            lanes: {legal: [..]}
            steps: [{name: TBD, touchpoints: [—]}]
        """
    assert told("GAP16", text) == [
        "2:1 “TODO” is not a title",
        "7:5 “?” is not the name of a stage",
        "9:14 “TBD” is not the name of a step",
        "9:39 “—” is not the name of a touchpoint",
        "8:21 “..” says nothing under `legal`",
        "3:19 “TBD” is not the name of a persona",
        "3:38 “N/A” is not a goal",
        "5:23 “xxx” is not a trigger",
    ]


def test_a_bare_score_and_a_target_of_next_are_no_texts() -> None:
    assert told("GAP16", "stages: [{name: Survey, emotions: [-1], next: [end]}]") == []
