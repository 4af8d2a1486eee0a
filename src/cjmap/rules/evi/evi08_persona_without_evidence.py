"""EVI08 persona-without-evidence: a persona that rests on no evidence, in a map that has some.

Neither the persona nor anything said of it (behaviour, goals, pains, triggers, quotes) names evidence.

## Why

A persona that nobody has met is an invention, and everything drawn for it is, too.

## Bad

```yaml
cjmap: 1
title: Subscribing to a vegetable box
personas:
  family:
    name: Family with small children
    goals: [Cook fresh food every day]
stages:
  - name: First box
    pains: []
    evidence: unboxing visits
```

## Good

```yaml
cjmap: 1
title: Subscribing to a vegetable box
personas:
  family:
    name: Family with small children
    goals: [Cook fresh food every day]
    evidence: unboxing visits
stages:
  - name: First box
    pains: []
    evidence: unboxing visits
```

## How to fix

Name in `evidence:` of the persona what it rests on; `evidence: []` says that it is an assumption.

## When it is silent

Maps in which nothing rests on evidence (EVI04), personas that are little more than a name (EVI14), and personas that no
map meets. A persona of a shared file is told once, there.

## Source

NN/g: personas are built on research with users; those that are not are "proto-personas".
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from cjmap.finding import Severity
from cjmap.reading.summary import Project
from cjmap.rules.evi.defined import Defined, defined, says
from cjmap.rules.option import Options
from cjmap.rules.rule import Hit, Preset, Rule
from cjmap.rules.wording import quoted

_SAYINGS = ("behaviour", "goals", "pains", "triggers", "quotes")


def check(project: Project, options: Options) -> Iterator[Hit]:
    """Yield a hit for each persona that rests on nothing."""
    asked = [each for each in defined(project, "personas") if _is_asked(each)]
    number = Counter(each.file for each in asked)
    for each in asked:
        if not _rests(each.entry.fields):
            name = each.entry.name
            message = f"{quoted(name)} rests on no evidence"
            yield Hit(message, each.entry.pointer, name=name, of=number[each.file], file=each.file)


def _is_asked(each: Defined) -> bool:
    """Tell whether a map with evidence meets the persona, and more is known of it than its name."""
    met = any(each.entry.id in one.personas and one.used["evidence"] for one in each.maps)
    return met and (says(each.entry, "goals") or says(each.entry, "pains"))


def _rests(fields: Mapping[str, Any]) -> bool:
    items = (item for key in _SAYINGS for item in fields.get(key) or ())
    return fields.get("evidence") is not None or any(item.get("evidence") for item in items)


RULE = Rule(
    Severity.INFO,
    Preset.RECOMMENDED,
    check_project=check,
    fold="{count} of {of} personas rest on no evidence: {names}",
)
