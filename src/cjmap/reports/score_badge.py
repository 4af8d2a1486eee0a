"""The score as a badge: a small SVG to put into a README. It has no date in it, so it does not rot by itself."""

from cjmap.reports.score_text import FAIR, GOOD
from cjmap.score import Score

_LABEL = "journey map"
_HEIGHT = 20
_LABEL_WIDTH = 82
_VALUE_WIDTH = 60
_COLOURS = {"good": "#2c7a4b", "fair": "#8a6100", "poor": "#a63a2e"}
"""White text on these has a contrast of at least 4.5 (WCAG 2.2 AA)."""


def render_score_badge(score: Score) -> str:
    """Return the badge of one map: what it is about, and its score of 100."""
    level = "good" if score.value >= GOOD else "fair" if score.value >= FAIR else "poor"
    width = _LABEL_WIDTH + _VALUE_WIDTH
    value = f"{score.value}/100"
    return f"""\
<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{_HEIGHT}" role="img" aria-label="{_LABEL}: {value}">
  <title>{_LABEL}: {value} ({score.answered} of {score.asked} questions answered)</title>
  <clipPath id="round"><rect width="{width}" height="{_HEIGHT}" rx="4"/></clipPath>
  <g clip-path="url(#round)">
    <rect width="{_LABEL_WIDTH}" height="{_HEIGHT}" fill="#3d434d"/>
    <rect x="{_LABEL_WIDTH}" width="{_VALUE_WIDTH}" height="{_HEIGHT}" fill="{_COLOURS[level]}"/>
  </g>
  <g fill="#fff" font-family="Verdana, DejaVu Sans, Geneva, sans-serif" font-size="11" text-anchor="middle">
    <text x="{_LABEL_WIDTH / 2:g}" y="14">{_LABEL}</text>
    <text x="{_LABEL_WIDTH + _VALUE_WIDTH / 2:g}" y="14" font-weight="bold">{value}</text>
  </g>
</svg>
"""
