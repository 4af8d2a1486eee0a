"""The flow in Markdown: a flowchart, and its routes in words."""

from collections.abc import Iterator

from cjmap.renderers.escape import markdown_text
from cjmap.renderers.markdown.diagram import write_diagram
from cjmap.renderers.markdown.items import MOODS
from cjmap.renderers.mermaid.flowchart import write_flowchart
from cjmap.renderers.nothing import tell_nothing
from cjmap.renderers.style import Style
from cjmap.view.flow.parts import Card, FlowView, Group, Line
from cjmap.vocabulary import label

_WIDE = 7
"""With more steps than this, a chart from left to right is too wide for the column of a page."""


def write_blocks(view: FlowView, style: Style) -> Iterator[str]:
    """Yield the blocks of the flow of a map."""
    writer = _Writer(view)
    yield f"## {writer.word('view.flow')}"
    if not view.cards:
        yield markdown_text(tell_nothing(view.frame, "page.empty"))
        return
    yield from write_diagram(write_flowchart(view, style, upright=len(view.cards) > _WIDE))
    yield "\n".join(line for row in view.rows for group in row.groups for line in writer.group(group))


class _Writer:
    """Writes the routes of one map."""

    def __init__(self, view: FlowView) -> None:
        self.view = view
        self.names = {card.id: f"{card.number} {markdown_text(card.name)}" for card in view.cards}
        self.entered = {line.target for line in view.lines if line.kind == "entry"}

    def word(self, key: str, **texts: str) -> str:
        return label(key, self.view.frame.language).format(**texts)

    def group(self, group: Group) -> Iterator[str]:
        """Yield the steps of a stage, behind the stage itself if there is something to say of it."""
        if group.moment_of_truth:
            yield f"- **{markdown_text(group.stage)}** · {group.moment_of_truth}"
        for card in group.cards:
            yield from self.card(card)

    def card(self, card: Card) -> Iterator[str]:
        """Yield a step and the ways on from it and out of it."""
        marks = [f"{MOODS[card.mood.band + 2]} {card.mood.score}"] if card.mood else []
        marks += [card.moment_of_truth] if card.moment_of_truth else []
        marks += [card.optional] if card.optional else []
        marks += [self.word("route.entry")] if card.id in self.entered else []
        yield " · ".join([f"- **{self.names[card.id]}**", *marks])
        for way in self.view.ways:
            if way.source == card.id:
                yield f"  - {self._way(way)}"
        for leaving in card.leaving:
            reason = markdown_text(leaving.reason)
            said = self.word("text.pair", name=leaving.label, value=reason) if leaving.label else reason
            yield f"  - × {said}"

    def _way(self, way: Line) -> str:
        goal = self.word("route.end") if way.target == "z0" else self.names[way.target]
        said = [self.word("route.skips")] if way.kind == "skip" else []
        said += [markdown_text(text) for text in (way.when, way.who, way.label) if text]
        route = f"{'←' if way.back else '→'} {goal}"
        return self.word("text.note", text=route, note=self.word("text.comma").join(said)) if said else route
