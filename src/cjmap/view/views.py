"""The views that a map can be seen in. Whoever adds one writes its builder and adds its line here."""

from enum import StrEnum
from importlib import import_module
from typing import Protocol

from cjmap.view.around import Frame
from cjmap.view.options import Options
from cjmap.view.registry import Registry


class ViewName(StrEnum):
    """A way to look at a map."""

    MAP = "map"
    CURVE = "curve"
    FLOW = "flow"
    PERSONAS = "personas"
    OPPORTUNITIES = "opportunities"
    CHANNELS = "channels"
    BLUEPRINT = "blueprint"
    TIMELINE = "timeline"
    STORYBOARD = "storyboard"


class View(Protocol):
    """A map laid out, ready to draw: plain frozen data."""

    @property
    def frame(self) -> Frame:
        """Return what is around every view of the map."""


_BUILDERS = {
    ViewName.MAP: "grid.grid:build_grid",
    ViewName.CURVE: "curve.view:build_curve",
    ViewName.FLOW: "flow.flow:build_flow",
    ViewName.PERSONAS: "personas:build_personas",
    ViewName.OPPORTUNITIES: "opportunities:build_opportunities",
    ViewName.CHANNELS: "channels:build_channels",
    ViewName.BLUEPRINT: "blueprint:build_blueprint",
    ViewName.TIMELINE: "timeline:build_timeline",
    ViewName.STORYBOARD: "storyboard:build_storyboard",
}


def build_view(name: ViewName, registry: Registry, options: Options) -> View:
    """Return a view of a map; only the code of that view is loaded.

    Raises:
        CjmapError: for a lane that there is not.
    """
    module, function = _BUILDERS[name].split(":")
    view: View = getattr(import_module(f"cjmap.view.{module}"), function)(registry, options)
    return view
