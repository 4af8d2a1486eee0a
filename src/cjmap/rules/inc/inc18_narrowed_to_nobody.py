"""INC18 narrowed-to-nobody: something is for personas who never come there.

`for` narrows what it stands in. An item, or a whole moment, is for personas none of whom comes to the moment around it;
so it holds for nobody. `per_persona` is the same where it speaks of somebody who does not come there.

## Why

What holds for nobody is drawn for nobody and asked of nobody; the author meant somebody, and they miss it.

## Bad

```yaml
cjmap: 1
title: Staying at a guest house
personas:
  hiker: {name: Hiker, goals: A dry bed}
  couple: {name: Couple, goals: A quiet weekend}
stages:
  - name: Welcome drink
    for: couple
    thoughts:
      - {text: Where can I dry my boots?, for: hiker}
      - Who else is here?
  - name: Breakfast
    thoughts: [Is there enough for the day?]
```

## Good

```yaml
cjmap: 1
title: Staying at a guest house
personas:
  hiker: {name: Hiker, goals: A dry bed}
  couple: {name: Couple, goals: A quiet weekend}
stages:
  - name: Welcome drink
    thoughts:
      - {text: Where can I dry my boots?, for: hiker}
      - Who else is here?
  - name: Breakfast
    thoughts: [Is there enough for the day?]
```

## How to fix

Widen the outer `for`, or correct the inner one.

## Source

The format of cjmap: a `for` inside another one narrows it further; nobody writes anything down for nobody.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from cjmap.finding import Severity
from cjmap.model.outline import Spot
from cjmap.reading.items import ITEMS, Cell
from cjmap.reading.reading import Reading
from cjmap.rules.option import Options
from cjmap.rules.rule import Beside, Hit, Preset, Rule
from cjmap.rules.wording import enumerated, persona_names, quoted
from cjmap.where import Pointer

_FIX_OF_A_CELL = "Name this persona in the `for` of the moment, or take them out of its `per_persona`."


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for each moment, cell and item that is for nobody; of those inside each other only the outermost."""
    if not reading.tables.personas:
        return
    for spot in reading.spots:
        if not spot.personas and spot.parent is not None and spot.parent.personas:
            said = f"{quoted(spot.name)} is for {_wanted(reading, spot.moment.for_ or ())}"
            yield _hit(reading, spot.parent, said, (*spot.pointer, "for"), spot.pointer)
    for cell in reading.cells:
        if cell.spot.personas and _is_of_a_stranger(cell):
            said = f"`per_persona` speaks of {quoted(reading.persona_name(cell.persona or ''))}"
            yield _hit(reading, cell.spot, said, cell.pointer, cell.pointer, _FIX_OF_A_CELL)
    unheard = list(_for_nobody(reading))
    cells = {cell.pointer: cell for cell in reading.cells if cell.spot.personas} if unheard else {}
    for holder, pointer, item in unheard:
        if (found := cells.get(holder)) is not None and not _is_of_a_stranger(found):
            yield _item(reading, found, pointer, item)


def _is_of_a_stranger(cell: Cell) -> bool:
    """Tell whether a cell speaks of a persona who does not come to its moment."""
    return cell.persona is not None and cell.persona not in cell.spot.personas


def _for_nobody(reading: Reading) -> Iterator[tuple[Pointer, Pointer, Any]]:
    """Yield (pointer of its cell, its pointer, it) of each item that holds for nobody, those of custom lanes, too."""
    for key in ITEMS:
        for said in reading.said(key):
            if not said.personas and said.item.for_ is not None:
                yield said.pointer[:-2], said.pointer, said.item
    for cell in reading.cells_with("lanes"):
        for name, sayings in (cell.content.lanes or {}).items():
            for number, saying in enumerate(sayings):
                if saying.for_ is not None and not reading.outline.narrow(cell.personas, saying.for_):
                    yield cell.pointer, (*cell.pointer, "lanes", name, number), saying


def _item(reading: Reading, cell: Cell, pointer: Pointer, item: Any) -> Hit:
    said = f"{_name(item)} is for {_wanted(reading, item.for_)}"
    at = (*pointer, "for")
    if cell.persona is None:
        return _hit(reading, cell.spot, said, at, pointer)
    whose = quoted(reading.persona_name(cell.persona))
    return Hit(f"{said}, but stands among what holds for {whose}", pointer, at=at)


def _hit(reading: Reading, around: Spot, said: str, at: Pointer, pointer: Pointer, fix: str = "") -> Hit:
    """Return a hit for what is for nobody in a moment, with the `for` that leaves the others out."""
    people = persona_names(reading, around.personas)
    holder: Spot | None = around
    while holder is not None and holder.moment.for_ is None:
        holder = holder.parent
    near = () if holder is None else (Beside(f"{quoted(holder.name)} is only for {people}", (*holder.pointer, "for")),)
    return Hit(f"{said}, but {quoted(around.name)} is only for {people}", pointer, at=at, fix=fix, related=near)


def _wanted(reading: Reading, names: Iterable[str]) -> str:
    """Return whom a `for` names."""
    ids = (found[0] if (found := reading.outline.personas.find(name)) else name for name in names)
    return enumerated(quoted(reading.persona_name(persona)) for persona in ids)


def _name(item: Any) -> str:
    """Return what an item is called in a sentence; a bare score is its number."""
    for key in ("text", "name", "feeling", "to"):
        if (text := getattr(item, key, None)) is not None:
            return quoted(text)
    return f"The score {item.score:g}"


RULE = Rule(Severity.ERROR, Preset.MINIMAL, check)
