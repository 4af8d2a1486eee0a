"""The map view as one HTML page: a single file without script, which asks no other place for anything."""

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from cjmap.renderers.curve.drawing import Drawing, draw_curve, look_of
from cjmap.renderers.curve.words import tells_all
from cjmap.renderers.escape import safe_url, visible
from cjmap.renderers.html.legend import write_legend
from cjmap.renderers.widths import WIDTHS, column_widths, lane_width
from cjmap.view.parts import GridView
from cjmap.vocabulary import label, labels

_TEMPLATES = Path(__file__).parent / "templates"
_RIGHT_TO_LEFT = ("ar", "arc", "ckb", "dv", "fa", "he", "ks", "ku", "ps", "sd", "ug", "ur", "yi")


def render_html(view: GridView) -> str:
    """Return the page of a map; the same view gives the same text."""
    widths = column_widths(view)
    backwards = view.language.split("-")[0].lower() in _RIGHT_TO_LEFT
    known = labels(view.language)
    lane = lane_width(
        [*(lane.name for lane in view.lanes), *(known[key] for lane in view.lanes for key in lane.titles)]
    )
    drawing = draw_curve(view.curve, widths, backwards) if view.curve else None
    style = (_TEMPLATES / "map.css").read_text(encoding="utf-8") + _width_rules(lane, sum(widths))
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    words = _Words(view.language)
    page = _environment().get_template("map.html.j2")
    text = page.render(
        view=view,
        drawing=drawing,
        edges=_edges(view, widths),
        words_below=drawing is not None and not tells_all(view, drawing),
        legend=write_legend(view, drawing is not None and any(marker.lowest for marker in drawing.markers)),
        widths=[_width_class(width) for width in widths],
        style=Markup(style),
        digest=digest,
        direction="rtl" if backwards else "ltr",
        word=words.word,
        phrase=words.phrase,
        known=known,
    )
    return "\n".join(line for line in text.split("\n") if line.strip()) + "\n"


class _Words:
    """Labels in one language."""

    def __init__(self, language: str) -> None:
        self.language = language

    def word(self, key: str, **texts: str) -> str:
        """Return a label with texts filled in."""
        return label(key, self.language).format(**texts)

    def phrase(self, key: str, **texts: str | Markup) -> Markup:
        """Return a label with texts or markup filled in; texts are quoted."""
        shown = {name: text if isinstance(text, Markup) else visible(text) for name, text in texts.items()}
        return Markup("{}").format(label(key, self.language)).format(**shown)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"url": safe_url, "percent": _percent, "across": _across, "steps": _levels}
    environment.globals |= {"look": look_of, "escape": escape}
    return environment


def _shown(value: Any) -> Any:
    """Return what a template puts out, the author's texts without characters that nobody sees."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _edges(view: GridView, widths: Sequence[float]) -> list[tuple[float, bool]]:
    """Return where columns begin behind the first one, and whether a stage begins there."""
    starts = {stage.start for stage in view.stages}
    return [(edge, number in starts) for number, edge in enumerate(accumulate(widths[:-1]), 1)]


def _width_class(width: float) -> str:
    return f"w{width:g}".replace(".", "_")


def _width_rules(lane: float, columns: float) -> str:
    """Return the rules for the columns of one page."""
    rules = (f".{_width_class(width)}{{width:calc({width:g}*var(--col))}}" for width in WIDTHS)
    scale = (
        f":root{{--lane:{lane:g};--columns:{columns:g}}}"
        f"@media print{{:root{{--fit:min(.875rem,calc(398mm/{lane + columns:g}))}}}}"
    )
    return "".join(rules) + scale


def _across(x: float, drawing: Drawing) -> str:
    """Return where an x of a drawing stands on the page."""
    return _percent(drawing.across(x), 1)


def _percent(part: float, whole: float) -> str:
    """Return a part as a percentage of a whole, short enough for a drawing."""
    return f"{part / whole * 100:.2f}%"


def _levels(rating: int) -> str:
    """Return the key of the word for a rating."""
    return f"rating.{'low' if rating <= 2 else 'medium' if rating == 3 else 'high'}"
