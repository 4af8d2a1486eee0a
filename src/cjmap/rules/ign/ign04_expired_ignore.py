"""IGN04 expired-ignore: a comment that ignores a rule until a day that is over.

The last day on which the ignore holds is the one that it names. From the next day on the finding itself is told again,
beside this one. What stands behind `until` and is no date ends the ignore, too, for nobody could tell when.

## Why

Somebody promised to look at it again by that day.

## Bad

```yaml
cjmap: 1
title: Renting a bike
stages:
  - name: Booking
    touchpoints: [Booking page]   # cjmap: ignore[GAP19] until 2026-10-31 sales will decide in autumn
```

## Good

```yaml
cjmap: 1
title: Renting a bike
stages:
  - name: Booking
    touchpoints: [Booking page]   # cjmap: ignore[GAP19] until 2027-04-30 sales will decide in spring
```

## How to fix

Mend what the comment ignores and delete it, or write a later day and the new reason.

A date is written year-month-day: `until 2027-04-30`.

## Source

An ignore with an end is a promise that a build can keep; the day is compared with today, or with `--today`.
"""

from cjmap.finding import Severity
from cjmap.rules.rule import Preset, Rule

RULE = Rule(Severity.WARNING, Preset.RECOMMENDED)
