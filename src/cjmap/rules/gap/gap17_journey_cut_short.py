"""GAP17 journey-cut-short: a journey that begins at the purchase or later, or ends before anything is used.

The first or the last stage has a name (or `kind`) that cjmap knows: at the start it is the purchase or a later stage,
at the end a stage before the use of what was bought. At least two stages of the map are known.

## Why

A journey begins earlier and ends later than the company sees it, and what decides it often lies outside.

## Bad

```yaml
cjmap: 1
title: A sofa from the web shop
stages: [Checkout, Delivery, Use]
```

## Good

```yaml
cjmap: 1
title: A sofa from the web shop
stages: [Search, Checkout, Delivery, Use]
```

## How to fix

Draw the stages around it, or say with `scope` that the map is about this part of the journey.

## When it is silent

A declared `scope` or `framework`. A map that another map of the project drills down to with `journey`, which is a part
by nature; so this rule only speaks when cjmap looks at the whole project. A first or last stage that cjmap does not
know by its whole name may be what comes before or after: "Browsing & selection" is more than the choice.

## Source

That the journey often begins earlier and ends later than one thinks is advice of the guides; maps that are cut short
are among the reasons why they fail (Gartner, 2016).
"""

import posixpath
from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.reading.stage_kinds import kinds_of
from cjmap.reading.summary import Project, StageSummary, Summary
from cjmap.rules.option import Options
from cjmap.rules.rule import Beside, Hit, Preset, Rule
from cjmap.rules.wording import quoted
from cjmap.vocabulary import canonical_stages, knows_stage


def check_project(project: Project, options: Options) -> Iterator[Hit]:
    """Yield a hit for each map that is no part of another one and yet cut short."""
    if not project.whole:
        return
    parts = {link.file for summary in project.maps for link in summary.drill_downs}
    for summary in project.maps:
        is_part = summary.has_scope or posixpath.normpath(summary.file) in parts
        if summary.framework is None and not is_part:
            yield from _cuts(summary)


def _cuts(summary: Summary) -> Iterator[Hit]:
    if not any(_is_known(stage) for stage in (*summary.stages[:1], *summary.stages[-1:])):
        return
    first, last = summary.stages[0], summary.stages[-1]
    order = canonical_stages()
    places = [[order.index(kind) for kind in kinds_of(stage.name, stage.kind)] for stage in summary.stages]
    if sum(bool(each) for each in places) < _LEAST:
        return
    late = _is_known(first) and min(places[0]) >= order.index("purchase")
    early = _is_known(last) and max(places[-1]) < order.index("use")
    start, end = (*first.pointer, "name"), (*last.pointer, "name")
    if late and early:
        message = (
            f"The journey only goes from {quoted(first.name)} to {quoted(last.name)}: what comes before and after?"
        )
        related = (Beside("the last stage", end),)
        yield Hit(message, first.pointer, at=start, related=related, file=summary.file)
    elif late:
        message = f"The journey starts at {quoted(first.name)}: what brought customers there?"
        yield Hit(message, first.pointer, at=start, file=summary.file)
    elif early:
        message = f"The journey ends with {quoted(last.name)}: what happens afterwards?"
        yield Hit(message, last.pointer, at=end, file=summary.file)


def _is_known(stage: StageSummary) -> bool:
    return bool(stage.kind) or (stage.kind is None and knows_stage(stage.name))


_LEAST = 2
"""So many stages must be known by name, or the names say too little about the map."""

RULE = Rule(Severity.INFO, Preset.RECOMMENDED, check_project=check_project)
