"""INC07 channel-under-two-names: one channel goes by two names.

Two channels whose names differ only in spelling ("E-mail" and "email", "App" and "apps"), one that is an alias of the
other, or two words for one channel ("Correo electrónico" and "E-mail"). Maps of one project are compared, too, if they
are in the same language.

## Why

A channel with two names falls apart: half of its touchpoints are missing wherever somebody looks at one of them.

## Bad

```yaml
cjmap: 1
title: A cooking class
stages:
  - name: Booking
    touchpoints:
      - {name: Form, channels: web}
      - {name: Call about allergies, channels: phone}
  - name: Class
    touchpoints:
      - {name: Help line for latecomers, channels: telephone}
```

## Good

```yaml
cjmap: 1
title: A cooking class
stages:
  - name: Booking
    touchpoints:
      - {name: Form, channels: web}
      - {name: Call about allergies, channels: phone}
  - name: Class
    touchpoints:
      - {name: Help line for latecomers, channels: phone}
```

## How to fix

Write one name everywhere; keep the other words as `aliases:` of that one channel.

## When it is silent

Words that differ only in case or spaces where there is no table of channels: cjmap reads them as one. Two channels of
different `kind`. Post is no e-mail, a chatbot no chat.

## Source

cjmap's own: channels are compared by their names, in the map and in behaviour data.
"""

from collections.abc import Iterator

from msgspec import Struct

from cjmap.finding import Severity
from cjmap.model.references import folded
from cjmap.reading.summary import EntrySummary, Project, Summary
from cjmap.rules.option import Options
from cjmap.rules.rule import Beside, Hit, Preset, Rule
from cjmap.rules.wording import quoted
from cjmap.vocabulary.channels import recognise_channel
from cjmap.vocabulary.comparing import compact
from cjmap.where import Pointer


class _Named(Struct, frozen=True):
    """A channel as it is named somewhere: its id (None for a word of a map without a table) and all its words."""

    id: str | None
    name: str
    words: tuple[str, ...]
    kind: str | None
    file: str
    pointer: Pointer


def check(project: Project, options: Options) -> Iterator[Hit]:
    """Yield a hit for each pair of names of one channel, where the second one stands first."""
    shared = [
        _entry(entry, each.file) for each in project.shared for entry in each.entries if entry.table == "channels"
    ]
    told: set[frozenset[str]] = set()
    for tongue in dict.fromkeys(("", *(summary.tongue for summary in project.maps))):
        known: dict[str, _Named] = {}
        named = [*shared, *(each for summary in project.maps if summary.tongue == tongue for each in _named(summary))]
        for channel in named:
            keys = _keys(channel, tongue or None)
            other = next((known[key] for key in keys if key in known and _differ(channel, known[key])), None)
            if other is not None and (pair := frozenset((channel.name, other.name, channel.id or ""))) not in told:
                told.add(pair)
                yield _hit(channel, other)
            for key in keys:
                known.setdefault(key, channel)


def _entry(entry: EntrySummary, file: str) -> _Named:
    return _Named(entry.id, entry.name, (entry.id, entry.name, *entry.aliases), entry.kind, file, entry.pointer)


def _named(summary: Summary) -> Iterator[_Named]:
    """Yield the channels that a map itself names: the entries of its table, else the words of its touchpoints."""
    for entry in summary.entries:
        if entry.table == "channels":
            yield _entry(entry, summary.file)
    for word in summary.channel_words:
        yield _Named(None, word.text, (word.text,), None, summary.file, word.pointer)


def _keys(channel: _Named, language: str | None) -> dict[str, None]:
    """Return what a channel is found by: its words, spelled alike, and the channel of the vocabulary that it is."""
    spelled = (compact(word) for word in channel.words)
    keys = {word.removesuffix("s") if len(word) > 3 else word: None for word in spelled if word}
    meant = recognise_channel(channel.name, language)
    return {**keys, f"={meant}": None} if meant is not None else keys


def _differ(channel: _Named, other: _Named) -> bool:
    """Tell whether two names that mean one channel are not the same anyway, nor two kinds of channel."""
    if channel.id is not None and other.id is not None:
        same = channel.id == other.id
    else:
        same = not {folded(word) for word in channel.words}.isdisjoint(map(folded, other.words))
    return not same and (channel.kind is None or other.kind is None or channel.kind == other.kind)


def _hit(channel: _Named, other: _Named) -> Hit:
    where = "" if channel.file == other.file else f" in {other.file}"
    message = f"{_called(channel, other)} and {_called(other, channel)}{where} are one channel under two names"
    near = Beside(f"the other name, {quoted(other.name)}", other.pointer, other.file)
    return Hit(message, channel.pointer, name=channel.name, related=(near,), file=channel.file)


def _called(channel: _Named, other: _Named) -> str:
    """Return a name, with its id where both are called alike."""
    alike = channel.id is not None and folded(channel.name) == folded(other.name)
    return f"{quoted(channel.name)} (`{channel.id}`)" if alike else quoted(channel.name)


RULE = Rule(Severity.WARNING, Preset.RECOMMENDED, check_project=check)
