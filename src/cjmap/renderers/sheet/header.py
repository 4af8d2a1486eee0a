"""What stands above a view: the masthead of the map, or the title of a view."""

from collections.abc import Iterator, Sequence

from cjmap.renderers.nothing import tell_nothing
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
    Columns,
    Edge,
    Gap,
    Paragraph,
    Piece,
    Rule,
    Sign,
    Text,
)
from cjmap.renderers.sheet.tones import line_of, text_of
from cjmap.settings.theme import Theme
from cjmap.view.around import Frame
from cjmap.view.grid.parts import Sentence
from cjmap.view.parts import Item


def write_title(frame: Frame, title: str, lead: str = "") -> tuple[Block, ...]:
    """Return the head of a view other than the map: what map it shows, the view's title and lead (keys), personas."""
    items = ItemPieces(frame)
    blocks: list[Block] = [
        Paragraph((Text(frame.header.title, T3, 600, "ink3", "serif"),)),
        Paragraph((Text(items.word(title), T4, 600, family="serif"),), 2),
    ]
    if lead:
        blocks.append(Paragraph((Text(tell_nothing(frame, lead), T3, tone="ink2"),), 4))
    people = tuple(_people(items))
    if people:
        blocks.append(Paragraph(people, 12))
    blocks.append(Rule("ink", 1, 12))
    return (Box(tuple(blocks), kept=True),)


def write_masthead(frame: Frame, summary: Sequence[Sentence], theme: Theme) -> tuple[Block, ...]:
    """Return the head of the map: state, title, scenario, personas, facts, and the sentences that sum it up."""
    items = ItemPieces(frame)
    told = tuple(_told(items, theme))
    facts = tuple(_facts(items))
    head: Block = Columns((told, (Cards(facts, 150, between=20),)), (3, 2), between=48) if facts else Box(told)
    if not summary:
        return (head,)
    sentences = Cards(tuple(_sentence(items, each) for each in summary), 200, 12, 24)
    return (head, Rule("ink", 1, 16), sentences)


def _told(items: ItemPieces, theme: Theme) -> Iterator[Block]:
    """Yield the title with what is said above and below it."""
    header, word = items.frame.header, items.word
    over: list[Piece] = [Text(theme.logo, T1, 700, "accent")] if theme.logo else []
    if header.state:
        over.append(Chip(word(f"state.{header.state}"), "ink", "ink2", "", 600, dashed=header.state == "future"))
    words = [word("page.journey-map")]
    words += [word(f"perspective.{header.perspective}")] if header.perspective else []
    words += [word(f"framework.{header.framework}")] if header.framework not in ("", "none") else []
    yield Paragraph((*over, Text(" · ".join(words), T1, tone="ink3")))
    yield Paragraph((Text(header.title, T5, 600, family="serif"),), 6)
    if header.scenario:
        yield Paragraph((Text(header.scenario, T3, tone="ink2", family="serif"),), 4)
    if header.description:
        yield Box((Paragraph((Text(header.description, tone="ink2"),)),), 8, most=680)
    if header.tags:
        name = word("text.pair", name=word("header.tags"), value="")
        yield Paragraph((Text(name, T1, tone="ink3"), *items.tags(header.tags)), 8)
    people = tuple(_people(items))
    if people:
        yield Paragraph(people, 12)


def _people(items: ItemPieces) -> Iterator[Piece]:
    """Yield the personas that are shown: line and marker, initials, name."""
    shown = [items.frame.personas[place] for place in items.frame.shown]
    for person in shown:
        yield Sign(f"sample{person.look}", line_of(person.look))
        yield Text(person.initials, weight=600, tone=text_of(person.look))
        yield Text(f" {person.name}")
        yield Gap(28)


def _facts(items: ItemPieces) -> Iterator[Block]:
    """Yield what is known about the map itself, each with its name."""
    header, standing, word = items.frame.header, items.frame.standing, items.word
    if header.begins or header.ends:
        scope = f"{header.begins or '…'} → {header.ends or '…'}"
        yield _fact(word("header.scope"), Paragraph((Text(scope, weight=600),)))
    if header.owner:
        yield _fact(word("header.owner"), Paragraph((Text(header.owner, weight=600),)))
    if header.reviewed:
        due = standing.next_review if standing else ""
        after = (items.sub(word("header.next-review-by", date=due)),) if due else ()
        yield _fact(word("header.reviewed"), Paragraph((Text(header.reviewed, weight=600),)), *after)
    if standing:
        answered = word("header.questions", answered=standing.answered, asked=standing.asked)
        yield _fact(word("header.answered"), Paragraph((Text(answered, weight=600),)))
    for objective in items.frame.objectives:
        yield _fact(word("header.objective"), *_objective(items, objective))
    if header.links:
        yield _fact(word("lane.links"), *(Paragraph((Text(items.link(link)),)) for link in header.links))


def _objective(items: ItemPieces, item: Item) -> Iterator[Block]:
    text = Text(item.text, weight=600)
    yield Paragraph((*items.who(item), text, *items.notes(item.notes)))
    yield from items.tail(item)


def _fact(name: str, *blocks: Block) -> Block:
    title = Paragraph((Text(name, T1, tone="ink3"),))
    return Box((title, *blocks), padding=(5, 0, 4, 0), head=Edge("line2"))


def _sentence(items: ItemPieces, sentence: Sentence) -> Block:
    """Return one of the sentences that sum up the map."""
    title: list[Piece] = [Text(sentence.title, T3, 600)]
    if sentence.more:
        title.append(Text(" " + items.word("cell.more", count=sentence.more), T1, tone="ink3"))
    return Box(
        (
            Paragraph((Text(items.word(f"summary.{sentence.key}"), T1, tone="ink3"),)),
            Paragraph(tuple(title), 1),
            Paragraph((*items.chips(sentence.who), Text(told(items, sentence), tone="ink2")), 1),
        )
    )


def told(items: ItemPieces, sentence: Sentence) -> str:
    """Return what one of the sentences above the map tells of its place."""
    word, item = items.word, sentence.item
    if item is None:
        return sentence.text
    if item.share:
        return word("text.pair", name=word("route.leave", share=item.share.text), value=item.text)
    assert item.plan is not None  # what is most worth doing is an opportunity
    planned = item.plan.status not in ("", "idea")
    status = word(f"status.{item.plan.status}") if planned else word("summary.not-planned")
    rated = word("summary.rated", impact=item.plan.impact, effort=item.plan.effort)
    return rated + word("text.comma") + status
