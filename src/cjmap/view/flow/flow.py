"""The flow view: the routes of customers through a map, stage by stage in rows that wrap like lines of text."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from cjmap.model.graph import Edge, Graph, WayOut, build_graph
from cjmap.model.outline import Spot
from cjmap.reading.passages import Passage
from cjmap.view.flow.cards import CardWriter
from cjmap.view.flow.lines import LineWriter
from cjmap.view.flow.parts import FlowView, Group, LegendEntry, Line, Marker, Pill, Row
from cjmap.view.flow.rows import Part, lay_column, lay_rows, order_pairs
from cjmap.view.frame import write_frame
from cjmap.view.options import Options
from cjmap.view.registry import Registry
from cjmap.where import Pointer


def build_flow(registry: Registry, options: Options = Options()) -> FlowView:  # noqa: B008 (it is frozen)
    """Return the route graph of a map, laid out in rows; of one persona if one is shown alone.

    A way that leaves its row ends in a pill that names where it goes on, so that no line crosses another row. A
    portrait has one row, which runs from top to bottom.
    """
    outline, persona = registry.outline, registry.persona
    graph = _with_detours(build_graph(outline, persona))
    writer = CardWriter(registry)
    ways = _ways(graph)
    whole = lay_column(graph.nodes, ways)
    parts = whole if options.portrait else lay_rows(graph.nodes, ways)
    lines = LineWriter(graph, parts, writer)
    routes = lines.lines()
    layout = _Layout(graph, writer, lines)
    rows = tuple(layout.row(number, row) for number, row in enumerate(parts))
    drawn_ways = _drawn_ways(graph, lines, routes)
    pairs = [pair for row in parts for pair in order_pairs(row, drawn_ways)]
    order = [Line(lines.id(before), lines.id(after), "order") for before, after in pairs]
    drawn = (*_begins(rows), *routes, *order)
    title = registry.journey.title
    if persona:
        title = f"{title} · {writer.persona_name(persona)}"
    stages = ", ".join(writer.title(stage) for stage in outline.stages)
    return FlowView(
        frame=write_frame(registry),
        title=title,
        description=stages,
        portrait=options.portrait,
        legend=tuple(_legend(rows, drawn, writer)),
        rows=rows,
        lines=drawn,
        ways=tuple(LineWriter(graph, whole, writer).lines()),
    )


def _with_detours(graph: Graph) -> Graph:
    """Return a graph with the ways past optional steps that only lead back, or out: who skips those goes on."""
    past = tuple(Edge(source, target, "skip") for source, target in Passage(graph).past_detours)
    return replace(graph, edges=(*graph.edges, *past)) if past else graph


def _ways(graph: Graph) -> dict[Pointer, list[Pointer]]:
    """Return the nodes that each node leads to, those over optional steps too."""
    ways: dict[Pointer, list[Pointer]] = defaultdict(list)
    for edge in graph.edges:
        if edge.target is not None:
            ways[edge.source.pointer].append(edge.target.pointer)
    return ways


def _drawn_ways(graph: Graph, lines: LineWriter, routes: Sequence[Line]) -> dict[Pointer, list[Pointer]]:
    """Return the nodes that a line joins each node to: only these keep nodes in order, for not every skip is drawn."""
    pointers = {lines.id(node): node.pointer for node in graph.nodes}
    ways: dict[Pointer, list[Pointer]] = defaultdict(list)
    for line in routes:
        if line.source in pointers and line.target in pointers:
            ways[pointers[line.source]].append(pointers[line.target])
    return ways


class _Layout:
    """Puts the nodes of a graph into rows, with the markers and pills that belong there."""

    def __init__(self, graph: Graph, writer: CardWriter, lines: LineWriter) -> None:
        self.writer = writer
        self.lines = lines
        self.entered = {node.pointer for node in graph.entries[1:]}
        self.exits: dict[Pointer, list[WayOut]] = defaultdict(list)
        for way in graph.exits:
            self.exits[way.node.pointer].append(way)

    def row(self, number: int, parts: Sequence[Part]) -> Row:
        """Return a row with everything that stands in it."""
        begin: Marker | Pill = Marker(f"m{number}", "hidden", "")
        if number == 0:
            begin = Marker("m0", "start", self.writer.word("route.start"))
        elif callers := self.lines.callers(number):
            begin = Pill(f"m{number}", f"{', '.join(self.writer.numbers[node.pointer] for node in callers)} →")
        return Row(
            first=begin,
            entries=self._entries([part.nodes[0] for part in parts]),
            groups=tuple(self._group(part) for part in parts),
            pills=self.lines.pills_of(number),
            end=Marker(f"z{number}", "end", self.writer.word("route.end")) if number in self.lines.ends else None,
        )

    def _group(self, part: Part) -> Group:
        cards = tuple(
            self.writer.card(self.lines.id(node), node, self.lines.arrivals(node), self.exits[node.pointer])
            for node in part.nodes
        )
        name = self.writer.title(part.stage)
        optional = f" · {self.writer.word('cell.optional')}" if getattr(part.stage.moment, "optional", None) else ""
        title = f"{name}{optional}"
        if part.of > 1:
            counted = self.writer.word("route.part").format(name=name, part=part.number, parts=part.of)
            title = f"{counted}{optional}"
        alone = part.nodes[0] is part.stage
        truth = not alone and part.number == 1 and self.writer.registry.is_truth(part.stage)
        # The way into the first step of a stage stands before the stage, which would else grow towards it.
        return Group(
            title=None if alone else title,
            stage=f"{name}{optional}",
            cards=cards,
            entries=self._entries(part.nodes[1:]),
            moment_of_truth=self.writer.word("moment.moment-of-truth") if truth else "",
        )

    def _entries(self, nodes: Sequence[Spot]) -> tuple[Marker, ...]:
        found = [self.lines.id(node) for node in nodes if node.pointer in self.entered]
        return tuple(Marker(f"e{id_}", "entry", self.writer.word("route.entry")) for id_ in found)


def _begins(rows: Sequence[Row]) -> Iterator[Line]:
    """Yield the lines into the first step of each row, then those of the other ways in."""
    for row in rows:
        yield Line(row.first.id, row.groups[0].cards[0].id, "begin")
    for row in rows:
        for entry in (*row.entries, *(entry for group in row.groups for entry in group.entries)):
            yield Line(entry.id, entry.id[1:], "entry")


def _legend(rows: Sequence[Row], lines: Sequence[Line], writer: CardWriter) -> Iterator[LegendEntry]:
    """Yield the signs that occur, in the order of a journey."""
    groups = [group for row in rows for group in row.groups]
    cards = [card for group in groups for card in group.cards]
    pills = [pill for row in rows for pill in row.pills]
    yield LegendEntry("start", "●", writer.word("route.start"))
    if any(line.kind == "entry" for line in lines):
        yield LegendEntry("entry", "○", writer.word("route.entry"))
    if any(row.end for row in rows):
        yield LegendEntry("end", "◉", writer.word("route.end"))
    if any(group.moment_of_truth for group in groups) or any(card.moment_of_truth for card in cards):
        yield LegendEntry("truth", "◆", writer.word("moment.moment-of-truth"))
    if any(card.leaving for card in cards):
        yield LegendEntry("leaving", "×", writer.word("route.customers-leave"))
    if pills:
        arrow, number = pills[0].text.split()[:2]
        yield LegendEntry("pill", f"{arrow} {number}", writer.word("route.goes-on-at").format(number=number))
    if any(line.share is not None and line.share < 1 for line in lines):
        yield LegendEntry("width", "", writer.word("route.line-width"))
    if any(line.kind == "skip" for line in lines):
        yield LegendEntry("skip", "", writer.word("route.skips"))
