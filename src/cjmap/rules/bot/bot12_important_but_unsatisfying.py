"""BOT12 important-but-unsatisfying: what matters to customers disappoints them, and nothing is planned.

A moment has an importance of 4 or 5 and a satisfaction of 1 or 2, and no opportunity stands in reach of it.

## Why

High importance with low satisfaction is where work pays most, and the map has no idea for it.

## Bad

```yaml
cjmap: 1
title: At the family doctor
stages:
  - name: Waiting room
    pains: []
  - name: Consultation
    importance: high
    satisfaction: 2
    expects: To be heard
    gets: Seven minutes
    pains:
      - {text: No time for a second question, severity: low}
  - name: Prescription
    pains: []
```

## Good

```yaml
cjmap: 1
title: At the family doctor
stages:
  - name: Waiting room
    pains: []
  - name: Consultation
    importance: high
    satisfaction: 2
    expects: To be heard
    gets: Seven minutes
    pains:
      - {text: No time for a second question, severity: low}
    opportunities:
      - {text: A double slot for those who ask for it, status: planned, owner: Front desk}
  - name: Prescription
    pains: []
```

## How to fix

Write under `opportunities` what could make it better, and who takes care of it.

## When it is silent

`opportunities: []` in reach of the moment says that somebody looked and found nothing to do.

## Source

Importance-performance analysis (Martilla & James 1977): "concentrate here".
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.model.outline import Spot
from cjmap.reading.reading import Reading
from cjmap.rules.option import Options
from cjmap.rules.rule import Hit, Preset, Rule
from cjmap.rules.wording import for_some, quoted
from cjmap.where import Pointer

_IMPORTANT = 4
_UNSATISFYING = 2


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for each moment that matters and disappoints; personas who say the same together."""
    rated = {
        cell.spot: None
        for cell in reading.cells_with("satisfaction")
        if (cell.content.satisfaction or 5) <= _UNSATISFYING
    }
    for spot in rated:
        same: dict[tuple[str, Pointer], list[str]] = {}
        for persona in reading.people(spot):
            importance = reading.single("importance", spot, persona)
            satisfaction = reading.single("satisfaction", spot, persona)
            if importance is None or satisfaction is None:
                continue
            if importance[0] >= _IMPORTANT and satisfaction[0] <= _UNSATISFYING and _is_idle(reading, spot, persona):
                what = _what(reading, spot, persona, importance[0], satisfaction[0])
                same.setdefault((what, satisfaction[1]), []).append(persona)
        for (what, pointer), personas in same.items():
            message = f"{for_some(reading, personas, spot)}{quoted(spot.name)} {what}, and nothing is planned"
            yield Hit(message, pointer, name=spot.name)


def _is_idle(reading: Reading, spot: Spot, persona: str) -> bool:
    if reading.remedies.near(spot, (persona,)):
        return False
    return not any(reading.is_none("opportunities", near, persona) for near in reading.reach(spot))


def _what(reading: Reading, spot: Spot, persona: str, importance: int, satisfaction: int) -> str:
    """Return how much a moment matters and how far it disappoints, with what is expected and what customers get."""
    matters = "matters most" if importance == 5 else "matters much"
    words = [str(satisfaction)]
    texts = []
    for key, verb in (("expects", "expected"), ("gets", "got")):
        said = next((said for said in reading.said_at(key, spot) if persona in said.personas and said.is_real), None)
        if said is not None:
            texts.append(f"{verb} {quoted(said.text)}")
    if texts:
        words.append(", ".join(texts))
    return f"{matters} ({importance}) and disappoints ({': '.join(words)})"


RULE = Rule(Severity.WARNING, Preset.RECOMMENDED, check)
