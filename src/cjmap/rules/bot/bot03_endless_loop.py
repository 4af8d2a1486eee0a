"""BOT03 endless-loop: steps that lead round in a circle, with no way out of it.

Once customers come to one of these steps, every way leads back: nothing leads on, nothing leads to the end, and no exit
says that they leave.

## Why

In a loop without a way out, customers try again and again until they give up, and the map does not say how.

## Bad

```yaml
cjmap: 1
title: Insurance claim
stages:
  - name: Claim
    steps:
      - name: Report the damage
        next:
          - {to: Send photos, when: it is a dent}
          - {to: Visit of the assessor, when: it is worse}
      - Send photos
      - name: Photos refused
        next: Send photos
      - Visit of the assessor
      - Payment
```

## Good

```yaml
cjmap: 1
title: Insurance claim
stages:
  - name: Claim
    steps:
      - name: Report the damage
        next:
          - {to: Send photos, when: it is a dent}
          - {to: Visit of the assessor, when: it is worse}
      - Send photos
      - name: Photos refused
        next:
          - {to: Send photos, when: they were blurred}
          - to: Visit of the assessor
      - Visit of the assessor
      - Payment
```

## How to fix

Draw the way out with one more `next` (`end` if the journey is over), or `exits` where customers give up.

## When it is silent

A journey may go round in the end: a loop through the last step is none. Exits on one of the steps, or on their stage,
are a way out.

## Source

Loops without an exit are errors of every process notation; found as strongly connected components (Tarjan 1972).
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.reading.passages import next_of
from cjmap.reading.reading import Reading
from cjmap.rules.option import Options
from cjmap.rules.rule import Hit, Preset, Rule
from cjmap.rules.wording import for_some, quoted

_MOST = 6
"""A loop of more steps is told by its first and last ones."""


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for each loop that nothing leads out of, placed where it closes."""
    for loop, personas in reading.travels.together(lambda passage: passage.endless_loops):
        names = [quoted(node.name) for node in (*loop, loop[0])]
        if len(names) > _MOST:
            names = [*names[: _MOST // 2], "…", *names[-(_MOST // 2) :]]
        message = f"{for_some(reading, personas, loop[0])}{' > '.join(names)} has no way out"
        yield Hit(message, loop[-1].pointer, at=next_of(loop[-1]), name=loop[0].name)


RULE = Rule(Severity.ERROR, Preset.MINIMAL, check)
