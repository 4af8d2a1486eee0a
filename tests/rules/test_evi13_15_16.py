from typing import Any

import pytest

from tests.rules.trying import told, told_project

SHARED = "evidence: {talks: Talks, tickets: Tickets, count: Count}"


def test_nothing_rests_on_it() -> None:
    text = "evidence: {a: Talks, b: Diary, c: {kind: other}}\nstages: [{name: Use, pains: [{text: Slow, evidence: talks}]}]"
    assert told("EVI13", text) == [
        "3:22 Nothing in this map rests on “Diary”",
        "3:32 Nothing in this map rests on “c”",
    ]


def test_where_nothing_rests_on_anything() -> None:
    assert told("EVI13", "evidence: {a: Talks}\nstages: [Use]") == []
    assert told("EVI13", "state: future\nevidence: {a: Talks}\nstages: [Use]") == [
        "4:12 Nothing in this map rests on “Talks”"
    ]


def test_shared_evidence_over_all_maps() -> None:
    files = {
        "shared.yaml": SHARED,
        "one.cjm.yaml": "stages: [{name: Use, evidence: talks}]",
        "two.cjm.yaml": "evidence: {count: Counted}\nstages: [{name: Use, evidence: count}]",
    }
    assert told_project("EVI13", files) == ["shared.yaml:1:26 No map of the project rests on “Tickets”"]
    assert told_project("EVI13", files, whole=False) == []


@pytest.mark.parametrize(
    ("kind", "few", "enough", "people"),
    [("interview", 4, 5, "4 people"), ("usability-test", 1, 5, "1 person"), ("survey", 29, 30, "29 people")],
)
def test_small_samples(kind: str, few: int, enough: int, people: str) -> None:
    text = "evidence: {a: {name: Frühjahr, kind: %s, sample: %d}}\nstages: [{name: Use, evidence: a}]"
    found = told("EVI15", text % (kind, few))
    assert [line.partition(" ")[2] for line in found] == [f"“Frühjahr” asked {people}; `{kind}` needs {enough} or more"]
    assert told("EVI15", text % (kind, enough)) == []
    fewer: dict[str, Any] = {kind: few}
    assert told("EVI15", text % (kind, few), **fewer) == []


@pytest.mark.parametrize("entry", ["{kind: workshop, sample: 2}", "{kind: interview}", "{sample: 2}"])
def test_no_sample_or_no_least(entry: str) -> None:
    assert told("EVI15", f"evidence: {{a: {entry}}}\nstages: [{{name: Use, evidence: a}}]") == []


def test_a_small_sample_of_a_shared_file_is_told_there_if_it_is_used() -> None:
    files = {
        "shared.yaml": "evidence: {a: {kind: interview, sample: 2}, b: {kind: survey, sample: 2}}",
        "one.cjm.yaml": "stages: [{name: Use, evidence: a}]",
        "two.cjm.yaml": "stages: [{name: Use, evidence: a}]",
    }
    assert told_project("EVI15", files) == ["shared.yaml:1:33 “a” asked 2 people; `interview` needs 5 or more"]


@pytest.mark.parametrize(
    ("number", "found"), [(0, []), (1, ["1 persona"]), (2, ["2 personas"]), (3, []), (5, []), (6, ["6 personas"])]
)
def test_how_many_personas(number: int, found: list[str]) -> None:
    table = "".join(f"\n  p{each}: Persona {each}" for each in range(number))
    text = f"personas:{table}\nstages: [Use]" if number else "stages: [Use]"
    assert told("EVI16", text) == [f"3:1 The project has {each}; guides advise 3 to 5" for each in found]


def test_personas_of_the_whole_project() -> None:
    files = {
        "shared.yaml": "personas: {a: Anna, b: Ben}",
        "one.cjm.yaml": "stages: [Use]",
        "two.cjm.yaml": "personas: {a: Anna}\nstages: [Use]",
    }
    assert told_project("EVI16", files) == ["two.cjm.yaml:3:1 The project has 2 personas; guides advise 3 to 5"]
    assert told_project("EVI16", files, whole=False) == []
    assert told_project("EVI16", files, least=2) == []
    assert told_project("EVI16", {**files, "three.cjm.yaml": "personas: {c: Chris}\nstages: [Use]"}) == []
    del files["two.cjm.yaml"]
    assert told_project("EVI16", files) == ["shared.yaml:1:1 The project has 2 personas; guides advise 3 to 5"]
