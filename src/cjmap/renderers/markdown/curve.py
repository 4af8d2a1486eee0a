"""The emotion curve in Markdown: a journey diagram, and a table of all feelings."""

from collections.abc import Iterator

from cjmap.renderers.curve.table import Felt, feelings_table
from cjmap.renderers.escape import markdown_text
from cjmap.renderers.markdown.diagram import write_diagram
from cjmap.renderers.markdown.items import MOODS
from cjmap.renderers.markdown.table import write_table
from cjmap.renderers.mermaid.journey import write_journey
from cjmap.renderers.nothing import tell_nothing
from cjmap.renderers.style import Style
from cjmap.view.curve.view import CurveView
from cjmap.vocabulary import label


def write_blocks(view: CurveView, style: Style) -> Iterator[str]:
    """Yield the blocks of the emotion curve of a map."""
    language = view.frame.language
    yield f"## {label('curve.title', language)}"
    if view.curve is None:
        yield markdown_text(tell_nothing(view.frame, "curve.none-known"))
        return
    yield from write_diagram(write_journey(view))
    everybody = label("persona.all-customers", language)
    people = [
        everybody if line.persona is None else view.frame.personas[line.persona].name for line in view.curve.lines
    ]
    heads = [label("header.step", language), *map(markdown_text, people)]
    rows = [
        [f"{row.number} {markdown_text(row.name)}", *(_felt(cell, language) for cell in row.felt)]
        for row in feelings_table(view)
    ]
    yield write_table(heads, rows)


def _felt(felt: Felt, language: str) -> str:
    if felt.point is None:
        if felt.none:
            return f"○ {label('cell.none', language)}"
        return f"*? {label('cell.unknown', language)}*" if felt.unknown else "–"
    words = markdown_text(label("text.comma", language).join(felt.point.feelings))
    return " ".join(filter(None, (MOODS[felt.band + 2], felt.point.score, words)))
