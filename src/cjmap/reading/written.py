"""The cells and items of a map, and whom each of them holds for."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

from cjmap.model.journey import Journey
from cjmap.model.outline import Outline, Spot, cells
from cjmap.reading.items import ITEMS, NAMELESS, Cell, Said
from cjmap.where import Pointer


class Written:
    """What stands in one map, and of whom it is said; each answer is worked out once, on demand.

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
        everybody = set(self.tables.personas or (NAMELESS,))
        found: dict[Spot, set[str]] = {stage: set() for stage in self.stages}
        for spot in self.spots:
            if spot.level != "stage":
                found[spot.stage].update(spot.personas if self.tables.personas else everybody)
        for cell in self._all_cells:
            known = found[cell.spot.stage]
            if len(known) < len(everybody) and (cell.persona is not None or _says_something(cell)):
                known.update(cell.personas)
        for spot, said in self._all_items:
            known = found[spot.stage]
            if len(known) < len(everybody):
                known.update(said.personas)
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
        return self._touchpoints.get(spot, ())

    @cached_property
    def _touchpoints(self) -> dict[Spot, tuple[Spot, ...]]:
        found: dict[Spot, list[Spot]] = {}
        for spot in self.spots:
            around: Spot | None = spot if spot.level == "touchpoint" else None
            while around is not None:
                found.setdefault(around, []).append(spot)
                around = around.parent
        return {spot: tuple(touchpoints) for spot, touchpoints in found.items()}

    def inside(self, spot: Spot) -> tuple[Spot, ...]:
        """Return a moment and everything inside it, in reading order."""
        start, end = self._span[spot]
        return self.spots[start:end]

    def reach(self, spot: Spot) -> tuple[Spot, ...]:
        """Return a moment, everything inside it, and what it stands in up to its stage."""
        if spot.parent is None:
            return self.inside(spot)
        around: list[Spot] = []
        parent: Spot | None = spot.parent
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

    # ---- what

    @cached_property
    def _all_cells(self) -> tuple[Cell, ...]:
        find = self.outline.personas.find
        nameless = () if self.tables.personas else (NAMELESS,)
        found = []
        for spot in self.spots:
            for pointer, content, persona in cells(spot):
                known = find(persona)[0] if persona is not None else None
                holds = spot.personas or nameless
                personas = holds if known is None else (known,) if known in holds else ()
                found.append(Cell(pointer, content, content.model_fields_set, spot, known, personas))
        return tuple(found)

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """Return the cells of all moments in reading order: what is said of all, then of each persona."""
        if not self.never_met:
            return self._all_cells
        return tuple(
            Cell(cell.pointer, cell.content, cell.keys, cell.spot, cell.persona, self._met(cell.personas))
            for cell in self._all_cells
        )

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
            for key in _ITEMS & cell.keys:
                pointer = (*cell.pointer, key)
                for number, item in enumerate(getattr(cell.content, key)):
                    personas = cell.personas if item.for_ is None else narrow(cell.personas, item.for_)
                    found.append((cell.spot, Said(key, (*pointer, number), item, cell.spot, personas)))
        return found

    @cached_property
    def items(self) -> dict[str, list[Said[Any]]]:
        """Return all items of moments by their key, in reading order."""
        found: dict[str, list[Said[Any]]] = {key: [] for key in ITEMS}
        for spot, said in self._all_items:
            met = said
            if self.never_met:
                met = Said(said.key, said.pointer, said.item, spot, self._met(said.personas))
            found[said.key].append(met)
        return found

    def items_at(self, key: str) -> dict[Spot, list[Said[Any]]]:
        """Return the items that moments have under a key, by their moment."""
        known = self._known_items.get(key)
        if known is None:
            known = self._known_items[key] = {}
            for said in self.items[key]:
                if said.spot is not None:
                    known.setdefault(said.spot, []).append(said)
        return known

    @cached_property
    def _known_items(self) -> dict[str, dict[Spot, list[Said[Any]]]]:
        return {}

    def cells_with(self, key: str) -> Sequence[Cell]:
        """Return the cells in which a key stands, in reading order."""
        return self._cells_with.get(key, ())

    @cached_property
    def _cells_with(self) -> dict[str, list[Cell]]:
        found: dict[str, list[Cell]] = {}
        for cell in self.cells:
            for key in cell.keys:
                found.setdefault(key, []).append(cell)
        return found

    def spots_with(self, key: str) -> Iterable[Spot]:
        """Return the moments at which a key stands, for anybody."""
        return self._cells_at(key).keys()

    def cells_at(self, spot: Spot, key: str) -> Sequence[Cell]:
        """Return the cells of a moment in which a key stands."""
        return self._cells_at(key).get(spot, ())

    def _cells_at(self, key: str) -> dict[Spot, list[Cell]]:
        known = self._known_cells.get(key)
        if known is None:
            known = self._known_cells[key] = {}
            for cell in self.cells_with(key):
                known.setdefault(cell.spot, []).append(cell)
        return known

    @cached_property
    def _known_cells(self) -> dict[str, dict[Spot, list[Cell]]]:
        return {}

    def _met(self, personas: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(persona for persona in personas if persona not in self.never_met)


def _says_something(cell: Cell) -> bool:
    """Tell whether a cell says anything but how the moment is called and built, and items (which may be for others)."""
    return any(key not in _ITEMS or getattr(cell.content, key) == () for key in cell.keys - _FRAME)


_ITEMS = frozenset(ITEMS)
_FRAME = frozenset(
    (
        *("id", "name", "kind", "for_", "per_persona", "steps", "touchpoints", "next", "optional", "entry"),
        *("x", "tags", "links", "journey"),
    )
)
"""Keys that say how a moment is called and how it is built, nothing of the persona there."""
