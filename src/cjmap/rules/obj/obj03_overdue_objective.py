"""OBJ03 overdue-objective: an objective whose day has passed.

Its `by` is a day in the past.

## Why

It was reached, it was missed, or it has moved: whoever reads the map cannot tell, and no longer trusts its aims.

## Bad

```yaml
cjmap: 1
title: Blood donation
objectives:
  - text: Fewer no-shows
    metric: no-shows
    value: 14%
    target: 5%
    by: 2026-06-30
stages:
  - name: Invitation
  - name: Donation
```

## Good

```yaml
cjmap: 1
title: Blood donation
objectives:
  - text: Fewer no-shows
    metric: no-shows
    value: 14%
    target: 5%
    by: 2027-06-30
stages:
  - name: Invitation
  - name: Donation
```

## How to fix

Take it out if it was reached, or set a new day and say in the next review what was learned.

## When it is silent

The day itself is not yet late. An objective whose `value` is its `target` was reached. A baseline keeps quiet about one
day: a new one that passes is told anew.

## Source

A dated objective asks for a look on its day.
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.model.references import folded
from cjmap.reading.reading import Reading
from cjmap.reading.subjects import subject_of
from cjmap.rules.option import Options
from cjmap.rules.rule import Hit, Preset, Rule
from cjmap.rules.wording import quoted


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for each objective that should be reached by now."""
    for said in reading.said_of_map("objectives"):
        objective = said.item
        if objective.by is None or objective.by >= reading.today:
            continue
        if objective.value is None or objective.target is None or not _alike(objective.value, objective.target):
            message = f"{quoted(objective.text)} was due on {objective.by.isoformat()}"
            at = (*said.pointer, "by")
            subject = f"{subject_of(reading.outline, at)}/{objective.by}"
            yield Hit(message, said.pointer, at=at, name=objective.text, subject=subject)


def _alike(value: str, target: str) -> bool:
    """Tell whether two values are one, whatever their spaces: "8 %" is "8%"."""
    return folded(value).replace(" ", "") == folded(target).replace(" ", "")


RULE = Rule(Severity.WARNING, Preset.RECOMMENDED, check)
