"""OBJ06 stage-without-metric: a stage that nobody measures.

Neither the stage nor anything inside it has a metric.

## Why

A stage without a number can become worse without anybody seeing it.

## Bad

```yaml
cjmap: 1
title: Kindergarten
stages:
  - name: Registration
    metrics: [{name: on the waiting list, value: "23"}]
  - name: First weeks
```

## Good

```yaml
cjmap: 1
title: Kindergarten
stages:
  - name: Registration
    metrics: [{name: on the waiting list, value: "23"}]
  - name: First weeks
    metrics: [{name: days until the first day without tears, value: "9"}]
```

## How to fix

Add one number under `metrics`, or `metrics: []` if there is none on purpose.

## When it is silent

One metric anywhere in the stage is enough, and so is `metrics: []`.

## Source

A metric for each stage is what guides on journey measurement ask for; in the strict preset only.
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.reading.reading import Reading
from cjmap.rules.option import Options
from cjmap.rules.rule import Hit, Preset, Rule
from cjmap.rules.wording import quoted


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for each stage without any metric."""
    for stage in reading.stages:
        if not reading.covered("metrics", stage):
            message = f"{quoted(stage.name)} has no metric"
            yield Hit(message, stage.pointer, at=(*stage.pointer, "name"), name=stage.name, of=len(reading.stages))


RULE = Rule(Severity.INFO, Preset.STRICT, check, fold="{count} of {of} stages have no metric: {names}")
