"""What a map says where, and of whom."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from cjmap.model.items import ITEMS, NAMELESS, Cell, Said
from cjmap.model.journey import Journey
from cjmap.model.outline import Outline, Spot, cells
from cjmap.model.routes import Exit
from cjmap.model.sayings import Claim, Emotion, Metric, Opportunity, Pain, Saying
from cjmap.where import Pointer


class Told:
    """What one map says; each answer is worked out once, on demand.

    A persona is its id; a map without personas has one persona, `NAMELESS`. Personas that the map never meets
    (`never_met`) are left out everywhere: one finding says so.
    """

    def __init__(self, outline: Outline) -> None:
        """Take a map with the tables that hold for it."""
        self.outline = outline
        self.journey: Journey = outline.journey
        self.tables = outline.tables
        self.spots = outline.spots
        self.stages = outline.stages
        self.is_future = self.journey.state == "future"

    # ---- whom

    @cached_property
    def personas(self) -> tuple[str, ...]:
        """Return everybody who walks this map: ids of personas, or the nameless one."""
        if not self.tables.personas:
            return (NAMELESS,)
        return tuple(persona for persona in self.tables.personas if persona not in self.never_met)

    @cached_property
    def never_met(self) -> frozenset[str]:
        """Return the personas for whom nothing anywhere holds, although something does for others."""
        met = {persona for personas in self._all_described.values() for persona in personas}
        return frozenset(self.tables.personas or ()) - met if met else frozenset()

    def described(self, stage: Spot) -> frozenset[str]:
        """Return the personas of whom a stage, or anything inside it, says something; a step or touchpoint does."""
        return frozenset(self._all_described.get(stage, ())) - self.never_met

    @cached_property
    def _all_described(self) -> dict[Spot, set[str]]:
        found: dict[Spot, set[str]] = {}
        nameless = () if self.tables.personas else (NAMELESS,)
        for spot in self.spots:
            if spot.level != "stage":
                found.setdefault(spot.stage, set()).update(spot.personas or nameless)
        for cell in self._all_cells:
            if cell.persona is not None or _says_something(cell):
                found.setdefault(cell.spot.stage, set()).update(cell.personas)
        for spot, said in self._all_items:
            found.setdefault(spot.stage, set()).update(said.personas)
        return found

    def people(self, spot: Spot) -> tuple[str, ...]:
        """Return the personas that a moment holds for: P(m)."""
        return self._people[spot]

    @cached_property
    def _people(self) -> dict[Spot, tuple[str, ...]]:
        if not self.tables.personas:
            return dict.fromkeys(self.spots, (NAMELESS,))
        if not self.never_met:
            return {spot: spot.personas for spot in self.spots}
        return {spot: self._met(spot.personas) for spot in self.spots}

    def persona_name(self, persona: str) -> str:
        """Return what a persona is called; "customers" for the nameless one."""
        entry = (self.tables.personas or {}).get(persona)
        return (entry.name or persona) if entry is not None else "customers"

    # ---- where

    def steps(self, stage: Spot) -> tuple[Spot, ...]:
        """Return the steps of a stage."""
        return self.outline.steps(stage)

    def touchpoints(self, spot: Spot) -> tuple[Spot, ...]:
        """Return all touchpoints in a moment: its own and those of its steps."""
        return tuple(inner for inner in self.inside(spot) if inner.level == "touchpoint")

    def inside(self, spot: Spot) -> tuple[Spot, ...]:
        """Return a moment and everything inside it, in reading order."""
        start, end = self._span[spot]
        return self.spots[start:end]

    def reach(self, spot: Spot) -> tuple[Spot, ...]:
        """Return a moment, everything inside it, and what it stands in up to its stage."""
        around: list[Spot] = []
        parent = spot.parent
        while parent is not None:
            around.insert(0, parent)
            parent = parent.parent
        return (*around, *self.inside(spot))

    @cached_property
    def _span(self) -> dict[Spot, tuple[int, int]]:
        """Return where each moment and what is inside it stands among the moments."""
        ends = {spot: number + 1 for number, spot in enumerate(self.spots)}
        for number, spot in enumerate(self.spots):
            parent = spot.parent
            while parent is not None:
                ends[parent] = number + 1
                parent = parent.parent
        return {spot: (number, ends[spot]) for number, spot in enumerate(self.spots)}

    def innermost(self, pointer: Pointer) -> Spot | None:
        """Return the innermost moment that a pointer leads into."""
        for end in range(len(pointer), 1, -1):
            if (spot := self.outline.by_pointer.get(pointer[:end])) is not None:
                return spot
        return None

    # ---- what is said

    @cached_property
    def _all_cells(self) -> tuple[Cell, ...]:
        find = self.outline.personas.find
        nameless = () if self.tables.personas else (NAMELESS,)
        found = []
        for spot in self.spots:
            for pointer, content, persona in cells(spot):
                known = find(persona)[0] if persona is not None else None
                holds = spot.personas or nameless
                personas = holds if known is None else tuple(each for each in holds if each == known)
                found.append(Cell(pointer, content, spot, known, personas))
        return tuple(found)

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """Return the cells of all moments in reading order: what is said of all, then of each persona."""
        if not self.never_met:
            return self._all_cells
        return tuple(Cell(c.pointer, c.content, c.spot, c.persona, self._met(c.personas)) for c in self._all_cells)

    @cached_property
    def cells_of(self) -> dict[Spot, list[Cell]]:
        """Return the cells by their moment."""
        found: dict[Spot, list[Cell]] = {spot: [] for spot in self.spots}
        for cell in self.cells:
            found[cell.spot].append(cell)
        return found

    @cached_property
    def _all_items(self) -> list[tuple[Spot, Said[Any]]]:
        narrow = self.outline.narrow
        found = []
        for cell in self._all_cells:
            written = cell.content.model_fields_set
            for key in (each for each in ITEMS if each in written):
                for number, item in enumerate(getattr(cell.content, key)):
                    personas = cell.personas if item.for_ is None else narrow(cell.personas, item.for_)
                    said = Said(key, (*cell.pointer, key, number), item, cell.spot, personas)
                    found.append((cell.spot, said))
        return found

    @cached_property
    def _by_key(self) -> dict[str, dict[Spot, list[Said[Any]]]]:
        """Return all items by their key, then by their moment, in reading order."""
        found: dict[str, dict[Spot, list[Said[Any]]]] = {key: {} for key in ITEMS}
        for spot, said in self._all_items:
            met = said
            if self.never_met:
                met = Said(said.key, said.pointer, said.item, spot, self._met(said.personas))
            found[said.key].setdefault(spot, []).append(met)
        return found

    def said(self, key: str) -> Iterator[Said[Any]]:
        """Yield all items that moments have under a key, in reading order."""
        for items in self._by_key[key].values():
            yield from items

    def said_at(self, key: str, *spots: Spot) -> Iterator[Said[Any]]:
        """Yield the items that these moments themselves have under a key."""
        known = self._by_key[key]
        for spot in spots:
            yield from known.get(spot, ())

    def said_of_map(self, key: str) -> tuple[Said[Any], ...]:
        """Return the items that the whole map has under a key: pains, opportunities, metrics, objectives."""
        items = getattr(self.journey, key) or ()
        return tuple(Said(key, (key, number), item, None, self._for(item)) for number, item in enumerate(items))

    @property
    def pains(self) -> Iterator[Said[Pain]]:
        """Return the pains of all moments."""
        return self.said("pains")

    @property
    def opportunities(self) -> Iterator[Said[Opportunity]]:
        """Return the opportunities of all moments."""
        return self.said("opportunities")

    @property
    def emotions(self) -> Iterator[Said[Emotion]]:
        """Return the emotions of all moments."""
        return self.said("emotions")

    @property
    def metrics(self) -> Iterator[Said[Metric]]:
        """Return the metrics of all moments."""
        return self.said("metrics")

    @property
    def exits(self) -> Iterator[Said[Exit]]:
        """Return the exits of all moments."""
        return self.said("exits")

    def is_written(self, key: str, spot: Spot, persona: str | None = None) -> bool:
        """Tell whether a key stands at a moment (an empty list counts), for one persona if given."""
        return any(
            cell.content.__dict__.get(key) is not None and (persona is None or persona in cell.personas)
            for cell in self.cells_of[spot]
        )

    def is_none(self, key: str, spot: Spot, persona: str | None = None) -> bool:
        """Tell whether somebody looked and found none: `key: []` at a moment, for one persona if given."""
        return any(
            cell.content.__dict__.get(key) == () and (persona is None or persona in cell.personas)
            for cell in self.cells_of[spot]
        )

    def covered(self, key: str, stage: Spot) -> frozenset[str]:
        """Return the personas of whom a moment, or anything inside it, says something under a key; `[]` counts."""
        return self._covered(key).get(stage, frozenset())

    def _covered(self, key: str) -> dict[Spot, frozenset[str]]:
        known = self._coverage.get(key)
        if known is None:
            found: dict[Spot, set[str]] = {}
            items = key in ITEMS
            for cell in self.cells:
                value = cell.content.__dict__.get(key)
                if value == () or (value is not None and not items):
                    _spread(found, cell.spot, cell.personas)
            for said in self.said(key) if items else ():
                if said.spot is not None and said.is_real:
                    _spread(found, said.spot, said.personas)
            known = self._coverage[key] = {spot: frozenset(personas) for spot, personas in found.items()}
        return known

    @cached_property
    def _coverage(self) -> dict[str, dict[Spot, frozenset[str]]]:
        return {}

    def single(self, key: str, spot: Spot, persona: str) -> tuple[Any, Pointer] | None:
        """Return a single value of a moment for one persona (their own wins), with its pointer; None if unknown.

        For ratings, durations, owners: what is no list.
        """
        found = None
        for cell in self.cells_of[spot]:
            value = cell.content.__dict__.get(key)
            if value is not None and persona in cell.personas:
                found = value, (*cell.pointer, key)
        return found

    # ---- what somebody began

    def started(self, what: str) -> bool:
        """Tell whether somebody began something anywhere in the map: a real item, or an empty list.

        `what` is a key of moments, or `severity` (of a pain), `rating` (impact or effort of an opportunity).
        """
        known = self._started.get(what)
        if known is None:
            known = self._started[what] = self._is_started(what)
        return known

    @cached_property
    def _started(self) -> dict[str, bool]:
        return {}

    def _is_started(self, what: str) -> bool:
        if what == "severity":
            return any(pain.item.severity is not None for pain in (*self.said_of_map("pains"), *self.pains))
        if what == "rating":
            every: Iterable[Said[Opportunity]] = (*self.said_of_map("opportunities"), *self.opportunities)
            return any(each.item.impact is not None or each.item.effort is not None for each in every)
        if what in ITEMS:
            real = any(said.is_real for said in self.said(what))
            return real or any(cell.content.__dict__.get(what) == () for cell in self.cells)
        return any(cell.content.__dict__.get(what) is not None for cell in self.cells)

    def _met(self, personas: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(persona for persona in personas if persona not in self.never_met)

    def _for(self, item: Claim | Saying) -> tuple[str, ...]:
        return self.outline.narrow(self.personas, item.for_) if item.for_ is not None else self.personas


def _spread(found: dict[Spot, set[str]], spot: Spot | None, personas: Iterable[str]) -> None:
    """Add personas to a moment and to all that it stands in."""
    while spot is not None:
        found.setdefault(spot, set()).update(personas)
        spot = spot.parent


def _says_something(cell: Cell) -> bool:
    """Tell whether a cell says anything but how the moment is called and built, and items (which may be for others)."""
    written = cell.content.model_fields_set - _FRAME
    return any(key not in ITEMS or getattr(cell.content, key) == () for key in written)


_FRAME = frozenset(
    (
        *("id", "name", "kind", "for_", "per_persona", "steps", "touchpoints", "next", "optional", "entry"),
        *("x", "tags", "links", "journey"),
    )
)
"""Keys that say how a moment is called and how it is built, nothing of the persona there."""
