"""GAP20 frontstage-without-backstage: people act in sight of the customer, and nobody drew what happens behind them.

Somewhere in the map there is a `backstage`; this moment has `frontstage`, and neither it, nor anything inside it, nor
what it stands in has `backstage` or `support`.

## Why

What customers see goes wrong behind the scene more often than in front of it.

## Bad

```yaml
cjmap: 1
title: Dinner at the harbour
stages:
  - name: Table
    frontstage: [The waiter brings the menu]
    backstage: [The kitchen says what is left]
  - name: Bill
    frontstage: [The waiter brings the bill]
```

## Good

```yaml
cjmap: 1
title: Dinner at the harbour
stages:
  - name: Table
    frontstage: [The waiter brings the menu]
    backstage: [The kitchen says what is left]
  - name: Bill
    frontstage: [The waiter brings the bill]
    support: [The till adds it up]
```

## How to fix

Add `backstage:` for what our people do out of sight, `support:` for systems and partners, or an empty list for none.

## When it is silent

Maps in which nobody began with `backstage` are no service blueprints.

## Source

Service blueprints draw every visible action down to what makes it possible.
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.model.outline import Spot
from cjmap.reading.reading import Reading
from cjmap.rules.option import Options
from cjmap.rules.rule import Hit, Preset, Rule
from cjmap.rules.wording import quoted


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for each moment with frontstage and nothing behind it."""
    on_stage = [said for said in reading.said("frontstage") if said.is_real and said.personas]
    moments = list(dict.fromkeys(said.spot for said in on_stage if said.spot is not None))
    for spot in moments:
        if not _is_supported(reading, spot):
            message = f"{quoted(spot.name)} says what happens in sight of customers, and nothing of what is behind it"
            yield Hit(message, spot.pointer, at=(*spot.pointer, "frontstage"), name=spot.name, of=len(moments))


def _is_supported(reading: Reading, spot: Spot) -> bool:
    """Tell whether a moment, something inside it, or what it stands in has backstage or support."""
    if any(reading.covered(key, spot) for key in ("backstage", "support")):
        return True
    around = spot.parent
    while around is not None:
        if any(reading.is_written(key, around) for key in ("backstage", "support")):
            return True
        around = around.parent
    return False


RULE = Rule(
    Severity.INFO,
    Preset.STRICT,
    check,
    started="backstage",
    fold="{count} of {of} moments with frontstage have nothing behind it: {names}",
)
