"""INC08 unused-entry: a channel, a lane or a shared persona that nothing uses.

A channel that no touchpoint and no persona names, or a custom lane in which nothing stands. What stands in a shared
file must be used by some map of the project; so must the personas there.

## Why

What nobody uses was forgotten somewhere, or is left over; both make readers look for it.

## Bad

```yaml
cjmap: 1
title: Adopting a dog
channels: {web: Website, visit: Visit to the shelter, radio: Local radio}
stages:
  - name: Choosing
    touchpoints:
      - {name: Gallery of dogs, channels: web}
      - {name: Walk with the dog, channels: visit}
```

## Good

```yaml
cjmap: 1
title: Adopting a dog
channels: {web: Website, visit: Visit to the shelter, radio: Local radio}
stages:
  - name: Choosing
    touchpoints:
      - {name: Gallery of dogs, channels: web}
      - {name: Dog of the week, channels: radio}
      - {name: Walk with the dog, channels: visit}
```

## How to fix

Use it where it belongs, or remove it.

## When it is silent

Channels, as long as no touchpoint names any. A channel that a persona prefers is INC06's business, evidence EVI13's, a
persona of the map itself GAP11's. Shared entries, if not all maps of the project are looked at.

## Source

Linters have reported names that are declared and not used for fifty years.
"""

from collections.abc import Iterator, Sequence

from cjmap.finding import Severity
from cjmap.reading.summary import EntrySummary, Project, Summary
from cjmap.rules.option import Options
from cjmap.rules.rule import Hit, Preset, Rule
from cjmap.rules.wording import quoted

_NOUNS = {"channels": "channel", "lanes": "lane", "personas": "persona"}


def check(project: Project, options: Options) -> Iterator[Hit]:
    """Yield a hit for each entry of a map, then of a shared file, that nothing uses."""
    for summary in project.maps:
        own = [entry for entry in summary.entries if entry.table in ("channels", "lanes")]
        for entry in own:
            if not _is_used(entry, (summary,)):
                message = f"Nothing uses the {_NOUNS[entry.table]} {quoted(entry.name)}"
                yield Hit(message, entry.pointer, name=entry.name, of=len(own), file=summary.file)
    for shared in project.shared if project.whole and project.maps else ():
        common = [entry for entry in shared.entries if entry.table in _NOUNS]
        for entry in common:
            if not _is_used(entry, project.maps):
                message = f"No map uses the {_NOUNS[entry.table]} {quoted(entry.name)}"
                yield Hit(message, entry.pointer, name=entry.name, of=len(common), file=shared.file)


def _is_used(entry: EntrySummary, maps: Sequence[Summary]) -> bool:
    """Tell whether one of some maps uses an entry, or nobody can tell yet."""
    if entry.table == "channels":
        if not any(summary.used["channels"] for summary in maps):
            return True
        if any(preference.channel == entry.id for summary in maps for preference in summary.preferences):
            return True
    return any(entry.id in summary.used[entry.table] for summary in maps)


RULE = Rule(
    Severity.INFO,
    Preset.RECOMMENDED,
    check_project=check,
    fold="Nothing uses {count} of {of} entries: {names}",
)
