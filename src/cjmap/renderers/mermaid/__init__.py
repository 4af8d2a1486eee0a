"""Views as Mermaid, which GitHub, GitLab and many wikis draw: a journey of the curve, a flowchart of the flow."""

from collections.abc import Mapping

from cjmap.renderers.mermaid.flowchart import write_flowchart
from cjmap.renderers.mermaid.journey import write_journey
from cjmap.renderers.style import Style
from cjmap.view.curve.view import CurveView
from cjmap.view.flow.parts import FlowView
from cjmap.view.views import View, ViewName


def render_mermaid(views: Mapping[ViewName, View], style: Style) -> str:
    """Return the curve or the flow of a map as a diagram of Mermaid; the same view gives the same text."""
    (view,) = views.values()
    if isinstance(view, CurveView):
        return write_journey(view)
    assert isinstance(view, FlowView)  # the table of formats offers Mermaid for nothing else
    return write_flowchart(view, style)
