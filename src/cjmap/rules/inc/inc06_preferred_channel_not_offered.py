"""INC06 preferred-channel-not-offered: a persona prefers a channel on which nobody meets them.

`channels` of a persona are those that they prefer. None of the touchpoints that the persona meets is on such a channel.
A persona of a shared file is asked for over all maps of the project.

## Why

Customers who have to come to us on our terms come less often, and some do not come at all.

## Bad

```yaml
cjmap: 1
title: Renewing a fishing licence
personas:
  angler: {name: Retired angler, channels: [post office], goals: Fish on the first day of the season}
stages:
  - name: Renewal
    touchpoints: [{name: Licence form, channels: web}]
```

## Good

```yaml
cjmap: 1
title: Renewing a fishing licence
personas:
  angler: {name: Retired angler, channels: [post office], goals: Fish on the first day of the season}
stages:
  - name: Renewal
    touchpoints:
      - {name: Licence form, channels: web}
      - {name: Licence counter, channels: post office}
```

## How to fix

Meet them there, or write under `channels:` of the persona what they really prefer, and where you know it from.

With `per = "stage"` every stage is asked in which none of a persona's channels is used.

## When it is silent

A persona for whom the map knows no channel at all. By default a preference is about contact, not about each stage: in a
product everything is the app, and nobody wants a letter there.

## Source

Guides on personas ask for the preferred channels so that somebody compares them with those that are offered.
"""

from collections.abc import Iterator, Sequence

from cjmap.finding import Severity
from cjmap.reading.summary import Preference, Project, Summary
from cjmap.rules.option import Options, choice
from cjmap.rules.rule import Hit, Preset, Rule
from cjmap.rules.wording import enumerated, quoted

PER = choice(
    "per",
    "journey",
    "Whether a channel must be offered somewhere in the `journey`, or one of them in each `stage`. The default is a"
    " matter of taste: preferences are about contact.",
    ("journey", "stage"),
)


def check(project: Project, options: Options) -> Iterator[Hit]:
    """Yield a hit for each persona who prefers what nobody offers; for each such stage if asked per stage."""
    asked: set[tuple[str, str]] = set()
    for summary in project.maps:
        for persona, preferences in _by_persona(summary).items():
            home = _home(project, summary, persona)
            if options[PER] == "stage":
                yield from _in_stages(summary, persona, preferences)
            elif home == summary.file:
                yield from _in_journeys((summary,), home, persona, preferences)
            elif project.whole and (home, persona) not in asked:
                asked.add((home, persona))
                yield from _in_journeys(project.maps, home, persona, preferences)


def _by_persona(summary: Summary) -> dict[str, list[Preference]]:
    found: dict[str, list[Preference]] = {}
    for preference in summary.preferences:
        if preference.persona in summary.personas:
            found.setdefault(preference.persona, []).append(preference)
    return found


def _home(project: Project, summary: Summary, persona: str) -> str:
    """Return the file that defines a persona of a map."""
    for file, entries in ((summary.file, summary.entries), *((each.file, each.entries) for each in project.shared)):
        if any(entry.table == "personas" and entry.id == persona for entry in entries):
            return file
    return summary.file


def _in_journeys(maps: Sequence[Summary], file: str, persona: str, preferences: Sequence[Preference]) -> Iterator[Hit]:
    """Yield a hit if some preferred channels are used nowhere in these maps, and others are."""
    met = {
        channel
        for each in maps
        for meeting in each.meetings
        if meeting.persona == persona
        for channel in meeting.channels
    }
    missing = [preference for preference in preferences if preference.channel not in met]
    if met and missing:
        uses = "uses it" if len(missing) == 1 else "uses them"
        name = preferences[0].persona_name
        message = f"{quoted(name)} prefers {_names(missing)}, and no touchpoint for them {uses}"
        yield Hit(message, missing[0].pointer, name=name, file=file)


def _in_stages(summary: Summary, persona: str, preferences: Sequence[Preference]) -> Iterator[Hit]:
    """Yield a hit for each stage in which a persona meets us on none of the channels that they prefer."""
    wanted = {preference.channel for preference in preferences}
    for meeting in summary.meetings:
        if meeting.persona == persona and wanted.isdisjoint(meeting.channels):
            name = preferences[0].persona_name
            uses = "uses it" if len(preferences) == 1 else "uses one of them"
            where = f"no touchpoint in {quoted(meeting.stage)} {uses}"
            message = f"{quoted(name)} prefers {_names(preferences)}, and {where}"
            place = (*meeting.pointer, "name")
            subject = f"{meeting.subject}/for/{persona}"
            yield Hit(message, meeting.pointer, at=place, name=meeting.stage, subject=subject, file=summary.file)


def _names(preferences: Sequence[Preference]) -> str:
    return enumerated(quoted(preference.name) for preference in preferences)


RULE = Rule(Severity.WARNING, Preset.RECOMMENDED, check_project=check, options=(PER,))
