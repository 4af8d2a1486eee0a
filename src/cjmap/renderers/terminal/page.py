"""The map view as the lines of a terminal: its header, the curves, and tables that fit the width."""

from collections.abc import Iterator

from cjmap.renderers.terminal.curve import draw_curves
from cjmap.renderers.terminal.items import Clean, Phrases
from cjmap.renderers.terminal.lines import Line, Span, broken
from cjmap.renderers.terminal.tables import draw_table, lay_tables
from cjmap.view.grid.parts import GridView, Sentence

_LONGEST = 100
"""So many characters a line of prose has at most."""


def render_terminal(view: GridView, width: int, clean: Clean) -> Iterator[Span]:
    """Yield a map as spans, each line with its line end, none wider than `width` cells.

    `clean` makes visible what an author's text may not do to a terminal.
    """
    for line in _lines(view, width, Phrases(view.frame, clean)):
        yield from line
        yield "\n", ""


def _lines(view: GridView, width: int, phrases: Phrases) -> Iterator[Line]:
    yield from _header(view, min(width, _LONGEST), phrases)
    if not view.stages:
        yield ()
        yield from broken([(phrases.word("page.empty"), "dim")], width)
    if view.curve is not None:
        yield ()
        yield from draw_curves(view.curve, view.stages, view.columns, width, phrases)
    for table in lay_tables(view.stages, view.columns, width):
        yield ()
        yield from draw_table(table, view.stages, view.lanes, phrases)


def _header(view: GridView, width: int, phrases: Phrases) -> Iterator[Line]:
    """Yield what stands above the map: title, scenario, facts, personas, the sentences that sum it up."""
    header, frame = view.frame.header, view.frame
    yield from broken([(phrases.text(header.title), "bold")], width)
    for text in (header.scenario, header.description):
        yield from broken([(phrases.text(text), "")], width) if text else ()
    facts = list(_facts(view, phrases))
    yield from broken([(" · ".join(facts), "dim")], width) if facts else ()
    people = [frame.personas[place] for place in frame.shown]
    for person in people:
        yield from broken([(f"{phrases.text(person.initials)} ", "bold"), (phrases.text(person.name), "")], width, 3)
    for sentence in view.summary:
        yield from broken(list(_sentence(sentence, phrases)), width, 2)


def _facts(view: GridView, phrases: Phrases) -> Iterator[str]:
    header = view.frame.header
    if header.state:
        yield phrases.word(f"state.{header.state}")
    if header.perspective:
        yield phrases.word(f"perspective.{header.perspective}")
    if header.begins or header.ends:
        yield " → ".join(phrases.text(text) for text in (header.begins, header.ends) if text)
    for key, text in (("owner", header.owner), ("reviewed", header.reviewed)):
        if text:
            yield phrases.word("text.pair", name=phrases.word(f"header.{key}"), value=phrases.text(text))


def _sentence(sentence: Sentence, phrases: Phrases) -> Iterator[Span]:
    """Yield one of the sentences that sum up the map: what is lowest, highest, widest, most worth doing."""
    yield phrases.word("text.pair", name=phrases.word(f"summary.{sentence.key}"), value=""), "dim"
    yield phrases.text(sentence.title), "bold"
    item = sentence.item
    said = [phrases.text(sentence.text)] if sentence.text else []
    if item is not None and item.share:
        said.append(phrases.word("route.leave", share=phrases.text(item.share.text)))
        said.append(phrases.text(item.text))
    if item is not None and item.plan:
        plan = item.plan
        said.append(phrases.word("summary.rated", impact=str(plan.impact), effort=str(plan.effort)))
    yield from ((f" · {text}", "") for text in said if text)
    yield (f" ({phrases.who(sentence.who)})" if sentence.who else ""), "dim"
    yield (f" {phrases.word('cell.more', count=str(sentence.more))}" if sentence.more else ""), "dim"
