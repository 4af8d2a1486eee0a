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

from collections.abc import Iterator, Mapping

from cjmap.finding import Severity
from cjmap.reading.reading import Reading
from cjmap.reading.remedies import ACTIVE
from cjmap.rules.option import Options
from cjmap.rules.pain.naming import named, of_whom
from cjmap.rules.rule import Hit, Preset, Rule

_IN_WORDS: Mapping[str | None, str] = {"planned": "planned", "in-progress": "in progress", "testing": "being tested"}


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for each opportunity that somebody works on and nobody owns."""
    active = [said for said in reading.remedies.opportunities if said.item.status in ACTIVE]
    for said in active:
        lonely = reading.remedies.without_owner(said)
        if lonely:
            sentence = f"{named(said)} is {_IN_WORDS[said.item.status]}, and nobody owns it"
            message = of_whom(reading, said, lonely, sentence)
            yield Hit(message, said.pointer, name=said.text, of=len(active))


RULE = Rule(
    Severity.WARNING,
    Preset.RECOMMENDED,
    check,
    fold="{count} of {of} opportunities that are planned or under way have no owner: {names}",
)
