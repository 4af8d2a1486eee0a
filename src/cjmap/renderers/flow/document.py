"""The flow view as a document: DOT, and SVG laid out by Graphviz."""

from collections.abc import Mapping

from cjmap.renderers.flow.dot import render_dot
from cjmap.renderers.flow.svg import render_svg
from cjmap.renderers.style import Style
from cjmap.view.flow.parts import FlowView
from cjmap.view.views import View, ViewName


def render_dot_document(views: Mapping[ViewName, View], style: Style) -> str:
    """Return the flow view of a map as DOT."""
    (view,) = views.values()
    assert isinstance(view, FlowView)  # the table of formats offers DOT for nothing else
    return render_dot(view, style.theme)


def draw_svg(view: FlowView, style: Style) -> str:
    """Return the flow view as SVG."""
    return render_svg(view, style.engine, theme=style.theme)
