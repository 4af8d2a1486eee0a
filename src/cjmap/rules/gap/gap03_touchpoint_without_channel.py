"""GAP03 touchpoint-without-channel: a touchpoint that does not say through which channel it happens.

Other touchpoints of the map name their channels; this one has no `channels`, and its name means none either.

## Why

Customers switch channels on their way, and things get lost there: without the channel nobody can see where.

## Bad

```yaml
cjmap: 1
title: Getting a washing machine repaired
stages:
  - name: Fault
    touchpoints:
      - name: Fault report
        channels: [app]
  - name: Repair
    touchpoints: [Visit of the mechanic]
```

## Good

```yaml
cjmap: 1
title: Getting a washing machine repaired
stages:
  - name: Fault
    touchpoints:
      - name: Fault report
        channels: [app]
  - name: Repair
    touchpoints:
      - name: Visit of the mechanic
        channels: [at home]
```

## How to fix

Add `channels:` with the media through which customers reach it; for a place, such as a shop, that is `in person`.

A touchpoint whose name is the name or an alias of a channel needs no `channels`: "Website" is the website.

## When it is silent

Maps in which no touchpoint names a channel get one line for all (GAP10). `channels: []` says that there is none. A
touchpoint that behaviour data cannot show (`events: []`) and one that others begin (`initiator: other`), such as talk
among friends, are not asked.

## Source

Guides on journey mapping ask for the channels of every touchpoint; handling channels well is one of their main points.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from cjmap.finding import Severity
from cjmap.model.moments import Touchpoint
from cjmap.model.outline import Spot
from cjmap.model.references import folded
from cjmap.reading.reading import Reading
from cjmap.rules.option import Options
from cjmap.rules.rule import Hit, Preset, Rule
from cjmap.rules.wording import quoted


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for each touchpoint without a channel."""
    touchpoints = (spot for spot in reading.spots if spot.level == "touchpoint")
    asked = [spot for spot in touchpoints if _is_asked(spot) and reading.people(spot)]
    unknown = [spot for spot in asked if reading.contacts.at(spot) is None]
    words = _words(reading) if unknown else ()
    for spot in unknown:
        fix = _fix(reading, spot.name, words)
        yield Hit(f"{quoted(spot.name)} names no channel", spot.pointer, fix=fix, name=spot.name, of=len(asked))


def _is_asked(spot: Spot) -> bool:
    """Tell whether a moment is a touchpoint that happens through a channel of ours, where data could show it."""
    moment = spot.moment
    return isinstance(moment, Touchpoint) and moment.initiator != "other" and moment.events != ()


def _fix(reading: Reading, name: str, words: Iterable[tuple[str, str]]) -> str:
    """Return a hint at the channel whose id, name or alias stands in a name, the longest of them; "" for none."""
    text = folded(name)
    found = [(word, channel) for word, channel in words if _holds(text, word)]
    if not found:
        return ""
    channel = max(found, key=lambda pair: len(pair[0]))[1]
    return f"Is it {quoted(reading.contacts.name(channel))}? Then add `channels: [{channel}]`."


def _words(reading: Reading) -> list[tuple[str, str]]:
    """Return (word, channel) of the table; without one what the touchpoints write are the words."""
    table = reading.tables.channels
    if table is not None:
        named = ((key, (key, entry.name, *(entry.aliases or ()))) for key, entry in table.items())
        return [(folded(word), key) for key, names in named for word in names if word]
    channels = (reading.contacts.at(spot) or () for spot in reading.spots if spot.level == "touchpoint")
    return [(channel, channel) for channel in dict.fromkeys(chain.from_iterable(channels))]


def _holds(text: str, word: str) -> bool:
    """Tell whether a word stands in a text: as a word, or anywhere if it is written without spaces (CJK).

    "mail" does not stand in "e-mail".
    """
    if word not in text:
        return False
    if not word.isascii() and not any("a" <= char <= "z" for char in word):
        return True
    return re.search(rf"(?<![\w-]){re.escape(word)}(?!\w)", text) is not None


RULE = Rule(
    Severity.WARNING,
    Preset.RECOMMENDED,
    check,
    started="channels",
    fold="{count} of {of} touchpoints name no channel: {names}",
)
