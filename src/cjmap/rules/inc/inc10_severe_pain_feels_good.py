"""INC10 severe-pain-feels-good: a severe pain where everybody feels good.

The pain has a severity of 4 or 5, and every persona that it holds for feels good at its moment: the mean of the
feelings is in the upper quarter of the scale.

## Why

What hurts that much is felt: either the pain is milder than drawn, or nobody asked how it feels.

## Bad

```yaml
cjmap: 1
title: Buying concert tickets
stages:
  - name: Choosing seats
    emotions: [{feeling: curious, score: 1}]
    pains: []
  - name: Paying
    emotions: [{feeling: excited, score: 2}]
    pains: [{text: The fees show up after the card number, severity: high}]
    opportunities: [{text: Show all fees from the start, owner: team-tickets, impact: 4, effort: 3}]
```

## Good

```yaml
cjmap: 1
title: Buying concert tickets
stages:
  - name: Choosing seats
    emotions: [{feeling: curious, score: 1}]
    pains: []
  - name: Paying
    emotions: [{feeling: cheated, score: -1}]
    pains: [{text: The fees show up after the card number, severity: high}]
    opportunities: [{text: Show all fees from the start, owner: team-tickets, impact: 4, effort: 3, status: planned}]
```

## How to fix

Write how the pain feels under `emotions:` (for some of the personas with `for`), or lower its `severity`.

## When it is silent

If one of the personas does not feel good, or nothing is known of one: a hopeful one among three contradicts nothing.

## Source

cjmap's own; the upper quarter of the scale is where other rules see a high point.
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.reading.moods import Mood
from cjmap.reading.reading import Reading
from cjmap.reading.remedies import is_severe
from cjmap.rules.feelings import valued
from cjmap.rules.option import Options
from cjmap.rules.rule import Beside, Hit, Preset, Rule
from cjmap.rules.wording import quoted

_GOOD = 0.5


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for each severe pain of which nothing is felt."""
    for said in reading.pains:
        spot = said.spot
        if spot is None or not is_severe(said.item) or not said.is_real:
            continue
        moods = [mood for persona in said.personas if (mood := reading.moods.at(spot, persona)) is not None]
        if moods and len(moods) == len(said.personas) and all(mood.value >= _GOOD for mood in moods):
            mood = min(moods, key=lambda each: each.value)
            message = f"{quoted(said.text)} is severe, yet {quoted(spot.name)} feels good ({valued(reading, mood)})"
            yield Hit(message, said.pointer, name=said.text, related=(_feeling(reading, mood),))


def _feeling(reading: Reading, mood: Mood) -> Beside:
    name = quoted(mood.feeling) if mood.feeling else "this feeling"
    return Beside(f"{name}, on the whole {valued(reading, mood)}", mood.pointer)


RULE = Rule(Severity.WARNING, Preset.RECOMMENDED, check)
