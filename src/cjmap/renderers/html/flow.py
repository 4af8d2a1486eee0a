"""The flow view as a section of a page: the picture that Graphviz lays out, and its routes in words."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from markupsafe import Markup

from cjmap.renderers.flow.colours import DARK, PAGE
from cjmap.renderers.flow.svg import page_rules, render_inline
from cjmap.renderers.html.section import Section
from cjmap.renderers.style import Style
from cjmap.view.flow.parts import FlowView, Line


def write_section(view: FlowView, style: Style) -> Section:
    """Return the flow as a section.

    Raises:
        CjmapError: if there is no Graphviz, or it cannot draw the map.
    """
    drawn = render_inline(view, style.engine, "flow-") if view.cards else ""
    width = re.search(r'width="([\d.]+)"', drawn)
    return Section(
        template="flow.html.j2",
        style=("flow.css",),
        rules=f"{page_rules(style.theme)}.cjmap-flow{{--flow:{width[1] if width else 0}px}}"
        f".fws{{background:light-dark({PAGE},{DARK[PAGE]})}}",
        variables={
            "drawn": Markup(drawn),  # every text in it has been quoted by the writer of XML
            "ways": _by_source(view),
            "names": {card.id: f"{card.number} {card.name}" for card in view.cards},
            "entered": {line.target for line in view.lines if line.kind == "entry"},
            "glyphs": ("▼▼", "▼", "●", "▲", "▲▲"),
        },
    )


def _by_source(view: FlowView) -> Mapping[str, Sequence[Line]]:
    """Return the ways on from each card, by its id."""
    found: dict[str, list[Line]] = defaultdict(list)
    for way in view.ways:
        found[way.source].append(way)
    return found
