"""GAP08 framework-stage-missing: a stage of the declared framework that nobody drew.

`framework` says which stages a complete map has; no stage of this one is some of them, neither by its `kind` nor by a
name that cjmap knows in one of its languages. One name may carry two ("Purchase & onboarding").

## Why

The stages that nobody draws are the ones that nobody looks after, most often those after the purchase.

## Bad

```yaml
cjmap: 1
title: A mailing tool for clubs
framework: five-stage
stages: [Awareness, Consideration, Purchase, Retention]
```

## Good

```yaml
cjmap: 1
title: A mailing tool for clubs
framework: five-stage
stages: [Awareness, Consideration, Purchase, Retention, Advocacy]
```

## How to fix

Draw the stage; or add `kind:` to the stage that it is; or leave `framework` out if your journey goes another way.

## When it is silent

Without a `framework`, or with `framework: none`, no stage is missed: cjmap never guesses what a journey should have.

## Source

The frameworks are those of the guides: the five stages from awareness to advocacy, their longer forms for software and
customer success, and the lifecycle that begins again.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from cjmap.finding import Severity
from cjmap.model.moments import Stage
from cjmap.model.outline import Spot
from cjmap.reading.reading import Reading
from cjmap.reading.stage_kinds import kinds_of
from cjmap.rules.option import Options
from cjmap.rules.rule import Hit, Preset, Rule
from cjmap.rules.wording import enumerated, quoted
from cjmap.vocabulary import frameworks


class _Gap(Struct, frozen=True):
    """Canonical stages that are missing at one place: behind one drawn stage, before another; None at the ends."""

    kinds: tuple[str, ...]
    before: int | None
    after: int | None


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield one hit with all stages of the framework that are missing."""
    framework = reading.journey.framework
    wanted = frameworks()[framework] if framework is not None else ()
    if not wanted:
        return
    kinds = [_kinds(stage) for stage in reading.stages]
    gaps = _gaps(wanted, kinds)
    if not gaps:
        return
    if gaps[0].before is None and gaps[0].after is None:
        message = f"A `{framework}` map has {enumerated(wanted, len(wanted))}, and no stage of this map is one of them"
    else:
        missing = "; ".join(_worded(gap, reading.stages) for gap in gaps)
        message = f"A `{framework}` map also has {missing}"
    fixes = (_fix(gap, reading.stages, wanted, kinds) for gap in gaps)
    yield Hit(message, ("framework",), fix=next(filter(None, fixes), ""))


def _kinds(stage: Spot) -> tuple[str, ...]:
    return kinds_of(stage.name, stage.moment.kind if isinstance(stage.moment, Stage) else None)


def _gaps(wanted: Sequence[str], kinds: Sequence[Sequence[str]]) -> list[_Gap]:
    """Return what is missing, in the order of the framework; neighbours that are missing together are one gap."""
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    for number, drawn in enumerate(kinds):
        for kind in drawn:
            first.setdefault(kind, number)
            last[kind] = number
    found: list[_Gap] = []
    missing: list[str] = []
    before: int | None = None
    for kind in wanted:
        if kind not in first:
            missing.append(kind)
            continue
        if missing:
            found.append(_Gap(tuple(missing), before, first[kind]))
            missing = []
        before = last[kind]
    return [*found, _Gap(tuple(missing), before, None)] if missing else found


def _worded(gap: _Gap, stages: Sequence[Spot]) -> str:
    """Return a gap in words: "adoption between “Onboarding” and “Retention”"."""
    names = enumerated(gap.kinds, len(gap.kinds))
    before = quoted(stages[gap.before].name) if gap.before is not None else ""
    after = quoted(stages[gap.after].name) if gap.after is not None else ""
    if not before or not after:
        return f"{names} after {before}" if before else f"{names} before {after}"
    return f"{names} within {before}" if gap.before == gap.after else f"{names} between {before} and {after}"


def _fix(gap: _Gap, stages: Sequence[Spot], wanted: Sequence[str], kinds: Sequence[Sequence[str]]) -> str:
    """Return a hint at the stages that stand in a gap without being any of the framework's; "" if there are none."""
    start = 0 if gap.before is None else gap.before + 1
    end = len(stages) if gap.after is None else gap.after
    strangers = [quoted(stages[place].name) for place in range(start, end) if not set(kinds[place]) & set(wanted)]
    if not strangers:
        return ""
    which = strangers[0] if len(strangers) == 1 else f"one of {enumerated(strangers)}"
    if len(gap.kinds) == 1:
        return f"If {which} is it, add `kind: {gap.kinds[0]}` there; else draw the stage."
    return f"If {which} is one of these, say so with `kind:`, such as `kind: {gap.kinds[0]}`; else draw the stage."


RULE = Rule(Severity.WARNING, Preset.RECOMMENDED, check)
