"""The opportunities view as a sheet: a matrix beside the pains that nobody answers, and a ranked table below."""

from collections.abc import Iterator, Sequence

from cjmap.renderers.nothing import tell_nothing
from cjmap.renderers.sheet.header import write_title
from cjmap.renderers.sheet.items import ItemPieces
from cjmap.renderers.sheet.marks import Mark
from cjmap.renderers.sheet.metrics import needed
from cjmap.renderers.sheet.parts import (
    T1,
    T3,
    T4,
    Block,
    Box,
    Cell,
    Chip,
    Columns,
    Edge,
    Gap,
    Paragraph,
    Picture,
    Piece,
    Sheet,
    Sign,
    Table,
    Text,
)
from cjmap.renderers.sheet.references import write_references
from cjmap.renderers.style import Style
from cjmap.view.opportunities import Field, Idea, OpportunitiesView, Placed
from cjmap.view.parts import Item

_WIDTHS = (44.0, 430.0, 170.0, 84.0, 84.0, 118.0, 150.0)
_NUMBERS, _FIELD, _HIGH = 28.0, 84.0, 40.0
_PAD = (7.0, 8.0, 9.0, 0.0)
_FEW = 6
"""So many pains have room beside the matrix; more stand at the end, where they may go on on another page."""
_HEADS = (
    "opportunity.rank", "opportunity.opportunity", "finding.where", "rating.impact", "rating.effort",
    "opportunity.status", "header.owner",
)  # fmt: skip
_GROUNDS = {"quick-wins": "tint", "think-twice": "sunk"}


def write_sheet(view: OpportunitiesView, style: Style) -> Sheet:
    """Return the opportunities as a sheet."""
    items = ItemPieces(view.frame)
    writer = _Writer(view, items)
    word = items.word
    none = tell_nothing(view.frame, "opportunity.none")
    blocks = write_title(view.frame, "view.opportunities", "view.opportunities.lead" if view.ideas else "")
    if not view.ideas:
        blocks += (Paragraph((Text(none, T3, tone="ink2"),), 16),)
    pains = tuple(writer.pains())
    if view.ideas and len(view.unanswered) <= _FEW:
        blocks += (Columns((tuple(writer.plot()), pains), (3, 4), 16, 48), writer.ranked())
    elif view.ideas:
        blocks += (Columns((tuple(writer.plot()), ()), (3, 4), 16, 48), writer.ranked(), *pains)
    elif not view.frame.absent:
        blocks += pains
    told = (word("text.pair", name=f"{idea.rank or '–'} {idea.item.mark}", value=idea.item.text) for idea in view.ideas)
    description = f"{word('text.semicolon').join(told)}." if view.ideas else f"{none}."
    references = write_references(items)
    return Sheet(view.frame.header.title, description, view.frame.language, blocks, references, width=1080)


class _Writer:
    """Writes the parts of one sheet."""

    def __init__(self, view: OpportunitiesView, items: ItemPieces) -> None:
        self.view = view
        self.items = items
        self.word = items.word

    # ---- the matrix

    def plot(self) -> Iterator[Block]:
        """Yield the matrix with its axes, and the opportunities that find no place in it."""
        yield self.items.sub(self.word("opportunity.impact-on-customers"), gap=0)
        rows = [tuple(self._fields(row)) for row in self.view.matrix]
        numbers = tuple(self._number(str(field.effort)) for field in self.view.matrix[0])
        corner = self._number("")
        yield Table((_NUMBERS, *[_FIELD] * 5), (*rows, (corner, *numbers)), names=1, ground="", gap=6, rigid=False)
        effort = Text(self.word("opportunity.effort-for-us"), T1, tone="ink3")
        yield Paragraph((effort,), 2, align="end")
        if self.view.unrated:
            name = Text(self.word("text.pair", name=self.word("opportunity.unrated"), value=""), T1, tone="ink2")
            yield Paragraph((name, *self._chips(self.view.unrated)), 8, leading=22)

    def _number(self, text: str) -> Cell:
        pieces = (Text(text, T1, tone="ink2"),)
        return Cell((Paragraph(pieces, align="middle"),), padding=(4, 4, 4, 4), middle=True)

    def _fields(self, row: Sequence[Field]) -> Iterator[Cell]:
        yield self._number(str(row[0].impact))
        for field in row:
            ground = _GROUNDS.get(field.corner, "card")
            yield Cell(tuple(self._field(field)), 1, 1, ground, Edge("page", 2), Edge("page", 2), (5, 5, 5, 7))

    def _field(self, field: Field) -> Iterator[Block]:
        """Yield the name of the corner and the opportunities of a field, which is never lower than the others."""
        if field.impact in (1, 5) and field.effort in (1, 5):
            name = (Text(self.word(f"opportunity.{field.corner}"), T1, tone="ink2"),)
            yield Paragraph(name, align="end" if field.effort == 5 else "start")
        if field.ideas:
            yield Paragraph(self._chips(field.ideas), 4, align="middle", leading=21)
        yield Picture(_HIGH if not field.ideas else 6, _nothing)

    def _chips(self, places: Sequence[int]) -> tuple[Piece, ...]:
        pieces: list[Piece] = []
        for place in places:
            item = self.view.ideas[place].item
            status = item.plan.status if item.plan else ""
            tone = "ink2" if status == "rejected" else "accent"
            pieces += [Sign(f"st-{status}", tone)] if status else []
            pieces += [Chip(item.mark, tone, tone, "card", 600, dashed=status == "rejected"), Gap(8)]
        return tuple(pieces)

    # ---- the ranked list

    def ranked(self) -> Table:
        """Return the table of all opportunities."""
        head = tuple(Cell((Paragraph((Text(self.word(key), T1, 600, "ink2"),)),), padding=_PAD) for key in _HEADS)
        rank = max(_WIDTHS[0], needed(self.word(_HEADS[0]), T1, 600) + 8)
        return Table((rank, *_WIDTHS[1:]), (head, *map(self._row, self.view.ideas)), heads=1, ground="", gap=28)

    def _row(self, idea: Idea) -> tuple[Cell, ...]:
        plan = idea.item.plan
        stacks: tuple[tuple[Block, ...], ...] = (
            (Paragraph((Text(str(idea.rank or "–"), T4, tone="ink3"),)),),
            tuple(self._idea(idea)),
            tuple(self._place(idea.place, idea.item)),
            (self._rating(plan.impact if plan else None),),
            (self._rating(plan.effort if plan else None),),
            tuple(self._status(idea)),
            tuple(self._owner(idea)),
        )
        return tuple(Cell(blocks, top=Edge("line2"), padding=_PAD) for blocks in stacks)

    def _idea(self, idea: Idea) -> Iterator[Block]:
        item = idea.item
        rejected = bool(item.plan and item.plan.status == "rejected")
        actor = (Text(f"{item.actor} "),) if item.actor else ()
        text = Text(item.text, T3, 600, "ink3" if rejected else "ink", strike=rejected and self.items.slants)
        mark = Text(f"{item.mark} ", T1, 600, "ink2")
        yield Paragraph((mark, *self.items.chips(item.who), *actor, text, *self.items.notes(item.notes)))
        if idea.pains:
            pains = tuple(piece for number, pain in enumerate(idea.pains) for piece in self._pain(pain, number))
            yield Paragraph(self.word.phrase("cell.answers", Text("", T1, tone="ink2"), pains=pains), 2)
        yield from self.items.tail(item, last=False)

    def _pain(self, pain: Item, number: int) -> Iterator[Piece]:
        """Yield a pain as a piece of a sentence, behind `number` others."""
        if number:
            yield Text(self.word("text.semicolon"), T1, tone="ink2")
        if pain.rating:
            yield Sign(f"sev{pain.rating}", "neg")
        yield Text(f"{pain.mark} ", T1, 600, "ink2")
        yield Text(pain.text, T1, tone="ink2")

    def _place(self, place: str, item: Item) -> Iterator[Block]:
        yield Paragraph((Text(place) if place else Text(self.word("cell.whole-journey"), tone="ink2"),))
        if item.at:
            yield self.items.sub(f"@ {item.at}")

    def _rating(self, rating: int | None) -> Paragraph:
        if rating is None:
            return Paragraph((Text(f"? {self.word('rating.unrated')}", T1, tone="ink3", italic=True),))
        return Paragraph((Sign(f"pip{rating}"), Text(f" {rating}")))

    def _status(self, idea: Idea) -> Iterator[Block]:
        status = idea.item.plan.status if idea.item.plan else ""
        sign = (Sign(f"st-{status}"),) if status else ()
        text = Text(self.word(f"status.{status or 'unknown'}"), T1, tone="ink2", italic=not status)
        yield Paragraph((*sign, text))
        if idea.after:
            yield self.items.sub(self.word("opportunity.result", before=idea.before or "?", after=idea.after))
        elif idea.before:
            yield self.items.sub(self.word("text.pair", name=self.word("opportunity.before"), value=idea.before))

    def _owner(self, idea: Idea) -> Iterator[Block]:
        nobody = Text(f"? {self.word('cell.no-owner')}", tone="ink3", italic=True)
        yield Paragraph((Text(idea.owner) if idea.owner else nobody,))
        if idea.due:
            yield self.items.sub(self.word("cell.by", date=idea.due))

    # ---- the pains

    def pains(self) -> Iterator[Block]:
        """Yield the pains that nobody answers; without pains nothing is said, as nobody may have looked for any."""
        if not self.view.pains:
            return
        yield Paragraph((Text(self.word("opportunity.unanswered-pains"), T3, 600),), 16, kept=True)
        for pain in self.view.unanswered:
            yield from self._unanswered(pain)
        if not self.view.unanswered:
            said = Text(self.word("opportunity.all-answered"), tone="ink2")
            yield Paragraph((said,), 8, Sign("i-check", "ink3"))

    def _unanswered(self, pain: Placed) -> Iterator[Block]:
        item = pain.item
        lead = Sign(f"sev{item.rating}", "neg") if item.rating else Chip("?", "ink3", "line2", "")
        mark = Text(f"{item.mark} ", T1, 600, "ink2")
        chips = self.items.chips(item.who)
        yield Paragraph((mark, *chips, Text(item.text), *self.items.notes(item.notes)), 10, lead)
        level = "low" if (item.rating or 0) <= 2 else "medium" if item.rating == 3 else "high"
        rated = self.word(f"rating.{level}") if item.rating else self.word("rating.unrated")
        place = pain.place or self.word("cell.whole-journey")
        said = " · ".join([place, *([item.at] if item.at else []), rated])
        yield Box((self.items.sub(said),), 1, (0, 0, 0, 24))


def _nothing(first: int, widths: Sequence[float]) -> tuple[Mark, ...]:
    """Return no marks: a picture of them is room."""
    return ()
