"""EVI11 single-method: all evidence of the map was found in the same way.

All the evidence that something rests on is of one `kind`.

## Why

Each method has a blind spot: numbers do not say why, talks do not say how many.

## Bad

```yaml
cjmap: 1
title: Commuting by bus
stages:
  - name: Waiting at the stop
    evidence: talks
evidence:
  talks: {kind: interview, sample: 12}
```

## Good

```yaml
cjmap: 1
title: Commuting by bus
stages:
  - name: Waiting at the stop
    evidence: [talks, counts]
evidence:
  talks: {kind: interview, sample: 12}
  counts: {kind: analytics}
```

## How to fix

Add evidence of a second kind: numbers to talks, or talks to numbers.

## When it is silent

Evidence that does not say its `kind`, or is of kind other, may have been found in any way. Maps of the future.

## Source

Guides on journey mapping: combine qualitative and quantitative research.
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.reading.citations import UNKNOWN
from cjmap.reading.reading import Reading
from cjmap.rules.evi.kinds import place_of_evidence
from cjmap.rules.option import Options
from cjmap.rules.rule import Hit, Preset, Rule


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield one hit if all evidence is of one kind."""
    kinds = reading.citations.kinds
    if len(kinds) == 1 and UNKNOWN not in kinds and not reading.is_future:
        message = f"All evidence that this map rests on is of one kind, `{next(iter(kinds))}`"
        yield Hit(message, ("evidence",), at=place_of_evidence(reading))


RULE = Rule(Severity.INFO, Preset.RECOMMENDED, check)
