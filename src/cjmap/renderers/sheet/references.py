"""What the footnotes and marks of a sheet refer to: the evidence, the findings."""

from collections.abc import Iterator

from cjmap.renderers.sheet.items import ItemPieces
from cjmap.renderers.sheet.parts import T1, T4, Block, Box, Cards, Chip, Paragraph, Rule, Sheet, Text
from cjmap.view.around import Flag, Frame, Source

_WIDEST = 900.0
"""Longer lines are hard to read."""


def write_references(items: ItemPieces) -> tuple[Block, ...]:
    """Return the list of evidence, and that of the findings, whose rules stand in the cells of the map."""
    return (*_evidence(items), *write_findings(items))


def references_sheet(frame: Frame) -> Sheet | None:
    """Return the end of a document of several sheets, None if they refer to nothing."""
    items = ItemPieces(frame)
    blocks = write_references(items)
    names = [source.name for source in frame.evidence]
    said = items.word("text.pair", name=items.word("view.evidence"), value=items.word("text.semicolon").join(names))
    return Sheet(frame.header.title, f"{said}.", frame.language, blocks) if blocks else None


def write_section(title: str) -> tuple[Block, ...]:
    """Return the title of a section below a view."""
    return (Rule("ink", 1, 32, kept=True), Paragraph((Text(title, T4, 600, family="serif"),), 10, kept=True))


def _evidence(items: ItemPieces) -> tuple[Block, ...]:
    """Return the list of evidence that the footnotes refer to."""
    evidence = items.frame.evidence
    if not evidence:
        return ()
    cards = tuple(Box(tuple(_source(items, source))) for source in evidence)
    return (*write_section(items.word("view.evidence")), Cards(cards, 280, 12, 20))


def _source(items: ItemPieces, source: Source) -> Iterator[Block]:
    """Yield what is known of one piece of evidence."""
    word = items.word
    blocks: list[Block] = [Paragraph((Text(source.name, weight=600),))]
    known = [word(f"evidence-kind.{source.kind}")] if source.kind else []
    known += [word("evidence.sample-of", count=source.sample)] if source.sample else []
    known += [source.date] if source.date else []
    if known:
        blocks.append(items.sub(" · ".join(known)))
    if source.description:
        blocks.append(Paragraph((Text(source.description, tone="ink2"),), 2))
    if source.source:
        blocks.append(items.sub(source.source))
    if source.links:
        blocks.append(items.sub(" · ".join(map(items.link, source.links))))
    first, *rest = blocks
    assert isinstance(first, Paragraph)  # the name is one
    yield Paragraph(first.pieces, lead=Chip(str(source.number), family="mono"))
    if rest:
        yield Box(tuple(rest), 2, (0, 0, 0, 24))


def write_findings(items: ItemPieces) -> tuple[Block, ...]:
    """Return the list of findings."""
    if not items.frame.findings:
        return ()
    told = (_finding(items, each) for each in items.frame.findings)
    return (*write_section(items.word("view.findings")), *told)


def _finding(items: ItemPieces, finding: Flag) -> Block:
    """Return a finding: its rule and what it is about, what it says, what helps and where."""
    where = finding.where or items.word("finding.whole-map")
    place = Text(f"{finding.file}:{finding.line}", T1, family="mono", tone="ink3")
    blocks = [
        Paragraph((*items.flag(finding), Text(f" {where}  ", weight=600), place)),
        Paragraph((Text(finding.message),), 2),
    ]
    if finding.help:
        blocks.append(Paragraph((Text(finding.help, tone="ink2"),), 2))
    return Box(tuple(blocks), 10, most=_WIDEST)
