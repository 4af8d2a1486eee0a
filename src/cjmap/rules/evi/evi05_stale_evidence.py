"""EVI05 stale-evidence: the map rests on evidence that has grown old.

More than `months` calendar months have passed since the `date` of evidence that something in the map rests on.

## Why

What customers told us two products ago may still be true, or not: nobody knows.

## Bad

```yaml
cjmap: 1
title: Getting a mortgage
stages:
  - name: Advice
    evidence: branch-talks
evidence:
  branch-talks: {name: Talks in three branches, date: 2024-05-06}
```

## Good

```yaml
cjmap: 1
title: Getting a mortgage
stages:
  - name: Advice
    evidence: branch-talks
evidence:
  branch-talks: {name: Talks in three branches, date: 2026-05-11}
```

## How to fix

Ask again, and write down the new evidence; or take out what rests on the old one only.

If your customers change more slowly, set the option `months`. A baseline keeps quiet about one date: when newer
evidence has grown old, it is told anew.

## When it is silent

Evidence without a date, and evidence that nothing rests on (EVI13). What a shared file defines is told in each map that
rests on it, where that map first mentions it.

## Source

A matter of taste: guides ask for a review every quarter, and four reviews on the same evidence are enough.
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.reading.reading import Reading
from cjmap.reading.subjects import subject_of
from cjmap.rules.evi.dated import dated
from cjmap.rules.evi.months import in_months, months_later
from cjmap.rules.option import Options, whole
from cjmap.rules.rule import Hit, Preset, Rule
from cjmap.rules.wording import quoted

MONTHS = whole(
    "months",
    12,
    "So many calendar months evidence stays fresh. A matter of taste: the default is four reviews, one a quarter.",
    most=600,
)


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for each piece of evidence that is used and old."""
    months = options[MONTHS]
    for each in dated(reading, lambda date: months_later(date, months) < reading.today):
        if each.mentions:
            uses = "1 thing rests" if each.mentions == 1 else f"{each.mentions} things rest"
            message = f"{quoted(each.name)} is from {each.date}, more than {in_months(months)} ago, and {uses} on it"
            subject = f"{subject_of(reading.outline, (*each.pointer, 'date'))}/{each.date}"
            yield Hit(message, each.pointer, at=each.at, related=each.related, subject=subject)


RULE = Rule(Severity.WARNING, Preset.RECOMMENDED, check, options=(MONTHS,))
