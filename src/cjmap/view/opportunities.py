"""The opportunities view: what could be better, what is most worth doing, and which pains nobody answers."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from cjmap.model.outline import Spot
from cjmap.model.sayings import Opportunity
from cjmap.reading.remedies import Remedies
from cjmap.reading.told import Told
from cjmap.view.around import Frame
from cjmap.view.frame import write_frame
from cjmap.view.items import ItemWriter
from cjmap.view.numbers import write_day
from cjmap.view.options import Options
from cjmap.view.parts import Item
from cjmap.view.registry import Registry, Voice

RATINGS = range(1, 6)
_QUICK_WINS, _BIG_BETS, _FILL_INS, _THINK_TWICE = "quick-wins", "big-bets", "fill-ins", "think-twice"


class Placed(Struct, frozen=True):
    """A pain in its place: the name of the stage or step, empty for the whole journey, and the anchor of the moment."""

    item: Item
    place: str
    anchor: str


class Idea(Struct, frozen=True):
    """An opportunity in its place, with the pains that it answers.

    `rank` is None for one that is not rated, and for one that is done or rejected. `before` and `after` are the values
    of its experiment; what else is known stands in the facts of the item.
    """

    item: Item
    place: str
    anchor: str
    pains: tuple[Item, ...]
    rank: int | None = None
    owner: str = ""
    due: str = ""
    before: str = ""
    after: str = ""


class Field(Struct, frozen=True):
    """A field of the matrix: the ratings, the key of the corner that it belongs to, the places of ideas in the list."""

    impact: int
    effort: int
    corner: str
    ideas: tuple[int, ...]


class OpportunitiesView(Struct, frozen=True):
    """The opportunities of a map, ready to draw.

    `ideas` are ranked, then come those that lack a rating, then those that are done or rejected. `matrix` are rows of
    falling impact with fields of rising effort; `unrated` the places of the ideas that stand in none. `pains` counts
    all pains, `unanswered` are those that nobody answers, the severest first.
    """

    frame: Frame
    ideas: tuple[Idea, ...]
    matrix: tuple[tuple[Field, ...], ...]
    unrated: tuple[int, ...]
    pains: int
    unanswered: tuple[Placed, ...]


def build_opportunities(registry: Registry, options: Options = Options()) -> OpportunitiesView:  # noqa: B008 (frozen)
    """Return the opportunities of a map, those that hold for whom is shown."""
    board = _Board(registry)
    ideas = _rank(board.ideas())
    return OpportunitiesView(
        frame=write_frame(registry),
        ideas=ideas,
        matrix=_lay_matrix(ideas),
        unrated=tuple(place for place, idea in enumerate(ideas) if not _is_rated(idea)),
        pains=len(board.pains),
        unanswered=tuple(board.unanswered(ideas)),
    )


class _Board:
    """Collects the pains and opportunities of one map that are shown."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self.items = ItemWriter(registry)
        self.remedies = Remedies(Told(registry.outline))

    def _voices(self) -> Iterator[tuple[Spot, Voice]]:
        """Yield all that is said, with the stage or step that it is said in."""
        for stage in self.registry.stages:
            for spot in (stage, *self.registry.steps(stage)):
                for voice in self.registry.voices(spot):
                    yield spot, voice

    @cached_property
    def pains(self) -> dict[str, Placed]:
        """Return the pains that are shown, by their marks in reading order."""
        whole = self.registry.only(self.items.pains(None, self.registry.journey.pains))
        found = [Placed(item, "", "") for item in whole]
        for spot, voice in self._voices():
            items = self.registry.only(self.items.pains(voice, voice.content.pains))
            found += (Placed(item, spot.name, voice.spot.subject) for item in items)
        return {pain.item.mark: pain for pain in found}

    def ideas(self) -> Iterator[Idea]:
        """Yield the opportunities that are shown, in reading order."""
        for written in self.registry.journey.opportunities or ():
            yield from self._idea(written, None, None)
        for spot, voice in self._voices():
            for written in voice.content.opportunities or ():
                yield from self._idea(written, spot, voice)

    def _idea(self, written: Opportunity, spot: Spot | None, voice: Voice | None) -> Iterator[Idea]:
        """Yield an opportunity, if it holds for whom is shown."""
        experiment = written.experiment
        for item in self.registry.only(self.items.opportunities(voice, (written,))):
            yield Idea(
                item=replace(item, facts=tuple(fact for fact in item.facts if fact.label not in _OWN)),
                place=spot.name if spot else "",
                anchor=voice.spot.subject if voice else "",
                pains=self._answered(item),
                owner=written.owner or "",
                due=write_day(written.by, self.items.language) if written.by else "",
                before=(experiment.before if experiment else None) or "",
                after=(experiment.after if experiment else None) or "",
            )

    def _answered(self, item: Item) -> tuple[Item, ...]:
        """Return the pains that an opportunity answers, as the map tells them: those it names or stands beside."""
        marks = item.plan.answers if item.plan else ()
        return tuple(self.pains[mark].item for mark in marks if mark in self.pains)

    def unanswered(self, ideas: Sequence[Idea]) -> list[Placed]:
        """Return the pains that nobody answers for whom is shown: the severest first, unrated ones last.

        An answer is an idea that is shown with the pain and not rejected, or one that the reading finds in its reach.
        """
        shown = self.registry.persona
        told = self.remedies.told
        answered = {pain.mark for idea in ideas if not _is_rejected(idea) for pain in idea.pains}
        for pain in (*told.said_of_map("pains"), *told.pains):
            if any(shown is None or shown in answer.personas for answer in self.remedies.answers(pain)):
                answered.add(self.registry.pain_marks[id(pain.item)])
        found = [pain for mark, pain in self.pains.items() if mark not in answered]
        return sorted(found, key=lambda pain: -(pain.item.rating or 0))


_OWN = ("lane.owner", "header.due", "opportunity.before", "opportunity.after")
"""Facts of an opportunity that the view tells apart."""


def _rank(ideas: Iterator[Idea]) -> tuple[Idea, ...]:
    """Return ideas in order: by impact over effort, then by the severest pain that they answer, then as written."""
    ordered = sorted(ideas, key=lambda idea: (_is_settled(idea), not _is_rated(idea), -_worth(idea), -_severity(idea)))
    ranked = sum(not _is_settled(idea) and _is_rated(idea) for idea in ordered)
    return tuple(replace(idea, rank=rank) if rank <= ranked else idea for rank, idea in enumerate(ordered, 1))


def _is_rejected(idea: Idea) -> bool:
    return idea.item.plan is not None and idea.item.plan.status == "rejected"


def _is_settled(idea: Idea) -> bool:
    return idea.item.plan is not None and idea.item.plan.status in ("done", "rejected")


def _is_rated(idea: Idea) -> bool:
    plan = idea.item.plan
    return plan is not None and plan.impact is not None and plan.effort is not None


def _worth(idea: Idea) -> float:
    plan = idea.item.plan
    return plan.impact / plan.effort if plan and plan.impact is not None and plan.effort is not None else 0.0


def _severity(idea: Idea) -> int:
    return max((pain.rating or 0 for pain in idea.pains), default=0)


def _lay_matrix(ideas: Sequence[Idea]) -> tuple[tuple[Field, ...], ...]:
    """Return the rows of the matrix, the highest impact first."""
    at: dict[tuple[int, int], list[int]] = {}
    for place, idea in enumerate(ideas):
        plan = idea.item.plan
        if plan and plan.impact is not None and plan.effort is not None:
            at.setdefault((plan.impact, plan.effort), []).append(place)
    return tuple(
        tuple(Field(impact, effort, _corner(impact, effort), tuple(at.get((impact, effort), ()))) for effort in RATINGS)
        for impact in reversed(RATINGS)
    )


def _corner(impact: int, effort: int) -> str:
    """Return the corner of the matrix that ratings belong to: both at an end of the five-point scale (1-2, 4-5)."""
    if 3 in (impact, effort):
        return ""
    if impact > 3:
        return _QUICK_WINS if effort < 3 else _BIG_BETS
    return _FILL_INS if effort < 3 else _THINK_TWICE
