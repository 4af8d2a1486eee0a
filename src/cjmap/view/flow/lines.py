"""The lines of the flow: which routes lead from card to card, and which end in a pill at the end of their row."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from cjmap.model.graph import Edge, Graph
from cjmap.model.outline import Spot
from cjmap.view.flow.cards import CardWriter, write_share
from cjmap.view.flow.parts import Line, LineKind, Pill
from cjmap.view.flow.rows import Part
from cjmap.view.numbers import write_number
from cjmap.view.parts import Who
from cjmap.where import Pointer


class LineWriter:
    """Writes the lines of one graph whose nodes stand in `rows`, and notes what the rows need for them.

    `ends` are the rows where the journey ends.
    """

    def __init__(self, graph: Graph, rows: Sequence[Sequence[Part]], writer: CardWriter) -> None:
        """Find where every node stands."""
        self.graph, self.rows, self.writer = graph, rows, writer
        self.ends: set[int] = set()
        self._pills: defaultdict[int, dict[Pointer, Pill]] = defaultdict(dict)
        self._callers: defaultdict[int, set[int]] = defaultdict(set)
        self._skippers: defaultdict[int, set[int]] = defaultdict(set)
        self._arrivals: defaultdict[Pointer, set[int]] = defaultdict(set)
        self._place = {node.pointer: number for number, node in enumerate(self.graph.nodes)}
        self._row = {node.pointer: row for row, parts in enumerate(self.rows) for part in parts for node in part.nodes}
        edges = ((edge.source, edge.target) for edge in self.graph.edges if edge.kind != "skip")
        self._pairs = {(source.pointer, target.pointer) for source, target in edges if target is not None}
        self._sign = _percent_sign(self.graph)

    def id(self, node: Spot) -> str:
        """Return the id of the card of a node."""
        return f"n{self._place[node.pointer]}"

    def pills_of(self, row: int) -> tuple[Pill, ...]:
        """Return the pills of a row."""
        return tuple(self._pills[row].values())

    def callers(self, row: int) -> list[Spot]:
        """Return the nodes of earlier rows that lead to the first one of a row, in reading order.

        Those that only skip to it are said where nothing else leads to it.
        """
        return [self.graph.nodes[place] for place in sorted(self._callers[row] or self._skippers[row])]

    def arrivals(self, node: Spot) -> list[Spot]:
        """Return the other nodes that lead to a node from other rows, in reading order."""
        return [self.graph.nodes[place] for place in sorted(self._arrivals[node.pointer])]

    def lines(self) -> list[Line]:
        """Return the lines of all ways on in reading order of where they start, those over optional steps behind."""
        routes = [edge for edge in self.graph.edges if edge.kind != "skip"]
        ways = Counter(edge.source.pointer for edge in routes)
        shares = _shares(routes, self.graph)
        found = [
            self._route(edge, share, ways[edge.source.pointer] > 1) for edge, share in zip(routes, shares, strict=True)
        ]
        begun: dict[int, list[int]] = defaultdict(list)
        for edge in _outermost([edge for edge in self.graph.edges if edge.kind == "skip"], self._place):
            if edge.target is not None and self._starts_at_pill(edge, edge.target):
                begun[self._row[edge.target.pointer]].append(self._place[edge.target.pointer])
            else:
                found.append(self._line(edge, "skip"))
        for row, places in sorted(begun.items()):
            found += [Line(f"m{row}", f"n{place}", "skip") for place in sorted({min(places), max(places)})]
        return found

    def _route(self, edge: Edge, share: float | None, one_of_several: bool) -> Line:
        line = self._line(edge, "route")
        label = ""
        if edge.share is not None:
            label = write_share(edge.share)
        elif one_of_several and share is not None:
            label = f"{write_number(round(100 * share, 1), self.writer.language)}{self._sign}"
        who = self.writer.word("text.comma").join(self.writer.persona_name(persona) for persona in edge.personas)
        title = ", ".join(text for text in (line.title, edge.when, who, label) if text)
        return replace(line, title=title, when=edge.when or "", who=who, label=label, share=share)

    def _only(self, edge: Edge) -> Who:
        """Return the only ones who go a way: those it is for, else those who come to both of its ends, if any do."""
        source, target = edge.source.personas, (edge.target or edge.source).personas
        both = tuple(name for name in source if name in target)
        return self.writer.who(edge.personas or both or source)

    def _line(self, edge: Edge, kind: LineKind) -> Line:
        """Return the line of a way on, to its card, or to the pill or the end of its row."""
        source, target, only = edge.source, edge.target, self._only(edge)
        row = self._row[source.pointer]
        if target is None:
            self.ends.add(row)
            title = f"{self.writer.title(source)} → {self.writer.word('route.end')}"
            return Line(self.id(source), f"z{row}", kind, title, only=only)
        title = f"{self.writer.title(source)} → {self.writer.title(target)}"
        back = self._place[target.pointer] <= self._place[source.pointer]
        if self._row[target.pointer] == row:
            return Line(self.id(source), self.id(target), "loop" if back else kind, title, back=back, only=only)
        self._note_arrival(source, target, kind)
        return Line(self.id(source), self._pill(row, target, back).id, kind, title, back=back, only=only)

    def _note_arrival(self, source: Spot, target: Spot, kind: LineKind) -> None:
        row = self._row[target.pointer]
        if not self._is_first(target) or self._row[source.pointer] > row:
            known = self._arrivals[target.pointer]
        else:
            known = self._skippers[row] if kind == "skip" else self._callers[row]
        known.add(self._place[source.pointer])

    def _pill(self, row: int, target: Spot, back: bool) -> Pill:
        """Return the pill of a row that leads to a node of another row; there is one for each target."""
        if target.pointer not in self._pills[row]:
            title = self.writer.title(target)
            plain = self._is_first(target) and self._row[target.pointer] == row + 1
            text = f"{'←' if back else '→'} {self.writer.numbers[target.pointer] if plain else title}"
            number = sum(len(pills) for pills in self._pills.values())
            self._pills[row][target.pointer] = Pill(f"c{number}", text, self.id(target), title)
        return self._pills[row][target.pointer]

    def _is_first(self, node: Spot) -> bool:
        return self.rows[self._row[node.pointer]][0].nodes[0] is node

    def _starts_at_pill(self, edge: Edge, target: Spot) -> bool:
        """Tell whether a skip begins where its target's row does: its source also leads to that row's first node."""
        row = self._row[target.pointer]
        if row <= self._row[edge.source.pointer] or self._is_first(target):
            return False
        first = self.rows[row][0].nodes[0]
        return (edge.source.pointer, first.pointer) in self._pairs


def _outermost(skips: Iterable[Edge], place: dict[Pointer, int]) -> Iterator[Edge]:
    """Yield of the skips that start at one node the nearest and the farthest; the end is the farthest of all."""
    by_source: dict[Pointer, list[Edge]] = defaultdict(list)
    for edge in skips:
        by_source[edge.source.pointer].append(edge)
    for edges in by_source.values():
        ordered = sorted(edges, key=lambda edge: place[edge.target.pointer] if edge.target else len(place))
        yield from (ordered[0], ordered[-1]) if len(ordered) > 1 else ordered


def _percent_sign(graph: Graph) -> str:
    """Return the sign that the author writes behind a percentage, with the space before it if there is one."""
    said = (*(edge.share for edge in graph.edges), *(way.exit.share for way in graph.exits))
    shares = [share for share in said if share is not None and share.text.endswith(("%", "％"))]
    return write_share(shares[0]).lstrip("0123456789.,") if shares else "%"


def _shares(routes: Sequence[Edge], graph: Graph) -> list[float | None]:
    """Return the part (0 to 1) of each route; the only unknown one of a node gets what the others leave."""
    known = [edge.share.percent / 100 if edge.share else None for edge in routes]
    ways: dict[Pointer, list[int]] = defaultdict(list)
    for number, edge in enumerate(routes):
        ways[edge.source.pointer].append(number)
    leaving: dict[Pointer, list[float | None]] = defaultdict(list)
    for way in graph.exits:
        leaving[way.node.pointer].append(way.exit.share.percent / 100 if way.exit.share else None)
    for pointer, numbers in ways.items():
        unknown = [number for number in numbers if known[number] is None]
        others = [*(known[number] for number in numbers), *leaving[pointer]]
        if len(unknown) == 1 and others.count(None) == 1:
            rest = 1 - sum(share for share in others if share is not None)
            known[unknown[0]] = round(rest, 6) if rest > 1e-6 else None
    return known
