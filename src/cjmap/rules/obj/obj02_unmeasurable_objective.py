"""OBJ02 unmeasurable-objective: an objective that nobody can tell to be reached.

It has no metric, no target, or neither.

## Why

What has no number is never missed and never reached, so nobody learns whether the work helped.

## Bad

```yaml
cjmap: 1
title: A month of meal boxes
objectives:
  - Happier customers
stages:
  - name: Sign-up
  - name: First box
```

## Good

```yaml
cjmap: 1
title: A month of meal boxes
objectives:
  - text: Happier customers
    metric: NPS after the first box
    target: "40"
stages:
  - name: Sign-up
  - name: First box
```

## How to fix

Give the objective a `metric` and a `target`, and the `value` of today if you know it.

## When it is silent

An objective that says a percentage in its text ("Churn below 8 %") can be told to be reached.

## Source

Measurable objectives (SMART: Doran 1981).
"""

import re
from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.model.sayings import Objective
from cjmap.reading.reading import Reading
from cjmap.rules.option import Options
from cjmap.rules.rule import Hit, Preset, Rule
from cjmap.rules.wording import quoted

_PERCENTAGE = re.compile(r"[0-9０-９]\s*[%％]")


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for each objective without metric or target."""
    objectives = [said for said in reading.said_of_map("objectives") if said.is_real]
    for said in objectives:
        lacks = _lacks(said.item)
        if lacks and not _PERCENTAGE.search(said.text):
            yield Hit(f"{quoted(said.text)} has {lacks}", said.pointer, name=said.text, of=len(objectives))


def _lacks(objective: Objective) -> str:
    """Return what an objective lacks to be measured, "" if nothing."""
    if objective.metric is None and objective.target is None:
        return "neither a metric nor a target"
    if objective.metric is None:
        return "a target, but no metric"
    return "a metric, but no target" if objective.target is None else ""


RULE = Rule(
    Severity.WARNING,
    Preset.RECOMMENDED,
    check,
    fold="{count} of {of} objectives cannot be measured: {names}",
)
