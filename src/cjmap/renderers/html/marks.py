"""What the marks of a map (P3, O1, 4.2) lead to, and which opportunities answer a pain."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from cjmap.view.grid.parts import GridView
from cjmap.view.parts import Item


class Marks(Struct, frozen=True):
    """The anchors of pains and opportunities by mark; the marks of those who answer a pain by its mark.

    `answers` is None where the view shows no opportunities, so that nothing is said of them.
    """

    anchors: Mapping[str, str]
    answers: Mapping[str, tuple[str, ...]] | None


def write_marks(view: GridView) -> Marks:
    """Return what the marks of a view lead to; rejected opportunities answer nothing."""
    found = [item for item in _items(view) if item.mark and item.role in ("pain", "opportunity")]
    ideas = [item for item in found if item.plan]
    answers: dict[str, tuple[str, ...]] = {}
    for idea in ideas:
        for mark in idea.plan.answers if idea.plan and idea.plan.status != "rejected" else ():
            answers[mark] = (*answers.get(mark, ()), idea.mark)
    return Marks({item.mark: item.anchor for item in found}, answers if ideas else None)


def write_places(view: GridView) -> dict[str, str]:
    """Return the anchors of stages and steps by number."""
    return {head.number: head.anchor for stage in view.stages for head in (stage, *stage.steps)}


def _items(view: GridView) -> Iterator[Item]:
    for lane in view.lanes:
        for row in lane.rows:
            for cell in row:
                yield from cell.content.items
