"""EVI02 never-reviewed: a map that does not say when it was last reviewed.

There is no `reviewed`.

## Why

Journeys change every quarter; without a date nobody can tell whether the map did, too.

## Bad

```yaml
cjmap: 1
title: Adopting a dog
owner: shelter
stages: [First visit, Trial walk, Moving in]
```

## Good

```yaml
cjmap: 1
title: Adopting a dog
owner: shelter
reviewed: 2026-11-02
stages: [First visit, Trial walk, Moving in]
```

## How to fix

Read the map again with somebody who meets customers, then add `reviewed:` with that day.

## When it is silent

Maps without an owner: EVI01 says both in one finding.

## Source

Guides on journey mapping: review the map regularly, at least once a quarter.
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.reading.reading import Reading
from cjmap.rules.option import Options
from cjmap.rules.rule import Hit, Preset, Rule


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield one hit if the map has no day of review."""
    if reading.journey.reviewed is None:
        yield Hit("Nothing says when this map was last reviewed", ("title",))


RULE = Rule(Severity.INFO, Preset.RECOMMENDED, check)
