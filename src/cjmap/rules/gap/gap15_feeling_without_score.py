"""GAP15 feeling-without-score: a moment whose feelings have no score that cjmap knows.

The moment has `emotions`, but for some of the personas who come there none has a `score` or is in the feelings lexicon.

## Why

Without a score the moment is a hole in the emotion curve, and no rule sees when it is a low point.

## Bad

```yaml
cjmap: 1
title: Planning a garden
stages:
  - name: Sketch
    emotions: [planning-focused]
```

## Good

```yaml
cjmap: 1
title: Planning a garden
stages:
  - name: Sketch
    emotions:
      - {feeling: planning-focused, score: 0.5}
```

## How to fix

Write the feeling with its score, `{feeling: …, score: …}`, or use a common word for it.

## When it is silent

One feeling with a known score is enough for a moment and persona. A text that only holds a place is GAP16's business.

## Source

The emotion curve of every journey mapping tool needs a number for each moment. The lexicon is cjmap's own.
"""

import re
from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.model.outline import Spot
from cjmap.model.sayings import Emotion
from cjmap.reading.items import Said
from cjmap.reading.reading import Reading
from cjmap.rules.option import Options
from cjmap.rules.rule import Hit, Preset, Rule
from cjmap.rules.wording import for_some, quoted
from cjmap.vocabulary import closest_feeling, feeling_score


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for each moment with feelings but without a score."""
    felt: dict[Spot, list[Said[Emotion]]] = {}
    known: dict[Spot, set[str]] = {}
    for said in reading.emotions:
        if said.spot is not None and said.is_real:
            felt.setdefault(said.spot, []).append(said)
            if _has_score(reading, said.item):
                known.setdefault(said.spot, set()).update(said.personas)
    for spot, feelings in felt.items():
        left = set(reading.people(spot)) - known.get(spot, set())
        unknown = [said for said in feelings if not left.isdisjoint(said.personas)] if left else []
        if unknown:
            first = unknown[0]
            whom = for_some(reading, {persona for said in unknown for persona in said.personas} & left, spot)
            message = f"{whom}cjmap does not know how good {quoted(first.text)} feels"
            yield Hit(message, first.pointer, fix=_fix(reading, first.text), name=first.text, of=len(felt))


def _has_score(reading: Reading, emotion: Emotion) -> bool:
    if emotion.score is not None or emotion.feeling is None:
        return True
    return feeling_score(emotion.feeling, reading.journey.language) is not None


def _fix(reading: Reading, feeling: str) -> str:
    """Return what to write: the word that was probably meant, or a score on the author's own scale.

    "" for a feeling that YAML would need quotes for.
    """
    if (meant := closest_feeling(feeling, reading.journey.language)) is not None:
        return f"Did you mean `{meant}`? Otherwise write it with its score, `{{feeling: …, score: …}}`."
    if re.fullmatch(r"\w[\w '-]*", feeling) is None:
        return ""
    low, high = (reading.moods.written(unit) for unit in (-1, 1))
    return f"Write `{{feeling: {feeling}, score: …}}` with the score that it has, from {low} to {high}."


RULE = Rule(
    Severity.INFO,
    Preset.RECOMMENDED,
    check,
    fold="cjmap does not know how good {names} feel ({count} of {of} moments)",
)
