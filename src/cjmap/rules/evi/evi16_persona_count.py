"""EVI16 persona-count: a project with very few or very many personas.

All maps of the project and its shared files together define fewer than `least` or more than `most` personas.

## Why

One or two personas hide how different customers are; more than five nobody can keep in mind.

## Bad

```yaml
cjmap: 1
title: Visiting the museum
personas:
  tourist: {name: Tourist with one hour, goals: [See the famous picture]}
  teacher: {name: Teacher with a class, goals: [Lose nobody]}
stages:
  - name: At the till
    actions:
      - {text: Asks where the famous picture hangs, for: tourist}
      - {text: Counts the children, for: teacher}
```

## Good

```yaml
cjmap: 1
title: Visiting the museum
personas:
  tourist: {name: Tourist with one hour, goals: [See the famous picture]}
  teacher: {name: Teacher with a class, goals: [Lose nobody]}
  member: {name: Member who comes every month, goals: [Sit in front of one picture]}
stages:
  - name: At the till
    actions:
      - {text: Asks where the famous picture hangs, for: tourist}
      - {text: Counts the children, for: teacher}
      - {text: Walks past the queue, for: member}
```

## How to fix

Look for the group that none of your personas speaks for; or join those that walk the same way.

## When it is silent

A project without any persona (GAP09). It counts over the whole project, never in one map: a map of one persona is good
practice. So it speaks only when all maps of the project are checked.

## Source

Guides on personas advise three to five; NN/g: one map, one point of view.
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.reading.summary import Project
from cjmap.rules.evi.defined import defined
from cjmap.rules.option import Options, whole
from cjmap.rules.rule import Hit, Preset, Rule
from cjmap.rules.wording import counted

LEAST = whole("least", 3, "So many personas a project should have. The default is the lower end of what guides advise.")
MOST = whole("most", 5, "No more than so many personas. The default is the upper end of what guides advise.")


def check(project: Project, options: Options) -> Iterator[Hit]:
    """Yield one hit if the project has too few or too many personas."""
    personas = list(defined(project, "personas"))
    number = len({each.entry.id for each in personas})
    least, most = options[LEAST], options[MOST]
    if project.whole and personas and not least <= number <= most:
        message = f"The project has {counted(number, 'persona')}; guides advise {least} to {most}"
        yield Hit(message, ("personas",), file=personas[0].file)


RULE = Rule(Severity.INFO, Preset.STRICT, check_project=check, options=(LEAST, MOST))
