"""BOT04 painful-choke-point: a step that hurts, and that every route passes.

The map draws several routes, yet all of them pass one step between the first and the last, and customers feel bad
there, have a severe pain, or leave in numbers.

## Why

Whatever way customers take, they come through here, so what hurts here hurts everybody.

## Bad

```yaml
cjmap: 1
title: Opening a bank account
stages:
  - name: Application
    steps:
      - name: Chooses an account
        next:
          - {to: Form online, when: has half an hour}
          - {to: Visit to the branch, when: wants advice}
      - name: Form online
        next: Identity check
      - Visit to the branch
      - name: Identity check
        pains:
          - {text: The camera does not read the passport, severity: high}
        opportunities:
          - {text: Accept a photo, impact: 4, effort: 3, status: planned, owner: Accounts}
      - name: First transfer
```

## Good

```yaml
cjmap: 1
title: Opening a bank account
stages:
  - name: Application
    steps:
      - name: Chooses an account
        next:
          - {to: Form online, when: has half an hour}
          - {to: Visit to the branch, when: wants advice}
      - name: Form online
        next: Identity check
      - name: Visit to the branch
        next: First transfer   # the adviser looks at the passport
      - name: Identity check
        pains:
          - {text: The camera does not read the passport, severity: high}
        opportunities:
          - {text: Accept a photo, impact: 4, effort: 3, status: planned, owner: Accounts}
      - name: First transfer
```

## How to fix

Find a second way past it and draw it with `next`, or make this the first thing that you mend.

## When it is silent

In a map without branches every step is passed by all, so nothing is told there; to skip what is optional, and to go
back and try again, are no branches. At most one step of a map is told: the one with most reasons.

## Source

Dominators of a flow graph; the pain, the low point and the drop-off are what the guides on journey mapping look for.
"""

from collections.abc import Iterator

from msgspec import Struct

from cjmap.finding import Severity
from cjmap.model.outline import Spot
from cjmap.reading.moods import LOW
from cjmap.reading.passages import Passage
from cjmap.reading.reading import Reading
from cjmap.reading.remedies import is_severe
from cjmap.rules.feelings import felt
from cjmap.rules.option import Options, number
from cjmap.rules.rule import Hit, Preset, Rule
from cjmap.rules.wording import enumerated, for_some, quoted

DROP_OFF = number(
    "drop-off",
    20,
    "From this percentage on, the exits of a step make it painful; a matter of taste: every fifth customer.",
    least=1,
    most=100,
)


class _Choke(Struct, frozen=True):
    """A node that every route of a persona passes, and what makes it painful for them."""

    node: Spot
    persona: str
    reasons: tuple[str, ...]
    low: float

    @property
    def badness(self) -> tuple[int, float]:
        """Return what is greater for the worse of two: more reasons, then a lower feeling."""
        return len(self.reasons), -self.low


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for the worst step that every route passes."""
    chokes = [
        choke
        for personas, passage in reading.travels.passages
        if passage.is_branched
        for node in passage.choke_points
        for persona in personas
        if (choke := _choke(reading, passage, node, persona, options[DROP_OFF])).reasons
    ]
    if chokes:
        worst = max(chokes, key=lambda choke: choke.badness)
        node = worst.node
        whom = for_some(reading, (choke.persona for choke in chokes if choke.node is node), node)
        every = f"{whom}every" if whom else "Every"
        message = f"{every} route to the end passes {quoted(node.name)}, and it hurts ({enumerated(worst.reasons)})"
        yield Hit(message, node.pointer, at=(*node.pointer, "name"), name=node.name)


def _choke(reading: Reading, passage: Passage, node: Spot, persona: str, drop_off: float) -> _Choke:
    inside = reading.inside(node)
    reasons = []
    if any(is_severe(pain.item) for pain in reading.said_at("pains", *inside) if persona in pain.personas):
        reasons.append("severe pain")
    moods = [mood for spot in inside if (mood := reading.moods.at(spot, persona)) is not None]
    lowest = min(moods, key=lambda mood: mood.low, default=None)
    if lowest is not None and lowest.low <= LOW:
        reasons.append(quoted(lowest.feeling) if lowest.feeling else felt(reading, lowest))
    leaving = sum(way.exit.share.percent for way in passage.graph.exits if way.node is node and way.exit.share)
    if leaving >= drop_off:
        reasons.append(f"{round(leaving, 1):g}% leave")
    return _Choke(node, persona, tuple(reasons), lowest.low if lowest is not None else 0.0)


RULE = Rule(Severity.WARNING, Preset.RECOMMENDED, check, options=(DROP_OFF,))
