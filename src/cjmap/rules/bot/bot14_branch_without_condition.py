"""BOT14 branch-without-condition: ways part, and the map does not say who takes which.

A step draws several ways on, and two or more of them do not say `when`.

## Why

Without a condition nobody can tell which customers go where, nor what would bring them onto the better way.

## Bad

```yaml
cjmap: 1
title: Car repair
stages:
  - name: Drop-off
    next: [Repair, Rental car]
  - name: Rental car
  - name: Repair
```

## Good

```yaml
cjmap: 1
title: Car repair
stages:
  - name: Drop-off
    next:
      - Repair
      - {to: Rental car, when: the repair takes longer than a day}
  - name: Rental car
  - name: Repair
```

## How to fix

Write `when` at all ways but one: the one without is what happens otherwise.

## When it is silent

One way without a condition beside others with one is the way of all other customers. Ways that are `for` different
personas say by that who takes which.

## Source

Gateways of process notations carry conditions for the same reason.
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.model.outline import Spot
from cjmap.model.routes import Next
from cjmap.reading.items import Said
from cjmap.reading.reading import Reading
from cjmap.rules.option import Options
from cjmap.rules.rule import Hit, Preset, Rule
from cjmap.rules.wording import enumerated, for_some, quoted


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for each moment with several ways on of which two or more have no condition."""
    unsaid: dict[Spot, list[Said[Next]]] = {}
    for said in reading.said("next"):
        if said.spot is not None and said.item.when is None:
            unsaid.setdefault(said.spot, []).append(said)
    for spot, ways in unsaid.items():
        same: dict[tuple[str, ...], list[str]] = {}
        for persona in reading.people(spot):
            targets = tuple(dict.fromkeys(way.item.to for way in ways if persona in way.personas))
            if len(targets) > 1:
                same.setdefault(targets, []).append(persona)
        for targets, personas in same.items():
            both = f"{'both ' if len(targets) == 2 else ''}{enumerated(quoted(target) for target in targets)}"
            message = f"{for_some(reading, personas, spot)}{quoted(spot.name)} leads to {both} without saying when"
            yield Hit(message, spot.pointer, at=(*spot.pointer, "next"), name=spot.name)


RULE = Rule(Severity.INFO, Preset.STRICT, check)
