"""What is too much for any map is a finding, with a word on what to do."""

import json

import pytest

from cjmap.checker import Checkable, Manner, check
from cjmap.loader import load, load_shared
from cjmap.renderers.formats import Format, render
from cjmap.renderers.style import Style
from cjmap.score import score
from cjmap.view.options import Options
from cjmap.view.registry import Registry
from cjmap.view.views import ViewName, build_view
from tests.every_rule import ALL_RULES
from tests.fuzz.test_growth import TODAY

HEAD = "cjmap: 1\ntitle: T\n"


def crowd(personas: int, stages: int, said: str = "") -> str:
    people = "".join(f"  p{number}: A customer\n" for number in range(personas))
    moments = "".join(f"  - {{name: Stage {number}{said}}}\n" for number in range(stages))
    return f"{HEAD}personas:\n{people}stages:\n{moments}"


def laned(lanes: int, stages: int) -> str:
    rows = "".join(f"  lane{number}: A lane\n" for number in range(lanes))
    return f"{HEAD}lanes:\n{rows}stages:\n" + "".join(f"  - Stage {number}\n" for number in range(stages))


def told(text: str) -> list[tuple[str, str]]:
    return [(item.rule, item.message) for item in load(text, "m.cjm.yaml").findings]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (crowd(200, 251, ", emotions: [1]"), "200 personas come to 100,400 values, counting at each moment"),
        (crowd(200, 100, ", pains: [a, b, c, d, e]"), "200 personas come to 120,000 values, counting at each moment"),
        (crowd(1001, 1), "1,001 personas; at most 1,000 are read"),
        (laned(401, 250), "401 lanes come to 100,250 cells, one for each stage and step"),
    ],
)
def test_a_crowded_map_is_a_finding(text: str, said: str) -> None:
    [(rule, message)] = told(text)
    assert rule == "MAP19"
    assert message.startswith(said)
    assert load(text, "m.cjm.yaml").outline is None


@pytest.mark.parametrize(
    "text",
    [
        crowd(200, 250, ", emotions: [1]"),
        crowd(10, 4000, ", pains: [a, b, c]"),
        crowd(1000, 1),
        crowd(400, 400, ", for: [p1], emotions: [1]"),
        laned(400, 250),
        laned(10, 11000),
    ],
)
def test_what_a_map_may_hold(text: str) -> None:
    assert told(text) == []


def test_the_limits_grow_with_the_size_cap() -> None:
    text = crowd(200, 251, ", emotions: [1]")
    assert load(text, "m.cjm.yaml", max_size=2 << 20).findings == ()


def test_personas_of_a_shared_file_are_counted() -> None:
    people = "personas:\n" + "".join(f"  p{number}: A customer\n" for number in range(300))
    shared = load_shared(people, "shared.yaml")
    text = HEAD + "stages:\n" + "".join(f"  - Stage {number}\n" for number in range(400))
    loaded = load(text, "m.cjm.yaml", [shared.tables])
    assert [(item.rule, item.place.line) for item in loaded.findings] == [("MAP19", 1)]


HUGE = [
    *("9" * 400, "9" * 401, "1e999", "-1e999", "1e-999", ".inf", "-.inf", ".nan", "0x" + "F" * 300, "0o" + "7" * 300),
    *("9999-99-99", "0000-00-00", "9999-12-31", "99999-01-01", "P999999999Y", "999999999 years", "999999999999 years"),
    *("999999999-999999999 years", "1e308%", "999999999 of 1", "0 of 0", "1/0", "-1", "-0", "1" * 300 + "%"),
]
WHERE = [
    *("emotion_scale: [-2, {}]", "emotion_scale: {}", "reviewed: {}", "cjmap: {}", "title: {}"),
    *("evidence: {e: {date: {}}}", "evidence: {e: {sample: {}}}", "objectives: [{text: a, by: {}, value: {}, target: {}}]"),
    *("stages: [{name: a, duration: {}}]", "stages: [{name: a, wait: {}}]", "stages: [{name: a, emotions: [{}]}]"),
    *("stages: [{name: a, emotions: [{score: {}}]}]", "stages: [{name: a, satisfaction: {}}]", "stages: [{name: {}}]"),
    *("stages: [{name: a, pains: [{text: b, severity: {}, frequency: {}}]}]", "stages: [{name: a, exits: [{text: b, share: {}}]}]"),
    *("stages: [{name: a, metrics: [{name: b, value: {}, target: {}}]}]", "stages: [{name: a, steps: [{name: b, next: [{to: end, share: {}}]}]}]"),
    *("stages: [{name: a, touchpoints: [{name: b, claims: {price: {}}, events: [{event: c, where: {d: {}}}]}]}]",),
    *("stages: [{name: a, opportunities: [{text: b, by: {}, impact: {}, experiment: {start: {}, end: {}}}]}]",),
    "personas: {p: {demographics: {age: {}}, where: {a: {}}}}",
]  # fmt: skip


def with_value(where: str, value: str) -> str:
    """Return a map with a value in a place, in quotes and without."""
    lines = {"cjmap": "cjmap: 1", "title": "title: T", "stages": "stages: [a]"}
    lines[where.split(":")[0]] = where.replace("{}", value)
    return "\n".join(lines.values()) + "\n"


@pytest.mark.parametrize("where", WHERE)
def test_numbers_and_dates_out_of_this_world_are_findings_or_drawn(where: str) -> None:
    for value in HUGE:
        for written in (value, f'"{value}"'):
            loaded = load(with_value(where, written), "m.cjm.yaml")
            if loaded.outline is None:
                assert loaded.findings
                continue
            check([Checkable(loaded, "m.cjm.yaml")], [], ALL_RULES, Manner(TODAY))
            score(loaded.outline)
            for name in ViewName:
                drawn = render(Format.JSON, {name: build_view(name, Registry(loaded.outline), Options())}, Style())
                json.loads(drawn, parse_constant=pytest.fail)  # NaN and Infinity are no JSON


def test_a_reference_with_thousands_of_slashes_is_unknown() -> None:
    [(rule, _)] = told(HEAD + "stages:\n  - name: a\n    next: " + "a/" * 100_000 + "\n")
    assert rule == "REF01"


def test_a_name_that_unfolds_to_millions_of_letters_has_an_id() -> None:
    loaded = load(HEAD + "stages:\n  - " + "ﷺ" * 100_000 + "\n", "m.cjm.yaml")
    assert loaded.outline is not None
    assert len(loaded.outline.stages[0].id) < 20_000
