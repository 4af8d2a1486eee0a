"""A view as PNG: its SVG drawn by resvg with the fonts of the extra `png`, always light, for screens and slides."""

import re
from collections.abc import Mapping
from math import sqrt

from cjmap.renderers.paper.apart import check_engine, draw_apart
from cjmap.renderers.paper.lettering import Lettering, letter
from cjmap.renderers.paper.setting import NAMES
from cjmap.renderers.style import Style
from cjmap.renderers.svg import render_svg
from cjmap.view.views import View, ViewName

SCALE = 2
"""Pixels of the picture for each of the SVG: crisp on screens of high density, and in slides."""
LONGEST = 16_384
"""Pixels of the longest side that browsers and viewers still open; larger pictures are drawn at a smaller scale."""
MOST = 40_000_000
"""Pixels of the largest picture: common libraries take larger ones for an attack."""
_BOX = re.compile(r'<svg\b[^>]*\bviewBox="[-\d.]+ [-\d.]+ ([\d.]+) ([\d.]+)"')


def render_png(views: Mapping[ViewName, View], style: Style) -> bytes:
    """Return a view as PNG; the same view gives the same bytes.

    Raises:
        CjmapError: the extra `png` is not installed, or its fonts lack a character of the map.
    """
    (view,) = views.values()
    return rasterise(letter([render_svg(views, style)], view.frame.language, "png"))


def rasterise(lettering: Lettering) -> bytes:
    """Return a picture with its fonts as PNG, on white.

    Raises:
        CjmapError: the extra `png` is not installed, or its engine cannot draw this.
    """
    check_engine("png")
    (picture,) = lettering.pictures
    task = {"background": "#ffffff", "zoom": _scale(picture), "dpi": 96, "font_family": NAMES["sans"]}
    return draw_apart("png", {"svg_string": picture, **task}, lettering.fonts, {})


def _scale(picture: str) -> float:
    """Return how many pixels one of the picture becomes."""
    found = _BOX.search(picture)
    if found is None:
        return SCALE
    wide, high = float(found[1]), float(found[2])
    return min(SCALE, LONGEST / max(wide, high), sqrt(MOST / (wide * high)))
