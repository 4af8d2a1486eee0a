"""INC13 shared-entry-overridden: a map describes something itself that the project shares, and differently.

A persona, channel, lane or piece of evidence has the same id in the map and in a shared file. The map's own entry wins
as a whole, and it differs.

## Why

The shared file is there so that one change reaches all maps; it no longer reaches this one.

## Bad

```yaml
# shared.yaml
personas:
  commuter: {name: Daily commuter, goals: A seat on the train}
```

```yaml
# season-ticket.cjm.yaml
cjmap: 1
title: Buying a season ticket
personas:
  commuter: {name: Daily commuter, goals: To be at work in time}
stages: [At the counter, At the gate]
```

## Good

```yaml
# shared.yaml
personas:
  commuter: {name: Daily commuter, goals: A seat on the train}
```

```yaml
# season-ticket.cjm.yaml
cjmap: 1
title: Buying a season ticket
stages: [At the counter, At the gate]
```

## How to fix

Move what is new to the shared file and remove the map's own entry; if it is another thing, give it another id.

## When it is silent

Own entries that are equal to the shared one.

## Source

cjmap's own: "a map's own entry wins" is the rule of the format, and it should never win by accident.
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.reading.summary import EntrySummary, Project
from cjmap.rules.option import Options
from cjmap.rules.rule import Beside, Hit, Preset, Rule
from cjmap.rules.wording import enumerated, quoted


def check(project: Project, options: Options) -> Iterator[Hit]:
    """Yield a hit for each entry of a map that differs from the shared one with its id."""
    known: dict[tuple[str, str], tuple[str, EntrySummary]] = {}
    for each in project.shared:
        for entry in each.entries:
            known.setdefault((entry.table, entry.id), (each.file, entry))
    for summary in project.maps:
        for own in summary.entries:
            file, shared = known.get((own.table, own.id), ("", own))
            if differing := _differing(own, shared):
                keys = enumerated((f"`{key}`" for key in differing), most=5)
                message = f"{quoted(own.name)} differs from what {file} says of `{own.id}`: {keys}"
                near = Beside(f"the shared {quoted(shared.name)}", shared.pointer, file)
                yield Hit(message, own.pointer, name=own.name, related=(near,), file=summary.file)


def _differing(own: EntrySummary, shared: EntrySummary) -> list[str]:
    """Return the keys under which two entries say different things, or only one of them says something."""
    keys = dict.fromkeys((*own.fields, *shared.fields))
    return [key for key in keys if own.fields.get(key) != shared.fields.get(key)]


RULE = Rule(Severity.INFO, Preset.RECOMMENDED, check_project=check)
