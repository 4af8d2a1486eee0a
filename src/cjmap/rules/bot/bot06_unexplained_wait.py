"""BOT06 unexplained-wait: customers wait for days, and the map does not say what that is like.

A `wait` of a day or more, with no word about what customers expect, what hurts them, or what could be better.

## Why

A week is short for a passport and endless for a refund: only what customers expect makes a wait good or bad.

## Bad

```yaml
cjmap: 1
title: A new passport
stages:
  - name: Application
  - name: Production
    wait: 5 weeks
  - name: Collection
```

## Good

```yaml
cjmap: 1
title: A new passport
stages:
  - name: Application
  - name: Production
    wait: 5 weeks
    expects: A message as soon as it is there
  - name: Collection
```

## How to fix

Write under `expects` what customers count on, or under `pains` what is bad about waiting.

## When it is silent

`pains: []`, `expects: []` and `opportunities: []` there say that somebody looked. On a map of the future a wait is
meant to be so.

## Source

Time spent is one of the seven lenses through which Nielsen Norman Group looks at a journey map.
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.model.outline import Spot
from cjmap.model.quantities import Duration
from cjmap.reading.reading import Reading
from cjmap.rules.option import Options, number
from cjmap.rules.rule import Hit, Preset, Rule
from cjmap.rules.wording import for_some, quoted
from cjmap.where import Pointer

DAYS = number(
    "days",
    1,
    "So many days of waiting need a word, a part of a day being 0.5 and the like; a matter of taste.",
    most=3650,
)
_SECONDS_OF_A_DAY = 86_400
_EXPLAINING = ("pains", "opportunities", "expects")


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for each long wait that nothing is said about."""
    if reading.is_future:
        return
    least = options[DAYS] * _SECONDS_OF_A_DAY
    waits = reading.cells_with("wait")
    long = {cell.spot: None for cell in waits if cell.content.wait and cell.content.wait.most >= least}
    for spot in long:
        unexplained: dict[tuple[Duration, Pointer], list[str]] = {}
        for persona in reading.people(spot):
            found = reading.single("wait", spot, persona)
            if found is not None and found[0].most >= least and not _is_explained(reading, spot, persona):
                unexplained.setdefault(found, []).append(persona)
        for (wait, pointer), personas in unexplained.items():
            message = (
                f"{for_some(reading, personas, spot)}{quoted(spot.name)} has a wait of {wait.text},"
                " and the map says neither what customers expect nor what hurts"
            )
            yield Hit(message, pointer, name=spot.name)


def _is_explained(reading: Reading, spot: Spot, persona: str) -> bool:
    """Tell whether something is said in reach of a moment, or that there is nothing to say."""
    near = reading.reach(spot)
    if reading.remedies.pains_near(spot, (persona,)) or reading.remedies.near(spot, (persona,)):
        return True
    if any(persona in said.personas and said.is_real for said in reading.said_at("expects", *near)):
        return True
    return any(reading.is_none(key, each, persona) for each in near for key in _EXPLAINING)


RULE = Rule(Severity.INFO, Preset.RECOMMENDED, check, options=(DAYS,))
