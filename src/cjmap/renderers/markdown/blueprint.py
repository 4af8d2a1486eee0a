"""The blueprint view in Markdown: one table, the journey downwards, from the customer inwards across."""

from collections.abc import Iterator

from cjmap.renderers.escape import markdown_text
from cjmap.renderers.markdown.items import ItemText
from cjmap.renderers.nothing import tell_nothing
from cjmap.renderers.style import Style
from cjmap.view.blueprint import BlueprintView, Line
from cjmap.view.grid.parts import GridView
from cjmap.view.parts import Cell, Head, Lane

_CROSSED = "↔"


def write_blocks(view: BlueprintView, style: Style) -> Iterator[str]:
    """Yield the blocks of the blueprint of a map."""
    writer = _Writer(view)
    yield f"## {writer.word('view.blueprint.title')}"
    yield writer.table() if view.stages and view.lanes else markdown_text(tell_nothing(view.frame, "page.empty"))


class _Writer:
    """Writes the table of one blueprint."""

    def __init__(self, view: BlueprintView) -> None:
        self.view = view
        self.text = ItemText(GridView(view.frame, view.stages, view.lanes, view.columns))
        self.word = self.text.word

    def table(self) -> str:
        """Return a row for each stage and step, a column for each lane and line."""
        parts = list(self._parts())
        divided = any(stage.steps for stage in self.view.stages)
        titles = [self.word("header.step" if divided else "header.stage"), *(self._title(part) for part in parts)]
        rows = [titles, ["---"] * len(titles)]
        for stage in self.view.stages:
            rows.append([f"**{_name(stage)}**", *(self._stage(part, stage) for part in parts)])
            rows += [[_name(step), *(self._step(part, step) for part in parts)] for step in stage.steps]
        return "\n".join(f"| {' | '.join(row)} |" for row in rows)

    def _parts(self) -> Iterator[Lane | Line]:
        """Yield lanes and lines in their order."""
        for number, lane in enumerate((*self.view.lanes, None)):
            yield from (line for line in self.view.lines if line.above == number)
            if lane is not None:
                yield lane

    def _title(self, part: Lane | Line) -> str:
        if isinstance(part, Line):
            return f"*{self.word(part.key)}*"
        return markdown_text(part.name) or self.word(part.titles[0])

    def _stage(self, part: Lane | Line, stage: Head) -> str:
        if isinstance(part, Line):
            return "" if stage.steps else _crossed(part, stage)
        return self._cell(part, stage.start, "stage")

    def _step(self, part: Lane | Line, step: Head) -> str:
        return _crossed(part, step) if isinstance(part, Line) else self._cell(part, step.start, "step")

    def _cell(self, lane: Lane, column: int, level: str) -> str:
        """Return what a lane says of a stage or step."""
        every = (cell for row in lane.rows for cell in row if cell.start <= column < cell.start + cell.span)
        cell = next((cell for cell in every if cell.level == level), None)
        if cell is None:
            return ""
        return f"*? {self.word('cell.unknown')}*" if cell.unknown else self._content(cell)

    def _content(self, cell: Cell) -> str:
        lines = [self.text.line(item) for item in cell.content.items]
        for absence in cell.content.absences:
            who = f"**{self.text.who(absence.who)}** " if absence.who else ""
            found = self.word("cell.nobody-there" if absence.key == "frontstage" else "cell.none")
            lines.append(f"{who}○ {found}" + (f" ({markdown_text(absence.at)})" if absence.at else ""))
        return "<br>".join(f"• {line}" if len(lines) > 1 else line for line in lines)


def _name(head: Head) -> str:
    return f"{head.number} {markdown_text(head.name)}"


def _crossed(line: Line, head: Head) -> str:
    return _CROSSED if any(each.start <= head.start < each.start + each.span for each in line.crossings) else ""
