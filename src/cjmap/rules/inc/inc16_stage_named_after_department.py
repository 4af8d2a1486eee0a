"""INC16 stage-named-after-department: a stage is called like a department of ours.

The whole name of a stage is that of a department: marketing, sales, finance, HR. The names are known in nine languages.

## Why

Customers pass no departments: a map by departments shows the organisation, and hides what happens between them.

## Bad

```yaml
cjmap: 1
title: Buying a used car
stages:
  - name: Comparing cars
  - name: Sales
  - name: Driving
```

## Good

```yaml
cjmap: 1
title: Buying a used car
stages:
  - name: Comparing cars
  - name: Test drive and contract
  - name: Driving
```

## How to fix

Name the stage after what customers do or want there; the department can be its `owner:`.

## When it is silent

Support and service: customers say these words, too.

## Source

Smaply and other tools warn of stages that follow the organisation chart instead of the customer.
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.reading.reading import Reading
from cjmap.rules.option import Options
from cjmap.rules.rule import Hit, Preset, Rule
from cjmap.rules.wording import quoted
from cjmap.vocabulary.departments import is_department


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for each stage that is called like a department."""
    for stage in reading.stages:
        if is_department(stage.name, reading.journey.language):
            message = f"{quoted(stage.name)} is a department of ours: what do customers do there?"
            yield Hit(message, stage.pointer, at=(*stage.pointer, "name"), name=stage.name)


RULE = Rule(Severity.INFO, Preset.RECOMMENDED, check)
