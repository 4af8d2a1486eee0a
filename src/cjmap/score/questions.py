"""What a complete journey map answers: the questions of the nine areas, asked of one map.

Every question is whether there is one: more content can only answer more. `[]` ("we looked, there is none") answers
once the lane holds a real item somewhere; a text that only holds a place answers nothing.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Literal

from msgspec import Struct

from cjmap.model.outline import Spot
from cjmap.reading.citations import Citations
from cjmap.reading.contacts import Contacts
from cjmap.reading.moods import Moods
from cjmap.reading.real_text import is_real
from cjmap.reading.told import Told
from cjmap.vocabulary import frameworks, recognise_stage, stage_name

AREAS = (
    *("objectives", "personas", "stages", "touchpoints", "channels", "emotions", "pains", "opportunities"),
    "evidence",
)
"""The areas of the score, in the order of working on a map."""

ASKED_CUSTOMERS = frozenset(("interview", "survey", "usability-test", "social-listening"))
"""Kinds of evidence for which customers were asked, or listened to."""


Kind = Literal["map", "persona", "stage", "missing stage"]


class Unit(Struct, frozen=True):
    """What a question is asked of: the map, a persona, a stage, or a stage of the framework that nobody drew."""

    kind: Kind
    id: str
    name: str


class Question(Struct, frozen=True):
    """One question: its area, what it is asked of, for which persona (None: everybody), its words, its answer."""

    area: str
    unit: Unit
    persona: str | None
    words: str
    answered: bool


THE_MAP = Unit("map", "", "the map")


def questions(told: Told) -> Iterator[Question]:
    """Yield all questions that a map is asked; on a future map nobody asks for evidence."""
    asker = _Asker(told)
    yield from asker.objectives()
    yield from asker.personas()
    for stage in told.stages:
        yield from asker.stage(stage)
    for kind in _missing_stages(told):
        yield from asker.missing_stage(kind)
    yield from asker.map()


class _Asker:
    def __init__(self, told: Told) -> None:
        self.told = told
        self.moods = Moods(told)
        self.contacts = Contacts(told)
        self.citations = Citations(told)
        self.is_future = told.journey.state == "future"
        self._resting = {citation.spot.stage.pointer for citation in self.citations.all if citation.spot is not None}

    def objectives(self) -> Iterator[Question]:
        """Yield what the map is for."""
        journey = self.told.journey
        objectives = [item for item in journey.objectives or () if is_real(item.text)]
        scope = journey.scope
        framed = _real(journey.scenario) or (scope is not None and (_real(scope.from_) or _real(scope.to)))
        metrics = (*(journey.metrics or ()), *(said.item for said in self.told.metrics))
        valued = any(_real(metric.name) and metric.value for metric in metrics)
        valued = valued or any(item.metric and item.value for item in objectives)
        yield _of_map("objectives", "a scenario or a scope?", framed)
        yield _of_map("objectives", "an objective?", bool(objectives))
        measurable = any(item.metric and item.target for item in objectives)
        yield _of_map("objectives", "an objective with metric and target?", measurable)
        yield _of_map("objectives", "a metric with a value?", valued)

    def personas(self) -> Iterator[Question]:
        """Yield what is known of each persona; without any, what would be asked of one."""
        table = self.told.tables.personas or {}
        for id_, persona in table.items() or (("", None),):
            unit = Unit("persona", id_, (persona.name or id_) if persona else "A first persona")
            values: dict[str, Any] = persona.__dict__ if persona else {}
            who = bool(values.get("demographics") or values.get("firmographics")) or _any_real(values.get("behaviour"))
            answers = {
                "who they are? (demographics, firmographics or behaviour)": who,
                "goals?": _any_real(values.get("goals")),
                "pains?": _any_real(values.get("pains")),
                "preferred channels?": bool(values.get("channels")),
                "evidence?": bool(values.get("evidence")),
            }
            for words, answered in answers.items():
                yield Question("personas", unit, None, words, answered)

    def stage(self, stage: Spot) -> Iterator[Question]:
        """Yield what is asked of a drawn stage, for each persona that comes there and as a whole."""
        unit = Unit("stage", stage.id, stage.name)
        everybody = self.told.tables.personas
        for persona in stage.personas if everybody else (None,):
            who = persona or ""
            for area, words, answer in _OF_PERSONA:
                yield Question(area, unit, persona, words, answer(self, stage, who))
        for area, words, answer_all in _OF_STAGE:
            if area != "evidence" or not self.is_future:
                yield Question(area, unit, None, words, answer_all(self, stage))

    def missing_stage(self, kind: str) -> Iterator[Question]:
        """Yield the same for a stage that the framework has and nobody drew: nothing of it is answered."""
        unit = Unit("missing stage", kind, stage_name(kind, self.told.journey.language))
        for persona in self.told.tables.personas or (None,):
            for area, words, _ in _OF_PERSONA:
                yield Question(area, unit, persona, words, answered=False)
        for area, words, _ in _OF_STAGE:
            if area != "evidence" or not self.is_future:
                yield Question(area, unit, None, words, answered=False)

    def map(self) -> Iterator[Question]:
        """Yield what is asked once of the map."""
        journey = self.told.journey
        pains = (*self.told.said_of_map("pains"), *self.told.pains)
        yield _of_map("pains", "a pain with its severity?", any(pain.item.severity for pain in pains if pain.is_real))
        ideas = [said for said in (*self.told.said_of_map("opportunities"), *self.told.opportunities) if said.is_real]
        rated = any(said.item.impact and said.item.effort for said in ideas)
        owned = any(said.item.owner and said.item.status for said in ideas)
        yield _of_map("opportunities", "an opportunity with impact and effort?", rated)
        yield _of_map("opportunities", "an opportunity with owner and status?", owned)
        if self.is_future:
            return
        kinds = self.citations.kinds
        asked = journey.perspective == "outside-in" or not kinds.isdisjoint(ASKED_CUSTOMERS)
        yield _of_map("evidence", "two methods of research?", len(kinds) > 1)
        yield _of_map("evidence", "were customers asked?", asked)
        yield _of_map("evidence", "an owner?", journey.owner is not None)
        yield _of_map("evidence", "a date of review?", journey.reviewed is not None)

    def says(self, key: str, stage: Spot, persona: str) -> bool:
        """Tell whether a lane holds something for a persona in a stage; `[]` counts once the lane is used."""
        return persona in self.told.covered(key, stage) and self._is_used(key)

    def _is_used(self, key: str) -> bool:
        return any(said.is_real for said in self.told.said(key))

    def acts(self, stage: Spot, persona: str) -> bool:
        """Tell whether the stage says what a persona does: a step, or actions."""
        steps = any(persona in self.told.people(step) and is_real(step.name) for step in self.told.steps(stage))
        return steps or self.says("actions", stage, persona)

    def meets(self, stage: Spot, persona: str) -> bool:
        """Tell whether a persona meets somebody in a stage, or nobody on purpose."""
        if any(persona in self.told.people(spot) for spot in self._contacts(stage)):
            return True
        alone = any(self.told.is_none("touchpoints", spot, persona) for spot in self.told.inside(stage))
        return alone and any(True for stage in self.told.stages for _ in self._contacts(stage))

    def meets_through(self, stage: Spot, persona: str) -> bool:
        """Tell whether a persona meets somebody in a stage through a known channel."""
        return any(persona in self.told.people(spot) and self.contacts.at(spot) for spot in self._contacts(stage))

    def _contacts(self, stage: Spot) -> Iterator[Spot]:
        return (spot for spot in self.told.touchpoints(stage) if is_real(spot.name))

    def feels(self, stage: Spot, persona: str) -> bool:
        """Tell whether a feeling of a persona in a stage has a score."""
        spots = self.told.inside(stage)
        return any(
            (mood := self.moods.at(spot, persona)) is not None and "satisfaction" not in mood.pointer for spot in spots
        )

    def looked(self, key: str, stage: Spot) -> bool:
        """Tell whether a stage has an item of a lane, or somebody looked and found none."""
        return bool(self.told.covered(key, stage)) and self._is_used(key)

    def rests(self, stage: Spot) -> bool:
        """Tell whether anything in a stage rests on evidence."""
        return stage.pointer in self._resting


_OF_PERSONA: tuple[tuple[str, str, Callable[[_Asker, Spot, str], bool]], ...] = (
    ("stages", "goals?", lambda asker, stage, persona: asker.says("goals", stage, persona)),
    ("stages", "actions or steps?", _Asker.acts),
    ("touchpoints", "a touchpoint?", _Asker.meets),
    ("channels", "a touchpoint with a channel?", _Asker.meets_through),
    ("emotions", "a feeling with a score?", _Asker.feels),
)
_NONE = "(`[]` if there are none)"

_OF_STAGE: tuple[tuple[str, str, Callable[[_Asker, Spot], bool]], ...] = (
    ("pains", f"pains? {_NONE}", lambda asker, stage: asker.looked("pains", stage)),
    (
        "opportunities",
        f"opportunities? {_NONE}",
        lambda asker, stage: asker.looked("opportunities", stage),
    ),
    ("evidence", "something that rests on evidence?", _Asker.rests),
)


def _missing_stages(told: Told) -> tuple[str, ...]:
    """Return the canonical stages that the declared framework has and no drawn stage is."""
    wanted = frameworks().get(told.journey.framework or "none", ())
    drawn = {
        kind for stage in told.stages for kind in (getattr(stage.moment, "kind", None) or recognise_stage(stage.name))
    }
    return tuple(kind for kind in wanted if kind not in drawn)


def _of_map(area: str, words: str, answered: bool) -> Question:
    return Question(area, THE_MAP, None, words, answered)


def _real(text: str | None) -> bool:
    return text is not None and is_real(text)


def _any_real(sayings: Iterable[Any] | None) -> bool:
    return any(is_real(saying.text) for saying in sayings or ())
