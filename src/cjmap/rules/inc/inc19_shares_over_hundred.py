"""INC19 shares-over-hundred: more than everybody goes on or leaves.

The shares of the ways on (`next`) and the ways out (`exits`) of a step or stage, counted for each persona, come to more
than 100 %.

## Why

Somebody goes on or leaves, never both: at least one of the numbers is wrong, and all that is computed from them is.

## Bad

```yaml
cjmap: 1
title: Returning shoes bought online
stages:
  - name: Reading the rules
    next:
      - {to: Dropping off, share: 70%}
      - {to: Refund, when: no return needed, share: 25%}
    exits: [{text: Too much trouble, share: 20%}]
    opportunities: A label in the box
  - name: Dropping off
  - name: Refund
```

## Good

```yaml
cjmap: 1
title: Returning shoes bought online
stages:
  - name: Reading the rules
    next:
      - {to: Dropping off, share: 70%}
      - {to: Refund, when: no return needed, share: 10%}
    exits: [{text: Too much trouble, share: 20%}]
    opportunities: A label in the box
  - name: Dropping off
  - name: Refund
```

## How to fix

Give every share of the same whole: of all who come to this step.

## When it is silent

Half a percent for each share, which rounding may add ("34%, 33%, 34%"). Ways for different personas are not added up.

## Source

Arithmetic.
"""

from collections.abc import Iterator
from typing import Any

from cjmap.finding import Severity
from cjmap.model.outline import Spot
from cjmap.reading.items import Said
from cjmap.reading.reading import Reading
from cjmap.rules.option import Options
from cjmap.rules.rule import Beside, Hit, Preset, Rule
from cjmap.rules.wording import enumerated, for_some, quoted

_ROUNDING = 0.5
"""Rounding to whole percents may add this much to each share."""


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for each moment whose shares come to more than everybody, with the personas for whom most go."""
    shares: dict[Spot, list[Said[Any]]] = {}
    for key in ("next", "exits"):
        for said in reading.said(key):
            if said.spot is not None and said.item.share is not None:
                shares.setdefault(said.spot, []).append(said)
    for spot, listed in shares.items():
        if sum(said.item.share.percent for said in listed) <= 100:
            continue
        worst: dict[float, list[str]] = {}
        for persona in reading.people(spot):
            theirs = [said for said in listed if persona in said.personas]
            total = sum(said.item.share.percent for said in theirs)
            if total > 100 + _ROUNDING * len(theirs):
                worst.setdefault(total, []).append(persona)
        if worst:
            total, personas = max(worst.items())
            yield _hit(reading, spot, total, personas, [said for said in listed if personas[0] in said.personas])


def _hit(reading: Reading, spot: Spot, total: float, personas: list[str], listed: list[Said[Any]]) -> Hit:
    written = enumerated((said.item.share.text for said in listed), most=5)
    whom = for_some(reading, personas, spot)
    percent = " %" if " %" in written else "%"
    message = f"{whom}{round(total, 1):g}{percent} go on from {quoted(spot.name)} or leave there: {written}"
    related = tuple(Beside(f"{quoted(said.text)}: {said.item.share.text}", said.pointer) for said in listed)
    return Hit(message, spot.pointer, at=(*spot.pointer, listed[0].key), related=related)


RULE = Rule(Severity.ERROR, Preset.MINIMAL, check)
