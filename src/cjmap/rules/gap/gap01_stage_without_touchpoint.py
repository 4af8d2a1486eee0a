"""GAP01 stage-without-touchpoint: a stage in which customers meet nobody.

Somebody drew touchpoints in the map, but a stage, with all its steps, has none for some of the personas who come there.

## Why

Where nobody meets the customer, nobody can help them, and nobody learns how they fare.

A touchpoint that is missing from the map is either missing from the journey, which is a gap in the service, or was
forgotten, which is a gap in what we know.

## Bad

```yaml
cjmap: 1
title: Renting a bike
stages:
  - name: Booking
    touchpoints: [Booking page]
  - name: Return
```

## Good

```yaml
cjmap: 1
title: Renting a bike
stages:
  - name: Booking
    touchpoints: [Booking page]
  - name: Return
    touchpoints: []   # the lock reports it: nobody is there on purpose
```

## How to fix

Add `touchpoints:` where customers meet us, or `touchpoints: []` if they are on their own on purpose.

## When it is silent

Maps without any touchpoint get one line for all stages (GAP10). A persona of whom the stage says nothing at all is
GAP12's business.

## Source

Missing touchpoints are the first gap that guides on journey mapping look for. An empty list is a decision in the format
of cjmap; what is absent is not.
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.model.outline import Spot
from cjmap.reading.reading import Reading
from cjmap.rules.lanes import uncovered_stages
from cjmap.rules.option import Options
from cjmap.rules.rule import Hit, Preset, Rule


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for each stage in which some persona has no touchpoint."""
    met: dict[Spot, set[str]] = {stage: set() for stage in reading.stages}
    for spot in reading.spots:
        if spot.level == "touchpoint" or _is_left_alone(spot):
            met[spot.stage].update(reading.people(spot))
    yield from uncovered_stages(reading, met.__getitem__, "has no touchpoint")


def _is_left_alone(spot: Spot) -> bool:
    """Tell whether nobody is there in a stage or step on purpose."""
    return getattr(spot.moment, "touchpoints", None) == ()


RULE = Rule(
    Severity.WARNING,
    Preset.RECOMMENDED,
    check,
    started="touchpoints",
    fold="{count} of {of} stages have no touchpoint: {names}",
)
