"""The map view as a Markdown document, to be kept beside the docs: GitHub and GitLab show its tables."""

from collections.abc import Iterable, Iterator, Sequence

from cjmap.renderers.escape import markdown_block, markdown_text
from cjmap.renderers.markdown.items import ItemText
from cjmap.renderers.style import Style
from cjmap.view.grid.parts import GridView
from cjmap.view.parts import Cell, Content, Head, Item, Lane, Profile

Row = Sequence[str]


def write_blocks(view: GridView, style: Style) -> Iterator[str]:
    """Yield the blocks of the document of a map."""
    writer = _Writer(view)
    yield from (*writer.head(), *writer.map(), *writer.people(), *writer.lists(), *writer.references())


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
        lines = [["", *(title or self.word("cell.whole-stage") for title in titles)], ["---"] * (len(heads) + 1), *rows]
        return "\n".join(f"| {' | '.join(line)} |" for line in lines)

    # ---- below the map

    def people(self) -> Iterator[str]:
        """Yield personas and audience."""
        if self.view.frame.personas:
            yield f"## {self.word('view.personas')}"
        for person, profile in zip(self.view.frame.personas, self.view.frame.profiles, strict=True):
            yield f"### {markdown_text(person.name)} ({markdown_text(person.initials)})"
            yield from self._profile(profile)
        if self.view.frame.audience:
            yield f"## {self.word('header.audience')}"
            yield from self._profile(self.view.frame.audience)

    def _profile(self, profile: Profile) -> Iterator[str]:
        text = self.text
        if profile.description:
            yield _plain(profile.description)
        yield from (f"> {markdown_block(text.line(quote))}" for quote in profile.quotes)
        lines: list[str] = []
        for table in profile.tables:
            entries = (
                self.word("text.pair", name=markdown_text(name), value=markdown_text(value))
                for name, value in table.entries
            )
            lines.append(text.pair(table.label, self.word("text.semicolon").join(entries)))
        for listing in profile.lists:
            said = [text.line(item) for item in listing.items] or [f"○ {self.word('cell.none')}"]
            lines.append(text.pair(listing.label, self.word("text.semicolon").join(said)))
        comma = self.word("text.comma")
        more = {
            "persona.channels": comma.join(map(markdown_text, profile.channels)),
            "lane.evidence": text.notes(profile.notes),
            "lane.links": comma.join(text.link(link) for link in profile.links),
            "lane.image": markdown_text(profile.image),
            "lane.tags": comma.join(map(markdown_text, profile.tags)),
        }
        lines += [text.pair(key, value) for key, value in more.items() if value]
        if lines:
            yield "\n".join(f"- {line}" for line in lines)

    def lists(self) -> Iterator[str]:
        """Yield all pains and all opportunities with everything that is known of them."""
        for key in ("pains", "opportunities"):
            cells = [cell for lane in self.view.lanes if lane.key == key for row in lane.rows for cell in row]
            items = [item for cell in cells for item in cell.content.items]
            if items or self._whole(key).absences:
                yield f"## {self.word(f'lane.{key}')}"
                lines = [line for item in sorted(items, key=_number) for line in self._entry(item)]
                yield "\n".join([*lines, *(f"- {self.text.absence(each)}" for each in self._whole(key).absences)])

    def _entry(self, item: Item) -> Iterator[str]:
        """Yield a pain or opportunity as an item of a list, with its details below."""
        yield f"- {self.text.line(item)}"
        details = [markdown_text(item.description)] if item.description else []
        plan = item.plan
        if plan:
            ratings = {"impact": plan.impact, "effort": plan.effort}
            rated = {key: value for key, value in ratings.items() if value}
            pairs = (
                (self.word(f"rating.{key}"), self.word("rating.of", value=str(value), top="5"))
                for key, value in rated.items()
            )
            details += [self.word("text.pair", name=name, value=value) for name, value in pairs]
            if plan.answers:
                details.append(self.word("cell.answers", pains=self.word("text.comma").join(plan.answers)))
        details += self.text.facts(item.facts)
        details += (
            [self.word("text.pair", name=self.word("lane.tags"), value=markdown_text(", ".join(item.tags)))]
            if item.tags
            else []
        )
        details += [self.text.link(link) for link in item.links]
        yield from (f"  - {markdown_block(detail)}" for detail in details)

    def references(self) -> Iterator[str]:
        """Yield channels and evidence."""
        text, comma = self.text, self.word("text.comma")
        if self.view.frame.channels:
            yield f"## {self.word('view.channels')}"
            lines = []
            for channel in self.view.frame.channels:
                told = [self.word(f"channel-kind.{channel.kind}")] if channel.kind else []
                told += [markdown_text(channel.description)] if channel.description else []
                told += [text.pair("header.owner", markdown_text(channel.owner))] if channel.owner else []
                told += (
                    [text.pair("channel.aliases", comma.join(map(markdown_text, channel.aliases)))]
                    if channel.aliases
                    else []
                )
                told += [text.link(link) for link in channel.links]
                lines.append(" · ".join([f"- **{markdown_text(channel.name)}**", *told]))
            yield "\n".join(lines)
        if self.view.frame.evidence:
            yield f"## {self.word('view.evidence')}"
            yield "\n".join(self._evidence())

    def _evidence(self) -> Iterator[str]:
        for source in self.view.frame.evidence:
            told = [self.word(f"evidence-kind.{source.kind}")] if source.kind else []
            told += [self.word("evidence.sample-of", count=source.sample)] if source.sample else []
            told += [markdown_text(text) for text in (source.date, source.description, source.source) if text]
            told += [self.text.link(link) for link in source.links]
            yield " · ".join([f"{source.number}. **{markdown_text(source.name)}**", *told])


def _plain(text: str) -> str:
    return markdown_block(markdown_text(text))


def _number(item: Item) -> int:
    return int(item.mark[1:])
