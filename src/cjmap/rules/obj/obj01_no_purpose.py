"""OBJ01 no-purpose: a map that does not say what it is for.

It has no objective, no scenario and no scope.

## Why

Without a purpose nobody can tell what belongs into the map, when it is finished, or whether it helped.

## Bad

```yaml
cjmap: 1
title: Our customers
stages:
  - name: Discovery
  - name: First order
```

## Good

```yaml
cjmap: 1
title: Our customers
scenario: A café owner looks for beans that arrive fresh
stages:
  - name: Discovery
  - name: First order
```

## How to fix

Write under `objectives` what should become better, or say with `scenario` and `scope` which journey this is.

## When it is silent

`objectives: []` says that there is none on purpose.

## Source

Clear objectives are the first step of every guide on journey mapping.
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.model.reading import Reading
from cjmap.model.real_text import is_real
from cjmap.rules.option import Options
from cjmap.rules.rule import Hit, Preset, Rule


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for a map without a purpose."""
    journey = reading.journey
    scope = journey.scope
    texts = (journey.scenario, scope.from_ if scope else None, scope.to if scope else None)
    is_told = journey.objectives == () or any(said.is_real for said in reading.said_of_map("objectives"))
    if not is_told and not any(text is not None and is_real(text) for text in texts):
        message = "This map has no objectives, no scenario and no scope: what is it for?"
        yield Hit(message, (), at=("title",), name=journey.title)


RULE = Rule(Severity.WARNING, Preset.RECOMMENDED, check)
