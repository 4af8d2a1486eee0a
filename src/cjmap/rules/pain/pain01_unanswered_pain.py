"""PAIN01 unanswered-pain: a pain that no opportunity answers.

A pain hurts customers, its severity is unknown or more than low, and no opportunity answers it. An answer is an
opportunity that `addresses` the pain, wherever it stands; or one without `addresses` at the same moment, at what that
stands in, or inside it. One that was rejected is no answer; where there is no other, the message says so. Severe pains
(4, 5 or high) are told one by one.

## Why

A pain that nobody has an idea for stays: customers feel it on every visit.

Finding what hurts is half of the work. The map is the place where the other half shows: what we could do, or that we
decided to live with it.

## Bad

```yaml
cjmap: 1
title: Buying a concert ticket
stages:
  - name: Purchase
    pains:
      - Fees appear on the last page
```

## Good

```yaml
cjmap: 1
title: Buying a concert ticket
stages:
  - name: Purchase
    pains:
      - Fees appear on the last page
    opportunities:
      - Show the whole price from the start
```

## How to fix

Add an opportunity beside the pain, or name the pain in `addresses` of one that stands elsewhere.

If you looked and have decided to live with it, write `opportunities: []` beside the pain. For a severe pain that is not
enough: say why with `# cjmap: ignore[PAIN01] why`.

If an idea is known but no good, keep it with `status: rejected`: the pain then waits for another one.

## When it is silent

Pains of severity 1 or low need no answer. `opportunities: []` at the moment of a pain that is not severe, or at what
that stands in, says that somebody looked and found nothing to do; at the top of the map it says so of the pains of the
whole journey.

A map of the future is itself the answer to what hurts today, so there only severe pains are told: they are holes in the
plan. A pain of the whole journey is answered by an opportunity of the whole journey, too, and by one at a moment
without any pains. Placeholders are no pains (GAP16).

A plan that stands apart, with as many opportunities of the whole journey that name no pain as there are severe pains
without an answer, may well answer them: there they are folded like the others, and the help speaks of `addresses`.

## Source

Guides on journey mapping turn every pain point into an opportunity; pain and opportunity in one cell of a table are
linked by standing there, as most maps never link them otherwise.
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.model.sayings import Opportunity, Pain
from cjmap.reading.items import Said
from cjmap.reading.reading import Reading
from cjmap.reading.remedies import is_minor, is_open, is_severe
from cjmap.rules.option import Options
from cjmap.rules.pain.decided import Decided
from cjmap.rules.pain.naming import named, of_whom
from cjmap.rules.rule import Beside, Hit, Preset, Rule
from cjmap.rules.wording import quoted

_LINK_THEM = "Add an opportunity beside the pain, or name the pain in `addresses` of one of the whole journey."
_SAY_WHY = "Add an opportunity beside the pain; if you live with it, say why: `# cjmap: ignore[PAIN01] why`."
_MOST_SHOWN = 10
"""So many rejected answers of one pain are shown beside it."""


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for each pain that nothing answers."""
    asked = [
        pain
        for pain in reading.remedies.pains
        if not is_minor(pain.item) and (is_severe(pain.item) or not reading.is_future)
    ]
    fix = _LINK_THEM if any(said.spot is None for said in reading.remedies.opportunities) else ""
    decided = Decided(reading)
    unanswered = [
        pain
        for pain in asked
        if not reading.remedies.answers(pain) and (is_severe(pain.item) or not decided.is_nothing(pain))
    ]
    fold_all = sum(is_severe(pain.item) for pain in unanswered) <= _unplaced(reading)
    for pain in unanswered:
        severe = is_severe(pain.item)
        tried = decided.rejected(pain)
        message = of_whom(reading, pain, pain.personas, _sentence(pain, tried))
        related = tuple(Beside(f"{quoted(said.text)} was rejected", said.pointer) for said in tried[:_MOST_SHOWN])
        help_ = _SAY_WHY if decided.is_nothing(pain) else fix
        foldable = fold_all or not severe
        yield Hit(message, pain.pointer, fix=help_, name=pain.text, of=len(asked), related=related, foldable=foldable)


def _sentence(pain: Said[Pain], tried: tuple[Said[Opportunity], ...]) -> str:
    which = f"{'the severe pain ' if is_severe(pain.item) else ''}{named(pain)}"
    if not tried:
        return f"no opportunity answers {which}"
    return f"the only answer to {which} was rejected" if len(tried) == 1 else f"all answers to {which} were rejected"


def _unplaced(reading: Reading) -> int:
    """Return how many open opportunities of the whole journey do not say which pain they answer."""
    ideas = (said for said in reading.remedies.opportunities if said.spot is None and is_open(said.item))
    return sum(said.item.addresses is None for said in ideas)


RULE = Rule(Severity.WARNING, Preset.RECOMMENDED, check, fold="No opportunity answers {count} of {of} pains: {names}")
