"""GAP19 touchpoint-without-category: a touchpoint that does not say which part of the business it belongs to.

It has no `category`: marketing, sales or success (customer success).

## Why

Along the journey customers are handed from marketing to sales to success; without categories nobody sees where.

## Bad

```yaml
cjmap: 1
title: Joining a gym
stages:
  - name: Taster session
    touchpoints: [Trainer]
```

## Good

```yaml
cjmap: 1
title: Joining a gym
stages:
  - name: Taster session
    touchpoints:
      - {name: Trainer, category: sales}
```

## How to fix

Add `category: marketing`, `sales` or `success`.

## When it is silent

Touchpoints that others begin (`initiator: other`) belong to nobody of us.

## Source

Guides on journey mapping sort touchpoints into marketing, sales and customer success.
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.model.moments import Touchpoint
from cjmap.model.outline import Spot
from cjmap.reading.reading import Reading
from cjmap.rules.option import Options
from cjmap.rules.rule import Hit, Preset, Rule
from cjmap.rules.wording import quoted


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for each touchpoint of ours without a category."""
    touchpoints = (spot for spot in reading.spots if spot.level == "touchpoint")
    ours = [(spot, _category(spot)) for spot in touchpoints if _is_ours(spot) and reading.people(spot)]
    for spot, category in ours:
        if category is None:
            yield Hit(f"{quoted(spot.name)} has no category", spot.pointer, name=spot.name, of=len(ours))


def _is_ours(spot: Spot) -> bool:
    return isinstance(spot.moment, Touchpoint) and spot.moment.initiator != "other"


def _category(spot: Spot) -> str | None:
    return spot.moment.category if isinstance(spot.moment, Touchpoint) else None


RULE = Rule(
    Severity.INFO,
    Preset.STRICT,
    check,
    fold="{count} of {of} touchpoints have no category: {names}",
)
