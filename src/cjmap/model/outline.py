"""The outline of a map: its moments in reading order, each with its id, its address and whom it is for."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Literal

from msgspec import Struct

from cjmap.model.ids import derive_ids
from cjmap.model.journey import Journey
from cjmap.model.moments import Content, Moment, Stage, Step, Touchpoint
from cjmap.model.references import Entries, Lookup
from cjmap.model.sayings import Opportunity, Pain
from cjmap.model.tables import Tables
from cjmap.where import Pointer

Level = Literal["stage", "step", "touchpoint"]


class Spot(Struct, frozen=True, eq=False):
    """A moment in its place: where it stands in the file, its id, the path of ids, what it stands in.

    `personas` are the ids of the personas that come here; empty in a map that has none, and where `for` excludes all.
    """

    level: Level
    pointer: Pointer
    id: str
    subject: str
    name: str
    moment: Moment
    parent: "Spot | None"
    personas: tuple[str, ...]

    @property
    def stage(self) -> "Spot":
        """Return the stage that this moment belongs to, itself if it is one."""
        spot = self
        while spot.parent is not None:
            spot = spot.parent
        return spot


class PainSpot(Struct, frozen=True, eq=False):
    """A pain in its place; `spot` is its moment (None for one of the whole journey), `persona` its cell's persona."""

    pointer: Pointer
    id: str
    pain: Pain
    spot: Spot | None
    persona: str | None


class Outline:
    """What can be looked up in one map, with the tables of its project; computed once, on demand."""

    def __init__(self, journey: Journey, tables: Tables) -> None:
        """Take a map and the tables that hold for it (its own merged with the shared ones)."""
        self.journey = journey
        self.tables = tables
        self._steps_of: dict[Pointer, Lookup[Spot]] = {}
        self._cells_of: dict[Pointer, dict[str, list[tuple[Content, str | None]]]] = {}
        self._narrowed: dict[tuple[tuple[str, ...], tuple[str, ...]], tuple[str, ...]] = {}
        self.personas = Entries((key, (entry.name,)) for key, entry in (tables.personas or {}).items())

    @cached_property
    def spots(self) -> tuple[Spot, ...]:
        """Return all moments in reading order: a stage, its touchpoints, its steps, each with its touchpoints."""
        journey = self.journey
        everybody = tuple(self.tables.personas or ())
        stage_ids = derive_ids(((stage.id, stage.name) for stage in journey.stages), "stage")
        steps = [step for stage in journey.stages for step in stage.steps or ()]
        step_ids = iter(derive_ids(((step.id, step.name) for step in steps), "step"))
        found: list[Spot] = []
        for number, (stage, stage_id) in enumerate(zip(journey.stages, stage_ids, strict=True)):
            spot = self._spot("stage", ("stages", number), f"stages/{stage_id}", stage_id, stage, None, everybody)
            found.append(spot)
            found += self._touchpoints(spot, stage) if stage.touchpoints else ()
            for place, step in enumerate(stage.steps or ()):
                step_id = next(step_ids)
                subject = f"{spot.subject}/steps/{step_id}"
                inner = self._spot("step", (*spot.pointer, "steps", place), subject, step_id, step, spot, spot.personas)
                found.append(inner)
                found += self._touchpoints(inner, step) if step.touchpoints else ()
        return tuple(found)

    @cached_property
    def stages(self) -> tuple[Spot, ...]:
        """Return the stages in order."""
        return tuple(spot for spot in self.spots if spot.level == "stage")

    @cached_property
    def by_pointer(self) -> dict[Pointer, Spot]:
        """Return the moments by their address in the file."""
        return {spot.pointer: spot for spot in self.spots}

    @cached_property
    def step_names(self) -> Lookup[Spot]:
        """Return all steps, to be looked up."""
        return _names(spot for spot in self.spots if spot.level == "step")

    @cached_property
    def stage_names(self) -> Lookup[Spot]:
        """Return all stages, to be looked up."""
        return _names(self.stages)

    def steps_of(self, stage: Spot) -> Lookup[Spot]:
        """Return the steps of one stage, to be looked up."""
        known = self._steps_of.get(stage.pointer)
        if known is None:
            known = self._steps_of[stage.pointer] = _names(self.steps(stage))
        return known

    @cached_property
    def _children(self) -> dict[Pointer, list[Spot]]:
        children: dict[Pointer, list[Spot]] = {}
        for spot in self.spots:
            if spot.parent is not None:
                children.setdefault(spot.parent.pointer, []).append(spot)
        return children

    def steps(self, stage: Spot) -> tuple[Spot, ...]:
        """Return the steps of a stage in order."""
        return self._steps.get(stage.pointer, ())

    @cached_property
    def _steps(self) -> dict[Pointer, tuple[Spot, ...]]:
        return {
            pointer: tuple(child for child in children if child.level == "step")
            for pointer, children in self._children.items()
        }

    def touchpoints(self, spot: Spot) -> tuple[Spot, ...]:
        """Return the touchpoints that hang on a stage or step itself, in order."""
        return tuple(child for child in self._children.get(spot.pointer, ()) if child.level == "touchpoint")

    @cached_property
    def pains(self) -> tuple[PainSpot, ...]:
        """Return all pains in reading order, those of the whole journey first, each with its id."""
        placed = list(self._placed_pains())
        ids = derive_ids(((pain.id, pain.text) for _, pain, _, _ in placed), "pain")
        return tuple(
            PainSpot(pointer, id_, pain, spot, persona)
            for id_, (pointer, pain, spot, persona) in zip(ids, placed, strict=True)
        )

    @cached_property
    def pain_names(self) -> Lookup[PainSpot]:
        """Return the pains to be looked up: by a written id, then by text or derived id."""
        return Lookup((spot, spot.pain.id, (spot.pain.text, spot.id)) for spot in self.pains)

    @cached_property
    def _pains_of(self) -> dict[Pointer, list[PainSpot]]:
        pains: dict[Pointer, list[PainSpot]] = {}
        for pain in self.pains:
            if pain.spot is not None:
                pains.setdefault(pain.spot.pointer, []).append(pain)
        return pains

    def answered(self, opportunity: Opportunity, spot: Spot | None) -> tuple[PainSpot, ...]:
        """Return the pains that an opportunity answers: those it addresses, else those of its own moment."""
        if opportunity.addresses is None:
            return tuple(self._pains_of.get(spot.pointer, ())) if spot else ()
        found = {pain.pointer for name in opportunity.addresses for pain in self.pain_names.find(name)}
        return tuple(pain for pain in self.pains if pain.pointer in found)

    def cells_of(self, spot: Spot, persona: str) -> tuple[tuple[Content, str | None], ...]:
        """Return what is said of a moment to a persona: of everybody, then in the cells of `per_persona` that mean it.

        They are found by persona once: a map of many personas has as many cells at each moment.
        """
        known = self._cells_of.get(spot.pointer)
        if known is None:
            known = self._cells_of[spot.pointer] = {}
            for _, content, name in cells(spot):
                for each in self.personas.find(name) if name is not None else ():
                    known.setdefault(each, []).append((content, name))
        return ((spot.moment, None), *known.get(persona, ()))

    def _placed_pains(self) -> Iterator[tuple[Pointer, Pain, Spot | None, str | None]]:
        for number, pain in enumerate(self.journey.pains or ()):
            yield ("pains", number), pain, None, None
        for spot in self.spots:
            for pointer, content, persona in cells(spot):
                for number, pain in enumerate(content.pains or ()):
                    yield (*pointer, "pains", number), pain, spot, persona

    def _touchpoints(self, parent: Spot, holder: Step) -> Iterator[Spot]:
        touchpoints = holder.touchpoints or ()
        names = [touchpoint.name or parent.name for touchpoint in touchpoints]
        ids = derive_ids(
            ((touchpoint.id, name) for touchpoint, name in zip(touchpoints, names, strict=True)), "touchpoint"
        )
        for number, (touchpoint, id_) in enumerate(zip(touchpoints, ids, strict=True)):
            pointer = (*parent.pointer, "touchpoints", number)
            subject = f"{parent.subject}/touchpoints/{id_}"
            yield self._spot("touchpoint", pointer, subject, id_, touchpoint, parent, parent.personas)

    def _spot(
        self,
        level: Level,
        pointer: Pointer,
        subject: str,
        id_: str,
        moment: Stage | Step | Touchpoint,
        parent: Spot | None,
        personas: tuple[str, ...],
    ) -> Spot:
        name = moment.name if moment.name is not None else (parent.name if parent else "")
        return Spot(level, pointer, id_, subject, name, moment, parent, self.narrow(personas, moment.for_))

    def narrow(self, personas: tuple[str, ...], wanted: tuple[str, ...] | None) -> tuple[str, ...]:
        """Return those of `personas` that a `for` names; all of them where there is no `for`.

        A name that can mean several personas, which is a mistake, names none.
        """
        if wanted is None:
            return personas
        known = self._narrowed.get((personas, wanted))
        if known is None:
            ids = {found[0] for name in wanted if len(found := self.personas.find(name)) == 1}
            known = self._narrowed[personas, wanted] = tuple(persona for persona in personas if persona in ids)
        return known


def _names(spots: Iterable[Spot]) -> Lookup[Spot]:
    """Return moments to be looked up: by a written id, then by name or derived id."""
    return Lookup((spot, spot.moment.id, (spot.name, spot.id)) for spot in spots)


def cells(spot: Spot) -> Iterator[tuple[Pointer, Content, str | None]]:
    """Yield what is said of a moment: of everybody (persona None), then of each persona in `per_persona`."""
    yield spot.pointer, spot.moment, None
    for persona, content in (spot.moment.per_persona or {}).items():
        yield (*spot.pointer, "per_persona", persona), content, persona
