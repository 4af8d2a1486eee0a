"""A view as a picture of its own: SVG with title and description, its styles inside, without script."""

from collections.abc import Mapping
from importlib import import_module

from cjmap.renderers.style import Style
from cjmap.view.views import View, ViewName

_PAINTERS = {ViewName.FLOW: "flow.document:draw_svg"}
"""Where the pictures of views are drawn that are not sheets."""


def render_svg(views: Mapping[ViewName, View], style: Style) -> str:
    """Return the picture of one view; the same view gives the same text."""
    ((name, view),) = views.items()
    module, function = _PAINTERS.get(name, f"sheet.{name}:draw_svg").split(":")
    drawn: str = getattr(import_module(f"cjmap.renderers.{module}"), function)(view, style)
    return drawn
