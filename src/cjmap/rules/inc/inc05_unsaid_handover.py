"""INC05 unsaid-handover: the channel changes, and the map does not say what becomes of what customers told us.

On the way from one step (or stage without steps) to the next customers meet us on none of the channels of before, and
no touchpoint there says `handover`.

## Why

A change of channel is where things get lost; who does not ask about it finds out from complaints.

## Bad

```yaml
cjmap: 1
title: Ordering a kitchen
stages:
  - name: Planning
    touchpoints: [{name: Planning tool, channels: web}]
  - name: Ordering
    touchpoints: [{name: Visit to the showroom, channels: showroom}]
```

## Good

```yaml
cjmap: 1
title: Ordering a kitchen
stages:
  - name: Planning
    touchpoints: [{name: Planning tool, channels: web}]
  - name: Ordering
    touchpoints: [{name: Visit to the showroom, channels: showroom, handover: kept}]
```

## How to fix

Write `handover: kept` or `handover: lost` on the touchpoint that customers come to.

## When it is silent

Where the channel of some touchpoint on either side is not known, and where feelings fall so much that INC04 asks.
Touchpoints with `initiator: other` are not ours and do not count.

## Source

Nielsen Norman Group: transitions between channels are part of a journey and have to be designed.
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.model.outline import Spot
from cjmap.reading.reading import Reading
from cjmap.reading.switches import Switch
from cjmap.rules.option import Options
from cjmap.rules.rule import Hit, Preset, Rule
from cjmap.rules.switches import falls, is_handover_said, touchpoints_behind
from cjmap.rules.wording import enumerated, quoted


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for each moment that customers come to by a switch of which nothing is said."""
    every = reading.switches
    told = {switch.target for switch in every if falls(reading, switch)}
    for switch in every:
        if switch.target not in told and not is_handover_said(reading, switch):
            told.add(switch.target)
            yield _hit(reading, switch, touchpoints_behind(reading, switch)[0])


def _hit(reading: Reading, switch: Switch, touchpoint: Spot) -> Hit:
    before, after = (_names(reading, channels) for channels in (switch.before, switch.after))
    message = f"At {quoted(switch.target.name)} customers change from {before} to {after}"
    return Hit(f"{message}: what becomes of what they told us?", touchpoint.pointer, name=touchpoint.name)


def _names(reading: Reading, channels: frozenset[str]) -> str:
    return enumerated(quoted(reading.contacts.name(channel)) for channel in sorted(channels))


RULE = Rule(
    Severity.INFO,
    Preset.STRICT,
    check,
    fold="At {count} touchpoints the channel changes, and the map does not say what becomes of what customers told us:"
    " {names}",
)
