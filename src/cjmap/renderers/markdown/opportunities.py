"""The opportunities view in Markdown: a matrix, a ranked table, the pains that nobody answers."""

from collections.abc import Iterator

from cjmap.renderers.escape import markdown_block, markdown_text
from cjmap.renderers.markdown.items import ItemText
from cjmap.renderers.markdown.table import write_table
from cjmap.renderers.nothing import tell_nothing
from cjmap.renderers.style import Style
from cjmap.view.opportunities import Field, Idea, OpportunitiesView, Placed
from cjmap.view.parts import Item


def write_blocks(view: OpportunitiesView, style: Style) -> Iterator[str]:
    """Yield the opportunities of a map."""
    writer = _Writer(view)
    word = writer.text.word
    yield f"## {word('view.opportunities')}"
    if not view.ideas:
        yield markdown_text(tell_nothing(view.frame, "opportunity.none"))
    else:
        yield markdown_text(tell_nothing(view.frame, "view.opportunities.lead"))
        yield writer.matrix()
        if view.unrated:
            marks = word("text.comma").join(view.ideas[place].item.mark for place in view.unrated)
            yield word("text.pair", name=f"*{word('opportunity.unrated')}*", value=marks)
        yield writer.ranked()
    if view.unanswered:
        yield f"### {word('opportunity.unanswered-pains')}"
        yield "\n".join(f"- {writer.pain(pain)}" for pain in view.unanswered)
    elif view.pains:
        yield f"○ {word('opportunity.all-answered')}."


class _Writer:
    """Writes the tables and lists of one view."""

    def __init__(self, view: OpportunitiesView) -> None:
        self.view = view
        self.text = ItemText(view)
        self.word = self.text.word

    def matrix(self) -> str:
        """Return the matrix: rows of impact, columns of effort, marks of opportunities in the fields."""
        heads = [f"{self.word('rating.impact')} ↓ {self.word('rating.effort')} →"]
        heads += (str(field.effort) for field in self.view.matrix[0])
        rows = ([f"**{row[0].impact}**", *map(self._field, row)] for row in self.view.matrix)
        return write_table(heads, rows)

    def _field(self, field: Field) -> str:
        named = field.corner and field.impact in (1, 5) and field.effort in (1, 5)
        told = [f"*{self.word(f'opportunity.{field.corner}')}*"] if named else []
        marks = self.word("text.comma").join(self.view.ideas[place].item.mark for place in field.ideas)
        return "<br>".join([*told, *([marks] if marks else [])])

    def ranked(self) -> str:
        """Return the table of all opportunities."""
        keys = ("opportunity.rank", "opportunity.opportunity", "finding.where", "rating.impact", "rating.effort")
        heads = [self.word(key) for key in (*keys, "opportunity.status", "header.owner")]
        return write_table(heads, map(self._row, self.view.ideas))

    def _row(self, idea: Idea) -> list[str]:
        plan = idea.item.plan
        ratings = (plan.impact, plan.effort) if plan else (None, None)
        return [
            "–" if idea.rank is None else str(idea.rank),
            self._idea(idea),
            self._place(idea.place, idea.item),
            *(f"*? {self.word('rating.unrated')}*" if rating is None else str(rating) for rating in ratings),
            self._status(idea),
            self._owner(idea),
        ]

    def _idea(self, idea: Idea) -> str:
        """Return what an opportunity is, the pains that it answers, and what else is known."""
        item, text = idea.item, self.text
        said = markdown_text(item.text)
        if item.actor:
            said = self.word("text.pair", name=f"**{markdown_text(item.actor)}**", value=said)
        lines = [
            " ".join(part for part in (f"**{item.mark}**", *text.chips(item.who), said, text.notes(item.notes)) if part)
        ]
        pains = self.word("text.semicolon").join(text.said(pain) for pain in idea.pains)
        lines += [self.word("cell.answers", pains=pains)] if pains else []
        return "<br>".join([*lines, *text.details(item)])

    def _place(self, place: str, item: Item) -> str:
        whole = f"*{self.word('cell.whole-journey')}*"
        return "<br>".join([markdown_text(place) or whole, *([f"({markdown_text(item.at)})"] if item.at else [])])

    def _status(self, idea: Idea) -> str:
        status = idea.item.plan.status if idea.item.plan else ""
        lines = [self.word(f"status.{status or 'unknown'}")]
        if idea.after:
            before, after = markdown_text(idea.before) or "?", markdown_text(idea.after)
            lines.append(self.word("opportunity.result", before=before, after=after))
        elif idea.before:
            lines.append(self.word("text.pair", name=self.word("opportunity.before"), value=markdown_text(idea.before)))
        return "<br>".join(lines)

    def _owner(self, idea: Idea) -> str:
        owner = markdown_text(idea.owner) or f"*? {self.word('cell.no-owner')}*"
        return "<br>".join([owner, *([self.word("cell.by", date=markdown_text(idea.due))] if idea.due else [])])

    def pain(self, pain: Placed) -> str:
        """Return a pain with its place."""
        place = markdown_text(pain.place) or self.word("cell.whole-journey")
        return markdown_block(self.word("text.pair", name=f"*{place}*", value=self.text.line(pain.item)))
