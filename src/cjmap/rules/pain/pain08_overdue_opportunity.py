"""PAIN08 overdue-opportunity: an opportunity whose date has passed.

It should have been done `by` a day that has passed, and is neither done nor rejected; or its experiment has ended, and
nobody wrote down the result.

## Why

A date that passed in silence tells everybody that the dates of this map mean nothing.

## Bad

```yaml
cjmap: 1
title: Travelling by night train
stages:
  - name: Booking
    pains:
      - Seats and beds are sold on two websites
    opportunities:
      - text: One booking page for both
        status: in-progress
        owner: sales
        by: 2026-09-30
```

## Good

```yaml
cjmap: 1
title: Travelling by night train
stages:
  - name: Booking
    pains:
      - Seats and beds are sold on two websites
    opportunities:
      - text: One booking page for both
        status: in-progress
        owner: sales
        by: 2027-02-28
```

## How to fix

Say what became of it: `status: done`, `status: rejected`, a new date in `by`, or a result in `experiment`.

## When it is silent

On the day itself nothing is overdue. If both dates have passed, `by` is told. Opportunities that are done and have no
result are told by PAIN07, with or without a date. A baseline keeps quiet about one day: a new one that passes is told
anew.

## Source

Each planned improvement gets a date; a date is there to be looked at when it comes.
"""

import datetime
from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.model.sayings import Opportunity
from cjmap.reading.items import Said
from cjmap.reading.reading import Reading
from cjmap.reading.remedies import has_result, is_settled
from cjmap.reading.subjects import subject_of
from cjmap.rules.option import Options
from cjmap.rules.pain.naming import named
from cjmap.rules.rule import Hit, Preset, Rule


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for each opportunity that is late."""
    for said in reading.remedies.opportunities:
        late = None if is_settled(said.item) else _late(said, reading.today)
        if late is not None:
            message, keys, day = late
            at = (*said.pointer, *keys)
            yield Hit(message, said.pointer, at=at, subject=f"{subject_of(reading.outline, at)}/{day}")


def _late(said: Said[Opportunity], today: datetime.date) -> tuple[str, tuple[str, ...], datetime.date] | None:
    """Return what is late of an opportunity: the message, the keys that lead to the day, the day."""
    by, experiment = said.item.by, said.item.experiment
    if by is not None and by < today:
        return f"{named(said)} should have been done by {by}", ("by",), by
    end = experiment.end if experiment is not None else None
    if end is None or end >= today or has_result(said.item):
        return None
    message = f"The experiment for {named(said)} ended on {end}, and nobody wrote down the result"
    return message, ("experiment", "end"), end


RULE = Rule(Severity.WARNING, Preset.RECOMMENDED, check)
