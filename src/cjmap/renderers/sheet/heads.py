"""Stages and steps as the head rows of a table, for the map and every view over its columns."""

from collections.abc import Iterator, Sequence

from cjmap.renderers.sheet.items import ItemPieces
from cjmap.renderers.sheet.parts import T1, T3, Block, Box, Cell, Chip, Edge, Paragraph, Piece, Sign, Text
from cjmap.view.parts import Head

_TOP = Edge("ink", 3)


def write_heads(stages: Sequence[Head], items: ItemPieces) -> tuple[tuple[Cell, ...], ...]:
    """Return the head rows: stages, and steps below them if there are any; each begins with its name."""
    word = items.word
    divided = any(stage.steps for stage in stages)
    upper = [_corner(word("header.stage"))]
    for stage in stages:
        whole = divided and not stage.steps
        box = Box(tuple(_stage(stage, items)), padding=(8, 0, 0, 0), head=_TOP)
        upper.append(Cell((box,), stage.span, 2 if whole else 1, start=Edge("line2"), padding=(0, 8, 8, 8)))
    if not divided:
        return (tuple(upper),)
    lower = [_corner(word("header.step"))]
    for stage in stages:
        for number, step in enumerate(stage.steps):
            start = Edge("line" if number else "line2")
            lower.append(Cell(tuple(_step(step, items)), start=start, padding=(4, 8, 8, 8)))
    return (tuple(upper), tuple(lower))


def _corner(name: str) -> Cell:
    return Cell((Paragraph((Text(name, T1, tone="ink3"),)),), ground="page", padding=(12, 8, 8, 8))


def _stage(stage: Head, items: ItemPieces) -> Iterator[Block]:
    """Yield what stands in the head of a stage."""
    flag: tuple[Piece, ...] = (Sign("flag", "accent"),) if stage.truth else ()
    yield Paragraph((Text(f"{stage.number} ", T3, tone="ink3"), *flag, Text(stage.name, T3, 700)))
    if stage.kinds:
        yield Paragraph((Text(items.word("text.comma").join(stage.kinds), T1, tone="ink3"),), 1)
    yield from _marks(stage, items)


def _step(step: Head, items: ItemPieces) -> Iterator[Block]:
    """Yield what stands in the head of a step."""
    flag: tuple[Piece, ...] = (Sign("flag", "accent"),) if step.truth else ()
    yield Paragraph((*flag, Text(step.name, weight=600, tone="ink2")))
    yield from _marks(step, items)


def _marks(head: Head, items: ItemPieces) -> Iterator[Block]:
    """Yield who comes here, whether one may skip it or begin here, how long it takes, and findings."""
    marks: list[Piece] = [*items.chips(head.who)]
    marks += [Chip(items.word("cell.optional"), edge="edge", ground="", dashed=True)] if head.optional else []
    marks += [Chip(items.word("route.entry"), edge="edge", ground="", dashed=True)] if head.entry else []
    if marks:
        yield Paragraph(tuple(marks), 2)
    for time in head.times:
        text = time.text if time.role == "duration" else items.word("cell.waits", time=time.text)
        yield items.sub(*items.chips(time.who), text, gap=1)
    yield from items.flags(head.flags)
