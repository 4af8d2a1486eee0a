"""Which view can be written in which format. Whoever adds a format writes its function and adds its line here."""

from collections.abc import Mapping
from enum import StrEnum
from importlib import import_module

from cjmap.renderers.style import Style
from cjmap.view.views import View, ViewName


class Format(StrEnum):
    """How views are written."""

    HTML = "html"
    MARKDOWN = "markdown"
    SVG = "svg"
    PNG = "png"
    PDF = "pdf"
    JSON = "json"
    MERMAID = "mermaid"
    DOT = "dot"


ENDINGS = {
    Format.HTML: ".html",
    Format.MARKDOWN: ".md",
    Format.SVG: ".svg",
    Format.PNG: ".png",
    Format.PDF: ".pdf",
    Format.JSON: ".json",
    Format.MERMAID: ".mmd",
    Format.DOT: ".dot",
}
"""What the names of files end in."""

_EVERY = (Format.HTML, Format.MARKDOWN, Format.SVG, Format.PNG, Format.PDF, Format.JSON)
FORMATS: dict[ViewName, tuple[Format, ...]] = {
    ViewName.MAP: _EVERY,
    ViewName.CURVE: (*_EVERY, Format.MERMAID),
    ViewName.FLOW: (*_EVERY, Format.MERMAID, Format.DOT),
    ViewName.PERSONAS: _EVERY,
    ViewName.OPPORTUNITIES: _EVERY,
    ViewName.CHANNELS: _EVERY,
    ViewName.BLUEPRINT: _EVERY,
    ViewName.TIMELINE: _EVERY,
    ViewName.STORYBOARD: _EVERY,
}
"""The formats of each view."""
TOGETHER = (Format.HTML, Format.MARKDOWN, Format.PDF, Format.JSON)
"""The formats that hold all views of a map in one document."""
IN_PICTURES = (ViewName.CURVE, ViewName.FLOW)
"""Views that are diagrams: SVG is their first format, a page that of the others."""

_RENDERERS = {
    Format.HTML: "html.page:render_html",
    Format.MARKDOWN: "markdown.document:render_markdown",
    Format.SVG: "svg:render_svg",
    Format.PNG: "png:render_png",
    Format.PDF: "pdf:render_pdf",
    Format.JSON: "view_json:render_json",
    Format.MERMAID: "mermaid:render_mermaid",
    Format.DOT: "flow.document:render_dot_document",
}


def render(form: Format, views: Mapping[ViewName, View], style: Style) -> str | bytes:
    """Return views of one map as one document of a format; only the code of that format is loaded.

    Formats that are not `TOGETHER` take one view.

    Raises:
        CjmapError: if what the format needs is not installed, or cannot draw the map.
    """
    module, function = _RENDERERS[form].split(":")
    written: str | bytes = getattr(import_module(f"cjmap.renderers.{module}"), function)(views, style)
    return written
