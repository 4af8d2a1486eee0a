"""BOT08 idle-lowest-point: the lowest point of a persona is known, and nobody works on it.

The lowest point of a persona has a pain and an opportunity, but none of its opportunities is planned, in progress, in
testing or done.

## Why

The lowest point is what people remember, so work there counts more than anywhere else.

## Bad

```yaml
cjmap: 1
title: City library
stages:
  - name: Search
    emotions: [{feeling: curious, score: 1}]
    pains: []
  - name: Access
    emotions: [{feeling: frustrated, score: -1}]
    pains:
      - text: The e-book is lent out for weeks
        severity: medium
    opportunities:
      - {text: Tell how long the queue is, impact: 3, effort: 3, status: idea}
  - name: Reading
    emotions: [{feeling: happy, score: 2}]
    pains: []
```

## Good

```yaml
cjmap: 1
title: City library
stages:
  - name: Search
    emotions: [{feeling: curious, score: 1}]
    pains: []
  - name: Access
    emotions: [{feeling: frustrated, score: -1}]
    pains:
      - text: The e-book is lent out for weeks
        severity: medium
    opportunities:
      - {text: Tell how long the queue is, impact: 3, effort: 3, status: planned, owner: Digital desk}
  - name: Reading
    emotions: [{feeling: happy, score: 2}]
    pains: []
```

## How to fix

Begin with one of the opportunities there: give it an `owner` and `status: planned`.

## When it is silent

A lowest point without a pain is BOT07's business, one without an opportunity PAIN01's. Moments that are no worse than a
bit below neutral are no lowest point.

## Source

The worst moment and the end make the memory (peak-end rule: Fredrickson & Kahneman 1993).
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.model.outline import Spot
from cjmap.reading.moods import Mood
from cjmap.reading.reading import Reading
from cjmap.reading.remedies import WORKED_ON
from cjmap.rules.feelings import felt
from cjmap.rules.option import Options
from cjmap.rules.rule import Hit, Preset, Rule
from cjmap.rules.wording import for_some, quoted


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for each lowest point at which nobody works on anything; personas with the same one together."""
    idle: dict[tuple[Spot, int], dict[str, Mood]] = {}
    for persona in reading.personas:
        lowest = reading.moods.lowest(persona)
        if lowest is not None and (ideas := _ideas(reading, lowest, persona)):
            idle.setdefault((lowest.spot, ideas), {})[persona] = lowest
    for (spot, ideas), moods in idle.items():
        nothing, fix = (
            (f"none of its {ideas} opportunities is planned", "")
            if ideas > 1
            else ("its only opportunity is not planned", "Begin with it: give it an `owner` and `status: planned`.")
        )
        feels = felt(reading, min(moods.values(), key=lambda mood: mood.low))
        message = f"{for_some(reading, moods, spot)}{quoted(spot.name)} is the lowest point ({feels}), and {nothing}"
        yield Hit(message, spot.pointer, at=(*spot.pointer, "name"), fix=fix, name=spot.name)


def _ideas(reading: Reading, lowest: Mood, persona: str) -> int:
    """Return how many opportunities there are at a low point with a pain; 0 if somebody works on one of them."""
    remedies = reading.remedies
    pains = remedies.pains_near(lowest.spot, (persona,))
    if not pains:
        return 0
    near = remedies.near(lowest.spot, (persona,))
    ideas = {said.pointer: said.item for said in (*near, *(said for pain in pains for said in remedies.answers(pain)))}
    return 0 if any(idea.status in WORKED_ON for idea in ideas.values()) else len(ideas)


RULE = Rule(Severity.INFO, Preset.RECOMMENDED, check)
