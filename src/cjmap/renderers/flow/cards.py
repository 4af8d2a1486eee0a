"""The labels of the flow as HTML-like tables: cards, stage titles, conditions, pills, the title with its legend."""

from collections.abc import Iterator, Sequence

from cjmap.renderers.flow import colours as colours
from cjmap.renderers.flow.exits import BEFORE, exits_before, exits_below
from cjmap.renderers.flow.tables import (
    CARD,
    NAME_SIZE,
    SPINE,
    TITLE_SIZE,
    WIDTH,
    Style,
    bubble,
    cell,
    height,
    line,
    lines,
    pair,
    table,
)
from cjmap.renderers.text_width import ELLIPSIS
from cjmap.view.flow.parts import Card, Group, LegendEntry, Line, Meeting, Mood

_INSET = 2
"""How far the inside of a card keeps off a dashed border."""
_INDENT = "\u00a0\u00a0"
_CONDITION = 130
_PILL = 104
_GLYPHS = ("▼▼", "▼", "●", "▲", "▲▲")
_SOFT = Style(colour=colours.SOFT)
_SMALL = Style()


def html(markup: str) -> str:
    """Return markup as the value of an attribute."""
    return f"<{markup}>"


def card_label(card: Card, portrait: bool) -> str:
    """Return the card of a step, with the ways out below it or, in a portrait, before it."""
    if not card.leaving:
        return html(_card(card, {"PORT": "c"}))
    if portrait:
        return html(exits_before(_card(card, {}), card_height(card), card.leaving))
    return html(exits_below(_card(card, {}), card.leaving))


def group_label(title: str, group: Group, portrait: bool) -> str:
    """Return the title of a stage with steps; in a portrait it keeps off the line that enters below it."""
    number, _, name = title.partition(" ")
    style, small = Style(NAME_SIZE, colours.ACCENT, bold=True), Style(colour=colours.ACCENT)
    indent, room = 2, CARD * min(len(group.cards), 2)
    if portrait:
        indent, room = SPINE + 12, BEFORE - 12 if any(card.leaving for card in group.cards) else CARD
    said = [(text, style) for text in style.wrap(f"{number}\u00a0\u00a0{name}", room, 3)]
    if group.moment_of_truth:
        said += [(text, small) for text in small.wrap(f"◆ {group.moment_of_truth}", room, 2)]
    cells, _ = lines(said)
    return html(table([cell(WIDTH=indent) + cell(table(cells, BGCOLOR=colours.BAND))]))


def pill_label(text: str) -> str:
    """Return a pill that says where a way goes on or comes from."""
    style = Style(colour=colours.ACCENT)
    return html(bubble([(each, style) for each in style.wrap(text, _PILL, 2)], colours.ACCENT)[0])


def line_label(way: Line, pen: int, portrait: bool) -> str:
    """Return what stands above a piece of a line so many pixels wide, or beside a line (0); empty if nothing is said.

    In a portrait it stands beside that piece.

    That is the condition, who goes this way, and how many.
    """
    bold = Style(bold=True)
    texts = [(text, _SMALL) for text in (_SMALL.wrap(way.when, _CONDITION, 5) if way.when else ())]
    texts += [(text, _SOFT) for text in (_SOFT.wrap(way.who, _CONDITION, 3) if way.who else ())]
    texts += [(way.label, bold)] if way.label else []
    if not texts:
        return ""
    cells, _ = lines(texts)
    if pen and portrait:
        beside = cell(PORT="l", WIDTH=pen, ROWSPAN=len(cells), BGCOLOR=colours.ROUTE)
        return html(table([beside + cell(WIDTH=6, ROWSPAN=len(cells)) + cells[0], *cells[1:]]))
    piece = [cell(PORT="l", COLSPAN=2, HEIGHT=pen, BGCOLOR=colours.ROUTE)] if pen else []
    return html(table([cell(WIDTH=3, ROWSPAN=len(cells)) + cells[0], *cells[1:], cell(HEIGHT=2), *piece]))


def title_label(title: str, legend: Sequence[LegendEntry], width: int) -> str:
    """Return the title of the picture with the legend below it, in lines that are about as long as `width`."""
    style = Style(TITLE_SIZE, colours.INK, bold=True)
    titles = [(text, style.width(text)) for text in style.wrap(title, width, 2)]
    rows = [(line(text, style, needed) + cell(HEIGHT=28), needed) for text, needed in titles]
    rows += _legend_rows(legend, width)
    widest = max(needed for _, needed in rows) + 10
    # What is left of a row goes into an empty cell: tables are stretched to the widest, and all their cells with them.
    filled = [cell(table([row + cell(WIDTH=widest - needed)])) for row, needed in rows]
    return html(table([*filled, cell(WIDTH=10, HEIGHT=12)]))


def card_height(card: Card) -> int:
    """Return how high a card is, in pixels."""
    border = 2 * (int(_border(card)["BORDER"]) + (_INSET if card.optional else 0))
    return 4 + height(_rows(card)) + border


def _rows(card: Card) -> list[str]:
    """Return a row for each line of text of a card."""
    head = _head(card)
    rows = [*head, *([cell(HEIGHT=2)] if head else []), *_name(card)]
    for more in (_meetings(card.meetings), _foot(card)):
        if more:
            rows += [cell(HEIGHT=3), *more]
    return [*rows, _edge("u", 5)]


def _edge(port: str, high: int) -> str:
    """Return the inner edge of a card above or below its texts, where the lines of a portrait touch it."""
    return cell(table([cell(PORT=port, WIDTH=2 * SPINE - 28, HEIGHT=high) + cell(WIDTH=WIDTH + 28 - 2 * SPINE)]))


def _card(card: Card, port: dict[str, str]) -> str:
    """Return the table of a card: a bar in the colour of the feeling, and one row for each line of text."""
    rows = _rows(card)
    bar = colours.BARS[card.mood.band + 2] if card.mood else colours.FAINT
    inset = _INSET if card.optional else 0
    span = len(rows)
    first = cell(PORT="a", WIDTH=6, BGCOLOR=bar, ROWSPAN=2) + cell(WIDTH=8 - inset, ROWSPAN=span + 1)
    first += _edge("t", 4) + cell(PORT="b", WIDTH=6 - inset, ROWSPAN=2)
    rows[1] = cell(WIDTH=6, BGCOLOR=bar, ROWSPAN=span - 1) + rows[1]
    rows[1] += cell(PORT="d", WIDTH=6 - inset, ROWSPAN=span - 1)
    if not card.optional:
        return table([first, *rows], **port, **_border(card))
    # The bar keeps off a dashed border: it would show through its gaps.
    return table([cell(table([first, *rows]))], **port, **_border(card), CELLSPACING=str(inset))


def _border(card: Card) -> dict[str, str]:
    border, colour = ("2", colours.ACCENT) if card.moment_of_truth else ("1", colours.FAINT)
    look = {"BORDER": border, "COLOR": colour, "BGCOLOR": colours.CARD}
    if not card.optional:
        return look
    return look | {"COLOR": colour if card.moment_of_truth else colours.LINE, "STYLE": "DASHED"}


def _head(card: Card) -> list[str]:
    """Return the first line, if it says anything: the number, where else customers come from, what is special."""
    number = "" if card.is_stage else card.number
    if card.arrivals:
        number = f"{number}\u00a0\u00a0← {', '.join(card.arrivals)}".strip("\u00a0")
    accent = Style(colour=colours.ACCENT)
    left, optional = (number, _SOFT), (card.optional, _SOFT)
    if not card.moment_of_truth:
        return pair(left, optional, WIDTH) if number or card.optional else []
    truth = f"◆ {card.moment_of_truth}"
    both = f"{truth} · {card.optional}" if card.optional else truth
    if _SOFT.width(number) + accent.width(both) <= WIDTH:
        return pair(left, (both, accent), WIDTH)
    return [*pair(left, optional, WIDTH), *(line(text, accent, WIDTH) for text in accent.wrap(truth, WIDTH, 2))]


def _name(card: Card) -> list[str]:
    style = Style(NAME_SIZE, colours.ACCENT if card.is_stage else colours.INK, bold=True)
    name = f"{card.number}\u00a0\u00a0{card.name}" if card.is_stage else card.name
    return [line(text, style, WIDTH) for text in style.wrap(name, WIDTH, 3)]


def _meetings(meetings: Sequence[Meeting]) -> list[str]:
    """Return at most three touchpoints with their channels, and how many more there are."""
    texts = [text for meeting in meetings[:3] for text in _meeting(meeting)]
    texts += [f"+ {len(meetings) - 3}"] if len(meetings) > 3 else []
    return [line(text, _SOFT, WIDTH) for text in texts]


def _meeting(meeting: Meeting) -> Iterator[str]:
    joined = f"{meeting.name} · {meeting.channels}" if meeting.channels else meeting.name
    if _SOFT.width(joined) <= WIDTH:
        yield joined
        return
    yield from _SOFT.wrap(meeting.name, WIDTH, 2)
    if meeting.channels:
        room = WIDTH - _SOFT.width(_INDENT)
        yield from (f"{_INDENT}{text}" for text in _SOFT.wrap(meeting.channels, room, 2))


def _foot(card: Card) -> list[str]:
    """Return the last lines: how it feels, and below that how many pains there are."""
    texts: list[tuple[str, Style]] = []
    if card.mood is not None:
        style = Style(colour=colours.MOODS[card.mood.band + 2])
        texts += [(text, style) for text in style.wrap(_mood(card.mood, style), WIDTH, 1)]
    texts += [(card.pains, _SMALL)] if card.pains else []
    return [line(text, style, WIDTH) for text, style in texts]


def _mood(mood: Mood, style: Style) -> str:
    """Return a mood in words: as many of its feelings as fit in a line, the first one in any case."""
    sign = f"{_GLYPHS[mood.band + 2]} {mood.score}"
    for count in range(len(mood.words), 1, -1):
        more = "" if count == len(mood.words) else ELLIPSIS
        text = f"{sign} {mood.comma.join(mood.words[:count])}{more}"
        if style.width(text) <= WIDTH:
            return text
    return f"{sign} {mood.words[0]}{ELLIPSIS if len(mood.words) > 1 else ''}" if mood.words else sign


def _legend_rows(legend: Sequence[LegendEntry], most: int) -> list[tuple[str, int]]:
    """Return the entries of the legend in rows that are at most as wide as said, each with its width."""
    rows: list[tuple[str, int]] = []
    for entry in legend:
        cells, width = _legend_entry(entry)
        if rows and rows[-1][1] + width <= most:
            rows[-1] = (rows[-1][0] + cells, rows[-1][1] + width)
        else:
            rows.append((cells, width))
    return rows


def _legend_entry(entry: LegendEntry) -> tuple[str, int]:
    """Return a sign with its meaning, and how wide both are."""
    width = _SOFT.width(entry.text)
    text = line(entry.text, _SOFT, width) + cell(WIDTH=13, HEIGHT=15)
    if not entry.mark:
        thick, colour = (4, colours.ROUTE) if entry.sign == "width" else (1, colours.SKIP)
        stroke = [cell(WIDTH=22, HEIGHT=6), cell(WIDTH=22, HEIGHT=thick, BGCOLOR=colour), cell(WIDTH=22, HEIGHT=6)]
        return cell(table(stroke)) + cell(WIDTH=5, HEIGHT=15) + text, width + 40
    signs = {"end": colours.INK, "leaving": colours.BAD}
    style = Style(colour=signs.get(entry.sign, colours.ACCENT))
    mark = style.width(entry.mark)
    return line(entry.mark, style, mark) + cell(WIDTH=3, HEIGHT=15) + text, mark + width + 16
