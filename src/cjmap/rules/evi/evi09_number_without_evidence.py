"""EVI09 number-without-evidence: a number that rests on no evidence, in a map that has some.

The value of a metric, the share of an exit or the frequency of a pain is written down, and neither it nor its moment,
nor what that stands in, names evidence. A satisfaction has no key for evidence of its own: it rests on any evidence
that is named at its moment.

## Why

A number looks like a fact: everybody repeats it, and nobody can check it.

## Bad

```yaml
cjmap: 1
title: Streaming a football match
stages:
  - name: Sign-in
    pains:
      - {text: The code comes after the kick-off, frequency: 30%}
    opportunities:
      - Stay signed in
  - name: Match
    pains: []
    evidence: viewer panel
```

## Good

```yaml
cjmap: 1
title: Streaming a football match
stages:
  - name: Sign-in
    pains:
      - {text: The code comes after the kick-off, frequency: 30%, evidence: sign-in log}
    opportunities:
      - Stay signed in
  - name: Match
    pains: []
    evidence: viewer panel
```

## How to fix

Name in `evidence:` where the number comes from, beside the number or at its moment; `evidence: []` says that it is a
guess.

## When it is silent

Maps in which nothing rests on evidence (EVI04). In a map of the future numbers are aims.

## Source

NN/g 2016 on maps built on assumptions: a claim needs a source, a number most of all.
"""

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from cjmap.finding import Severity
from cjmap.reading.items import Said
from cjmap.reading.reading import Reading
from cjmap.reading.real_text import is_placeholder
from cjmap.rules.option import Options
from cjmap.rules.rule import Hit, Preset, Rule
from cjmap.rules.wording import quoted
from cjmap.where import Pointer


class _Number(Struct, frozen=True):
    """A number: what it says, whether that rests on evidence, its place, and how a fold names it."""

    sentence: str
    is_proven: bool
    pointer: Pointer
    at: Pointer
    name: str


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for each number that rests on nothing."""
    if reading.is_future:
        return
    numbers = [*_metrics(reading), *_frequencies(reading), *_shares(reading), *_satisfactions(reading)]
    for each in numbers:
        if not each.is_proven:
            message = f"{each.sentence}, and no evidence says so"
            yield Hit(message, each.pointer, at=each.at, name=each.name, of=len(numbers))


def _metrics(reading: Reading) -> Iterator[_Number]:
    for said in (*reading.said_of_map("metrics"), *reading.metrics):
        value = said.item.value
        if value is not None and not is_placeholder(value):
            shown = quoted(value)[1:-1]  # a value may be a long text; a number needs no quotation marks
            yield _number(reading, said, "value", shown, f"{quoted(said.text)} is {shown}")


def _frequencies(reading: Reading) -> Iterator[_Number]:
    for said in reading.remedies.pains:
        if said.item.frequency is not None:
            value = said.item.frequency.text
            yield _number(reading, said, "frequency", value, f"{quoted(said.text)} happens to {value}")


def _shares(reading: Reading) -> Iterator[_Number]:
    for said in reading.exits:
        if said.item.share is not None and said.spot is not None:
            value = said.item.share.text
            sentence = f"{value} leave at {quoted(said.spot.name)} ({quoted(said.text)})"
            yield _number(reading, said, "share", value, sentence)


def _satisfactions(reading: Reading) -> Iterator[_Number]:
    for cell in reading.cells_with("satisfaction"):
        value = cell.content.satisfaction
        if value is not None:
            name = quoted(cell.spot.name)
            proven = reading.citations.is_researched(cell.spot) or reading.is_none("evidence", cell.spot)
            at = (*cell.pointer, "satisfaction")
            yield _Number(f"Satisfaction with {name} is {value}", proven, at, at, f"satisfaction with {cell.spot.name}")


def _number(reading: Reading, said: Said[Any], key: str, value: str, sentence: str) -> _Number:
    """Return a number of an item; what says on purpose that it has no evidence counts as if it had."""
    proven = reading.citations.is_proven(said) or said.item.evidence == ()
    if not proven and said.spot is not None:
        proven = reading.is_none("evidence", said.spot)
    return _Number(sentence, proven, said.pointer, (*said.pointer, key), f"{value} ({said.text})")


RULE = Rule(
    Severity.INFO,
    Preset.RECOMMENDED,
    check,
    started="evidence",
    fold="{count} of {of} numbers rest on no evidence: {names}",
)
