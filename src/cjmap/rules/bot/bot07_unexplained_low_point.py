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
  - name: First recording
    emotions: [{feeling: lost, score: -1}]
    pains:
      - Nobody explains the mixing desk
    opportunities:
      - A card with three steps on the desk
  - name: Publishing
    emotions: [{feeling: proud, score: 2}]
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
from cjmap.model.course import Course
from cjmap.model.moods import LOW, Mood
from cjmap.model.outline import Spot
from cjmap.model.reading import Reading
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
    for persona in reading.personas:
        for mood in _unexplained(reading, persona):
            low.setdefault(mood.spot, {})[persona] = mood
    for spot in sorted(low, key=lambda each: each.pointer) if len(reading.personas) > 1 else low:
        moods = low[spot]
        worst = min(moods, key=lambda persona: moods[persona].low)
        lowest = all(reading.moods.lowest(persona) is mood for persona, mood in moods.items())
        is_what = "the lowest point" if lowest else "a low point"
        fall = _fall(reading, worst, moods[worst])
        message = (
            f"{for_some(reading, moods, spot)}{quoted(spot.name)} is {is_what}"
            f" ({felt(reading, moods[worst])}{fall}), and no pain says why"
        )
        yield Hit(message, spot.pointer, at=moods[worst].pointer, name=spot.name)


def _unexplained(reading: Reading, persona: str) -> Iterator[Mood]:
    """Yield the low points of a persona without a pain: of the curve, and of touchpoints that it does not cover."""
    lowest = reading.moods.lowest(persona)
    if not reading.started("pains"):
        if lowest is not None and lowest.low <= LOW:
            yield lowest
        return
    found: set[Spot] = set()
    for mood in reading.moods.curve(persona):
        if _is_unexplained(reading, mood, persona):
            found.add(mood.spot)
            yield mood
    touchpoints: dict[Spot, Mood] = {}
    for spot in reading.spots:
        if spot.level == "touchpoint" and spot.parent is not None and found.isdisjoint((spot.parent, spot.stage)):
            mood = reading.moods.at(spot, persona)
            if mood is not None and _is_unexplained(reading, mood, persona):
                known = touchpoints.get(spot.parent)
                touchpoints[spot.parent] = mood if known is None or mood.low < known.low else known
    yield from touchpoints.values()


def _is_unexplained(reading: Reading, mood: Mood, persona: str) -> bool:
    if mood.low > LOW or reading.remedies.pains_near(mood.spot, (persona,)):
        return False
    return not any(reading.is_none("pains", spot, persona) for spot in reading.reach(mood.spot))


def _fall(reading: Reading, persona: str, mood: Mood) -> str:
    """Return from where the mood falls to a point, if it falls by much: ", falls from +0.5"."""
    before = Course(reading.moods.curve(persona), reading.travels.graph(persona)).before().get(mood)
    if before is None or before.value - mood.low < _FALL:
        return ""
    return f", falls from {reading.moods.written(before.value)}"


RULE = Rule(Severity.WARNING, Preset.RECOMMENDED, check)
