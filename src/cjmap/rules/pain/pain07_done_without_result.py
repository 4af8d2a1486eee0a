"""PAIN07 done-without-result: an opportunity that is done, and nobody says whether it helped.

Its `status` is done, and it has no `experiment` that says how things are afterwards.

## Why

What shipped is not yet what helped; who does not look afterwards learns nothing for the next idea.

## Bad

```yaml
cjmap: 1
title: First week with a budget app
stages:
  - name: Connecting the bank
    pains:
      - The code arrives after it has expired
    opportunities:
      - text: Codes that hold for ten minutes
        status: done
```

## Good

```yaml
cjmap: 1
title: First week with a budget app
stages:
  - name: Connecting the bank
    pains:
      - The code arrives after it has expired
    opportunities:
      - text: Codes that hold for ten minutes
        status: done
        experiment:
          metric: banks connected at the first try
          before: 58%
          after: 81%
```

## How to fix

Write the result into `experiment`: the `metric`, its value `before`, and its value `after`.

## When it is silent

Where `experiment` has `evidence`, the result is written down there.

## Source

Guides on journey mapping end with measuring what an improvement changed, and then draw the map again.
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.reading.reading import Reading
from cjmap.reading.remedies import has_result
from cjmap.rules.option import Options
from cjmap.rules.pain.naming import named
from cjmap.rules.rule import Hit, Preset, Rule


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for each opportunity that is done without a result."""
    for said in reading.remedies.opportunities:
        if said.item.status == "done" and not has_result(said.item):
            yield Hit(f"{named(said)} is done: did it help?", said.pointer)


RULE = Rule(Severity.WARNING, Preset.RECOMMENDED, check)
