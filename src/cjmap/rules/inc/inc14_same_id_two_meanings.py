"""INC14 same-id-two-meanings: two maps of a project define one id, and mean different things.

A persona, channel or piece of evidence has the same id in two maps (or two shared files) and another name or kind.

## Why

Whoever lays two maps side by side takes equal ids for one thing: numbers and findings of both get mixed up.

## Bad

```yaml
# visit.cjm.yaml
cjmap: 1
title: Visiting the museum
personas: {family: {name: Family with small children, goals: A dry afternoon}}
stages: [Planning, Visit]
```

```yaml
# membership.cjm.yaml
cjmap: 1
title: Becoming a member
personas: {family: {name: Household with a season pass, goals: To come for half an hour}}
stages: [Hearing of it, Joining]
```

## Good

```yaml
# visit.cjm.yaml
cjmap: 1
title: Visiting the museum
personas: {family: {name: Family with small children, goals: A dry afternoon}}
stages: [Planning, Visit]
```

```yaml
# membership.cjm.yaml
cjmap: 1
title: Becoming a member
personas: {pass-holders: {name: Household with a season pass, goals: To come for half an hour}}
stages: [Hearing of it, Joining]
```

## How to fix

If it is one thing, define it once in a file that `shared` in cjmap.toml names; else give it another id.

## When it is silent

Names in maps of different languages, which may be translations; entries without a name; ids that a shared file defines
(INC13). Evidence whose id is only a kind of evidence, such as `interviews`: each map has its own.

## Source

cjmap's own: a glossary per map, and no common one, is what shared files are for.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from cjmap.finding import Severity
from cjmap.model.references import folded
from cjmap.reading.summary import EntrySummary, Project
from cjmap.rules.option import Options
from cjmap.rules.rule import Beside, Hit, Preset, Rule
from cjmap.rules.wording import quoted
from cjmap.vocabulary import evidence_kinds
from cjmap.vocabulary.comparing import compact

_NOUNS = {"personas": "persona", "channels": "channel", "evidence": "evidence"}


class _Meaning(NamedTuple):
    """What an entry says of its meaning: its kind, and its names in the language of its map (none: its id only).

    Of many entries that say the same the first one is enough to compare with.
    """

    kind: str | None
    tongue: str
    words: frozenset[str]


def check(project: Project, options: Options) -> Iterator[Hit]:
    """Yield a hit for each entry that means something else than one with its id in an earlier file."""
    shared = {(entry.table, entry.id) for each in project.shared for entry in each.entries}
    yield from _compared((each.file, "", each.entries) for each in project.shared)
    yield from _compared(
        (each.file, each.tongue, [entry for entry in each.entries if (entry.table, entry.id) not in shared])
        for each in project.maps
    )


def _compared(files: Iterable[tuple[str, str, Iterable[EntrySummary]]]) -> Iterator[Hit]:
    known: dict[tuple[str, str], dict[_Meaning, tuple[str, EntrySummary]]] = {}
    for file, tongue, entries in files:
        for entry in entries:
            if entry.table in _NOUNS and not _is_only_a_kind(entry):
                earlier = known.setdefault((entry.table, entry.id), {})
                meaning = _meaning(entry, tongue)
                for other_meaning, (other_file, other) in earlier.items():
                    if _clash(meaning, other_meaning):
                        yield _hit(entry, file, other, other_file)
                        break
                earlier.setdefault(meaning, (file, entry))


def _is_only_a_kind(entry: EntrySummary) -> bool:
    """Tell whether an id names no study, only how it was done: `interviews`, `survey`."""
    return entry.table == "evidence" and compact(entry.id).removesuffix("s") in _kinds()


@cache
def _kinds() -> frozenset[str]:
    return frozenset(compact(kind).removesuffix("s") for kind in evidence_kinds())


def _meaning(entry: EntrySummary, tongue: str) -> _Meaning:
    words = {folded(word) for word in (entry.name, *entry.aliases)} if "name" in entry.fields else ()
    return _Meaning(entry.kind, tongue, frozenset(words))


def _clash(one: _Meaning, other: _Meaning) -> bool:
    """Tell whether two entries with one id cannot be one thing: another kind, or another name in the same language."""
    if one.kind is not None and other.kind is not None and one.kind != other.kind:
        return True
    named = one.tongue == other.tongue and one.words and other.words
    return bool(named) and one.words.isdisjoint(other.words)


def _hit(entry: EntrySummary, file: str, other: EntrySummary, other_file: str) -> Hit:
    one, two = quoted(entry.name), quoted(other.name)
    if folded(entry.name) == folded(other.name):
        one, two = f"of kind `{entry.kind}`", f"of kind `{other.kind}`"
    message = f"The {_NOUNS[entry.table]} `{entry.id}` is {one} here and {two} in {other_file}"
    near = Beside(f"the other `{entry.id}`", other.pointer, other_file)
    return Hit(message, entry.pointer, name=entry.name, related=(near,), file=file)


RULE = Rule(Severity.WARNING, Preset.RECOMMENDED, check_project=check)
