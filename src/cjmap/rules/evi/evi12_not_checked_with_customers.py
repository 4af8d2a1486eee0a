"""EVI12 not-checked-with-customers: a map drawn by us that no customer was asked about.

The map rests on evidence, but on no interview, survey, usability test or social listening; and it was not told by
customers (`perspective: outside-in`).

## Why

What we count and what colleagues tell shows our side of the journey only.

## Bad

```yaml
cjmap: 1
title: Returning a parcel
stages:
  - name: Finding the form
    evidence: [workshop, tickets]
evidence:
  workshop: {kind: workshop}
  tickets: {kind: support-data}
```

## Good

```yaml
cjmap: 1
title: Returning a parcel
stages:
  - name: Finding the form
    evidence: [workshop, tickets, talks]
evidence:
  workshop: {kind: workshop}
  tickets: {kind: support-data}
  talks: {kind: interview, sample: 8}
```

## How to fix

Show the map to a few customers, or listen where they talk, and add what you heard to `evidence`.

## When it is silent

Evidence that does not say its `kind`, or is of kind other (a diary, a day beside a customer), may come from customers.
Maps of the future, and maps in which nothing rests on evidence (EVI04).

## Source

Guides on inside-out and outside-in maps: draw it yourselves first, then check it with customers.
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.reading.citations import UNKNOWN
from cjmap.reading.reading import Reading
from cjmap.rules.evi.kinds import place_of_evidence
from cjmap.rules.option import Options
from cjmap.rules.rule import Hit, Preset, Rule
from cjmap.rules.wording import enumerated

ASKED = frozenset(("interview", "survey", "usability-test", "social-listening", UNKNOWN))
"""The kinds of evidence in which customers speak, or may do."""


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield one hit if no customer was asked."""
    kinds = reading.citations.kinds
    if not kinds or kinds & ASKED or reading.is_future or reading.journey.perspective == "outside-in":
        return
    only = enumerated(f"`{kind}`" for kind in sorted(kinds))
    message = f"No customer was asked: the evidence of this map is {only} only"
    yield Hit(message, ("evidence",), at=place_of_evidence(reading))


RULE = Rule(Severity.WARNING, Preset.RECOMMENDED, check)
