"""Views as JSON: what a page or picture is made of, for programs that draw, count or compare by themselves.

The keys are the fields of the views, described by `schemas/cjmap-view-1.schema.json`; what is empty or unknown stands
there, too, so that every object of a kind has the same keys.
"""

import json
import re
from collections.abc import Mapping
from enum import Enum
from typing import Any

from msgspec import Struct

from cjmap.renderers.style import Style
from cjmap.renderers.view_schema import FORMAT, VERSION, told_apart, type_name
from cjmap.version import __version__
from cjmap.view.views import View, ViewName

_ACTING = re.compile(
    r"##(?=\w*\[)|[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]", re.ASCII
)
_DIGITS = 4
"""Decimal places of numbers: a score needs two, and no machine differs in the fourth."""


def render_json(views: Mapping[ViewName, View], style: Style) -> str:
    """Return views of a map as one JSON document; the same views give the same text.

    What acts on those who read the text and not the data is written in escapes: `##[`, which GitHub's runner obeys
    wherever it stands, and its likes of other runners; control characters and those that turn the direction of a line;
    the halves of characters that UTF-8 cannot hold.
    """
    document = {
        "format": FORMAT,
        "version": VERSION,
        "tool": {"name": "cjmap", "version": __version__},
        "views": {name.value: _plain(view) for name, view in views.items()},
    }
    text = json.dumps(document, ensure_ascii=False, indent=1)
    return _ACTING.sub(lambda match: "".join(f"\\u{ord(char):04x}" for char in match[0]), text) + "\n"


def _plain(value: Any) -> Any:
    """Return a part of a view as JSON knows it."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, float):
        return round(value, _DIGITS) + 0.0  # no negative zero
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Struct):
        kind = type(value)
        named = {"type": type_name(kind)} if kind in told_apart() else {}
        return named | {name: _plain(getattr(value, name)) for name in kind.__struct_fields__}
    return value
