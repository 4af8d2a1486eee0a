"""GAP18 expectation-without-experience: a moment that says what customers expect, not what they get.

It has `expects`, and neither it nor anything inside it has `gets` for the same persona.

## Why

An expectation alone is half of a comparison: whether we keep, miss or exceed it decides how customers feel.

## Bad

```yaml
cjmap: 1
title: Going to court
stages:
  - name: Hearing
    expects: To be heard
```

## Good

```yaml
cjmap: 1
title: Going to court
stages:
  - name: Hearing
    expects: To be heard
    gets: Seven minutes
```

## How to fix

Add `gets:` with what customers really get there; ask somebody who has been through it.

## When it is silent

A map of the future (`state: future`) has no experience yet. `gets: []` says that customers get nothing.

## Source

Guides that compare expectation and experience ask both questions of every moment.
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.model.outline import Spot
from cjmap.reading.reading import Reading
from cjmap.rules.option import Options
from cjmap.rules.rule import Hit, Preset, Rule
from cjmap.rules.wording import for_some, quoted
from cjmap.where import Pointer


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for each moment at which some persona expects something and gets nobody knows what."""
    expecting: dict[Spot, dict[str, Pointer]] = {}
    for said in reading.said("expects") if not reading.is_future else ():
        if said.spot is not None and said.is_real:
            for persona in said.personas:
                expecting.setdefault(said.spot, {}).setdefault(persona, said.pointer[:-1])
    for spot, keys in expecting.items():
        waiting = [persona for persona in keys if persona not in reading.covered("gets", spot)]
        if waiting:
            whom = for_some(reading, waiting, spot)
            message = f"{whom}{quoted(spot.name)} says what customers expect, and not what they get"
            yield Hit(message, spot.pointer, at=keys[waiting[0]], name=spot.name, of=len(expecting))


RULE = Rule(
    Severity.INFO,
    Preset.STRICT,
    check,
    fold="{count} of {of} moments with expectations do not say what customers get: {names}",
)
