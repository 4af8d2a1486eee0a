"""GAP13 personas-all-alike: several personas, and nothing in the map differs for any of them.

There are at least two personas, but no `for` and no `per_persona` anywhere.

## Why

Personas are worth the trouble because their needs differ; if nothing does, one of them is enough.

## Bad

```yaml
cjmap: 1
title: Learning to swim
personas:
  child: {name: Mia (6), goals: [Play]}
  adult: {name: Ahmed (41), goals: [Lose the fear of deep water]}
stages:
  - name: First lesson
    actions: [Gets into the pool]
```

## Good

```yaml
cjmap: 1
title: Learning to swim
personas:
  child: {name: Mia (6), goals: [Play]}
  adult: {name: Ahmed (41), goals: [Lose the fear of deep water]}
stages:
  - name: First lesson
    actions:
      - Gets into the pool
      - {text: Asks how deep it is, for: adult}
```

## How to fix

Say one thing that holds for one of them only, with `for` or `per_persona`; or keep one persona.

## Source

Guides on journey mapping draw personas to see the specific needs of each group.
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.model.walk import parts
from cjmap.reading.reading import Reading
from cjmap.rules.option import Options
from cjmap.rules.rule import Hit, Preset, Rule
from cjmap.rules.wording import persona_names


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for a map of several personas in which nothing is for one of them."""
    personas = tuple(reading.tables.personas or ())
    if len(personas) > 1 and not _differ(reading):
        message = f"{persona_names(reading, personas)} walk exactly the same journey: what differs between them?"
        own = reading.journey.personas is not None
        yield Hit(message, ("personas",) if own else ("title",))


def _differ(reading: Reading) -> bool:
    """Tell whether anything holds for some personas only; what is seen most is looked at first."""
    if any(spot.moment.for_ or spot.moment.per_persona for spot in reading.spots):
        return True
    values = (part.__dict__ for _, part in parts(reading.journey))
    return any(each.get("for_") for each in values)


RULE = Rule(Severity.INFO, Preset.RECOMMENDED, check)
