"""GAP02 steps-without-touchpoint: several steps in a row in which nobody is there for the customer.

Other steps of the map have touchpoints, but in a stage some neighbouring steps do not say `touchpoints`, and neither
does the stage itself. The steps follow each other on a drawn route, for each persona apart.

## Why

One step that customers take alone is normal; a stretch of them is where they get lost without anybody noticing.

It may also be a stretch of the journey that nobody of us knows, because none of our screens and people are part of it.

## Bad

```yaml
cjmap: 1
title: Taking out a mortgage
stages:
  - name: Application
    steps:
      - name: Talk about the house
        touchpoints: [Adviser]
      - name: Collect the payslips
      - name: Wait for the valuation
      - name: Sign the deed
        touchpoints: [Notary]
```

## Good

```yaml
cjmap: 1
title: Taking out a mortgage
stages:
  - name: Application
    steps:
      - name: Talk about the house
        touchpoints: [Adviser]
      - name: Collect the payslips
        touchpoints: [Checklist by e-mail]
      - name: Wait for the valuation
      - name: Sign the deed
        touchpoints: [Notary]
```

## How to fix

Add `touchpoints:` to the steps where customers meet somebody, or `touchpoints: []` where they are on their own.

## When it is silent

A single step, such as a decision that customers take at home, is no stretch. A step with a map of its own (`journey`)
ends a stretch, and a stage that says `touchpoints` of itself has none. A stage without any touchpoint is GAP01's
business.

## Source

Guides on journey mapping look for missing touchpoints stage by stage; the same question, asked of steps. From which
number on it is a stretch is a matter of taste.
"""

from collections.abc import Iterator, Sequence

from cjmap.finding import Severity
from cjmap.model.moments import Step
from cjmap.model.outline import Spot
from cjmap.reading.reading import Reading
from cjmap.rules.option import Options, whole
from cjmap.rules.rule import Hit, Preset, Rule
from cjmap.rules.wording import counted, for_some, quoted

IN_A_ROW = whole(
    "in-a-row",
    2,
    "So many neighbouring steps without a touchpoint are told; the default is a matter of taste.",
    most=50,
)


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for each stretch of steps without a touchpoint."""
    least = options[IN_A_ROW]
    steps = (spot for spot in reading.spots if spot.level == "step")
    if all(_says_nothing(step) for step in steps):
        return
    for stage in reading.stages:
        if not _says_nothing(stage):
            continue
        runs = _runs(reading, stage, least)
        for run, personas in runs.items():
            if not any(set(run) < set(other) for other in runs):
                yield _hit(reading, run, personas)


def _hit(reading: Reading, run: Sequence[Spot], personas: Sequence[str]) -> Hit:
    first, last = run[0], run[-1]
    whom = for_some(reading, personas, first.stage)
    stretch = f"rom {quoted(first.name)} to {quoted(last.name)} ({counted(len(run), 'step')})"
    message = f"{whom}{'f' if whom else 'F'}{stretch} there is no touchpoint"
    return Hit(message, first.pointer, at=(*first.pointer, "name"), covers=tuple(step.pointer for step in run[1:]))


def _runs(reading: Reading, stage: Spot, least: int) -> dict[tuple[Spot, ...], list[str]]:
    """Return the stretches of a stage, each with the personas who walk it."""
    found: dict[tuple[Spot, ...], list[str]] = {}
    steps = reading.steps(stage)
    if sum(_is_alone(step) for step in steps) < least:
        return found
    for persona in reading.people(stage):
        ways = set(reading.travels.neighbours(persona))
        run: list[Spot] = []
        for step in (*(step for step in steps if persona in reading.people(step)), None):
            if step is not None and _is_alone(step) and (not run or (run[-1], step) in ways):
                run.append(step)
                continue
            if len(run) >= least:
                found.setdefault(tuple(run), []).append(persona)
            run = [step] if step is not None and _is_alone(step) else []
    return found


def _says_nothing(spot: Spot) -> bool:
    """Tell whether a stage or step does not say `touchpoints`; an empty list does."""
    return isinstance(spot.moment, Step) and spot.moment.touchpoints is None


def _is_alone(step: Spot) -> bool:
    return _says_nothing(step) and step.moment.journey is None


RULE = Rule(Severity.WARNING, Preset.RECOMMENDED, check, options=(IN_A_ROW,))
