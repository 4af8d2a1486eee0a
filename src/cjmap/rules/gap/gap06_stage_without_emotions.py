"""GAP06 stage-without-emotions: a stage that does not say how customers feel there.

Other stages of the map have `emotions`; this one, with all its steps and touchpoints, has neither emotions nor a
`satisfaction` for some of the personas who come there.

## Why

How customers feel is what they remember and tell others; a hole in the emotion curve hides the low points.

## Bad

```yaml
cjmap: 1
title: Moving house with a removal firm
stages:
  - name: Quotation
    emotions: [hopeful]
  - name: Moving day
```

## Good

```yaml
cjmap: 1
title: Moving house with a removal firm
stages:
  - name: Quotation
    emotions: [hopeful]
  - name: Moving day
    emotions: [relieved]
```

## How to fix

Add `emotions:` with a feeling or a score, or `emotions: []` if customers feel nothing worth telling.

## When it is silent

Maps in which no moment has emotions get one line for all stages (GAP10). A persona of whom the stage says nothing at
all is GAP12's business.

## Source

What customers feel is one of the questions that guides on journey mapping ask of each stage, and of each persona.
"""

from collections.abc import Iterator, Set

from cjmap.finding import Severity
from cjmap.model.outline import Spot
from cjmap.reading.reading import Reading
from cjmap.rules.lanes import uncovered_stages
from cjmap.rules.option import Options
from cjmap.rules.rule import Hit, Preset, Rule


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for each stage in which nobody knows how some persona feels."""
    yield from uncovered_stages(reading, lambda stage: _feeling(reading, stage), "says nothing about feelings")


def _feeling(reading: Reading, stage: Spot) -> Set[str]:
    """Return the personas of whom a stage tells how they feel, in words, scores or as a satisfaction."""
    return reading.covered("emotions", stage) | reading.covered("satisfaction", stage)


RULE = Rule(
    Severity.WARNING,
    Preset.RECOMMENDED,
    check,
    started="emotions",
    fold="{count} of {of} stages say nothing about what some or all customers feel: {names}",
)
