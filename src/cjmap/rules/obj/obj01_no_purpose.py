"""OBJ01 no-purpose: a map that does not say what it is for.

It has no objective, no scenario and no scope. What only holds a place says nothing; the message names it.

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

from collections.abc import Iterator, Mapping

from cjmap.finding import Severity
from cjmap.reading.reading import Reading
from cjmap.reading.real_text import is_real
from cjmap.rules.option import Options
from cjmap.rules.rule import Hit, Preset, Rule
from cjmap.rules.wording import enumerated, quoted


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for a map without a purpose."""
    journey = reading.journey
    told = _told(reading)
    if journey.objectives != () and not any(is_real(text) for texts in told.values() for text in texts):
        yield Hit(f"{_lacks(told)}: what is it for?", (), at=("title",), name=journey.title)


def _told(reading: Reading) -> dict[str, list[str]]:
    """Return what stands under each key that says what a map is for."""
    journey, scope = reading.journey, reading.journey.scope
    return {
        "objectives": [said.text for said in reading.said_of_map("objectives")],
        "scenario": [journey.scenario] if journey.scenario is not None else [],
        "scope": [end for end in (scope.from_, scope.to) if end is not None] if scope is not None else [],
    }


def _lacks(told: Mapping[str, list[str]]) -> str:
    """Return which keys are not there, and which only hold a place."""
    held = [f"`{key}` only holds a place ({quoted(texts[0])})" for key, texts in told.items() if texts]
    missing = [f"no {key}" for key, texts in told.items() if not texts]
    if not missing:
        return f"In this map {enumerated(held)}"
    return f"This map has {enumerated(missing)}" + (f", and {enumerated(held)}" if held else "")


RULE = Rule(Severity.WARNING, Preset.RECOMMENDED, check)
