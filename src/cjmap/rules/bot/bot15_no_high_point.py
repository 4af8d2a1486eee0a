"""BOT15 no-high-point: nothing in the journey delights.

The emotion curve of a persona has five or more points, and none of them is in the upper quarter of the scale.

## Why

People remember the best moment, too; a journey without one is forgotten, however smooth it is.

## Bad

```yaml
cjmap: 1
title: Parking app
stages:
  - {name: Download, emotions: [0]}
  - {name: Sign-up, emotions: [0]}
  - {name: Parking, emotions: [0.5]}
  - {name: Payment, emotions: [-0.4]}
  - {name: Receipt, emotions: [0]}
```

## Good

```yaml
cjmap: 1
title: Parking app
stages:
  - {name: Download, emotions: [0]}
  - {name: Sign-up, emotions: [0]}
  - {name: Parking, emotions: [1.5]}   # it knows where a place is free
  - {name: Payment, emotions: [-0.4]}
  - {name: Receipt, emotions: [0]}
```

## How to fix

Pick one moment that could be better than expected, and make it so.

## When it is silent

Curves of fewer than five points are too short to tell.

## Source

High points are one of Nielsen Norman Group's lenses; the peak of the peak-end rule (Fredrickson & Kahneman 1993).
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.model.outline import Spot
from cjmap.reading.moods import Mood
from cjmap.reading.reading import Reading
from cjmap.rules.option import Options
from cjmap.rules.rule import Hit, Preset, Rule
from cjmap.rules.wording import persona_names, quoted

_HIGH = 0.5
"""A moment this high is good: the upper quarter of the scale."""
_POINTS = 5
"""A shorter curve is too short to have a high point."""


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for each best moment that is not high; personas with the same one together."""
    dull: dict[tuple[Spot, float], list[tuple[str, Mood]]] = {}
    for persona in reading.personas:
        curve = reading.moods.curve(persona)
        best = max(curve, key=lambda mood: mood.value, default=None)
        if best is not None and len(curve) >= _POINTS and best.value < _HIGH:
            dull.setdefault((best.spot, best.value), []).append((persona, best))
    for (spot, value), same in dull.items():
        personas = [persona for persona, _ in same]
        who = "customers" if set(personas) >= set(reading.personas) else persona_names(reading, personas)
        best_is = f"the best is {quoted(spot.name)} ({reading.moods.written(value)})"
        yield Hit(f"No moment is a high point for {who}; {best_is}", spot.pointer, at=same[0][1].pointer)


RULE = Rule(Severity.INFO, Preset.STRICT, check)
