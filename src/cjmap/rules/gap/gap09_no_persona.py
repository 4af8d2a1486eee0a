"""GAP09 no-persona: a map that does not say who walks it.

It has no `personas`, neither of its own nor in a shared file of the project.

## Why

A journey of everybody is a journey of nobody: what one customer enjoys is what another one stumbles over.

## Bad

```yaml
cjmap: 1
title: Opening a bank account
stages:
  - name: Identification
```

## Good

```yaml
cjmap: 1
title: Opening a bank account
personas:
  newcomer:
    name: New in the country
    goals: [An account before the first salary]
stages:
  - name: Identification
```

## How to fix

Add `personas:` with at least one customer that you can picture: a name, and what they want.

## When it is silent

`personas: {}` says that the map is about nobody in particular on purpose.

## Source

Every guide on journey mapping begins with personas; not knowing whose journey it is is among the reasons why maps fail
(Gartner, 2016).
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.reading.reading import Reading
from cjmap.rules.option import Options
from cjmap.rules.rule import Hit, Preset, Rule


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for a map without personas."""
    if not reading.tables.personas and reading.journey.personas is None:
        yield Hit("Nobody walks this map: it has no `personas`", ("title",))


RULE = Rule(Severity.WARNING, Preset.RECOMMENDED, check)
