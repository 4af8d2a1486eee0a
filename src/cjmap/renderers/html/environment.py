"""The templates of pages, and what all of them can use."""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup, escape

from cjmap.renderers.channel_icons import channel_icon
from cjmap.renderers.curve.drawing import Drawing, look_of
from cjmap.renderers.escape import fragment, safe_url, visible
from cjmap.renderers.html.compiled import CompiledLoader

TEMPLATES = Path(__file__).parent / "templates"


@cache
def environment() -> Environment:
    """Return the environment of the templates: everything that is put out is quoted."""
    made = Environment(
        loader=CompiledLoader(TEMPLATES),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"url": safe_url, "fragment": fragment, "percent": percent, "across": _across, "steps": _levels}
    made.globals |= {"look": look_of, "channel_icon": channel_icon, "escape": escape}
    return made


def _shown(value: Any) -> Any:
    """Return what a template puts out, the author's texts without characters that nobody sees."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _across(x: float, drawing: Drawing) -> str:
    """Return where an x of a drawing stands on the page."""
    return percent(drawing.across(x), 1)


def percent(part: float, whole: float) -> str:
    """Return a part as a percentage of a whole, short enough for a drawing."""
    return f"{part / whole * 100:.2f}%"


def _levels(rating: int) -> str:
    """Return the key of the word for a rating."""
    return f"rating.{'low' if rating <= 2 else 'medium' if rating == 3 else 'high'}"
