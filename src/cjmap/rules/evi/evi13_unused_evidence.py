"""EVI13 unused-evidence: evidence that nothing rests on.

An entry of `evidence` is named by nothing: in its map, or, if a shared file defines it, in all maps of the project.

## Why

Somebody did research, and what came out has not arrived in the map.

## Bad

```yaml
cjmap: 1
title: Charging an electric car
stages:
  - name: Finding a charger
    evidence: interviews
evidence:
  interviews: Talks at twelve chargers
  hotline: Calls to the hotline in summer
```

## Good

```yaml
cjmap: 1
title: Charging an electric car
stages:
  - name: Finding a charger
    evidence: interviews
    pains:
      - {text: The app says free and it is not, evidence: hotline}
    opportunities:
      - Show when a charger was last used
evidence:
  interviews: Talks at twelve chargers
  hotline: Calls to the hotline in summer
```

## How to fix

Name it in `evidence:` of what rests on it, or take it out of the table.

## When it is silent

A map in which nothing rests on evidence (EVI04 names what is at hand). Shared evidence is only told when all maps of
the project are checked.

## Source

The map and its research drift apart without links; the same question as for unused channels.
"""

from collections import Counter
from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.reading.summary import Project
from cjmap.rules.evi.defined import Defined, defined
from cjmap.rules.option import Options
from cjmap.rules.rule import Hit, Preset, Rule
from cjmap.rules.wording import quoted


def check(project: Project, options: Options) -> Iterator[Hit]:
    """Yield a hit for each entry that nothing rests on."""
    asked = [each for each in defined(project, "evidence") if _is_asked(project, each)]
    number = Counter(each.file for each in asked)
    used = {each.file: each.used["evidence"] for each in project.maps}
    everywhere = frozenset[str]().union(*used.values())
    for each in asked:
        name = each.entry.name
        if each.entry.id not in (everywhere if each.is_shared else used[each.file]):
            where = "No map of the project" if each.is_shared else "Nothing in this map"
            message = f"{where} rests on {quoted(name)}"
            yield Hit(message, each.entry.pointer, name=name, of=number[each.file], file=each.file)


def _is_asked(project: Project, each: Defined) -> bool:
    if each.is_shared:
        return project.whole
    return any(one.used["evidence"] or one.state == "future" for one in each.maps)


RULE = Rule(
    Severity.INFO,
    Preset.RECOMMENDED,
    check_project=check,
    fold="Nothing rests on {count} of {of} entries of `evidence`: {names}",
)
