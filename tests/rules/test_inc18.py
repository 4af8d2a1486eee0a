import pytest

from cjmap.loader import load
from cjmap.reading.reading import Reading
from cjmap.rules import find_rule
from cjmap.rules.option import Options
from tests.rules.trying import TODAY, told

PERSONAS = "personas: {a: Ann, b: Bob}\n"


def nobody(stage: str) -> list[str]:
    return told("INC18", f"{PERSONAS}stages:\n  - {stage}\n  - Rest\n")


@pytest.mark.parametrize(
    ("item", "name"),
    [
        ("emotions: [{feeling: overwhelmed, for: a}]", "“overwhelmed”"),
        ("emotions: [{score: -1.5, for: a}]", "The score -1.5"),
        ("pains: [{text: Hidden fees, for: Ann}]", "“Hidden fees”"),
        ("metrics: [{name: calls, for: a}]", "“calls”"),
        ("exits: [{text: Too dear, for: a}]", "“Too dear”"),
        ("next: [{to: Rest, for: a}]", "“Rest”"),
        ("steps: [{name: Signs, for: a, pains: [Slow]}]", "“Signs”"),
        ("touchpoints: [{name: Desk, for: a}]", "“Desk”"),
    ],
)
def test_items_and_moments_for_nobody(item: str, name: str) -> None:
    first, related = nobody(f"{{name: Renewal, for: b, {item}}}")
    assert first.split(" ", 1)[1] == f"{name} is for “Ann”, but “Renewal” is only for “Bob”"
    assert related == "  5:21 “Renewal” is only for “Bob”"


def test_custom_lanes_and_cells() -> None:
    text = "lanes: {legal: Legal}\n" + PERSONAS + "stages:\n  - {name: Renewal, for: b, EXTRA}\n"
    assert told("INC18", text.replace("EXTRA", "lanes: {legal: [{text: DPA, for: a}]}"))[0] == (
        "6:57 “DPA” is for “Ann”, but “Renewal” is only for “Bob”"
    )
    assert told("INC18", text.replace("EXTRA", "per_persona: {Ann: {emotions: -1, pains: [Slow]}}"))[0] == (
        "6:43 `per_persona` speaks of “Ann”, but “Renewal” is only for “Bob”"
    )
    assert told("INC18", text.replace("EXTRA", "per_persona: {b: {pains: [{text: Slow, for: a}]}}")) == [
        "6:68 “Slow” is for “Ann”, but stands among what holds for “Bob”"
    ]


def test_how_to_mend_a_cell_of_a_stranger() -> None:
    text = (
        f"cjmap: 1\ntitle: A map\n{PERSONAS}stages: [{{name: Renewal, for: b, per_persona: {{a: {{pains: [Slow]}}}}}}]"
    )
    loaded = load(text, "map.cjm.yaml")
    assert loaded.outline is not None
    check = find_rule("INC18").rule.check
    assert check is not None
    (hit,) = check(Reading(loaded.outline, TODAY), Options())
    assert hit.fix == "Name this persona in the `for` of the moment, or take them out of its `per_persona`."


def test_only_the_outermost() -> None:
    stage = "{name: Renewal, for: b, steps: [{name: Signs, for: a, touchpoints: [{name: Desk, for: a, emotions: -1}]}]}"
    assert [line for line in nobody(stage) if not line.startswith(" ")] == [
        "5:51 “Signs” is for “Ann”, but “Renewal” is only for “Bob”"
    ]


def test_whoever_comes_somewhere_is_somebody() -> None:
    assert nobody("{name: Renewal, for: [a, b], emotions: [{feeling: overwhelmed, for: a}]}") == []
    assert nobody("{name: Renewal, for: b, emotions: [{feeling: overwhelmed, for: [a, b]}]}") == []
    assert told("INC18", "stages: [{name: A, emotions: [glad]}]") == []


def test_a_persona_whom_only_an_empty_stage_is_for() -> None:
    assert (
        told("INC18", f"{PERSONAS}stages:\n  - {{name: Renewal, for: b}}\n  - {{name: Use, for: a, pains: [Slow]}}\n")
        == []
    )
