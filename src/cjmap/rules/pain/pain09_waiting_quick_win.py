"""PAIN09 waiting-quick-win: an opportunity that would help much for little work, and nobody has planned it.

Its impact is 4 or 5, its effort 1 or 2, and it is still an idea.

## Why

Nothing pays off sooner than much help for little work.

## Bad

```yaml
cjmap: 1
title: Eating at the canteen
stages:
  - name: Choosing a dish
    pains:
      - {text: Allergens stand in a folder at the till, severity: medium}
    opportunities:
      - {text: Allergens on the menu board, impact: 5, effort: 1}
```

## Good

```yaml
cjmap: 1
title: Eating at the canteen
stages:
  - name: Choosing a dish
    pains:
      - {text: Allergens stand in a folder at the till, severity: medium}
    opportunities:
      - {text: Allergens on the menu board, impact: 5, effort: 1, status: planned, owner: kitchen}
```

## How to fix

Plan it (`status: planned`), rate it anew, or set `status: rejected`; its pain then waits for another answer.

## When it is silent

An opportunity without a `status` that has a date in `by` is planned. At the lowest point of a persona BOT08 asks who
begins, so that this rule need not.

## Source

The corner "quick wins" of the matrix of impact and effort; the limits are the ends of the five-point scale.
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.model.sayings import Opportunity
from cjmap.reading.reading import Reading
from cjmap.rules.option import Options
from cjmap.rules.pain.naming import named
from cjmap.rules.rule import Hit, Preset, Rule


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for each quick win that waits."""
    for said in reading.remedies.opportunities:
        impact, effort = said.item.impact, said.item.effort
        if impact is not None and effort is not None and impact >= 4 and effort <= 2 and _is_idea(said.item):
            message = f"{named(said)} is a quick win (impact {impact}, effort {effort}) that nobody has planned"
            yield Hit(message, said.pointer)


def _is_idea(opportunity: Opportunity) -> bool:
    return opportunity.status == "idea" or (opportunity.status is None and opportunity.by is None)


RULE = Rule(Severity.INFO, Preset.RECOMMENDED, check)
