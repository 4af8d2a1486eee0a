"""OBJ04 objective-measured-nowhere: the metric of an objective is on no moment.

The objective names a metric, and no stage, step or touchpoint, nor the map as a whole, has a metric of that name.

## Why

The map cannot show where in the journey the number is made, so nobody knows where to work on it.

## Bad

```yaml
cjmap: 1
title: Selling a house
objectives:
  - {text: Sell sooner, metric: days to the offer, target: "60"}
stages:
  - name: Valuation
  - name: Viewings
    metrics: [{name: visitors, value: "7"}]
  - name: Contract
    metrics: []
```

## Good

```yaml
cjmap: 1
title: Selling a house
objectives:
  - {text: Sell sooner, metric: days to the offer, target: "60"}
stages:
  - name: Valuation
  - name: Viewings
    metrics: [{name: visitors, value: "7"}, {name: days to the offer, value: "85"}]
  - name: Contract
    metrics: []
```

## How to fix

Add the metric under `metrics` of the moment that makes the number.

## When it is silent

A metric of the whole map counts, too. Case and spaces of names do not matter.

## Source

From objectives to the moments that decide them: the line of sight of a journey's metrics.
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.model.references import folded
from cjmap.reading.reading import Reading
from cjmap.reading.real_text import is_real
from cjmap.rules.option import Options
from cjmap.rules.rule import Hit, Preset, Rule
from cjmap.rules.wording import quoted


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for each objective whose metric stands nowhere."""
    measured = {folded(said.item.name) for said in (*reading.said_of_map("metrics"), *reading.metrics)}
    for said in reading.said_of_map("objectives"):
        metric = said.item.metric
        if metric is not None and is_real(metric) and folded(metric) not in measured:
            message = f"{quoted(metric)}, the metric of {quoted(said.text)}, is on no moment"
            yield Hit(message, said.pointer, at=(*said.pointer, "metric"), name=metric)


RULE = Rule(Severity.INFO, Preset.STRICT, check)
