"""INC03 lost-handover: what customers told us is lost when the channel changes, and nobody answers it.

A touchpoint says `handover: lost`, and neither a pain nor an opportunity stands there or around it.

## Why

Customers who have to say everything again feel that nobody listened, and many do not say it a second time.

## Bad

```yaml
cjmap: 1
title: Moving house with the energy contract
stages:
  - name: Tell us the new address
    touchpoints:
      - {name: Moving form, channels: web}
  - name: Clear up the meter
    touchpoints:
      - {name: Call of the adviser, channels: phone, handover: lost}
```

## Good

```yaml
cjmap: 1
title: Moving house with the energy contract
stages:
  - name: Tell us the new address
    touchpoints:
      - {name: Moving form, channels: web}
    pains: []
  - name: Clear up the meter
    touchpoints:
      - {name: Call of the adviser, channels: phone, handover: lost}
    pains: I have to spell the new address again
    opportunities: The adviser sees the form during the call
```

## How to fix

Write what hurts under `pains:`, or what would keep it under `opportunities:`.

## Source

The form that was filled in on a phone and is empty on the laptop is a standard example of guides on journeys that
cross channels.
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.model.outline import Spot
from cjmap.reading.reading import Reading
from cjmap.rules.option import Options
from cjmap.rules.rule import Hit, Preset, Rule
from cjmap.rules.wording import enumerated, quoted


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for each touchpoint where something is lost and nothing is said about it."""
    lost = [spot for spot in reading.spots if spot.moment.__dict__.get("handover") == "lost"]
    before = {switch.target: switch.before for switch in reading.switches} if lost else {}
    for spot in lost:
        if not _is_answered(reading, spot):
            where = _through(reading, before.get(spot.parent or spot, before.get(spot.stage, frozenset())))
            message = f"What customers told us{where} is lost at {quoted(spot.name)}, and nothing is planned"
            yield Hit(message, spot.pointer, at=(*spot.pointer, "handover"))


def _is_answered(reading: Reading, spot: Spot) -> bool:
    people = reading.people(spot)
    return bool(reading.remedies.pains_near(spot, people) or reading.remedies.near(spot, people))


def _through(reading: Reading, channels: frozenset[str]) -> str:
    """Return through which channels customers met us before: " through “Website”"; "" if that is not known."""
    names = [quoted(reading.contacts.name(channel)) for channel in sorted(channels)]
    return f" through {enumerated(names)}" if names else ""


RULE = Rule(Severity.WARNING, Preset.RECOMMENDED, check)
