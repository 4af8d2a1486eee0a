"""Views in sentences: the text alternative of a sheet for those who cannot see it."""

from collections.abc import Iterator, Sequence

from cjmap.renderers.sheet.header import told
from cjmap.renderers.sheet.items import ItemPieces
from cjmap.view.curve.parts import Curve, CurveLine, Point
from cjmap.view.grid.parts import Sentence


def describe_summary(items: ItemPieces, summary: Sequence[Sentence]) -> Iterator[str]:
    """Yield the sentences that sum up a map."""
    for sentence in summary:
        name = items.word(f"summary.{sentence.key}")
        text = items.word("text.note", text=sentence.title, note=told(items, sentence))
        yield f"{items.word('text.pair', name=name, value=text)}."


def describe_curve(curve: Curve, items: ItemPieces) -> Iterator[str]:
    """Yield how each persona feels at the beginning, at the lowest and highest point, and at the end."""
    yield f"{items.word('curve.title')}."
    for line in curve.lines:
        known = [point for point in line.points if isinstance(point, Point)]
        if known:
            yield _line(line, known, items)


def _line(line: CurveLine, known: Sequence[Point], items: ItemPieces) -> str:
    lowest, highest = min(known, key=lambda point: point.unit), max(known, key=lambda point: point.unit)
    everybody = line.persona is None
    return items.word(
        "curve.sentence",
        persona=items.word("persona.all-customers") if everybody else items.frame.personas[line.persona or 0].name,
        first=tell_point(known[0], items),
        lowest_place=lowest.place,
        lowest=tell_point(lowest, items),
        highest_place=highest.place,
        highest=tell_point(highest, items),
        last=tell_point(known[-1], items),
    )


def tell_point(point: Point, items: ItemPieces) -> str:
    """Return how somebody feels at a point: feelings and score."""
    if not point.feelings:
        return point.score
    return items.word("text.note", text=items.word("text.comma").join(point.feelings), note=point.score)
