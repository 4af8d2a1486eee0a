"""OBJ07 too-many-moments-of-truth: where everything is decisive, nothing is.

More than five moments are marked as moments of truth.

## Why

Moments of truth say where to work first; with too many of them the work spreads thin.

## Bad

```yaml
cjmap: 1
title: Guided tour
stages:
  - {name: Ad, moment_of_truth: brand}
  - {name: Ticket, moment_of_truth: brand}
  - {name: Meeting point, moment_of_truth: brand}
  - {name: Walk, moment_of_truth: brand}
  - {name: Museum, moment_of_truth: brand}
  - {name: Farewell, moment_of_truth: brand}
```

## Good

```yaml
cjmap: 1
title: Guided tour
stages:
  - {name: Ad}
  - {name: Ticket}
  - {name: Meeting point, moment_of_truth: brand}
  - {name: Walk, moment_of_truth: brand}
  - {name: Museum}
  - {name: Farewell, moment_of_truth: brand}
```

## How to fix

Keep the marks of the three to five moments that decide most, best those that customers name themselves.

## When it is silent

`moment_of_truth: false` is no mark.

## Source

Guides name one to three or three to five moments, and warn against optimising every contact.
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.model.outline import Spot
from cjmap.reading.reading import Reading
from cjmap.rules.option import Options, whole
from cjmap.rules.rule import Beside, Hit, Preset, Rule
from cjmap.rules.wording import shortened
from cjmap.where import Pointer

MOST = whole("most", 5, "A map may have so many moments of truth; guides name one to three, or three to five.")


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for a map with too many marks, placed at the first one too many."""
    marks: dict[Spot, Pointer] = {}
    for cell in reading.cells_with("moment_of_truth"):
        if cell.content.moment_of_truth:
            marks.setdefault(cell.spot, cell.pointer)
    if len(marks) > options[MOST]:
        places = [(spot.name, (*pointer, "moment_of_truth")) for spot, pointer in marks.items()]
        message = f"{len(marks)} moments are called a moment of truth, more than {options[MOST]}"
        first_too_many = places[options[MOST]][1]
        related = tuple(Beside(shortened(name), at) for name, at in places if at != first_too_many)
        yield Hit(message, ("stages",), at=first_too_many, related=related)


RULE = Rule(Severity.INFO, Preset.STRICT, check, options=(MOST,))
