"""Texts, ids and the short forms: a string stands for an object, one item for a list of one."""

from collections.abc import Callable, Iterable
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, GetJsonSchemaHandler, WithJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

JsonSchema = dict[str, Any]

TEXT_SCHEMA: JsonSchema = {"type": ["string", "number"], "pattern": r"\S"}
Text = Annotated[str, Field(pattern=r"[^\s\p{Cc}\p{Cf}]"), WithJsonSchema(TEXT_SCHEMA)]
"""A text is what the author wrote: a number keeps its spelling. It holds at least one visible character."""

_ID = r"^[^\s/,]+$"
Id = Annotated[str, Field(pattern=_ID), WithJsonSchema({"type": ["string", "number"], "pattern": _ID})]
"""A stable name: letters of any script, digits, hyphens, dots; no spaces, commas or slashes."""


class Part(BaseModel):
    """Anything that an author writes as a table.

    Unknown keys are errors, numbers may stand for texts, an absent key is None (unknown), never an empty list (none).
    """

    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True, defer_build=True)

    x: Any = Field(
        None,
        description="Anything else, in any shape: cjmap keeps it and never reads it.",
        examples=[{"ticket": "ONB-12"}],
    )


def mistake(rule: str, message: str, meant: str = "", word: str = "", words: Iterable[str] = ()) -> PydanticCustomError:
    """Return the error for wrong data that a validator of ours found, to be raised.

    Its type is the id of the rule; its message continues the name of the key ("`by`" + " is a date …"). `meant` is the
    value that was certainly meant; else the one of `words` closest to `word` will be suggested.
    """
    # The message is no template, although Pydantic wants a literal one.
    return PydanticCustomError(rule, message, {"meant": meant, "word": word, "words": tuple(words)})


class Choice:
    """The type of a text out of a list, which is read from the vocabulary when the models are first used."""

    def __init__(self, words: Callable[[], Iterable[str]]) -> None:
        """Take the function that returns the words."""
        self.words = words

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Return the schema of a literal, which is an `enum` for editors."""
        return core_schema.literal_schema(list(self.words()))


def is_scalar(value: Any) -> bool:
    """Tell whether a value is written without structure: a text, a number, true or false."""
    return isinstance(value, (str, int, float))


def is_visible(text: str) -> bool:
    """Tell whether a text holds a character that people can see."""
    return any(char.isprintable() and not char.isspace() for char in text)


class Parsed:
    """The type of a value that a function of ours reads, with its JSON Schema."""

    def __init__(self, parse: Callable[[Any], Any], schema: JsonSchema) -> None:
        """Take the function, which raises a `mistake`, and the schema of what it accepts."""
        self.parse = parse
        self.schema = schema

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Leave all checking to the function."""
        return core_schema.no_info_plain_validator_function(self.parse)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchema:
        """Return the schema as it is."""
        return dict(self.schema)


class ListOf:
    """The short forms of a list of tables: a scalar item stands for `{key: item}`, one item for a list of one."""

    def __init__(self, key: str) -> None:
        """Take the key that a scalar item stands for."""
        self.key = key

    def normalise(self, value: Any) -> Any:
        """Return the list with its short forms written out; what is no list is left for Pydantic to refuse."""
        key = self.key
        if isinstance(value, list):
            return tuple([{key: item} if isinstance(item, (str, int, float)) else item for item in value])
        if isinstance(value, (str, int, float)):
            return ({key: value},)
        return (value,) if isinstance(value, dict) else value

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Normalise before validating: a union would report every mistake once for each of its members."""
        return core_schema.no_info_before_validator_function(self.normalise, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchema:
        """Say the short forms in the JSON Schema, the table first: editors complete what comes first."""
        long = handler(inner_schema(schema))
        item = {"anyOf": [long["items"], *self.short_forms()]}
        return {"anyOf": [{**long, "items": item}, *item["anyOf"]]}

    def short_forms(self) -> list[JsonSchema]:
        """Return the JSON Schemas of what may stand for a table."""
        return [TEXT_SCHEMA]


class TableOf(ListOf):
    """The short form in a table by id: a scalar entry stands for `{key: entry}`."""

    def normalise(self, value: Any) -> Any:
        """Return the table with its scalar entries written out."""
        if isinstance(value, dict):
            return {name: {self.key: entry} if is_scalar(entry) else entry for name, entry in value.items()}
        return value

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchema:
        """Say the short form of an entry in the JSON Schema."""
        long = handler(inner_schema(schema))
        entries = long.get("patternProperties") or {r"\S": long["additionalProperties"]}
        short = {pattern: {"anyOf": [entry, *self.short_forms()]} for pattern, entry in entries.items()}
        return {"type": "object", "patternProperties": short, "additionalProperties": False}


class TableUnder(ListOf):
    """The short form of one table: a scalar stands for `{key: value}`."""

    def normalise(self, value: Any) -> Any:
        """Return the table that a scalar stands for."""
        return {self.key: value} if is_scalar(value) else value

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchema:
        """Say the short form in the JSON Schema, behind the table."""
        return {"anyOf": [handler(inner_schema(schema)), *self.short_forms()]}


class OneOrMany(ListOf):
    """The short form of a list of scalars: one stands for a list of one."""

    def __init__(self) -> None:
        """Take nothing: a scalar stands for itself."""

    def normalise(self, value: Any) -> Any:
        """Return a list as a tuple, and a single scalar as a tuple of one."""
        if isinstance(value, list):
            return tuple(value)
        return (value,) if is_scalar(value) else value

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchema:
        """Say the short form in the JSON Schema, behind the list."""
        long = handler(inner_schema(schema))
        return {"anyOf": [long, long["items"]]}


class Spelled(OneOrMany):
    """Values of an open table as texts: there, true and false are facts and no mistakes."""

    def normalise(self, value: Any) -> Any:
        """Return one or many scalars as a tuple, true and false spelled out."""
        many = super().normalise(value)
        return (
            tuple(str(item).lower() if isinstance(item, bool) else item for item in many)
            if many is not value
            else value
        )

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchema:
        """Say the short forms in the JSON Schema."""
        value = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
        return {"anyOf": [{"type": "array", "items": value}, value]}


def inner_schema(schema: CoreSchema) -> CoreSchema:
    """Return the schema behind our normaliser."""
    inner: CoreSchema = schema["schema"]
    return inner


Texts = Annotated[tuple[Text, ...], OneOrMany()]
"""A list of texts, or one."""

References = Annotated[tuple[Text, ...], OneOrMany()]
"""A list of ids or names of things defined elsewhere, or one."""

OpenTable = dict[Text, Annotated[tuple[Text, ...], Spelled()]]
"""A table whose keys are the author's own; a value is a text, a number, true, false, or a list of them."""
