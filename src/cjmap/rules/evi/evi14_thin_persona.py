"""EVI14 thin-persona: a persona that is little more than a name.

It has nothing of what the option `require` lists: neither goals nor pains.

## Why

A map drawn for a name is drawn for everybody: nobody can tell what this persona would feel.

## Bad

```yaml
cjmap: 1
title: Booking a hotel for a conference
personas:
  assistant: Assistant who books for the boss
stages:
  - name: Comparing hotels
    pains: []
```

## Good

```yaml
cjmap: 1
title: Booking a hotel for a conference
personas:
  assistant:
    name: Assistant who books for the boss
    goals: [Book once and never hear of it again]
stages:
  - name: Comparing hotels
    pains: []
```

## How to fix

Add `goals:` and `pains:` of the persona: what they want from the journey, and what hurts them today.

## When it is silent

Personas that no map meets; `goals: []` and `pains: []` are answers, too. A persona of a shared file is told once,
there.

## Source

All guides on personas ask for goals and pain points first; demographics alone make a stereotype.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from cjmap.finding import Severity
from cjmap.reading.summary import Project
from cjmap.rules.evi.defined import defined, says
from cjmap.rules.option import Options, choices
from cjmap.rules.rule import Hit, Preset, Rule
from cjmap.rules.wording import quoted

REQUIRE = choices(
    "require",
    ("goals", "pains"),
    "A persona needs at least one of these. The default is what guides on personas ask for first.",
    ("goals", "pains", "behaviour", "triggers", "quotes", "channels", "demographics", "firmographics"),
)


def check(project: Project, options: Options) -> Iterator[Hit]:
    """Yield a hit for each persona of whom too little is known."""
    required = options[REQUIRE]
    asked = [each for each in defined(project, "personas") if any(each.entry.id in one.personas for one in each.maps)]
    number = Counter(each.file for each in asked)
    for each in asked:
        if required and not any(says(each.entry, key) for key in required):
            name = each.entry.name
            message = f"{quoted(name)} has {_none_of(required)}"
            yield Hit(message, each.entry.pointer, name=name, of=number[each.file], file=each.file)


def _none_of(keys: Sequence[str]) -> str:
    """Return keys as what a persona lacks: "no goals", "neither goals nor pains"."""
    *first, last = keys
    return f"neither {', '.join(first)} nor {last}" if first else f"no {last}"


RULE = Rule(
    Severity.INFO,
    Preset.RECOMMENDED,
    check_project=check,
    fold="{count} of {of} personas are little more than a name: {names}",
    options=(REQUIRE,),
)
