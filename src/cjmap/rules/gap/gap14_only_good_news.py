"""GAP14 only-good-news: a map of today in which nothing ever goes wrong.

Four or more moments have a score, none is below neutral for anybody, and the map knows neither pains nor exits.

## Why

No real journey is like that: such a map shows how we wish to be seen, and customers were probably not asked.

## Bad

```yaml
cjmap: 1
title: A city tour by bus
stages:
  - name: Tour
    steps:
      - {name: Find the stop, emotions: curious}
      - {name: Get in, emotions: hopeful}
      - {name: See the castle, emotions: delighted}
      - {name: Get out, emotions: satisfied}
```

## Good

```yaml
cjmap: 1
title: A city tour by bus
stages:
  - name: Tour
    steps:
      - name: Find the stop
        emotions: curious
        pains: [Three stops have the same name]
        opportunities: [Numbers on the signs]
      - {name: Get in, emotions: hopeful}
      - {name: See the castle, emotions: delighted}
      - {name: Get out, emotions: satisfied}
```

## How to fix

Ask three customers what went wrong and write it down as `pains:`, or `pains: []` with the `evidence` that you asked.

## When it is silent

A map of the future (`state: future`) may be as good as you wish. `pains: []` on a moment that rests on evidence says
that somebody asked. Pains of a persona do not count: they are there without us.

## Source

Maps drawn from assumptions instead of research are a common way to fail (Nielsen Norman Group, 2016); four scored
moments are more than a sketch, a matter of taste.
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.reading.reading import Reading
from cjmap.rules.good_news import only_good_news
from cjmap.rules.option import Options
from cjmap.rules.rule import Hit, Preset, Rule


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for a map without any bad news."""
    if number := only_good_news(reading):
        message = f"Nothing in this map ever goes wrong: no pain, and none of {number} scored moments is below neutral"
        yield Hit(message, ("stages",))


RULE = Rule(Severity.WARNING, Preset.RECOMMENDED, check)
