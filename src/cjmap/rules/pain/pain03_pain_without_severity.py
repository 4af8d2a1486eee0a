"""PAIN03 pain-without-severity: a pain without a severity, where others have one.

Somebody began to say how much the pains of this map hurt, and this one was left out.

## Why

A pain without a severity falls out of every list that goes by severity.

## Bad

```yaml
cjmap: 1
title: Renting a flat
stages:
  - name: Moving in
    pains:
      - {text: The deposit is three rents, severity: medium}
      - The keys are in another town
    opportunities:
      - Pay the deposit by instalments, and send the keys
```

## Good

```yaml
cjmap: 1
title: Renting a flat
stages:
  - name: Moving in
    pains:
      - {text: The deposit is three rents, severity: medium}
      - {text: The keys are in another town, severity: low}
    opportunities:
      - Pay the deposit by instalments, and send the keys
```

## How to fix

Add `severity`: a number from 1 to 5, or low, medium or high.

## When it is silent

A map in which no pain has a severity: PAIN02 says so once if nothing else is rated either.

## Source

Guides on journey mapping rank pain points by how much they hurt, before they look for answers.
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.reading.reading import Reading
from cjmap.rules.option import Options
from cjmap.rules.pain.naming import named
from cjmap.rules.rule import Hit, Preset, Rule


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for each pain that nobody rated."""
    pains = reading.remedies.pains
    for pain in pains:
        if pain.item.severity is None:
            yield Hit(f"{named(pain)} has no severity", pain.pointer, name=pain.text, of=len(pains))


RULE = Rule(
    Severity.INFO,
    Preset.RECOMMENDED,
    check,
    started="severity",
    fold="{count} of {of} pains have no severity: {names}",
)
