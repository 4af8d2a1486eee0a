"""EVI15 small-sample: evidence from fewer people than its method needs.

The `sample` of evidence that something rests on is below the least for its `kind`.

## Why

Two people who agree are a coincidence; the map draws them as a group.

## Bad

```yaml
cjmap: 1
title: Registering a birth
stages:
  - name: At the registry
    evidence: [talks, counter-data]
evidence:
  talks: {name: Talks with parents, kind: interview, sample: 2}
  counter-data: {kind: analytics}
```

## Good

```yaml
cjmap: 1
title: Registering a birth
stages:
  - name: At the registry
    evidence: [talks, counter-data]
evidence:
  talks: {name: Talks with parents, kind: interview, sample: 7}
  counter-data: {kind: analytics}
```

## How to fix

Ask some more people, and write the new number into `sample`.

## When it is silent

Evidence without a `sample` or a `kind`, kinds without a least number, and evidence that nothing rests on (EVI13).

## Source

Interviews: NN/g, themes begin to repeat from five on. Usability tests: Nielsen 2000, five users find most problems.
Surveys: 30 is a matter of taste, below it a share says next to nothing.
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.reading.summary import Project
from cjmap.rules.evi.defined import defined
from cjmap.rules.option import Options, whole
from cjmap.rules.rule import Hit, Preset, Rule
from cjmap.rules.wording import quoted

INTERVIEWS = whole("interview", 5, "So many people have to be interviewed. NN/g: from five on themes begin to repeat.")
TESTS = whole("usability-test", 5, "So many people have to take part. Nielsen 2000: five find most problems.")
SURVEYS = whole("survey", 30, "So many people have to answer. A matter of taste: of 30, one is still 3 %.")


def check(project: Project, options: Options) -> Iterator[Hit]:
    """Yield a hit for each piece of evidence that is used and has too small a sample."""
    least = {option.name: options[option] for option in (INTERVIEWS, TESTS, SURVEYS)}
    for each in defined(project, "evidence"):
        sample, needed = each.entry.fields.get("sample"), least.get(each.entry.kind or "", 0)
        used = any(each.entry.id in one.used["evidence"] for one in each.maps)
        if used and sample is not None and sample < needed:
            people = "1 person" if sample == 1 else f"{sample} people"
            message = f"{quoted(each.entry.name)} asked {people}; `{each.entry.kind}` needs {needed} or more"
            pointer = each.entry.pointer
            yield Hit(message, pointer, at=(*pointer, "sample"), file=each.file)


RULE = Rule(Severity.INFO, Preset.STRICT, check_project=check, options=(INTERVIEWS, TESTS, SURVEYS))
