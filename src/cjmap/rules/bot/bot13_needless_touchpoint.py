"""BOT13 needless-touchpoint: what matters little to customers annoys them.

A step or touchpoint has an importance of 1 or 2, and customers are not satisfied with it or feel bad there.

## Why

It costs goodwill and gives customers little in return.

## Bad

```yaml
cjmap: 1
title: Ordering flowers
stages:
  - name: Order
    touchpoints:
      - Bouquet page
      - name: Account form
        importance: 2
        emotions: [{feeling: annoyed, score: -1}]
    pains:
      - {text: Wants to know my birthday, severity: low}
  - name: Delivery
    touchpoints: [Courier]
    emotions: [{feeling: happy, score: 2}]
    pains: []
```

## Good

```yaml
cjmap: 1
title: Ordering flowers
stages:
  - name: Order
    touchpoints:
      - Bouquet page
      - name: E-mail for the receipt
        importance: 2
        emotions: [{feeling: neutral, score: 0}]
    pains:
      - {text: Wants to know my birthday, severity: low}
  - name: Delivery
    touchpoints: [Courier]
    emotions: [{feeling: happy, score: 2}]
    pains: []
```

## How to fix

Leave it out, join it with another one, or do it for the customers.

## When it is silent

What matters to one persona (3 or more) is not needless, however much it annoys another. Stages are never needless.

## Source

Needless touchpoints are one of the seven lenses through which Nielsen Norman Group looks at a journey map.
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.model.outline import Spot
from cjmap.reading.reading import Reading
from cjmap.rules.option import Options
from cjmap.rules.rule import Hit, Preset, Rule
from cjmap.rules.wording import for_some, quoted

_UNIMPORTANT = 2
_UNSATISFYING = 2


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for each step or touchpoint that matters to nobody and annoys somebody."""
    rated = {
        cell.spot: None for cell in reading.cells_with("importance") if (cell.content.importance or 5) <= _UNIMPORTANT
    }
    for spot in rated:
        if spot.level == "stage":
            continue
        known = {persona: reading.single("importance", spot, persona) for persona in reading.people(spot)}
        ratings = {persona: rating[0] for persona, rating in known.items() if rating is not None}
        annoyed = [persona for persona in ratings if _annoys(reading, spot, persona)]
        if annoyed and max(ratings.values()) <= _UNIMPORTANT:
            rating = max(ratings[persona] for persona in annoyed)
            whom = for_some(reading, annoyed, spot)
            message = f"{whom}{quoted(spot.name)} matters little ({rating}) and annoys: can it go?"
            yield Hit(message, spot.pointer, at=(*spot.pointer, "name"), name=spot.name)


def _annoys(reading: Reading, spot: Spot, persona: str) -> bool:
    satisfaction = reading.single("satisfaction", spot, persona)
    if satisfaction is not None and satisfaction[0] <= _UNSATISFYING:
        return True
    mood = reading.moods.at(spot, persona)
    return mood is not None and mood.value < 0


RULE = Rule(Severity.INFO, Preset.RECOMMENDED, check)
