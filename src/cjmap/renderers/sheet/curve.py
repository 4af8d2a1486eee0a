"""The emotion curve alone as a sheet: stages and steps above it, lowest and highest points in words below."""

from collections.abc import Iterator, Sequence

from cjmap.renderers.nothing import tell_nothing
from cjmap.renderers.sheet.curve_marks import CURVE_HEIGHT, UNIT, axis_legend_height, draw_axis, draw_marks
from cjmap.renderers.sheet.header import write_title
from cjmap.renderers.sheet.heads import write_heads
from cjmap.renderers.sheet.items import ItemPieces
from cjmap.renderers.sheet.marks import Mark
from cjmap.renderers.sheet.metrics import needed
from cjmap.renderers.sheet.parts import (
    T1,
    T2,
    T3,
    Block,
    Box,
    Cards,
    Cell,
    Edge,
    Paragraph,
    Picture,
    Sheet,
    Sign,
    Table,
    Text,
)
from cjmap.renderers.sheet.references import write_findings
from cjmap.renderers.sheet.sentences import describe_curve, tell_point
from cjmap.renderers.sheet.tones import line_of, text_of
from cjmap.renderers.style import Style
from cjmap.view.curve.parts import Curve, CurveLine, Point
from cjmap.view.curve.view import CurveView

_COLUMN = 8.5 * UNIT
_WIDEST = 12 * UNIT
_BESIDE = 16.0
"""The room on both sides of what stands in a column."""
_LANE = 8 * UNIT
_BARE = (0.0, 0.0, 0.0, 0.0)


def write_sheet(view: CurveView, style: Style) -> Sheet:
    """Return the curve as a sheet."""
    items = ItemPieces(view.frame)
    blocks: tuple[Block, ...] = write_title(view.frame, "curve.title")
    told: tuple[str, ...] = ()
    if view.curve:
        blocks += (_table(view, view.curve, items), Cards(tuple(_turns(view.curve, items)), 280, 20))
        told = tuple(describe_curve(view.curve, items))
    else:
        none = tell_nothing(view.frame, "curve.none-known")
        blocks += (Paragraph((Text(none, tone="ink3", italic=True),), 24),)
        told = (f"{none}.",)
    return Sheet(view.frame.header.title, " ".join(told), view.frame.language, blocks, write_findings(items), width=800)


def _table(view: CurveView, curve: Curve, items: ItemPieces) -> Table:
    """Return stages, steps and the curve over them."""
    starts = sorted(stage.start for stage in view.stages)
    ends = (items.word("curve.very-bad"), items.word("curve.very-good"))

    def axis(first: int, widths: Sequence[float]) -> tuple[Mark, ...]:
        return draw_axis(curve, view.frame, ends, widths[0])

    def line(first: int, widths: Sequence[float]) -> tuple[Mark, ...]:
        return draw_marks(curve, starts, first - 1, widths)

    top = Edge("line2")
    height = max(CURVE_HEIGHT, axis_legend_height(curve))
    row = (
        Cell((Picture(height, axis),), ground="page", top=top, padding=_BARE),
        Cell((Picture(CURVE_HEIGHT, line),), span=view.columns, top=top, start=top, padding=_BARE),
    )
    heads = write_heads(view.stages, items)
    return Table(
        widths=(_LANE, *_widths(view)),
        rows=(*heads, row),
        heads=len(heads),
        names=1,
        breaks=tuple(start + 1 for start in starts if start),
        gap=20,
    )


def _widths(view: CurveView) -> tuple[float, ...]:
    """Return the widths of the columns: no name is cut within a word, unless that is very long."""
    widths = [_COLUMN] * view.columns
    for stage in view.stages:
        for head in (stage, *stage.steps):
            size, before = (T3, f"{head.number}\u00a0") if head is stage else (T2, "")
            words = f"{before}{head.name}".split(" ")
            longest = max(needed(word, size, 600) for word in words) + (2 if head.truth else 1) * _BESIDE
            for column in range(head.start, head.start + head.span):
                widths[column] = max(widths[column], min(longest / head.span, _WIDEST))
    return tuple(widths)


def _turns(curve: Curve, items: ItemPieces) -> Iterator[Block]:
    """Yield where each line is lowest and highest."""
    for line in curve.lines:
        known = [point for point in line.points if isinstance(point, Point)]
        if known:
            yield Box((_whose(line, items), *_ends(known, items)))


def _whose(line: CurveLine, items: ItemPieces) -> Paragraph:
    """Return whose line it is."""
    if line.persona is None:
        return Paragraph((Text(items.word("persona.all-customers"), T3, 600),))
    person = items.frame.personas[line.persona]
    sample = Sign(f"sample{person.look}", line_of(person.look))
    return Paragraph((sample, Text(person.name, T3, 600, text_of(person.look))))


def _ends(known: Sequence[Point], items: ItemPieces) -> Iterator[Block]:
    """Yield the lowest and the highest of some points, the first of equal ones."""
    for key, best in (("curve.lowest", min), ("curve.highest", max)):
        point = best(known, key=lambda each: each.unit)
        others = [each for each in known if each.unit == point.unit][1:]
        yield Paragraph((Text(items.word(key), T1, tone="ink3"),), 6)
        more = (Text(" " + items.word("cell.more", count=len(others)), T1, tone="ink3"),) if others else ()
        text = Text(f" {tell_point(point, items)}", tone="ink2")
        yield Paragraph((Text(point.place, weight=600), text, *more))
