"""GAP04 stage-without-goals: a stage that does not say what customers want there.

Other stages of the map have `goals`; this one, with all its steps and touchpoints, has none for some of the personas
who come there.

## Why

Whether a stage works can only be judged by what customers want to get done in it.

## Bad

```yaml
cjmap: 1
title: A first visit to the dentist
stages:
  - name: Finding a practice
    goals: [Somebody who is gentle]
  - name: Treatment
```

## Good

```yaml
cjmap: 1
title: A first visit to the dentist
stages:
  - name: Finding a practice
    goals: [Somebody who is gentle]
  - name: Treatment
    goals: [No surprises]
```

## How to fix

Add `goals:` with what customers want to get done, or `goals: []` if they want nothing there.

## When it is silent

Maps in which no moment has goals get one line for all stages (GAP10). A persona of whom the stage says nothing at all
is GAP12's business.

## Source

What customers want to achieve is the first of the questions that guides on journey mapping ask of each stage, and of
each persona.
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.reading.reading import Reading
from cjmap.rules.lanes import uncovered_stages
from cjmap.rules.option import Options
from cjmap.rules.rule import Hit, Preset, Rule


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for each stage in which some persona has no goal."""
    yield from uncovered_stages(reading, lambda stage: reading.covered("goals", stage), "says nothing about goals")


RULE = Rule(
    Severity.INFO,
    Preset.RECOMMENDED,
    check,
    started="goals",
    fold="{count} of {of} stages say nothing about the goals of some or all customers: {names}",
)
