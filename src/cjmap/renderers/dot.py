"""The flow as DOT, the language of Graphviz: stages as clusters, steps as tables, all order made binding."""

from typing import TYPE_CHECKING

from cjmap.renderers import flow_colours as colours
from cjmap.renderers.dot_cards import card_label, group_label, line_label, pill_label, title_label
from cjmap.renderers.escape import dot_tooltip
from cjmap.view.flow_parts import FlowView, Group, Line, Marker, Pill, Row

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
_FULL = 3.5
"""The width of a line that all customers take."""
_THIN = 1.4
"""The width of a line of which nobody said how many take it."""


def render_dot(view: FlowView) -> str:
    """Return a flow as the source text of a graph.

    All names in it are generated and every text of the author is escaped: nothing of theirs is a name, an attribute, an
    id, a colour or an address.
    """
    from graphviz import Digraph

    dot = Digraph(
        "cjmap",
        graph_attr={
            "rankdir": "LR",
            "newrank": "true",
            "bgcolor": colours.PAGE,
            "fontname": "Arial",
            "nodesep": "0.22",
            "ranksep": "0.4",
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
        _row(dot, number, row, groups)
        groups += len(row.groups)
    hidden = {row.first.id for row in view.rows if isinstance(row.first, Marker) and row.first.kind == "hidden"}
    for number, line in enumerate(view.lines):
        _line(dot, f"to{number}", line, hidden)
    return str(dot.source)


def _title_width(view: FlowView) -> int:
    """Return how long the lines of title and legend may be without making a small picture wider."""
    cards = sum(len(group.cards) for row in view.rows for group in row.groups)
    return 1200 if cards > 4 else 700


def _order_rows(dot: "Digraph", count: int) -> None:
    """Chain one invisible point a row; without the chain, rows come in any order."""
    with dot.subgraph(graph_attr={"rank": "same"}) as chain:
        chain.attr("node", shape="point", style="invis", width="0.01")
        for number in range(count):
            chain.node(f"r{number}")
        for number in range(1, count):
            chain.edge(f"r{number - 1}", f"r{number}", style="invis")


def _row(dot: "Digraph", number: int, row: Row, groups: int) -> None:
    with dot.subgraph(name=f"cluster_r{number}", graph_attr={"peripheries": "0", "margin": "6", "label": ""}) as inner:
        _first(inner, row.first)
        for entry in row.entries:
            _marker(inner, entry)
        for pill in row.pills:
            _pill(inner, pill)
        for place, group in enumerate(row.groups):
            _group(inner, groups + place, group)
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


def _group(dot: "Digraph", number: int, group: Group) -> None:
    """Write a stage: a cluster of cards, or a single card if it has no steps."""
    if group.title is None:
        _cards(dot, group)
        return
    with dot.subgraph(
        name=f"cluster_{number}", graph_attr=_CLUSTER | {"label": group_label(group.title, len(group.cards))}
    ) as cluster:
        _cards(cluster, group)


def _cards(dot: "Digraph", group: Group) -> None:
    for card in group.cards:
        dot.node(card.id, card_label(card), id=card.id, tooltip=dot_tooltip(card.description))
    for entry in group.entries:
        _marker(dot, entry)


def _line(dot: "Digraph", id_: str, line: Line, hidden: set[str]) -> None:
    """Write a line. A way back is written forwards with its arrow at the tail, so that the graph has no cycle."""
    ends = (_port(line.source, "e"), _port(line.target, "w"))
    if line.kind == "order" or line.source in hidden:
        dot.edge(line.source, line.target, style="invis", weight="0" if line.kind == "order" else "100")
    elif line.kind == "begin":
        dot.edge(*ends, color=colours.ROUTE, penwidth="3.5", arrowsize="0.73", weight="100")
    elif line.kind == "entry":
        dot.edge(*ends, color=colours.ACCENT, penwidth="1.4", arrowsize="0.6")
    elif line.kind == "skip":
        look = {"color": colours.LINE, "penwidth": "1", "arrowsize": "0.55", "arrowhead": "empty", "weight": "1"}
        dot.edge(*ends, id=id_, tooltip=dot_tooltip(line.title), **look)
    else:
        _route(dot, id_, line)


def _route(dot: "Digraph", id_: str, line: Line) -> None:
    pen = _THIN if line.share is None else 1 + (_FULL - 1) * min(1.0, line.share)
    if line.back:
        pen = min(pen, 2.0)
    said = {"label": label} if (label := line_label(line)) else {}
    weight = "1" if line.back else "3" if line.when else "20"
    look = {"color": colours.ROUTE, "penwidth": f"{pen:.4g}", "arrowsize": f"{0.45 + 0.1 * pen:.3g}", "weight": weight}
    title = dot_tooltip(line.title)
    if line.kind == "loop":
        tail, head = f"{line.target}:b:e", f"{line.source}:a:w"
        dot.edge(tail, head, id=id_, dir="back", arrowtail="normal", tooltip=title, **look, **said)
    else:
        dot.edge(_port(line.source, "e"), _port(line.target, "w"), id=id_, tooltip=title, **look, **said)


def _port(node: str, side: str) -> str:
    """Return where a line touches a node: the side of a card, anywhere at the others."""
    return f"{node}:c:{side}" if node.startswith("n") else node
