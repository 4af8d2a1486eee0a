"""BOT09 low-stretch: customers feel bad for a long part of the way.

Three or more points in a row, along the routes, at which a persona feels bad on the whole (a quarter of the way from
neutral to the worst, or worse).

## Why

One bad moment is forgiven; a long row of them colours the whole journey.

## Bad

```yaml
cjmap: 1
title: Moving house
stages:
  - name: Quote
    emotions: [{feeling: hopeful, score: 1}]
    pains: []
  - name: Contract
    emotions: [{feeling: confused, score: -1}]
    pains: []
  - name: Packing
    emotions: [{feeling: tired, score: -1}]
    pains: []
  - name: Moving day
    emotions: [{feeling: stressed, score: -2}]
    pains: []
  - name: New home
    emotions: [{feeling: happy, score: 1}]
    pains: []
```

## Good

```yaml
cjmap: 1
title: Moving house
stages:
  - name: Quote
    emotions: [{feeling: hopeful, score: 1}]
    pains: []
  - name: Contract
    emotions: [{feeling: confused, score: -1}]
    pains: []
  - name: Packing
    steps:
      - name: The crew brings the boxes and packs the kitchen   # until now customers did that alone
        emotions: [{feeling: relieved, score: 1}]
    pains: []
  - name: Moving day
    emotions: [{feeling: stressed, score: -2}]
    pains: []
  - name: New home
    emotions: [{feeling: happy, score: 1}]
    pains: []
```

## How to fix

Begin at the worst point, or where it is easiest; if the feeling belongs to the situation, ignore it with the reason.

One moment that becomes better already breaks the stretch. Where the situation itself is sad, as after a death, a
comment says so: `# cjmap: ignore[BOT09] grief belongs here`.

## When it is silent

Points that no route joins are not in a row: two branches that are both bad count each for itself. What nobody scored
does not break a row. The single low points of the stretch are not told again.

## Source

A curve that stays low is what an emotion curve is drawn for; the length and the depth are matters of taste.
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.model.outline import Spot
from cjmap.reading.moods import LOWEST_AT, Mood
from cjmap.reading.reading import Reading
from cjmap.reading.remedies import WORKED_ON
from cjmap.rules.option import Options, whole
from cjmap.rules.rule import Hit, Preset, Rule
from cjmap.rules.wording import counted, persona_names, quoted

IN_A_ROW = whole("in-a-row", 3, "So many low points in a row are a stretch; a matter of taste.", least=2, most=100)


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for each row of low points; personas with the same one together."""
    found: dict[tuple[Spot, ...], dict[str, tuple[Mood, ...]]] = {}
    for persona in reading.personas:
        curve = reading.moods.curve(persona)
        if sum(mood.value <= LOWEST_AT for mood in curve) >= options[IN_A_ROW]:
            for row in reading.course(persona).low_stretches(LOWEST_AT, options[IN_A_ROW]):
                found.setdefault(tuple(mood.spot for mood in row), {})[persona] = row
    for rows in found.values():
        yield _hit(reading, rows)


def _hit(reading: Reading, rows: dict[str, tuple[Mood, ...]]) -> Hit:
    """Return the hit for one row, as each persona feels it."""
    personas = tuple(rows)
    row = rows[personas[0]]
    first, *_, last = row
    worst = min((mood for moods in rows.values() for mood in moods), key=lambda mood: (mood.low, mood.value))
    levels = {mood.spot.level for mood in row}
    length = counted(len(row), levels.pop() if len(levels) == 1 else "moment")
    everybody = set(personas) >= {persona for mood in row for persona in reading.people(mood.spot)}
    who = "customers" if everybody else persona_names(reading, personas)
    feel = "feels" if len(personas) == 1 and not everybody else "feel"
    near = reading.remedies.near(worst.spot, personas)
    idle = "" if any(said.item.status in WORKED_ON for said in near) else ", where no opportunity is under way"
    message = (
        f"From {quoted(first.spot.name)} to {quoted(last.spot.name)} ({length}) {who} {feel} bad,"
        f" worst at {quoted(worst.spot.name)}{idle}"
    )
    covers = tuple(mood.spot.pointer for mood in row)
    return Hit(message, first.spot.pointer, at=first.pointer, name=first.spot.name, covers=covers)


RULE = Rule(Severity.WARNING, Preset.RECOMMENDED, check, options=(IN_A_ROW,))
