"""BOT11 pains-pile-up: one stage holds more than half of all pains.

In a map of three or more stages with at least six pains, most of them stand in one stage.

## Why

Either this stage is where customers get stuck, or it is the only one that somebody looked at closely.

## Bad

```yaml
cjmap: 1
title: Wedding planner
stages:
  - name: First talk
    pains: []
  - name: Planning
    pains:
      - {text: Nobody keeps the list of guests, severity: low}
      - {text: The offers cannot be compared, severity: low}
      - {text: The florist never answers, severity: low}
      - {text: Three calendars do not agree, severity: low}
  - name: The day
    pains:
      - {text: The band was late, severity: low}
  - name: Afterwards
    pains:
      - {text: The album takes months, severity: low}
```

## Good

```yaml
cjmap: 1
title: Wedding planner
stages:
  - name: First talk
    pains: []
  - name: Planning
    pains:
      - {text: Nobody keeps the list of guests, severity: low}
      - {text: The offers cannot be compared, severity: low}
  - name: Booking
    pains:
      - {text: The florist never answers, severity: low}
      - {text: Three calendars do not agree, severity: low}
  - name: The day
    pains:
      - {text: The band was late, severity: low}
  - name: Afterwards
    pains:
      - {text: The album takes months, severity: low}
```

## How to fix

Begin your work in this stage, divide it if it is too large, and ask whether the other stages were looked at as closely.

## When it is silent

Maps of one or two stages, and maps with few pains, have nothing to pile up.

## Source

Where pains gather is what a bottleneck is; the numbers are matters of taste.
"""

from collections import Counter
from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.reading.reading import Reading
from cjmap.rules.option import Options, whole
from cjmap.rules.rule import Hit, Preset, Rule
from cjmap.rules.wording import quoted

PAINS = whole("pains", 6, "Maps with fewer pains are not asked; a matter of taste.", least=2)
_STAGES = 3
"""In a map of two stages one of them always holds half."""


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for the stage that holds more than half of the pains."""
    if len(reading.stages) < _STAGES:
        return
    counts = Counter(said.spot.stage for said in reading.pains if said.spot is not None and said.is_real)
    total = counts.total()
    for stage, count in counts.most_common(1):
        if total >= options[PAINS] and 2 * count > total:
            message = f"{quoted(stage.name)} holds {count} of the {total} pains"
            key = "pains" if stage.moment.pains else "name"
            yield Hit(message, stage.pointer, at=(*stage.pointer, key), name=stage.name)


RULE = Rule(Severity.INFO, Preset.RECOMMENDED, check, options=(PAINS,))
