"""The timeline view: how long each stage and step takes, and how much of that is waiting."""

from cjmap.view.timeline.timeline import build_timeline

__all__ = ["build_timeline"]
