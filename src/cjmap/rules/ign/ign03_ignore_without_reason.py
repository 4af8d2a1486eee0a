"""IGN03 ignore-without-reason: a comment that ignores a rule and does not say why.

Behind the brackets, and behind the date if there is one, stand no words.

## Why

Without a reason nobody can tell later whether it still holds.

## Bad

```yaml
cjmap: 1
title: Renting a bike
stages:
  - name: Booking
    touchpoints: [Booking page]
  - name: Riding   # cjmap: ignore[GAP01]
```

## Good

```yaml
cjmap: 1
title: Renting a bike
stages:
  - name: Booking
    touchpoints: [Booking page]
  - name: Riding   # cjmap: ignore[GAP01] nobody is there, the bike has no screen
```

## How to fix

Write the reason behind the brackets: `# cjmap: ignore[GAP01] the bike has no screen`.

The ignore works in the meantime. Often there is a way to say it in the map: `touchpoints: []` says that nobody is
there on purpose.

## When it is silent

An ignore that is unused (IGN01) or has ended (IGN04) is to be deleted, so nobody asks for its reason.

## Source

Taste: a map is read by people who were not there when it was drawn. The reports show the reason beside each finding
that is kept quiet.
"""

from cjmap.finding import Severity
from cjmap.rules.rule import Preset, Rule

RULE = Rule(Severity.WARNING, Preset.RECOMMENDED)
