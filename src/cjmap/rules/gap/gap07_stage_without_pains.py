"""GAP07 stage-without-pains: a stage that does not say whether anything hurts there.

Other stages of the map have `pains`; this one, with all its steps and touchpoints, does not say whether there are any.

## Why

A stage without pains may be a good one, or one where nobody asked: the map should tell which.

## Bad

```yaml
cjmap: 1
title: Lending books from the library
stages:
  - name: Search
    pains: [The catalogue hides what is lent out]
    opportunities: [Show what is on the shelf]
  - name: Return
```

## Good

```yaml
cjmap: 1
title: Lending books from the library
stages:
  - name: Search
    pains: [The catalogue hides what is lent out]
    opportunities: [Show what is on the shelf]
  - name: Return
    pains: []   # twelve readers were asked, and nothing hurts
```

## How to fix

Write what hurts, or `pains: []` if you looked and found none.

## When it is silent

Maps in which nobody began with pains get one line for all stages (GAP10). A stage is asked once, not for each persona.
A map of the future (`state: future`) is not asked: its pains are not known yet.

## Source

Finding the pains of every stage is what guides on journey mapping draw a map for. An empty list is a decision in the
format of cjmap; what is absent is not.
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.reading.reading import Reading
from cjmap.rules.lanes import stage_hit
from cjmap.rules.option import Options
from cjmap.rules.rule import Hit, Preset, Rule
from cjmap.rules.wording import quoted


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for each stage that does not say whether there are pains."""
    for stage in () if reading.is_future else reading.stages:
        if reading.people(stage) and not reading.covered("pains", stage):
            yield stage_hit(reading, stage, f"{quoted(stage.name)} says nothing about pains")


RULE = Rule(
    Severity.WARNING,
    Preset.RECOMMENDED,
    check,
    started="pains",
    fold="{count} of {of} stages say nothing about pains: {names}",
)
