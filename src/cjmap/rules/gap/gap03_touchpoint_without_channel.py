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

Add `channels:` with the media through which customers reach it.

A touchpoint whose name is the name or an alias of a channel needs no `channels`: "Website" is the website.

## When it is silent

Maps in which no touchpoint names a channel get one line for all (GAP10). `channels: []` says that there is none. A
touchpoint that behaviour data cannot show (`events: []`) and one that others begin (`initiator: other`), such as talk
among friends, are not asked.

## Source

Guides on journey mapping ask for the channels of every touchpoint; handling channels well is one of their main points.
"""

import re
from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.model.moments import Touchpoint
from cjmap.model.outline import Spot
from cjmap.model.reading import Reading
from cjmap.model.references import folded
from cjmap.rules.option import Options
from cjmap.rules.rule import Hit, Preset, Rule
from cjmap.rules.wording import quoted


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for each touchpoint without a channel."""
    asked = [spot for spot in reading.spots if _is_asked(spot) and reading.people(spot)]
    for spot in asked:
        if reading.contacts.at(spot) is None:
            fix = _fix(reading, spot.name)
            yield Hit(f"{quoted(spot.name)} names no channel", spot.pointer, fix=fix, name=spot.name, of=len(asked))


def _is_asked(spot: Spot) -> bool:
    """Tell whether a moment is a touchpoint that happens through a channel of ours, where data could show it."""
    moment = spot.moment
    return isinstance(moment, Touchpoint) and moment.initiator != "other" and moment.events != ()


def _fix(reading: Reading, name: str) -> str:
    """Return a hint at the channel whose id, name or alias stands in a name, the longest of them; "" for none."""
    text = folded(name)
    found = [(len(word), channel) for channel, words in _words(reading).items() for word in words if _holds(text, word)]
    if not found:
        return ""
    channel = max(found, key=lambda pair: pair[0])[1]
    return f"Is it {quoted(reading.contacts.name(channel))}? Then add `channels: [{channel}]`."


def _words(reading: Reading) -> dict[str, set[str]]:
    """Return the words for each channel: of the table, or without one those that the touchpoints write."""
    table = reading.tables.channels
    if table is not None:
        return {
            key: {folded(word) for word in (key, entry.name, *(entry.aliases or ())) if word}
            for key, entry in table.items()
        }
    used = (
        channel for spot in reading.spots if spot.level == "touchpoint" for channel in reading.contacts.at(spot) or ()
    )
    return {channel: {channel} for channel in used}


def _holds(text: str, word: str) -> bool:
    """Tell whether a word stands in a text: as a word, or anywhere if it is written without spaces (CJK).

    "mail" does not stand in "e-mail".
    """
    if not word.isascii() and not any("a" <= char <= "z" for char in word):
        return word in text
    return re.search(rf"(?<![\w-]){re.escape(word)}(?!\w)", text) is not None


RULE = Rule(
    Severity.WARNING,
    Preset.RECOMMENDED,
    check,
    started="channels",
    fold="{count} of {of} touchpoints name no channel: {names}",
)
