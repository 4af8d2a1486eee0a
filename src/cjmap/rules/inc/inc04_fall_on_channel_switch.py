"""INC04 fall-on-channel-switch: customers change the channel and feel much worse.

On the way from one step (or stage without steps) to the next customers meet us on none of the channels of before, their
feelings fall by half the emotion scale or more, and end below neutral; and the map does not say why.

## Why

Between two channels is where customers have to begin again: what they said, did or were promised stays behind.

## Bad

```yaml
cjmap: 1
title: Claiming a refund for a late train
stages:
  - name: Claim
    touchpoints: [{name: Claim form, channels: web}]
    emotions: [{feeling: hopeful, score: 1}]
  - name: Ask again
    touchpoints: [{name: Service desk, channels: station}]
    emotions: [{feeling: annoyed, score: -1}]
  - name: Money back
    touchpoints: [{name: Bank transfer, channels: bank}]
    emotions: [{feeling: satisfied, score: 1}]
```

## Good

```yaml
cjmap: 1
title: Claiming a refund for a late train
stages:
  - name: Claim
    touchpoints: [{name: Claim form, channels: web}]
    emotions: [{feeling: hopeful, score: 1}]
  - name: Ask again
    touchpoints: [{name: Status of the claim, channels: web}]
    emotions: [{feeling: calm, score: 1}]
  - name: Money back
    touchpoints: [{name: Bank transfer, channels: bank}]
    emotions: [{feeling: satisfied, score: 1}]
```

## How to fix

Let the second channel know what happened on the first, or let customers stay on the first.

Say under `handover:` of the touchpoint what becomes of it, and under `pains:` what hurts.

## When it is silent

Where a pain in the moment, inside it or around it explains the fall, or `handover` says what becomes of what customers
told us. Where the channel of some touchpoint on either side is not known: then nobody can say that it changed.
Touchpoints with `initiator: other` are not ours and do not count.

## Source

Nielsen Norman Group names transitions between channels as a place where omnichannel journeys fail. Half the scale is
a matter of taste; less is within one stage's ups and downs.
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.model.outline import Spot
from cjmap.reading.moods import Mood
from cjmap.reading.reading import Reading
from cjmap.reading.switches import Switch
from cjmap.rules.feelings import valued
from cjmap.rules.option import Options
from cjmap.rules.rule import Beside, Hit, Preset, Rule
from cjmap.rules.switches import falls, is_handover_said
from cjmap.rules.wording import enumerated, for_some, persona_names, quoted, shortened


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for each moment that customers come to by a switch that hurts; of several ways the worst."""
    found: dict[Spot, list[tuple[float, Switch]]] = {}
    for switch in reading.switches:
        fall = falls(reading, switch)
        if fall and not is_handover_said(reading, switch) and not _is_explained(reading, switch):
            found.setdefault(switch.target, []).append((fall, switch))
    for target, ways in found.items():
        ways.sort(key=lambda way: way[0], reverse=True)
        switches = [switch for _, switch in ways]
        yield _hit(reading, target, [switch for switch in switches if _is_same_way(switch, switches[0])])


def _is_explained(reading: Reading, switch: Switch) -> bool:
    return bool(reading.remedies.pains_near(switch.target, (switch.persona,)))


def _is_same_way(one: Switch, other: Switch) -> bool:
    return (one.source, one.before, one.after) == (other.source, other.before, other.after)


def _hit(reading: Reading, target: Spot, switches: list[Switch]) -> Hit:
    """Return the hit for one way on which some personas feel worse, each as much as they do; the worst come first."""
    worst = switches[0]
    personas: dict[str, list[str]] = {}
    for switch in switches:
        before, after = _moods(reading, switch)
        personas.setdefault(f"from {valued(reading, before)} to {valued(reading, after)}", []).append(switch.persona)
    way = f"from {_at(reading, worst.source, worst.before)} to {_at(reading, target, worst.after)}"
    whom = ""
    if len(personas) == 1:
        whom = for_some(reading, (switch.persona for switch in switches), target)
        fall = next(iter(personas))
    else:
        fall = enumerated(f"{each} for {persona_names(reading, theirs)}" for each, theirs in personas.items())
    message = f"{way} feelings fall {fall}"
    sentence = f"{whom}{message}" if whom else f"{message[0].upper()}{message[1:]}"
    before, after = _moods(reading, worst)
    near = Beside(f"{quoted(worst.source.name)}: {valued(reading, before)}", before.pointer)
    return Hit(sentence, target.pointer, at=after.pointer, related=(near,))


def _moods(reading: Reading, switch: Switch) -> tuple[Mood, Mood]:
    """Return how the persona of a switch feels before and behind it."""
    before, after = (reading.moods.at(spot, switch.persona) for spot in (switch.source, switch.target))
    assert before is not None
    assert after is not None
    return before, after


def _at(reading: Reading, node: Spot, channels: frozenset[str]) -> str:
    """Return a node with its channels: "“Claim” (Website)"."""
    names = enumerated(shortened(reading.contacts.name(channel)) for channel in sorted(channels))
    return f"{quoted(node.name)} ({names})"


RULE = Rule(Severity.WARNING, Preset.RECOMMENDED, check)
