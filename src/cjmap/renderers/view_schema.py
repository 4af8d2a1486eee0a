"""The JSON Schema of views, from the structs that they are made of."""

import inspect
import types
from collections.abc import Iterator
from enum import Enum
from functools import cache
from importlib import import_module
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from msgspec import Struct

from cjmap.view.views import ViewName

VIEW_SCHEMA_FILE = "cjmap-view-1.schema.json"
"""The name of the schema; it changes with the version."""
FORMAT, VERSION = "cjmap-view", 1
"""What documents of this kind call themselves."""

_VIEWS = {
    ViewName.MAP: "grid.parts:GridView",
    ViewName.CURVE: "curve.view:CurveView",
    ViewName.FLOW: "flow.parts:FlowView",
    ViewName.PERSONAS: "personas:PersonasView",
    ViewName.OPPORTUNITIES: "opportunities:OpportunitiesView",
    ViewName.CHANNELS: "channels:ChannelsView",
    ViewName.BLUEPRINT: "blueprint:BlueprintView",
    ViewName.TIMELINE: "timeline.parts:TimelineView",
    ViewName.STORYBOARD: "storyboard:StoryboardView",
}
_OF_ALL = ("parts", "around")
"""Modules with what views have in common."""
_SCALARS: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    type(None): {"type": "null"},
}


def view_type(name: ViewName) -> type:
    """Return the class of a view."""
    module, kind = _VIEWS[name].split(":")
    found: type = getattr(import_module(f"cjmap.view.{module}"), kind)
    return found


@cache
def told_apart() -> frozenset[type]:
    """Return the classes of which one or another may stand in the same place: their objects say their `type`."""
    unions = [_classes(hint) for kind in _all_types() for hint in get_type_hints(kind).values()]
    return frozenset(kind for union in unions if len(union) > 1 for kind in union)


def type_name(kind: type) -> str:
    """Return what an object of a class says its type is."""
    return kind.__name__.lower()


def build_view_schema() -> dict[str, Any]:
    """Return the schema of documents with one view or several (draft-07)."""
    views = {name.value: _reference(view_type(name)) for name in ViewName}
    tool = {"name": {"const": "cjmap"}, "version": {"type": "string"}}
    properties = {
        "format": {"const": FORMAT},
        "version": {"const": VERSION},
        "tool": {"type": "object", "required": list(tool), "properties": tool},
        "views": {"type": "object", "minProperties": 1, "properties": views, "additionalProperties": False},
    }
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Views of a customer journey map (cjmap, version 1)",
        "description": "What `cjmap render --format json` writes. Version 1 may get further keys, so readers ignore "
        "keys that they do not know; no key is taken away or changes its meaning.",
        "type": "object",
        "required": list(properties),
        "properties": properties,
        "definitions": {_name(kind): _object(kind) for kind in sorted(_all_types(), key=_name)},
    }


def _object(kind: type) -> dict[str, Any]:
    """Return the schema of the objects of a class."""
    properties = {"type": {"const": type_name(kind)}} if kind in told_apart() else {}
    properties |= {name: _schema(hint) for name, hint in get_type_hints(kind).items()}
    described = {"description": inspect.getdoc(kind) or ""}
    return described | {"type": "object", "required": list(properties), "properties": properties}


def _schema(hint: Any) -> dict[str, Any]:
    """Return the schema of what a type hint allows."""
    inner = get_args(hint)
    if hint in _SCALARS:
        return _SCALARS[hint]
    if get_origin(hint) is Literal:
        return {"enum": list(inner)}
    if get_origin(hint) in (Union, types.UnionType):
        return {"anyOf": [_schema(each) for each in inner]}
    if get_origin(hint) is tuple and inner[-1] is ...:
        return {"type": "array", "items": _schema(inner[0])}
    if get_origin(hint) is tuple:
        sizes = {"minItems": len(inner), "maxItems": len(inner)}
        return {"type": "array", "items": [_schema(each) for each in inner], **sizes}
    if issubclass(hint, Enum):
        return {"enum": [each.value for each in hint]}
    return _reference(hint)


def _reference(kind: type) -> dict[str, Any]:
    return {"$ref": f"#/definitions/{_name(kind)}"}


def _name(kind: type) -> str:
    """Return the name of a class in the schema, with that of the view that it belongs to."""
    package = kind.__module__.split(".")[2]
    return kind.__name__ if package in _OF_ALL else f"{package}.{kind.__name__}"


@cache
def _all_types() -> tuple[type, ...]:
    """Return the classes that views are made of."""
    found: dict[type, None] = {}
    waiting: list[type] = [view_type(name) for name in ViewName]
    while waiting:
        kind = waiting.pop()
        if kind not in found:
            found[kind] = None
            waiting += [each for hint in get_type_hints(kind).values() for each in _structs(hint)]
    return tuple(found)


def _structs(hint: Any) -> Iterator[type]:
    """Yield the structs in a type hint, however deep."""
    if _is_struct(hint):
        yield hint
    for inner in get_args(hint):
        yield from _structs(inner)


def _classes(hint: Any) -> tuple[type, ...]:
    """Return the structs of which one or another may stand in a place, or in a list there."""
    if get_origin(hint) in (Union, types.UnionType):
        return tuple(each for each in get_args(hint) if _is_struct(each))
    inner = get_args(hint)
    return _classes(inner[0]) if get_origin(hint) is tuple and inner[-1] is ... else ()


def _is_struct(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, Struct)
