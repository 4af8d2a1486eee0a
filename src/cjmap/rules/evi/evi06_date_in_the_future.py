"""EVI06 date-in-the-future: a review or evidence with a date that is still to come.

`reviewed`, or the `date` of evidence, is later than tomorrow.

## Why

What is still to come cannot have been reviewed or found out: most often the year is wrong.

## Bad

```yaml
cjmap: 1
title: Hiring a van
reviewed: 2027-11-09
stages: [Booking, Pick-up, Return]
```

## Good

```yaml
cjmap: 1
title: Hiring a van
reviewed: 2026-11-09
stages: [Booking, Pick-up, Return]
```

## How to fix

Correct the date; a plan for the next review or study does not belong here.

## When it is silent

Tomorrow's date: where you are it may be tomorrow already. What a shared file defines is told in each map that rests on
it, where that map first mentions it.

## Source

A contradiction: both keys say what has happened.
"""

import datetime
from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.reading.reading import Reading
from cjmap.rules.evi.dated import dated
from cjmap.rules.option import Options
from cjmap.rules.rule import Hit, Preset, Rule
from cjmap.rules.wording import quoted

_SOMEWHERE_ELSE = datetime.timedelta(days=1)
"""No place on earth is further ahead of another one."""


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for each date that is still to come."""
    reviewed = reading.journey.reviewed
    if reviewed is not None and _is_to_come(reviewed, reading.today):
        yield Hit(f"The last review of this map was on {reviewed}, which is still to come", ("reviewed",))
    for each in dated(reading, lambda date: _is_to_come(date, reading.today)):
        message = f"{quoted(each.name)} is from {each.date}, which is still to come"
        yield Hit(message, each.pointer, at=each.at, related=each.related)


def _is_to_come(day: datetime.date, today: datetime.date) -> bool:
    return day - today > _SOMEWHERE_ELSE


RULE = Rule(Severity.ERROR, Preset.MINIMAL, check)
