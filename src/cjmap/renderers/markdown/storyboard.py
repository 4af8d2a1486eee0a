"""The storyboard view in Markdown: a table for each stage, a row for each panel."""

from collections.abc import Iterator

from cjmap.renderers.escape import markdown_text, markdown_url
from cjmap.renderers.markdown.items import ItemText
from cjmap.renderers.nothing import tell_nothing
from cjmap.renderers.style import Style
from cjmap.view.grid.parts import GridView
from cjmap.view.storyboard import Panel, Scene, StoryboardView


def write_blocks(view: StoryboardView, style: Style) -> Iterator[str]:
    """Yield the blocks of the storyboard of a map."""
    writer = _Writer(view, style)
    yield f"## {writer.word('view.storyboard')}"
    if not view.scenes:
        yield markdown_text(tell_nothing(view.frame, "page.empty"))
    for scene in view.scenes:
        yield f"### {scene.head.number} {markdown_text(scene.head.name)}"
        yield writer.table(scene)


class _Writer:
    """Writes the storyboard of one map."""

    def __init__(self, view: StoryboardView, style: Style) -> None:
        self.style = style
        self.text = ItemText(GridView(view.frame, (), (), 0))
        self.word = self.text.word

    def table(self, scene: Scene) -> str:
        """Return the panels of a stage, one below the other."""
        titles = [self.word(key) for key in ("header.step", "lane.actions", "lane.words", "lane.emotions")]
        rows = [titles, ["---"] * len(titles), *(self._row(panel) for panel in scene.panels)]
        return "\n".join(f"| {' | '.join(row)} |" for row in rows)

    def _row(self, panel: Panel) -> list[str]:
        said = [panel.actions, (*panel.quotes, *panel.thoughts), panel.feelings]
        cells = ["<br>".join(self.text.line(item) for item in items) for items in said]
        if panel.unknown:
            cells[0] = f"*? {self.word('cell.unknown')}*"
        elif not any(said) and not panel.image:
            cells[0] = f"○ {self.word('cell.none')}"
        return ["<br>".join(self._head(panel)), *cells]

    def _head(self, panel: Panel) -> Iterator[str]:
        """Yield the picture of a panel, its name and what is special about it."""
        head, name = panel.head, markdown_text(panel.head.name)
        address = markdown_url(panel.image) if panel.image in self.style.pictures else None
        if address:
            yield f"![{self.word('persona.image', name=name)}](<{address}>)"
        yield f"**{head.number} {name}**"
        marks = [self.text.who(head.who)] if head.who else []
        marks += [f"⚑ {self.word('moment.moment-of-truth')}"] if head.truth else []
        marks += [self.word("cell.optional")] if head.optional else []
        if marks:
            yield f"*{' · '.join(marks)}*"
