"""Views of a map as one Markdown document, to be kept beside the docs."""

from collections.abc import Mapping
from importlib import import_module

from cjmap.renderers.style import Style
from cjmap.view.views import View, ViewName


def render_markdown(views: Mapping[ViewName, View], style: Style) -> str:
    """Return the document of a map; the same views give the same text."""
    blocks: list[str] = []
    for name, view in views.items():
        blocks += import_module(f"cjmap.renderers.markdown.{name}").write_blocks(view, style)
    return "\n\n".join(blocks) + "\n"
