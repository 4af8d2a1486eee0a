"""The score: how complete a map is, from 0 to 100.

Nine areas, each the share of its questions that are answered; the score is their plain mean, rounded down. There are no
weights and no dates in it: a badge does not rot by itself. Freshness and quality are the rules' business.
"""

from collections.abc import Iterable

from msgspec import Struct

from cjmap.model.outline import Outline
from cjmap.reading.told import Told
from cjmap.score.questions import AREAS, THE_MAP, Question, Unit, questions

__all__ = ["AREAS", "Area", "Hotspot", "Question", "Score", "Unit", "score"]


class Area(Struct, frozen=True):
    """How many of an area's questions are answered; an area in which nothing is asked counts 0."""

    name: str
    answered: int
    asked: int

    @property
    def percent(self) -> float:
        """Return the share of answered questions, 0 to 100."""
        return 100 * self.answered / self.asked if self.asked else 0.0


class Hotspot(Struct, frozen=True):
    """A stage or a persona with the questions that it opened, and those of them that nobody answered."""

    unit: Unit
    opened: int
    open_questions: tuple[Question, ...]


class Score(Struct, frozen=True):
    """How complete a map is.

    `value` is 0 to 100; `hotspots` are the stages and personas with open questions, most first; `open_of_map` are the
    questions about the map itself that nobody answered; `not_asked` are the areas that do not count for this map.
    """

    title: str
    value: int
    answered: int
    asked: int
    areas: tuple[Area, ...]
    hotspots: tuple[Hotspot, ...]
    open_of_map: tuple[Question, ...]
    not_asked: tuple[str, ...]


def score(outline: Outline) -> Score:
    """Return how complete a map is; on a future map, which nobody can have lived yet, the evidence is not asked for."""
    told = Told(outline)
    asked = tuple(questions(told))
    not_asked = ("evidence",) if told.journey.state == "future" else ()
    areas = tuple(_area(name, asked) for name in AREAS if name not in not_asked)
    return Score(
        title=outline.journey.title,
        value=int(sum(area.percent for area in areas) / len(areas) + 1e-9),
        answered=sum(question.answered for question in asked),
        asked=len(asked),
        areas=areas,
        hotspots=_hotspots(asked),
        open_of_map=tuple(question for question in asked if question.unit == THE_MAP and not question.answered),
        not_asked=not_asked,
    )


def _area(name: str, asked: Iterable[Question]) -> Area:
    answers = [question.answered for question in asked if question.area == name]
    return Area(name, sum(answers), len(answers))


def _hotspots(asked: Iterable[Question]) -> tuple[Hotspot, ...]:
    """Return the stages and personas with open questions, those with most first, then in the order of the map."""
    by_unit: dict[Unit, list[Question]] = {}
    for question in asked:
        by_unit.setdefault(question.unit, []).append(question)
    found = [
        Hotspot(unit, len(listed), tuple(question for question in listed if not question.answered))
        for unit, listed in by_unit.items()
        if unit != THE_MAP and not all(question.answered for question in listed)
    ]
    return tuple(sorted(found, key=lambda hotspot: -len(hotspot.open_questions)))
