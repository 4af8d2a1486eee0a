"""INC12 touchpoint-described-twice: one touchpoint has two owners, or two categories.

Two touchpoints with the same id or name, in one map or in two maps of the project, say different things of whose they
are or which part of the business they belong to.

## Why

Where two teams are said to own a touchpoint, each waits for the other; it is one of the two, or two touchpoints.

## Bad

```yaml
cjmap: 1
title: Joining a gym
stages:
  - name: Trial
    touchpoints: [{name: Welcome tour, owner: team-sales}]
  - name: First month
    touchpoints: [{name: Welcome tour, owner: team-coaches}]
```

## Good

```yaml
cjmap: 1
title: Joining a gym
stages:
  - name: Trial
    touchpoints: [{name: Welcome tour, owner: team-coaches}]
  - name: First month
    touchpoints: [{name: Welcome tour, owner: team-coaches}]
```

## How to fix

Agree on one `owner` (or `category`), or give the two touchpoints names of their own.

## When it is silent

The category of touchpoints that are called like a channel ("Website", "E-mail"): these serve marketing and success at
once. Touchpoints of one map that no persona meets both of. Maps of different languages, and the current state against
the future one.

## Source

cjmap's own: one thing under one name has one description, the first rule of every catalogue of services.
"""

from collections.abc import Iterable, Iterator, Sequence

from cjmap.finding import Severity
from cjmap.model.references import folded
from cjmap.reading.summary import Project, Summary, TouchpointSummary
from cjmap.rules.option import Options
from cjmap.rules.rule import Beside, Hit, Preset, Rule
from cjmap.rules.wording import quoted
from cjmap.vocabulary.channels import recognise_channel

_Found = tuple[Summary, TouchpointSummary]


def check(project: Project, options: Options) -> Iterator[Hit]:
    """Yield a hit for each touchpoint that is described in two ways, at the second one."""
    groups: dict[tuple[str, ...], list[_Found]] = {}
    for summary in project.maps:
        for touchpoint in summary.touchpoints:
            for key in _keys(summary, touchpoint):
                groups.setdefault(key, []).append((summary, touchpoint))
    told: set[tuple[str, str]] = set()
    for group in groups.values():
        for aspect in ("owner", "category"):
            if (pair := _disagreeing(group, aspect)) is not None and _may_disagree(aspect, pair):
                place = pair[1][0].file, pair[1][1].subject
                if place not in told:
                    told.add(place)
                    yield _hit(*pair, aspect)
                break


def _may_disagree(aspect: str, pair: Iterable[tuple[Summary, TouchpointSummary]]) -> bool:
    """Tell whether a touchpoint is one thing: "Website" has one owner, but may be for marketing and for success."""
    return aspect == "owner" or not any(_is_channel(*found) for found in pair)


def _is_channel(summary: Summary, touchpoint: TouchpointSummary) -> bool:
    """Tell whether a touchpoint is called like a channel, of its map or of the vocabulary."""
    entries = [entry for entry in summary.entries if entry.table == "channels"]
    words = [word for entry in entries for word in (entry.id, entry.name, *entry.aliases)]
    known = folded(touchpoint.name) in map(folded, (*words, *summary.touchpoint_channels))
    return known or recognise_channel(touchpoint.name, summary.language) is not None


def _keys(summary: Summary, touchpoint: TouchpointSummary) -> Iterator[tuple[str, ...]]:
    """Yield what a touchpoint is known by, among maps of one language and state."""
    if touchpoint.id is not None:
        yield summary.tongue, summary.state, "id", touchpoint.id
    yield summary.tongue, summary.state, "name", folded(touchpoint.name)


def _disagreeing(group: Sequence[_Found], aspect: str) -> tuple[_Found, _Found] | None:
    """Return two touchpoints of a group that say different things of one aspect, None if there are none."""
    earlier: dict[tuple[str, str, tuple[str, ...]], _Found] = {}
    values: set[str] = set()
    for found in group:
        if (written := getattr(found[1], aspect)) is not None:
            value = folded(written)
            if values - {value}:  # a thousand maps that agree are not compared with each other
                for (_, other, _), first in earlier.items():
                    if other != value and _meet(first, found):
                        return first, found
            values.add(value)
            earlier.setdefault((found[0].file, value, found[1].personas), found)
    return None


def _meet(first: _Found, second: _Found) -> bool:
    """Tell whether somebody meets two touchpoints of one map; in two maps it is the same touchpoint anyway."""
    one, other = first[1].personas, second[1].personas
    return first[0] is not second[0] or one == other or not set(one).isdisjoint(other)


def _hit(first: _Found, second: _Found, aspect: str) -> Hit:
    (one_map, one), (other_map, other) = first, second
    places = (one.stage, other.stage) if one_map is other_map else (one_map.title, other_map.title)
    verb = "belongs to" if aspect == "owner" else "is"
    values = [
        quoted(getattr(each, aspect)) if aspect == "owner" else f"`{getattr(each, aspect)}`" for each in (one, other)
    ]
    message = f"{quoted(other.name)} {verb} {values[0]} in {quoted(places[0])} and {values[1]} in {quoted(places[1])}"
    near = Beside(f"{quoted(one.name)}: {values[0]}", (*one.pointer, aspect), one_map.file)
    at = (*other.pointer, aspect)
    return Hit(message, other.pointer, at=at, name=other.name, related=(near,), file=other_map.file)


RULE = Rule(Severity.WARNING, Preset.RECOMMENDED, check_project=check)
