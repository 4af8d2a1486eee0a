"""The storyboard as a sheet: panels in rows, like a comic strip; three in a row on paper."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from cjmap.renderers.nothing import tell_nothing
from cjmap.renderers.sheet.header import write_title
from cjmap.renderers.sheet.items import ItemPieces
from cjmap.renderers.sheet.parts import (
    T1,
    T3,
    T4,
    T5,
    Block,
    Box,
    Cards,
    Chip,
    Edge,
    Paragraph,
    Photo,
    Piece,
    Rule,
    Sheet,
    Sign,
    Text,
)
from cjmap.renderers.sheet.references import write_findings, write_references
from cjmap.renderers.style import Style
from cjmap.view.parts import Item
from cjmap.view.storyboard import Panel, Scene, StoryboardView

_PANEL, _BETWEEN = 372.0, 20.0
"""The least width of a panel and the room between two: three of them fill a page of paper."""
_PAPER, _SCREEN = 1200.0, 1600.0
_PICTURE = 200.0


def write_sheet(view: StoryboardView, style: Style) -> Sheet:
    """Return the storyboard as a sheet."""
    items = ItemPieces(view.frame)
    blocks = write_title(view.frame, "view.storyboard", "view.storyboard.lead" if view.scenes else "")
    panels = tuple(
        _panel(items, style, scene, panel, not number)
        for scene in view.scenes
        for number, panel in enumerate(scene.panels)
    )
    if panels:
        blocks += (Cards(panels, _PANEL, 20, _BETWEEN),)
    else:
        blocks += (Paragraph((Text(tell_nothing(view.frame, "page.empty"), tone="ink3", italic=True),), 24),)
    told = (f"{panel.head.number} {panel.head.name}" for scene in view.scenes for panel in scene.panels)
    description = items.word("text.semicolon").join(told) or tell_nothing(view.frame, "page.empty")
    width = _SCREEN if style.paper == "fit" and len(panels) > 3 else _PAPER
    references = write_references(items) if panels else write_findings(items)
    return Sheet(view.frame.header.title, f"{description}.", view.frame.language, blocks, references, width)


def _panel(items: ItemPieces, style: Style, scene: Scene, panel: Panel, new: bool) -> Box:
    """Return one panel; a `new` one begins a stage."""
    head = panel.head
    picture = style.pictures.get(panel.image)
    edge = Edge("ink" if new else "line2", 3)
    if picture:
        top = Box((Photo(picture, _PICTURE),), padding=(3, 1, 0, 1), head=edge)
    else:
        number = Paragraph((Text(head.number, T5, tone="ink3", family="serif"),))
        top = Box((number,), padding=(8, 16, 6, 16), ground="sunk", head=edge)
    body = (*_head(items, scene, panel, bool(picture)), *_body(items, panel, bool(picture)))
    inner = Box(body, padding=(12, 16, 14, 16))
    return Box((top, inner), ground="card", edge=Edge("line2"), radius=4)


def _head(items: ItemPieces, scene: Scene, panel: Panel, numbered: bool) -> Iterator[Block]:
    """Yield the stage, the name of the step, with its number if that stands nowhere else, what is special about it."""
    head = panel.head
    stage = f"{scene.head.number} {scene.head.name}"
    if head.anchor == scene.head.anchor:
        stage = f"{items.word('header.stage')} {scene.head.number}"
    yield Paragraph((Text(stage, T1, tone="ink3"),))
    number = (Text(f"{head.number} ", T4, tone="ink3", family="serif"),) if numbered else ()
    yield Paragraph((*number, Text(head.name, T3, 700)), 1)
    marks: list[Piece] = []
    if head.truth:
        marks += [Sign("flag", "accent"), Text(items.word("moment.moment-of-truth") + " ", T1, 600, "accent")]
    marks += items.chips(head.who)
    marks += [Chip(items.word("cell.optional"), edge="edge", ground="", dashed=True)] if head.optional else []
    if marks:
        yield Paragraph(tuple(marks), 3)


def _body(items: ItemPieces, panel: Panel, drawn: bool) -> Iterator[Block]:
    """Yield what is done, said, thought and felt."""
    yield from _said(items, panel.actions, None)
    yield from _said(items, panel.quotes, Edge("edge", 2))
    yield from _said(items, panel.thoughts, Edge("edge", 2, "1 3"))
    if panel.feelings:
        yield Rule("line", 1, 12)
        yield Box(tuple(replace(items.item(item), gap=2) for item in panel.feelings), 6)
    if panel.unknown:
        yield Paragraph((Chip(f"? {items.word('cell.unknown')}", "ink3", "line2", "hatch", italic=True),), 12)
    elif not (panel.actions or panel.quotes or panel.thoughts or panel.feelings or panel.image):
        yield Paragraph((Text(items.word("cell.none"), T1, tone="ink3"),), 12, Sign("i-check", "ink3"))
    if panel.image and not drawn:
        yield Paragraph((Text(panel.image, T1, tone="ink3", family="mono"),), 8)


def _said(items: ItemPieces, said: Sequence[Item], side: Edge | None) -> Iterator[Block]:
    """Yield sayings, behind a line at the start if there is one."""
    for number, item in enumerate(said):
        paragraph = Paragraph(items.saying(item))
        padding = (0.0, 0.0, 0.0, 12.0 if side else 0.0)
        yield Box((paragraph, *items.tail(item)), 4 if number else 12, padding, side=side)
