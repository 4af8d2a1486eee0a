"""The JSON Schema of the format, generated from the models, in the draft that editors handle (draft-07)."""

from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode, models_json_schema
from pydantic_core import core_schema

from cjmap.model.journey import Journey
from cjmap.model.tables import Shared

SCHEMA_FILE = "cjmap-1.schema.json"
"""The name of the generated file; it changes with the version of the format."""

JsonSchema = dict[str, Any]


class _Draft7(GenerateJsonSchema):
    """Pydantic writes draft 2020-12: what differs, and what this format says otherwise, stands here."""

    schema_dialect = "http://json-schema.org/draft-07/schema#"

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchema:
        """Leave out null: an absent key is unknown, a key without a value is a mistake."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchema:
        """Leave out defaults: there is none, absent means unknown."""
        return self.generate_inner(schema["schema"])


def build_schema() -> JsonSchema:
    """Return the JSON Schema of a map file, with `definitions/Shared` for shared files."""
    mode: JsonSchemaMode = "validation"
    _, generated = models_json_schema(
        [(Journey, mode), (Shared, mode)], ref_template="#/definitions/{model}", schema_generator=_Draft7
    )
    definitions = {name: _tidy(schema) for name, schema in sorted(generated["$defs"].items())}
    return {
        "$schema": _Draft7.schema_dialect,
        "title": "Customer journey map (cjmap, format version 1)",
        "description": "A customer journey map; for a shared file use the definition Shared.",
        "allOf": [{"$ref": "#/definitions/Journey"}],
        "definitions": definitions,
    }


def _tidy(schema: Any) -> Any:
    """Return a schema without what draft-07 ignores (what stands beside `$ref`) and with readable titles."""
    if isinstance(schema, list):
        return [_tidy(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    tidy = {key: value if key in ("examples", "enum", "const") else _tidy(value) for key, value in schema.items()}
    if "$ref" in tidy and len(tidy) > 1:
        tidy["allOf"] = [{"$ref": tidy.pop("$ref")}]
    if isinstance(tidy.get("properties"), dict):
        tidy["properties"] = _x_last(tidy["properties"])
    return tidy


def _x_last(properties: JsonSchema) -> JsonSchema:
    """Return the properties in the order in which editors should offer them."""
    return (
        {**{key: value for key, value in properties.items() if key != "x"}, "x": properties["x"]}
        if ("x" in properties)
        else properties
    )
