"""BOT10 journey-ends-low: the last thing that customers feel is bad.

The emotion curve of a persona reaches the last stage, ends there below neutral, and nobody is drawn leaving there.

## Why

Beside the worst moment, the end weighs most in what people remember and tell others.

## Bad

```yaml
cjmap: 1
title: Fitness club
stages:
  - name: Joining
    emotions: [{feeling: excited, score: 2}]
    pains: []
  - name: Training
    emotions: [{feeling: satisfied, score: 1}]
    pains: []
  - name: Cancelling
    emotions: [{feeling: annoyed, score: -1}]
    pains: []
```

## Good

```yaml
cjmap: 1
title: Fitness club
stages:
  - name: Joining
    emotions: [{feeling: excited, score: 2}]
    pains: []
  - name: Training
    emotions: [{feeling: satisfied, score: 1}]
    pains: []
  - name: Cancelling
    steps:
      - name: Writes the letter of notice
        emotions: [{feeling: annoyed, score: -1}]
      - name: Gets a thank-you and ten visits to come back   # new
        emotions: [{feeling: pleased, score: 1}]
    pains: []
```

## How to fix

If the map stops too early, add how it goes on; then make the end better, such as with a thank-you or help
with moving on.

## When it is silent

Exits in the last stage say that this is where customers leave. Curves of less than three points, and curves that stop
before the last stage, have no end. Maps of the future are not asked.

## Source

The worst moment and the end make the memory (peak-end rule: Fredrickson & Kahneman 1993).
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.model.outline import Spot
from cjmap.reading.moods import LOWEST_AT, Mood
from cjmap.reading.reading import Reading
from cjmap.rules.feelings import felt
from cjmap.rules.option import Options
from cjmap.rules.rule import Hit, Preset, Rule
from cjmap.rules.wording import for_some, quoted

_POINTS = 3
"""A curve of fewer points has no course that could end well or badly."""


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for each low end; personas with the same one together."""
    if reading.is_future:
        return
    ends: dict[Spot, dict[str, Mood]] = {}
    for persona in reading.personas:
        curve = reading.moods.curve(persona)
        if len(curve) >= _POINTS and curve[-1].value <= LOWEST_AT and _is_end(reading, curve[-1], persona):
            ends.setdefault(curve[-1].spot, {})[persona] = curve[-1]
    for spot, moods in ends.items():
        worst = min(moods.values(), key=lambda mood: mood.value)
        whom = for_some(reading, moods, spot)
        the = f"{whom}the" if whom else "The"
        message = f"{the} journey ends low at {quoted(spot.name)} ({felt(reading, worst)})"
        yield Hit(message, spot.pointer, at=worst.pointer, name=spot.name)


def _is_end(reading: Reading, last: Mood, persona: str) -> bool:
    """Tell whether a persona's journey ends at the last point of their curve, without anybody leaving there."""
    stage = [spot for spot in reading.stages if persona in reading.people(spot)][-1]
    if last.spot.stage is not stage:
        return False
    if any(persona in said.personas for said in reading.said_at("exits", *reading.inside(stage))):
        return False
    graph = reading.travels.graph(persona)
    where = next((n for n, node in enumerate(graph.nodes) if node is last.spot or node.stage is last.spot), None)
    if where is None:  # all steps of the stage are others', so no way leads on from there
        return True
    ending = {edge.source for edge in graph.edges if edge.target is None}
    ending |= {graph.nodes[-1]} - {edge.source for edge in graph.edges}  # `next: []`: nothing comes after it
    return any(node in ending for node in graph.nodes[where:])


RULE = Rule(Severity.WARNING, Preset.RECOMMENDED, check)
