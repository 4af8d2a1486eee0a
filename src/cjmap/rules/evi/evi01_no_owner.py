"""EVI01 no-owner: a map that nobody owns.

The map has no `owner`, and not every stage has one of its own. If nobody says when it was last reviewed either, the
message says that, too.

## Why

A map without an owner is true on the day of the workshop, and nobody notices when it stops being so.

## Bad

```yaml
cjmap: 1
title: Giving blood
reviewed: 2026-10-12
stages: [Registration, Donation, Rest]
```

## Good

```yaml
cjmap: 1
title: Giving blood
owner: donor service
reviewed: 2026-10-12
stages: [Registration, Donation, Rest]
```

## How to fix

Add `owner:` at the top of the map: a person, a team or a role.

## When it is silent

Maps whose stages all have an `owner`.

## Source

Smaply, on keeping journey maps alive: a map needs somebody who is responsible for it.
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.reading.reading import Reading
from cjmap.rules.option import Options
from cjmap.rules.rule import Hit, Preset, Rule
from cjmap.rules.wording import enumerated, quoted


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield one hit if nobody owns the map."""
    if reading.journey.owner is not None:
        return
    lonely = [stage for stage in reading.stages if not reading.is_written("owner", stage)]
    if lonely:
        message = "Nobody owns this map"
        if len(lonely) < len(reading.stages):
            noun = "stage" if len(lonely) == 1 else "stages"
            message += f", nor its {noun} {enumerated(quoted(stage.name) for stage in lonely)}"
        if reading.journey.reviewed is None:
            message += ", and nothing says when it was last reviewed"
        yield Hit(message, ("title",))


RULE = Rule(Severity.WARNING, Preset.RECOMMENDED, check)
