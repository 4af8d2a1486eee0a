"""IGN02 unknown-rule-in-ignore: a comment for cjmap that names no rule, or one that no comment can ignore.

Told are: a rule that does not exist; an ignore without rules, or without brackets; a comment that begins with
`# cjmap:` and says something else (`ingore`); a rule that cannot be ignored. That is what breaks the YAML itself
(YML01 to YML16), because nothing behind it can be read, and what is told of ignores (IGN), which the settings can
leave out.

## Why

The comment ignores nothing, although its author believes that it does.

## Bad

```yaml
cjmap: 1
title: Renting a bike
stages:
  - name: Booking
    touchpoints: [Booking page]   # cjmap: ignore[GAP109] it sells and it serves
```

## Good

```yaml
cjmap: 1
title: Renting a bike
stages:
  - name: Booking
    touchpoints: [Booking page]   # cjmap: ignore[GAP19] it sells and it serves
```

## How to fix

Name rules by id, name or the beginning of an id, in brackets: `# cjmap: ignore[GAP01, BOT] why`.

`cjmap rule` lists them.

## When it is silent

`# cjmap: 1` is a key that was commented out. A comment inside a line that is commented out as a whole is not read.

## Source

A typing mistake in a comment must not change what is checked without a word; ESLint and Ruff (RUF102) tell it, too.
"""

from cjmap.finding import Severity
from cjmap.rules.rule import Preset, Rule

RULE = Rule(Severity.ERROR, Preset.MINIMAL)
