"""PAIN10 opportunity-without-pain: an opportunity that answers no pain.

It does not say what it `addresses`, and there is no pain at its moment, at what that stands in, or inside it.

## Why

An idea that answers no pain is a solution that looks for a problem.

## Bad

```yaml
cjmap: 1
title: Learning the guitar with an app
stages:
  - name: First song
    pains: []
    opportunities:
      - Share the song with friends
```

## Good

```yaml
cjmap: 1
title: Learning the guitar with an app
stages:
  - name: First song
    pains:
      - I practise alone and give up
    opportunities:
      - Share the song with friends
```

## How to fix

Write down the pain that it answers, or name one in `addresses`; `addresses: []` says that it answers none on purpose.

## When it is silent

Rejected opportunities, and maps in which nobody began with pains (GAP10). In a map of the future the pains are those of
today. A pain of the whole journey is answered by an opportunity at a moment without pains.

## Source

Design practice: understand the problem before you choose a solution. Strict only, as real maps seldom link the two.
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.model.sayings import Opportunity
from cjmap.reading.items import Said
from cjmap.reading.reading import Reading
from cjmap.reading.remedies import is_open
from cjmap.rules.option import Options
from cjmap.rules.pain.naming import named
from cjmap.rules.rule import Hit, Preset, Rule


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for each opportunity that answers nothing."""
    if reading.is_future:
        return
    asked = [said for said in reading.remedies.opportunities if is_open(said.item)]
    for said in asked:
        if said.item.addresses is None and not _has_pain(reading, said):
            yield Hit(f"{named(said)} answers no pain", said.pointer, name=said.text, of=len(asked))


def _has_pain(reading: Reading, said: Said[Opportunity]) -> bool:
    """Tell whether a pain is in reach: everything is for what is said of the whole map, and the other way round."""
    remedies = reading.remedies
    if said.spot is None:
        return bool(remedies.pains)
    whole = (pain for pain in remedies.pains if pain.spot is None)
    return bool(remedies.pains_near(said.spot, said.personas)) or any(
        not set(pain.personas).isdisjoint(said.personas) for pain in whole
    )


RULE = Rule(
    Severity.INFO,
    Preset.STRICT,
    check,
    started="pains",
    fold="{count} of {of} opportunities answer no pain: {names}",
)
