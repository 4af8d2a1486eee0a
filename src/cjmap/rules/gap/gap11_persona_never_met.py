"""GAP11 persona-never-met: a persona who never appears in the map.

Everything in the map that says something is for others: each stage, step, touchpoint or item has a `for` without this
persona, or stands in `per_persona` of somebody else.

## Why

A persona whose journey nobody drew looks served, and is not.

## Bad

```yaml
cjmap: 1
title: Renting a room
personas:
  student: {name: Student, goals: [A room for less than half the grant]}
  landlord: {name: Landlord, goals: [Tenants who stay]}
stages:
  - name: Viewing
    for: student
    actions: [I look at six rooms in one afternoon]
  - name: Contract
    for: student
    actions: [I sign]
```

## Good

```yaml
cjmap: 1
title: Renting a room
personas:
  student: {name: Student, goals: [A room for less than half the grant]}
  landlord: {name: Landlord, goals: [Tenants who stay]}
stages:
  - name: Viewing
    for: student
    actions: [I look at six rooms in one afternoon]
  - name: Contract
    actions: [We sign]
```

## How to fix

Say where the persona comes: take them into a `for`, or take the persona out of the map.

## When it is silent

Personas of a shared file may walk other maps of the project (INC08). As long as nothing at all is described in any
stage, nobody is missed. All other rules leave out a persona who never appears.

## Source

Guides on journey mapping ask that every persona of a map be followed through it.
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.reading.reading import Reading
from cjmap.rules.option import Options
from cjmap.rules.rule import Hit, Preset, Rule
from cjmap.rules.wording import quoted


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for each persona of the map itself for whom nothing holds."""
    for persona in reading.journey.personas or ():
        if persona in reading.never_met:
            name = quoted(reading.persona_name(persona))
            yield Hit(f"{name} never appears: every stage or item is for somebody else", ("personas", persona))


RULE = Rule(Severity.WARNING, Preset.RECOMMENDED, check)
