"""The JSON Schema says what the models say, to editors."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from cjmap.cli.schema import schema_text
from cjmap.loader import load, load_shared
from cjmap.loader.keys import keys_of, models_in
from cjmap.model.journey import Journey
from cjmap.model.schema import build_schema
from cjmap.source import read
from tests.test_mistakes import CASES, placed

ROOT = Path(__file__).parents[1]
EXAMPLES = sorted((ROOT / "examples").rglob("*.cjm.yaml"))
SHARED = sorted((ROOT / "examples").rglob("shared/*.yaml"))

VALIDATOR = Draft7Validator(build_schema())
SHARED_VALIDATOR = Draft7Validator({**build_schema(), "allOf": [{"$ref": "#/definitions/Shared"}]})

BEYOND = {"MAP06", "MAP07", "MAP08", "MAP02", "MAP13", "MAP14"}
"""Rules that a schema can say only in part: scores on the map's own scale, days that exist, units in nine languages."""


def accepts(text: str | bytes) -> bool:
    return bool(VALIDATOR.is_valid(plain(read(text, "m").data)))


def plain(data: Any) -> Any:
    """Return data as a JSON reader would have it."""
    return json.loads(json.dumps(data))


def test_the_schema_is_a_schema() -> None:
    Draft7Validator.check_schema(build_schema())


def test_the_file_is_up_to_date() -> None:
    assert (ROOT / "schemas" / "cjmap-1.schema.json").read_text("utf-8") == schema_text()


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.name)
def test_examples_are_valid_for_both(file: Path) -> None:
    errors = [
        f"{error.json_path}: {error.message}"
        for error in VALIDATOR.iter_errors(plain(read(file.read_bytes(), "m").data))
    ]
    assert errors == []


@pytest.mark.parametrize("file", SHARED, ids=lambda file: file.name)
def test_shared_files_have_their_own_definition(file: Path) -> None:
    data = file.read_bytes()
    assert load_shared(data, "m").findings == ()
    assert SHARED_VALIDATOR.is_valid(plain(read(data, "m").data))
    assert not VALIDATOR.is_valid(plain(read(data, "m").data))


INVISIBLE = "\u200b"
RESERVED = "id: «end»"
"""What only the loader can tell: characters that nobody sees, and an id that `next` has taken."""

STRUCTURAL = [
    (marked, rule)
    for marked, rule, _ in CASES
    if rule.startswith("MAP") and rule not in {*BEYOND, "MAP18"} and INVISIBLE not in marked and RESERVED not in marked
]


@pytest.mark.parametrize(("marked", "rule"), STRUCTURAL)
def test_what_the_models_refuse_the_schema_refuses(marked: str, rule: str) -> None:
    assert not accepts(placed(marked)[0]), rule


SHORT_FORMS = [
    "pains: Hidden fees",
    "pains: []",
    "pains: [Hidden fees, {text: Slow, severity: 3}]",
    "pains: {text: Slow, severity: high, frequency: 7 of 12}",
    "emotions: -1",
    "emotions: [curious, -1, {feeling: calm, score: 1}]",
    "touchpoints: Website",
    "touchpoints: [{events: [], channels: web, claims: {price: 12, free: true}}]",
    "touchpoints: {events: {event: paid, where: {plan: [a, b], n: 3}, failure: true}}",
    "moment_of_truth: true",
    "moment_of_truth: customer",
    "moment_of_truth: [customer, brand]",
    "moment_of_truth: {by: brand, why: It decides}",
    "steps: Import",
    "steps: [Import, {name: Export, optional: true, next: end}]",
    "kind: [purchase, onboarding]",
    "next: [end, {to: A, when: it works, share: 3/4}]",
    "exits: []",
    "duration: 1 h 30 min",
    "wait: 2-3 weken",
    "links: [https://x.example, {url: a, name: A}]",
    "owner: 404",
    "tags: 1.10",
    "x: [1, ~, {a: b}]",
    "opportunities: {text: A, impact: 4, effort: low, by: 2027-01-31, experiment: {metric: m, start: 2026-01-01}}",
]


@pytest.mark.parametrize("line", SHORT_FORMS)
def test_short_forms_are_valid_for_both(line: str) -> None:
    text = f"cjmap: 1\ntitle: T\nstages:\n  - name: A\n    {line}\n"
    assert [item.message for item in load(text, "m").findings] == []
    assert accepts(text)


VALUES = st.recursive(
    st.one_of(
        st.booleans(),
        st.integers(-3, 9),
        st.sampled_from(["high", "yes", "2 days", "3%", "2026-10-01", "customer", "", "A"]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=2),
        st.dictionaries(st.sampled_from(["text", "name", "to", "score", "by", "x"]), inner, max_size=2),
    ),
    max_leaves=4,
)
KEYS = st.sampled_from([key for model in models_in(Journey) if model.__name__ == "Stage" for key in keys_of(model)])


@given(st.dictionaries(KEYS, VALUES, max_size=2))
@settings(max_examples=600, deadline=None)
def test_any_stage_is_judged_alike(stage: dict[str, Any]) -> None:
    text = json.dumps({"cjmap": 1, "title": "T", "stages": [{"name": "A", **stage}]})
    rules = {item.rule for item in load(text, "m").findings if item.rule not in ("REF01", "REF02", "REF03")}
    if rules & BEYOND:
        return
    assert accepts(text) == (not rules), rules


def test_every_key_has_words_for_the_editor() -> None:
    for name, definition in build_schema()["definitions"].items():
        for key, schema in definition["properties"].items():
            assert schema.get("description") or "allOf" in schema, f"{name}.{key} has no description"
            assert schema.get("examples") or "$ref" in json.dumps(schema), f"{name}.{key} has no example"
