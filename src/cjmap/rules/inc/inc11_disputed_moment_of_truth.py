"""INC11 disputed-moment-of-truth: customers say that this moment decides, and we do not.

The map tells moments of truth of customers from those of the brand; here only customers name one.

## Why

What decides for customers and not for us gets no attention: this is where they are lost without anybody noticing.

## Bad

```yaml
cjmap: 1
title: Switching to another energy supplier
stages:
  - name: Offer
    moment_of_truth: [customer, brand]
  - name: First bill
    moment_of_truth: customer
```

## Good

```yaml
cjmap: 1
title: Switching to another energy supplier
stages:
  - name: Offer
    moment_of_truth: [customer, brand]
  - name: First bill
    moment_of_truth: [customer, brand]
```

## How to fix

Ask the people who run this moment; if they agree with customers, write `[customer, brand]`.

With `tell = "both"` moments that only the brand names are told, too.

## When it is silent

Maps in which only one side named moments of truth, or nobody said who did (`moment_of_truth: true`). A moment around
or inside one that the other side names.

## Source

Guides on moments of truth let the team mark theirs, let customers mark theirs, and talk about the difference.
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.model.outline import Spot
from cjmap.reading.reading import Reading
from cjmap.rules.option import Options, choice
from cjmap.rules.rule import Hit, Preset, Rule
from cjmap.rules.wording import quoted
from cjmap.where import Pointer

TELL = choice(
    "tell",
    "customer",
    "Whose moments of truth are told where the other side does not share them: those of the `customer`, or of `both`."
    " The default is a matter of taste: what only we find important costs us, not customers.",
    ("customer", "both"),
)


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for each moment that only one side calls a moment of truth."""
    named = _named(reading)
    everybody = {side for _, sides in named.values() for side in sides}
    if everybody != {"customer", "brand"}:
        return
    for spot, (pointer, sides) in named.items():
        name = spot.name
        near = {side for each in reading.reach(spot) if each in named for side in named[each][1]}
        if len(near) == 2:
            continue
        if sides == {"customer"}:
            yield Hit(f"Customers call {quoted(name)} a moment of truth, we do not", pointer, name=name)
        elif sides == {"brand"} and options[TELL] == "both":
            yield Hit(f"We call {quoted(name)} a moment of truth, customers do not", pointer, name=name)


def _named(reading: Reading) -> dict[Spot, tuple[Pointer, set[str]]]:
    """Return who calls each moment a moment of truth, of everybody or of some personas, with the first place."""
    found: dict[Spot, tuple[Pointer, set[str]]] = {}
    for cell in reading.cells_with("moment_of_truth"):
        truth = cell.content.moment_of_truth
        if truth:
            _, sides = found.setdefault(cell.spot, ((*cell.pointer, "moment_of_truth"), set()))
            sides.update(truth.by)
    return found


RULE = Rule(Severity.INFO, Preset.RECOMMENDED, check, options=(TELL,))
