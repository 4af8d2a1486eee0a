"""BOT01 dead-end: a step from which no way leads on.

A step before the last one says that nothing follows (`next: []`), or draws ways on for other personas only, and no
exit says that customers leave there.

## Why

Customers do not stop existing: they go on, they come to the end, or they leave, and the map does not say which.

Dead ends are where customers ring the bell, post a review or go. A map that ends in the middle hides that.

## Bad

```yaml
cjmap: 1
title: Buying a train ticket
stages:
  - name: Booking
    steps:
      - name: Pay
        next:
          - to: Ticket
          - {to: Card declined, when: the bank says no}
      - name: Card declined
        next: []
      - name: Ticket
```

## Good

```yaml
cjmap: 1
title: Buying a train ticket
stages:
  - name: Booking
    steps:
      - name: Pay
        next:
          - to: Ticket
          - {to: Card declined, when: the bank says no}
      - name: Card declined
        next: Pay
      - name: Ticket
```

## How to fix

Draw where customers go from there with `next`, `next: end` if the journey is over, or `exits` if they leave.

## When it is silent

The last step needs no way on. Exits on the step, or on its stage, say that customers leave. A step that the routes lead
only other personas to is not asked what follows for the rest. Steps that no route leads to are BOT02's business, too.

## Source

A dead end in a flow is an error of every process notation; here, a step that is neither followed nor left.
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.model.outline import Spot
from cjmap.reading.passages import Passage, next_of
from cjmap.reading.reading import Reading
from cjmap.rules.option import Options
from cjmap.rules.rule import Hit, Preset, Rule
from cjmap.rules.wording import for_some, quoted


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for each node that nothing leads on from."""

    def dead_ends(passage: Passage) -> Iterator[Spot]:
        return (node for node in passage.dead_ends if reading.travels.concerns(passage, node))

    for node, personas in reading.travels.together(dead_ends):
        at = next_of(node)
        holder = node if at[:-1] == node.pointer else node.stage
        why = ": its `next` is for others only" if getattr(holder.moment, "next", None) else ""
        message = f"{for_some(reading, personas, node)}{quoted(node.name)} leads nowhere{why}"
        yield Hit(message, node.pointer, at=at, name=node.name)


RULE = Rule(Severity.ERROR, Preset.MINIMAL, check)
