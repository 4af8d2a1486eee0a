"""INC17 experience-on-future-map: a map of the future tells what happened.

The map has `state: future`, and some moment has `gets`, a `satisfaction`, quotes, or a metric with a value: things that
somebody can only know when it is past. Feelings are allowed, as hopes.

## Why

What is hoped for and what was found look alike on a map: readers take a wish for a result.

## Bad

```yaml
cjmap: 1
title: Booking a doctor in the new portal
state: future
stages:
  - name: Booking
    expects: A free slot this week
  - name: Visit
    quotes: [The doctor knew what I had written]
```

## Good

```yaml
cjmap: 1
title: Booking a doctor in the new portal
state: future
stages:
  - name: Booking
    expects: A free slot this week
  - name: Visit
    expects: The doctor knows what I have written
```

## How to fix

Write hopes as `expects:`, values to reach as `target:`, and keep what was found on the map of today.

## When it is silent

Maps without `state: future`; objectives, whose `value` is today's.

## Source

CJML, the Customer Journey Modelling Language, keeps planned and experienced journeys apart.
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.reading.reading import Reading
from cjmap.rules.option import Options
from cjmap.rules.rule import Beside, Hit, Preset, Rule
from cjmap.rules.wording import counted, enumerated
from cjmap.where import Pointer


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield one hit for all that a future map says of experience."""
    if not reading.is_future:
        return
    found = {
        "quote": [said.pointer for said in reading.said("quotes")],
        "thing that customers get": [said.pointer for said in reading.said("gets")],
        "satisfaction": _satisfactions(reading),
        "value of a metric": _values(reading),
    }
    parts = [_counted(len(pointers), noun) for noun, pointers in found.items() if pointers]
    if parts:
        message = f"This map is about the future, and it tells of what happened: {enumerated(parts, most=4)}"
        related = tuple(Beside(f"the first {noun}", pointers[0]) for noun, pointers in found.items() if pointers)
        yield Hit(message, ("state",), related=related)


def _satisfactions(reading: Reading) -> list[Pointer]:
    cells = reading.cells_with("satisfaction")
    return [(*cell.pointer, "satisfaction") for cell in cells if cell.content.satisfaction is not None]


def _values(reading: Reading) -> list[Pointer]:
    metrics = (*reading.said_of_map("metrics"), *reading.metrics)
    return [(*said.pointer, "value") for said in metrics if said.item.value is not None]


def _counted(number: int, noun: str) -> str:
    first, space, rest = noun.partition(" ")
    return f"{counted(number, first)}{space}{rest}"


RULE = Rule(Severity.INFO, Preset.RECOMMENDED, check)
