"""INC02 channel-experience-differs: in one step one channel is much better than another.

In a step, or a stage without steps, customers can meet us on different channels, and how they feel there lies half the
emotion scale apart, or their satisfaction two points; and nobody plans anything for the worse one.

## Why

Customers expect one service; where one channel is much worse than the next, it is luck which one they take.

## Bad

```yaml
cjmap: 1
title: Getting help with a broken boiler
stages:
  - name: Ask for help
    touchpoints:
      - name: Telephone desk
        channels: phone
        emotions: [{feeling: relieved, score: 2}]
      - name: Chat window
        channels: chat
        emotions: [{feeling: indifferent, score: 0}]
```

## Good

```yaml
cjmap: 1
title: Getting help with a broken boiler
stages:
  - name: Ask for help
    touchpoints:
      - name: Telephone desk
        channels: phone
        emotions: [{feeling: relieved, score: 2}]
      - name: Chat window
        channels: chat
        emotions: [{feeling: indifferent, score: 0}]
        opportunities: The chat calls the customer back, like the desk does
```

## How to fix

See what the better channel does differently, and plan it for the worse one under `opportunities:`.

## When it is silent

Where an opportunity stands in the worse touchpoint or around it. Touchpoints that share a channel, or whose channel is
not known, those that no persona meets both of, and those with `initiator: other`.

## Source

Differences between channels in one step are an inconsistency that guides on journey mapping ask to look for. Half the
scale apart is a matter of taste: a point of -2 to 2 can be chance, two are another experience.
"""

from collections.abc import Iterable, Iterator, Mapping

from cjmap.finding import Severity
from cjmap.model.graph import all_nodes
from cjmap.model.outline import Spot
from cjmap.reading.reading import Reading
from cjmap.rules.feelings import valued
from cjmap.rules.option import Options
from cjmap.rules.rule import Beside, Hit, Preset, Rule
from cjmap.rules.switches import FALL
from cjmap.rules.wording import for_some, quoted

_POINTS = 2
"""Satisfaction, 1 to 5, differs by as much of its scale as feelings by `FALL`."""


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for each node with two channels that are far apart."""
    for node in all_nodes(reading.outline):
        known = [spot for spot in reading.contacts.ours(node) if spot in reading.moods.all]
        touchpoints = [spot for spot in known if reading.contacts.at(spot)]
        if len(touchpoints) < 2:
            continue
        pairs: dict[tuple[Spot, Spot], list[str]] = {}
        for persona in reading.people(node):
            if (pair := _furthest(reading, touchpoints, persona)) is not None:
                pairs.setdefault(pair, []).append(persona)
        if pairs:
            (worse, better), personas = max(pairs.items(), key=lambda item: len(item[1]))
            if not reading.remedies.near(worse, tuple(personas)):
                yield _hit(reading, node, worse, better, personas)


def _hit(reading: Reading, node: Spot, worse: Spot, better: Spot, personas: list[str]) -> Hit:
    low, high = reading.moods.at(worse, personas[0]), reading.moods.at(better, personas[0])
    ratings = [reading.single("satisfaction", spot, personas[0]) for spot in (worse, better)]
    if low is not None and high is not None and high.value - low.value >= FALL:
        said, pointer, other = (valued(reading, low), valued(reading, high)), low.pointer, high.pointer
    else:
        (bad, pointer), (good, other) = (rating for rating in ratings if rating is not None)
        said = (f"satisfaction {bad}", f"satisfaction {good}")
    whom = for_some(reading, personas, node)
    message = f"{whom}{quoted(worse.name)} is much worse than {quoted(better.name)} in {quoted(node.name)}"
    near = Beside(f"{quoted(better.name)}: {said[1]}", other)
    return Hit(f"{message}: {said[0]} against {said[1]}", worse.pointer, at=pointer, related=(near,))


def _furthest(reading: Reading, touchpoints: Iterable[Spot], persona: str) -> tuple[Spot, Spot] | None:
    """Return the worst and the best touchpoint of a persona that share no channel, if they are far enough apart."""
    moods, ratings = {}, {}
    for spot in touchpoints:
        if (mood := reading.moods.at(spot, persona)) is not None:
            moods[spot] = mood.value
        if (rating := reading.single("satisfaction", spot, persona)) is not None:
            ratings[spot] = float(rating[0])
    return _apart(reading, moods, FALL) or _apart(reading, ratings, _POINTS)


def _apart(reading: Reading, values: Mapping[Spot, float], least: float) -> tuple[Spot, Spot] | None:
    found, widest = None, least
    rising = sorted(values, key=lambda spot: values[spot])
    for worse in rising:
        for better in reversed(rising):
            apart = values[better] - values[worse]
            if apart < widest or (found is not None and apart == widest):
                break
            channels = reading.contacts.at(worse) or (), reading.contacts.at(better) or ()
            if set(channels[0]).isdisjoint(channels[1]):
                found, widest = (worse, better), apart
                break
    return found


RULE = Rule(Severity.WARNING, Preset.RECOMMENDED, check)
