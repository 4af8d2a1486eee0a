"""The personas view in Markdown: who walks the journey, and where each of them feels worst and best."""

from collections.abc import Iterator

from cjmap.renderers.escape import markdown_text
from cjmap.renderers.markdown.items import MOODS, ItemText
from cjmap.renderers.markdown.profiles import title, write_audience, write_profile
from cjmap.renderers.nothing import tell_nothing
from cjmap.renderers.style import Style
from cjmap.view.curve.parts import Point
from cjmap.view.parts import Item
from cjmap.view.personas import PersonaCard, PersonasView


def write_blocks(view: PersonasView, style: Style) -> Iterator[str]:
    """Yield the personas that are shown, and the audience."""
    text = ItemText(view)
    yield f"## {text.word('view.personas')}"
    if not view.cards:
        yield text.word("persona.none")
    if view.frame.absent:
        yield markdown_text(tell_nothing(view.frame, "view.personas.lead"))
    for card in view.cards:
        yield title(view.frame.personas[card.persona])
        yield from write_profile(text, view.frame.profiles[card.persona])
        yield from _feelings(text, card)
    yield from write_audience(text)


def _feelings(text: ItemText, card: PersonaCard) -> Iterator[str]:
    """Yield how a persona feels at each place, and where worst and best."""
    if card.curve is None:
        yield f"*{text.word('curve.none-known')}*"
        return
    points = [point for line in card.curve.lines for point in line.points if isinstance(point, Point)]
    yield text.pair("curve.title", text.word("text.semicolon").join(_point(text, point) for point in points))
    if card.lowest and card.highest:
        places = (f"**{markdown_text(point.place)}**" for point in (card.lowest, card.highest))
        yield text.word("persona.lowest-highest", **dict(zip(("lowest", "highest"), places, strict=True)))


def _point(text: ItemText, point: Point) -> str:
    """Return how it feels at a place."""
    mood = MOODS[(Item(role="feeling", unit=point.unit).band or 0) + 2]
    feelings = markdown_text(text.word("text.comma").join(point.feelings))
    told = " ".join(part for part in (mood, feelings, point.score) if part)
    return text.word("text.pair", name=markdown_text(point.place), value=told)
