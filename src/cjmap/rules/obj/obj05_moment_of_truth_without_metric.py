"""OBJ05 moment-of-truth-without-metric: a decisive moment that nobody measures.

The map or its objectives have metrics, but there is none on a moment of truth, inside it, or in what it stands in.

## Why

Where customers decide to stay or to go, a number tells first whether things become better or worse.

## Bad

```yaml
cjmap: 1
title: Hair salon
stages:
  - name: Booking
    metrics: [{name: bookings online, value: 40%, evidence: till}]
  - name: Cut
  - name: Look into the mirror
    moment_of_truth: {by: [customer, brand], evidence: talks}
evidence:
  till: {kind: analytics, date: 2026-10-01}
  talks: {kind: interview, date: 2026-10-01, sample: 8}
```

## Good

```yaml
cjmap: 1
title: Hair salon
stages:
  - name: Booking
    metrics: [{name: bookings online, value: 40%, evidence: till}]
  - name: Cut
  - name: Look into the mirror
    moment_of_truth: {by: [customer, brand], evidence: talks}
    metrics: [{name: second bookings on the spot, value: 31%, evidence: till}]
evidence:
  till: {kind: analytics, date: 2026-10-01}
  talks: {kind: interview, date: 2026-10-01, sample: 8}
```

## How to fix

Add under `metrics` the number that tells how it goes, or `metrics: []` if there is none on purpose.

## When it is silent

Maps in which nobody has begun with metrics, neither on moments nor in objectives. `metrics: []` in reach of the moment,
and `moment_of_truth: false`.

## Source

Moments of truth (Carlzon 1987; Lecinski 2011) are where guides ask to measure first.
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.model.outline import Spot
from cjmap.reading.reading import Reading
from cjmap.rules.option import Options
from cjmap.rules.rule import Hit, Preset, Rule
from cjmap.rules.wording import quoted
from cjmap.where import Pointer


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for each moment of truth without a metric in reach."""
    if not (reading.started("metrics") or _has_metric_of_objective(reading)):
        return
    marks: dict[Spot, Pointer] = {}
    for cell in reading.cells_with("moment_of_truth"):
        if cell.content.moment_of_truth:
            marks.setdefault(cell.spot, cell.pointer)
    for spot, pointer in marks.items():
        if not _is_measured(reading, spot):
            message = f"{quoted(spot.name)} is a moment of truth without a metric"
            yield Hit(message, spot.pointer, at=(*pointer, "moment_of_truth"), name=spot.name)


def _has_metric_of_objective(reading: Reading) -> bool:
    return any(said.item.metric is not None for said in reading.said_of_map("objectives"))


def _is_measured(reading: Reading, spot: Spot) -> bool:
    near = reading.reach(spot)
    if any(said.is_real for said in reading.said_at("metrics", *near)):
        return True
    return any(reading.is_none("metrics", each) for each in near)


RULE = Rule(Severity.INFO, Preset.RECOMMENDED, check)
