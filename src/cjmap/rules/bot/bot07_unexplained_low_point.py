"""BOT07 unexplained-low-point: customers feel bad, and no pain says why.

Somebody feels bad at a moment, in the lower quarter of the scale, and no pain stands there, inside it, or in what it
stands in up to its stage.

## Why

Low points weigh most in what people remember, and without a pain nobody knows what to mend.

## Bad

```yaml
cjmap: 1
title: Podcast studio
stages:
  - name: Booking
    emotions: [{feeling: excited, score: 1}]
  - name: First recording
    emotions: [{feeling: lost, score: -1}]
  - name: Publishing
    emotions: [{feeling: proud, score: 2}]
```

## Good

```yaml
cjmap: 1
title: Podcast studio
stages:
  - name: Booking
    emotions: [{feeling: excited, score: 1}]
    pains: []
  - name: First recording
    emotions: [{feeling: lost, score: -1}]
    pains:
      - Nobody explains the mixing desk
    opportunities:
      - {text: A card with three steps on the desk, status: planned, owner: Studio}
  - name: Publishing
    emotions: [{feeling: proud, score: 2}]
    pains: []
```

## How to fix

Write under `pains` of that moment what hurts, or `pains: []` if you looked and found nothing.

## When it is silent

`pains: []` in reach of the moment says that somebody looked. In a map in which nobody has begun with pains only the
lowest point of each persona is told. A stage whose steps have scores is looked at step by step; touchpoints are only
told where their step is not, and of one step only the lowest. Maps of the future are not asked what hurts.

## Source

Low points are one of Nielsen Norman Group's lenses; the worst moment and the end make the memory (peak-end rule:
Fredrickson & Kahneman 1993).
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.model.outline import Spot
from cjmap.reading.moods import LOW, Mood
from cjmap.reading.reading import Reading
from cjmap.rules.feelings import felt
from cjmap.rules.option import Options
from cjmap.rules.rule import Hit, Preset, Rule
from cjmap.rules.wording import for_some, quoted

_FALL = 0.5
"""A fall of this much, a quarter of the scale, is worth a word."""


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for each moment that is low for somebody without a pain."""
    if reading.is_future:
        return
    low: dict[Spot, dict[str, Mood]] = {}
    touchpoints = _touchpoints(reading)
    lowest = {persona: reading.moods.lowest(persona) for persona in reading.personas}
    for persona in reading.personas:
        for mood in _unexplained(reading, persona, lowest[persona], touchpoints):
            low.setdefault(mood.spot, {})[persona] = mood
    felt_by = {persona for moods in low.values() for persona in moods}
    before = {persona: reading.course(persona).before() for persona in felt_by}
    for spot, moods in sorted(low.items(), key=lambda item: item[0].pointer):
        worst = min(moods, key=lambda persona: moods[persona].low)
        is_lowest = all(lowest[persona] is mood for persona, mood in moods.items())
        is_what = "the lowest point" if is_lowest else "a low point"
        feels = felt(reading, moods[worst]) + _fall(reading, moods[worst], before[worst].get(moods[worst]))
        message = f"{for_some(reading, moods, spot)}{quoted(spot.name)} is {is_what} ({feels}), and no pain says why"
        yield Hit(message, spot.pointer, at=moods[worst].pointer, name=spot.name)


def _unexplained(reading: Reading, persona: str, lowest: Mood | None, touchpoints: tuple[Spot, ...]) -> Iterator[Mood]:
    """Yield the low points of a persona without a pain: of the curve, and of touchpoints that it does not cover."""
    if not reading.started("pains"):
        if lowest is not None and lowest.low <= LOW:
            yield lowest
        return
    found: set[Spot] = set()
    for mood in reading.moods.curve(persona):
        if _is_unexplained(reading, mood, persona):
            found.add(mood.spot)
            yield mood
    lowest_inside: dict[Spot, Mood] = {}
    for spot in touchpoints:
        if spot.parent is not None and found.isdisjoint((spot.parent, spot.stage)):
            felt_there = reading.moods.at(spot, persona)
            if felt_there is not None and _is_unexplained(reading, felt_there, persona):
                known = lowest_inside.setdefault(spot.parent, felt_there)
                lowest_inside[spot.parent] = min(known, felt_there, key=lambda each: each.low)
    yield from lowest_inside.values()


def _touchpoints(reading: Reading) -> tuple[Spot, ...]:
    """Return the touchpoints of which it is said how somebody feels there."""
    return tuple(spot for spot in reading.spots if spot.level == "touchpoint" and spot in reading.moods.all)


def _is_unexplained(reading: Reading, mood: Mood, persona: str) -> bool:
    if mood.low > LOW or reading.remedies.pains_near(mood.spot, (persona,)):
        return False
    return not any(reading.is_none("pains", spot, persona) for spot in reading.reach(mood.spot))


def _fall(reading: Reading, mood: Mood, before: Mood | None) -> str:
    """Return from where the mood falls to a point, if it falls by much: ", falls from +0.5"."""
    if before is None or before.value - mood.low < _FALL:
        return ""
    return f", falls from {reading.moods.written(before.value)}"


RULE = Rule(Severity.WARNING, Preset.RECOMMENDED, check)
