"""GAP10 part-not-started: parts of a journey map that stand nowhere in the map.

One line names all of them, such as channels, moments of truth, or how customers leave. Stages that lack a part which
other stages have are told by other rules, one by one.

## Why

What a map does not ask about, nobody will find in it: a part that is missing everywhere was most often forgotten.

## Bad

```yaml
cjmap: 1
title: Hiring a wedding photographer
stages:
  - name: Choice
    goals: [Pictures like those of our friends]
    actions: [We compare three portfolios]
    emotions: [curious]
    pains: [No prices anywhere]
    opportunities: [A price list]
    touchpoints: [Portfolio]
```

## Good

```yaml
cjmap: 1
title: Hiring a wedding photographer
stages:
  - name: Choice
    goals: [Pictures like those of our friends]
    actions: [We compare three portfolios]
    emotions: [curious]
    pains: [No prices anywhere]
    opportunities: [A price list]
    moment_of_truth: true
    exits: [They are booked on our day]
    touchpoints:
      - name: Portfolio
        channels: [website]
```

## How to fix

Begin with the part that you know most about, in one stage.

Parts that your maps never have can be left out of the option `expect` in the settings of the project.

## When it is silent

An empty list anywhere begins a part. Steps are actions, a `satisfaction` is an emotion. What another rule says better
is not listed: opportunities where there are pains (PAIN01), pains in a map in which nothing goes wrong (GAP14),
channels without touchpoints, objectives in a map without any purpose (OBJ01). A map of the future (`state: future`) is
asked for neither pains nor opportunities.

## Source

The parts are those that guides on journey mapping list; moments of truth and the ways in which customers leave are the
ones that teams forget.
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.reading.reading import Reading
from cjmap.rules.good_news import only_good_news
from cjmap.rules.option import Options, choices
from cjmap.rules.rule import Hit, Preset, Rule

PARTS = {
    "touchpoints": "touchpoints",
    "channels": "channels",
    "goals": "goals",
    "actions": "actions",
    "emotions": "emotions",
    "pains": "pains",
    "opportunities": "opportunities",
    "moment_of_truth": "moments of truth (`moment_of_truth`)",
    "exits": "how customers leave (`exits`)",
    "objectives": "objectives",
}
"""The parts by their keys, and what they are called."""

EXPECT = choices(
    "expect",
    PARTS,
    "The parts that a map should have somewhere; by default all that guides on journey mapping list.",
    PARTS,
)


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield one hit with all parts that nobody began."""
    missing = [_called(reading, part) for part in PARTS if part in options[EXPECT] and _is_missed(reading, part)]
    if missing:
        yield Hit(f"The map does not say yet: {', '.join(missing)}", ("stages",))


def _called(reading: Reading, part: str) -> str:
    """Return what a part is called; personas may have goals, too, so then it says whose are missing."""
    if part == "goals" and any(persona.goals for persona in (reading.tables.personas or {}).values()):
        return "goals of stages"
    return PARTS[part]


def _is_missed(reading: Reading, part: str) -> bool:
    """Tell whether nobody began with a part, and no other rule says so better."""
    if part == "objectives":
        journey = reading.journey
        has_purpose = journey.scenario is not None or journey.scope is not None
        return journey.objectives is None and has_purpose
    if _is_begun(reading, part):
        return False
    if part == "pains":
        return not reading.is_future and not only_good_news(reading)
    if part == "opportunities":
        return not reading.is_future and not any(pain.is_real for pain in reading.remedies.pains)
    return part != "channels" or reading.started("touchpoints")


def _is_begun(reading: Reading, part: str) -> bool:
    if part in ("pains", "opportunities") and getattr(reading.journey, part) is not None:
        return True
    if part == "actions" and any(spot.level == "step" for spot in reading.spots):
        return True
    return reading.started(part) or (part == "emotions" and reading.started("satisfaction"))


RULE = Rule(Severity.INFO, Preset.RECOMMENDED, check, options=(EXPECT,))
