"""PAIN02 nothing-rated: pains and opportunities, none of them rated.

The map has several pains and opportunities, and none has a severity, an impact or an effort.

## Why

Where everything weighs the same, the loudest voice decides what comes first.

A rough rating is enough: which pains are severe, which ideas are cheap.

## Bad

```yaml
cjmap: 1
title: Visiting the dentist
stages:
  - name: Making an appointment
    pains:
      - Nobody answers the phone before nine
      - The only free hour is at noon
    opportunities:
      - Appointments on the website
```

## Good

```yaml
cjmap: 1
title: Visiting the dentist
stages:
  - name: Making an appointment
    pains:
      - {text: Nobody answers the phone before nine, severity: medium}
      - {text: The only free hour is at noon, severity: low}
    opportunities:
      - {text: Appointments on the website, impact: 4, effort: 3}
```

## How to fix

Begin with the worst pains: give them a `severity`, and their opportunities an `impact` and an `effort`.

A rating is a number from 1 to 5, or low, medium or high.

## When it is silent

Opportunities that are done or rejected need no rating and are not counted. As soon as one pain has a severity,
PAIN03 asks for the others; as soon as one opportunity has an impact or effort, PAIN04 does.

## Source

Prioritising by impact and effort is a step of every guide that goes on from the map to its use.
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.reading.reading import Reading
from cjmap.reading.remedies import is_settled
from cjmap.rules.option import Options, whole
from cjmap.rules.rule import Hit, Preset, Rule
from cjmap.rules.wording import counted

LEAST = whole(
    "least",
    3,
    "So many pains and opportunities together have to be there. A matter of taste: of two, nobody needs a ranking.",
)


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield one hit if nothing is rated."""
    if reading.started("severity") or reading.started("rating"):
        return
    pains = len(reading.remedies.pains)
    ideas = sum(not is_settled(said.item) for said in reading.remedies.opportunities)
    if pains + ideas >= options[LEAST]:
        parts = [counted(pains, "pain")] * bool(pains) + [_ideas(ideas)] * bool(ideas)
        yield Hit(f"None of {' and '.join(parts)} is rated: what comes first?", ("stages",))


def _ideas(number: int) -> str:
    return "1 opportunity" if number == 1 else f"{number} opportunities"


RULE = Rule(Severity.WARNING, Preset.RECOMMENDED, check, options=(LEAST,))
