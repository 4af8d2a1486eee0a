"""EVI04 no-evidence: a map of today in which nothing rests on evidence.

No moment, no item and no persona of the map names evidence.

## Why

A map without evidence shows what we think of our customers, not what they live through.

That is a fine beginning: a workshop's guesses, to be checked. The map should say that this is still to come.

## Bad

```yaml
cjmap: 1
title: Rebooking a flight
stages:
  - name: Cancellation
    pains: []
```

## Good

```yaml
cjmap: 1
title: Rebooking a flight
stages:
  - name: Cancellation
    pains: []
    evidence: interviews at the gate, October
```

## How to fix

Ask customers, and name the source in `evidence:` at the moments, pains or personas that rest on it.

## When it is silent

Maps of the future (`state: future`) rest on a plan.

## Source

NN/g 2016: maps built on assumptions are among the main reasons why journey mapping fails.
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.reading.reading import Reading
from cjmap.rules.option import Options
from cjmap.rules.rule import Hit, Preset, Rule
from cjmap.rules.wording import enumerated, quoted


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield one hit if nothing rests on evidence."""
    if reading.is_future or reading.citations.all:
        return
    message = "Nothing in this map rests on evidence"
    own = reading.journey.evidence
    if own:
        names = enumerated(quoted(entry.name or id_) for id_, entry in own.items())
        yield Hit(f"{message}, although {names} {'is' if len(own) == 1 else 'are'} at hand", ("evidence",))
    else:
        yield Hit(message, ("title",))


RULE = Rule(Severity.WARNING, Preset.RECOMMENDED, check)
