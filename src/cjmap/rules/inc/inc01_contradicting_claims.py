"""INC01 contradicting-claims: two touchpoints tell the same customer different things.

`claims` of touchpoints hold the facts that are stated there. The same claim has different values on touchpoints that
one persona meets. Values are compared as people read them: "€12", "12 EUR" and "€ 12,00" are equal, and so are "24 h"
and "1 day", "30%" and "30 percent".

## Why

Whoever is told two different things believes neither, and asks somebody whose time costs you money.

## Bad

```yaml
cjmap: 1
title: Taking out home insurance
stages:
  - name: Comparing
    touchpoints:
      - name: Pricing page
        claims: {price: €12 a month}
  - name: Signing
    touchpoints:
      - name: Sales call
        claims: {price: €15 a month}
```

## Good

```yaml
cjmap: 1
title: Taking out home insurance
stages:
  - name: Comparing
    touchpoints:
      - name: Pricing page
        claims: {price: €12 a month}
  - name: Signing
    touchpoints:
      - name: Sales call
        claims: {price: "12,00 EUR per month"}
```

## How to fix

Find out which value is true and mend the touchpoint that says the other one, then the map.

If both are true, for different people or different things, say so: with `for` on the touchpoints, or with two claims of
different names.

## When it is silent

Touchpoints with `initiator: other` (a competitor's price), touchpoints that no persona meets both of, and a list of
values of which another touchpoint states only some.

## Source

Inconsistencies between channels are what guides on journey mapping ask to look for; claims make them visible.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from cjmap.finding import Severity
from cjmap.model.moments import Touchpoint
from cjmap.model.outline import Spot
from cjmap.reading.reading import Reading
from cjmap.rules.claim_values import normal_values
from cjmap.rules.option import Options
from cjmap.rules.rule import Beside, Hit, Preset, Rule
from cjmap.rules.wording import enumerated, persona_names, quoted
from cjmap.vocabulary.comparing import compact
from cjmap.where import Pointer

_MOST_VALUES = 5
"""So many values a message names."""


class _Claim(Struct, frozen=True, eq=False):
    """What one touchpoint states, to whom: key and text as they are written, the values as they are compared."""

    spot: Spot
    people: frozenset[str]
    key: str
    text: str
    values: frozenset[str]
    pointer: Pointer


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for each key with values that contradict each other."""
    for stated in _stated(reading).values():
        if len({normal_values(texts) for _, _, texts in stated}) < 2:
            continue
        claims = [_claim(reading, *each) for each in stated]
        heard = {
            persona: rivals
            for persona in reading.personas
            if (rivals := _rivals([claim for claim in claims if persona in claim.people]))
        }
        if heard:
            whom = "" if len(heard) == len(reading.personas) else f"For {persona_names(reading, heard)}, "
            all_rivals = {claim for each in heard.values() for claim in each}
            yield _hit(whom, [claim for claim in claims if claim in all_rivals])


def _stated(reading: Reading) -> dict[str, list[tuple[Spot, str, tuple[str, ...]]]]:
    """Return our touchpoints with each claim (key and values), those with the same key together."""
    found: dict[str, list[tuple[Spot, str, tuple[str, ...]]]] = {}
    for spot in (each for each in reading.spots if each.level == "touchpoint"):
        moment = spot.moment
        if isinstance(moment, Touchpoint) and moment.claims and moment.initiator != "other":
            for key, texts in moment.claims.items():
                found.setdefault(compact(key) or key, []).append((spot, key, texts))
    return found


def _claim(reading: Reading, spot: Spot, key: str, texts: tuple[str, ...]) -> _Claim:
    people = frozenset(reading.people(spot))
    return _Claim(spot, people, key, ", ".join(texts), normal_values(texts), (*spot.pointer, "claims", key))


def _rivals(claims: Sequence[_Claim]) -> list[_Claim]:
    """Return the claims that contradict another one; a list that holds all of another one does not."""
    every = {claim.values for claim in claims}
    rivals = {one for one in every if any(not (one <= other or other <= one) for other in every)}
    return [claim for claim in claims if claim.values in rivals]


def _hit(whom: str, claims: Sequence[_Claim]) -> Hit:
    """Return the hit for claims that contradict each other, placed at the rarest value, the later one of a tie."""
    same: dict[frozenset[str], list[_Claim]] = {}
    for claim in claims:
        same.setdefault(claim.values, []).append(claim)
    odd = min(reversed(same.values()), key=len)[0]
    names = Counter(claim.spot.name for claim in claims)
    parts = [_told(group, names) for group in same.values()]
    message = enumerated(parts) if len(claims) == len(same) else "; ".join(parts[:_MOST_VALUES])
    others = (claim for claim in claims if claim is not odd)
    related = tuple(Beside(f"{quoted(claim.text)} {_where(claim, names)}", claim.pointer) for claim in others)
    return Hit(f"{whom}{quoted(odd.key)[1:-1]} is {message}", odd.pointer, name=odd.key, related=related)


def _told(claims: Sequence[_Claim], names: Counter[str]) -> str:
    """Return what claims of one value say: "“€12” on “Pricing page” and “Website”"."""
    return f"{quoted(claims[0].text)} {enumerated(_where(claim, names) for claim in claims)}"


def _where(claim: _Claim, names: Counter[str]) -> str:
    """Return where a claim stands, with its stage if another touchpoint is called alike."""
    stage = f" in {quoted(claim.spot.stage.name)}" if names[claim.spot.name] > 1 else ""
    return f"on {quoted(claim.spot.name)}{stage}"


RULE = Rule(Severity.ERROR, Preset.MINIMAL, check)
