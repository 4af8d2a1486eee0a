"""PAIN04 opportunity-without-priority: an opportunity without impact or effort, where others have them.

Somebody began to rate the opportunities of this map, and this one lacks its impact, its effort or both.

## Why

Impact without effort, or effort without impact, does not tell what to do first.

## Bad

```yaml
cjmap: 1
title: Ordering groceries online
stages:
  - name: Delivery
    pains:
      - Nobody knows when the van comes
    opportunities:
      - {text: A map that shows the van, impact: 4, effort: 4}
      - A text message ten minutes before
```

## Good

```yaml
cjmap: 1
title: Ordering groceries online
stages:
  - name: Delivery
    pains:
      - Nobody knows when the van comes
    opportunities:
      - {text: A map that shows the van, impact: 4, effort: 4}
      - {text: A text message ten minutes before, impact: 3, effort: 2}
```

## How to fix

Add `impact` and `effort`: numbers from 1 to 5, or low, medium or high.

## When it is silent

Opportunities that are done or rejected need no priority any more. In a map in which no opportunity has an impact or an
effort, PAIN02 says so once if nothing else is rated either.

## Source

The matrix of impact and effort, with which most guides choose what to do first.
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.reading.reading import Reading
from cjmap.reading.remedies import is_settled
from cjmap.rules.option import Options
from cjmap.rules.pain.naming import named
from cjmap.rules.rule import Hit, Preset, Rule


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for each opportunity that cannot be ranked."""
    asked = [said for said in reading.remedies.opportunities if not is_settled(said.item)]
    for said in asked:
        missing = [key for key in ("impact", "effort") if getattr(said.item, key) is None]
        if missing:
            message = f"{named(said)} has no {' and no '.join(missing)}"
            yield Hit(message, said.pointer, name=said.text, of=len(asked))


RULE = Rule(
    Severity.INFO,
    Preset.RECOMMENDED,
    check,
    started="rating",
    fold="{count} of {of} opportunities have no impact or no effort: {names}",
)
