"""The map view as a Markdown document, to be kept beside the docs: GitHub and GitLab show its tables."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from cjmap.renderers.escape import markdown_block, markdown_text
from cjmap.renderers.markdown.items import ItemText
from cjmap.renderers.markdown.profiles import write_people
from cjmap.renderers.markdown.table import write_table
from cjmap.renderers.mermaid.journey import write_journey
from cjmap.renderers.nothing import tell_nothing
from cjmap.renderers.style import Style
from cjmap.view.curve.view import CurveView
from cjmap.view.grid.parts import GridView
from cjmap.view.parts import Cell, Content, Head, Item, Lane, Plan
from cjmap.view.views import ViewName

Row = Sequence[str]


def write_blocks(view: GridView, style: Style, views: Collection[ViewName] = ()) -> Iterator[str]:
    """Yield the blocks of the document of a map; what other `views` of the same document tell is left to them."""
    writer = _Writer(view)
    yield from (*writer.head(), *writer.map())
    if ViewName.CURVE not in views:
        yield from writer.feelings()
    if ViewName.PERSONAS not in views:
        yield from write_people(view)
    yield from writer.pains()
    if ViewName.OPPORTUNITIES not in views:
        yield from writer.opportunities()


class _Writer:
    """Writes the blocks of one document."""

    def __init__(self, view: GridView) -> None:
        self.view = view
        self.text = ItemText(view)
        self.word = self.text.word
        self.divided = any(stage.steps for stage in view.stages)

    # ---- above the map

    def head(self) -> Iterator[str]:
        """Yield the title and the facts."""
        header = self.view.frame.header
        yield f"# {markdown_text(header.title)}"
        if header.scenario:
            yield f"> {_plain(header.scenario)}"
        if header.description:
            yield _plain(header.description)
        facts = "\n".join(f"- {fact}" for fact in (*self._facts(), *self._summary()))
        if facts:
            yield facts

    def _facts(self) -> Iterator[str]:
        header, text = self.view.frame.header, self.text
        if header.begins or header.ends:
            ends = (markdown_text(end) or "…" for end in (header.begins, header.ends))
            yield text.pair("header.scope", " → ".join(ends))
        ours = {"state": header.state, "perspective": header.perspective, "framework": header.framework}
        yield from (text.pair(f"header.{key}", self.word(f"{key}.{value}")) for key, value in ours.items() if value)
        theirs = {"owner": header.owner, "reviewed": header.reviewed, "tags": self.word("text.comma").join(header.tags)}
        yield from (text.pair(f"header.{key}", markdown_text(value)) for key, value in theirs.items() if value)
        yield from (text.pair("header.objective", text.line(item)) for item in self.view.frame.objectives)
        if header.links:
            yield text.pair("lane.links", self.word("text.comma").join(text.link(link) for link in header.links))
        yield from (text.pair("lane.metrics", text.line(item)) for item in self._whole("metrics").items)

    def _summary(self) -> Iterator[str]:
        """Yield the lowest and the high point, the widest way out and what is most worth doing."""
        text = self.text
        for sentence in self.view.summary:
            title = markdown_text(sentence.title)
            title += f" {self.word('cell.more', count=str(sentence.more))}" if sentence.more else ""
            who = f"**{text.who(sentence.who)}** " if sentence.who else ""
            item = sentence.item
            note = text.said(item) if item and item.role == "exit" else who + markdown_text(sentence.text)
            if item and item.plan:
                note = text.worth(item.plan)
            yield text.pair(f"summary.{sentence.key}", self.word("text.note", text=title, note=note))

    def _whole(self, key: str) -> Content:
        """Return what a lane says of the whole journey."""
        cells = (cell for lane in self.view.lanes if lane.key == key for row in lane.rows for cell in row)
        return next((cell.content for cell in cells if cell.level == "map"), Content())

    # ---- the map

    def map(self) -> Iterator[str]:
        """Yield the table of stages and lanes; where stages have steps, a table for each."""
        yield f"## {self.word('view.map')}"
        if not self.view.stages:
            yield markdown_text(tell_nothing(self.view.frame, "page.empty"))
            return
        yield from (self._note(lane) for lane in self._lanes() if lane.note)
        if not self.divided:
            heads = [("", stage.name, self._marks(stage)) for stage in self.view.stages]
            yield self._table(
                heads,
                [self._row(lane, [("stage", stage.start) for stage in self.view.stages]) for lane in self._lanes()],
            )
            return
        for stage in self.view.stages:
            yield f"### {stage.number} {markdown_text(stage.name)}"
            marks = self._marks(stage)
            if marks:
                yield markdown_block(marks)
            yield from self._stage(stage)

    def _lanes(self) -> Iterator[Lane]:
        """Yield the lanes that say something of stages or steps."""
        for lane in self.view.lanes:
            if any(cell.content and cell.level != "map" for row in lane.rows for cell in row):
                yield lane

    def _stage(self, stage: Head) -> Iterator[str]:
        """Yield the table of one stage, the whole stage before its steps; then the lanes nobody knows."""
        places: list[tuple[str, int]] = [("step", step.start) for step in stage.steps]
        heads = [(f"{step.number} ", step.name, self._marks(step)) for step in stage.steps]
        if not stage.steps or any(self._cell(lane, "stage", stage.start).content for lane in self._lanes()):
            places.insert(0, ("stage", stage.start))
            heads.insert(0, ("", "" if stage.steps else stage.name, ""))
        rows: list[Row] = []
        unknown: list[str] = []
        for lane in self._lanes():
            cells = [self._cell(lane, level, start) for level, start in places]
            if any(cell.content for cell in cells):
                rows.append(self._row(lane, places))
            elif any(cell.unknown for cell in cells):
                unknown.append(self._title(lane))
        if rows:
            yield self._table(heads, rows)
        if unknown:
            name = f"*{self.word('cell.unknown')}*"
            yield "? " + self.word("text.pair", name=name, value=self.word("text.semicolon").join(unknown))

    def _note(self, lane: Lane) -> str:
        return self.word("text.pair", name=f"**{self._title(lane)}**", value=markdown_text(lane.note))

    def _title(self, lane: Lane) -> str:
        return markdown_text(lane.name) or self.word("text.comma").join(self.word(title) for title in lane.titles)

    def _row(self, lane: Lane, places: Iterable[tuple[str, int]]) -> Row:
        return [f"**{self._title(lane)}**", *(self._shown(self._cell(lane, level, start)) for level, start in places)]

    def _cell(self, lane: Lane, level: str, start: int) -> Cell:
        """Return the cell of a stage or step; an unknown one may span more."""
        nothing = Cell("step", start, 1, 1, Content())
        cells = [cell for row in lane.rows for cell in row if cell.start <= start < cell.start + cell.span]
        return next((cell for cell in cells if cell.level == level), nothing)

    def _shown(self, cell: Cell) -> str:
        return f"*? {self.word('cell.unknown')}*" if cell.unknown else self.text.content(cell.content)

    def _marks(self, head: Head) -> str:
        """Return what is said at the top of a stage or step beside its name."""
        told = [self.word("persona.only-for", personas=self.text.who(head.who))] if head.who else []
        told += [self.word("moment.moment-of-truth")] if head.truth else []
        told += [self.word("cell.optional")] if head.optional else []
        told += [self.word("route.entry")] if head.entry else []
        told += [markdown_text(kind) for kind in head.kinds]
        for time in head.times:
            who = f"{self.text.who(time.who)} " if time.who else ""
            told.append(
                who
                + self.word("cell.takes" if time.role == "duration" else "cell.waits", time=markdown_text(time.text))
            )
        return " · ".join(told)

    def _table(self, heads: Sequence[tuple[str, str, str]], rows: Sequence[Row]) -> str:
        if not rows:
            return ""
        titles = (number + markdown_text(name) + (f"<br>*{marks}*" if marks else "") for number, name, marks in heads)
        return write_table(["", *(title or self.word("cell.whole-stage") for title in titles)], rows)

    # ---- below the map

    def feelings(self) -> Iterator[str]:
        """Yield the emotion curve as a diagram of Mermaid."""
        if self.view.curve:
            curve = CurveView(self.view.frame, self.view.stages, self.view.columns, self.view.curve)
            yield f"## {self.word('curve.title')}"
            yield f"```mermaid\n{write_journey(curve)}```"

    def pains(self) -> Iterator[str]:
        """Yield all pains, the severest first, with the opportunities that answer them."""
        answers: dict[str, list[str]] = {}
        for item in self._items("opportunities"):
            if item.plan and item.plan.status != "rejected":
                for mark in item.plan.answers:
                    answers.setdefault(mark, []).append(item.mark)
        pains = sorted(self._items("pains"), key=lambda item: (-(item.rating or 0), _number(item)))
        yield from self._list("pains", [(item, self._answered(answers.get(item.mark, ()))) for item in pains])

    def _answered(self, marks: Sequence[str]) -> list[str]:
        return [self.word("cell.answered-by", opportunities=self.word("text.comma").join(marks))] if marks else []

    def opportunities(self) -> Iterator[str]:
        """Yield all opportunities with their ratings and the pains that they answer."""
        items = sorted(self._items("opportunities"), key=_number)
        yield from self._list("opportunities", [(item, self._plan(item.plan) if item.plan else []) for item in items])

    def _items(self, key: str) -> list[Item]:
        cells = (cell for lane in self.view.lanes if lane.key == key for row in lane.rows for cell in row)
        return [item for cell in cells for item in cell.content.items]

    def _list(self, key: str, items: Sequence[tuple[Item, Sequence[str]]]) -> Iterator[str]:
        """Yield a list under its title, each item with its details below."""
        absences = self._whole(key).absences
        if not items and not absences:
            return
        yield f"## {self.word(f'lane.{key}')}"
        lines: list[str] = []
        for item, details in items:
            lines.append(f"- {self.text.line(item)}")
            lines += (f"  - {markdown_block(detail)}" for detail in (*details, *self.text.details(item)))
        yield "\n".join([*lines, *(f"- {self.text.absence(each)}" for each in absences)])

    def _plan(self, plan: Plan) -> list[str]:
        """Return the ratings of an opportunity and the pains that it answers."""
        ratings = {"rating.impact": plan.impact, "rating.effort": plan.effort}
        told = [
            self.word("text.pair", name=self.word(key), value=self.word("rating.of", value=str(value), top="5"))
            for key, value in ratings.items()
            if value
        ]
        pains = self.word("text.comma").join(plan.answers)
        return [*told, *([self.word("cell.answers", pains=pains)] if pains else [])]


def _plain(text: str) -> str:
    return markdown_block(markdown_text(text))


def _number(item: Item) -> int:
    return int(item.mark[1:])
