"""Views as JSON: what the published schema says."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from msgspec.structs import replace

from cjmap.cli.files import Projects, find_maps
from cjmap.cli.project import load_maps
from cjmap.model.journey import Journey
from cjmap.model.outline import Outline
from cjmap.renderers.style import Style
from cjmap.renderers.view_json import render_json
from cjmap.renderers.view_schema import VIEW_SCHEMA_FILE, build_view_schema, told_apart, type_name, view_type
from cjmap.view.around import Flag
from cjmap.view.opportunities import OpportunitiesView
from cjmap.view.options import Options
from cjmap.view.registry import Registry
from cjmap.view.views import View, ViewName, build_view
from tests.hostile import HOSTILE, wild_map

ROOT = Path(__file__).parents[1]
EXAMPLES = sorted((ROOT / "examples").rglob("*.cjm.yaml"))
VALIDATOR = Draft7Validator(build_view_schema())


@cache
def views_of(file: Path, names: tuple[ViewName, ...] = tuple(ViewName)) -> dict[ViewName, View]:
    """Return views of an example; no map has errors."""
    projects = Projects()
    ((_, loaded),) = load_maps(find_maps([file], projects), projects).maps
    assert loaded.outline is not None
    return {name: build_view(name, Registry(loaded.outline), Options()) for name in names}


def document_of(views: dict[ViewName, View]) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(render_json(views, Style()))
    return document


def strict(schema: Any) -> Any:
    """Return a schema by which every key is one that it names: readers may ignore keys, we do not write them."""
    if isinstance(schema, list):
        return [strict(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {"additionalProperties": False} if isinstance(schema.get("properties"), dict) and "type" in schema else {}
    return {key: strict(value) for key, value in schema.items()} | closed


STRICT = Draft7Validator(strict(build_view_schema()))


def test_the_schema_is_a_schema_and_the_published_one() -> None:
    Draft7Validator.check_schema(VALIDATOR.schema)
    assert json.loads((ROOT / "schemas" / VIEW_SCHEMA_FILE).read_text("utf-8")) == VALIDATOR.schema


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.name)
def test_every_view_of_every_example_is_what_the_schema_says(file: Path) -> None:
    document = document_of(views_of(file))
    assert list(document["views"]) == [name.value for name in ViewName]
    assert [(error.json_path, error.message) for error in STRICT.iter_errors(document)] == []


def test_the_schema_knows_the_class_of_every_view() -> None:
    views = views_of(EXAMPLES[0])
    assert {name: type(view) for name, view in views.items()} == {name: view_type(name) for name in ViewName}


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"format": "cjmap-findings"}, "$.format"),
        ({"version": 2}, "$.version"),
        ({"views": {}}, "$.views"),
        ({"views": {"map": {"frame": {}}}}, "$.views.map"),
    ],
)
def test_the_schema_refuses_what_is_no_view(change: dict[str, Any], path: str) -> None:
    document = document_of(views_of(EXAMPLES[0], (ViewName.MAP,))) | change
    assert any(error.json_path.startswith(path) for error in VALIDATOR.iter_errors(document))


def test_objects_of_several_classes_in_one_place_say_their_type() -> None:
    assert {type_name(kind) for kind in told_apart()} >= {"point", "hole"}
    views = views_of(ROOT / "examples" / "saas" / "acme.en.cjm.yaml")
    lines = document_of(views)["views"]["curve"]["curve"]["lines"]
    assert {point["type"] for line in lines for point in line["points"]} == {"point", "hole"}
    swapped = document_of(views)
    swapped["views"]["curve"]["curve"]["lines"][0]["points"][0]["type"] = "hole"
    assert not STRICT.is_valid(swapped)


def floats(value: Any) -> Iterator[float]:
    if isinstance(value, float):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from floats(inner)


def test_numbers_have_few_digits_and_no_negative_zero() -> None:
    numbers = list(floats(document_of(views_of(ROOT / "examples" / "saas" / "acme.en.cjm.yaml"))))
    assert numbers
    assert [number for number in numbers if number != round(number, 4) or str(number) == "-0.0"] == []


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_come_through_unharmed(text: str) -> None:
    journey = Journey.model_validate(wild_map(text))
    registry = Registry(Outline(journey, journey))
    document = document_of({ViewName.MAP: build_view(ViewName.MAP, registry, Options())})
    assert list(VALIDATOR.iter_errors(document)) == []
    assert document["views"]["map"]["frame"]["header"]["title"] == journey.title


def test_no_command_to_a_build_server_and_only_utf_8() -> None:
    (view,) = views_of(EXAMPLES[0], (ViewName.OPPORTUNITIES,)).values()
    assert isinstance(view, OpportunitiesView)
    flag = Flag(1, "GAP01", "", "error", "##[error]boo", "", "maps/\udc80.cjm.yaml", 1, "", "")
    flagged = replace(view, frame=replace(view.frame, findings=(flag,)))
    text = render_json({ViewName.OPPORTUNITIES: flagged}, Style())
    assert "##[" not in text
    assert text.encode("utf-8")
    (told,) = json.loads(text)["views"]["opportunities"]["frame"]["findings"]
    assert (told["message"], told["file"]) == (flag.message, flag.file)
