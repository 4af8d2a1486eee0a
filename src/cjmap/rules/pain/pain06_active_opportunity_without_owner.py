"""PAIN06 active-opportunity-without-owner: an opportunity that is planned or under way, and nobody owns it.

Its `status` is planned, in-progress or testing; neither the opportunity nor its moment, nor what that stands in, has an
owner.

## Why

A plan without a name behind it is a wish: nobody can be asked how far it is.

## Bad

```yaml
cjmap: 1
title: Lending at the library
stages:
  - name: Returning books
    pains:
      - The desk closes at five
    opportunities:
      - text: A box that takes books at night
        status: planned
```

## Good

```yaml
cjmap: 1
title: Lending at the library
stages:
  - name: Returning books
    pains:
      - The desk closes at five
    opportunities:
      - text: A box that takes books at night
        status: planned
        owner: circulation desk
```

## How to fix

Add `owner` to the opportunity, or to the step or stage that it stands at.

## When it is silent

Ideas need no owner yet, and what is done or rejected needs none any more.

## Source

Guides on journey mapping give each improvement that was chosen an owner and a date.
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.model.reading import Reading
from cjmap.model.remedies import ACTIVE
from cjmap.rules.option import Options
from cjmap.rules.pain.naming import named, of_whom
from cjmap.rules.rule import Hit, Preset, Rule

_IN_WORDS = {"planned": "planned", "in-progress": "in progress", "testing": "being tested"}


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for each opportunity that somebody works on and nobody owns."""
    for said in reading.remedies.opportunities:
        status = said.item.status
        lonely = reading.remedies.without_owner(said) if status in ACTIVE else ()
        if lonely and status is not None:
            sentence = f"{named(said)} is {_IN_WORDS[status]}, and nobody owns it"
            yield Hit(of_whom(reading, said, lonely, sentence), said.pointer)


RULE = Rule(Severity.WARNING, Preset.RECOMMENDED, check)
