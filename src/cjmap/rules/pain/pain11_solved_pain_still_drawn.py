"""PAIN11 solved-pain-still-drawn: a pain whose answer is done, in a map of how things are today.

An opportunity `addresses` the pain by name and is done, and no other one that addresses it is still open.

## Why

A map of today that still shows yesterday's pains sends people to mend what is mended.

## Bad

```yaml
cjmap: 1
title: Parking at the hospital
stages:
  - name: Arrival
    pains:
      - {id: coins, text: The machine takes coins only}
    opportunities:
      - text: Pay by phone
        addresses: [coins]
        status: done
        experiment: {metric: paid at the first try, after: 93%}
```

## Good

```yaml
cjmap: 1
title: Parking at the hospital
stages:
  - name: Arrival
    pains: []   # it was solved: the machine takes cards and phones
    opportunities:
      - text: Pay by phone
        status: done
        experiment: {metric: paid at the first try, after: 93%}
```

## How to fix

Look whether it still hurts: if not, take the pain out (git keeps it); if so, add what else would help.

## When it is silent

Only `addresses` counts: an opportunity beside several pains does not say which of them it has solved. In a map of the
future nothing is solved yet.

## Source

A map of today is worth as much as it is true today: guides ask to draw it again after each improvement.
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.reading.reading import Reading
from cjmap.rules.option import Options
from cjmap.rules.pain.naming import named
from cjmap.rules.rule import Beside, Hit, Preset, Rule
from cjmap.rules.wording import quoted


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for each pain whose answers are all done."""
    if reading.is_future:
        return
    for pain in reading.remedies.pains:
        answers = reading.remedies.addressing(pain)
        if answers and all(said.item.status == "done" for said in answers):
            done = quoted(answers[0].text)
            related = tuple(Beside(f"{quoted(said.text)} is done", said.pointer) for said in answers)
            yield Hit(f"{named(pain)} is still drawn, although {done} is done", pain.pointer, related=related)


RULE = Rule(Severity.INFO, Preset.STRICT, check)
