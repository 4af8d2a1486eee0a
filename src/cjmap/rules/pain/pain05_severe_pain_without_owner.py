"""PAIN05 severe-pain-without-owner: a severe pain that has an answer, and nobody who takes care of it.

The pain has a severity of 4, 5 or high, and an opportunity answers it; but neither that opportunity nor the moment of
the pain, nor what that stands in, has an owner.

## Why

What hurts most and belongs to nobody is what everybody waits for somebody else to mend.

## Bad

```yaml
cjmap: 1
title: Claiming on a travel insurance
stages:
  - name: Claim
    pains:
      - {text: The form asks for papers that I never had, severity: high}
    opportunities:
      - Take photos instead of papers
```

## Good

```yaml
cjmap: 1
title: Claiming on a travel insurance
stages:
  - name: Claim
    pains:
      - {text: The form asks for papers that I never had, severity: high}
    opportunities:
      - text: Take photos instead of papers
        owner: claims desk
```

## How to fix

Add `owner` to the opportunity, or to the step or stage that the pain stands at.

## When it is silent

A severe pain without any answer is told by PAIN01. Where an answer is done there is nothing left to take care of. An
opportunity that stands at a moment with an owner is theirs.

## Source

Guides on journey mapping give each improvement an owner; severe is the upper end of the five-point scale.
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.reading.reading import Reading
from cjmap.reading.remedies import is_severe
from cjmap.rules.option import Options
from cjmap.rules.pain.naming import named, of_whom
from cjmap.rules.rule import Beside, Hit, Preset, Rule
from cjmap.rules.wording import quoted

_MOST_SHOWN = 10
"""So many answers of one pain are shown beside it."""


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for each severe pain that is answered but not owned."""
    remedies = reading.remedies
    in_hand = {
        said for said in remedies.opportunities if said.item.status == "done" or not remedies.without_owner(said)
    }
    for pain in remedies.pains:
        lonely = remedies.without_owner(pain) if is_severe(pain.item) else ()
        answers = remedies.answers(pain) if lonely else ()
        if answers and in_hand.isdisjoint(answers):
            message = of_whom(reading, pain, lonely, f"{named(pain)} is severe, and nobody takes care of it")
            related = tuple(
                Beside(f"{quoted(said.text)} answers it and has no owner", said.pointer)
                for said in answers[:_MOST_SHOWN]
            )
            yield Hit(message, pain.pointer, related=related)


RULE = Rule(Severity.WARNING, Preset.RECOMMENDED, check)
