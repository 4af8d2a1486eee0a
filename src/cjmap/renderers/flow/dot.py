"""The flow as DOT, the language of Graphviz: stages as clusters, steps as tables, all order made binding."""

import re
from typing import TYPE_CHECKING

from cjmap.renderers.escape import dot_tooltip
from cjmap.renderers.flow import colours as colours
from cjmap.renderers.flow.cards import card_label, group_label, pill_label, title_label
from cjmap.renderers.flow.colours import house_colours
from cjmap.renderers.flow.lines import LinePainter
from cjmap.settings.theme import Theme
from cjmap.view.flow.parts import FlowView, Group, Marker, Pill, Row

if TYPE_CHECKING:
    from graphviz import Digraph  # type: ignore[import-untyped]

_MARKERS = {
    "start": {"shape": "circle", "width": "0.2", "height": "0.2", "fillcolor": colours.ACCENT, "color": colours.ACCENT},
    "entry": {"shape": "circle", "width": "0.16", "height": "0.16", "fillcolor": colours.PAGE, "color": colours.ACCENT},
    "end": {"shape": "doublecircle", "width": "0.14", "height": "0.14", "fillcolor": colours.INK, "color": colours.INK},
}
_CLUSTER = {
    "labeljust": "l",
    "style": "rounded,filled",
    "color": colours.EDGE,
    "fillcolor": colours.BAND,
    "margin": "10",
    "peripheries": "1",
}


_COLOUR = re.compile(r'(?<=color=")#[0-9a-f]{6}(?=")', re.IGNORECASE)
"""A colour of ours in a source; in the texts of authors there is no such quotation mark."""


def render_dot(view: FlowView, theme: Theme = Theme()) -> str:  # noqa: B008 (it is frozen)
    """Return a flow as the source text of a graph in the colours of a house style.

    All names in it are generated and every text of the author is escaped: nothing of theirs is a name, an attribute, an
    id, a colour or an address.
    """
    from graphviz import Digraph

    lines = LinePainter(view)
    dot = Digraph(
        "cjmap",
        graph_attr={
            "rankdir": "TB" if view.portrait else "LR",
            "newrank": "true",
            "bgcolor": colours.PAGE,
            "fontname": "Arial",
            "nodesep": "0.22",
            "ranksep": lines.distance,
            "pad": "0.2",
            "label": title_label(view.title, view.legend, _title_width(view)),
            "labelloc": "t",
            "labeljust": "l",
        },
        node_attr={"shape": "plain", "fontname": "Arial", "fontsize": "11"},
        edge_attr={"fontname": "Arial", "fontsize": "11"},
    )
    _order_rows(dot, len(view.rows))
    groups = 0
    for number, row in enumerate(view.rows):
        _row(dot, number, row, groups, lines)
        groups += len(row.groups)
    lines.paint(dot)
    own = house_colours(theme)
    return _COLOUR.sub(lambda found: own[found[0]][0] if found[0] in own else found[0], str(dot.source))


def _title_width(view: FlowView) -> int:
    """Return how long the lines of title and legend may be without making a small picture wider."""
    return 420 if view.portrait else 1200 if len(view.cards) > 4 else 700


def _order_rows(dot: "Digraph", count: int) -> None:
    """Chain one invisible point a row; without the chain, rows come in any order."""
    with dot.subgraph(graph_attr={"rank": "same"}) as chain:
        chain.attr("node", shape="point", style="invis", width="0.01")
        for number in range(count):
            chain.node(f"r{number}")
        for number in range(1, count):
            chain.edge(f"r{number - 1}", f"r{number}", style="invis")


def _row(dot: "Digraph", number: int, row: Row, groups: int, lines: LinePainter) -> None:
    with dot.subgraph(name=f"cluster_r{number}", graph_attr={"peripheries": "0", "margin": "6", "label": ""}) as inner:
        _first(inner, row.first)
        for entry in row.entries:
            _marker(inner, entry)
        for pill in row.pills:
            _pill(inner, pill)
        for place, group in enumerate(row.groups):
            _group(inner, groups + place, group, lines)
        lines.labels(inner, row.first.id)
        if row.end is not None:
            _marker(inner, row.end)
    dot.edge(f"r{number}", row.first.id, style="invis", weight="100")


def _first(dot: "Digraph", first: Marker | Pill) -> None:
    if isinstance(first, Pill):
        _pill(dot, first)
    elif first.kind == "hidden":
        dot.node(first.id, shape="point", style="invis", width="0.01")
    else:
        _marker(dot, first)


def _marker(dot: "Digraph", marker: Marker) -> None:
    look = _MARKERS[marker.kind] | {"label": "", "style": "filled", "fixedsize": "true"}
    dot.node(marker.id, tooltip=dot_tooltip(marker.label), penwidth="1.5", **look)


def _pill(dot: "Digraph", pill: Pill) -> None:
    link = {"URL": f"#{pill.target}", "tooltip": dot_tooltip(pill.title)} if pill.target else {}
    dot.node(pill.id, pill_label(pill.text), **link)


def _group(dot: "Digraph", number: int, group: Group, lines: LinePainter) -> None:
    """Write a stage: a cluster of cards, or a single card if it has no steps."""
    if group.title is None:
        _cards(dot, group, lines.portrait)
        lines.labels(dot, group.cards[0].id)
        return
    with dot.subgraph(
        name=f"cluster_{number}", graph_attr=_CLUSTER | {"label": group_label(group.title, group, lines.portrait)}
    ) as cluster:
        _cards(cluster, group, lines.portrait)
        lines.labels(cluster, group.cards[0].id)


def _cards(dot: "Digraph", group: Group, portrait: bool) -> None:
    for card in group.cards:
        dot.node(card.id, card_label(card, portrait), id=card.id, tooltip=dot_tooltip(card.description))
    for entry in group.entries:
        _marker(dot, entry)
