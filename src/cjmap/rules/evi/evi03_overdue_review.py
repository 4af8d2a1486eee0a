"""EVI03 overdue-review: a map whose last review is too long ago.

More than `every` calendar months have passed since `reviewed`. A map reviewed on 31 August is due on 30 November, and
overdue from 1 December on.

## Why

Products, prices and people change; a map that nobody looks at shows last year's journey.

## Bad

```yaml
cjmap: 1
title: Joining a gym
reviewed: 2026-02-16
stages: [Trial training, Contract, First month]
```

## Good

```yaml
cjmap: 1
title: Joining a gym
reviewed: 2026-10-19
stages: [Trial training, Contract, First month]
```

## How to fix

Read the map again, mend what is no longer true, and write today's date into `reviewed`.

If your journey changes more slowly, set the option `every`. A baseline keeps quiet about this review only: when the
next one is overdue, it is told anew.

## Source

Guides on journey mapping: review the map every quarter.
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.reading.reading import Reading
from cjmap.rules.evi.months import in_months, months_later
from cjmap.rules.option import Options, whole
from cjmap.rules.rule import Hit, Preset, Rule

EVERY = whole(
    "every",
    3,
    "So many calendar months may pass between two reviews. The default is the quarter that guides on journey mapping "
    "advise.",
    most=120,
)


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield one hit if the last review is too long ago."""
    reviewed, every = reading.journey.reviewed, options[EVERY]
    if reviewed is not None and months_later(reviewed, every) < reading.today:
        message = f"This map was last reviewed on {reviewed}, more than {in_months(every)} ago"
        yield Hit(message, ("reviewed",), subject=f"reviewed/{reviewed}")


RULE = Rule(Severity.WARNING, Preset.RECOMMENDED, check, options=(EVERY,))
