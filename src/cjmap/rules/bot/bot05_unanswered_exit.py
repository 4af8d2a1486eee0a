"""BOT05 unanswered-exit: customers leave, and nobody says what hurts them or what we do.

A step or stage has an exit, of unknown share or of a share that counts, and neither a pain nor an opportunity stands
there, inside it, or at the stage around it.

## Why

Where customers leave is the most costly place of a journey, and the map has nothing to work with there.

## Bad

```yaml
cjmap: 1
title: Language course
stages:
  - name: Trial lesson
    exits:
      - {text: Does not come back after the first lesson, share: 22 %}
  - name: Course
```

## Good

```yaml
cjmap: 1
title: Language course
stages:
  - name: Trial lesson
    exits:
      - {text: Does not come back after the first lesson, share: 22 %}
    pains:
      - The group is ahead of me
    opportunities:
      - A placement test before the trial lesson
  - name: Course
    pains: []
```

## How to fix

Write what hurts there under `pains`, or what you do about it under `opportunities`.

## When it is silent

`pains: []` and `opportunities: []` there say that somebody looked. Exits of a small share are the way of the world. A
map of the future says how it should be, and nobody has been hurt there yet.

## Source

"Where do customers drop off?" is a first question of every guide on journey mapping, and what to do about it the next.
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.model.outline import Spot
from cjmap.model.routes import Exit
from cjmap.reading.items import Said
from cjmap.reading.reading import Reading
from cjmap.rules.option import Options, number
from cjmap.rules.rule import Hit, Preset, Rule
from cjmap.rules.wording import for_some, quoted

SHARE = number(
    "share",
    5,
    "Exits of a smaller percentage are not asked about; a matter of taste: the rule only asks for a word.",
    most=100,
)


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for each moment with exits that nothing is said about, told by the largest of them."""
    if reading.is_future:
        return
    least = options[SHARE]
    unanswered: dict[Spot, list[Said[Exit]]] = {}
    for said in reading.exits:
        counts = said.spot is not None and said.is_real and said.personas and _percent(said, 100) >= least
        if said.spot is not None and counts and not _is_answered(reading, said.spot, said.personas):
            unanswered.setdefault(said.spot, []).append(said)
    for spot, exits in unanswered.items():
        largest = max(exits, key=lambda said: _percent(said, 0))
        share = largest.item.share
        whom = for_some(reading, (persona for said in exits for persona in said.personas), spot)
        leave = f"{share.text} leave" if share is not None else f"{'customers' if whom else 'Customers'} leave"
        message = (
            f"{whom}{leave} at {quoted(spot.name)} ({quoted(largest.text)}),"
            " and the map names neither a pain nor an opportunity there"
        )
        yield Hit(message, spot.pointer, at=largest.pointer, name=spot.name)


def _percent(said: Said[Exit], unknown: float) -> float:
    return said.item.share.percent if said.item.share is not None else unknown


def _is_answered(reading: Reading, spot: Spot, personas: tuple[str, ...]) -> bool:
    if reading.remedies.pains_near(spot, personas) or reading.remedies.near(spot, personas):
        return True
    return any(
        reading.is_none(key, near, persona)
        for near in reading.reach(spot)
        for persona in personas
        for key in ("pains", "opportunities")
    )


RULE = Rule(Severity.WARNING, Preset.RECOMMENDED, check, options=(SHARE,))
