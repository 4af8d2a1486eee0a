"""INC09 feeling-contradicts-score: a feeling has a score of the other sign.

The word says that it is good and the score that it is bad, or the other way round.

## Why

One of the two is a slip, and the curve is drawn from the score: it goes the wrong way here.

## Bad

```yaml
cjmap: 1
title: Having a bike repaired
stages:
  - name: Bring
    emotions: [{feeling: relieved, score: 1}]
  - name: Wait
    emotions: [{feeling: frustrated, score: 1}]
```

## Good

```yaml
cjmap: 1
title: Having a bike repaired
stages:
  - name: Bring
    emotions: [{feeling: relieved, score: 1}]
    pains: []
  - name: Wait
    emotions: [{feeling: frustrated, score: -1}]
    pains: Nobody calls when the bike is ready
    opportunities: [{text: A message as soon as the bike is ready, status: planned, owner: workshop}]
```

## How to fix

Correct the score, or write the feeling that was meant.

## When it is silent

Feelings that the lexicon scores near neutral ("surprised"), and scores near neutral.

## Source

cjmap's own. The lexicon's score must be at least half way from neutral, the written one a quarter, both of -1 to 1.
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.reading.reading import Reading
from cjmap.rules.option import Options
from cjmap.rules.rule import Hit, Preset, Rule
from cjmap.rules.wording import quoted
from cjmap.vocabulary import feeling_score

_KNOWN = 0.5
_WRITTEN = 0.25


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for each emotion whose word and score disagree."""
    scale = reading.journey.scale
    for said in reading.emotions:
        feeling, score = said.item.feeling, said.item.score
        if feeling is None or score is None or abs(unit := scale.unit(score)) < _WRITTEN:
            continue
        known = feeling_score(feeling, reading.journey.language)
        if known is not None and abs(known) >= _KNOWN and known * unit < 0:
            is_a, has_a = ("good", "bad") if known > 0 else ("bad", "good")
            message = f"{quoted(feeling)} is a {is_a} feeling with a {has_a} score, {reading.moods.written(unit)}"
            yield Hit(message, said.pointer, at=(*said.pointer, "score"), name=feeling)


RULE = Rule(Severity.WARNING, Preset.RECOMMENDED, check)
