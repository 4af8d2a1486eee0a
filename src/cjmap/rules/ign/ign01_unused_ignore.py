"""IGN01 unused-ignore: a comment that ignores a rule which finds nothing there any more.

The rule ran, and found nothing in what the comment covers. If a comment names several rules, the finding says which of
them are not needed.

## Why

An ignore that nothing needs hides the next finding of its rule, which nobody has looked at.

It also tells the reader of a gap that is no longer there.

## Bad

```yaml
cjmap: 1
title: Getting help
stages:
  - name: "Ticket #12"   # cjmap: ignore[YML17] the name ends before the number, as in our help desk
```

## Good

```yaml
cjmap: 1
title: Getting help
stages:
  - name: "Ticket #12"
```

## How to fix

Delete the comment, or take the rule out of its brackets.

If the finding is still there but in another place, the comment covers something else: behind a key or an item it
covers what begins on that line, on a line of its own the key or item that follows, each with all that is inside.
`# cjmap: file-ignore[...]` covers the whole file.

## When it is silent

Rules that did not run are not judged: those of other presets, or left out by the settings or by `--select`.

## Source

Ruff (RUF100), ESLint (`--report-unused-disable-directives`) and mypy (`warn_unused_ignores`) tell the same.
"""

from cjmap.finding import Severity
from cjmap.rules.rule import Preset, Rule

RULE = Rule(Severity.WARNING, Preset.RECOMMENDED)
