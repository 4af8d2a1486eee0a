"""GAP12 persona-drops-out: a persona of whom the map says nothing from some stage on.

The stages from there to the end are for this persona, too, but all that they say is for others, and nobody drew where
the persona leaves.

## Why

Either the persona leaves there, which is worth knowing, or half of their journey was never asked about.

## Bad

```yaml
cjmap: 1
title: A tea gathering
personas:
  host: {name: Host, goals: [A gathering to remember]}
  guest: {name: Guest, goals: [Come to rest]}
stages:
  - name: Invitation
    actions: [We settle on a day]
  - name: Clearing up
    actions:
      - {text: I put the bowls away, for: host}
```

## Good

```yaml
cjmap: 1
title: A tea gathering
personas:
  host: {name: Host, goals: [A gathering to remember]}
  guest: {name: Guest, goals: [Come to rest]}
stages:
  - name: Invitation
    actions: [We settle on a day]
  - name: Clearing up
    for: host
    actions: [I put the bowls away]
```

## How to fix

Narrow those stages with `for`, draw where they leave with `exits`, or say how they go on.

## When it is silent

A hole in the middle is no end: in maps with two sides, such as tenants and landlords, each skips stages of the other.
An exit, or a `next` to `end`, before that stage says where they leave. Stages that are still empty for everybody are
passed over. Somebody who comes to a single step that is `for` them by name, such as the lawyer who reads the contract,
is a guest in the journey and has none of their own.

## Source

Guides on journey mapping ask their questions for every persona, up to the last stage.
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.model.outline import Spot
from cjmap.model.routes import END
from cjmap.reading.items import ITEMS
from cjmap.reading.reading import Reading
from cjmap.rules.option import Options
from cjmap.rules.rule import Hit, Preset, Rule
from cjmap.rules.wording import persona_names, quoted


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for each stage from which on nothing is said of some personas."""
    lost: dict[Spot, list[str]] = {}
    if len(reading.personas) > 1:
        for persona in reading.personas:
            stage = _lost_at(reading, persona)
            if stage is not None and not _leaves_before(reading, persona, stage) and not _is_guest(reading, persona):
                lost.setdefault(stage, []).append(persona)
    for stage, personas in lost.items():
        since = f"In {quoted(stage.name)}" if stage is reading.stages[-1] else f"From {quoted(stage.name)} on"
        message = f"{since} nothing is said about {persona_names(reading, personas)}"
        yield Hit(message, stage.pointer, at=(*stage.pointer, "name"))


def _lost_at(reading: Reading, persona: str) -> Spot | None:
    """Return the first of the last stages that are for a persona, and say something of others only."""
    found = None
    for stage in reading.stages:
        described = reading.described(stage)
        if persona in described:
            found = None
        elif found is None and described and persona in reading.people(stage):
            found = stage
    return found


def _leaves_before(reading: Reading, persona: str, stage: Spot) -> bool:
    """Tell whether somebody drew where a persona leaves or the journey ends, before a stage."""
    ends = (said for said in reading.said("next") if said.item.to == END)
    place = reading.stages.index(stage)
    return any(
        persona in said.personas and said.spot is not None and reading.stages.index(said.spot.stage) < place
        for said in (*reading.exits, *ends)
    )


def _is_guest(reading: Reading, persona: str) -> bool:
    """Tell whether a persona comes to one step only, one that names them, and nothing is said of them elsewhere."""
    moments = [spot for spot in reading.spots if spot.level != "stage" and persona in reading.people(spot)]
    steps = [spot for spot in moments if spot.level == "step"]
    if len(steps) != 1 or steps[0].moment.for_ is None:
        return False
    inside = set(reading.inside(steps[0]))
    said = (said.spot for key in ITEMS for said in reading.said(key) if persona in said.personas)
    return inside.issuperset((*moments, *said))


RULE = Rule(Severity.INFO, Preset.RECOMMENDED, check)
