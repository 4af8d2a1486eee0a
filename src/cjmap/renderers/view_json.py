"""Views as JSON: what a page or picture is made of, for programs that draw, count or compare by themselves.

The keys are the fields of the views, described by `schemas/cjmap-view-1.schema.json`; what is empty or unknown stands
there, too, so that every object of a kind has the same keys.
"""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any

from cjmap.renderers.style import Style
from cjmap.renderers.view_schema import FORMAT, VERSION, told_apart, type_name
from cjmap.version import __version__
from cjmap.view.views import View, ViewName

_DIGITS = 4
"""Decimal places of numbers: a score needs two, and no machine differs in the fourth."""


def render_json(views: Mapping[ViewName, View], style: Style) -> str:
    """Return views of a map as one JSON document; the same views give the same text.

    `##[`, which GitHub's runner obeys wherever it stands, is written in escapes, and so are the halves of characters
    that UTF-8 cannot hold.
    """
    document = {
        "format": FORMAT,
        "version": VERSION,
        "tool": {"name": "cjmap", "version": __version__},
        "views": {name.value: _plain(view) for name, view in views.items()},
    }
    text = json.dumps(document, ensure_ascii=False, indent=1).replace("##[", r"\u0023\u0023[")
    return text.encode("utf-8", "backslashreplace").decode("utf-8") + "\n"


def _plain(value: Any) -> Any:
    """Return a part of a view as JSON knows it."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, float):
        return round(value, _DIGITS) + 0.0  # no negative zero
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        kind = type(value)
        named = {"type": type_name(kind)} if kind in told_apart() else {}
        return named | {name: _plain(getattr(value, name)) for name in _names(kind)}
    return value


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
