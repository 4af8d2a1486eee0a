"""EVI07 moment-of-truth-without-evidence: a moment of truth of which nobody asked customers.

A moment is called a moment of truth, and nothing there rests on evidence: not the moment, not what it stands in, not
anything said in it.

## Why

A moment of truth gets the most attention and money; it should be the one that we know best.

## Bad

```yaml
cjmap: 1
title: Buying glasses
stages:
  - name: Eye test
    steps:
      - name: Reading the chart
        evidence: interviews
      - name: Choosing a frame
        moment_of_truth: true
```

## Good

```yaml
cjmap: 1
title: Buying glasses
stages:
  - name: Eye test
    steps:
      - name: Reading the chart
        evidence: interviews
      - name: Choosing a frame
        moment_of_truth: true
        evidence: interviews
```

## How to fix

Name what it rests on in `evidence:`, of the moment or of its `moment_of_truth`; if there is nothing yet, go and ask.

## When it is silent

Maps in which nothing rests on evidence at all (EVI04), maps of the future, and `evidence: []`, which says that it is an
assumption.

## Source

NN/g 2016 on maps built on assumptions; guides ask to find the moments of truth together with customers.
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.model.outline import Spot
from cjmap.reading.items import Cell
from cjmap.reading.reading import Reading
from cjmap.rules.option import Options
from cjmap.rules.rule import Hit, Preset, Rule
from cjmap.rules.wording import quoted


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for each moment of truth that rests on nothing."""
    told: set[Spot] = set()
    for cell in () if reading.is_future else reading.cells_with("moment_of_truth"):
        if cell.content.moment_of_truth and cell.spot not in told and not _is_known(reading, cell):
            told.add(cell.spot)
            message = f"{quoted(cell.spot.name)} is a moment of truth, and nothing there rests on evidence"
            yield Hit(message, (*cell.pointer, "moment_of_truth"))


def _is_known(reading: Reading, cell: Cell) -> bool:
    """Tell whether something there rests on evidence, or is said to be an assumption."""
    truth = cell.content.moment_of_truth
    assumed = truth and truth.evidence == ()
    return assumed or reading.is_none("evidence", cell.spot) or reading.citations.is_researched(cell.spot)


RULE = Rule(Severity.WARNING, Preset.RECOMMENDED, check, started="evidence")
