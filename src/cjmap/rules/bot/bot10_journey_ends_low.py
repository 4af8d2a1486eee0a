"""BOT10 journey-ends-low: the last thing that customers feel is bad.

The emotion curve of a persona reaches the last stage, ends there below neutral, and nobody is drawn leaving there.

## Why

How a journey ends is half of what people remember and tell others.

## Bad

```yaml
cjmap: 1
title: フィットネスクラブ
language: ja
stages:
  - name: 入会
    emotions: [{feeling: わくわく, score: 2}]
    pains: []
  - name: 利用
    emotions: [{feeling: 満足, score: 1}]
    pains: []
  - name: 退会
    emotions: [{feeling: 面倒, score: -1}]
    pains: []
```

## Good

```yaml
cjmap: 1
title: フィットネスクラブ
language: ja
stages:
  - name: 入会
    emotions: [{feeling: わくわく, score: 2}]
    pains: []
  - name: 利用
    emotions: [{feeling: 満足, score: 1}]
    pains: []
  - name: 退会
    emotions: [{feeling: さっぱり, score: 0}]   # アプリで手続きができるようになった
    pains: []
```

## How to fix

Look for what makes the end good, such as a thank-you or help with the next step, or draw who leaves there with `exits`.

## When it is silent

Exits in the last stage say that this is where customers leave. Curves of less than three points, and curves that stop
before the last stage, have no end. Maps of the future are not asked.

## Source

The worst moment and the end make the memory (peak-end rule: Fredrickson & Kahneman 1993).
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.model.moods import LOWEST_AT, Mood
from cjmap.model.outline import Spot
from cjmap.model.reading import Reading
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
    where = next(n for n, node in enumerate(graph.nodes) if node is last.spot or node.stage is last.spot)
    ending = {edge.source for edge in graph.edges if edge.target is None}
    return any(node in ending for node in graph.nodes[where:])


RULE = Rule(Severity.WARNING, Preset.RECOMMENDED, check)
