"""BOT02 unreachable-step: a step that no route leads to.

From where the journey begins, no way leads to the step: the one before it goes elsewhere.

## Why

A step that nobody can come to is not part of the journey, or the way that leads there was forgotten.

## Bad

```yaml
cjmap: 1
title: Gym membership
stages:
  - name: Membership
    steps:
      - Renew
      - name: Freeze the contract
        next: Invoice
      - Cancel by letter
      - Invoice
```

## Good

```yaml
cjmap: 1
title: Gym membership
stages:
  - name: Membership
    steps:
      - Renew
      - name: Freeze the contract
        next:
          - to: Invoice
          - {to: Cancel by letter, when: the knee does not heal}
      - Cancel by letter
      - Invoice
```

## How to fix

Add it to the `next` of the step that leads there, or write `entry: true` if the journey may begin there, too.

## When it is silent

Steps marked `entry: true` can be come to from anywhere. Behind a way that is `for` some personas the others do not miss
the steps, unless these are `for` them in words. Behind a dead end (BOT01) and a loop without a way out (BOT03) these
rules ask what comes next. Steps behind a step that no route leads to are told together with it.

## Source

Unreachable code is an error of every compiler; the same holds for a journey.
"""

from collections.abc import Iterator

from msgspec import Struct

from cjmap.finding import Severity
from cjmap.model.outline import Spot
from cjmap.reading.passages import Passage, next_of
from cjmap.reading.reading import Reading
from cjmap.rules.option import Options
from cjmap.rules.rule import Beside, Hit, Preset, Rule
from cjmap.rules.wording import counted, enumerated, for_some, quoted


class _Missed(Struct, frozen=True):
    """A node that is missed, what is behind it, the node before it and where that leads instead."""

    node: Spot
    behind: tuple[Spot, ...]
    before: Spot
    instead: tuple[Spot, ...]


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for each node that is not reached, those behind it told with it."""

    def missed(passage: Passage) -> Iterator[_Missed]:
        if len(passage.reached) == len(passage.nodes):
            return
        among = [node for node in passage.nodes if reading.travels.concerns(passage, node)]
        stuck = {*passage.dead_ends, *(node for loop in passage.endless_loops for node in loop)}.intersection(among)
        before = dict(zip(passage.nodes[1:], passage.nodes, strict=False))
        for each in passage.missed(among):
            if before[each.first] not in stuck:
                yield _Missed(each.first, each.behind, before[each.first], passage.targets(before[each.first]))

    for each, personas in reading.travels.together(missed):
        whom = for_some(reading, personas, each.node)
        levels = {node.level for node in each.behind}
        noun = f"more {levels.pop() if len(levels) == 1 else 'moment'}"
        rest = f" and {counted(len(each.behind), noun)} behind it" if each.behind else ""
        message = f"{f'{whom}no' if whom else 'No'} route leads to {quoted(each.node.name)}{rest}; {_elsewhere(each)}"
        related = (Beside(_elsewhere(each), next_of(each.before)),)
        at = (*each.node.pointer, "name")
        yield Hit(message, each.node.pointer, at=at, name=each.node.name, related=related)


def _elsewhere(missed: _Missed) -> str:
    """Return where the node before leads: "“Renew” goes on to “Invoice”"."""
    before = quoted(missed.before.name)
    if not missed.instead:
        return f"{before} is where customers leave or the journey ends"
    return f"{before} goes on to {enumerated(quoted(target.name) for target in missed.instead)}"


RULE = Rule(Severity.ERROR, Preset.MINIMAL, check)
