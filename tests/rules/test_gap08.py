from cjmap.loader import load
from cjmap.reading.reading import Reading
from cjmap.rules import find_rule
from cjmap.rules.option import Options
from tests.rules.trying import TODAY, told


def fix(text: str) -> str:
    loaded = load(f"cjmap: 1\ntitle: A map\n{text}", "map.cjm.yaml")
    assert loaded.outline is not None
    check = find_rule("GAP08").rule.check
    assert check is not None
    (hit,) = check(Reading(loaded.outline, TODAY), Options())
    return hit.fix


def test_all_in_one_line_each_with_its_place() -> None:
    stages = "[Onboarding, Adoption, Retention]"
    assert told("GAP08", f"framework: saas\nstages: {stages}") == [
        "3:1 A `saas` map also has awareness, consideration and purchase before “Onboarding”; "
        "expansion and advocacy after “Retention”"
    ]
    assert told("GAP08", f"framework: customer-success\nstages: {stages}")[0].endswith(
        "; value-realization between “Adoption” and “Retention”; advocacy after “Retention”"
    )


def test_one_name_may_carry_two_stages_and_a_kind_wins() -> None:
    text = """
        framework: five-stage
        stages:
          - Awareness and consideration
          - Purchase & retention
          - {name: Stories, kind: advocacy}
        """
    assert told("GAP08", text) == []
    assert told("GAP08", text.replace("Purchase & retention", "{name: Purchase, kind: [awareness, purchase]}")) == [
        "3:1 A `five-stage` map also has retention between “Purchase” and “Stories”"
    ]
    within = "framework: lifecycle\nstages: [Awareness, {name: All of it, kind: [consideration, use]}, Reorientation]"
    assert told("GAP08", within) == ["3:1 A `lifecycle` map also has purchase within “All of it”"]


def test_names_in_other_languages() -> None:
    chinese = "language: zh\nframework: five-stage\nstages: [认知, 考虑, 购买, 推荐]"
    assert told("GAP08", chinese) == ["4:1 A `five-stage` map also has retention between “购买” and “推荐”"]
    assert told("GAP08", "framework: lifecycle\nstages: [Bewustwording, Oriëntatie, Aankoop, Gebruik]") == [
        "3:1 A `lifecycle` map also has reorientation after “Gebruik”"
    ]


def test_no_stage_is_known() -> None:
    assert told("GAP08", "framework: five-stage\nstages: [One, Two]") == [
        "3:1 A `five-stage` map has awareness, consideration, purchase, retention and advocacy, "
        "and no stage of this map is one of them"
    ]


def test_nothing_is_guessed_without_a_framework() -> None:
    assert told("GAP08", "stages: [Onboarding]") == []
    assert told("GAP08", "framework: none\nstages: [Onboarding]") == []


def test_a_stage_in_the_gap_may_be_the_one() -> None:
    start = "framework: five-stage\nstages: [Awareness, Consideration, Purchase, "
    assert fix(f"{start}Everyday life, Advocacy]") == (
        "If “Everyday life” is it, add `kind: retention` there; else draw the stage."
    )
    assert fix(f"{start}Spring, Autumn, Advocacy]") == (
        "If one of “Spring” and “Autumn” is it, add `kind: retention` there; else draw the stage."
    )
    assert fix(f"{start}Everyday life]") == (
        "If “Everyday life” is one of these, say so with `kind:`, such as `kind: retention`; else draw the stage."
    )
    assert fix(f"{start}Advocacy]") == ""
