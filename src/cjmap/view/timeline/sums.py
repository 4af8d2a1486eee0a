"""What the times of a map add up to, for each persona, as far as they are known."""

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from cjmap.model.outline import Spot
from cjmap.model.quantities import Duration
from cjmap.view.parts import Who
from cjmap.view.registry import Registry
from cjmap.view.timeline.lengths import write_span
from cjmap.view.timeline.parts import Amount, Total


class _Length(Struct, frozen=True):
    """From `least` to `most` seconds; `open` if something is missing, so that it may be more."""

    least: float
    most: float
    open: bool = False


class Sums:
    """Adds up the times of one map.

    All steps count, optional ones too. A wait comes on top of the time that a step takes. A stage that says how long
    it takes has its steps inside that.
    """

    def __init__(self, registry: Registry) -> None:
        """Take what is shown of the map."""
        self.registry = registry
        everybody = registry.people if registry.persona is None else (registry.persona,)
        coming = tuple(person for person in everybody if any(_comes(person, stage) for stage in registry.stages))
        self.people: tuple[str | None, ...] = coming or (None,)

    def journey(self) -> tuple[Total, ...]:
        """Return what the whole journey takes: one total if that is the same for everybody."""
        return self._totals(
            lambda person: _add(self._stage(stage, person) for stage in self._met(person)),
            lambda person: _add(self._waits(stage, person) for stage in self._met(person)),
        )

    def steps(self, stage: Spot) -> tuple[Total, ...]:
        """Return what the steps of a stage come to; nothing if the stage says it itself, or nobody knows."""
        if not self.registry.steps(stage):
            return ()
        totals = self._totals(
            lambda person: None if self._own(stage, "duration", person) else self._stage(stage, person),
            lambda person: self._waits(stage, person),
        )
        return tuple(total for total in totals if total.takes is not None)

    def _totals(
        self, takes: Callable[[str | None], _Length | None], waits: Callable[[str | None], _Length | None]
    ) -> tuple[Total, ...]:
        found: dict[tuple[_Length | None, _Length | None], list[str]] = {}
        for person in self.people:
            found.setdefault((takes(person), waits(person)), []).append(person or "")
        alone = len(found) == 1
        return tuple(
            Total(() if alone else self._places(people), self._amount(taken), self._amount(waited))
            for (taken, waited), people in found.items()
        )

    def _places(self, people: Iterable[str]) -> Who:
        return tuple(self.registry.places[person] for person in people)

    def _amount(self, length: _Length | None) -> Amount | None:
        if length is None:
            return None
        most = None if length.open else length.most
        return Amount(write_span(length.least, most, self.registry.language), length.least, most)

    def _met(self, person: str | None) -> Sequence[Spot]:
        """Return the stages that a persona comes to."""
        return [stage for stage in self.registry.stages if _comes(person, stage)]

    def _steps(self, stage: Spot, person: str | None) -> Sequence[Spot]:
        return [step for step in self.registry.steps(stage) if _comes(person, step)]

    def _stage(self, stage: Spot, person: str | None) -> _Length | None:
        """Return how long a stage takes."""
        if not self.registry.steps(stage):
            return self._leaf(stage, person)
        own, wait = self._own(stage, "duration", person), self._own(stage, "wait", person)
        if own:
            return _add((own, wait)) if wait else own
        of = self._duration if wait else self._leaf
        lengths = [of(step, person) for step in self._steps(stage, person)]
        return _add([*lengths, wait] if wait else lengths)

    def _leaf(self, spot: Spot, person: str | None) -> _Length | None:
        """Return how long a step takes with its wait; at least as long as the wait if that is all we know."""
        duration, wait = self._duration(spot, person), self._known(spot, "wait", person)
        return _add((duration, wait)) if wait else duration

    def _duration(self, spot: Spot, person: str | None) -> _Length | None:
        return self._known(spot, "duration", person)

    def _waits(self, stage: Spot, person: str | None) -> _Length | None:
        """Return how long customers wait in a stage; steps that say how long they take and no wait have none."""
        own = self._own(stage, "wait", person)
        if own or not self.registry.steps(stage):
            return own or self._leaf_wait(stage, person)
        steps = self._steps(stage, person)
        return _add(self._leaf_wait(step, person) for step in steps)

    def _leaf_wait(self, spot: Spot, person: str | None) -> _Length | None:
        wait = self._known(spot, "wait", person)
        return wait or (_Length(0, 0) if self._duration(spot, person) else None)

    def _known(self, spot: Spot, key: str, person: str | None) -> _Length | None:
        """Return a time that a step says; else it has at least the longest of its touchpoints."""
        own = self._own(spot, key, person)
        if own:
            return own
        met = (each for each in self.registry.touchpoints(spot) if _comes(person, each))
        inside = [length for each in met if (length := self._own(each, key, person))]
        longest = max(inside, key=lambda length: (length.least, length.most), default=None)
        return _Length(longest.least, longest.most, open=True) if longest else None

    def _own(self, spot: Spot, key: str, person: str | None) -> _Length | None:
        """Return a time that a moment says of itself: what it says of the persona replaces what it says of all."""
        found: Duration | None = None
        for content, persona in self.registry.cells(spot):
            if persona is None or person in self.registry.outline.personas.find(persona):
                found = getattr(content, key) or found
        return _Length(found.least, found.most) if found else None


def _comes(person: str | None, spot: Spot) -> bool:
    return person is None or person in spot.personas


def _add(lengths: Iterable[_Length | None]) -> _Length | None:
    """Return the sum of what is known, open if something is not; None if that is no time at all."""
    listed = list(lengths)
    known = [length for length in listed if length is not None]
    most = sum(length.most for length in known)
    if not most:
        return None
    missing = len(known) < len(listed) or any(length.open for length in known)
    return _Length(sum(length.least for length in known), most, missing)
