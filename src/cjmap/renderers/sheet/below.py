"""What stands below a view: the key to its signs, the evidence, the findings."""

from collections.abc import Iterator, Sequence

from cjmap.renderers.html.legend import Sign as Known
from cjmap.renderers.html.legend import Signs
from cjmap.renderers.sheet.items import ItemPieces
from cjmap.renderers.sheet.parts import T1, T4, Block, Box, Cards, Chip, Gap, Paragraph, Piece, Rule, Sign, Text
from cjmap.renderers.sheet.words import Words
from cjmap.view.parts import Source

_SHAPES = {
    "none": Sign("i-check", "ink3"),
    "hole": Sign("hole"),
    "lowest": Sign("lowest"),
    "truth": Sign("flag", "accent"),
    "v-missed": Sign("v-missed", "neg"),
    "v-exceeded": Sign("v-exceeded", "pos"),
    "v-met": Sign("v-met", "pos"),
}
_BETWEEN = Gap(20)


def write_signs(legend: Sequence[Signs], word: Words) -> tuple[Block, ...]:
    """Return the key: the signs that occur and what they mean."""
    if not legend:
        return ()
    pieces: list[Piece] = [Text(word("view.key"), T1, 600, "ink2"), _BETWEEN]
    for group in legend:
        if group.title:
            title = word(group.title)
            title = word("text.note", text=title, note=word(group.scale)) if group.scale else title
            pieces += (Text(word("text.pair", name=title, value=""), T1, tone="ink2"),)
        for sign in group.signs:
            text = word("text.note", text=word(sign.label), note=sign.ratings) if sign.ratings else word(sign.label)
            pieces += (_shape(sign), Text(text, T1, tone="ink2"), Gap(10) if group.title else _BETWEEN)
        pieces.append(_BETWEEN)
    return (Paragraph(tuple(pieces), 16, leading=20),)


def _shape(sign: Known) -> Piece:
    if sign.shape == "unknown":
        return Chip("?", "ink3", "line2", "hatch", italic=True)
    return _SHAPES.get(sign.shape, Sign(sign.shape, "neg" if sign.shape.startswith("sev") else "ink2"))


def write_section(title: str) -> tuple[Block, ...]:
    """Return the title of a section below a view."""
    return (Rule("ink", 1, 32), Paragraph((Text(title, T4, 600, family="serif"),), 10, kept=True))


def write_evidence(items: ItemPieces) -> tuple[Block, ...]:
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
    """Return the list of findings whose rules stand in the cells."""
    findings = items.frame.findings
    if not findings:
        return ()
    rows = tuple(
        Paragraph(
            (
                *items.flag(each),
                Text(f"{each.where}  ", weight=600),
                Text(f"{each.message} "),
                Text(f"{each.help} ", tone="ink2"),
                Text(f"{each.file}:{each.line}", T1, family="mono", tone="ink3"),
            ),
            6,
        )
        for each in findings
    )
    return (*write_section(items.word("view.findings")), *rows)
