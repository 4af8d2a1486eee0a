"""The templates of pages, and what all of them can use."""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment
from jinja2.runtime import Context
from markupsafe import Markup, escape

from cjmap.renderers.channel_icons import channel_icon
from cjmap.renderers.curve.drawing import Drawing, look_of
from cjmap.renderers.escape import fragment, safe_url, visible
from cjmap.renderers.html.compiled import HOW_READ, CompiledLoader

_CODE = re.compile(r"`([^`\n]+)`")
TEMPLATES = Path(__file__).parent / "templates"


class _PlainContext(Context):
    """Calls what a template calls as it is: nothing of ours asks for the context, and to look costs a third of all."""

    def call(
        self, function: Callable[..., Any], /, *given: Any, _loop_vars: Any = 0, _block_vars: Any = 0, **named: Any
    ) -> Any:
        return function(*given, **named)


class _Environment(Environment):
    context_class = _PlainContext
    getattr = staticmethod(getattr)  # type: ignore[assignment]
    """What stands behind a dot has to be an attribute; Jinja's own way looks for items, too for each of them.

    So `x.y is defined` fails where there is no `y`.
    """


@cache
def environment() -> Environment:
    """Return the environment of the templates: everything that is put out is quoted."""
    made = _Environment(loader=CompiledLoader(TEMPLATES, quote), **HOW_READ)
    made.filters |= {"url": safe_url, "fragment": fragment, "percent": percent, "across": _across}
    made.filters |= {"steps": _levels, "code": code}
    made.globals |= {"look": look_of, "channel_icon": channel_icon, "escape": escape}
    return made


def quote(value: object) -> str:
    """Return what a template puts out, quoted unless it is markup.

    Jinja's own way makes a new object of markup of every text; most are labels and names that were quoted before.
    """
    if type(value) is str:
        return _quote_text(value)
    return value if type(value) is Markup else escape(value)


@lru_cache(maxsize=4096)
def _quote_text(text: str) -> str:
    return str(escape(text))


def finish(text: str) -> str:
    """Return a drawn page without blank lines and without characters that nobody sees.

    This is done once for the page, not for each of the thousand texts in it: such characters mean nothing in HTML.
    """
    return "\n".join(line for line in visible(text).split("\n") if line.strip()) + "\n"


def _across(x: float, drawing: Drawing) -> str:
    """Return where an x of a drawing stands on the page."""
    return percent(drawing.across(x), 1)


def code(text: str) -> Markup:
    """Return a message with what stands between backticks as code."""
    return Markup(_CODE.sub(r"<code>\1</code>", str(escape(text))))


def percent(part: float, whole: float) -> str:
    """Return a part as a percentage of a whole, short enough for a drawing."""
    return f"{part / whole * 100:.2f}%"


def _levels(rating: int) -> str:
    """Return the key of the word for a rating."""
    return f"rating.{'low' if rating <= 2 else 'medium' if rating == 3 else 'high'}"
