"""INC15 insider-words: customers think, say or do something in our words.

A thought, quote or action of customers holds a word that a business says of them: funnel, churn, MQL, upsell,
conversion, touchpoint. The words are known in nine languages.

## Why

A map in our words was drawn at our desk; in customers' words it shows what they want, and where we misread them.

## Bad

```yaml
cjmap: 1
title: Trying a music app
stages:
  - name: Trial
    actions: [I enter the funnel]
  - name: Leaving
    actions: [I cancel in the settings]
```

## Good

```yaml
cjmap: 1
title: Trying a music app
stages:
  - name: Trial
    actions: [I start the free month]
  - name: Leaving
    actions: [I cancel in the settings]
```

## How to fix

Write what the customer would say; what we call it belongs under `backstage:` or `metrics:`.

## When it is silent

Items with an `actor`. Where customers are marketers themselves these are their own words, so that this rule is strict.

## Source

Guides on journey mapping ask for the customer's own language. The list of words is cjmap's own.
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.reading.reading import Reading
from cjmap.rules.option import Options
from cjmap.rules.rule import Hit, Preset, Rule
from cjmap.rules.wording import quoted
from cjmap.vocabulary.insiders import find_insider_word

_VERBS = {"thoughts": "think", "quotes": "say", "actions": "say"}


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for each thing that customers think, say or do with an insider word in it."""
    language = reading.journey.language
    for key, verb in _VERBS.items():
        for said in reading.said(key):
            if said.item.actor is None and (word := find_insider_word(said.text, language)) is not None:
                message = f"Customers hardly {verb} {quoted(word)}: {quoted(said.text)}"
                yield Hit(message, said.pointer, name=word)


RULE = Rule(Severity.INFO, Preset.STRICT, check)
