"""GAP05 stage-without-actions: a stage that does not say what customers do there.

Other stages of the map have `actions`; this one has neither actions nor steps for some of the personas who come there.

## Why

A stage in which customers do nothing is a box with a title: nobody can tell where it begins, ends or goes wrong.

## Bad

```yaml
cjmap: 1
title: Renting an allotment
stages:
  - name: Application
    actions: [I fill in the form]
  - name: Waiting list
```

## Good

```yaml
cjmap: 1
title: Renting an allotment
stages:
  - name: Application
    actions: [I fill in the form]
  - name: Waiting list
    actions: [I call every month to ask how long it will be]
```

## How to fix

Add `actions:` or `steps:` with what customers do, or `actions: []` if they do nothing.

## When it is silent

Maps in which no moment has actions get one line for all stages (GAP10). A persona of whom the stage says nothing at
all is GAP12's business.

## Source

What customers do is one of the questions that guides on journey mapping ask of each stage, and of each persona.
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.model.outline import Spot
from cjmap.reading.reading import Reading
from cjmap.rules.lanes import uncovered_stages
from cjmap.rules.option import Options
from cjmap.rules.rule import Hit, Preset, Rule


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for each stage in which some persona does nothing."""
    yield from uncovered_stages(reading, lambda stage: _doing(reading, stage), "says nothing about what customers do")


def _doing(reading: Reading, stage: Spot) -> set[str]:
    """Return the personas of whom a stage has an action or a step; `actions: []` counts."""
    stepping = (persona for step in reading.steps(stage) for persona in reading.people(step))
    return {*reading.covered("actions", stage), *stepping}


RULE = Rule(
    Severity.WARNING,
    Preset.RECOMMENDED,
    check,
    started="actions",
    fold="{count} of {of} stages say nothing about what some or all customers do: {names}",
)
