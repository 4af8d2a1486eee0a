"""The personas view as a sheet: a card for each persona, with a small curve."""

from collections.abc import Iterator, Sequence

from cjmap.renderers.channel_icons import channel_icon
from cjmap.renderers.escape import visible
from cjmap.renderers.shapes import DASHES, circle
from cjmap.renderers.sheet.header import write_title
from cjmap.renderers.sheet.items import ItemPieces
from cjmap.renderers.sheet.marks import Mark, Path, Span, Words
from cjmap.renderers.sheet.metrics import needed
from cjmap.renderers.sheet.parts import (
    T1,
    T2,
    T3,
    T4,
    Block,
    Box,
    Cards,
    Cell,
    Edge,
    Icon,
    Paragraph,
    Photo,
    Picture,
    Piece,
    Rule,
    Sheet,
    Sign,
    Table,
    Text,
)
from cjmap.renderers.sheet.references import write_references, write_section
from cjmap.renderers.sheet.sentences import describe_curve
from cjmap.renderers.sheet.small_curve import SMALL_HEIGHT, draw_small, said
from cjmap.renderers.sheet.tones import ground_of, line_of, text_of
from cjmap.renderers.style import Style
from cjmap.view.around import Person, Profile
from cjmap.view.around import Table as Known
from cjmap.view.personas import PersonaCard, PersonasView

_CARD, _BETWEEN, _NAMES = 372.0, 24.0, 88.0
_INSIDE = 20.0
"""The room inside a card at each side."""
_WORDS = 180.0
"""The name of a channel that is no wider stands in one line."""
_FACE = 56.0
_PAD = (3.0, 6.0, 3.0, 0.0)
_DEMOGRAPHICS = "persona.demographics"


def write_sheet(view: PersonasView, style: Style) -> Sheet:
    """Return the personas as a sheet."""
    items = ItemPieces(view.frame)
    writer = _Writer(view, items, style)
    blocks = write_title(view.frame, "view.personas", "view.personas.lead" if view.cards else "")
    none = items.word("persona.none")
    if view.cards:
        blocks += (Cards(tuple(map(writer.card, view.cards)), _CARD, 20, _BETWEEN, level=True),)
    else:
        blocks += (Paragraph((Text(none, T3, tone="ink2"),), 16),)
    if view.frame.audience:
        blocks += write_section(items.word("header.audience"))
        blocks += (Box((*writer.words(view.frame.audience), *writer.facts(view.frame.audience)), 8, most=720),)
    told = [text for card in view.cards if card.curve for text in list(describe_curve(card.curve, items))[1:]]
    width = _CARD * max(1, min(3, len(view.cards))) + _BETWEEN * (min(3, len(view.cards)) - 1 if view.cards else 0)
    return Sheet(
        view.frame.header.title,
        " ".join(told) or (items.word("view.personas") if view.cards else f"{none}."),
        view.frame.language,
        blocks,
        write_references(items),
        width=max(width, 800.0),
    )


class _Writer:
    """Writes the cards of one view."""

    def __init__(self, view: PersonasView, items: ItemPieces, style: Style) -> None:
        self.view = view
        self.items = items
        self.word = items.word
        self.style = style

    def card(self, card: PersonaCard) -> Block:
        """Return the card of a persona."""
        person, known = self.view.frame.personas[card.persona], self.view.frame.profiles[card.persona]
        blocks = (
            self._head(person, known),
            Box(tuple(self.words(known)), 14),
            Box(tuple(self._feelings(card)), 16),
            Box(tuple(self.facts(known, _DEMOGRAPHICS)), 14),
        )
        edge = Edge(line_of(person.look), 3)
        return Box(blocks, padding=(_INSIDE,) * 4, ground="card", edge=Edge("line"), head=edge, radius=4)

    def _head(self, person: Person, known: Profile) -> Block:
        """Return the picture or monogram, the name and one line about a persona."""
        picture = self.style.pictures.get(known.image)
        face: Block = Photo(picture, _FACE) if picture else Picture(_FACE, lambda first, widths: _monogram(person))
        sign = Sign(f"sample{person.look}", line_of(person.look))
        traits = [
            self.word("text.pair", name=name, value=value)
            for table in known.tables
            if table.label == _DEMOGRAPHICS
            for name, value in table.entries
        ]
        line = (
            sign,
            Text(person.initials, T1, 600, text_of(person.look)),
            Text("  " + " · ".join(traits), T1, tone="ink2"),
        )
        name = (Paragraph((Text(person.name, T4, 700),)), Paragraph(line, 2))
        row = (Cell((face,), padding=(0, 14, 0, 0)), Cell(name, padding=(0, 0, 0, 0)))
        return Table((_FACE + 14, _CARD - 2 * _INSIDE - _FACE - 14), (row,), names=1, ground="")

    def words(self, known: Profile) -> Iterator[Block]:
        """Yield the description and the quotes."""
        if known.description:
            yield Paragraph((Text(known.description, T3),), 14)
        for quote in known.quotes:
            said = Paragraph((*self.items.saying(quote),))
            yield Box((said, *self.items.tail(quote)), 12, (0, 0, 0, 12), side=Edge("line2", 2))

    def _feelings(self, card: PersonaCard) -> Iterator[Block]:
        """Yield the curve of a persona, and where they feel worst and best."""
        curve = card.curve
        if curve is None:
            yield Paragraph((Text(self.word("curve.none-known"), T1, tone="ink3", italic=True),), 16)
            return

        def draw(_: int, widths: Sequence[float]) -> tuple[Mark, ...]:
            return draw_small(card, curve, self.view, sum(widths))

        yield Picture(SMALL_HEIGHT, draw, 18)
        if card.lowest and card.highest:
            small = Text("", T1, tone="ink2")
            ends = {
                name: self.word.phrase(
                    "text.note", small, text=Text(point.place, T1, 600), note=Text(said(point), T1, tone="ink2")
                )
                for name, point in (("lowest", card.lowest), ("highest", card.highest))
            }
            yield Paragraph(self.word.phrase("persona.lowest-highest", small, **ends), 4)

    # ---- facts

    def facts(self, known: Profile, but: str = "") -> Iterator[Block]:
        """Yield what is known, each with its name; the table `but` stands elsewhere."""
        rows = [(name, blocks) for name, blocks in self._facts(known, but) if blocks]
        if rows:
            words = [word for name, _ in rows for word in self.word(name).split()]
            names = max(_NAMES, *(needed(word, T1) + 8 for word in words))
            yield Rule("line", 1, 14)
            yield Table(
                (names, _CARD - 2 * _INSIDE - names),
                tuple((self._name(name), Cell(tuple(blocks), padding=_PAD)) for name, blocks in rows),
                names=1,
                ground="",
                gap=6,
            )

    def _name(self, key: str) -> Cell:
        return Cell((Paragraph((Text(self.word(key), T1, tone="ink3"),)),), padding=(4, 8, 3, 0))

    def _facts(self, known: Profile, but: str) -> Iterator[tuple[str, list[Block]]]:
        for table in known.tables:
            if table.label != but:
                yield table.label, list(self._entries(table))
        none: list[Block] = [Paragraph((Text(self.word("cell.none"), tone="ink3"),), 0, Sign("i-check", "ink3"))]
        for listing in known.lists:
            said = [Box((Paragraph(self.items.saying(item)), *self.items.tail(item))) for item in listing.items]
            yield listing.label, [*said] or none
        channels: list[Piece] = []
        for channel in known.channels:
            name = channel.replace(" ", "\u00a0") if needed(channel, T2) <= _WORDS else channel
            channels += (Icon(channel_icon(channel, self.view.frame)), Text(f"{name}   "))
        yield "persona.channels", [Paragraph(tuple(channels))] if channels else []
        yield "lane.evidence", [Paragraph(self.items.notes(known.notes))] if known.notes else []
        yield "lane.links", [Paragraph((Text(self.items.link(link)),)) for link in known.links]
        image = known.image if known.image not in self.style.pictures else ""
        yield "lane.image", [Paragraph((Text(image, T1, family="mono"),))] if image else []
        yield "lane.tags", [Paragraph(self.items.tags(known.tags))] if known.tags else []

    def _entries(self, table: Known) -> Iterator[Block]:
        for name, value in table.entries:
            if table.label == "persona.where":
                yield Paragraph((Text(f"{name} = {value}", T1, family="mono"),))
            else:
                yield Paragraph((Text(self.word("text.pair", name=name, value=""), tone="ink2"), Text(value)))


def _monogram(person: Person) -> tuple[Mark, ...]:
    """Return the initials of a persona in a ring with their colour and dash."""
    look, half = person.look, _FACE / 2
    ring = Path(half, half, circle(0, 0, half - 2), ground_of(look), line_of(look), 2, DASHES[look])
    return (ring, Words(half, half + 6, (Span(visible(person.initials), T2 + 3, 700, text_of(look)),), _FACE, "middle"))
