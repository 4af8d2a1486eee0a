"""The flow as a flowchart of Mermaid: a subgraph for each stage, a node for each step, ways out as dotted lines."""

from collections.abc import Iterator
from itertools import groupby

from cjmap.renderers.escape import mermaid_label, mermaid_text
from cjmap.renderers.style import Style
from cjmap.view.flow.parts import Card, FlowView, Group, Line, Mood
from cjmap.vocabulary import label

_GLYPHS = ("▼▼", "▼", "▬", "▲", "▲▲")
_MOODS = ("worst", "bad", "neutral", "good", "best")
_INK = "#17212B"
_FILLS = (
    "fill:#F8E0D1,stroke:#C9500F",
    "fill:#FCEFE7,stroke:#C9500F",
    "fill:#EDF0F3,stroke:#75828F",
    "fill:#E8F4F3,stroke:#0F8078",
    "fill:#D3EAE7,stroke:#0F8078",
)
_ACCENT = "#4447B5"


def write_flowchart(view: FlowView, style: Style, upright: bool = False) -> str:
    """Return the routes of a map as a flowchart, from left to right or, a portrait or `upright`, from top to bottom.

    All names of nodes are ours.
    """
    return "\n".join(_Writer(view, style).lines(upright or view.portrait)) + "\n"


class _Writer:
    """Writes one flowchart."""

    def __init__(self, view: FlowView, style: Style) -> None:
        self.view = view
        self.accent = style.theme.accent[0] if style.theme.accent else _ACCENT
        self.cards = view.cards
        self.widths: list[str] = []
        self.edges = 0

    def word(self, key: str) -> str:
        return label(key, self.view.frame.language)

    def lines(self, upright: bool) -> Iterator[str]:
        """Yield the lines of the chart."""
        yield f"flowchart {'TB' if upright else 'LR'}"
        yield f"  accTitle: {mermaid_text(self.view.title)}"
        groups = [group for row in self.view.rows for group in row.groups]
        if groups:
            yield f'  start(["● {mermaid_text(self.word("route.start"))}"])'
        for number, (stage, parts) in enumerate(groupby(groups, lambda group: group.stage)):
            yield from self._stage(number, stage, list(parts))
        if any(way.target == "z0" for way in self.view.ways):
            yield f'  finish(["◉ {mermaid_text(self.word("route.end"))}"])'
        yield from self._edges()
        yield from self.widths
        yield from self._classes()

    def _stage(self, number: int, stage: str, parts: list[Group]) -> Iterator[str]:
        cards = [card for part in parts for card in part.cards]
        if parts[0].title is None:
            yield from (f"  {line}" for card in cards for line in self._card(card))
            return
        title = f"{stage} · ◆ {parts[0].moment_of_truth}" if parts[0].moment_of_truth else stage
        yield f'  subgraph s{number}["{mermaid_label(title)}"]'
        yield from (f"    {line}" for card in cards for line in self._card(card))
        yield "  end"

    def _card(self, card: Card) -> Iterator[str]:
        """Yield the node of a step and those of the ways out of it."""
        told = [f"{card.number} {card.name}", *(meeting.name for meeting in card.meetings[:3])]
        told += [_mood(card.mood)] if card.mood else []
        told += [card.pains] if card.pains else []
        told += [f"◆ {card.moment_of_truth}"] if card.moment_of_truth else []
        told += [card.optional] if card.optional else []
        yield f'{card.id}["{"<br/>".join(map(mermaid_label, told))}"]'
        for number, way in enumerate(card.leaving):
            reason = " ".join(filter(None, (f"× {way.label}", way.reason)))
            yield f'x{card.id}_{number}(["{mermaid_label(reason)}"])'

    # ---- lines

    def _edges(self) -> Iterator[str]:
        if self.cards:
            yield self._edge("start", "-->", self.cards[0].id)
        for line in self.view.lines:
            if line.kind == "entry":
                yield f'  {line.source}(["○ {mermaid_text(self.word("route.entry"))}"])'
                yield self._edge(line.source, "-->", line.target)
        for way in self.view.ways:
            yield self._way(way)
        for card in self.cards:
            for number in range(len(card.leaving)):
                yield self._edge(card.id, "-.->", f"x{card.id}_{number}")

    def _way(self, way: Line) -> str:
        target = "finish" if way.target == "z0" else way.target
        if way.kind == "skip":
            return self._edge(way.source, "-.->", target, self.word("route.skips"))
        if way.share is not None and way.share < 1:
            self.widths.append(f"  linkStyle {self.edges} stroke-width:{1 + 3 * way.share:.3g}px")
        return self._edge(way.source, "-->", target, "\n".join(filter(None, (way.when, way.who, way.label))))

    def _edge(self, source: str, arrow: str, target: str, said: str = "") -> str:
        self.edges += 1
        words = f'|"{mermaid_label(said)}"|' if said else ""
        return f"  {source} {arrow}{words} {target}"

    # ---- looks

    def _classes(self) -> Iterator[str]:
        """Yield the looks of nodes, those that occur only: readable on light and on dark pages."""
        bands = [card.mood.band + 2 if card.mood else None for card in self.cards]
        for band, (name, fill) in enumerate(zip(_MOODS, _FILLS, strict=True)):
            yield from self._class(
                name,
                f"{fill},color:{_INK}",
                [card.id for card, known in zip(self.cards, bands, strict=True) if known == band],
            )
        plain = [card.id for card, known in zip(self.cards, bands, strict=True) if known is None]
        yield from self._class("unknown", f"fill:#FFFFFF,stroke:#75828F,color:{_INK}", plain)
        yield from self._class("optional", "stroke-dasharray:4 3", [card.id for card in self.cards if card.optional])
        truths = [card.id for card in self.cards if card.moment_of_truth]
        yield from self._class("truth", f"stroke:{self.accent},stroke-width:3px", truths)
        out = [f"x{card.id}_{number}" for card in self.cards for number in range(len(card.leaving))]
        yield from self._class("leaving", "fill:#FFFFFF,stroke:#C9500F,color:#A83B00", out)

    def _class(self, name: str, look: str, nodes: list[str]) -> Iterator[str]:
        if nodes:
            yield f"  classDef {name} {look}"
            yield f"  class {','.join(nodes)} {name}"


def _mood(mood: Mood) -> str:
    return " ".join(filter(None, (_GLYPHS[mood.band + 2], mood.score, mood.comma.join(mood.words))))
