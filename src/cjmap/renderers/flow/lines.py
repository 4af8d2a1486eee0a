"""The lines of the flow in DOT: how wide each is, where it touches what it joins, and what stands at it."""

from typing import TYPE_CHECKING

from cjmap.renderers.escape import dot_tooltip
from cjmap.renderers.flow import colours as colours
from cjmap.renderers.flow.cards import line_label
from cjmap.view.flow.parts import FlowView, Line, Marker

if TYPE_CHECKING:
    from graphviz import Digraph  # type: ignore[import-untyped]

_FULL = 3.5
"""The width of a line that all customers take."""
_UNKNOWN = 1.8
"""The width of a line of which nobody said how many take it."""
_BACK = 2.0
"""The greatest width of a line that leads back."""


class LinePainter:
    """Writes the lines of one flow into its graph.

    What is said about a line is a node of its own between the two that the line joins: labels of edges are the one
    thing that Graphviz lays over the titles and frames of clusters. A line through such a node takes two steps, hence
    all lines do as soon as one says something.
    """

    def __init__(self, view: FlowView) -> None:
        """Find the lines that say something, and where in the picture that stands."""
        self._lines = view.lines
        self.portrait = view.portrait
        self._out, self._in = ("s", "n") if view.portrait else ("e", "w")
        rows = view.rows
        self._hidden = {row.first.id for row in rows if isinstance(row.first, Marker) and row.first.kind == "hidden"}
        group = {card.id: group.cards[0].id for row in rows for group in row.groups for card in group.cards}
        row_of = {card.id: row.first.id for row in rows for group in row.groups for card in group.cards}
        self._said: dict[int, str] = {}
        self._labels: dict[str, list[int]] = {}
        for number, line in enumerate(view.lines):
            around = line.source == line.target
            label = line_label(line, 0 if around else round(_pen(line)), view.portrait)
            if not label:
                continue
            self._said[number] = label
            if not around:
                inside = group[line.source] == group.get(line.target)
                self._labels.setdefault((group if inside else row_of)[line.source], []).append(number)

    @property
    def distance(self) -> str:
        """Return how far one place of the picture is from the next, in inches."""
        return "0.22" if self._said else "0.4"

    def labels(self, dot: "Digraph", first: str) -> None:
        """Write what is said about the lines inside a stage, or about those of a row that leave their stage.

        `first` is the id of the first card of the stage, or of the beginning of the row.
        """
        for number in self._labels.get(first, ()):
            dot.node(f"s{number}", self._said[number], id=f"s{number}", tooltip=dot_tooltip(self._lines[number].title))

    def paint(self, dot: "Digraph") -> None:
        """Write all lines."""
        dot.attr("edge", minlen="2" if self._said else "1")
        for number, line in enumerate(self._lines):
            self._line(dot, number, line)

    def _line(self, dot: "Digraph", number: int, line: Line) -> None:
        """Write a line. A way back is written forwards with its arrow at the tail, so that the graph has no cycle."""
        ends = (self._from(line.source), self._to(line.target))
        if line.kind == "order" or line.source in self._hidden:
            dot.edge(line.source, line.target, style="invis", weight="0" if line.kind == "order" else "100")
        elif line.kind == "begin":
            dot.edge(*ends, color=colours.ROUTE, penwidth="3.5", arrowsize="0.73", weight="100")
        elif line.kind == "entry":
            dot.edge(*ends, color=colours.ACCENT, penwidth="1.4", arrowsize="0.6")
        elif line.kind == "skip":
            look = {"color": colours.SKIP, "penwidth": "1", "arrowsize": "0.75", "arrowhead": "empty", "weight": "1"}
            dot.edge(*ends, id=f"to{number}", tooltip=dot_tooltip(line.title), **look)
        else:
            self._route(dot, number, line)

    def _route(self, dot: "Digraph", number: int, line: Line) -> None:
        pen = _pen(line)
        look = {"color": colours.ROUTE, "penwidth": f"{pen:.4g}", "arrowsize": f"{0.45 + 0.1 * pen:.3g}"}
        look["tooltip"] = dot_tooltip(line.title)
        weight = self._weight(line)
        tail, head = self._from(line.source), self._to(line.target)
        if line.kind == "loop":
            tail, head = f"{line.target}:b:e", f"{line.source}:{'d:e' if self.portrait else 'a:w'}"
            look["dir"], look["arrowtail"] = "back", "normal"
        if number not in self._said:
            dot.edge(tail, head, id=f"to{number}", weight=str(weight), **look)
        elif line.source == line.target:
            dot.edge(tail, head, id=f"to{number}", weight=str(weight), label=self._said[number], **look)
        else:
            self._halves(dot, number, tail, head, weight, look)

    def _weight(self, line: Line) -> int:
        """Return how much a line wants to be straight.

        In a portrait, the main route is straight whatever else there is, and a loop with words would rather make its
        stage wider, for which Graphviz takes 128, than be crooked.
        """
        if line.back:
            return 100 if self.portrait and line.kind == "loop" else 1
        return 3 if line.when else 1000 if self.portrait else 20

    def _halves(self, dot: "Digraph", number: int, tail: str, head: str, weight: int, look: dict[str, str]) -> None:
        """Write a line up to what is said about it and on from there; that stands near where the way begins."""
        near, far = str(weight + 1), str(weight)
        words, plain = f"s{number}:l", look | {"dir": "none"}
        loop = "dir" in look
        first, second = ((look, far), (plain, near)) if loop else ((plain, near), (look, far))
        dot.edge(tail, f"{words}:{self._in}", id=f"by{number}", minlen="1", weight=first[1], **first[0])
        dot.edge(f"{words}:{self._out}", head, id=f"to{number}", minlen="1", weight=second[1], **second[0])

    def _from(self, node: str) -> str:
        """Return where a line leaves a node: a card at its right edge, or its lower one; anything else anywhere."""
        return node if not node.startswith("n") else f"{node}:u:s" if self.portrait else f"{node}:c:e"

    def _to(self, node: str) -> str:
        """Return where a line comes to a node: to a card at its left edge, or its upper one."""
        return node if not node.startswith("n") else f"{node}:t:n" if self.portrait else f"{node}:c:w"


def _pen(line: Line) -> float:
    """Return how wide a way on is drawn."""
    pen = _UNKNOWN if line.share is None else 1 + (_FULL - 1) * min(1.0, line.share)
    return min(pen, _BACK) if line.back else pen
