"""GAP16 placeholder-text: a name or an item that only holds a place.

The whole text is a dash or other punctuation, a word such as TODO, TBD or 待定, something in square brackets, "lorem
ipsum", or a word for "none".

## Why

A text that says nothing looks filled in: neither a reader nor a rule can tell that somebody still has to ask.

## Bad

```yaml
cjmap: 1
title: Getting the cellar dry
stages:
  - name: Survey
    goals: [TBD]
```

## Good

```yaml
cjmap: 1
title: Getting the cellar dry
stages:
  - name: Survey
    goals: [Know where the water comes from]
```

## How to fix

Write what you know, leave the key out while you do not know it, or write an empty list if there is none.

## When it is silent

Only whole texts count: "TODO" inside a sentence says something. "todo" and "na" are words of Spanish and Portuguese, so
words like these count in capitals only. An emoji says something. The score of a map ignores the same texts.

## Source

Templates and tables from workshops: dashes, TBD and brackets are what their empty cells hold.
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.model.journey import Journey
from cjmap.model.sayings import Saying
from cjmap.model.walk import parts
from cjmap.reading.items import ITEMS
from cjmap.reading.reading import Reading
from cjmap.reading.real_text import is_placeholder
from cjmap.rules.option import Options
from cjmap.rules.rule import Hit, Preset, Rule
from cjmap.rules.wording import quoted
from cjmap.where import Pointer

NOUNS = {
    "goals": "a goal",
    "actions": "an action",
    "thoughts": "a thought",
    "quotes": "a quote",
    "expects": "an expectation",
    "emotions": "a feeling",
    "pains": "a pain",
    "opportunities": "an opportunity",
    "metrics": "a metric",
    "exits": "a reason to leave",
    "objectives": "an objective",
    "triggers": "a trigger",
}
"""What stands in a list, by the list's key."""

TABLES = {"personas": "persona", "channels": "channel", "evidence": "piece of evidence", "lanes": "lane"}
"""What stands in a table, by the table's key."""


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for each name or item that only holds a place."""
    title = reading.journey.title
    if is_placeholder(title):
        yield Hit(f"{quoted(title)} is not a title", ("title",), name=title, fix=_NAME_IT)
    for spot in reading.spots:
        yield from _name_hits(spot.pointer, spot.moment.__dict__.get("name"), spot.level)
    for key in ITEMS:
        for said in reading.said(key) if key != "next" else ():
            if not said.is_real:
                yield from _item_hits(said.pointer, said.text, said.spot.name if said.spot else key)
    yield from _around_moments(reading)


def _around_moments(reading: Reading) -> Iterator[Hit]:
    """Yield the hits of the map as a whole, of its own tables, and of custom lanes."""
    journey = reading.journey
    for key in ("pains", "opportunities", "metrics", "objectives"):
        for said in reading.said_of_map(key):
            yield from _item_hits(said.pointer, said.text, key)
    for cell in reading.cells_with("lanes"):
        for lane, sayings in (cell.content.lanes or {}).items():
            for number, saying in enumerate(sayings):
                yield from _item_hits((*cell.pointer, "lanes", lane, number), saying.text, cell.spot.name)
    for table, noun in TABLES.items():
        for id_, entry in (getattr(journey, table) or {}).items():
            yield from _name_hits((table, id_), entry.name, noun)
    yield from _profile_hits(journey)


def _profile_hits(journey: Journey) -> Iterator[Hit]:
    """Yield the hits inside personas and the audience."""
    profiles = [(("personas", id_), persona.name or id_, persona) for id_, persona in (journey.personas or {}).items()]
    for pointer, name, profile in (*profiles, (("audience",), "audience", journey.audience)):
        for place, part in parts(profile, pointer) if profile is not None else ():
            if isinstance(part, Saying):
                yield from _item_hits(place, part.text, name)


def _name_hits(pointer: Pointer, name: str | None, noun: str) -> Iterator[Hit]:
    if name is not None and is_placeholder(name):
        message = f"{quoted(name)} is not the name of a {noun}"
        yield Hit(message, pointer, at=(*pointer, "name"), name=name, fix=_NAME_IT)


def _item_hits(pointer: Pointer, text: str, where: str) -> Iterator[Hit]:
    if not is_placeholder(text):
        return
    key = str(pointer[-2])
    says = f"is not {NOUNS[key]}" if key in NOUNS else f"says nothing under `{key}`"
    yield Hit(f"{quoted(text)} {says}", pointer, name=where, fix=f"Write `{key}: []` for none, or leave it out.")


_NAME_IT = "Write what it is called."

RULE = Rule(Severity.WARNING, Preset.RECOMMENDED, check, fold="{count} texts are placeholders, in {names}")
